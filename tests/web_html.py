"""Just enough of a browser's eyes: HTML text → a tree to ask for links, texts and names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "img", "br", "rect", "path"}


@dataclass
class Node:
    """An element; `parts` are its texts and elements in order."""

    tag: str
    attrs: dict[str, str]
    parts: list[str | Node] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()

    def all(self, tag: str = "", name: str = "") -> Iterator[Node]:
        """Elements below this one with the tag and the class, in order."""
        for part in self.parts:
            if isinstance(part, Node):
                if tag in ("", part.tag) and (not name or name in part.classes):
                    yield part
                yield from part.all(tag, name)

    def one(self, tag: str = "", name: str = "") -> Node:
        return next(self.all(tag, name))

    def by_id(self, wanted: str) -> Node:
        return next(node for node in self.all() if node.attrs.get("id") == wanted)

    @property
    def text(self) -> str:
        """The text as a reader of the source hears it, runs of space as one."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        """The text with every space of the source."""
        return "".join(p if isinstance(p, str) else p.raw for p in self.parts)

    def link(self, name: str) -> str:
        """The address of the first link whose text begins so."""
        found = [a for a in self.all("a") if a.text.startswith(name)]
        assert found, f"no link {name!r} among {[a.text for a in self.all('a')]}"
        return found[0].attrs["href"]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].parts.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"</{tag}> closes <{closed.tag} {closed.attrs}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def read_html(html: str) -> Node:
    """The tree of a page; AssertionError when a tag is closed out of turn or left open."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"left open: {[node.tag for node in builder.open[1:]]}"
    return builder.root
