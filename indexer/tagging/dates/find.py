"""Date expressions in a text: what they say, how far, and whether they can date an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from indexer.tagging.dates.feasts import FEAST, FIRST_OF_FEASTS, feast_of
from indexer.tagging.fields import Piece
from indexer.tagging.scanning import Scan

_WIDE = {ord("０") + i: str(i) for i in range(10)}
_IS_WIDE = re.compile(r"[０-９]")
_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0}
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_M = rf"(?:{_N}|元)"  # 元月
_Y = r"(?:(?<!\d)(?:19|20)\d\d|[一二][〇零○九][〇零○一二三四五六七八九]{2})"
_FIRST = "0-9一二三四五六七八九十〇零○昨前今去本当上这周星农阴正冬腊大双" + FIRST_OF_FEASTS
_CLOCK = Scan(
    _FIRST,
    rf"(?:(?P<year>{_Y})\s?年\s?(?P<month>{_M})\s?月\s?(?P<day>{_N})\s?[日号]"
    r"|(?P<year2>(?<![\d.])(?:19|20)\d\d)(?P<sep>[-/.])(?P<month2>\d{1,2})(?P=sep)(?P<day2>\d{1,2})(?![\d.])"
    rf"|(?P<ago>(?:去年|今年|前年|本月|当月|上月|上个月)\s?)?(?:(?<![\d一二三四五六七八九十])(?P<month3>{_M})\s?月(?:份)?\s?)?(?<![\d一二三四五六七八九十.\-—~至])(?P<day3>{_N})\s?[日号](?![内后游均龄元楼线])"
    rf"|[昨前今][天日晚]?[（(](?:(?P<month4>{_M})\s?月)?(?P<day4>{_N})\s?[日号]?[)）][天日]?"
    r"|(?P<word>昨日|昨天|昨晚|昨夜|昨晨|昨早|昨清晨|昨[上中下]午|昨傍晚|昨深夜|昨凌晨|昨儿(?!童)|昨(?=[从在向获起])|昨(?=[一-鿿]?(?:启动|开幕|开工|开业|通车|贯通|揭牌|举行|召开|宣判|公布|发布|亮相|落幕|闭幕|首))|大前[天日]|前天(?!津|水市|[^我全本该各，。；、]{1,2}[市县区](?![民里内部场]))|前日|前晚|今日|今天|今晨|今晚|今早|今[上下]午)"
    r"|(?P<week>上周|上个周|本周|这周|上星期|本星期|周|星期)(?P<weekday>[一二三四五六日天])(?![年期])"
    rf"|{FEAST})",
)
_CLOCKS = re.compile(
    rf"\s?(?P<from>\d{{1,2}}(?:时|[:：]\d\d))\s?(?:至|到|[—~－-]{{1,2}})\s?(?:(?P<month>{_N})\s?月\s?)?(?P<day>{_N})\s?[日号]\s?\d{{1,2}}(?:时|[:：])"
)
_ASIDE = re.compile(
    r"[^，。；：,;:]{2,20}(?:[以之]?后|以来)[，,]|\s?(?:那[场天次一]|(?:上午|下午|凌晨|晚|夜)?的(?!上午|下午|晚|凌晨|早|中午|[一-鿿]{0,6}(?:(?<!晚)会|上|中)))"
)
_BEGAN = re.compile(r"\s?(?:零时|凌晨|[0-9]{1,2}[时点])?起(?![早床来诉因初])")
# 12月4日是全国法制宣传日: if that was just now, the news is what was done on it.
_OBSERVED = re.compile(
    r"\s?[是为]?(?:第[\d一二三四五六七八九十]+个)?(?:世界|国际|全国)[\u4e00-\u9fff]{1,8}日(?!，当[天日])"
)
_UP_TO = re.compile(r"(?:^|[^一-鿿]|讯|电)截[至止]到?$")
_UNTIL = re.compile(rf"\s?(?:至|到|[—~－-]{{1,2}})\s?(?P<day>{_N})\s?[日号]")
_LISTED = ("、", "和", "与", "及")
_LONGEST_QUOTE = 400
_BACK = {"昨": 1, "前": 2, "大": 3, "今": 0}
_NOT_BEFORE = re.compile(
    r"(?:自|从|那年|自从|截至|截止|截止到|截至到|至|到|直到|每年|每月|每逢|每|将于|将在|定于|拟于|拟在|预计|计划于?|计划在|原定于?|推迟到|延期至|纪念|庆祝|迎接|生于|出生于|"
    r"建于|建成于|成立于|始建于|早在|农历|阴历|有效期|限期|于是|第|近|约|不到|不足|超过|满|共|为期|连续|公历|并于|并将于|力争|争取|确保|打造|暂定|在|年前的?|出差|驻村|住院|历时|耗时|休假|停[工水电产课]|奋战|苦战|历经|整整|长达|拘留|[停逗滞]留)$"
)
_NOT_AFTER = re.compile(
    r"\s?(?:至今|以来|以前|之前|以后|之后|(?:上午|下午|晚上|零时|[0-9]{1,2}[时点])?(?:起|前|截止|为止)|出生|生(?!产|活|态)|"
    r"将(?!乐|官|台)|(?:即将|就要)|内|后|游|均|龄|子|常|元|楼|线|报|本|路|公路|"
    r"[至—~-]|到(?![一-鿿]{2,8}?[省市县区镇乡村])|当选|入党|牺牲|逝世|的[一-鿿]{0,2}(?:报|票|历)(?![道告警]))"
)
_NOT_AFTER_WORD = re.compile(
    r"\s?(?:以?前|之前|以?后|之后|(?:即将|就要)|报道|见报|[—~-]|[至到](?=[今明前本上下\d]))"
)
_OPENS = re.compile(r"(?:^|[。！？\n　])\s*$|(?:讯|电|消息|报道|[)）])\s*$")
_AT_CLAUSE = re.compile(
    r"(?:^|[\s，,。；;：:！？!?）)、】\]”\"]|讯|电|消息|报道|记者|于|截稿|而|但|就在|就|曾|且|,|[镇乡村县市区局院校])$"
)
# 公安部29日通报, 预报台1日宣布: a bare day after who spoke.
_SAID = re.compile(
    r"\s?(?:上午|下午|晚上?|中午|凌晨|傍晚)?(?:正式|再次|对外|联合|通过|在京|在)?[一-鿿]{0,4}?(?:发生|宣布|公布|通报|发布|表示|说|透露|召开|举行|下发|介绍|证实|披露|发出|报告|决定|指出|启动|作出|澄清|要求|回应|确认|揭晓|揭牌|成立|批准|签署|会见|抵达|结束|开幕|闭幕|播出|刊发|报道)|"
    r"\s?(?:正式|再次|顺利|全部|全线)?(?:通过(?:了)?[一-鿿]{0,8}(?:鉴定|验收|评审|审查|审核|审议|论证)|"
    r"(?:赴|前往|启程|起程|返回|离开|抵)(?!期)|(?:到|来到|走进|深入)[一-鿿]{2,8}?[省市县区镇乡村]|走访|慰问|"
    r"开工|奠基|动工|竣工|完工|投产|通车|通航|首航|开业|挂牌|揭幕|落户|签约|下水|并网|封顶|合龙|贯通|运抵|升空|夺冠|夺得|荣获|逝世|去世|病逝)"
)
# 市场11日凌晨发生…: a bare day with its hour is no number of days.
_HOUR = re.compile(
    r"\s?(?:凌晨|清晨|早晨|上午|中午|下午|傍晚|深夜|晚(?![报会期年班餐]))|\s?\d{1,2}时"
)
# 今日从地震局了解到, 6日，记者从…获悉, 3日披露: the day when the paper learnt what is older.
_HAPPENED = re.compile(r"[^，。；！？]{0,14}发生")
_LEARNT = re.compile(
    r"(?:凌晨|上午|中午|下午|傍晚|晚间?)?[，,]?\s?(?:据?本报|[一-鿿]{2,4}网)?(?:记者|笔者)?"
    r"(?:(?:从|在|自|通过)[^，。；！？]{2,30}?(?:获悉|了解到|得知|获知|证实|核实)"
    r"|(?:向[^，。；！？]{2,6})?(?:通报|披露|透露|介绍|证实|表示|称|说|发布消息|发布通报))"
)
# 记者从20日召开的动员大会上获悉, 在28日呼和浩特市举行的比赛中: a day of something, not from or within.
_HELD = re.compile(r"(?:上午|下午|晚)?[^，。；]{0,14}(?:召开|举行|举办|开幕|进行)的")
# 5月1日在网上买了一部相机: what led up to somebody's complaint.
_BOUGHT = re.compile(
    r"(?:上午|下午|晚上?|中午)?[，,]?[^，。；！？]{0,16}?(?:买了|买到|买回|购得|购买|购进了|网购|订购|下单|预订了|定做了|充值|"
    r"签(?:订|了)[^，。；]{0,8}(?:购房|装修|租房|租赁|认购)|交了[^，。；]{0,6}(?:定金|订金|押金|首付|房款|钱|费)|收到(?:快递|货|包裹|商品)|到货|送货)"
)
# 去年的|今天, 十年前的|今天.
_ANNIVERSARY = re.compile(r"(?:[年月]前?的?|历史上的)$")
# 一辆电动车将老人撞倒: what was done to somebody, not what will be.
_DONE = (
    r"(?![^，,。；]{1,12}(?:撞|砸|砍|捅|刺|咬|烧|救|送[往到至给进上回交]|抬|扑灭|制服|抓|带[走回离到]|拖|压|卷|推|骗|拦|劫|打[伤死倒成]|杀|淹|冲|埋|捞|拉[上下出回]|背|抱|移[交送]|"
    r"逮|[盗偷抢拿取运抢]走|撬|拆|控制|围|困|查[获扣处]|扔|丢|藏|告上|诉至|列为|误))"
)
_DATELINE = re.compile(
    r"\s?(?:日)?\s?(?:凌晨|上午|下午|晚)?\s?(?:电(?![视影脑话梯力子动])|热线消息|讯|专电|消息|信息|报道)"
)


@dataclass(frozen=True, slots=True)
class When:
    """A date expression at [start:end] of a field. `year`, `month`, `day` are what is printed;
    `back` is the number of days before the day of writing; `weekday` 0–6 with `weeks` back;
    `until` is the last day of a span in one month (16日至18日). `opens`: it begins a sentence.
    `years` and `months` are how many before that of writing (去年, 上月); `feast` names a festival
    or lunar day (feasts.py). `aside`: it only describes something (7月21日那场雨), or tells when
    something `began` (7月21日起). `up_to`: 截至. `learnt`: when the paper heard of it. `hour`: with the
    time of day, or what happened. `plus`: days after the feast. `bought`: when somebody bought what
    the text complains of."""

    piece: Piece
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    back: int | None = None
    weekday: int | None = None
    weeks: int | None = None
    until: int | None = None
    dateline: bool = False
    event: bool = True
    opens: bool = False
    years: int | None = None
    months: int | None = None
    feast: str | None = None
    plus: int = 0
    aside: bool = False
    up_to: bool = False
    began: bool = False
    learnt: bool = False
    hour: bool = False
    bought: bool = False

    @property
    def leads(self) -> bool:
        """Whether it stands in the article's lead, or is a heading's 昨日."""
        heading = self.piece.where in ("kicker", "headline", "deck")
        return self.piece.in_lead(self.start) or (heading and self.back is not None)

    def day_in(self, year: int, month: int) -> date | None:
        """The day of that year and month, if there is one."""
        try:
            return date(year, month, self.day or 1)
        except ValueError:
            return None


def find_dates(pieces: Iterable[Piece]) -> list[When]:
    """All expressions that give a day, in reading order; `event` says if they can date an event."""
    return [when for piece in pieces if not _archived(piece) for when in _find(piece)]


def _archived(piece: Piece) -> bool:
    """Whether a caption says that its picture is an old one."""
    return piece.where == "caption" and "资料" in piece.text


def _find(piece: Piece) -> Iterator[When]:
    text = piece.text.translate(_WIDE) if _IS_WIDE.search(piece.text) else piece.text
    last: When | None = None
    for match in _CLOCK.finditer(text):
        when = _when(piece, match)
        if when is None:
            continue
        start, end = match.span()
        listed = last is not None and text[last.end : start] in _LISTED
        if last and listed and when.day and when.month is None and when.months is None:
            when = replace(when, year=last.year, month=last.month)  # 3月4日、5日
        span = _UNTIL.match(text, end) if when.day else None
        until = number(span["day"]) if span else None
        if span and until and when.day and when.day < until <= 31:
            end, when = span.end(), replace(when, end=span.end(), until=until)
        if clocks := _CLOCKS.match(text, end) if when.day else None:
            month, day = number(clocks["month"]) or when.month, number(clocks["day"])
            end, when = clocks.end(), replace(when, end=clocks.end(), month=month, day=day)
        before, after = text[max(0, start - 6) : start], text[end : end + 16]
        learnt = bool(_LEARNT.match(text, end))
        dateline = bool(_DATELINE.match(after)) and when.back is None and until is None
        event = (
            (when.back != 0 or not _ANNIVERSARY.search(before))
            and not _in_quotes(text, start)
            and (
                not _NOT_AFTER_WORD.match(after)
                if when.back in (1, 2, 3)
                else _dates_event(when, match, before, after, dateline)
                and (when.weeks == 0 or learnt or not _future(text, end))
            )
        )
        opens = bool(_OPENS.search(text[max(0, start - 6) : start]))
        up_to = bool(_UP_TO.search(before))
        since = start - 1 if text[start - 1 : start] in ("自", "从") else start
        first = opens or bool(_OPENS.search(text[max(0, since - 6) : since]))
        began = first and not event and bool(when.month) and bool(_BEGAN.match(after))
        began = began or (bool(when.month) and bool(_OBSERVED.match(after)))
        aside = began or (when.back is None and bool(_ASIDE.match(after)))
        if last and listed and not last.event:
            event = False
        last = replace(
            when,
            dateline=dateline and event,
            event=event or up_to or began,
            began=began,
            opens=opens,
            aside=aside,
            up_to=up_to and when.back is None,
            learnt=learnt,
            hour=bool(_HOUR.match(after) or _HAPPENED.match(text, end)),
            bought=when.back is None and bool(_BOUGHT.match(text, end)),
        )
        yield last


def _dates_event(when: When, match: re.Match[str], before: str, after: str, dateline: bool) -> bool:
    """Whether the words around a date leave it the day of an event."""
    if before.endswith(("从", "在", "于")) and _HELD.match(after):
        return True
    return (
        not _NOT_BEFORE.search(before)
        and (dateline or not _NOT_AFTER.match(after))
        and (
            when.month is not None
            or when.months is not None
            or bool(when.feast)
            or bool(match["day4"])
            or bool(_HOUR.match(after))
            or bool(_AT_CLAUSE.search(before))
            or (bool(re.search(r"[一-鿿]$", before)) and bool(_SAID.match(after)))
        )
    )


def _when(piece: Piece, match: re.Match[str]) -> When | None:
    found = match.groupdict()
    at = (piece, *match.span())
    if feast := next(filter(None, map(found.get, ("feast", "lunar", "numbered", "after"))), None):
        return When(*at, feast=feast_of(feast), plus=number(found["plus"]) or 0)
    if found["word"]:
        return When(*at, back=_BACK[found["word"][0]])
    if found["week"]:
        weekday = "一二三四五六日天".index(found["weekday"])
        weeks = 1 if found["week"].startswith("上") else 0 if found["week"][0] in "本这" else None
        return When(*at, weekday=min(weekday, 6), weeks=weeks)
    year, month, day = (number(found[k] or found[k + "2"]) for k in ("year", "month", "day"))
    month = month or number(found["month3"] or found["month4"])
    day = day or number(found["day3"] or found["day4"])
    if not day or day > 31 or (month is not None and not 1 <= month <= 12):
        return None
    ago = (found["ago"] or "").strip()
    years = {"今年": 0, "去年": 1, "前年": 2}.get(ago)
    months = {"本月": 0, "当月": 0, "上月": 1, "上个月": 1}.get(ago) if month is None else None
    tens = match[0][0].isdigit() or "十" in match[0] or found["day4"] or ago
    if year is None and month is None and not tens:
        return None
    return When(*at, year=year, month=month, day=day, years=years, months=months)


def number(text: str | None) -> int | None:
    """A printed number: digits, 二〇二二, 二十七.

    >>> number("27"), number("二〇二二"), number("二十七"), number("十"), number(None)
    (27, 2022, 27, 10, None)
    """
    if not text:
        return None
    if text == "元":
        return 1
    if text.isdigit() and text.isascii():
        return int(text)
    if "十" not in text:
        return (
            int("".join(str(_NUMERALS[c]) for c in text))
            if all(c in _NUMERALS for c in text)
            else None
        )
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return None
    return 10 * (_NUMERALS[tens] if tens else 1) + (_NUMERALS[ones] if ones else 0)


def _future(text: str, end: int) -> bool:
    """Whether the clause after a date speaks of what will be: 将, 拟, 即将."""
    clause = re.split(r"[。；！？]", text[end : end + 24])[0]
    return bool(
        re.match(
            rf"[^，,]{{0,14}}[，,]?[^，,]{{0,8}}(?:(?<![小老名大主健猛虎武闯])将(?!军|领|来|士|近|[乐官台帅门才棋]){_DONE}|即将|拟(?:于|在|对)|届时)",
            clause,
        )
    )


def _in_quotes(text: str, at: int) -> bool:
    """Whether a position stands inside “…” or 《…》."""
    low = max(0, at - _LONGEST_QUOTE)
    return any(text.count(a, low, at) > text.count(b, low, at) for a, b in ("“”", "《》"))
