"""Dates: the day an article's event happened, else the day it was printed, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from archive.texts import Article, Metadata
from indexer.tagging.dates.bounds import bounded, year_told
from indexer.tagging.dates.find import When, find_dates
from indexer.tagging.dates.resolve import Dated, MateDay, alone, event_of, with_issue
from indexer.tagging.dates.rough import find_rough
from indexer.tagging.dates.years import YearSign, year_of, year_signs
from indexer.tagging.fields import mates, pieces

__all__ = ["Dated", "date_articles", "year_told"]


def date_articles(articles: Sequence[Article], metadata: Metadata) -> tuple[Dated, ...]:
    """The dates of the articles of one page, in their order."""
    whens = [find_dates(pieces(article)) for article in articles]
    issue = _issue(metadata)
    if issue:
        origin = metadata.origin("issue_date")
        roughs = [find_rough(pieces(article)) for article in articles]
        return tuple(
            with_issue(found, issue, origin, rough)
            for found, rough in zip(whens, roughs, strict=True)
        )
    signs = [year_signs(pieces(a), a.id) for a in articles]
    days = [_mate_day(a.id, found) for a, found in zip(articles, whens, strict=True)]
    told = (_alone(i, whens[i], signs, days) for i in range(len(articles)))
    return tuple(
        _unless_past(dated, bounded(pieces(article)))
        for article, dated in zip(articles, told, strict=True)
    )


def _alone(
    i: int, whens: list[When], signs: list[list[YearSign]], days: list[MateDay | None]
) -> Dated:
    own = [replace(sign, article=None) for sign in signs[i]]
    year = year_of(own)
    others = [sign for found in mates(signs, i) for sign in found]
    reported = [day for day in mates(days, i) if day]
    return alone(whens, year or year_of([*own, *others]), year is not None, reported)


def _unless_past(dated: Dated, bounds: Dated) -> Dated:
    """A date, or only the bounds where there is none or the text also tells of years after it."""
    value, low = dated.date.value, bounds.date.earliest
    past = value and low and int(low[:4]) > int(value[:4]) + 1
    return dated if value and not past else bounds


def _mate_day(article: str, whens: list[When]) -> MateDay | None:
    when = event_of(whens)
    return (
        MateDay(article, when, when.month, when.day) if when and when.month and when.day else None
    )


def _issue(metadata: Metadata) -> date | None:
    try:
        return date.fromisoformat(metadata.issue_date) if metadata.issue_date else None
    except ValueError:
        return None
