"""The article's date: the event it reports, else its publication; never more than the evidence."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from archive.tags import Basis, Evidence, NewsDate
from indexer.tagging.dates.feasts import feast_day
from indexer.tagging.dates.find import When
from indexer.tagging.dates.rough import Rough
from indexer.tagging.dates.years import YearSign
from indexer.tagging.fields import quoted

RECENT = timedelta(days=31)  # how old an event may be to be what a paper reports
_FEW_DAYS = 3
_JUST = timedelta(2)  # before a dateline: what is reported under it
_LEADS_UP, _NEWS = 10, timedelta(6)  # days: what leads up to the news is older than it
_TO_DATE = 2  # how old 截至… may be to stand for the day of the news
_BELOW = 12  # how old an event may be that only stands below the lead
_SOON, _LONG_AGO = 6, 20  # a day without month: rather soon than long ago


@dataclass(frozen=True, slots=True)
class Dated:
    """An article's date and why."""

    date: NewsDate = field(default_factory=NewsDate)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class MateDay:
    """The day a page-mate reports: its expression, the year if known, and the mate's id."""

    article: str
    when: When
    month: int
    day: int


def with_issue(
    whens: Sequence[When], issue: date, origin: str | None, roughs: Iterable[Rough] = ()
) -> Dated:
    """The date of an article in a paper of a known day: its event, at worst known roughly, else
    the issue date."""
    base = _dateline_day(whens, issue) or issue
    ordered = _just_before(_foreground(_in_order(whens), base, issue), base)
    for when in ordered:
        day = _resolved(when, base if when.back is not None else issue)
        last = _last(day, when)
        if day and last and _reported(when, last, issue):
            if day < last and (one := _single(ordered, issue, day, last)):
                when, day = one
                last = day
            stated = when.year is not None
            value = _value(day, when)
            evidence = [_evidence(value, "日期", when)]
            if not stated:
                evidence.append(_sidecar(value, issue, origin))
            return _on(day, "stated" if stated else "relative", evidence, last)
    for rough in roughs:
        first, last = rough.span(base)
        if first.month == last.month and timedelta(0) <= issue - last <= RECENT:
            found = quoted(f"date={first.isoformat()[:7]}", "日期", *rough.at)
            printed = _sidecar(first.isoformat()[:7], issue, origin)
            return _on(first, "relative", [found, printed], last)
    return _on(issue, "sidecar", [_sidecar(issue.isoformat(), issue, origin)])


def _reported(when: When, day: date, issue: date) -> bool:
    """Whether a day is one that a paper of `issue` reports: recent, or announced for 本周六."""
    coming = when.weeks == 0 and when.leads and issue < day
    if when.up_to and (issue - day).days > _TO_DATE:
        return False
    if when.began and (issue - day).days > _SOON:
        return False
    if when.bought and (issue - day).days > _FEW_DAYS:
        return False
    if not when.leads and not when.dateline and (issue - day).days > _BELOW:
        return False
    return coming or timedelta(0) <= issue - day <= RECENT


def _single(
    whens: Iterable[When], issue: date, first: date, last: date
) -> tuple[When, date] | None:
    """The one day of a span that a text also speaks of by itself."""
    days = ((w, _resolved(w, issue)) for w in whens if w.back is None and w.until is None)
    return next(((w, day) for w, day in days if day and first <= day <= last), None)


def _foreground(whens: Sequence[When], base: date, issue: date) -> list[When]:
    """The events, with what is news before the older days that lead up to it."""
    first = _resolved(whens[0], issue) if whens else None
    if first is None or whens[0].back is not None:
        return list(whens)
    news, day = _news(whens, base, issue, first) or (whens[0], first)
    if (day - first).days > _FEW_DAYS:
        return _with_first(news, whens)
    return list(whens)


def _just_before(whens: list[When], base: date) -> list[When]:
    """Before a dateline that comes first, what happened at an hour of the days right before it."""
    if not whens or not whens[0].dateline:
        return whens
    for when in whens:
        day = _resolved(when, base) if when.hour and when.event and not when.aside else None
        if day and timedelta(0) < base - day <= _JUST and not when.learnt:
            return _with_first(when, whens)
    return whens


