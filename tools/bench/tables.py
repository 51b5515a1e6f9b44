"""The figures as text for a terminal or a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.report import Report
from bench.rows import Row, Table
from bench.targets import Verdict, verdicts

TITLES = {
    "words": "(a) words, paragraph as document: top 20 and 3 facets; same hits and counts in all rows",
    "archive": "(b) the product's own question: articles, strings and words, passages, facets",
}
_COLUMNS = (
    "", "p50 ms", "p95 ms", "p99 ms", "build/s", "+cutting", "MB", "of it text", "build MB", "open ms", "add ms",
    "peak MB", "own MB", "recall",
)  # fmt: skip
_LEGEND = """\
p50, p95, p99: over each question's median of the rounds. build/s: paragraphs in a CPU second, words given;
+cutting: from uncut text. MB: on disk; of it text: the text itself, where an engine that searches in it can
tell. build MB, peak MB: most memory held while building, while asked; own MB: of it the process's own, without
mapped files. open: until a first question is answered. add: until 100 new articles are found. recall: of
random cuts of 1 to 8 characters, found in their article."""


def rendered(report: Report) -> str:
    """The whole report."""
    parts = [
        "\n".join(f"{key}: {value}" for key, value in report.about.items()),
        *("\n".join(_table(table)) for table in report.tables),
        *([_LEGEND] if report.tables else []),
        "\n".join(_pipeline(report)),
        "\n".join(_pages(report)),
        "\n".join(_targets(verdicts(report))),
    ]
    return "\n\n".join(part for part in parts if part)


def _table(table: Table) -> Iterator[str]:
    yield f"{TITLES[table.name]}; {table.paragraphs:,} paragraphs"
    again = table.rows[0].engine + ", again"
    latency = (_ms(table.again.p50), _ms(table.again.p95), _ms(table.again.p99))
    blank = ("",) * (len(_COLUMNS) - 4)
    yield from _grid([_COLUMNS, *(_cells(table, r) for r in table.rows), (again, *latency, *blank)])
    yield from (f"no row for {engine}: {why}" for engine, why in table.absent.items())
    yield "p95 ms by kind of question"
    kinds = list(table.rows[0].kinds)
    rows = [(r.engine, *(_ms(r.kinds[kind].p95) for kind in kinds)) for r in table.rows]
    yield from _grid([("", *kinds), *rows])


def _cells(table: Table, row: Row) -> tuple[str, ...]:
    return (
        row.engine,
        *map(_ms, (row.latency.p50, row.latency.p95, row.latency.p99)),
        f"{table.speed(row):,.0f}",
        f"{table.speed(row, cutting=True):,.0f}",
        *(f"{size / 1e6:,.1f}" for size in (row.bytes, row.text, row.build_peak)),
        _ms(row.open),
        _ms(row.add),
        *(f"{size / 1e6:,.0f}" for size in (row.peak, row.own)),
        "–" if row.recall is None else f"{row.recall:.3f}",
    )


def _pipeline(report: Report) -> Iterator[str]:
    for r in report.rebuilt:
        yield (
            f"raw {r.kind} to searchable, {r.paragraphs:,} paragraphs: {r.speed:.3f} MB/s a core, peak "
            f"{r.peak / 1e6:,.0f} MB, archive {r.archive_bytes / 1e6:,.1f} MB of "
            f"{r.text_bytes / 1e6:,.1f} MB of text"
        )
    for s in report.served:
        p50, p95, p99 = map(_ms, (s.latency.p50, s.latency.p95, s.latency.p99))
        yield (
            f"search page, {s.paragraphs:,} paragraphs, 2 workers, 8 clients: {s.per_second:,.0f} "
            f"pages made a second, p50 {p50}, p95 {p95}, p99 {p99} ms; of pages just made "
            f"{s.kept_per_second:,.0f} a second; {s.failed} failed"
        )


def _pages(report: Report) -> Iterator[str]:
    if report.pages:
        rows = [
            (
                p.name,
                *(f"{n:.2f}" for n in (p.split, p.words, p.ratio, p.tagging, p.tables)),
            )
            for p in report.pages
        ]
        head = ("pages read and split", "MB/s", "words", "× words", "tagging", "tables s")
        yield from _grid([head, *rows])


def _targets(found: Sequence[Verdict]) -> Iterator[str]:
    """Each target with its figure, and whether it is met."""
    said = {True: "met", False: "MISSED", None: "(not asked for at this size)"}
    rows = [
        (v.what, f"{v.paragraphs:,}" if v.paragraphs else "-", _figure(v.value), "≥" if v.at_least else "≤",
         _figure(v.bound), said[v.met])
        for v in found
    ]  # fmt: skip
    if rows:
        yield from _grid([("targets", "paragraphs", "figure", "", "target", ""), *rows])


def _grid(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns set right, the first one left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (text.rjust(width) for text, width in zip(others, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *cells)).rstrip()


def _ms(value: float | None) -> str:
    return "–" if value is None else _figure(value)


def _figure(value: float) -> str:
    """Three figures, or all before the point.

    >>> _figure(1234.5), _figure(12.345), _figure(0.0051234)
    ('1,234', '12.3', '0.00512')
    """
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
