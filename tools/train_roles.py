"""Train the roles of lines: indexer/data/role_weights.json.

`make train-roles` runs it. The pages are made (tools/role_pages.py), so that the true state of each
line is known; the tables of language that judge their lines are learned from printed text alone.
The weights are those of a conditional random field: the share of the true states among all ways to
read a page is made as large as possible. Every fifth article is kept out;
tests/splitting/test_composed.py measures on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt
from composed import Made, MadePage
from learn_language import learn, printed_lines
from role_pages import role_pages

from indexer.splitting import pairs
from indexer.splitting import traits as lines_beside
from indexer.splitting.decode import STATES
from indexer.splitting.language import Language
from indexer.splitting.lines import visible_lines
from indexer.splitting.states import allowed, firm_states
from indexer.splitting.traits import traits

TARGET = Path("indexer/data/role_weights.json")
SEED, EPOCHS, BATCH = 2026, 10, 8
RIDGE, RATE = 1e-4, 0.05
_MEANT = 3  # epochs at the end whose weights are averaged
_NEVER = -1e9
_N = len(STATES)
_TIED = [STATES.index(state) for state in "Ps"]  # text is text, whatever stands above it
Floats = npt.NDArray[np.float64]
# Which states may stand before each; ^ is the page's start.
_BEFORE = {
    "X": "^XKHDBPsQETCN",
    "K": "^XKPsQETCN",
    "H": "^XKPsQETCN",
    "D": "HDBCN",
    "B": "^XKHDBCN",
    "S": "HDBSPsQCNE",
    "P": "HDKBPQCNE",
    "s": "SsCNE",
    "Q": "^XPsQETCN",
    "E": "PsQECN",
    "T": "^XHPsQETCN",
    "C": "^" + STATES,
    "N": "^" + STATES,
}
_MASK = np.full((_N, _N + 1), _NEVER)
for _state, _befores in _BEFORE.items():
    for _before in _befores:
        _MASK[STATES.index(_state), (STATES + "^").index(_before)] = 0.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page: per line the numbers of its traits, the states it may have, and its true ones."""

    traits: list[npt.NDArray[np.int64]]
    able: Floats
    true: Floats


def lessons(pages: Iterable[MadePage], names: dict[str, int]) -> Iterator[Lesson]:
    """Made pages → what is learned from them; `names` numbers the traits and grows."""
    for made in pages:
        lines = visible_lines(made.page)
        firm = firm_states(lines)
        truth = true_states(made)
        numbers, able, true = [], [], []
        for line, (shown, may), state in zip(lines, traits(lines, firm), firm, strict=True):
            right = truth.get(line.number, "N")
            can = state or allowed(shown, may)
            if not state and right not in "CN" and can != "BE":
                can += right
            numbers.append(np.array([names.setdefault(name, len(names)) for name in shown]))
            able.append(_open(can))
            true.append(_open(right if right in can else can))
        yield Lesson(numbers, np.array(able), np.array(true))


def true_states(made: MadePage) -> dict[int, str]:
    """Line number → the true state, from the roles of the items."""
    states = {}
    for item in made.items:
        passed = ""
        for number, role in sorted(item.roles.items()):
            states[number] = _state(item, role, passed)
            passed += role
    return states


def _state(item: Made, role: str, passed: str) -> str:
    if item.kind == "teaser":
        return "T"
    if role == "P":
        return "s" if "S" in passed else "P" if set(passed) & set("HKDBP") else "Q"
    return "E" if role == "B" and "P" in passed else role


def _open(states: str) -> Floats:
    return np.array([0.0 if state in states else _NEVER for state in STATES])


class Field:
    """Weights of traits by state, of state after state, and of the last state; with their slopes."""

    def __init__(self, names: int) -> None:
        self.own = np.zeros((names, _N))
        self.steps = np.zeros((_N, _N + 1))
        self.last = np.zeros(_N)

    @property
    def all(self) -> tuple[Floats, Floats, Floats]:
        return self.own, self.steps, self.last

    def slopes(self, lesson: Lesson) -> tuple[Floats, Floats, Floats, Floats]:
        """How the loss of one page changes with the worth of each line's states, with the steps
        and the last state; and the loss."""
        worth = np.array([self.own[numbers].sum(0) for numbers in lesson.traits])
        steps = self.steps + _MASK
        real = _marginals(worth + lesson.true, steps, self.last)
        if real[0] < _NEVER / 2:  # no way of reading the page holds its true states
            return np.zeros_like(worth), np.zeros_like(steps), np.zeros(_N), np.array(0.0)
        free = _marginals(worth + np.maximum(lesson.able, lesson.true), steps, self.last)
        loss = np.array(free[0] - real[0])
        return free[1] - real[1], free[2] - real[2], free[1][-1] - real[1][-1], loss


