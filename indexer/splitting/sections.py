"""What stands over several articles: names of columns, of sections of a page, slogans; and what their
readers' calls begin with."""

from __future__ import annotations

import re

_COLUMN = re.compile(
    r".{0,14}(?:在行动|进行时|大家谈|曝光台|回音壁|风采录?|面对面|直通车|瞭望台?|之窗|论坛|热线|专栏|专题|专版|专刊|副刊|特别报道|系列报道"
    r"|简讯|短讯|短波|集锦|快讯|速览|要闻|博览|看台|广角|聚焦|视点|在线|走基层|走转改|大讲堂|那些事|百姓故事|时评|纵横"
    r"|速递|速报|之声|天地|园地|信箱|话题|传真|连线|扫描|万象|写真|直击|播报|档案|(?:新闻|记者)(?:调查|观察|手记|追踪|在现场)|以案[说释普]法|身边(?:好人|的感动)|建设年|关注民生|市民来信)"
    r"|[一-鿿]{0,4}(?:[诗文书艺][苑坛潮林]|诗会|诗页|诗歌天地|笔会|读者来信|来信选登|读者信箱|读者来电|百花园|芳草地|小荷尖尖)"
    r"|(?:喜迎|庆祝|纪念|学习(?:宣传)?贯彻|贯彻落实|深入学习|聚焦|关注|走进|回眸)[^，。]{2,22}"
)
# What hangs over a whole page for weeks: 众志成城 抗震救灾.
_CRY = (
    r"(?:(?:踔厉)?奋进(?:新征程|新时代)|建功新时代|奋斗新时代|踏上新征程|开启新征程|众志成城|万众一心|和衷共济|同舟共济|共克时艰|齐心协力|同心协力|不忘初心|牢记使命"
    r"|抗震救灾|抗洪(?:抢险|救灾)|抗击(?:疫情|非典|冰雪|雪灾|台风)|防控疫情|共抗疫情|抗旱救灾|重建家园|勇毅前行)"
)
_SLOGAN = re.compile(rf"{_CRY}(?:[\s，·]+{_CRY}){{1,2}}")
_CALL = re.compile(
    r"[^，。；：]{0,16}(?:读者|市民|居民|网友|村民|用户)[^，。；：]{0,8}(?:来电|来信|反映|投诉|咨询)(?:说|称|反映)?："
)
_TELEPHONE = re.compile(r"[\s：]+[\d\-—、/]{7,}$")
# What is printed over a section of a page: 国内简讯, 健康周刊, 文学副刊 青石桥.
_DESK = re.compile(
    r"[一-鿿]{0,8}(?:简讯|短讯|快讯|短波|集锦|要闻|速览|副刊|周刊|专刊|特刊|增刊|专版|专页)"
    r"(?:[\s·|《—]{1,2}[一-鿿]{2,5}》?)?"
    r"|[一-鿿]{2,5}[\s·|]{1,2}[一-鿿]{0,4}(?:副刊|周刊|专刊|特刊|增刊|专版|专页)"
    r"|(?:国内|国际|各地|天下|省内|市内|县区|乡镇|海外|环球|综合|社会|科教)(?:新闻|动态|信息|点击|传真)"
    r"|[一-鿿]{2,3}(?:来电|来信|来鸿)"
)
_DOES = re.compile("推出|传来|创办|开办|创刊|改版|本报|发[布送出]|刊登|成为|举办|启动|上线|出版")
_STANDING = re.compile(r"图片新闻|今日关注|【[^】，。]{2,10}】")


def is_column(look: str) -> bool:
    """A standing title over several articles: 文明创建在行动, 新春走基层, 学习贯彻…精神."""
    if _STANDING.fullmatch(look) or is_desk(look):
        return True
    bare = _TELEPHONE.sub("", look).strip("■□●◆★☆·—| 【】“”")
    return len(look) <= 26 and bool(_COLUMN.fullmatch(bare) or _SLOGAN.fullmatch(bare))


def is_desk(look: str) -> bool:
    """The name of a section of the page, which is no headline: 国内简讯, 健康周刊, 文学副刊 青石桥.

    >>> [is_desk(x) for x in ("国内简讯", "【各地要闻】", "文学副刊 青石桥", "简讯", "本报推出健康周刊")]
    [True, True, True, False, False]
    """
    bare = look.strip("■□●◆★☆·—| 【】“”")
    return 4 <= len(bare) <= 14 and bool(_DESK.fullmatch(bare)) and not _DOES.search(bare)


def is_hotline(look: str) -> bool:
    """A column's name with the telephone to call: 百姓热线 8823111.

    >>> is_hotline("百姓热线 8823111"), is_hotline("百姓热线"), is_hotline("王师傅 8823111")
    (True, False, False)
    """
    return bool(_TELEPHONE.search(look)) and is_column(look)


def is_call(look: str) -> bool:
    """A text that opens with the reader whose call or letter it is: 南湖小区读者朱先生来电：

    >>> is_call("南湖小区读者朱先生来电：上周"), is_call("朱先生来电话说：上周")
    (True, False)
    """
    return bool(_CALL.match(look[:40]))
