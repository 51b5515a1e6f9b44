"""A page taken apart: every slice of text with its role, its article and what continues it.

Editing moves slices and ties them; it never makes or drops one, except that a slice may be cut
in two and slices of one line may become one again. So nothing can be lost or invented here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.fragments import visible_span
from archive.texts import Article, Field, Fragment, Join, Leftover, Page, Role
from indexer.corrections.anchors import Spot

Key = tuple[int, int]  # line and start of a slice
Chain = Callable[[Role, Sequence[Fragment], Sequence[Join | None]], Key]
BODY = ("paragraph", "subheading")


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice of a line and what it is."""

    fragment: Fragment
    role: Role


@dataclass(frozen=True, slots=True)
class Draft:
    """An article: as the program made it (`base`), and its slices now, in reading order.

    Slices that continue another one are not among `keys`: they go where the first one goes.
    """

    base: Article
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Every slice is in the keys of one draft, or left over (with the reason), or continues one.

    `links` leads from a slice to the one that continues it; the Join is None where a heading or
    caption merely has several lines.
    """

    page: Page
    pieces: Mapping[Key, Piece]
    drafts: tuple[Draft, ...]
    left: Mapping[Key, str]
    links: Mapping[Key, tuple[Key, Join | None]]

    def at(self, spot: Spot) -> Key:
        """The slice that holds a spot, or the first one after it on its line."""
        here = [key for key in self.on(spot[0]) if self.pieces[key].fragment.end > spot[1]]
        return here[0] if here else self.on(spot[0])[-1]

    def on(self, line: int) -> list[Key]:
        """The slices of a line, in order."""
        return sorted(key for key in self.pieces if key[0] == line)

    def before(self, key: Key) -> Key | None:
        """The slice that this one continues."""
        return next((a for a, (b, _) in self.links.items() if b == key), None)

    def chain(self, key: Key) -> list[Key]:
        """The slice with all that continue it."""
        found = [key]
        while found[-1] in self.links:
            found.append(self.links[found[-1]][0])
        return found

    def head(self, key: Key) -> Key:
        """The first slice of the chain that this one is in."""
        above = {b: a for a, (b, _) in self.links.items()}
        while key in above:
            key = above[key]
        return key

    def owners(self) -> dict[Key, int]:
        """Every slice that is in an article → the position of its draft."""
        heads = ((i, key) for i, draft in enumerate(self.drafts) for key in draft.keys)
        return {key: i for i, head in heads for key in self.chain(head)}

    def owner(self, key: Key) -> int | None:
        """The position of the draft that has the slice; None when it is left over."""
        return self.owners().get(key)

    def loose(self, key: Key) -> Sheet:
        """The slice no longer continues another one; it stands behind that one's chain."""
        above = self.before(key)
        if above is None:
            return self
        head = self.head(key)
        links = {a: link for a, link in self.links.items() if a != above}
        drafts = tuple(
            replace(draft, keys=_behind(draft.keys, head, key)) if head in draft.keys else draft
            for draft in self.drafts
        )
        return replace(self, links=links, drafts=drafts)

    def alone(self, key: Key) -> Sheet:
        """The slice continues nothing and nothing continues it."""
        sheet = self.loose(key)
        return sheet.loose(sheet.links[key][0]) if key in sheet.links else sheet

    def tied(self, first: Key, second: Key, join: Join | None) -> Sheet:
        """`second`, which continues nothing, continues `first`, which nothing continues."""
        return replace(self._without(second), links={**self.links, first: (second, join)})

    def moved(self, key: Key, to: int) -> Sheet:
        """The first slice of a chain goes to another draft, in the order of lines."""
        sheet = self._without(key)
        keys, peers = sheet.drafts[to].keys, (*BODY, sheet.pieces[key].role)
        later = (i for i, k in enumerate(keys) if k > key and sheet.pieces[k].role in peers)
        at = next(later, len(keys))
        return sheet.with_keys(to, (*keys[:at], key, *keys[at:]))

    def set_aside(self, key: Key, reason: str) -> Sheet:
        """A slice without chain belongs to no article."""
        sheet = self._without(key)
        return replace(sheet, left={**sheet.left, key: reason})

    def as_role(self, key: Key, role: Role) -> Sheet:
        """The slice is of another role."""
        pieces = {**self.pieces, key: replace(self.pieces[key], role=role)}
        return replace(self, pieces=pieces)

    def with_keys(self, to: int, keys: Sequence[Key]) -> Sheet:
        """A draft has these slices."""
        drafts = [*self.drafts]
        drafts[to] = replace(drafts[to], keys=tuple(keys))
        return replace(self, drafts=tuple(drafts))

    def cut(self, spot: Spot) -> Sheet:
        """A slice ends before the spot, and another one begins there."""
        key = self.at(spot)
        piece = self.pieces[key]
        front = self._slice(key[0], key[1], spot[1])
        back = self._slice(key[0], spot[1], piece.fragment.end)
        if front is None or back is None:
            return self
        new = (back.line, back.start)
        pieces = {**self.pieces, key: Piece(front, piece.role), new: Piece(back, piece.role)}
        links = {new if a == key else a: link for a, link in self.links.items()}
        cut = replace(self, pieces=pieces, links={**links, key: (new, None)})
        if key in self.left:
            links = {a: link for a, link in cut.links.items() if a != key}
            return replace(cut, links=links, left={**self.left, new: self.left[key]})
        return cut.loose(new)

    def whole(self, spot: Spot, end: int) -> tuple[Sheet, Key]:
        """The text of a line from a spot to `end` as one slice, where the first of it stood."""
        sheet = self.cut(spot).cut((spot[0], end))
        first = sheet.at(spot)
        keys = [key for key in sheet.on(spot[0]) if first <= key and key[1] < end]
        if len(keys) == 1:
            return sheet, first
        last = sheet.pieces[keys[-1]].fragment.end
        for key in keys:
            sheet = sheet.alone(key)
        for key in keys[1:]:
            sheet = sheet._without(key)
        merged = sheet._slice(spot[0], first[1], last) or sheet.pieces[first].fragment
        pieces = {key: piece for key, piece in sheet.pieces.items() if key not in keys[1:]}
        return replace(
            sheet, pieces={**pieces, first: replace(pieces[first], fragment=merged)}
        ), first

    def _slice(self, line: int, start: int, end: int) -> Fragment | None:
        text = self.page.lines[line - self.page.first_line][start:end]
        left, right = visible_span(text)
        return (
            Fragment(line, start + left, start + right, text[left:right]) if right > left else None
        )

    def _without(self, key: Key) -> Sheet:
        drafts = tuple(
            replace(draft, keys=tuple(k for k in draft.keys if k != key))
            if key in draft.keys
            else draft
            for draft in self.drafts
        )
        left = {k: reason for k, reason in self.left.items() if k != key}
        return replace(self, drafts=drafts, left=left)


