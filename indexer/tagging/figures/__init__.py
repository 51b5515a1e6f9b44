"""Figures: value, unit and counted thing of every number that counts or measures something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.tags import Evidence, Figure
from archive.texts import Article
from indexer.tagging.fields import Piece, folded, pieces, quoted
from indexer.tagging.figures.counted import counted
from indexer.tagging.figures.find import Number, numbers
from indexer.tagging.figures.refuse import is_figure

_UNSEEN = ("byline",)
_HEADINGS = ("kicker", "headline", "deck")
RULES = {
    "age": "年龄界限",
    "area": "面积",
    "count": "数词加量词",
    "data": "数据量",
    "energy": "电力",
    "length": "长度",
    "money": "金额",
    "percent": "百分比和倍数",
    "speed": "速度",
    "temperature": "温度",
    "time": "用时",
    "volume": "体积",
    "weight": "重量",
}


@dataclass(frozen=True, slots=True)
class FigureTags:
    """The figures of an article in reading order, each with one evidence, in the same order."""

    figures: tuple[Figure, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def find_figures(article: Article) -> FigureTags:
    """The figures of an article's body and captions; of its headings where it has no body.

    None is added to another; headings mostly repeat what the body says. What is said again with
    the same words for the thing is one figure, where it stands first.
    """
    found: list[tuple[Figure, Evidence]] = []
    seen: set[tuple[object, ...]] = set()
    for figure, evidence in (pair for piece in _told(article) for pair in figures_of(piece)):
        said = (figure.value, figure.unit, figure.of, figure.bound)
        if figure.of and figure.value is not None and said in seen:
            continue
        seen.add(said)
        found.append((figure, evidence))
    return FigureTags(tuple(f for f, _ in found), tuple(e for _, e in found))


def figures_of(piece: Piece) -> Iterator[tuple[Figure, Evidence]]:
    """The figures of one field with their evidence, whose quote is the figure's text."""
    plain = folded(piece.text)
    for number in numbers(plain.text):
        if not is_figure(plain.text, number):
            continue
        thing, low, high = counted(plain.text, number)
        start, end = plain.span(low, high)
        figure = Figure(
            text=piece.text[start:end],
            value=_whole(number.value),
            unit=number.unit,
            of=thing,
            bound=number.bound,
            paragraph=piece.where,
        )
        yield figure, quoted(f"figure={figure.text}", RULES[number.kind], piece, start, end)


def _told(article: Article) -> Iterator[Piece]:
    for piece in pieces(article):
        heading = piece.where in _HEADINGS
        if piece.where not in _UNSEEN and not (heading and article.paragraphs):
            yield piece


def _whole(value: float | None) -> float | None:
    """An int where nothing is lost, so that 577 is written 577."""
    return int(value) if value is not None and value.is_integer() else value


__all__ = ["FigureTags", "Number", "figures_of", "find_figures"]
