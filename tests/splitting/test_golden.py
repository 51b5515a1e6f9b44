"""What becomes of the seed pages, as text a person can read (pytest --update-golden rewrites)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from seed_split import split_seeds

from archive.texts import Article, Fragment, Leftover, Paragraph

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_golden(seed: str, update_golden: bool) -> None:
    articles, leftovers = split_seeds()[seed]
    text = "\n".join((*_articles(articles), *map(_leftover, leftovers))) + "\n"
    path = GOLDEN / f"{seed}.txt"
    if update_golden:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def _articles(articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        facts = [article.kind, *article.state]
        facts += [f"截断 {article.truncated}"] if article.truncated != "none" else []
        facts += [f"统领 {' '.join(article.applies_to)}"] if article.applies_to else []
        yield f"【{article.id}】{' · '.join(facts)}"
        for label, field in (
            ("引题", article.kicker),
            ("标题", article.headline),
            ("副题", article.deck),
            ("署名", article.byline),
            *(("图注", caption) for caption in article.captions),
        ):
            if field:
                yield f"  {label} {_at(field.fragments)} {field.text}"
        yield from _body(article)
        yield from (f"  缺失 {gap.line} {gap.missing} {gap.why}" for gap in article.gaps)
        yield from (f"  存疑 {doubt.message}" for doubt in article.doubts)
        yield ""


def _body(article: Article) -> Iterator[str]:
    for paragraph in article.paragraphs:
        for part in article.subheadings:
            if part.before == paragraph.n:
                yield f"  小标题 {_at(part.fragments)} {part.text}"
        yield f"  {paragraph.n} {_at(paragraph.fragments)} {_short(paragraph.text)}"
        yield from _seams(paragraph)


def _seams(paragraph: Paragraph) -> Iterator[str]:
    pieces = paragraph.fragments
    for left, join, right in zip(pieces, paragraph.joins, pieces[1:], strict=False):
        overlap = f" 重复“{join.overlap}”" if join.overlap else ""
        yield (
            f"      {join.from_line}→{join.to_line} {join.score:.2f} "
            f"…{left.text[-6:]}|{right.text[:6]}… {join.reason}{overlap}"
        )


def _at(fragments: Iterable[Fragment]) -> str:
    return "[" + "+".join(str(fragment.line) for fragment in fragments) + "]"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:40]}…{text[-16:]}（{len(text)} 字）"


def _leftover(leftover: Leftover) -> str:
    return f"剩余 [{leftover.fragment.line}] {leftover.fragment.text}（{leftover.reason}）"
