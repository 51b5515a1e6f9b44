"""Which broken lines go with which tails, decided over the whole page at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import exp

_ROUNDS = 40
_SETTLED = 1e-4
_HIGHEST = 30.0  # log odds beyond which nothing changes
Pair = tuple[int, int]  # head, tail


def marginals(log_odds: Mapping[Pair, float]) -> dict[Pair, float]:
    """Log odds of each pair against both ends staying alone → its probability, when no line is
    used twice as head or twice as tail. The probabilities of the pairs of one line sum up to less
    than 1, so that those above one half never contradict each other.

    Belief propagation for matchings (monomers and dimers): exact on trees, and a fixed point that
    is always reached. Each end tells the other how free it is, given its other pairs.

    >>> sorted((k, round(v, 2)) for k, v in marginals({(1, 2): 2.0, (1, 3): 0.0}).items())
    [((1, 2), 0.79), ((1, 3), 0.11)]
    """
    weight = {pair: exp(min(odds, _HIGHEST)) for pair, odds in log_odds.items()}
    from_head = dict.fromkeys(weight, 1.0)
    from_tail = dict.fromkeys(weight, 1.0)
    for _ in range(_ROUNDS):
        from_head = _messages(weight, from_tail, 0)
        before, from_tail = from_tail, _messages(weight, from_head, 1)
        if all(abs(from_tail[pair] - before[pair]) < _SETTLED for pair in weight):
            break
    found = {}
    for pair, w in weight.items():
        mass = w * from_head[pair] * from_tail[pair]
        found[pair] = mass / (1 + mass)
    return found


def _messages(
    weight: Mapping[Pair, float], back: Mapping[Pair, float], side: int
) -> dict[Pair, float]:
    """How free the ends on one side are of all their pairs but the one that asks."""
    claims: dict[int, float] = defaultdict(float)
    for pair, w in weight.items():
        claims[pair[side]] += w * back[pair]
    return {
        pair: 1 / (1 + max(0.0, claims[pair[side]] - w * back[pair])) for pair, w in weight.items()
    }