def alike(one: Sheet, other: Sheet) -> bool:
    """Whether two sheets make the same texts of the page, whoever decided it and why."""
    return _made(one) == _made(other)


def _made(sheet: Sheet) -> tuple[object, ...]:
    links = {a: (b, join.overlap if join else "") for a, (b, join) in sheet.links.items()}
    drafts = [draft.keys for draft in sheet.drafts if draft.keys]
    return sheet.pieces, drafts, set(sheet.left), links


def take_apart(page: Page, articles: Sequence[Article], leftovers: Sequence[Leftover]) -> Sheet:
    """A split page as a Sheet. ValueError when two slices begin at the same place, or a text has
    no slices: then nothing can be edited safely."""
    pieces: dict[Key, Piece] = {}
    links: dict[Key, tuple[Key, Join | None]] = {}
    count = 0

    def chain(role: Role, fragments: Sequence[Fragment], joins: Sequence[Join | None]) -> Key:
        nonlocal count
        if not fragments:
            raise ValueError("a text without origin")
        keys = [(f.line, f.start) for f in fragments]
        pieces.update((key, Piece(f, role)) for key, f in zip(keys, fragments, strict=True))
        links.update((a, (b, join)) for a, b, join in zip(keys, keys[1:], joins, strict=False))
        count += len(keys)
        return keys[0]

    drafts = [Draft(article, tuple(_in_order(article, chain))) for article in articles]
    left = {(x.fragment.line, x.fragment.start): x.reason for x in leftovers}
    for leftover in leftovers:
        chain("paragraph", (leftover.fragment,), ())
    if count != len(pieces):
        raise ValueError("two slices at one place")
    return Sheet(page, pieces, tuple(drafts), left, links)


def _in_order(article: Article, chain: Chain) -> Iterator[Key]:
    """The first slices of an article's texts in reading order."""
    for name in ("kicker", "headline", "deck"):
        role: Role = "slogan" if article.kind == "slogan" and name == "headline" else name
        yield from _field(getattr(article, name), role, chain)
    for paragraph in article.paragraphs:
        yield from _subheadings(article, paragraph.n, chain)
        yield chain("paragraph", paragraph.fragments, paragraph.joins)
    yield from _subheadings(article, None, chain)
    for caption in article.captions:
        yield chain("caption", caption.fragments, (None,) * len(caption.fragments))
    yield from _field(article.byline, "byline", chain)


def _field(field: Field | None, role: Role, chain: Chain) -> Iterator[Key]:
    """An article has one of each: all slices of the role belong to it, without links."""
    yield from (chain(role, (fragment,), ()) for fragment in (field.fragments if field else ()))


def _subheadings(article: Article, before: int | None, chain: Chain) -> Iterator[Key]:
    for subheading in article.subheadings:
        if subheading.before == before:
            fragments = subheading.fragments
            yield chain("subheading", fragments, (None,) * len(fragments))


def _behind(keys: tuple[Key, ...], head: Key, key: Key) -> tuple[Key, ...]:
    at = keys.index(head) + 1
    return (*keys[:at], key, *keys[at:])
