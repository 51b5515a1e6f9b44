"""The likeliest sequence of states for the lines of a page, by weights of traits and of neighbours.

The weights are those of `indexer/data/role_weights.json`, fitted by `tools/train_roles.py`.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import repeat
from operator import add
from typing import NamedTuple

# X banner, K kicker, H headline, D deck, B byline above the text, S subheading; P Q s text (Q opens
# an article without a headline, s follows a subheading); E byline below the text, T teaser,
# C caption, N page furniture.
STATES = "XKHDBSPsQETCN"
TEXT = "PsQ"
ANY = STATES.rstrip("CN")
RUNNING = frozenset((TEXT, TEXT.rstrip("Q")))  # the states of lines that surely are text
_NEVER = -1e9  # what cannot be
_CLOSED = -(10**18)  # hundredths; what is not even tried
_SCALE = 100  # weights are whole hundredths, so that their sums are exact
# The weights of a trait are one number, 32 bits a state: adding two of them adds all states at once.
_BITS = 32
_FIELDS = struct.Struct(f"<{len(STATES)}I")
_ZERO = sum(1 << (_BITS * k + _BITS - 1) for k in range(len(STATES)))  # keeps each above nothing

Worth = tuple[int, ...]  # of a line as each state, in hundredths above the same low mark
Ways = list[list[int]]  # for each line the worth of the best way through each of its states
_Way = tuple[int, list[tuple[int, int]]]  # a state; those that may stand before it, how gladly
_Row = tuple[int, list[int]]  # a state; how gladly it follows each of those before it


class Judged(NamedTuple):
    """A line: its traits, the states it may have, and what the traits speak for."""

    names: tuple[str, ...]
    states: str
    worth: Worth


class Model:
    """`traits`: what each speaks for; `steps[state][before]`: how gladly one follows the other, as
    far as it may, `^` being the page's start; `last`: of the page's last line."""

    def __init__(
        self,
        traits: Mapping[str, Sequence[float]],
        steps: Mapping[str, Mapping[str, float]],
        last: Sequence[float],
    ) -> None:
        self._traits = {name: _packed(weights) for name, weights in traits.items()}
        self.steps = {
            state: {before: _whole(weight) for before, weight in ways.items()}
            for state, ways in steps.items()
        }
        self.last = list(map(_whole, last))
        self._plans: dict[tuple[str, str], list[_Way]] = {}
        self._rows: dict[tuple[str, str], list[_Row]] = {}
        self._texts: dict[tuple[str, ...], Judged] = {}

    def judge(self, names: tuple[str, ...], states: str) -> Judged:
        """What the traits of a line speak for together; running text has few kinds of them."""
        if states != TEXT:
            return Judged(names, states, self._worth(names))
        found = self._texts.get(names)
        if found is None:
            found = self._texts[names] = Judged(names, states, self._worth(names))
        return found

    def plan(self, passed: str, states: str) -> list[_Way]:
        """How the states of a line are reached from those of the line above, by their places."""
        found = self._plans.get((passed, states))
        if found is None:
            found = self._plans[passed, states] = [self._ways(passed, state) for state in states]
        return found

    def rows(self, passed: str, states: str) -> list[_Row]:
        """The same with a weight for every state of the line above, out of reach where none leads
        on."""
        found = self._rows.get((passed, states))
        if found is None:
            found = self._rows[passed, states] = [
                (state, [dict(before).get(k, _CLOSED) for k in range(len(passed))])
                for state, before in self.plan(passed, states)
            ]
        return found

    def _worth(self, names: tuple[str, ...]) -> Worth:
        whole = sum(map(self._traits.get, names, repeat(0)), _ZERO)
        return _FIELDS.unpack(whole.to_bytes(_FIELDS.size, "little"))

    def _ways(self, passed: str, state: str) -> _Way:
        found = [(passed.index(b), w) for b, w in self.steps[state].items() if b in passed]
        # Against all custom: no other way leads on.
        return STATES.index(state), found or [(k, _whole(_NEVER)) for k in range(len(passed))]


def _whole(weight: float) -> int:
    return round(weight * _SCALE)


def _packed(weights: Sequence[float]) -> int:
    return sum(_whole(weight) << (_BITS * k) for k, weight in enumerate(weights))


@cache
def model() -> Model:
    """The model that the package carries."""
    return read_model(resources.files("indexer").joinpath("data", "role_weights.json").read_bytes())


def read_model(data: bytes) -> Model:
    """A model from its JSON."""
    file = json.loads(data)
    return Model(file["traits"], file["steps"], file["last"])


def best_states(lines: Sequence[Judged], using: Model, ways: Ways | None = None) -> str:
    """Lines with the states they may have → one state a line; `ways`: what `ahead` says of them, if
    it is known."""
    if not lines:
        return ""
    scores = ahead(lines, using) if ways is None else ways
    last = lines[-1].states
    at = max(range(len(last)), key=lambda k: scores[-1][k] + using.last[STATES.index(last[k])])
    path = last[at]
    for i in range(len(lines) - 1, 0, -1):
        passed, above = lines[i - 1].states, scores[i - 1]
        _, before = using.plan(passed, lines[i].states)[at]
        at = max(before, key=lambda way: above[way[0]] + way[1])[0]
        path += passed[at]
    return path[::-1]


def ahead(lines: Sequence[Judged], using: Model) -> Ways:
    """The worth of the best way from the page's start to each state of each line."""
    found: Ways = []
    above, passed = [0], "^"
    for line in lines:
        if passed in RUNNING and line.states in RUNNING:
            start = above[0]
            apart = tuple([worth - start for worth in above])
            on = _text_below(using, apart, passed, line.states, line.worth)
            above = [start + worth for worth in on]
        else:
            above = _below(using, above, passed, line.states, line.worth)
        passed = line.states
        found.append(above)
    return found


def _below(using: Model, above: Sequence[int], passed: str, states: str, own: Worth) -> list[int]:
    """The same for one line, from the worth of the ways to the states of the line above."""
    return [
        max(map(add, above, weights)) + own[state] for state, weights in using.rows(passed, states)
    ]


# In running text nothing counts but how much the ways to the line above differ, and the same few
# differences come again and again.
_text_below = lru_cache(maxsize=1 << 14)(_below)


def worth_of(lines: Sequence[Judged], states: str, using: Model) -> float:
    """How likely a sequence of states is, in log odds against others for the same lines."""
    steps = zip("^" + states, states, strict=False)
    own = sum([line.worth[STATES.index(state)] for line, state in zip(lines, states, strict=True)])
    never = _whole(_NEVER)
    on = sum([using.steps[at].get(before, never) for before, at in steps])
    return (own + on + using.last[STATES.index(states[-1])]) / _SCALE
