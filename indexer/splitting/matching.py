"""Which broken lines go with which tails, decided over the whole page at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from operator import mul

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
    weights = [exp(min(odds, _HIGHEST)) for odds in log_odds.values()]
    heads = _places([head for head, _ in log_odds])
    tails = _places([tail for _, tail in log_odds])
    from_tail = [1.0] * len(weights)
    for _ in range(_ROUNDS):
        from_head = _messages(weights, from_tail, heads)
        before, from_tail = from_tail, _messages(weights, from_head, tails)
        if all(abs(b - a) < _SETTLED for a, b in zip(before, from_tail, strict=True)):
            break
    found = {}
    for pair, w, a, b in zip(log_odds, weights, from_head, from_tail, strict=True):
        mass = w * a * b
        found[pair] = mass / (1 + mass)
    return found


def _places(ends: Sequence[int]) -> list[int]:
    """The ends of the pairs as numbers without gaps."""
    numbers = {end: n for n, end in enumerate(dict.fromkeys(ends))}
    return [numbers[end] for end in ends]


def _messages(weights: Sequence[float], back: Sequence[float], ends: Sequence[int]) -> list[float]:
    """How free the ends on one side are of all their pairs but the one that asks."""
    own = list(map(mul, weights, back))
    claims = [0.0] * len(own)
    for end, claim in zip(ends, own, strict=True):
        claims[end] += claim
    rests = [claims[end] - claim for end, claim in zip(ends, own, strict=True)]
    return [1 / (1 + rest) if rest > 0 else 1.0 for rest in rests]
