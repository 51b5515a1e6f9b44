"""What the words right before or after a place name say of it: that it happened there, that somebody
only lives there, that it is the police's, a road's or a city service's."""

from __future__ import annotations

import re

_NATIVE = re.compile(
    r"(?:老家|选手|运动员|健儿|小伙|姑娘|女孩|男孩|少年|老汉|妹子|汉子|大妈|大叔|男子|女子|民工|农民工|打工|人(?=[，,。、在]))"
)
_SOMEBODY = re.compile(
    r"(?:的)?(?:退休)?(?:渔民|农民|商人|老板|司机|教师|老师|医生|工人|职工|学生|男子|女子|小伙|姑娘|女孩|男孩|青年|老人|读者|网友|市民|球迷|车主|旅客|乘客)"
)
_COMES = re.compile(r"(?:来到|赶到|窜[至到]|途经|行至|驶至)$")
# What a city's own water, heat or buses do happens there, whatever the company is called.
_UTILITY = re.compile(
    r"(?:市|城市)?(?:水业|水务|供水|自来水|热力|供热|物业供热|供电|燃气|煤气|天然气|公交|地铁|轨道交通)"
)
_SITE = re.compile(r"(?:发生[在于]|位于|地处|坐落[于在]|事发(?:地点?)?[在为]?|现场[在是])$")
_TAKEN_HOME = re.compile(r"(?:押解|押送|押|解送|带|遣送)(?:回到?|返)$")  # where the case is
_STUDIED = re.compile(
    r"(?:[、和]|[一-鿿]{2,3}(?=[、和考学取]))*[^，。；、]{0,4}(?:考察|取经|观摩|学习)"
)
_HIGHWAY = re.compile(r"(?:高速|公路|国道|省道|铁路|高铁|线)$")
_WITHIN = re.compile(r"境内|路?段(?![时落子])")
_OFFICE = re.compile(r"(?:人民)?(?:公安|法院|检察院|交警|交巡警|派出所|警方)")
# A city's own leaders: 鞍山|市委书记; not 吴川|市长岐镇.
_LEADERS = re.compile(
    r"市(?:委(?!员)|(?:人民)?政府|人大常委会|政协|(?:副|代)?市长|长(?![一-鿿]{1,3}[镇乡村区县]))"
)
_LONG_AGO = re.compile(
    r"(?:1[0-9]|一[一二三四五六七八九〇○零])[\d一二三四五六七八九〇○零]{2}年|[清明元宋唐汉]代|年间|民国|当年|那年|时候"
)
_BEFORE_1990 = re.compile(
    r"(?<!\d)1(?:[0-8]\d\d|9[0-8]\d)年|[清明元宋唐汉]代|民国|(?:光绪|康熙|乾隆|道光|同治)年间"
)
_FORMER = re.compile(
    r"市?(?:委|政府)?(?:原|前)(?:任)?(?:副|代)?(?:市|书记|区长|县长|局|厅|主任|秘书|常委|院长)"
)
_COURT = re.compile(r"[市县区州]?(?:(?:第[一二]|高级|中级)?(?:人民)?法院|中院|高院|检察院)")
_AT_OFFICE = re.compile(
    r"(?:[市县区州]|分)?(?:人民)?(?:公安|警方|民警|刑警|交警|派出所|检察院|法院|局)"
)
_BRANCH = re.compile(r"(?:公安分局|公安局|法院|检察院)")
# What stays in its town: people who live there, somebody or something there, offices, scenes.
_LOCAL = re.compile(
    r"市民|居民|村民|街坊|一[家名位条个处座所]|某|交警|消防|警方|公安|法院|检察|气象|市?政府|[市县区]委|"
    r"[市县区]?[一-鿿]{1,5}[局委办站所队](?![一-鿿])|城区|市区|街头|境内|郊[区外]|机场|火车站|举[办行]|召开"
)
# The hospital or school of a town, where somebody of the story is: 在烟台|一中读高二.
_SEAT = re.compile(
    r"[市县州区]?(?:第?[一二三四五六七八九十]+|人民|中心|中)医院|"
    r"第?[一二三四五六七八九十]+(?:中学?|小学?)(?:读|上|念|就读|学习|任教|教书)"
)
# What happens there, or when.
_HAPPENS = re.compile(
    r"发生|破获|侦破|捣毁|遭[受遇到]|[突普]降|出现|[一-鿿]{0,3}(?:[昨今前][日天晚晨]|[日近]前?日|连日来|\d{1,2}[月日])"
)
# 我家在|涪陵区: who tells it lives there; “我家在|涪陵区”: only somebody who is quoted.
_OUR_HOME = re.compile(r"(?<![一-鿿])[我俺咱]们?家(?:就|也|都)?(?:住在?|在)$")
_THEIR_HOME = re.compile(r"“[^”]{0,16}[我俺咱]们?(?:的?老)?家(?:就|也|都)?(?:住在?|在)$")
_RESIDENT = re.compile(r"(?:家住|住在|家在)$")
# Somebody who is only asked: 在桥西区|做房产中介的丁小姐, 田家庵区|的刘先生, 章贡区|网友.
_CALLED = r"[一-鿿]{1,2}(?:某|先生|女士|小姐|大爷|大妈|阿姨|师傅|老汉|婆婆|奶奶|老师|同学|老人)"
_WORKS = re.compile(
    rf"[^，。；：]{{0,8}}(?:做|从事|开|上班|工作|经营|摆摊|卖)[^，。；：]{{0,10}}的{_CALLED}"
)
_OF_THERE = rf"(?:的|居民|市民|村民|网友|业主|读者)+{_CALLED}"
_ASKED = re.compile(rf"{_OF_THERE}|网友|读者")
# Somebody of there who goes by elsewhere: 惠济区|的市民赵女士骑车路过.
_UNDERWAY = re.compile(
    rf"{_OF_THERE}[^，。；：]{{0,12}}?"
    r"(?:骑车|骑着|路过|途经|经过|开车|驾车|驾驶|乘坐?)"
)
# Who or what comes from there: 香港|歌手, 日本|某公司, 美国|游客.
_VISITING = re.compile(
    r"的?[一-鿿]{0,4}?(?:歌手|明星|艺人|导演|演员|乐队|企业|公司|集团|客商|商人|投资|同胞|游客|青年|学生|教授|专家|客人|朋友|友人|人(?![民]))"
)
_UNSEALED = re.compile("(?:[刚未已没才需经请先]|[再拆])$")
_SINCE = re.compile(r"\s?(?:[\d一二两三几半]+[天个年小]|[后时前即]|使用|食用|饮用|检[查验])")


