"""What stands around a headline in pages of any layout: kicker above, deck and byline below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.reading.papers import newspapers
from indexer.reading.people import is_byline
from indexer.reading.printed import is_source_line, masthead
from indexer.reading.webpages.blocks import Block
from indexer.reading.webpages.furniture import FURNITURE

HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4"))
SITE = re.compile(
    r"(?:报|報|網|网|新闻|新聞|频道|頻道|在线|在線|平台|客户端|电子版|首页|首頁|门户|門戶)$"
)
_GENERIC = re.compile(r"(?:新闻|文章)?(?:正文|内容|详情|详细页?|浏览)|无标题.*|untitled.*", re.I)
_CHINESE = re.compile(r"[一-鿿].*[一-鿿]")
_NOTE = re.compile(
    r"阅读|浏览|点击|字号|字体|打印|评论|分享|收藏|来源|作者|编辑|发布|客户端|首页|[>›»→]"
)
_DASHES = re.compile(r"[—―－-]{1,2}\s*[一-鿿“《]")
_SENTENCE_END = re.compile(r"[。；，：;,:]$")
_SHORTEST, _LONGEST = 6, 60
_MOST_BESIDE = 3  # lines of a kicker, or of a deck


def beside(blocks: Sequence[Block], heads: Sequence[int], body: int) -> dict[int, str]:
    """The roles of lines around the headline `heads`, before the `body` begins: bylines anywhere
    below it; kicker and deck that touch it, and are set like it or stand in the same element."""
    first, last = heads[0], heads[-1]
    roles: dict[int, str] = {}
    for i in range(last + 1, body):
        if _free(blocks[i]) and is_byline(blocks[i].text):
            roles[i] = "byline"
    for i in range(first - 1, max(-1, first - 1 - _MOST_BESIDE), -1):
        if not _belongs(blocks[i], blocks[first]):
            break
        roles[i] = "kicker"
    for i in range(last + 1, min(body, last + 1 + _MOST_BESIDE)):
        dashed = _DASHES.match(blocks[i].text) and _could_be_beside(blocks[i])
        if i in roles or not (dashed or _belongs(blocks[i], blocks[last])):
            break
        roles[i] = "deck"
    return roles


def could_be_headline(text: str) -> bool:
    """Whether a text is not the name of a site, a page or a newspaper, nor a date."""
    named = "首页" in text or newspapers().named(text) or masthead(text)
    other = named or _GENERIC.fullmatch(text) or is_source_line(text)
    return bool(_CHINESE.search(text)) and not other


def could_be_note(text: str) -> bool:
    """Whether a text is of the site and not of the article: 阅读 12, 首页 > 要闻."""
    return bool(_NOTE.search(text) or FURNITURE.match(text))


def _belongs(block: Block, head: Block) -> bool:
    alike = (
        (block.centred and head.centred)
        or {block.tag, head.tag} <= HEADING_TAGS
        or block.path[:-1] == head.path[:-1]
    )
    return alike and _could_be_beside(block)


def _could_be_beside(block: Block) -> bool:
    text = block.text
    fits = _SHORTEST <= len(text) <= _LONGEST and not _SENTENCE_END.search(text)
    other = _NOTE.search(text) or SITE.search(text) or FURNITURE.match(text)
    return fits and _free(block) and could_be_headline(text) and not other and not block.pictured


def _free(block: Block) -> bool:
    """Whether a block is of no body, leads nowhere, and the layout does not say what it is."""
    return not (block.region or block.mark or block.linked > 0.2 or block.apart)
