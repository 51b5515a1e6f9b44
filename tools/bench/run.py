"""All parts of the benchmark in order."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from pathlib import Path

from bench.comparison import Say, compare
from bench.corpus import made_articles, with_words, write_corpus
from bench.pages import pages
from bench.pipeline import rebuilt
from bench.plan import Limits, plans
from bench.questions import Drawer
from bench.report import Report
from bench.serving import served

SERVED_SECONDS = 5.0


def measured(
    sizes: Sequence[int],
    parts: Collection[str],
    peers: Collection[str] | None,
    limits: Limits,
    scratch: Path,
    about: dict[str, str],
    say: Say,
) -> Report:
    """Make the corpus, measure the parts asked for. Unequal when engines disagree."""
    started = time.perf_counter()
    tables = []
    wanted = plans(sizes, [p for p in ("words", "archive") if p in parts], peers, limits)
    if wanted:
        size = max(plan.paragraphs for plan in wanted)
        say(f"making {size} paragraphs")
        corpus = write_corpus(scratch / "corpus", size)
        about["corpus"] = (
            f"{size:,} paragraphs, {corpus.text_bytes / 1e6:,.1f} MB of text; made in "
            f"{corpus.making:,.1f} CPU s, words cut in {corpus.cutting:,.1f} "
            f"({corpus.text_bytes / 1e6 / corpus.cutting:.2f} MB/s)"
        )
        tables = [compare(plan, corpus, scratch, say) for plan in wanted]
        corpus.path.unlink()
    small = min(limits.pipeline, max(sizes))
    home = scratch / "home"
    built = []
    if "pipeline" in parts or "serving" in parts:
        for kind in ("txt", "jsonl"):
            say(f"rebuilding from {kind}, {small} paragraphs")
            built.append(rebuilt(kind, small, home, scratch))
    asked = []
    if "serving" in parts:
        say(f"serving {small} paragraphs")
        questions = Drawer(map(with_words, made_articles(small))).strings()
        asked.append(served(home, small, questions, SERVED_SECONDS))
    split = []
    if "pages" in parts:
        say("reading and splitting pages")
        split = pages(*limits.pages)
    about["took"] = f"{time.perf_counter() - started:,.0f} s"
    return Report(about, tuple(tables), tuple(built), tuple(asked), tuple(split))
