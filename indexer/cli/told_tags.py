"""Tags told to a person: what they say, and the words and rules they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from archive.addresses import article_path
from archive.chains import Chain, chains
from archive.dates import UNKNOWN
from archive.labels import KINDS, STATES
from archive.tag_words import decided_words, evidence_place, rule_words
from archive.tags import Evidence
from archive.texts import Article
from archive.titles import title
from archive.weakness import LADDER, WeakTag
from indexer.cli.terminal import pad, visible

_LABEL = 10  # cells for the name of a kind of tag


def told_tags(article: Article) -> Iterator[Text]:
    """An article's tags, each with its chain."""
    states = "、".join(STATES[state] for state in article.state)
    yield Text(visible(title(article)), "bold")
    facts = (article.id, KINDS[article.kind], states, visible(article.source))
    yield Text("  ".join((*facts, article_path(article.id))) + "\n", "dim")
    for chain in chains(article):
        yield from _chain(chain)


def told_weak(found: Sequence[WeakTag], limit: int) -> Iterator[Text]:
    """Weak tags by kind of weakness, weakest first; of each kind `limit` at most (0: all)."""
    if found:
        articles = {each.article for each in found}
        yield Text(f"\n可疑的标签 {len(found)} 个，在 {len(articles)} 篇文章里，最弱的在前。")
    for why, group in groupby(found, lambda each: each.weak.why):
        mine = list(group)
        yield Text(f"\n{LADDER[why]} {len(mine)} 个", "bold").append(f"  {why}", "not bold dim")
        for each in mine[: limit or None]:
            yield from _weak(each)
        if limit and len(mine) > limit:
            yield Text(f"  ……另有 {len(mine) - limit} 个，用 --limit 0 列出全部。")


def told_evidence(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """One line for each rule and who knew: the words it found and where they stand.
    The words have quotes of their own often enough, so they stand in other marks.

    >>> words = Evidence("topic=党建", "词表", "党员", 2, 0, 2), Evidence("topic=党建", "词表", "党建", 3, 4, 6)
    >>> told_evidence(words)
    ('词表（正文）：「党员」第 2 段、「党建」第 3 段',)
    """
    rules: dict[str, list[str]] = {}
    for e in evidence:
        rule = f"{rule_words(e)}（{decided_words(e)}）"
        rules.setdefault(rule, []).append(visible(f"「{e.quote}」{evidence_place(e)}"))
    return tuple(f"{rule}：{'、'.join(dict.fromkeys(found))}" for rule, found in rules.items())


def _weak(found: WeakTag) -> Iterator[Text]:
    told = Text("  ").append(pad(found.weak.label, 8), "cyan").append(visible(found.weak.value))
    yield told.append(f"  《{visible(found.title)}》  baodang explain {found.article}", "dim")
    for row in told_evidence(found.weak.evidence):
        yield Text("    ").append(row, "dim")


def _chain(chain: Chain) -> Iterator[Text]:
    labels = (f"{n.label}（推断）" if n.inferred else n.label for n in chain.links)
    joint = (" › " if chain.steps else "、").join(labels)
    if any(link.where is not None for link in chain.links):  # figures are long: each has its row
        joint = f"{len(chain.links)} 个"
    told = Text(pad(chain.label, _LABEL), "cyan")
    told.append(visible(joint) or UNKNOWN, "bold" if joint else "yellow")
    yield told.append("".join(f"；{visible(note)}" for note in chain.notes), "not bold dim")
    for link in chain.links[::-1] if chain.steps else chain.links:
        single = len(chain.links) == 1 and link.where is None
        for row in told_evidence(link.evidence):
            name = "" if single else f"{visible(link.label)}  "
            yield Text(" " * _LABEL + name).append(row, "dim")
    for row in told_evidence(chain.evidence):
        yield Text(" " * _LABEL).append(row, "dim")
