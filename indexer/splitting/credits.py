"""Lines that name people or the page itself: bylines, captions with their credit, mastheads.

All functions take the `look` of a line (full-width punctuation) and know nothing of the page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.splitting.leads import HAN as _HAN
from indexer.splitting.leads import MEDIUM as _MEDIUM
from indexer.splitting.leads import is_lead
from indexer.splitting.lookups import begins_name, surnames
from indexer.words import known, tagged

_ROLE = (
    r"(?:首席|见习|实习|特约|特派|特邀|驻站|驻[一-鿿]{1,4}|全媒体|融媒体?|本报|本台|本网|本刊|本社|新华社|中新社|大学生)*"
    r"(?:记\s?者|通\s?讯\s?员|实习生|评论员|观察员|作者|撰文|采写|撰稿|执笔|供稿|整理|编译|摄影|口述|讲述|漫画|制图|插图|题图|图表|文字|图片|文|图)"
)
_CREDIT = r"(?:图文|文图|摄影报道|综合报道|综合整理|联合报道|现场报道|特约撰稿|摄影|摄|文|图|报道|整理|供图|供稿|综合|和|与|并摄|实习报道|发自[一-鿿]{2,8}|[一-鿿]{2,4}报道)"
_GAP = re.compile(r"[\s，、；：/|]+")
_FRAME = "（）【】□■◎●○◆▲△◇★☆·— "
# Syllables of Tibetan, Uyghur, Kazakh, Mongolian and Yi names, which have no surname in front.
_ETHNIC = frozenset(
    "阿巴布才措次丹旦德登迪丁顿多尔格古哈合和吉加江杰卡凯克库拉兰朗勒丽力林罗洛买麦曼玛梅美米木娜纳南尼诺旺帕彭平珠其琪钦泉仁日荣若萨桑色沙索苏松塔堤提图吐托娃维乌西夏先新雅央扎依伊艾叶英永玉宗卓孜热孜别更达奴尤努肉逊斯太郎云曲姆益噶措白央嘎朋嘉洪都汗迪力热"
)
_PAPER = rf"(?:{_MEDIUM}|{_HAN}{{0,6}}报)"
_ROLE_WORD = re.compile(rf"{_PAPER}?{_ROLE}")
_ROLE_NAME = re.compile(rf"{_PAPER}?{_ROLE}(?P<name>{_HAN}{{2,3}}?){_CREDIT}?")
_CREDIT_WORD = re.compile(_CREDIT)
_NAME = re.compile(rf"{_HAN}{{1,6}}(?:·{_HAN}{{1,6}})*")
_STAFF = re.compile(r"(?:本报|本刊|本台)(?:特约)?(?:评论员|编辑部|记者)")
_LETTERED = re.compile("[A-Z](?=本报|见习|实习|特约|记者|通讯员)")  # N本报记者: a paper's own mark
# What a paper owes to who called: 本报记者 李东 摄（感谢读者刘先生提供新闻线索，请于周三领取线索费）.
_THANKED = re.compile(r"（[^（）]*(?:线索|爆料|奖金|稿酬)[^（）]*）$")
_LONGEST = 80
_LONGEST_SIGNATURE = 24
# Without one of these, perhaps set wide, there is neither role nor reader.
_ROLES = "文 图 记者 通讯员 实习生 评论员 观察员 作者 笔者 撰稿 采写 执笔 供稿 整理 编译 摄影 口述 讲述 漫画"
_READERS = "读者 网友 市民 村民 居民"
_HINT = re.compile(
    "|".join(r"[\s，、；：/|]*".join(word) for word in f"{_ROLES} {_READERS}".split())
)
# Names set close to their role and to each other: 本报驻埃及记者周明, 晨报·上游新闻记者徐勤陈竹.
_CLOSE = re.compile(
    rf"(?:[一-鿿·]{{0,12}}?(?:记者|通讯员|实习生|评论员|摄影)[：/]?(?P<names>{_HAN}{{2,4}}(?:、?{_HAN}{{2,4}}){{0,5}}?)"
    rf"(?:\s?(?:文/?[图摄]|图/?文|摄影报道|摄影|摄|报道|整理|文))?[\s、]*){{1,4}}(?:{_HAN}{{2,3}}[图摄])?(?:来源：{_HAN}{{2,10}})?"
)
_SURNAMED = re.compile(r"(?:记者|通讯员|实习生|评论员|摄影)[：/]?([一-鿿])")
_NO_NAME = re.compile("培训|采访|基层|手记|调查|观察|连线|深入|走进|[会班队节站家]$")
_PICTURED = re.compile(
    r"文[/／、]?[图摄]|[图摄][/／]文|[/／]图|如图|见图|图为|摄影报道|[上下左右]图"
)
_GIVEN = re.compile(rf"[\s，；/]*(?:图片|照片)由{_HAN}{{2,20}}提供$")  # beside who wrote the text
_SIGNED = re.compile(r"[。！？…”]（[^（）]{2,30}）$")
_READER = re.compile(rf"(?:热心)?(?:读者|网友|市民|村民|居民)[\s：:]+{_HAN}{{1,4}}")
_FROM = re.compile(
    r"(?:[省市区县镇乡村厂局校院队站社班]|街道|公司|小区|社区|小学|中学|高[一二三中]|初[一二三中]|年级|文联|作协|学生|市民|居民|村民|读者|医师|律师|教师|工人|农民|家属|职工|干部|战士|司机|店主|摊主|学员|会计|社员|业主|战友|邻居|热心人|老人|老兵|保安|护士|教练|裁判|厂长|校长|院长|所长|主任|店员|编辑|主编|研究员|工程师|老师|会员|党员|民警|法官|顾问|事务所|记者|同学|馆员|站长|村长|书记)$"
)
_PLACED = re.compile(rf"(?<={_HAN}{{2}})（{_HAN}{{2,10}}）$")  # 张小芳（县文化馆）
_POLITELY = re.compile(rf"{_HAN}{{2,10}} {_HAN}(?:先生|女士|小姐|同学|师傅|大爷|大妈|阿姨|老师)")
_WORKPLACE = re.compile(r"（?(?:作者|笔者)(?:单位|系|为)[：\s]?[^。]{2,40}）?")
# Who stands for a text in brackets at its end: the press office of a body, a desk, an agency.
_SIGNATURE = re.compile(
    rf"（(?:{_HAN}{{1,6}}(?<![不待])[宣萱]"
    rf"|{_HAN}{{1,14}}(?:宣传[部科处股中心]{{1,2}}|宣教科|新闻办|新闻中心|融媒体?中心|报道组|通讯组|新闻科|文明办|党政?办|办公室|编辑部|资料室)"
    rf"|(?!以下|简称|原|其中){_HAN}{{0,8}}[省市县区州盟旗镇]{_HAN}{{1,6}}[局委办厅院会]"
    rf"|(?:本报|本刊|本网|本台)?(?:综合|特约)?(?:综合|专稿|专电|资料|编辑部|评论员)(?:报道|消息|整理|新华社|中新社|外电)?"
    rf"|(?:综合|据)?(?:新华社|中新社|新华网|中新网|人民网|央视网?|央广网|{_MEDIUM}|《{_HAN}{{2,10}}》)(?:等?(?:报道|消息|电|客户端|新媒体专电))?"
    rf"|(?:{_HAN}{{2,4}})?(?:摘|选|转|载|摘编|转载|编译|译|编)自?《{_HAN}{{2,12}}》"
    rf"|{_HAN}{{2,10}}(?:供稿|整理|辑|摘编|编译|撰稿))）"
)
# No initials: what tells where a text goes on, which piece it is, what is in it.
_INITIALS = re.compile(
    rf"（(?![下上]转|[下上]接|[待未续]|全文|如[左右上下]?图|[一二三四五六七八九十上中下外附]|[^）]*[续完略图转版首则章节选篇辑摘注])({_HAN}{{2,4}})）"
)
# A desk and one of its people in brackets: （宣传部 王某）, （县法院 张三）.
_DESKED = re.compile(
    rf"（({_HAN}{{1,12}}[部处科股室办局委院台站所队会校]|{_HAN}{{2,10}}(?:中心|公司|医院|小学|中学|支队|大队|街道))"
    rf"\s({_HAN}{{2,3}}(?:\s{_HAN}{{2,3}}){{0,2}})）"
)
_CREDITED = re.compile(
    rf"(?:[。，；！？”）\s（|/：]|记者|通讯员|摄影|^)(?P<name>{_HAN}{{2,3}}|{_HAN}\s{_HAN})?\s?"
    r"[\s/]?(?:摄|摄影|供图|制图)[）】]?$"
    rf"|(?:^|[\s（。，！？”])(?:摄影|摄|图|供图|制图)[\s/：]+(?P<who>{_HAN}{{2,4}})[）】]?$"
)
_REPORTED = re.compile(
    rf"[。！？]\s?(?:(?:本报)?(?:记者|通讯员)\s?)?(?:{_HAN}{{2,3}}|{_HAN}\s{_HAN})\s?摄影报道$"
)
_PICTURE = re.compile("摄|图|社发|照片|资料")
_MADE_BY = re.compile(
    rf"{_HAN}{{2,3}}\s?/?\s?(?:摄|摄影|供图|制图|图)|(?:摄|摄影|图|供图)[/：\s]+{_HAN}{{2,4}}"
)
_SUPPLIED = re.compile(
    r"(?:资料图片|资料图|网络图片|新华社发|新华社照片|本报资料|图片由.{2,20}提供|图据.{2,12}|(?:[A-Z]{2,8}|东方IC|视觉中国|本报|网络)供图|(?:新华社|中新社|本报)发?（[^（）]{0,6}(?:照片|图片)[^（）]{0,4}|（传真照片)[）】]?$"
)
_SUPPLIED_ALONE = re.compile(
    rf"(?:新华社|中新社|本报)发?(?:（{_HAN}{{2,4}}\s?(?:摄|供图)）|（?(?:照片|图片)）?)|(?:[A-Z]{{2,8}}|东方IC|视觉中国|网络)供图"
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
    end = _SIGNED.search(look[-40:]) if look[-1] == "）" else None
    return end is not None and (is_byline(end[0][1:]) or is_bare_names(end[0][1:]))


def is_signature(look: str) -> bool:
    """Who stands for a text, in brackets: （交宣）, （市委宣传部）, （本报综合）, （据新华社）.

    >>> [is_signature(x) for x in ("（交宣）", "（本报综合）", "（完）", "（下转3版）")]
    [True, True, False, False]
    """
    return len(look) <= _LONGEST_SIGNATURE and look[0] == "（" and bool(_SIGNATURE.fullmatch(look))


def is_initials(look: str) -> bool:
    """Two to four characters in brackets that are no word: how press offices sign, （汝法）, （铁轩）.

    >>> [is_initials(x) for x in ("（汝法）", "（节选）", "（待续）", "（掌声）")]
    [True, False, False, False]
    """
    if not 4 <= len(look) <= 6 or not _INITIALS.fullmatch(look):
        return False
    return not known(look[1:-1])


@lru_cache(maxsize=1 << 13)
def is_byline(look: str) -> bool:
    """A line of names with what they did: 记者 蔺洋 通讯员 王瑞龙, 本报记者 张三 文/图.

    >>> [is_byline(x) for x in ("记者 蔺洋 文/图", "（记者张三）", "记者走基层", "记者 走进 社区")]
    [True, True, False, False]
    >>> [is_byline(x) for x in ("（张三）", "（方圆）", "张三", "记者 苏敏 图片由荷花湖景区提供")]
    [True, False, False, True]
    """
    if is_signature(look) or _is_bracketed_name(look) or _is_desked(look):
        return True
    look = _THANKED.sub("", look)
    look = look[1:] if _LETTERED.match(look) else look
    bare = _GIVEN.sub("", look.strip(_FRAME))
    if len(look) > _LONGEST or not bare or not _HINT.search(look):
        return False
    if any(kind.fullmatch(bare) for kind in (_STAFF, _READER, _WORKPLACE)):
        return True
    roles = names = odd = 0
    for word in _people(bare):
        role, tight = _ROLE_WORD.fullmatch(word), _ROLE_NAME.fullmatch(word)
        named = tight["name"] if tight else word
        roles += bool(role or tight)
        if role or _CREDIT_WORD.fullmatch(word):
            continue
        fits = _is_family(named) if tight else _NAME.fullmatch(word) and _is_name(word)
        names += bool(fits)
        odd += not fits and (2 if len(word) > 3 or tight else 1)
    if odd > (roles > 1 and names > 0):  # among names with their roles one may look like a word
        return _is_close(bare)
    return bool(roles and names)


def _is_bracketed_name(look: str) -> bool:
    """One or more names and nothing else in brackets; none of them any other word."""
    if look[0] != "（" or look[-1] != "）" or not is_bare_names(look):
        return False
    words = _people(look.strip(_FRAME))
    return all(not known(x) or tagged(x)[0][1] == "nr" for x in words)


def _is_desked(look: str) -> bool:
    desked = _DESKED.fullmatch(look) if look[0] == "（" else None
    return desked is not None and all(
        begins_name(name) and not known(name) for name in desked[2].split()
    )


def _is_close(bare: str) -> bool:
    if len(bare) > 40 or not _SURNAMED.search(bare) or not _CLOSE.fullmatch(bare):
        return False
    return all(name in surnames() for name in _SURNAMED.findall(bare)) and not _NO_NAME.search(bare)


def _is_name(word: str) -> bool:
    """A surname in front, or no word of the dictionary; longer ones of foreign syllables."""
    if len(word) <= 3 + (word[:1] not in surnames()) and begins_name(word):
        return True
    if len(word) == 3 and _is_family(word):
        return True
    if "·" in word or (len(word) >= 4 and sum(c in _ETHNIC for c in word) * 4 >= len(word) * 3):
        return True
    pairs = {word, word[:2], word[-2:]}
    return len(word) > 1 and not any(map(known, pairs))


def _is_family(name: str) -> bool:
    """A name beside a role: its surname may be a rare one, if the name is no word."""
    return begins_name(name) or (begins_name(name, True) and not known(name))


def is_bare_names(look: str) -> bool:
    """A line of one to four personal names and nothing else: □李明, 张 三, （王小红 赵刚）,
    the last perhaps with where it comes from: 曾小舟（晋江）.

    >>> [is_bare_names(x) for x in ("□李 明", "（王小红 赵刚）", "春耕忙", "清明时节")]
    [True, True, False, False]
    """
    if len(look) > 24 or "，" in look or "。" in look or "：" in look:
        return False
    names = _people(_PLACED.sub("", look).strip(_FRAME))
    return 0 < len(names) <= 4 and all(2 <= len(n) <= 3 and begins_name(n) for n in names)


def is_sender(look: str) -> bool:
    """Who wrote a letter and from where: 临江县 景秋生, 服装厂 彭阿金, 青年路 骆先生.

    >>> is_sender("临江县石桥镇 景秋生"), is_sender("千里追踪 三年未弃"), is_sender("临江县 开新局")
    (True, False, False)
    """
    if " " not in look:
        return False
    if _POLITELY.fullmatch(look.strip(_FRAME)):
        return True
    *places, name = look.strip(_FRAME).split(" ")
    if not 1 <= len(places) <= 2 or len(look) > 24 or not 2 <= len(name) <= 3:
        return False
    from_ = all(map(_FROM.search, places))
    return begins_name(name) and from_ and not known(name)


def ends_with_name(look: str) -> bool:
    """A short line whose last word reads like a personal name: 社区民警 尹国栋, 阳朔 蒙之远.

    >>> ends_with_name("社区民警 尹国栋"), ends_with_name("强能力 锻作风")
    (True, False)
    """
    if len(look) > 24 or " " not in look:
        return False
    before, _, name = look.strip(_FRAME).rpartition(" ")
    if not before or not 2 <= len(name) <= 4:
        return False
    return bool(_NAME.fullmatch(name)) and begins_name(name) and not known(name)


def is_caption(look: str) -> bool:
    """A line under a picture that says so itself: …记者 韩志刚 摄, 图为…, （资料图片）."""
    if len(look) > 220 or is_lead(look):
        return False
    if _SHOWN.match(look) and len(look) <= 120:
        return True
    return is_credited(look)


def is_credit(look: str) -> bool:
    """Who made a picture, and nothing else: 本报记者 张三 摄, （王芳 供图）, 摄影：李四.

    >>> is_credit("本报记者 张三 摄"), is_credit("新华社发（张楠摄）"), is_credit("市民赏花。张三 摄")
    (True, True, False)
    """
    if _SUPPLIED_ALONE.fullmatch(look):
        return True
    bare = look.strip(_FRAME)
    if len(bare) > 30 or "。" in bare or not _PICTURE.search(bare):
        return False
    return is_credited(look) and bool(is_byline(f"{bare} 记者") or _MADE_BY.fullmatch(bare))


def is_credited(look: str) -> bool:
    """Whether a line ends with who made the picture: …记者 韩志刚 摄, （资料图片）."""
    tail = look[-60:]
    if not _PICTURE.search(tail):
        return False
    if _REPORTED.search(tail):
        return True
    if _SUPPLIED.search(tail):
        return True
    credit = _CREDITED.search(tail)
    name = (credit["name"] or credit["who"] or "") if credit else None
    return name == "" or (name is not None and _is_family(name))


def _people(bare: str) -> list[str]:
    """The words of a line of names; 张 三, set apart to fill the width, is one name."""
    words = [word for word in _GAP.split(bare) if word]
    joined: list[str] = []
    open_ = False  # whether the last word may still grow
    for word in words:
        if joined and len(word) == 1 and open_ and word not in "文图摄":
            joined[-1] += word
        else:
            joined.append(word)
        open_ = len(word) == 1 and len(joined[-1]) < 4
    return joined
