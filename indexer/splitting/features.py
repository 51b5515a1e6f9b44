"""Sums of weights over what a text shows, each thing under a name of its own.

The tables of `indexer/data` write what is shown as `name:value`. Looked up by name and value apart,
nothing has to be put together for most of them, and small tables are quicker to look into.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Value = str | None  # what stands under a name; None: nothing does
BIAS = "bias"  # what every text shows


def written(names: Iterable[str], values: Iterable[Value]) -> list[str]:
    """What a text shows as the tables write it: the bias, then `name:value` in order.

    >>> written(("a", "b", "c"), ("1", None, ""))
    ['bias', 'a:1', 'c:']
    """
    pairs = zip(names, values, strict=True)
    return [BIAS, *(f"{name}:{value}" for name, value in pairs if value is not None)]


class Weights:
    """Weights by name and value.

    >>> Weights({"bias": 0.5, "a:1": 2.0}, ("a", "b")).sum(("1", "2"))
    2.5
    """

    def __init__(self, weights: Mapping[str, float], names: Sequence[str]) -> None:
        """In: weights of `name:value` as in the tables, and the names in their order."""
        tables: dict[str, dict[Value, float]] = {name: {} for name in names}
        for feature, weight in weights.items():
            name, _, value = feature.partition(":")
            if name in tables:
                tables[name][value] = weight
        self._bias = weights.get(BIAS, 0.0)
        self._weigh = [table.get for table in tables.values()]

    def sum(self, values: Iterable[Value]) -> float:
        """What these values, one a name, weigh together; what was never weighed counts nothing."""
        return sum(
            [self._bias, *[weigh(x, 0.0) for weigh, x in zip(self._weigh, values, strict=True)]]
        )