def unsealed(text: str, start: int, end: int) -> bool:
    """Whether 开封 is said of a jar or a letter: 刚开封3天, 开封后两周内用完."""
    return text[start:end] == "开封" and bool(
        _UNSEALED.search(text, max(0, start - 2), start) or _SINCE.match(text, end)
    )


def native(text: str, end: int) -> bool:
    """Whether a province's name only tells where somebody is from: 山东|选手, 安徽|小伙."""
    return bool(_NATIVE.match(text, end))


def of_somebody(text: str, end: int) -> bool:
    """Whether what follows a name is a person of that place: 台州|渔民, 邯郸|退休教师."""
    return bool(_SOMEBODY.match(text, end))


def headed(text: str, end: int) -> bool:
    """Whether a heading opens with a name and a colon, as if it were a dateline: 温岭：渔家女…"""
    return bool(re.match(r"[:：]", text[end : end + 1]))


def site(text: str, start: int) -> bool:
    """Whether the words before a name say that here is where it happened: 事故发生在, 位于."""
    return bool(_SITE.search(text[max(0, start - 8) : start]))


def within(text: str, end: int) -> bool:
    """Whether the words after a name say that it happened inside it: 福安|境内, 诸暨|段."""
    return bool(_WITHIN.match(text, end))


def taken_home(text: str, start: int) -> bool:
    """Whether a suspect is taken back to the name that begins here, where his case is: 押解回."""
    return bool(_TAKEN_HOME.search(text[max(0, start - 5) : start]))