def _with_first(first: When, whens: Iterable[When]) -> list[When]:
    return [first, *(when for when in whens if when is not first)]


def _news(whens: Sequence[When], base: date, issue: date, first: date) -> tuple[When, date] | None:
    """A lead sentence's 昨日, else a day of the last ones where the `first` is long ago."""
    told = [w for w in whens if w.leads and not w.learnt]
    for when in told:
        if when.back in (1, 2):
            day = base - timedelta(days=when.back)
            if when.opens or (day - first).days > _NEWS.days:
                return when, day
    if (issue - first).days > _LEADS_UP:
        days = ((w, _resolved(w, issue)) for w in told if not (w.aside or w.dateline))
        return next(((w, d) for w, d in days if d and timedelta(0) <= issue - d <= _NEWS), None)
    return None


def alone(
    whens: Sequence[When], year: YearSign | None, own: bool, mates: Sequence[MateDay]
) -> Dated:
    """The date of an article without issue date: from its words, the year's sign (`own` if it
    stands in the article), and the days its page-mates report."""
    for when in _in_order(whens):
        month, mate = _month(when, whens, mates)
        printed = when.year
        if when.day is None or month is None:
            continue
        chosen = printed or (year.year if year else None)
        day = when.day_in(chosen, month) if chosen else None
        if day is None:
            return Dated()
        value = _value(day, when)
        evidence = [_evidence(value, "日期", when)]
        if when.month is None and mate:
            evidence.append(_of_mate(value, "月份", mate))
        if printed is None and year:
            evidence.append(_of_year(value, year))
        whole = (printed or own) and not mate
        return _on(day, "stated" if whole else "page", evidence, _last(day, when))
    return _from_page(whens, year, own, mates)


def event_of(whens: Sequence[When]) -> When | None:
    """The expression with month and day that dates an article, if it has one."""
    return next((w for w in _in_order(whens) if w.month and w.day), None)


def _from_page(
    whens: Sequence[When], year: YearSign | None, own: bool, mates: Sequence[MateDay]
) -> Dated:
    """An undated article: published on or soon after the last day its page-mates report."""
    if year is None:
        return Dated()
    days = sorted(d for m in mates if (d := m.when.day_in(year.year, m.month)))
    if not days or not _same_month(days):
        return _bounded(
            str(year.year),
            None,
            "stated" if own and not mates else "page",
            [_of_year(str(year.year), year)],
        )
    last = days[-1]
    value = last.isoformat()[:7]
    mate = max(mates, key=lambda m: (m.month, m.day, m.article))
    evidence = [_of_mate(value, "同版日期", mate), _of_year(value, year)]
    relative = next((w for w in _in_order(whens) if w.back), None)
    earliest = last - timedelta(days=relative.back or 0) if relative else last
    if relative:
        evidence.insert(0, _evidence(value, "日期", relative))
    near = (last - days[0]).days <= _FEW_DAYS and earliest.month == last.month
    return _bounded(value, earliest if near else None, "page", evidence)


def _same_month(days: list[date]) -> bool:
    """Whether publication can be put in the month of the last day: not at the month's very end."""
    last = days[-1]
    return (
        last.day <= calendar.monthrange(last.year, last.month)[1] - 2
        and days[0].month == last.month
    )


def _in_order(whens: Iterable[When]) -> list[When]:
    """Events in the lead (spans of days after single days), then datelines, then the rest; what
    only describes something (7月21日那场雨) comes last."""
    asides = [w for w in whens if w.event and w.aside]
    events = [w for w in whens if w.event and not w.aside]
    lead = [w for w in events if w.leads and not w.dateline]
    happened = any(w.hour and not w.learnt and w.back != 0 for w in lead)
    lead.sort(key=lambda w: (w.up_to, w.until is not None, w.learnt and happened))
    datelines = [w for w in events if w.dateline]
    rest = [w for w in events if w not in lead and w not in datelines]
    return [*lead, *datelines, *rest, *asides]


def _dateline_day(whens: Iterable[When], issue: date) -> date | None:
    days = (_resolved(w, issue) for w in whens if w.dateline)
    return next((d for d in days if d and timedelta(0) <= issue - d <= RECENT), None)


