"""Names that stand one after another: 张三 李四、王 五 文/图."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.tagging.places.gazetteer import is_place
from indexer.tagging.surnames import COMMON, DOUBLE, SINGLE, begins_name
from indexer.words.classes import tagged

_CREDIT = re.compile(
    r"翻拍|文[/／、]?图片?|图[/／、]?文|文[/／、]摄影?|文并摄|文并图|摄影报道|摄影|综合报道|报道|整理|采写|撰写|供稿|供图|制图|摄制|摄|文|图|画|综合|摄影报导|综合报导|报导"
)
_GLUED_CREDIT = re.compile(
    r"(?<=..)(?:文[/／]图|文[/／]摄|图[/／]文|文图|图文|文并图|文并摄|摄影报[道导]|摄影|报[道导]|采写|供稿|供图|整理|摄|(?<=...)画|[/／][文图摄])$"
)
# Who is no author, but told of the news: 线索提供 张先生.
_ADDRESSED = re.compile(
    "(?:先生|女士|小姐|师傅|大爷|大妈|大娘|大姐|大哥|阿姨|老汉|同学|老师|读者|提供)$|某|^(?:读者|热心读者|市民)"
)
_PICTURED = re.compile(r"[\s　]+(?:图|摄影?|画)(?![一-鿿])")  # 王丽 文 李强 图
_REPORTED = re.compile("(?:综合|摄影)?报[道导]")
_STATION = re.compile(r"[一-鿿]{0,6}记者站(?:报道)?")  # 余姚记者站 谢敏军: the man of that bureau
# Where a correspondent works, before the name: 交警支队 黄志刚, 县委宣传部 朱红.
_UNIT = re.compile(
    r"[一-鿿]{1,16}(?:[委办局部厅厂站处所室队院组]|政府|中心|公司|集团|大学|中学|小学|学校|街道|工会|妇联|[文残]联"
    r"|工商联|证券|银行|医院|学院|学区|电视台|[日晚]报社?)"
)
# The same without a blank, where the name begins: 县委宣传部|张丽.
_UNIT_BEFORE = re.compile(
    r"[一-鿿]{1,14}(?:[局厅部处队]|法院|检察院|医院|学院|大学|中学|小学|中心|公司|街道|派出所|[市县区][委办]|政府|妇联)(?=[一-鿿]{2,3}$)"
)
_SENT_FROM = re.compile(r"发自[一-鿿]*")
# What is glued to the place a report was sent from: 刘莉 北川摄影报道, 王海 北京专电.
_FILED = re.compile(r"(?P<place>[一-鿿]{2,4}?)(?:摄影报[道导]|报[道导]|专电|专稿|电|讯)")
_DOTS = "·•・‧∙"  # as papers print the dot of a name
_IN_NAME = frozenset(_DOTS)
_SEPARATOR = re.compile(rf"[\s　、,，;；|｜{_DOTS}]*(?:[/／](?=[一-鿿]{{2}}))?")
_NAME = re.compile(
    rf"[一-鿿]{{1,8}}(?:[{_DOTS}][一-鿿]{{1,6}})+|[一-鿿][ 　]{{1,2}}[一-鿿](?![一-鿿])|[一-鿿]+(?:[/／][文图摄]{{1}})*"
)
# The characters that Mongol, Tibetan, Uyghur and Kazakh names are written with: such a name has no
# family name, and when longer than four characters is told from prose by nothing else.
_TRANSCRIBED = frozenset(
    "阿巴达嘎格图苏日娜其木乌云布和呼斯勒那顺额尔敦珠扎西次仁旦增卓玛央宗拉桑洛尼吉才让措加多杰贡贾买提古丽艾合麦江吐逊努孜克力肉热依"
    "沙塔米哈别叶帕宝音德萨高娃朝鲁毕恩白孟根特牧思琴通嘉坚赞丹雅索朗旺堆平罗顿曲培伦曼吾甫于万"
)
_PROSE = re.compile(
    r"[从在了的到被把说你我他她吗呢吧]|获悉|采访|发现|走进|来自|跟随|随后|随同|为您|日前|近日|昨[日天]|今[日天]|专访|对话|提问|"
    r"手记|观察|调查|暗访|体验|直击|连线|现场|探访|回访|看|通过|联系|接"
)


def bare(name: str) -> str:
    """A name without the blank that fills it up to three characters.

    >>> bare("李　明")
    '李明'
    """
    return re.sub(r"[\s　]", "", name)


def is_one(word: str) -> bool:
    """Whether four characters or more are one person's name: 孙立昊扬, 才仁当智, not 何为甲流."""
    return word[:2] in DOUBLE or _TRANSCRIBED.issuperset(word) or tagged(word) == [(word, "nr")]


