"""The article's subject place: the vote put together with priors, and the evidence of each level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from archive.tags import Evidence, Place
from indexer.tagging.fields import Piece, quoted
from indexer.tagging.places import vote
from indexer.tagging.places.beside import leaders, visiting
from indexer.tagging.places.context import BUREAU, DISTANT, LITTLE, PLAIN
from indexer.tagging.places.gazetteer import ABROAD, Gazetteer, city_code, district_code, unit
from indexer.tagging.places.margin import Case, opens, stands_clear
from indexer.tagging.places.mention import Mention
from indexer.tagging.places.printed import printed_town
from indexer.tagging.places.priors import (
    Mate,
    Prior,
    Talk,
    national,
    of_capital,
    same_home,
    speaks_of_capital,
)
from indexer.tagging.places.standing import (
    TYPED,
    equals,
    headed_province,
    only_province,
    stands_alone,
    telling,
    whole_city,
    whole_province,
)

Basis = Literal["text", "page", "sidecar", "none"]
_MOST_CANDIDATES = 100  # 城关镇 has 88, no street more
_SPEAKS = 2  # of 全县 and the like in the lead, or twice below it
_SEVERAL = "同名不止一处"
_ELSEWHERE = 2  # cities that may be named beside that of an agency's bureau
_PRINTED = re.compile(
    r"本报讯|(?:致电|拨打|向)本报|本报热线|记者(?:赶到|来到)|本报(?:见习|实习|首席)?记者(?![^，。]{0,20}(?:发自|[电讯]))|^\s*[一-鿿]{2,6}[报网](?:[一-鿿]{2,3})?讯"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said about an article's place; `code` is the deepest code claimed, "" for none."""

    place: Place | None = None
    basis: Basis = "none"
    candidates: tuple[Place, ...] = ()
    others: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """An article prepared for the vote: its fields and mentions, against a gazetteer."""

    pieces: tuple[Piece, ...]
    mentions: tuple[Mention, ...]
    known: Gazetteer
    said: Talk

    def claim(self, prior: Prior, province: Prior) -> Claim:
        """The article's place, given the home of its paper or page and of its page's province."""
        said, home = self.said, self._home(prior)
        told = telling(self.mentions, home, said.ours > 0, national(self.pieces))
        code = vote.choose_unit(told, home, self._prior_votes(prior, said, told))
        if code and not self._outweighs_passing(code, told, home):
            code = None
        if code and len(code) > 2 and whole_province(self.pieces, self.mentions, code):
            return self._made(code[:2], None, None, prior)
        if code is None and (code := self._lone_county(province)):
            prior = province
        code = code or self._own_county() or self._own_city()
        if code and self._only_sent_from(code):
            code = None
        headed = headed_province(self.mentions)
        code = headed if headed and code and code[:2] != headed else code
        code = code or only_province(self.pieces, self.mentions)
        if code is None:
            return self._unclear()
        if len(code) == 2:
            capital = of_capital(self.pieces, code)
            return self._made(capital.code or code, None, None, capital if capital.code else prior)
        district = code if len(code) == 6 else self._district(prior, code)
        return self._made(code, district, vote.choose_street(self.mentions, code, district), prior)

    def heeds(self, province: Prior) -> bool:
        """Whether the province of the page-mates can change a claim: see `_lone_county`."""
        return bool(province.code) and any(m.weak for m in self.mentions)

    def _home(self, prior: Prior) -> str:
        if len(prior.code) == 2 and speaks_of_capital(self.pieces):
            return prior.code + "01"
        if len(prior.code) == 2:  # the home is a province: it settles a name that is once in it
            near = {
                u
                for m in self.mentions
                for u in m.units
                if u[:2] == prior.code and m.strength >= PLAIN and (len(m.units) > 1 or m.weak)
            }
            capital = f"{prior.code}01"
            return near.pop() if len(near) == 1 else capital if capital in near else ""
        return prior.code

    def _prior_votes(self, prior: Prior, said: Talk, told: Sequence[Mention]) -> float:
        """What 我市 or 市委 add to the home: the latter only where no other city is named."""
        if len(prior.code) == 2:
            return said.ours if speaks_of_capital(self.pieces) else 0.0
        away = [m for m in self.mentions if self._elsewhere(m, prior)]
        if prior.basis == "page":
            return 0.0 if away else said.city + said.county
        heard = set(told)
        county = self._own_county()
        other = county is not None and not same_home(prior, unit(county))
        if other or any(m in heard for m in away) or self._abroad():
            return said.ours
        if any(m.quote.endswith(TYPED) for m in away):
            return max(said.ours, said.city)
        paper = prior.evidence is not None and prior.evidence.quote.endswith("报")  # no portal
        printed = (prior.basis == "text" and paper) or any(
            _PRINTED.search(p.text) for p in self.pieces
        )
        abroad = any(m.units == {ABROAD} and m.weight >= PLAIN for m in self.mentions)
        local = 1.0 if printed and not (abroad or national(self.pieces)) else 0.0
        return max(said.ours, said.city) + said.county + local

    def _elsewhere(self, m: Mention, prior: Prior) -> bool:
        """Whether a name means one city, which is not the home."""
        clear = m.strength >= PLAIN and not m.weak and len(m.units) == 1
        return clear and not same_home(prior, next(iter(m.units)))

    def _abroad(self) -> bool:
        """Whether a heading or the first sentence is of Hong Kong, Macau, Taiwan or abroad."""
        return any(
            m.codes == (ABROAD,)
            and m.strength > LITTLE
            and (m.piece.before is None or opens(m))
            and not visiting(m.piece.text, m.end)
            for m in self.mentions
        )

    def _lone_county(self, province: Prior) -> str | None:
        """A short county name, one in the country, in the province of its page-mates: 洛龙."""
        units = {u for m in self.mentions if m.weak and m.strength >= 0.4 for u in m.units}
        if (
            len(units) == 1
            and province.code
            and not any(m.strength >= PLAIN for m in self.mentions)
        ):
            found = units.pop()
            return found if found[:2] == province.code else None
        return None

    def _own_county(self) -> str | None:
        """A county that a text names by its short name alone, and no other place, while it speaks of
        全县 and 县政府: 沙县."""
        told = [m for m in self.mentions if m.strength >= PLAIN and not m.inside]
        names = {m.codes for m in told}
        clear = len(told) > 1 or any(m.quote.endswith("县") for m in told)
        if self.said.county < _SPEAKS or len(names) != 1 or not clear:
            return None
        (codes,) = names
        return codes[0] if len(codes) == 1 and all(m.weak for m in told) else None

    def _own_city(self) -> str | None:
        """A city that alone is named, in full, in a text that speaks of 市民 and 市政府."""
        told = [m for m in self.mentions if m.strength >= PLAIN and not m.weak]
        units = {u for m in told for u in m.units}
        full = any(m.quote.endswith("市") and m.units == units for m in told)
        if self.said.city < _SPEAKS or len(units) != 1 or not full or national(self.pieces):
            return None
        (only,) = units
        return only

    def _outweighs_passing(self, code: str, told: Sequence[Mention], home: str) -> bool:
        """Whether a city beats the names left out: a heading's or the home's always does."""
        heard = set(told)
        named = [m for m in self.mentions if m.strength > DISTANT and not m.weak and not m.inside]
        passing = [m for m in named if m not in heard]
        own = [m for m in told if code in {a for c in m.codes for a in _ancestors(c)}]
        front = any(m.piece.before is None or m.piece.in_lead(m.start) for m in own)
        return front or len(passing) < 2 or (bool(home) and unit(home) == code)

    def _only_sent_from(self, city: str) -> bool:
        """Whether a city is only where an agency's report was sent from, and others are named."""
        own = [m for m in self.mentions if city in {unit(c) for c in m.codes}]
        others = {u for m in self.mentions if m.strength >= PLAIN and not m.weak for u in m.units}
        sent = bool(own) and all(m.strength in (BUREAU, LITTLE) for m in own)
        return sent and (len(others) > _ELSEWHERE or national(self.pieces))

    def _district(self, prior: Prior, city: str) -> str | None:
        """The one district the article is about; none where it lists several or means all."""
        found = vote.choose_district(self.mentions, city)
        if found is None:
            return self._home_district(prior, city, self.said)
        listed = found in equals(self.mentions, city)
        if listed and not stands_alone(self.mentions, city, found):
            return None
        return None if whole_city(self.pieces, self.mentions, city) else found

    def _home_district(self, prior: Prior, city: str, said: Talk) -> str | None:
        if district_code(prior.code) and same_home(prior, city) and said.county > said.city:
            return district_code(prior.code)
        return None

    def _unclear(self) -> Claim:
        unclear = [
            m for m in self.mentions if len(m.codes) > 1 and m.strength >= PLAIN and not m.weak
        ]
        if not unclear:
            return Claim(others=self._others(""))
        strongest = min(unclear, key=lambda m: (-m.weight, len(m.codes)))
        codes = strongest.codes if len(strongest.codes) <= _MOST_CANDIDATES else ()
        named = quoted(
            f"place={strongest.quote}", _SEVERAL, strongest.piece, strongest.start, strongest.end
        )
        return Claim(
            candidates=tuple(self.known.place(c) for c in codes),
            others=self._others(""),
            evidence=(named,),
        )

    def _made(self, code: str, district: str | None, street: str | None, prior: Prior) -> Claim:
        if not stands_clear(self._case(code, prior)):
            at_home = self.said.ours and len(prior.code) > 2 and unit(prior.code) != unit(code)
            return self._made(unit(prior.code), None, None, prior) if at_home else self._unclear()
        evidence: list[Evidence] = []
        basis: Basis = "none"
        for level, at in vote.levels(code, district, street):
            found, basis = self._evidence(f"{level}={self.known.called(at)}", at, prior)
            evidence.append(found)
        deepest = street or district or code
        place = self.known.place(deepest)
        town = printed_town(self.mentions, district) if district and not street else None
        if town:
            name, piece, start, end = town
            place = replace(place, street=name)
            evidence.append(quoted(f"street={name}", "文中所印", piece, start, end))
        return Claim(place, basis, (), self._others(deepest), tuple(evidence), deepest)

    def _case(self, code: str, prior: Prior) -> Case:
        """What the margin weighs for a city or a province."""
        where = unit(code) if len(code) > 2 else code
        told = [m for m in self.mentions if m.strength >= DISTANT]
        own = [m for m in told if where in m.units or _above(m, where)]
        home = bool(prior.code) and where.startswith(prior.code[: len(where)])
        ours = self.said.ours + self.said.city > 0
        return Case(self.pieces, self.mentions, own, self.known.short, home, ours)

    def _evidence(self, tag: str, code: str, prior: Prior) -> tuple[Evidence, Basis]:
        """The best words for one level: the name itself, a place inside it, or the prior's."""
        if code == prior.code and prior.basis == "page" and prior.evidence and len(code) == 2:
            return replace(prior.evidence, tag=tag), "page"
        direct = [m for m in self.mentions if code in m.codes]
        below = [m for m in self.mentions if code in {x for c in m.codes for x in _ancestors(c)}]
        best = min(
            direct or below, key=lambda m: (len(m.units) > 1, m.weak, -m.weight), default=None
        )
        if best is None:
            assert prior.evidence is not None
            return replace(prior.evidence, tag=tag), prior.basis
        found = quoted(
            tag, "文中地名" if direct else "地名表上级", best.piece, best.start, best.end
        )
        settled = len({unit(c) for c in best.codes}) > 1 and same_home(prior, unit(code))
        if direct:
            return found, prior.basis if settled and prior.basis == "page" else "text"
        return replace(found, decided="gazetteer", origin="gazetteer.tsv"), "text"

    def _others(self, subject: str) -> tuple[str, ...]:
        names: dict[str, None] = {}
        for m in self.mentions:
            code = m.codes[0]
            if (
                len(m.codes) > 1
                or m.weak
                or m.inside
                or (len(code) == 9 and unit(code) == unit(subject))
            ):
                continue
            if code == ABROAD:
                names[m.quote] = None
            elif not subject.startswith(code) and code not in _ancestors(subject):
                names[self.known.place(code).path] = None
        return tuple(names)


def _above(mention: Mention, where: str) -> bool:
    """Whether a name is the province wanted, or that of a chain: 江苏|盐城."""
    if len(where) > 2:
        return mention.inside and where[:2] in mention.codes
    return any(code[:2] == where for code in mention.codes)


@cache
def _ancestors(code: str) -> frozenset[str]:
    return frozenset(c for c in (code[:2], city_code(code), district_code(code), code) if c)


def as_mate(claim: Claim, article: str, names: Sequence[Mention]) -> Mate | None:
    """What page-mates may take from a claim: only what the article's own text settled, whose
    `names` say whether it tells of a city's own leaders."""
    if claim.basis != "text" or len(claim.code) < 4:
        return None
    evidence = next(e for e in reversed(claim.evidence) if not e.tag.startswith("street"))
    return Mate(
        unit(claim.code),
        district_code(claim.code),
        replace(evidence, rule="同版文章", decided="page", article=article),
        any(unit(claim.code) in m.codes and leaders(m.piece.text, m.end) for m in names),
    )
