"""What one line looks like, whatever stands around it: heading, list item, ending, …

All functions take the `look` of a line (full-width punctuation) and know nothing of the page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.splitting.leads import is_lead, is_quoted

_DECK = re.compile(r"(?:—{1,3}|－{2}|-{2,})\s*\S")
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、）]|[①-⑳]|第[一二三四五六七八九十]{1,3}[章节条部篇])"
)
_DATE_LINE = re.compile(
    r"[（【]?(?:[\d○〇零一二三四五六七八九十]{2,4}\s?年)?\s?[\d一二三四五六七八九十]{1,3}\s?月(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?.{0,6}[）】]?"
)
_SIGNATURE = re.compile(
    r".{2,20}(?:局|委|委员会|政府|办公室|公司|大学|学校|中学|小学|幼儿园|医院|中心|法院|检察院|编辑部|工会|协会|报社|集团|银行|支队|大队|派出所|居委会|村委会|社区|街道|指挥部|治丧小组|领导小组|治丧委员会|部|处)"
)
_SIGNED = re.compile(
    r".{2,20}\s(?:二[○〇零]|20|19)[\d○〇零一二三四五六七八九十]{2}\s?年.{3,8}日|本报编辑部|.{0,12}(?:敬上|谨启|敬启|谨上|启)|此致|敬礼！?"
)
_LONGEST_SIGN_OFF, _LONGEST_POINTER, _LONGEST_SUMMARY = 32, 46, 120
_NOTICE = re.compile(
    r"[一-鿿]{2,8}(?:诚聘|招租|急售|急转|转让)|讣告|讣闻|寻[人物]|招[租聘]|遗失|迁址|更名|转让|出租|拍卖|挂失|鸣谢|道歉|喜报|捷报|简讯|更正|说明|海报|[^，。；：？！”]{0,26}(?:启事|声明|通知|公告|公示|通告|通报|倡议书|招生简章|招聘简章|公开信|感谢信)"
)
_BOX = re.compile(  # the headline of a box that stands in every issue
    r"[^，。；：？！”]{0,14}(?:天气预报|今日天气|天气趋势|积分榜|射手榜|排行榜|畅销榜|光荣榜|中奖号码|开奖公告|开奖结果|值班表|时刻表|价格表"
    r"|一览表?|影讯|书讯|菜价|行情|节目预告|下期预告|空气质量日报)|天气|影讯|书讯|[^，。；：？！”]{0,12}第\d{3,9}期"
    r"|[^，。；：？！”]{0,14}(?:运动会|联赛|比赛|锦标赛|公开赛|邀请赛|大赛)(?:成绩|赛果|积分)"
)
_NOTE = re.compile(
    r"（?(?:(?:计量|货币)?单位|(?:资料|数据|材料)来源|[附备]?注|制表时间|截止日期)："
)
_LOST = re.compile("[\ufffd\ue000-\uf8ff]|锟斤拷?|拷锟")
_SECTION = re.compile(
    r"核心提示|新闻背景|背景链接|新闻链接|相关链接|新闻延伸|延伸阅读|编者按|编后|记者手记|记者点评|名词解释|专家观点|相关新闻"
)
_SALUTATION = re.compile(
    r"(?:尊敬的|亲爱的)?[^，。：；？！“]{2,14}(?:同志们?|朋友们?|先生|女士|编辑部?|市民|居民|家长|业主|读者|用户|网友)："
)
_POINTER = re.compile(  # where the rest of it stands
    r"(?!.*(?:[下上]转|[下上]接)).{4,}?(?:[（【\s》>/·…—]|详见|见|刊|载于?|转|第)\s?(?:今日|本报|副刊)?第?"
    r"(?:[A-D]?\d{1,2}\s?[、—-]?\s?\d{0,2}版|[一二三四五六七八九十]{1,2}版|[A-D]\d{1,2})[】）〉》]?"
    r"|(?:[【（](?:第?\d{1,2}版|[A-D]\d{1,2}版?)[】）]\s?|(?:第?\d{1,2}版|[A-D]\d{1,2}版?)[\s·|｜/：>》]+)[^，。]{6,}"
)
_POINTED = re.compile(  # 惠及三万户居民。 2版
    r"[。！？”）…]\s?[（【·/|→]?\s?(?:详见|见|刊)?\s?(?:今日|本报)?第?(?:[A-D]?\d{1,2}[、—-]?\d{0,2}版|[A-D]\d{1,2})[）】]?$"
)
_GUIDE = re.compile(
    r"(?:今日|本期|要闻|新闻|本报|本版|明日|周末|版面|内容)?(?:导读|提要|要目|导航|看点|内容提要|目录|重点推荐|精彩推荐)"
)
_ROW = re.compile(  # 女子铅球：1.柏兰（二中）12.07米；2.单小芹（五中）11.66米
    r"\d{1,2}[.、．][^；。，]{2,24}；\s?\d{1,2}[.、．][^；。，]{2,24}$"
    r"|^[^，。；：]{2,16}：[^，。；：]{1,24}\d\s?(?:秒\d*|分\d*秒?\d*|米|公斤|千克|环|元|℃|度|次|票|人|名|桶|件)$"
    r"|^(?:.{0,12}[东南西北][至临接邻靠][^，。；：]{1,14}[，、]){2,3}[南西北][至临接邻靠][^，。；：]{1,12}[路街道河江堤湖桥巷线村界]$"
)
_LABEL = re.compile(r"[^，。；：]{2,12}：(?=[^，。]{0,12}\d)")
_LETTER = re.compile(
    r"(?:尊敬的|亲爱的)?(?:贵报|本报)?(?:编辑部?|记者|主编|总编)(?:同志|先生|女士|老师|朋友|叔叔|阿姨)们?(?:[，：！]|您好|你们?好)"
    r"|(?:尊敬的|亲爱的)[^，。：；]{2,14}(?:：|您好|你们?好)"
)
_SUBTITLE = re.compile(
    r"（(?:摘要|节选|全文|草案|征求意见稿|[一二三四五六七八九十上中下]|之[一二三四五六七八九十])）"
)
_NEWS_START = re.compile(
    r"[^，。；：]{0,12}?(?:\d{1,2}月\d{1,2}日|\d{1,2}日|昨[日天晚]|今[日天晨]|前[日天]|日前|近日|近期|连日来|上周|本周|月初|月底|凌晨|[上下]午)"
)
_BOTH = re.compile(
    r"[。！？”]\s?[（■□]?(?:本报|本刊)?(?:记者|通讯员)[\s：:]*[一-鿿][一-鿿\s]{1,12}\s?文[/／、]?[图摄][）]?$"
)
_SIGNED_END = re.compile(
    r"——$|—{2,}\s?[一-鿿]{2,8}$|\d{7,}$|[\w.]+@[\w.]+$|[a-z]+\.(?:com|cn|net|org)[\w/.]*$"
)
_SENT_FROM = re.compile(r"(?:电|讯|报道|摄|摘|供稿)）$")
_BULLET = re.compile(
    r"[■□●◆◇▲△▼★☆○◎※·•]|（[^（）]+）$|[附注]：|(?:[^，。：；“”\s]{2,6}(?<![说道称示问绍为出求调])：(?!.{40}))"
)
_STOPS = re.compile("[，。；]")
_HANS = re.compile("[㐀-鿿]")
_DIGITS = re.compile(r"\d")
_CELL_GAP = re.compile(r"[\s、]+")
_IN_BRACKETS = re.compile(r"（[^（）]*）")
_ITEM = re.compile(r"[\d一二三四五六七八九十]）")
_ASKED = re.compile("(?![一二三四五六七八九十][问是])[^：，]{1,6}：")
_CLOSED_IN = re.compile("（(?:完|[^（）]{2,60})）$")
_NO_SIGN = re.compile(r"\W")
_TAIL = 80  # characters that show how a line ends
_SAMPLE = 400  # characters of a line that show what it is
_CLOSERS = "”’）】》〉」』\"'"
_ENDS = "。！？…?!.℃"
_PAIRS = {"“": "”", "《": "》", "（": "）", "【": "】"}
_MARKED = re.compile("[“”《》（）【】]")
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}


def is_deck(look: str) -> bool:
    """A line that begins with a dash: ——铁东区推动疫情防控各项工作侧记."""
    return bool(_DECK.match(look))


def is_numbered(look: str) -> bool:
    """一、 （二） 3. ④ 第一章: an item of a list or a numbered heading."""
    return bool(_NUMBERED.match(look))


def is_bullet(look: str) -> bool:
    """A line that stands for itself: with a bullet, wholly in brackets, or 附：, 注："""
    return bool(_BULLET.match(look))


def is_note(look: str) -> bool:
    """A line about a table, which signs nothing: 单位：亿元 资料来源：市统计局, 注：……

    >>> is_note("单位：亿元 资料来源：市统计局"), is_note("单位负责人：李强")
    (True, False)
    """
    return bool(_NOTE.match(look))


def is_unreadable(look: str) -> bool:
    """A line that was lost when its bytes were read: replacement and private characters, 锟斤拷.

    >>> is_unreadable("\ufffd\ufffd\ufffd\ufffd"), is_unreadable("张\ufffd强今天上午")
    (True, False)
    """
    lost = sum(map(len, _LOST.findall(look)))
    return lost * 2 >= len(look.replace(" ", "")) > 0


def is_section(look: str) -> bool:
    """A label within an article: 核心提示, 【新闻背景】, 相关链接."""
    return bool(_SECTION.fullmatch(look.strip("■□●◆★☆·—| 【】：")))


def is_salutation(look: str) -> bool:
    """Whom a letter is to: 编辑同志：, 尊敬的市民朋友："""
    return look.endswith("：") and bool(_SALUTATION.fullmatch(look))


def is_pointer(look: str) -> bool:
    """A line that says where an article stands: 渔港扩建环评通过 详见2版, A03 小学划片有变.

    >>> [is_pointer(x) for x in ("小学划片有变 详见4版", "一碗馄饨三代人（A08）", "（下转第2版）")]
    [True, True, False]
    """
    return len(look) <= _LONGEST_POINTER and bool(_POINTER.fullmatch(look))


def is_pointed(look: str) -> bool:
    """A few sentences of an article that stands on another page: ……惠及三万户居民。 2版

    >>> is_pointed("惠及三万户居民。（详见A03版）"), is_pointed("惠及三万户居民。（下转第3版）")
    (True, False)
    """
    return len(look) <= _LONGEST_SUMMARY and bool(_POINTED.search(look))


def is_guide(look: str) -> bool:
    """What stands over a list of such lines: 今日导读, 内容提要."""
    return bool(_GUIDE.fullmatch(look.strip("■□●◆★☆·—| 【】“”◎")))


def is_row(look: str) -> bool:
    """A row of results, whole though no stop ends it: 跳高：1.司马强（一中）1.88米；2.闵杰 1.82米.

    >>> is_row("跳高：1.司马强 1.88米；2.闵杰 1.82米"), is_row("全线共设站点：二十二个，票价5元")
    (True, False)
    """
    look = look[-_TAIL:]
    return ("：" in look or "；" in look or "北" in look) and bool(_ROW.search(look))


def is_entry(look: str) -> bool:
    """A row that begins with what its results are of: nothing before it goes on in it.

    >>> is_entry("跳高：1.司马强 1.88米；2.闵杰 1.82米"), is_entry("强 1.88米；2.闵杰 1.82米；3.查志 1.80米")
    (True, False)
    """
    return bool(_LABEL.match(look)) and is_row(look)


def is_subtitle(look: str) -> bool:
    """What stands in brackets alone under a headline: （摘要）, （二）."""
    return bool(_SUBTITLE.fullmatch(look))


def starts_news(look: str) -> bool:
    """Whether a text opens as news does: with a day, 近日, 昨日 … in its first words."""
    return bool(_NEWS_START.match(look[:40]))


def opens_report(look: str) -> bool:
    """Whether a text opens as a report or letter does: with a day, a source, a salutation.

    >>> opens_report("编辑同志：我家住在梅园新村，"), opens_report("编辑部的同志说，")
    (True, False)
    """
    greets = is_salutation(look) or bool(_LETTER.match(look))
    return greets or starts_news(look) or is_quoted(look)


def is_sign_off(look: str) -> bool:
    """A date or the name of a body alone on a line, as under a notice or a letter."""
    if len(look) > _LONGEST_SIGN_OFF:
        return False
    return bool(_DATE_LINE.fullmatch(look) or _SIGNATURE.fullmatch(look) or _SIGNED.fullmatch(look))


@lru_cache(maxsize=1 << 13)
def heading_strength(look: str) -> int:
    """0 no heading, 1 possible (has a comma, colon, or ends like speech), 2 plain heading.

    >>> heading_strength("密织“小网格” 筑牢疫情防控屏障"), heading_strength("男子撞护栏，逃逸被抓")
    (2, 1)
    >>> heading_strength("民有所想，党有所为。"), heading_strength("李新爱说：“以前")
    (0, 0)
    """
    if is_notice(look):
        return 2
    size = len(look) - look.count(" ")
    if not 3 <= size <= 46 or look[-1] in "，、：—-" or "。" in look or "；" in look:
        return 0
    chinese = len(_HANS.findall(look))
    if any(unmatched(look)) or chinese * 3 < size or is_table_row(look):
        return 0
    if (
        (look[0] in "（" and look[-1] in "）")
        or _SENT_FROM.search(look)
        or _spoken(look)
        or is_date(look)
        or is_lead(look)
    ):
        return 0
    commas = look.count("，") + look.count("：")
    commas += chinese * 2 < size
    if size > 34 or commas > 2:
        return 1 if size <= 46 and commas <= 2 else 0
    return 1 if commas or look[-1] in "！？…" else 2


def is_notice(look: str) -> bool:
    """The headline of a notice or of a standing box: 讣告, 遗失声明, 关于停水的通知, 天气预报.

    >>> is_notice("讣告"), is_notice("市自来水公司停水公告"), is_notice("他发出通知。")
    (True, True, False)
    """
    return len(look) <= 30 and bool(_NOTICE.fullmatch(look) or _BOX.fullmatch(look))


def is_date(look: str) -> bool:
    """A date alone on a line."""
    return bool(_DATE_LINE.fullmatch(look))


def is_couplet(look: str) -> bool:
    """Two or more parts of nearly the same length with a blank between.

    >>> is_couplet("打通“大动脉” 畅通“小血管”"), is_couplet("管城区 开展活动促进经济发展")
    (True, False)
    """
    parts = [_NO_SIGN.sub("", part) for part in look.split()]
    return (
        len(parts) > 1
        and min(map(len, parts)) >= 3
        and max(map(len, parts)) - min(map(len, parts)) <= 2
    )


@lru_cache(maxsize=1 << 13)
def is_table_row(look: str) -> bool:
    """Many short cells with blanks or 、 between, or mostly digits: no prose, no heading.

    >>> is_table_row("张三 李四 王五 赵六 钱七"), is_table_row("科学决策 全域统筹资源力量")
    (True, False)
    """
    look = look[:_SAMPLE]
    if "（" in look:
        look = _IN_BRACKETS.sub("", look)
    if _STOPS.search(look):
        return False
    if len(_DIGITS.findall(look)) * 2 > len(look):
        return not is_lead(look)
    cells = [cell for cell in _CELL_GAP.split(look) if cell] if _CELL_GAP.search(look) else []
    if len(cells) < 4 or max(map(len, cells)) > 9 or sum(map(len, cells)) > 6 * len(cells):
        return False
    return (" " in look or len(cells) >= 8) and not is_lead(look)


def is_prose(look: str) -> bool:
    """Whether the line is running text: it holds a clause mark, or is long and no table."""
    return not is_table_row(look) and (len(look) >= 40 or any(c in look for c in "，。；：“、"))


@lru_cache(maxsize=1 << 13)
def ending(look: str) -> str:
    """How a line ends: closed, soft (after a closing mark), list (colon or semicolon), open.

    >>> [ending(x) for x in ("好。”", "“微信群”“电话询”", "如下：", "居住人口，", "。（完）")]
    ['closed', 'soft', 'list', 'open', 'closed']
    """
    look = look[-_TAIL:].rstrip()
    core = look.rstrip(_CLOSERS + " ")
    last = core[-1:]
    if not core or last in _ENDS or _is_signed_end(core):
        return "closed"
    if last in "：；":
        return "list"
    if (look[-1] == "）" and _CLOSED_IN.search(look)) or is_row(look):
        return "closed"
    return "soft" if len(core) < len(look) else "open"


def signs_both(look: str) -> bool:
    """A text that ends with who wrote it and took its pictures: ……参观。本报记者 方立明 文/摄.

    >>> signs_both("市民免费参观。本报记者 方立明 文/摄"), signs_both("市民参观。记者 方立明 摄")
    (True, False)
    """
    return look[-1:] in ("图", "摄", "）") and bool(_BOTH.search(look[-30:]))


def _is_signed_end(core: str) -> bool:
    """A signature, a telephone number or an address at the end."""
    if core[-1] in "图摄":
        return signs_both(core)
    may_be = "——" in core or "@" in core or "." in core or core[-1].isdigit()
    return may_be and bool(_SIGNED_END.search(core))


def unmatched(look: str) -> tuple[str, str]:
    """Closing marks without an opening one, and opening marks left open.

    >>> unmatched("群防群控小区》三张图，确保“数据")
    ('》', '“')
    """
    stack: list[str] = []
    lost = ""
    for c in _MARKED.findall(look):
        if c in _PAIRS:
            stack.append(c)
        elif _OPENERS[c] in stack:
            while stack.pop() != _OPENERS[c]:
                pass
        elif not (c == "）" and _ITEM.search(look)):
            lost += c
    return lost, "".join(stack)


def _spoken(look: str) -> bool:
    """Whole speech in quotes, or a question with the asker in front."""
    if look[-1] == "？" and _ASKED.match(look):
        return True
    return look[0] in "“‘" and look[-1] in "”’" and look[-2:-1] in set("。！？…，")
