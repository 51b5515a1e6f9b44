"""Officials: the name, post and body that one sentence gives together, facts of its date.

Residents, patients and suspects have no post; who is accused, gone by, feigned or played is left
out, and so is a name whose end is not clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.tags import Evidence, Official
from archive.texts import Article
from indexer.tagging.fields import Piece, pieces, quoted
from indexer.tagging.officials.names import name_end
from indexer.tagging.officials.posts import Post, posts
from indexer.tagging.officials.tables import context_pattern, post_words
from indexer.tagging.surnames import SINGLE

_ENDS = "。！？!?\n"
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
        for start, end, official in _in_piece(piece) if piece.where != "byline" else ():
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


def _in_piece(piece: Piece) -> Iterator[tuple[int, int, Official]]:
    stop, refused = -1, False
    for at in sorted(set(_behind_posts(piece.text))):
        if at > stop:  # in a further sentence
            begin = max(piece.text.rfind(end, 0, at) for end in _ENDS) + 1
            ends = [found for end in _ENDS if (found := piece.text.find(end, at)) >= 0]
            stop = min(ends, default=len(piece.text))
            told = piece.text[begin:stop]
            refused = any(context_pattern(kind).search(told) for kind in ("accused", "feigned"))
        if not refused:
            yield from _at(piece, at, begin, stop)


def _behind_posts(text: str) -> Iterator[int]:
    """Where posts end that a family name or a name of several parts may follow."""
    for post in post_words():
        at = text.find(post)
        while at >= 0:
            end = at + len(post)
            if text[end : end + 1] in SINGLE or "·" in text[end : end + 8]:
                yield end
            at = text.find(post, end)


def _at(piece: Piece, at: int, begin: int, stop: int) -> Iterator[tuple[int, int, Official]]:
    """The officials whose posts end at a position: one name, or several joined by 、."""
    text = piece.text[:stop]
    if name_end(text, at) is None or not (held := posts(text, at, begin)):
        return
    start = min((post.body or (post.start, 0))[0] for post in held)
    if _GONE.search(text[:start]):
        return
    while (end := name_end(text, at)) is not None:
        for post in held:
            yield start, end, _official(piece, text[at:end], post)
        if text[end : end + 1] != "、":
            return
        at = end + 1


def _official(piece: Piece, name: str, post: Post) -> Official:
    unit = piece.text[slice(*post.body)] if post.body else None
    return Official(name, post.title, unit, piece.where)
