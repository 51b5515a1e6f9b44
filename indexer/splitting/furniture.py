"""Lines that name the page or serve the web site: mastheads, folios, editors, navigation, sources.

They are no part of any article. A line is such when nothing is left of it once its known pieces are
taken out. All functions take the `look` of a line and know nothing of the page.
"""

from __future__ import annotations

import re

_LONGEST, _SHORT = 130, 40
_PAPER = r"[一-鿿]{2,8}(?:日报|晚报|晨报|早报|时报|商报|快报|导报|新报|都市报|青年报|法制报|生活报|电视报|周报|农村报|信息报|广播报)(?:社|网|电子版)?"
_DAY = r"\d{4}\s?[年\-./]\s?\d{1,2}\s?[月\-./]\s?\d{1,2}\s?日?"
_TIME = r"\d{1,2}：\d{2}(?:：\d{2})?"
_WEEK = r"(?:星期|周)[一二三四五六日天]"
_LUNAR = (
    r"(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥].{0,3}年)[\s，]*闰?(?:[正一二三四五六七八九冬腊]|十[一二]?)月[大小]?"
    r"[初十廿二三][一二三四五六七八九十]{0,2}"
)
# Words of a web page's tools and of a sheet's edge: each is furniture wherever it stands alone.
_TOOLS = (
    r"(?:上|下)一[篇页版条期]|没有了|返回(?:目录|首页|列表|顶部|上页)?|回到顶部|放大|缩小|默认|我要打印|打印(?:本页|本文|本稿|此页|此文|页面)?|关闭(?:窗口|本页|此页|页面)?"
    r"|(?:加入)?收藏(?:此页|本页|本文)?|设为首页|(?:我要|发表|网友|查看)?评论|我要(?:纠错|投稿|报料)|我有话说|我来说两句|推荐(?:给(?:朋友|好友))?|转发|复制链接|分享(?:到|至)?|(?:改变)?(?:字[体号]|文字)(?:大小)?"
    r"|大字|小字|中字|标题导航|版面(?:导航|概览)|往期回顾|PDF版?|朗读|进入(?:论坛|社区|贴吧)|多种方式看新闻|下载点点通|保存|手机看新闻|新浪微博|腾讯微博|微信|QQ空间|人人网|纠错|繁体|查看全文|举报|订阅"
    r"|首页|正文|新\s?闻\s?查\s?询|本期共?\s?\d+\s?版|当前第?|今日\s?\d+\s?版|总第\s?\d+\s?期|第\s?\d{3,6}\s?期|Copyright|All\s?Rights?\s?Reserved"
)
_SHEET = r"(?:第\s?)?[A-Z]{0,2}\s?\d{1,3}\s?版|第\s?[一二三四五六七八九十]{1,3}\s?版|(?<![A-Za-z])[A-Z]{1,2}\s?\d{1,3}(?!\d)"
_KEYS = r"(?:文章|信息|稿件|新闻)?来源|稿源|出处|录入(?:者|员)?|发布(?:时间|日期|者|人|单位|机构)|发表(?:时间|日期|于)|更新(?:时间|日期)|添加时间|点击(?:数|次数|率)?|浏览(?:次数|量)?|阅读(?:次数|量)?|访问(?:次数|量)?|人气|字[体号]|关键[词字]|Tags?|版次|索引号|供稿单位"
_DESK = r"责任编辑|责编|责校|编辑|校对|版式|美编|美术编辑|图编|组版|组稿|排版|统筹|策划|值班(?:主任|总编|编委|编辑)|一审|二审|三审|终审|审核|审读|总?监制|出品人?|总策划|总编辑|制作人?|文案|检校|编审|视觉|制图"
_NAME = r"[一-鿿]{1,4}(?:·[一-鿿]{1,6})*"
_FIRM = re.compile(
    rf"""(?:https?：//|www\.)[!-~：？！，]+
    |(?:{_KEYS})：?\s?(?:{_DAY}\s?(?:{_TIME})?|[^：。，|【】]{{0,18}}?(?=$|[\s|【】（）])|\d+)
    |{_DAY}\s*(?:农历.{{0,12}}?)?[\s，]*{_WEEK}|{_WEEK}[\s，]*{_DAY}
    |{_DAY}[\s，（]*(?:{_WEEK})?[\s，（]*(?:农历)?{_LUNAR}|农历{_LUNAR}
    |{_DAY}\s?{_TIME}(?:\s[^，。：\s|]{{2,16}}(?=\s|$))?
    |(?:本版|本报|本期|实习)?(?:{_DESK})(?:[\s：/|、]+{_NAME}(?![一-鿿])|[：/|]\s?[一-鿿]{{5,12}}(?=$|\s))+|(?:本版|本报|本期|实习)?(?:{_DESK})[：/|\s]*(?=$|[\s）】])
    |{_SHEET}|(?:{_TOOLS})(?![一-鿿])""",
    re.VERBOSE | re.IGNORECASE,
)
_LOOSE = re.compile(
    rf"{_DAY}|{_PAPER}|{_TIME}|{_WEEK}|作者：\s?(?:{_NAME})?|时间：|日期：|农历.{{0,10}}|星期|[大中小](?![一-鿿])|要闻|综合(?:新闻)?|[一-鿿]{{0,4}}(?:新闻|版|周刊|副刊|频道|专版)|城市|民生|社会|法[治制]|文化|教育|体育|经济|时政|国际|国内|头版|广告|GSM|北京时间"
)
_REST = re.compile(r"[\s\d|/+\-·•>＞»、：，。.&#—_（）【】〖〗“”①-⑩□■◎●○◇◆▲△☆★>]+")
_WHOLE = re.compile(
    r"""【?(?:您?(?:所在|现在|目前)?(?:的)?|你的|当前)位置(?:是)?[：\s].{0,80}
    |[^。，]{0,24}(?:首页|主页|新闻中心|频道|新闻网)\s?(?:[>＞»\-]{1,2}|→)[^。，]{0,60}|[^。，>＞]{2,20}(?:\s?[>＞»]{1,2}\s?[^。，>＞]{1,20}){1,5}
    |.{0,40}(?:版权所有|版权声明|All\s?Rights?\s?Reserved|Copyright|©|ICP备|未经(?:本[报网站]|书面|许可|授权|允许|同意).{0,12}(?:转载|复制|使用)|转载请注明|免责声明|备案号|不得转载).{0,90}
    |(?:社址|本报地址)：[^，。]{2,30}\s.{2,90}|[^，。]{0,30}(?:国内统一(?:连续出版物)?(?:刊号|号)|CN\d\d|邮发代号|新闻热线|报料热线|投稿邮箱|广告热线|订阅热线|发行热线).{0,60}
    |[【■□●]?(?:热门推荐|精彩推荐|新闻(?:排行|推荐)榜?|热点(?:推荐|新闻|排行)|相关推荐|猜你喜欢|最新(?:更新|文章)|热门(?:文章|新闻)|推荐(?:阅读|新闻|文章)|图文推荐|网友评论|声明：.{0,60})[】：]?
    |[（【]\s?(?:(?:本版|本报|实习)?(?:责任)?编辑|责编|来源|稿源)[：\s].{1,30}[）】]
    |(?:[一-鿿]{0,4}新闻|要闻|综合|城市|民生|社会|法[治制]|文化|教育|体育|经济|时政|国际|国内|广告|副刊|专版)\s?[·/]?\s?\d{1,2}
    |[□■◎●]?(?:责任)?编辑\s?[一-鿿]{2,3}
    |(?:文章)?来源：[一-鿿·]{2,12}(?:作者|编辑|记者)：[一-鿿\s、]{2,20}|[一-鿿]{2,10}出品
    |(?:[^\s|，。]{2,8}\s?\|\s?){3,}.{0,20}""",
    re.VERBOSE | re.IGNORECASE,
)
# The words of a sheet's edge: what shows that it is one, and what stands beside it.
_EDGE = re.compile(
    rf"(?:第\s?)?[A-Z]{{0,2}}\d{{1,3}}版|第[一二三四五六七八九十]{{1,3}}版|[A-FTW]\d{{1,2}}|{_PAPER}|[（]?{_WEEK}[）]?|第[\d○〇零一二三四五六七八九十]{{2,6}}[期号]|总第\d+期"
    rf"|(?:本版|本报|本期|值班|执行)?(?:{_DESK}|主编|设计)(?:[：/]{_NAME}(?:[、/]{_NAME})*)?|今日[\d一二三四五六七八九十]{{1,3}}版|.{{2,12}}(?:主办|主管|出版)"
    r"|[^，。\s]{0,5}(?:热线|电话|邮箱|信箱|传真|电邮|E-?mail|QQ)：?[\d（）()\-—@.a-z]+|[\w.]+@[\w.]+|www\.[\w./]+|[一-鿿]{0,12}[：]?CN\d\d-\d{4}",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"{_DAY}|\d{{1,2}}月\d{{1,2}}日|[○〇零一二三四五六七八九十]{{4}}年\S{{2,7}}|农历\S{{2,8}}|[甲-癸]\S年\S{{0,6}}|[一-鿿]{{1,7}}(?:[·/、][一-鿿]{{1,6}})?|\d{{1,3}}|[\d\-]{{7,14}}|[^，。\s]{{0,5}}(?:热线|电话|邮箱|信箱|电邮|QQ)：?"
    r"|-?\d{1,2}℃[~～—\-]-?\d{1,2}℃|[东南西北偏]{1,3}风\S{1,5}级"
)
_EDITORS = re.compile(rf"(?:本版|值班|执行)?(?:{_DESK}|主编|设计)")
_DATED = re.compile(r"\d|农历|年")
_FOLIO = re.compile(_SHEET)
_AT_EDGE = 3  # words of an edge that show nothing by themselves, at most
_PINYIN = re.compile(
    r"(?:[A-Z]+\s?){1,4}(?:RIBAO|WANBAO|CHENBAO|ZAOBAO|ZHOUBAO|SHIBAO|DAILY|NEWS|WEEKLY|EVENING)"
)
_PAPER_ALONE = re.compile(_PAPER)
# What text dumps draw between articles; … alone may stand for words.
_RULE = re.compile(r"(?:[-=_~*#+·•—─━═－＝～＊※☆★○●◇◆■□△▲]\s*){3,}")
_POINTS = re.compile(r".{6,}[>＞》]{1,2}\s?[A-Z]?\d{1,2}版")  # a title and where its article stands
_OWNED = re.compile(
    r"版权|Copyright|©|Reserved|ICP|转载|免责|备案|刊号|热线|代号|位置|声明", re.IGNORECASE
)
# Python finds alternatives that begin with letters, not sets of letters, several times as fast.
_MAY_BE_OWNED = re.compile(
    "版权|©|转载|免责|备案|刊号|热线|代号|位置|声明|C|c|R|r|I|i|İ|ı"  # the last of both cases
)
_SHOWS = re.compile(
    r"[\d：/>＞»【|©]|编|版|报|责|校|打印|关闭|评论|位置|首页|热线|推荐|[上下]一|Copy|分享|排行|热门|统筹|策划|审|查|声明|转载|监制|视觉|返回|农历",
    re.IGNORECASE,
)


