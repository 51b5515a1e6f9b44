"""Pages of unknown layout: which blocks are the text of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.reading.printed import is_byline
from indexer.reading.webpages.blocks import BODY, Block
from indexer.reading.webpages.values import squeezed

# Lines of the site, not of the article.
FURNITURE = re.compile(
    r"\s*(?:[【\[(（]?\s*(?:纠错|责任编辑|责编|编辑|编审|校对|审核|网站编辑)\s*(?:[】\]]|[:：])"
    r"|【?(?:相关(?:新闻|链接|阅读|报道|专题|附件|推荐|文章|稿件)|延伸阅读|热门推荐|推荐阅读|为你推荐)"
    r"|更多(?:新闻|内容|精彩)|上一[篇页条版]|下一[篇页条版]"
    r"|分享到|我要评论|网友评论|发表评论|打印本[页文]|关闭窗口|返回顶部|扫一扫|扫码|用微信扫|分享至|点击(?:查看|进入)"
    r"|关于我们|联系我们|版权所有|版权声明|免责声明|网站声明|主办单位|技术支持|Copyright|©"
    r"|(?:特别)?声明[:：].*(?:仅供参考|投资建议|版权|转载|本[网站平])"
    r"|(?:图集|\+1|关注|举报|收藏|点赞|打赏|分享|评论|订阅|登录|注册|原创|转载|字号.*|没有了)[:：]?$)"
    r"|.*(?:ICP[备证]|公网安备|All Rights? Reserved|版权所有|举报电话"
    r"|未经[^。]{0,12}(?:授权|许可|同意)[^。]{0,20}(?:转载|复制|使用))",
    re.I,
)
_SENTENCE = re.compile(r"[。！？；，]|[.!?;,]\s")
_SENTENCE_END = re.compile(r"[。！？][”’）]?$")
_LEAST = 20  # characters of a block of prose
_LINKED = 0.5
_WIDEST_GAP = 6  # blocks between two of one article
LONGEST = 2_000_000  # characters of HTML that trafilatura is asked about; it is slow


def find_body(html: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the article's body marked; unchanged when there is none.

    Prose is what reads like sentences and is no link, as far as trafilatura takes it for the
    article's; the body is the longest stretch of it.
    """
    prose = [i for i, block in enumerate(blocks) if _prose(block)]
    article = _extracted(html) if prose else ""
    prose = [i for i in prose if squeezed(blocks[i].text) in article] or prose
    stretches: list[list[int]] = []
    for i in prose:
        if stretches and not _parted(blocks, stretches[-1][-1], i):
            stretches[-1].append(i)
        else:
            stretches.append([i])
    if not stretches:
        return tuple(blocks)
    best = max(stretches, key=lambda stretch: sum(len(blocks[i].text) for i in stretch))
    start, end = best[0], best[-1] + 1
    while start and _goes_with(blocks[start - 1]):
        start -= 1
    while end < len(blocks) and _goes_with(blocks[end]):
        end += 1
    body = range(start, end)
    return tuple(
        replace(block, region=1, mark=block.mark or BODY) if i in body else block
        for i, block in enumerate(blocks)
    )


def _prose(block: Block) -> bool:
    text = block.text
    long = len(text) >= _LEAST and _SENTENCE.search(text) is not None
    return long and block.linked < _LINKED and not block.apart and not FURNITURE.match(text)


def _goes_with(block: Block) -> bool:
    """Whether a block next to the text is of it: a short sentence, or who wrote it."""
    if block.linked >= _LINKED or block.apart or FURNITURE.match(block.text):
        return False
    return bool(_SENTENCE_END.search(block.text) or is_byline(block.text))


def _parted(blocks: Sequence[Block], before: int, after: int) -> bool:
    between = blocks[before + 1 : after]
    return len(between) > _WIDEST_GAP or any(FURNITURE.match(block.text) for block in between)


def _extracted(html: str) -> str:
    """What trafilatura takes for the text of the page, without blanks; "" when it finds none."""
    if len(html) > LONGEST:
        return ""
    import trafilatura

    found = trafilatura.extract(html, include_comments=False, include_tables=True)
    return squeezed(found or "")