def studied(text: str, end: int) -> bool:
    """Whether people go to a name to learn from it: 苏州|、杭州考察."""
    return bool(_STUDIED.match(text, end))


def local(text: str, end: int) -> bool:
    """Whether what follows a name belongs to its town: 武汉|市民, 大同|一家旅馆, 大同|警方."""
    return bool(_LOCAL.match(text, end))


def seat(text: str, start: int, end: int) -> bool:
    """Whether somebody of the story is in the hospital or goes to the school of a town."""
    return text[start - 1 : start] == "在" and bool(_SEAT.match(text, end))


def happens(text: str, end: int) -> bool:
    """Whether a name is where or of what something is told: 鲁甸|发生地震, 鲁甸|昨日."""
    return bool(_HAPPENS.match(text, end))


def scene(text: str, start: int) -> bool:
    """Whether somebody of the story comes to a name: 窜至, 来到."""
    return bool(_COMES.search(text[max(0, start - 4) : start]))


def office(text: str, start: int, end: int) -> bool:
    """Whether it is the police or court of a district that had to do with the story."""
    typed = text[end - 1] in "区县旗" and end - start > 2 and _OFFICE.match(text, end)
    return bool(typed or _BRANCH.match(text, end))


def at_office(text: str, end: int) -> bool:
    """Whether what follows a name is its police, prosecutors or court: 临县|公安局."""
    return bool(_AT_OFFICE.match(text, end))


def visiting(text: str, end: int) -> bool:
    """Whether what follows a name abroad may have come from there: 香港|歌手."""
    return bool(_VISITING.match(text, end))


def leaders(text: str, end: int) -> bool:
    """Whether a city's full name is part of the name of its leaders: 鞍山市|委书记."""
    return text[end - 1 : end] == "市" and bool(_LEADERS.match(text, end - 1))


def former(text: str, end: int) -> bool:
    """Whether what follows a name is a post that somebody had there: 大庆市|原副市长."""
    return bool(_FORMER.match(text, end - (text[end - 1] == "市")))


def long_ago(text: str, start: int, end: int) -> bool:
    """Whether words tell of a time long gone: 1948年, 民国, 那年."""
    return bool(_LONG_AGO.search(text, start, end))


def history(text: str, start: int, end: int) -> bool:
    """Whether words tell of a time that is history to any paper of ours: 1961年, 清代."""
    return bool(_BEFORE_1990.search(text, start, end))


def court(text: str, end: int) -> bool:
    """Whether what follows a name is its court or prosecutors."""
    return bool(_COURT.match(text, end))


def our_home(text: str, start: int) -> bool:
    """Whether the name that begins here is where the writer lives: 我家在."""
    return bool(_OUR_HOME.search(text[max(0, start - 8) : start]))


def their_home(text: str, start: int) -> bool:
    """Whether the name that begins here is where somebody who is quoted lives: “我家在."""
    return bool(_THEIR_HOME.search(text[max(0, start - 24) : start]))


def utility(text: str, end: int) -> bool:
    """Whether what follows a name is a city's own water, heat, power or bus company."""
    return bool(_UTILITY.match(text, end))


def section(text: str, start: int, end: int) -> bool:
    """Whether a name stands in that of a part of a road: 京台高速|江山|段."""
    return within(text, end) and bool(_HIGHWAY.search(text[max(0, start - 8) : start]))


def branch(text: str, start: int, end: int) -> bool:
    """Whether a name stands in that of a district's police: 公安|莲湖|分局."""
    return text.startswith("分局", end) and text[max(0, start - 2) : start] == "公安"


def underway(text: str, end: int) -> bool:
    """Whether somebody of the name that ends here goes by elsewhere."""
    return bool(_UNDERWAY.match(text, end))


def resident(text: str, start: int, end: int) -> bool:
    """Whether somebody only lives or works at the name at [start:end]: 家住."""
    before = text[max(0, start - 4) : start]
    if before.endswith("在") and _WORKS.match(text, end):
        return True
    return bool(_RESIDENT.search(before) or _ASKED.match(text, end))