def is_furniture(look: str) -> bool:
    """Whether a line is the page's or the web site's own.

    >>> is_furniture("【打印】 【关闭】"), is_furniture("责任编辑：李红"), is_furniture("市长：李红")
    (True, True, False)
    >>> is_furniture("2023年5月9日 星期二 柳河日报社出版 国内统一刊号CN61-0000")
    True
    >>> is_furniture("今日8版 第9217期 晴转多云 12℃~25℃ 东北风2级"), is_furniture("晴转多云 12℃~25℃")
    (True, False)
    >>> is_furniture("=========="), is_furniture("* * *"), is_furniture("……"), is_furniture("——")
    (True, True, False, False)
    """
    if _RULE.fullmatch(look):
        return True
    if len(look) > _LONGEST or (look[-1] == "版" and _POINTS.fullmatch(look)):
        return False
    if len(look) > _SHORT and ("，" in look or "。" in look):
        owned = _MAY_BE_OWNED.search(look) and _OWNED.search(look)
        return bool(owned and _WHOLE.fullmatch(look))
    if _PINYIN.fullmatch(look) or (
        look[-1] in "报台社网版" and _PAPER_ALONE.fullmatch(look.replace(" ", ""))
    ):
        return True
    return bool(_SHOWS.search(look)) and (
        _is_edge(look) or bool(_WHOLE.fullmatch(look)) or _all_pieces(look)
    )


def _is_edge(look: str) -> bool:
    """A line of a sheet's edge: 04 案件聚焦 2011年10月24日 星期一 责编 王敏."""
    words = look.strip("□■◎●|【】 ").replace("|", " ").split()
    if len(words) < 2:
        return False
    shows = [word for word in words if _EDGE.fullmatch(word)]
    others = [word for word in words if word not in shows]
    if not all(map(_BESIDE.fullmatch, others)):
        return False
    desks = sum(bool(_EDITORS.match(word)) for word in shows)
    free = [word for word in others if not _DATED.search(word)]
    firm = len(words) - len(free)
    if not shows or len(free) > _AT_EDGE + desks:
        return False
    return firm > 1 or (len(words) == 2 and bool(_FOLIO.fullmatch(shows[0])))


def _all_pieces(look: str) -> bool:
    rest, firm = _FIRM.subn("|", look)
    if not firm:
        return bool(_PAPER_ALONE.fullmatch(look))
    return not _REST.sub("", _LOOSE.sub("", rest))
