"""The differences of two builds told to a person: a listing of some length, then the totals."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from archive.differences import KINDS, WAYS, Change, Pair, Side, Tally
from archive.titles import title
from indexer.cli.terminal import pad, shorten, visible
from indexer.cli.told_tags import told_evidence

_LABEL = 12  # cells for the name of a kind of tag
_CHANGES = 10  # of one article
_WIDTH = 100  # cells of a row of evidence
_SIGNS = {"gained": "＋ ", "lost": "－ "}


class Listing:
    """What is told of single articles: the first `limit` whose tags differ, and as many of those
    that one side lacks; 0 is all. Holds nothing but how far it came."""

    def __init__(self, names: tuple[str, str], kind: str | None, limit: int) -> None:
        self.names, self.limit, self.cut = names, limit, False
        self._kind, self._told, self._source = kind, {"changed": 0, "only": 0}, ""

    def takes(self, pair: Pair) -> bool:
        """Whether this one is still told."""
        group = "changed" if pair.before and pair.after else "only"
        room = not self.limit or self._told[group] < self.limit
        self._told[group] += room
        self.cut |= not room
        return room

    def rows(self, pair: Pair) -> Iterator[Text]:
        """An article with its changes; its source stands above the first of the source."""
        article = pair.article
        if article.source != self._source:
            self._source = article.source
            yield Text(f"\n{visible(article.source)}", "bold")
        head = Text(f"  《{visible(title(article))}》").append(f"  {article.id}", "dim")
        if not (pair.before and pair.after):
            yield head.append(f"  只在 {visible(self.names[pair.before is None])}", "yellow")
            return
        yield head
        mine = [change for change in pair.changes if self._kind in (None, change.kind)]
        shown = mine[: _CHANGES if self.limit else None]
        for change in shown:
            yield from self._change(change)
        if len(mine) > len(shown):
            self.cut = True
            yield Text(f"    ……另有 {len(mine) - len(shown)} 处。", "dim")

    def _change(self, change: Change) -> Iterator[Text]:
        sides = [visible(side.value) for side in (change.before, change.after) if side]
        told = Text("    ").append(pad(KINDS[change.kind], _LABEL), "cyan")
        yield told.append(_SIGNS.get(change.way, "") + " → ".join(sides))
        yield from self._evidence("前", change.before)
        yield from self._evidence("后", change.after)

    def _evidence(self, when: str, side: Side | None) -> Iterator[Text]:
        for row in told_evidence(side.evidence) if side else ():
            short = shorten(row, _WIDTH) if self.limit else row
            yield Text(" " * (4 + _LABEL) + f"{when}：{short}", "dim")


def told_summary(tally: Tally, listing: Listing) -> Iterator[Text]:
    """How many articles and tags differ, and how to see what the listing left out."""
    before, after = map(visible, listing.names)
    lead = "\n" if tally.changed or tally.only_before or tally.only_after else ""
    yield Text(
        f"{lead}{before} {tally.before} 篇，{after} {tally.after} 篇：标签相同 {tally.same} 篇，"
        f"不同 {tally.changed} 篇；只在 {before} {tally.only_before} 篇，"
        f"只在 {after} {tally.only_after} 篇。"
    )
    for kind, ways in tally.kinds():
        told = "，".join(f"{WAYS[way]} {count}" for way, count in ways.items() if count)
        yield Text("  ").append(pad(KINDS[kind], _LABEL), "cyan").append(told)
    if listing.cut:
        yield Text("……没有全部列出；用 --limit 0 列出全部，用 --kind 只看一种标签。")
