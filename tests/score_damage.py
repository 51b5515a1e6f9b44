"""How well a splitter repairs damaged pages: precision and recall of joins by kind of damage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from damage import USUAL, DamagedPage, Mix, damaged_page
from invented import Invented

Joins = Iterable[tuple[int, int, float]]  # from line, to line, score


@dataclass(slots=True)
class Score:
    """Counts over pages: `true` joins by kind, those `found`, and `false` ones by why."""

    true: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        made = self.found.total() + self.false.total()
        return self.found.total() / made if made else 1.0

    @property
    def recall(self) -> float:
        return self.found.total() / self.true.total() if self.true.total() else 1.0

    def table(self) -> str:
        """One line for the whole, one a kind."""
        rows = [f"P {self.precision:.3f}  R {self.recall:.3f}  of {self.true.total()} joins"]
        rows += [f"  {k:9}{self.found[k]:5} of {self.true[k]:5}" for k in sorted(self.true)]
        rows += [f"  false: {why} {n}" for why, n in self.false.most_common()]
        return "\n".join(rows)


def made_pages(
    articles: Sequence[Invented], count: int, seed: int, mix: Mix = USUAL
) -> list[DamagedPage]:
    """`count` pages of one to eight articles, drawn at random."""
    rng = Random(seed)
    made = []
    for _ in range(count):
        chosen = rng.sample(list(articles), min(len(articles), rng.randint(1, 8)))
        made.append(damaged_page(chosen, rng, mix))
    return made


def score(
    made: Iterable[DamagedPage], joins: Callable[[DamagedPage], Joins], threshold: float = 0.0
) -> Score:
    """The splitter's joins against the truth; those under `threshold` are not counted."""
    total = Score()
    for page in made:
        found = {(a, b) for a, b, s in joins(page) if s >= threshold}
        total.true.update(page.joins.values())
        total.found.update(kind for pair, kind in page.joins.items() if pair in found)
        total.false.update(_why(page, a, b) for a, b in found - page.joins.keys())
    return total


def _why(page: DamagedPage, a: int, b: int) -> str:
    if page.rows[a].role != "P" or page.rows[b].role != "P":
        return "not body"
    if a in page.open_ends:
        return "lost tail"
    if page.rows[a].damage is None:
        return "whole line"
    return "wrong tail"
