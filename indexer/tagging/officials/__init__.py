"""Officials: the name, post and body that one sentence gives together, facts of its date.

Residents, patients and suspects have no post; who is accused, gone by, feigned or played is left
out, and so is a name whose end is not clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.tags import Evidence, Official
from archive.texts import Article
from indexer.tagging.fields import Piece, pieces, quoted
from indexer.tagging.officials.appointed import appointments, tells_of_appointment
from indexer.tagging.officials.names import name_end
from indexer.tagging.officials.posts import Post, Shared, posts
from indexer.tagging.officials.tables import context_pattern, post_words
from indexer.tagging.surnames import SINGLE

_ENDS = "。！？!?\n"
_BLANKS = frozenset(" \u3000")
_JOINTS = frozenset(
    "、，,"
)  # after a name, before a post of the same body: 主任李建国、副主任王秀兰
_GONE = re.compile("(?:原|前|时任|历任|曾任|已故|老)$")


@dataclass(frozen=True, slots=True)
class OfficialTags:
    """The officials of an article in order of appearance, and where each is named."""

    officials: tuple[Official, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def find_officials(article: Article) -> OfficialTags:
    """The officials that an article names with their posts; each once a post."""
    found: dict[tuple[str, str, str | None], Official] = {}
    evidence: dict[Evidence, None] = {}
    for piece in pieces(article):
        for start, end, official in _named(piece) if piece.where != "byline" else ():
            key = (official.name, official.post, official.unit)
            if key not in found:
                found[key] = official
                tag = f"official={official.name}"
                evidence[quoted(tag, "职务加姓名", piece, start, end)] = None
    accused = _accused(article) if found else ""
    kept = tuple(official for official in found.values() if official.name not in accused)
    tags = {f"official={official.name}" for official in kept}
    return OfficialTags(kept, tuple(e for e in evidence if e.tag in tags))


def _accused(article: Article) -> str:
    """The sentences of an article that tell of a crime or a fault."""
    told = (s for piece in pieces(article) for s in re.split(f"[{_ENDS}]", piece.text))
    return "\n".join(sentence for sentence in told if context_pattern("accused").search(sentence))


def _named(piece: Piece) -> list[tuple[int, int, Official]]:
    """The officials of a field by place: with a post before the name, or given one."""
    return sorted([*_in_piece(piece), *_appointed(piece)], key=lambda found: found[0])


def _appointed(piece: Piece) -> Iterator[tuple[int, int, Official]]:
    if not tells_of_appointment(piece.text):
        return
    begin = 0
    for sentence in re.split(f"([{_ENDS}])", piece.text):
        stop = begin + len(sentence)
        if not any(context_pattern(kind).search(sentence) for kind in ("accused", "feigned")):
            for start, end, name, held in appointments(piece.text, begin, stop):
                yield from ((start, end, _official(piece, name, post)) for post in held)
        begin = stop


def _in_piece(piece: Piece) -> Iterator[tuple[int, int, Official]]:
    stop, refused = -1, False
    former: Shared | None = None
    for at in sorted(set(_behind_posts(piece.text))):
        if at > stop:  # in a further sentence
            begin = max(piece.text.rfind(end, 0, at) for end in _ENDS) + 1
            ends = [found for end in _ENDS if (found := piece.text.find(end, at)) >= 0]
            stop = min(ends, default=len(piece.text))
            told = piece.text[begin:stop]
            refused = any(context_pattern(kind).search(told) for kind in ("accused", "feigned"))
        if not refused and (held := _held(piece.text[:stop], at, begin, former)):
            yield from (named := list(_at(piece, at, stop, held)))
            end, body = named[-1][1], held[-1].body
            former = (end + 1, body) if body and piece.text[end : end + 1] in _JOINTS else None


def _behind_posts(text: str) -> Iterator[int]:
    """Where posts end that a family name or a name of several parts may follow."""
    for post in post_words():
        at = text.find(post)
        while at >= 0:
            end = at + len(post)
            if text[_name_begins(text, end) :][:1] in SINGLE or "·" in text[end : end + 8]:
                yield end
            at = text.find(post, end)


def _name_begins(text: str, at: int) -> int:
    """Behind the blank that may part a post from a name."""
    return at + (text[at : at + 1] in _BLANKS)


def _held(text: str, at: int, begin: int, former: Shared | None) -> Sequence[Post]:
    """The posts that end at a position where a name follows."""
    held = posts(text, at, begin, former) if name_end(text, _name_begins(text, at)) else None
    if not held or _GONE.search(text[: _begin(held)]):
        return ()
    return held


def _at(
    piece: Piece, at: int, stop: int, held: Sequence[Post]
) -> Iterator[tuple[int, int, Official]]:
    """The officials whose posts end at a position: one name, or several joined by 、."""
    text, name = piece.text[:stop], _name_begins(piece.text, at)
    while (end := name_end(text, name)) is not None:
        for post in held:
            yield _begin(held), end, _official(piece, text[name:end], post)
        if text[end : end + 1] != "、":
            return
        name = end + 1


def _begin(held: Sequence[Post]) -> int:
    """Where the posts begin, with the bodies named before them."""
    return min((post.body or (post.start, 0))[0] for post in held)


def _official(piece: Piece, name: str, post: Post) -> Official:
    unit = piece.text[slice(*post.body)] if post.body else None
    return Official(name, post.title, unit, piece.where)
