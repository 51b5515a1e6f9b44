"""The line that says where an article is from: who wrote stands in it among other things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.reading.people import people
from indexer.reading.printed import is_source_line
from indexer.reading.webpages.blocks import Block

AUTHOR = "author"  # the mark of an element that names who wrote, if it names persons
_NAME = r"[一-鿿]{2,4}(?:·[一-鿿]+)*"
_AUTHOR = re.compile(
    rf"(?:(?<=[\s|｜(（【\[])|^)(?:作者|记者|通讯员|撰文|撰稿)\s*[:：]\s*({_NAME}(?:[ 、,，/]\s*{_NAME})*)"
    r"(?=$|[\s|｜)）】\]])"
)


def with_authors(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; a line like 2006-9-12 来源：云岭晚报 作者：孙立新 is cut, so that 作者：孙立新 is a
    block of its own with the mark `author`."""
    return tuple(piece for block in blocks for piece in _cut(block))


def _cut(block: Block) -> Iterator[Block]:
    match = _AUTHOR.search(block.text) if is_source_line(block.text) else None
    if not match or block.mark in ("headline", AUTHOR) or not people(match[1]):
        yield block
        return
    pieces = (block.text[: match.start()], block.mark), (match[0], AUTHOR)
    for text, mark in (*pieces, (block.text[match.end() :], block.mark)):
        if text.strip():
            yield replace(block, text=text.strip(), mark=mark)