def _resolved(when: When, base: date) -> date | None:
    """The day an expression means when written on `base`: the latest that is not after it."""
    if when.back is not None:
        return base - timedelta(days=when.back)
    if when.feast:
        day = feast_day(when.feast, base)
        return day + timedelta(days=when.plus) if day else None
    if when.weekday is not None:
        monday = base - timedelta(days=base.weekday())
        if when.weeks is not None:
            return monday + timedelta(days=when.weekday - 7 * when.weeks)
        return base - timedelta(days=(base.weekday() - when.weekday) % 7)
    if when.year and when.month:
        return when.day_in(when.year, when.month)
    if when.month and when.years is not None:
        return when.day_in(base.year - when.years, when.month)
    if when.months is not None:
        month = base.year * 12 + base.month - 1 - when.months
        return when.day_in(month // 12, month % 12 + 1)
    if when.month:
        days = (when.day_in(base.year - n, when.month) for n in (0, 1))
    else:
        soon = when.day_in(base.year, base.month)
        if soon and base < soon <= base + timedelta(days=_SOON):
            long_ago = base - timedelta(days=_LONG_AGO)
            if _month_before(soon) < long_ago:
                return soon
        first = base.replace(day=1)
        before = first - timedelta(days=1)
        days = (when.day_in(d.year, d.month) for d in (first, before))
    return next((d for d in days if d and d <= base), None)


def _month_before(day: date) -> date:
    """Some day a month earlier, near enough to compare with."""
    return day - timedelta(days=30)


def _month(
    when: When, whens: Sequence[When], mates: Sequence[MateDay]
) -> tuple[int | None, MateDay | None]:
    """The month of a day: printed, from the article's own dates, or from the page-mates'."""
    if when.month or when.day is None:
        return when.month, None
    own = [w.month for w in whens if w.month and w.event]
    if own:
        return own[0], None
    if not mates:
        return None, None
    last = max(mates, key=lambda m: (m.month, m.day, m.article))
    month = last.month if when.day <= last.day + _FEW_DAYS else (last.month - 2) % 12 + 1
    return month, last


def _last(day: date | None, when: When) -> date | None:
    """The last day of what an expression means: that of its span, if there is such a day."""
    if day is None or when.until is None:
        return day
    fits = when.until <= calendar.monthrange(day.year, day.month)[1]
    return day.replace(day=when.until) if fits else day


def _value(day: date, when: When) -> str:
    """The day, or the month of a span of days."""
    return day.isoformat()[: 10 if _last(day, when) == day else 7]


def _on(day: date, basis: Basis, evidence: Sequence[Evidence], last: date | None = None) -> Dated:
    low, high = day.isoformat(), (last or day).isoformat()
    if low != high:
        return Dated(NewsDate(low[:7], "month", low, high, basis), tuple(evidence))
    return Dated(NewsDate(low, "day", low, high, basis), tuple(evidence))


def _bounded(
    value: str, earliest: date | None, basis: Basis, evidence: Sequence[Evidence]
) -> Dated:
    year, month = int(value[:4]), int(value[5:]) if len(value) > 4 else None
    first = date(year, month or 1, 1)
    last = date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    low = (earliest or first).isoformat()
    return Dated(
        NewsDate(value, "month" if month else "year", low, last.isoformat(), basis), tuple(evidence)
    )


def _evidence(value: str, rule: str, when: When) -> Evidence:
    return quoted(f"date={value}", rule, when.piece, when.start, when.end)


def _of_mate(value: str, rule: str, mate: MateDay) -> Evidence:
    return replace(_evidence(value, rule, mate.when), decided="page", article=mate.article)


def _of_year(value: str, sign: YearSign) -> Evidence:
    found = quoted(f"date={value}", "年份", sign.piece, sign.start, sign.end)
    return replace(found, decided="page", article=sign.article) if sign.article else found


def _sidecar(value: str, issue: date, origin: str | None) -> Evidence:
    return Evidence(
        f"date={value}", "出版日期", issue.isoformat(), decided="sidecar", origin=origin
    )
