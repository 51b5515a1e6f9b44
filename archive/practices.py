"""The register of practices: which names are variants of one, who has it, where and since when."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

UNIT = "unit"  # the key of evidence that says whose a practice is
_NOISE = re.compile(r"[“”\"'‘’「」《》\s·•,，、]")
_QUOTED = re.compile(r"[“「‘《\"]([^”」’》\"]+)[”」’》\"]")
_GLOSS = re.compile(r"[(（][^()（）]*[)）]")
_ENDING = re.compile("(?:工作法|工作机制|机制|模式|行动|工程|活动|计划|制度|工作制)$")
# What counts the parts of a practice: 三捐, 四议两公开.
NUMERAL = "一二三四五六七八九十百千万两双"
_COUNTED = re.compile(rf"(?:[{NUMERAL}][^{NUMERAL}]{{1,3}}){{2,}}")
_PART = re.compile(rf"[{NUMERAL}][^{NUMERAL}]{{1,3}}")


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice over the archive. `name` is the variant printed most often, the fullest of
    equals; `parts` are those of its formula (1+6+N → 1, 6, N); `unit` is the body that
    the first article to do so names as the one whose it is, as printed; `first_seen` the date of
    the first article, where known."""

    name: str
    variants: tuple[str, ...]
    parts: tuple[str, ...]
    unit: str | None
    places: tuple[str, ...]
    first_seen: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Practising:
    """What the register asks of an article that names practices. `place` is a facet value, `date`
    that of its tag; `units` are the names of practices each with the body whose it is, as printed,
    in the order in which they were found."""

    id: str
    practices: tuple[str, ...]
    place: str | None
    date: str | None
    units: tuple[tuple[str, str], ...] = ()


def core_of(name: str) -> str:
    """What the variants of a practice share: the quoted words, else the name without its ending.

    >>> [core_of(x) for x in ("“三捐”活动", "“三捐”", "“敲门行动”", "敲门行动", "1＋6＋N")]
    ['三捐', '三捐', '敲门', '敲门', '1+6+N']
    """
    name = _GLOSS.sub("", name)
    quoted = _QUOTED.search(name)
    bare = _NOISE.sub("", quoted.group(1) if quoted else name).replace("＋", "+")
    short = _ENDING.sub("", bare)
    return short if len(short) > 1 else bare


def names_in_use(told: Iterable[Iterable[str]]) -> dict[str, str]:
    """Core → what the practice is called over the archive, from the names each article prints.

    The variant that most articles print, of equals the fullest. The order does not matter.

    >>> names_in_use([["“三捐”"], ["“三捐”活动", "敲门行动"], ["“三捐”活动"]])
    {'三捐': '“三捐”活动', '敲门': '敲门行动'}
    """
    printed: defaultdict[str, list[str]] = defaultdict(list)
    for names in told:
        for name in names:
            printed[core_of(name)].append(name)
    return {core: _by_use(names)[0] for core, names in printed.items()}


def formula_parts(name: str) -> tuple[str, ...]:
    """The parts of a formula; none where the name is no formula.

    >>> formula_parts("“1+6+N”联系户"), formula_parts("“四议两公开”工作法"), formula_parts("敲门行动")
    (('1', '6', 'N'), ('四议', '两公开'), ())
    """
    core = core_of(name)
    if "+" in core:
        return tuple(part for part in core.split("+") if part)
    return tuple(_PART.findall(core)) if _COUNTED.fullmatch(core) else ()


def register(articles: Iterable[Practising]) -> tuple[Practice, ...]:
    """The practices of an archive, those of most articles first.

    The order of the articles does not matter.
    """
    named: defaultdict[str, list[tuple[str, Practising]]] = defaultdict(list)
    for article in articles:
        for name in article.practices:
            named[core_of(name)].append((name, article))
    found = [_practice(rows) for rows in named.values()]
    return tuple(sorted(found, key=lambda p: (-len(p.articles), p.name)))


def _practice(rows: Sequence[tuple[str, Practising]]) -> Practice:
    variants = _by_use([name for name, _ in rows])
    by_date = sorted((a for _, a in rows), key=lambda a: (a.date or "9999", a.id))
    told = ((name, a) for a in by_date for name in variants)
    units = (unit for name, a in told for whose, unit in a.units if whose == name)
    return Practice(
        name=variants[0],
        variants=variants,
        parts=formula_parts(variants[0]),
        unit=next(units, None),
        places=tuple(sorted({a.place for a in by_date if a.place})),
        first_seen=by_date[0].date,
        articles=tuple(dict.fromkeys(a.id for a in by_date)),
    )


def _by_use(names: Sequence[str]) -> tuple[str, ...]:
    """The different names, the one printed most often first, of equals the fullest."""
    times = Counter(names)
    return tuple(sorted(times, key=lambda name: (-times[name], -len(name), name)))