def is_told_of(word: str) -> bool:
    """Whether a word is how a paper calls one whom it tells of: 张先生, 李某."""
    return bool(_ADDRESSED.search(word))


def name_run(text: str, at: int, stop: int, *, parted: bool = False) -> Iterator[tuple[int, int]]:
    """Where names stand, one after another from a position until something else comes: (start,
    end) of each. `parted`: a mark sets the first apart from what stands before it, as a blank does."""
    spaced, written, any_before = parted, False, False
    while at < stop:
        gap = _SEPARATOR.match(text, at, stop)
        start = gap.end() if gap else at
        spaced = spaced or start > at
        match = _NAME.match(text, start, stop)
        if not match:
            return
        at = match.end()
        end = at - len(glued[0]) if (glued := _GLUED_CREDIT.search(match[0])) else at
        if _ADDRESSED.search(text[start:end]):
            return
        if any_before and _REPORTED.fullmatch(match[0]):
            return  # what follows is the report: 郭远山 报道 建春门外，…
        if _CREDIT.fullmatch(match[0]) or _STATION.fullmatch(match[0]):
            written = written or match[0] == "文"
            continue
        if _UNIT.fullmatch(match[0]):
            continue
        if _SENT_FROM.match(match[0]):
            return
        filed = _FILED.fullmatch(match[0]) if any_before else None
        if filed and is_place(filed["place"]):
            return
        names = list(_split(text, start, end, spaced))
        pictured = written and (
            glued[0][1:] in ("图", "摄") if glued else _PICTURED.match(text, at, stop)
        )
        yield from () if pictured else names  # 张三/文 李四/图: the second took the photos
        written = written or bool(glued and glued[0][1:] == "文")
        any_before = True
        if not names:
            return


def _split(text: str, start: int, end: int, spaced: bool) -> Iterator[tuple[int, int]]:
    """One token as one name, or as the names it runs together; nothing if it is prose."""
    if unit := _UNIT_BEFORE.match(text, start, end):
        start = unit.end() if begins_name(text[unit.end() : end]) else start
    token = text[start:end]
    size = end - start
    if not _IN_NAME.isdisjoint(token) or (len(bare(token)) == 2 and size > 2):
        yield start, end
    elif not 2 <= size <= 12 or not (begins_name(token) or (spaced and not _PROSE.search(token))):
        return
    elif (
        size == 4
        and token[:2] not in DOUBLE
        and token[0] in SINGLE
        and token[2] in SINGLE
        and not spaced
    ):
        yield from ((start, start + 2), (start + 2, end))
    elif size == 4 and is_place(token):
        return
    elif size <= 4:
        if (not _PROSE.search(token[1:]) and not _PROSE.fullmatch(token)) or (
            spaced and size <= 3 and not re.search(r"[了的获悉]", token)
        ):
            yield start, end
    elif spaced and size <= 6 and _TRANSCRIBED.issuperset(token) and not is_place(token):
        yield start, end
    else:
        yield from _apart(token, start)


def _apart(token: str, start: int) -> Iterator[tuple[int, int]]:
    """A long run of names cut at family names; nothing if it does not fit. Of several ways the one
    with the most common family names is taken, of equals the one whose first names are longer."""
    best = max(_fits(token), key=_common, default=())
    for name in best:
        yield start, start + len(name)
        start += len(name)


def _fits(token: str) -> Iterator[tuple[str, ...]]:
    """The ways to cut a run into names of three, two or four characters, threes first."""
    if not token:
        yield ()
    for size in (3, 2, 4):
        name = token[:size]
        double = name[:2] in DOUBLE
        fits = double if size == 4 else not (double and size == 2) and name[:1] in SINGLE
        if len(name) == size and fits and not _PROSE.search(name):
            yield from ((name, *others) for others in _fits(token[size:]))


def _common(names: tuple[str, ...]) -> int:
    """How far the family names of a run are usual ones: less for each that is not."""
    return -sum(name[0] not in COMMON and name[:2] not in DOUBLE for name in names)
