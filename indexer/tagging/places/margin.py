"""Whether what speaks for a place stands clear of what speaks for none.

The vote (`vote.py`) finds the city that the names of a text agree on. But an essay, a life story,
a price list or a talk of brands names cities without being about one. So what speaks for the city
and against any is added up by a table; below `MARGIN` there is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from indexer.tagging.fields import Piece, sentence_start
from indexer.tagging.places.beside import local, long_ago, office, our_home, seat, site, within
from indexer.tagging.places.context import BUREAU, DATELINE, LITTLE, PLAIN
from indexer.tagging.places.gazetteer import ABROAD
from indexer.tagging.places.mention import Mention

MARGIN = 3

_NEWS_DEPTH = 200  # characters of body in which a report shows that it is one
_FEW = 3  # cities that are more than a comparison
_FIGURES = 0.25  # the share of figures, blanks and rules from which a text is a table

# What a report says of itself or of the day. No essay has it in its first lines.
_NEWS = re.compile(
    r"[本据]报|(?<![通音])讯|电(?=[（(\s])|记者|通讯员|获悉|通报|昨[日天晚夜晨起]|今[日天晚晨起]|前[日天晚]|"
    r"[日近]前?日|连日来|\d日|上午|下午|凌晨|[本上]周|本月|目前|正式|启动"
)
# What may stand between the beginning of a sentence and the place that it opens with.
_OPENING = re.compile(
    r"(?:^|[。！？\s）)】])(?:本报讯|[^。]{0,30}[讯电])?\s*(?:[（(][^）)]*[）)])?\s*"
    r"(?:(?:[昨今前近]|日前|连日|目前|\d)[^，。]{0,8}[，,]?)?(?:记者)?[在从位于]{0,2}$"
)
_REACH = 60  # characters before a name in which an opening is looked for
_I = re.compile(r"我(?![市省县区国校院们])")
_SPOKEN = re.compile(r"“[^”]*”|《[^》]*》|‘[^’]*’")
_TABLE = re.compile(r"[\d\s.:：～~—－/（）()-]")


@dataclass(frozen=True, slots=True)
class Case:
    """A city to be claimed: an article's fields and names, those of the city, and the home.

    `short` are the names without a type (郑州, not 郑州市); `home`: the paper's or page's home is
    this city; `ours`: the text speaks of 我市, 市民 or the like.
    """

    pieces: Sequence[Piece]
    names: Sequence[Mention]
    own: Sequence[Mention]
    short: Container[str]
    home: bool
    ours: bool

    def body(self) -> list[str]:
        """The paragraphs and captions."""
        return [p.text for p in self.pieces if p.before is not None]

    def has(self, holds: Callable[[Mention], bool]) -> bool:
        """Whether that holds of a name of the city that says something."""
        return any(m.strength >= PLAIN and holds(m) for m in self.own)

    def count(self) -> int:
        """How often the city is named so that it says something."""
        return sum(m.strength >= PLAIN for m in self.own)


def stands_clear(case: Case) -> bool:
    """Whether there is so much more for a city than against any that it may be claimed."""
    total = 0
    for (weight, _, holds), against in zip(KINDS, _AGAINST, strict=True):
        if total + against >= MARGIN:
            break  # whatever may still speak against it
        total += weight if holds(case) else 0
    return total >= MARGIN


def _leads(m: Mention) -> bool:
    return m.piece.in_lead(m.start)


def opens(m: Mention) -> bool:
    """Whether a sentence of the lead opens with a name."""
    return _leads(m) and bool(_OPENING.search(m.piece.text[max(0, m.start - _REACH) : m.start]))


def _lives(m: Mention) -> bool:
    text, at, end = m.piece.text, m.start, m.end
    says = (office(text, at, end), seat(text, at, end), site(text, at), our_home(text, at))
    return local(text, end) or within(text, end) or any(says)


def _reports(case: Case) -> bool:
    front = (p for p in case.pieces if (p.before or 0) < _NEWS_DEPTH)
    return any(_NEWS.search(p.text) for p in front)


def _first_person(case: Case) -> bool:
    return any("我" in text and _I.search(_SPOKEN.sub("", text)) for text in case.body())


def _abroad(case: Case) -> bool:
    foreign = [m for m in case.names if m.codes == (ABROAD,)]
    return len(foreign) > 1 or any(m.piece.before is None for m in foreign)


def _one_of_many(case: Case) -> bool:
    own = {m.units for m in case.own}
    named = {m.units for m in case.names if len(m.units) == 1 and m.strength >= LITTLE}
    return len(named - own) >= max(_FEW, len(case.own) + 1)


def _tabular(case: Case) -> bool:
    text = "".join(case.body())
    return len(_TABLE.findall(text)) > _FIGURES * len(text)


def _past(case: Case) -> bool:
    """Whether all sentences that name the city tell of times long gone."""

    def gone(m: Mention) -> bool:
        text = m.piece.text
        return long_ago(text, sentence_start(text, m.start), m.end + 8)

    return bool(case.own) and all(map(gone, case.own))


KINDS: tuple[tuple[int, str, Callable[[Case], bool]], ...] = (
    (2, "the home is there", lambda c: c.home),
    (2, "the home is there and called ours", lambda c: c.home and c.ours),
    (4, "a dateline is of it", lambda c: c.has(lambda m: m.strength in (DATELINE, BUREAU))),
    (3, "a heading names it", lambda c: c.has(lambda m: m.piece.before is None)),
    (2, "named in full or with its parent", lambda c: c.has(lambda m: m.quote not in c.short)),
    (2, "people, offices, scenes of it", lambda c: c.has(_lives)),
    (1, "a sentence of the lead opens with it", lambda c: c.has(opens)),
    (1, "the lead names it", lambda c: any(map(_leads, c.own))),
    (1, "named again", lambda c: c.count() > 1),
    (1, "named often", lambda c: c.count() > 3),
    (2, "the text is a report", _reports),
    (-2, "a foreign place is in a heading, or named again", _abroad),
    (-2, "it is one of many cities", _one_of_many),
    (-2, "it is named for times long gone", _past),
    (-2, "somebody tells it of himself", _first_person),
    (-3, "the text is a table", _tabular),
)
# What each kind and those below it can take away; the last ones read the whole text.
_AGAINST = [sum(min(weight, 0) for weight, _, _ in KINDS[n:]) for n in range(len(KINDS))]
