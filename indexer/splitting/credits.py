"""Lines that name people or the page itself: bylines, captions with their credit, mastheads.

All functions take the `look` of a line (full-width punctuation) and know nothing of the page.
"""

from __future__ import annotations

import re

from indexer.splitting.cues import HAN as _HAN
from indexer.splitting.cues import MEDIUM as _MEDIUM
from indexer.splitting.cues import is_lead
from indexer.splitting.lookups import surnames

_ROLE = (
    r"(?:首席|见习|实习|特约|特派|特邀|全媒体|融媒体?|本报|本台|本网|本刊|新华社)*"
    r"(?:记者|通讯员|实习生|评论员|作者|撰文|采写|撰稿|执笔|供稿|整理|编译|摄影|文|图)"
)
_CREDIT = r"(?:图文|文图|摄影报道|摄影|摄|文|图|报道|整理|供图|供稿|和|与)"
_GAP = re.compile(r"[\s，、；：/|]+")
_FRAME = "（）【】□■◎●○◆▲△◇— "
_PAPER = rf"(?:{_MEDIUM}|{_HAN}{{0,6}}报)"
_ROLE_WORD = re.compile(rf"{_PAPER}?{_ROLE}")
_ROLE_NAME = re.compile(rf"{_PAPER}?{_ROLE}(?P<name>{_HAN}{{2,3}}){_CREDIT}?")
_CREDIT_WORD = re.compile(_CREDIT)
_NAME = re.compile(rf"{_HAN}{{1,4}}(?:·{_HAN}{{1,6}})*")
_STAFF = re.compile(r"(?:本报|本刊|本台)(?:特约)?(?:评论员|编辑部|记者)")
_LONGEST = 80
_EDITORS = re.compile(
    r"[（【]?(?:本版|本报|本期)?(?:责任编辑|责编|编辑|校对|版式|美编|组版|组稿|值班(?:主任|总编|编委)|一审|二审|终审|审核|监制)"
    r"[\s：:/|].{0,80}"
)
_FOLIO = re.compile(
    r"(?:(?:第?\s*\d{1,3}\s*版|[A-Z]{1,2}\s?\d{1,3}\s*版?)[\s：:·|]*[一-鿿·\s]{0,10}|\d{1,3}"
    r"|.{0,20}\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s*(?:农历.{0,12})?[\s，]*星期[一二三四五六日天].{0,30}"
    r"|星期[一二三四五六日天].{0,30}\d{4}\s?年.{0,20}"
    r"|.{0,12}(?:国内统一(?:连续出版物)?(?:刊号|号)|邮发代号|新闻热线|报料热线|投稿邮箱|电子版|广告热线).{0,60}"
    r"|(?:上一篇|下一篇|上一版|下一版|返回目录|返回首页|放大|缩小|默认|打印|关闭|分享到|标题导航|[\s|/+\-]){2,}"
    r"|(?:https?[:：]//|www\.)\S+|版权所有.{0,60}|.{0,20}All Rights Reserved.{0,20})",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"文[/／、]?[图摄]|[图摄][/／]文|[/／]图|如图|见图|图为|摄影报道|[上下左右]图"
)
_SIGNED = re.compile(r"[。！？…”]（[^（）]{2,30}）$")
_READER = re.compile(rf"(?:热心)?(?:读者|网友|市民|村民|居民)[\s：:]+{_HAN}{{1,4}}")
_WORKPLACE = re.compile(r"（?(?:作者|笔者)(?:单位|系|为)[：\s]?[^。]{2,40}）?")
_CREDITED = re.compile(
    rf"(?:[。，；！？”）\s（|/：]|记者|通讯员|摄影|^)(?P<name>{_HAN}{{2,3}}|{_HAN}\s{_HAN})?\s?"
    r"(?:摄|摄影|供图|制图)[）】]?$"
)
_SUPPLIED = re.compile(
    r"(?:资料图片|资料图|网络图片|新华社发|新华社照片|本报资料|图片由.{2,20}提供|图据.{2,12})[）】]?$"
)
_SHOWN = re.compile(
    r"(?:图为|图片说明|[上下左右]图|大图|小图|图[①-⑩一二三四五1-9][\s：:为]|[▲△↑↓←→▼]|[①-⑩][^。]{2,40}$)"
)


def is_pictured(text: str) -> bool:
    """Whether the author of a text took its pictures too, or the text speaks of one."""
    return bool(_PICTURED.search(text))


def is_signed(look: str) -> bool:
    """A text that ends with who wrote it: ……受到好评。（李爱琴）, ……。（记者 张三）.

    >>> is_signed("昨日通车。（王强）"), is_signed("昨日通车（如图）。"), is_signed("通车。（下同）")
    (True, False, False)
    """
    end = _SIGNED.search(look[-40:])
    return end is not None and (is_byline(end[0][1:]) or is_bare_names(end[0][1:]))


def is_byline(look: str) -> bool:
    """A line of names with what they did: 记者 蔺洋 通讯员 王瑞龙, 本报记者 张三 文/图.

    >>> [is_byline(x) for x in ("记者 蔺洋 文/图", "（记者张三）", "记者走基层", "记者 走进 社区")]
    [True, True, False, False]
    """
    bare = look.strip(_FRAME)
    if len(look) > _LONGEST or not bare:
        return False
    if any(kind.fullmatch(bare) for kind in (_STAFF, _READER, _WORKPLACE)):
        return True
    roles = names = 0
    for word in _people(bare):
        role, tight = _ROLE_WORD.fullmatch(word), _ROLE_NAME.fullmatch(word)
        named = tight["name"] if tight else word
        roles += bool(role or tight)
        if role or _CREDIT_WORD.fullmatch(word):
            continue
        if not (tight or _NAME.fullmatch(word)) or named[0] not in surnames():
            return False
        names += 1
    return bool(roles and names)


def is_bare_names(look: str) -> bool:
    """A line of one to four personal names and nothing else: □李明, 张 三, （王小红 赵刚）.

    >>> [is_bare_names(x) for x in ("□李 明", "（王小红 赵刚）", "春耕忙", "清明时节")]
    [True, True, False, False]
    """
    names = _people(look.strip(_FRAME)) if len(look) <= 24 else []
    return 0 < len(names) <= 4 and all(2 <= len(n) <= 3 and n[0] in surnames() for n in names)


def is_noise(look: str) -> bool:
    """Mastheads, folio lines, editors' credits, navigation: no part of any article."""
    return len(look) <= 120 and bool(_EDITORS.fullmatch(look) or _FOLIO.fullmatch(look))


def is_caption(look: str) -> bool:
    """A line under a picture that says so itself: …记者 韩志刚 摄, 图为…, （资料图片）."""
    if len(look) > 220 or is_lead(look):
        return False
    if _SHOWN.match(look) and len(look) <= 120:
        return True
    return is_credited(look)


def is_credited(look: str) -> bool:
    """Whether a line ends with who made the picture: …记者 韩志刚 摄, （资料图片）."""
    tail = look[-60:]
    if _SUPPLIED.search(tail):
        return True
    credit = _CREDITED.search(tail)
    name = (credit["name"] or "") if credit else None
    return name == "" or (name is not None and name[0] in surnames())


def _people(bare: str) -> list[str]:
    """The words of a line of names; 张 三, set apart to fill the width, is one name."""
    words = [word for word in _GAP.split(bare) if word]
    joined: list[str] = []
    for word in words:
        if joined and len(word) == 1 and len(joined[-1]) == 1 and word not in "文图摄":
            joined[-1] += word
        else:
            joined.append(word)
    return joined