def _marginals(worth: Floats, steps: Floats, last: Floats) -> tuple[float, Floats, Floats]:
    """Log sum over all readings; how often each line has each state; how often each step is taken."""
    count = len(worth)
    ahead, behind = np.zeros_like(worth), np.zeros_like(worth)
    ahead[0] = worth[0] + steps[:, _N]
    for i in range(1, count):
        ahead[i] = _log_sum(steps[:, :_N] + ahead[i - 1], 1) + worth[i]
    behind[-1] = last
    for i in range(count - 2, -1, -1):
        behind[i] = _log_sum(steps[:, :_N] + (worth[i + 1] + behind[i + 1])[:, None], 0)
    total = float(_log_sum((ahead[-1] + last)[None, :], 1)[0])
    node = np.exp(np.clip(ahead + behind - total, -700, 0))
    taken = np.zeros((_N, _N + 1))
    if count > 1:
        arrived = (worth[1:] + behind[1:])[:, :, None] + ahead[:-1][:, None, :]
        taken[:, :_N] = np.exp(np.clip(steps[None, :, :_N] + arrived - total, -700, 0)).sum(0)
    taken[:, _N] = node[0]
    return total, node, taken


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis, keepdims=True)
    summed: Floats = np.log(np.exp(values - top).sum(axis)) + top.squeeze(axis)
    return summed


def fit(taught: Sequence[Lesson], names: int, rng: Random) -> Field:
    """Adam over the pages in small batches, the rate falling; the mean of the last rounds' weights,
    which depends less on the order of the pages."""
    model, mean = Field(names), Field(names)
    first = [np.zeros_like(x) for x in model.all]
    second = [np.zeros_like(x) for x in model.all]
    order, turn = list(taught), 0
    for epoch in range(EPOCHS):
        rng.shuffle(order)
        rate, lost = RATE * (1.02 - epoch / EPOCHS), 0.0
        for at in range(0, len(order), BATCH):
            turn += 1
            slopes = [np.zeros_like(x) for x in model.all]
            for lesson in order[at : at + BATCH]:
                lines, steps, last, loss = model.slopes(lesson)
                for numbers, line in zip(lesson.traits, lines, strict=True):
                    np.add.at(slopes[0], numbers, line)
                slopes[1] += steps
                slopes[2] += last
                lost += float(loss)
            slopes[0][:, _TIED] = slopes[0][:, _TIED].sum(1, keepdims=True)
            slopes[1][_TIED, _TIED] = slopes[1][_TIED, _TIED].sum()
            for x, slope, m, v in zip(model.all, slopes, first, second, strict=True):
                slope = slope / BATCH + RIDGE * x
                m += 0.1 * (slope - m)
                v += 0.001 * (slope**2 - v)
                x -= rate * (m / (1 - 0.9**turn)) / (np.sqrt(v / (1 - 0.999**turn)) + 1e-8)
            if epoch >= EPOCHS - _MEANT:
                for x, kept in zip(model.all, mean.all, strict=True):
                    kept += x / (_MEANT * -(-len(order) // BATCH))
        print(f"epoch {epoch + 1}: {lost / len(order):.3f} a page")
    return mean


def write(model: Field, names: dict[str, int]) -> None:
    """The weights as JSON, a trait a line; what hardly speaks is left out."""
    kept = {n: i for n, i in sorted(names.items()) if np.abs(model.own[i]).max() >= 0.05}
    rows = [f"  {_quoted(n)}: {_rounded(model.own[i])}" for n, i in kept.items()]
    steps = [
        f"  {_quoted(state)}: "
        + json.dumps(
            {b: round(float(model.steps[i, (STATES + "^").index(b)]), 2) for b in _BEFORE[state]}
        )
        for i, state in enumerate(STATES)
    ]
    about = (
        "How much each trait of a line (indexer/splitting/sights.py, traits.py) speaks for each "
        "state of it (indexer/splitting/decode.py), how gladly a state follows another, and which "
        "states end a page: log odds. Made by tools/train_roles.py from tests/articles, tests/pages, "
        "tests/prose and tests/cases/pages.txt. Licence: MIT, as this project. Date: 2026-11."
    )
    TARGET.write_text(
        "{\n"
        + f'"about": {_quoted(about)},\n"states": {_quoted(STATES)},\n'
        + '"traits": {\n' + ",\n".join(rows) + "\n},\n"
        + '"steps": {\n' + ",\n".join(steps) + "\n},\n"
        + f'"last": {_rounded(model.last)}\n}}\n',
        encoding="utf-8",
    )  # fmt: skip


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _rounded(values: Floats) -> str:
    return json.dumps([round(float(x), 2) for x in values])


def judge_by(known: Language) -> None:
    """Let tables that have not seen the made pages judge their lines."""
    for module in (lines_beside, pairs):
        module.language = lambda: known  # type: ignore[attr-defined]


def main() -> None:
    """Make the pages, learn, write."""
    judge_by(learn(printed_lines()))
    rng, names = Random(SEED), dict[str, int]()
    taught = [x for x in lessons(role_pages(rng), names) if x.traits]
    print(len(taught), "pages", len(names), "traits")
    write(fit(taught, len(names), rng), names)


if __name__ == "__main__":
    main()
