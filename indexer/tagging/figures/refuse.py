"""What has a number and a unit and is no figure: ordinals, ranks, addresses, names, set phrases."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import repeat
from operator import call
from typing import NamedTuple

from indexer.tagging.figures.find import Number
from indexer.tagging.figures.numerals import is_spelled
from indexer.tagging.figures.spans import is_point_in_time
from indexer.tagging.figures.units import phrases
from indexer.words import known

_REACH = 8
_SINGLE = frozenset("一二两三四五六七八九")
_DIGITS = _SINGLE | {"十"}
_BARE_SCALE = re.compile("[百千万亿]+")
# An ASCII letter, a sign or another number that belongs to it; 第, 前, 后: it counts no amount.
_JOINED = re.compile(
    r"(?:[a-z#№$〔\[+*/·]|[a-z][-:]|\d[.,:]?|第|(?<![以之目此当面门村街屋楼店身眼跟提其然随今事最])[前后])$"
)
_NUMBERED = re.compile("(?:[初周老]|星期|礼拜)$")  # 周三, 老三
_RANKED = re.compile(r"(?:排名|排行|位居|位列|名列|排在?|列|居)[第全国省市县区世界亚洲中的]{0,4}$")
_PRONOUN = re.compile("两个?人|[三四]人")
_FATE = re.compile(
    "受伤|死|伤|遇难|失踪|被困|获救|溺|中毒|被[抓捕刑拘]|落网|当选|获奖|入选|感染|住院"
)
_TOGETHER = re.compile("(?:共|等|致|成|达|有|仅|约|近|超|余|救出|抓获)$")
_MADE_WORD = re.compile(r"制(?!作|造|定|止|约)|化(?!肥|工|验|石)|型|之[家言]|[大小]?一[体员]")
_MADE_OF_TWO = re.compile("[一二三四五六七八九十百千万](?![月日个])")
_MADE_BY_TWO = re.compile("[一二三四五六七八九十百千万][\u4e00-\u9fff]$")
_MEASURES = ("area", "length", "money", "volume", "weight")  # 不足一吨, 超过一米
_GROWN = re.compile(
    "(?:增长|增加|上升|提高|上涨|下降|减少|降低|下跌|[增涨降减跌占了近约]|不足|超过)$"
)
_CLOCK = re.compile("[时点]$|[元块角]$|[长珠金铁]$")  # 长|三角
_ADDRESS = re.compile(r"\d|单元|号|室|[一二三四五六七八九十]+(?:单元|楼|号)")
_ADDRESSED = frozenset("栋幢座门层区")
_FEASTS = re.compile("三八|[五六七八十]一|七七|九九|.*[.].*")  # 三八节, 3.8节; 腊|八节
# Events are called by a distance or a weight: 男子110米栏, 20公里竞走, 56公斤级.
_EVENTS = (
    "(?:栏|跨栏|障碍|接力|自由泳|仰泳|蛙泳|蝶泳|混合泳|个人混合泳|竞走|[赛短长]跑|跑(?=[、,。;)]|项目|比赛|[和与及决预])|速滑|速度滑冰|短道"
    "|气?[步手]枪|移动靶|跳?板|跳?台|半?决赛|预赛|比赛|冠军|亚军|季军|金牌|银牌|铜牌|项目|(?:世界|全国|亚洲)?纪录|达标)"
)
_EVENT = re.compile(
    rf"(?:[、和与及]\d+(?:米|公里))*(?:[两三四]个?项)?的?(?:男子|女子|双人|单人)?{_EVENTS}|(?<=斤)(?:以[上下])?级"
)
_EVENT_OF = re.compile("(?:(?<![一名位该某此])(?:男子|女子)|男女|[少青成]年组?|[男女]子?组|[x×*])$")
_EVENT_ENDS = re.compile('[、,。;:!?)”"和与及]|$')
_STAGES = re.compile("间|工程|项目|建设|改造|开发|规划|移民")
_NAME = re.compile(r"[^\"'《》〈〉,。;:!?]{0,8}[\"'》〉]")
_OPENERS = "“‘《〈「『\"'"
_AGE_LIMIT = re.compile(r"及?(?:以[上下内]|之[上下])")
_GUESS = re.compile("是|会|要|得")


class Setting(NamedTuple):
    """A number, the text it stands in, and some characters on each side of it; `chinese`: the
    numeral where it is written in Chinese, else ""."""

    number: Number
    text: str
    before: str
    after: str
    chinese: str

    @property
    def single(self) -> bool:
        """Whether the numeral is one Chinese digit."""
        return self.number.numeral in _SINGLE


def is_figure(text: str, number: Number) -> bool:
    """Whether a number of a folded text counts or measures something.

    No date, ordinal, rank, age of a person, address, name, set phrase or 一个.
    """
    at, end = number.numeral_at, number.unit_end
    before, after = text[max(0, at - _REACH) : at], text[end : end + _REACH]
    chinese = "" if number.numeral[0].isdigit() else number.numeral
    setting = Setting(number, text, before, after, chinese)
    return not any(map(call, REFUSALS, repeat(setting)))


def _is_joined(it: Setting) -> bool:
    if it.number.unit in ("分", "角") and _CLOCK.search(it.before):
        return True  # 8时30分, 5元6角
    if it.chinese and (is_spelled(it.chinese) or _NUMBERED.search(it.before)):
        return True
    return bool(_JOINED.search(it.before))


def _is_no_amount(it: Setting) -> bool:
    """一 is mostly an article (一位老人), 二 an ordinal (二期), a bare scale rhetoric (千家万户)."""
    numeral, unit = it.chinese, it.number.unit
    if numeral and numeral != "一" and set(numeral) <= set("零〇一"):
        return True
    if numeral == "一":
        told = unit in ("人", "名") and _FATE.match(it.after)
        measured = it.number.bound is not None and it.number.kind in _MEASURES
        share = unit == "成" and _GROWN.search(it.before)
        return not (unit == "例" or told or measured or share or it.number.change)
    if it.number.kind in ("percent", "money") and unit != "成":
        return numeral == "二"
    if numeral == "二" or (numeral in _DIGITS and it.number.digits_only):
        return True
    return bool(_BARE_SCALE.fullmatch(numeral)) and it.number.bound is None


def _is_pronoun(it: Setting) -> bool:
    if not it.single or not _PRONOUN.fullmatch(it.number.numeral + it.number.unit):
        return False
    return not (_FATE.match(it.after) or _TOGETHER.search(it.before))


def _is_rank(it: Setting) -> bool:
    return it.number.unit in ("位", "名") and bool(_RANKED.search(it.before))


def _is_idiom(it: Setting) -> bool:
    """四面八方, 三个代表, 七台河: a word that goes on behind the unit, or a listed phrase."""
    if not it.chinese:
        return False
    number = it.number
    at = number.numeral_at
    begun = it.text[at : at + 2]
    if any(it.text.startswith(phrase, at) for phrase in phrases().get(begun, ())):
        return True
    if not it.single:
        return False
    long = number.unit_end - at
    word = it.text[at : at + long + 2]
    if any(len(word) >= long + n and known(word[: long + n]) for n in (1, 2)):
        return True
    if len(number.unit) > 1 or number.kind not in ("count", "volume"):
        return False
    return bool(_MADE_OF_TWO.match(it.after) or _MADE_BY_TWO.search(it.before))


def _is_made_word(it: Setting) -> bool:
    ball = it.number.unit == "分" and it.after[:1] == "球"
    return ball or bool(_MADE_WORD.match(it.after))


def _is_address(it: Setting) -> bool:
    return it.number.unit in _ADDRESSED and bool(_ADDRESS.match(it.after))


def _is_stage(it: Setting) -> bool:
    return it.number.unit == "期" and bool(_STAGES.match(it.after))


def _is_feast(it: Setting) -> bool:
    named = _FEASTS.fullmatch(it.number.numeral) or it.before[-1:] == "腊"
    return it.number.unit == "节" and bool(named)


def _is_event(it: Setting) -> bool:
    if it.number.kind not in ("length", "weight"):
        return False
    end = it.number.unit_end
    told = _EVENT.match(it.text, end, end + 2 * _REACH)
    return bool(told or (_EVENT_OF.search(it.before) and _EVENT_ENDS.match(it.after)))


def _is_a_name(it: Setting) -> bool:
    """A short quoted word that begins with the number: “五项机制”, 《三个人》."""
    quoted = it.before[-1:] in _OPENERS and it.before[-1:] != ""
    return quoted and bool(_NAME.match(it.after))


def _is_age_of_someone(it: Setting) -> bool:
    return it.number.kind == "age" and not _AGE_LIMIT.match(it.after)


def _is_guess(it: Setting) -> bool:
    return it.chinese != "" and it.number.unit == "成" and bool(_GUESS.match(it.after))


def _is_slogan_number(it: Setting) -> bool:
    return it.number.unit == "" and it.after[:1] in ("+", "年", "里")


def _is_time(it: Setting) -> bool:
    return it.number.kind == "time" and is_point_in_time(it.number, it.before, it.after)


# Those that refuse most come first; one reason is enough.
REFUSALS: tuple[Callable[[Setting], bool], ...] = (
    _is_no_amount,
    _is_joined,
    _is_pronoun,
    _is_rank,
    _is_idiom,
    _is_made_word,
    _is_address,
    _is_stage,
    _is_feast,
    _is_event,
    _is_a_name,
    _is_age_of_someone,
    _is_guess,
    _is_slogan_number,
    _is_time,
)
