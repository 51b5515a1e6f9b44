"""Train the repair of cut columns: indexer/data/repair_weights.json.

`make train-repair` runs it. Whole paragraphs are cut and scattered over made pages
(tests/damage.py) and the splitter's own candidates on them are weighed, so that the true
continuation of each broken line comes out likelier than any other line, or than none: a logistic
regression over the choices of each line. The tables of language are learned first, from all text;
but a page is only judged by tables that have not seen its text: all text is dealt to some parts,
and the pages of each are judged by what the others teach.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np
import prose
from damage import DamagedPage, Mix, damaged_page
from invented import HEADED, SUPPLEMENT, Invented, invented, trained_on
from learn_language import learn, printed_lines, write
from scipy.optimize import minimize
from scipy.sparse import csr_array
from whole_pages import whole_pages

from archive.texts import Page
from indexer.splitting.candidates import options
from indexer.splitting.language import Language
from indexer.splitting.lines import look_of, visible_lines
from indexer.splitting.page import drafts_of
from indexer.splitting.states import decide, doubted, judge

TARGET = Path("indexer/data/repair_weights.json")
SEED = 2026
PAGES = 1000  # made of each source of text; with a quarter of them, weights hang on the seed
REPORTS = 3  # times as many of prose, which is most like what papers print
PARTS = 4  # to which the text is dealt
PRINTED = "printed"
TAUGHT = Mix(spoken=0.08)  # a name before what is said is seldom cut off, and must be learned
RIDGE = 1.0  # half the square of the weights is added to the loss
Choice = tuple[list[dict[str, float]], int]  # the signs of each option, and which is true or -1


def choices(page: DamagedPage, known: Language) -> Iterator[Choice]:
    """What each head and each tail of a page can choose from, given the right choices of all
    other lines."""
    lines = visible_lines(Page("made", 1, page.lines))
    judged = judge(lines)
    states = decide(lines, judged)
    found = options(lines, drafts_of(lines, states), doubted(states, judged), known)
    signs = {
        (lines[o.head].number, lines[o.tail].number): {s.name: s.value for s in o.signs}
        for o in found
    }
    tail_of = dict(page.joins.keys())
    head_of = {tail: head for head, tail in page.joins}
    for side in (0, 1):
        groups = defaultdict(list)
        for pair in signs:
            head, tail = pair
            free = head_of.get(tail, head) == head if side == 0 else tail_of.get(head, tail) == tail
            if free:
                groups[pair[side]].append(pair)
        for pairs in groups.values():
            true = next((k for k, pair in enumerate(pairs) if pair in page.joins), -1)
            yield [signs[pair] for pair in pairs], true


def fit(found: Sequence[Choice]) -> dict[str, float]:
    """Choices → weights of the signs: conditional logit with "none of them" as one option."""
    names = sorted({name for rows, _ in found for row in rows for name in row})
    column = {name: k for k, name in enumerate(names)}
    starts = np.cumsum([0, *(len(rows) for rows, _ in found)])
    rows = [row for rows, _ in found for row in rows]
    values = [value for row in rows for value in row.values()]
    columns = [column[name] for row in rows for name in row]
    ends = np.cumsum([0, *map(len, rows)])
    table = csr_array((values, columns, ends), shape=(len(rows), len(names)))
    true = np.array([s + t for s, (_, t) in zip(starts, found, strict=False) if t >= 0])
    right = table[true].sum(axis=0)
    group = np.repeat(np.arange(len(found)), np.diff(starts))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = table @ weights
        top = np.maximum(np.maximum.reduceat(odds, starts[:-1]), 0)
        mass = np.exp(odds - top[group])
        whole = np.add.reduceat(mass, starts[:-1]) + np.exp(-top)
        value = (top + np.log(whole)).sum() - odds[true].sum() + RIDGE * weights @ weights / 2
        slope = table.T @ (mass / whole[group]) - right + RIDGE * weights
        return float(value), slope

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return {name: round(float(weight), 2) for name, weight in zip(names, best.x, strict=True)}


def printed_articles(lines: Sequence[str]) -> list[Invented]:
    """Printed lines → articles: a heading opens one, paragraphs follow."""
    articles: list[list[tuple[str, str]]] = [[]]
    for line in lines:
        whole = len(line) >= 30 and line[-1] in "。！？”…）"
        if not whole and any(role == "P" for role, _ in articles[-1]):
            articles.append([])
        articles[-1].append(("P" if whole else "H", line))
    return [Invented(PRINTED, "news", tuple(parts)) for parts in articles]


def is_fit(article: Invented) -> bool:
    """Whether a page can be made of an article: printed ones are only guessed to be articles."""
    paragraphs = sum(role == "P" for role, _ in article.parts)
    whole = 2 <= paragraphs <= 20 and len(article.parts) < 25 and article.parts[0][0] == "H"
    return article.register != PRINTED or whole


def made(articles: Sequence[Invented], count: int, rng: Random) -> Iterator[DamagedPage]:
    """Damaged pages of one to eight articles."""
    for _ in range(count):
        yield damaged_page(rng.sample(articles, rng.randint(1, 8)), rng, TAUGHT)


def sources() -> list[list[Invented]]:
    """Where the pages come from: printed text, invented articles, whole pages and prose."""
    whole = [article for page in whole_pages() for article in page.articles]
    return [printed_articles(printed_lines()), list(trained_on()), whole, list(prose.trained_on())]


def training() -> list[Choice]:
    """All choices on pages of each part of each source, judged by tables that have not seen it."""
    rng, found = Random(SEED), list[Choice]()
    for part in range(PARTS):
        known = learn(taught(part))
        *others, reports = sources()
        for articles in (*others, *[reports] * REPORTS):
            fit_for_pages = list(filter(is_fit, articles[part::PARTS]))
            for page in made(fit_for_pages, PAGES // PARTS, rng):
                found += choices(page, known)
    return found


def taught(without: int | None = None) -> list[str]:
    """The lines that language is learned from; `without` is the part that is kept out."""
    texts = (x for all_of in sources() for i, x in enumerate(all_of) if i % PARTS != without)
    lines = [look_of(text) for article in texts for _, text in article.parts]
    others = (*invented(HEADED), *invented(SUPPLEMENT))
    return [*lines, *(look_of(text) for article in others for _, text in article.parts)]


def main() -> None:
    """Learn the tables, then the weights; write both."""
    write(learn(taught()))
    found = training()
    record: Mapping[str, object] = {
        "about": "Log odds that a sign adds to “this line continues that one”, against both ends"
        " staying open. Made by tools/train_repair.py; read by indexer/splitting/repair.py.",
        "source": "Pages made by tests/damage.py of tests/articles, tests/pages, tests/prose and of"
        " printed paragraphs (see openings.tsv).",
        "licence": "MIT, as this project",
        "seed": SEED,
        "choices": len(found),
        "weights": fit(found),
    }
    TARGET.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
