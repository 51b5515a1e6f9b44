"""The likeliest sequence of states for the lines of a page, by weights of traits and of neighbours.

The weights are those of `indexer/data/role_weights.json`, fitted by `tools/train_roles.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

# X banner, K kicker, H headline, D deck, B byline above the text, S subheading; P Q s text (Q opens
# an article without a headline, s follows a subheading); E byline below the text, T teaser,
# C caption, N page furniture.
STATES = "XKHDBSPsQETCN"
TEXT = "PsQ"
ANY = STATES.rstrip("CN")
_START = len(STATES)
_NEVER = -1e9  # what cannot be
Weights = tuple[float, ...]


_Way = tuple[int, tuple[int, ...], Weights]  # a state, those that may stand before it, how gladly


class Model:
    """`traits`: what each speaks for; `steps[state][before]`: how gladly one follows the other, as
    far as it may, `^` being the page's start; `last`: of the page's last line."""

    def __init__(
        self, traits: Mapping[str, Weights], steps: Mapping[str, Mapping[str, float]], last: Weights
    ) -> None:
        self.traits, self.steps, self.last = traits, steps, last
        self._plans: dict[tuple[str, str], list[_Way]] = {}
        self._texts: dict[tuple[str, ...], list[float]] = {}

    def worth(self, names: tuple[str, ...], states: str) -> list[float]:
        """What the traits of a line speak for together; running text has few kinds of them."""
        if states != TEXT:
            return self._sum(names)
        if names not in self._texts:
            self._texts[names] = self._sum(names)
        return self._texts[names]

    def plan(self, passed: str, states: str) -> list[_Way]:
        """How the states of a line are reached from those of the line above."""
        if (passed, states) not in self._plans:
            self._plans[passed, states] = [self._ways(passed, state) for state in states]
        return self._plans[passed, states]

    def _sum(self, names: tuple[str, ...]) -> list[float]:
        rows = [row for name in names if (row := self.traits.get(name))]
        return list(map(sum, zip(*rows, strict=True))) or [0.0] * _START

    def _ways(self, passed: str, state: str) -> _Way:
        found = [(b, w) for b, w in self.steps[state].items() if b in passed]
        found = found or [(b, _NEVER) for b in passed]  # against all custom: no other way leads on
        before, weights = zip(*found, strict=True)
        return STATES.index(state), tuple(map((STATES + "^").index, before)), weights


@cache
def model() -> Model:
    """The model that the package carries."""
    return read_model(resources.files("indexer").joinpath("data", "role_weights.json").read_bytes())


def read_model(data: bytes) -> Model:
    """A model from its JSON."""
    file = json.loads(data)
    traits = {name: tuple(weights) for name, weights in file["traits"].items()}
    return Model(traits, file["steps"], tuple(file["last"]))


def best_states(lines: Sequence[tuple[tuple[str, ...], str]], using: Model) -> str:
    """The traits of each line, and the states it may have → one state a line."""
    if not lines:
        return ""
    above, passed = (
        [0.0] * (_START + 1),
        "^",
    )  # worth of the best way to each state of the line above
    ways: list[list[int]] = []
    for names, states in lines:
        own = using.worth(names, states)
        plan = using.plan(passed, states)
        scores, way = [_NEVER] * _START, [0] * _START
        for state, before, weights in plan:
            values = [above[k] + weight for k, weight in zip(before, weights, strict=True)]
            best = max(values)
            scores[state], way[state] = best + own[state], before[values.index(best)]
        above, passed = scores, states
        ways.append(way)
    path = [max(_numbers(passed), key=lambda state: above[state] + using.last[state])]
    for way in reversed(ways[1:]):
        path.append(way[path[-1]])
    return "".join(STATES[state] for state in reversed(path))


def worth_of(lines: Sequence[tuple[tuple[str, ...], str]], states: str, using: Model) -> float:
    """How likely a sequence of states is, in log odds against others for the same lines."""
    steps = zip("^" + states, states, strict=False)
    own = (
        using.worth(names, allowed)[STATES.index(state)]
        for (names, allowed), state in zip(lines, states, strict=True)
    )
    last = using.last[STATES.index(states[-1])]
    return sum(own) + last + sum(using.steps[at].get(before, _NEVER) for before, at in steps)


@lru_cache(maxsize=64)
def _numbers(states: str) -> tuple[int, ...]:
    return tuple(STATES.index(state) for state in states)
