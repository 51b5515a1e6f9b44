"""What stands around a place name decides whether it is a place, and how much it says.

A name inside another name (重庆路, 遵义会议, 王卫东) is no place; one that only says where
somebody comes from or goes to (来自…, …籍, 赴…学习) says little about the article's subject.
"""

from __future__ import annotations

import re

from indexer.tagging.places.beside import seat, utility
from indexer.words import words

NOT = 0.0
DISTANT = 0.2
LITTLE = 0.4
PLAIN = 1.0
BUREAU = 1.05  # told from PLAIN, since no report opens with it
DATELINE = 4.0

_ROAD = re.compile(
    r"[东西南北中]{0,2}[一二三四五六七八九]?(?:大?路(?![段况])|大道|大街|街(?![道办镇乡头区市边上])|巷|胡同|弄\d|大桥|立交(?!桥(?:[上下处口]|附近|[\d一二两三四五六七八九十多]+车)))"
)
_NO_PLACE = re.compile(
    r"时间(?!最|较|长|短|为|之|不)|海角|湖(?![北南州里心区])|湾(?![里区])|海峡|奥运|世博|亚运|会议精神|会议(?:召开前|前夕|以后)|事变|战役|血战|大战|会战|大捷|保卫战|阻击战|惨案|起义|条约|共识|宣言|烩面|火锅|拉面|烤鸭|"
    r"烧鸡|啤酒(?!节)|[”\x22]牌|民歌|小吃(?!街|节)|丝绸(?!之)|米粉|臭?豆腐|火腿|话(?!语)|菜(?!市|农|篮|场)|牌|精神|舰|号(?!召|码)|大众(?!日)|现代(?!化|农|服)"
)
_ORIGIN = re.compile(
    r"(?:等地)?的?(?:旅游团|旅行团|游客(?!增|如织|络绎|人数|量|接待|中心|服务|爆|涌|数|明显|不断|突破|达)|客商|旅客|客人|老板|商人|专家|同行)|籍|人氏|来(?:出差|打工|旅游|做生意|务工|看病)?的|车牌|牌照|口音|老家|同行|方言|商会|知青|移民"
)
_NAMED = re.compile(
    r"(?:[一-鿿]{0,4}(?:大学|学院|师大|交大|科大)|(?:[一-鿿]{0,4}(?:股份|集团|银行|航空公司|科技公司)|[一-鿿]{0,12}有限(?:责任)?公司)|"
    r"(?:日报|晚报|晨报|商报|都市报|青年报|新闻网|电视台|卫视)|协和医院|军区|啤酒节|大?酒店|宾馆|饭店|大厦|广场(?!举)|花园|公寓|新村|华联|同仁堂|大?药房|大?酒楼|烤鸭店|饺子馆|面馆|"
    r"[^\W一某家的在有这那]{2,5}(?:药店|酒楼|饭庄|大药房|专卖店|连锁店))"
)
# A company, team or school that bears the name of its town, which says little about an event.
_FIRM = re.compile(
    r"(?:现代|通用|本田|日产|神龙|茅台(?!镇)|海尔|长虹|海信|奇瑞|标致|铃木|五菱|大众|丰田|福特|石化|石油|钢铁|啤酒|重工|电器|药业|汽车(?![站客租厂南北东西]|客运|总站|市场)|证券|期货|移动|联通|电信|饮食|"
    r"机床|控股|实业|股份|有色|矿业|董事长|总裁|航空(?!港)|国安|申花|鲁能|泰达|恒大|实德|建业|"
    r"[一-鿿]{2,4}(?:主场|客场|青年队|俱乐部|[男女][足篮排]|[足篮排]球队)|代表团|"
    r"(?:[男女]子?)?(?:[足篮排]球?)?(?:代表)?队(?!伍|友|列)|[男女][足篮排](?!球场)|"
    r"(?:第?[一二三四五六七八九十]+)(?:中(?:学)?|小(?:学)?)(?![型队区月日天年时全分伙孩男女姑贩店偷]|(?:高考|中考)?(?:考点|考场|校门|门口|门前|操场|校园|附近|对面|旁边|[里内外]))|(?:[东西南北]|[一-鿿]{1,2}[东西南北])?站(?:至|到|开|始发|发往|[的、和]))"
)
# Police of elsewhere who help: 经与东莞|警方联系, 在温州|警方的协助下.
_ASKED_POLICE = re.compile(r"(?:与|会同|协同|联系|请|给|请求)$")
_POLICE = re.compile(r"(?:当地)?(?:警方|公安|民警|派出所)")
_HELP = re.compile(
    r"(?:当地)?(?:警方|公安机关|公安局|民警)[^，。]{0,3}(?:协助|配合|支持|协查|帮助)"
)
# A work that a dictionary has as one word with its city's name: 南京|长江大桥.
_WORK = re.compile(r"[一-鿿]{2,4}(?:大桥|隧道)|[东西南北]?站|古城|(?:法院|检察院|警方|公安局?)")
# 北京城|管: what a dictionary cuts wrong.
_CITY_OFFICE = re.compile(r"城(?:管|建|投|区|乡)")
# 临县公安局: cut as 临|县公安局.
_COUNTY_OFFICE = re.compile(r"(?<=县)(?:公安|人民|法院|检察|交警|消防|政府|医院)")
# Where a suspect was caught is not yet where his case is.
_CAUGHT = re.compile(
    r"[^，。；]{0,4}(?:抓获|擒获|落网|被抓|被捕|归案|投案|自首)|[^，。；]{0,12}被[^，。；]{2,6}(?:警方|民警|公安)"
)
_SPEAKS = re.compile(r"(?:说|表示|介绍|透露|称|指出|强调|告诉)")
# 据上海|儿童医学中心专家介绍: whoever is asked may be anywhere.
_EXPERT = re.compile(
    r"[一-鿿]{2,14}(?:专家|教授|学者|博士|研究员|分析师)[一-鿿]{0,4}(?:介绍|说|称|分析|认为|表示)"
)
# From one end to the other of a train's, bus's or flight's run: 北京南至福州D301次, 郑州至上海的航班.
_RUN = r"(?:的)?(?:[DGKTZC]?\d{1,4}次|[一-鿿]{0,4}(?:列车|动车|航班|客车|班车|大巴))"
_RUN_FROM = re.compile(rf"[东西南北]?站?(?:至|到|[—－-]{{1,2}}|开往|飞往)[一-鿿]{{2,5}}?站?{_RUN}")
_RUN_TO = re.compile(rf"[东西南北]?站?{_RUN}")
_RUNS = re.compile(r"(?:至|到|[—－-]{1,2}|开往|飞往)$")
_OF_THERE = re.compile(
    r"(?:人(?:爱|喜欢|习惯|常说|们)|香醋|大闸蟹|粉丝(?!团)|龙井|毛尖|毛峰|铁观音|碧螺春|普洱茶|热干面|担担面|刀削面|凉皮|麻花|扒鸡|板鸭|鸭脖|驴肉|陈皮|陈醋|老窖|大曲|二锅头|"
    r"水果|同胞|艺人|明星|歌手|果农|学生|媒体|生产的|造(?![成型])|产的)"
)
_TOWARD = re.compile(
    r"(?:[、和与][一-鿿]{2,3})*方向|(?:仅|只)?一[河江路墙山桥]之隔|(?:毗邻|相邻|接壤|交界)的"
)
_WARES = re.compile(
    r"(?:走进|打进|打入|闯进?|闯入|进军|亮相|进京|卖到|卖进|卖向|销往|飞往|飞向|远销|出口|香飘|俏销|叩开|直供|走俏|现身|登陆|唱响|赴)$"
)
_ON_SITE = re.compile(r"[^，。]{0,16}(?:采访|现场|报道|调查|救援|处置)")
_BACK_FROM = re.compile(
    r"(?:归来|回来|返回|回国|进口|引进|请来|买来|拉来|运来|赶来|带回|购进|购回|进货|采购)"
)
_TITLED = re.compile(r"[^《》]{0,30}》")
_BRAND = re.compile(r"[一-鿿]{1,2}[”\"]")
_LITTLE_ONE = re.compile(r"[“\"][小老新大]$")  # 一家叫“小成都”的饭店
_ELSEWHERE = re.compile(
    r"的?[^\W在到]{1,6}(?:在|到|来到|进入|登陆|亮相|走进|抢滩)[我本][省市区县州]"
)
# 北京市朝阳区|中医医院的3名专家到内蒙古自治区…: who comes from there, and where to.
_VISITORS = re.compile(
    r"[一-鿿]{0,8}?的?(?:\d+|[一二三四五六七八九十百两]+)[多余]?[名位][一-鿿]{2,8}?"
    r"(?:到|来到|抵达|赴|前往|在)(?=[一-鿿]{2,5}(?:省|市|[区县盟旗]))"
)
# 男，1962年4月生，湖南|新化|人，
_BORN, _MAN_OF = re.compile("(?:[男女族生]|岁)[，,、][一-鿿]{0,4}$"), re.compile("人[，。；,]")
_MISSING = re.compile(r"[^，。；]{0,12}(?:走失|失踪|走丢|出走)")
_GENERIC = re.compile(r"[、和](?:[乡镇村户]|街道|社区|单位)(?![一-鿿]{1,3}(?:[乡镇]|街道))")
_LABOUR = re.compile(
    r"(?:[^，。]{0,3})(?:打工|务工|经商|做生意|当兵|工作的|工作[过了]|上班的|做过|当过|干过|生活[过了的]|念书|支教|挂职|服役|援建|插队|上大学|读大学|长大|出生|求学|留学|读书|定居)"
)
_TO_LEARN = re.compile(
    r"[^，。；！？,;]{0,6}(?:考察|学习|打工|务工|参加|参赛|招商|集训|备战|出差|旅游|求医|取经|观摩|就读|上学|读书|购买|进货|做生意|探亲|经商|培训|演出|领奖|治病|看病|避暑|度假|踏青|自驾|游玩)"
)
_FROM = re.compile(
    r"(?:来自|曾任|历任|先后担?任|曾担任|原籍|籍贯|祖籍|老家在?|毕业于|飞往|开往|逃往|逃至|潜逃到?|逃到|远赴|途经|抵达|均属|驶往|飞抵|直达|兼并|收购|并购|(?:[他她其我]|自己)的?家乡(?:在|是)?|总部(?:设|位于)?|请寄[:：]?|寄至|对标|借鉴|嫁到|寄往|寄到|汇往|汇到|汇至|运抵|终到|写的是|描写|取材于|捐往|捐给|驰援|生于|出生于|出生在|定居|运往|销往|发往|运至|销到)(?:于|在|了)?$"
)
_BY_TRAIN = re.compile(
    r"[坐乘搭](?:火车|飞机|汽车|客车|大巴|轮船)[^，。；]{0,3}(?:到|去|赴|往)(?:了)?$"
)
# 其中一起发生在|江西: one of several cases.
_EXAMPLE = re.compile(r"(?:其中|例如|比如|譬如)的?一[起例个件家名][^，。；、]{0,6}$")
# 在他担任|萨尔图区|区长期间: a post of before.
_IN_OFFICE = re.compile(r"(?:担任|出任|任职|调任|时任|任)(?:了|于)?$")
_OF_TERM = re.compile(r"[^，。；]{0,14}(?:期间|任上|[长任记员]时)")
_TICKET = re.compile(r"的(?:飞?机票?|车票|船票|火车|航班|列车|班车|客车|长途|大巴|路上|途中)")
_BEATEN = re.compile(
    r"(?:负于|战胜|击败|对阵|迎战|挑战|不敌|逼平|战平|客战|输给|淘汰|力克|大胜|险胜|轻取|横扫|完胜|惜败于?)(?:了)?$"
)
# Who somebody pretends to be.
_FALSELY = re.compile(r"(?:冒充|自称是?|假冒|声称是?|谎称是?|伪造)[一-鿿]{0,2}[“\"]?$|接到[“\"]$")
_GOING = re.compile(r"(?:前往|赴|到|去|往)(?:了|过)?$")
_HOMEWARD = re.compile(r"(?:回到了?|返回)老家$")
_WHEN = re.compile(r"[^，。]{0,16}时")
_BACK_TO = re.compile(r"(?:回|回到)$")
# 爸爸在|南京|工作: a relative's life is elsewhere.
_KIN = re.compile(
    r"(?:爸爸?|父亲|妈妈?|母亲|儿子|女儿|丈夫|妻子|爱人|哥哥?|姐姐?|弟弟|妹妹|老公|老婆|叔叔|舅舅|父母|子女)(?:还|都|正|远|常年|一直|长期)?在$"
)
_MOVED = re.compile(r"(?:工作|上班|读书|上大学|读大学)")
_LIFE = re.compile(
    r"[^，。]{0,8}(?:工作|上班|上学|当|做|开|读|打工|教书|修|盖|跑车|摆摊|卖|送|拉|带孩子|照顾)"
)
_AFTER_ANOTHER = re.compile(r"继$")
_NEXT = re.compile(r"[^，。]{0,10}(?:之后|以后|后)")
_FROM_TO = re.compile(r"从[一-鿿]{2,4}(?:到|至)$")
_SETS_OUT = re.compile(r"[^，,。；]{0,12}(?:出发|启程|起程)|[往向][东南西北]")
_OUT_OF = re.compile(r"(?:从(?:外地)?|[，。；,;]由)$")
_LEARNT = re.compile(r"[^。！？]{0,40}(?:获悉|了解到|得知|得到消息|传来|悉)")
_IS_FROM = re.compile(r"(?:是|系|为|[岁男女][，,、])(?:[一-鿿]{2,3}(?:省|市|自治区)?)?$")
_FOLK = re.compile(r"(?:当地|本地)?人(?=[，,。；;、)）])")
_MAKING = re.compile(r"(?:创建|建设|打造|争创|创)(?:成|为)?$")
_PLACE_LIKE = re.compile(r"(?:像|好似|如同|堪比|媲美|有“?东方)$")
_DATELINE = re.compile(
    r"\s*(?:\d{1,2}\s*月\s*|[一二三四五六七八九十]{1,2}月)?(?:\d{1,2}|[一二三四五六七八九十]{1,3}(?=日))\s*日?"
    r"(?:凌晨|上午|下午|晚)?(?:\s?\d{1,2}\s?时)?\s*(?:电|讯|专电|消息|报道)|\s?(?:讯|电|专电|消息|报道)(?:\s|[(（]|，|$)"
)
# A reporter who bears the name of a place: (记者 江宁).
_CALLED_SO = re.compile(r"(?:名叫|叫做?|名为|取名|小名|网名|绰号)[“\"‘「]$")  # 名叫“海口”的男孩
# A part of a town's road: 建设路（天津路至太原|路段）.
_TO_ROAD = re.compile(r"[路街道][至到和与、—－-]$")
_SIGNED = re.compile(r"(?:记者|实习生|通讯员)[ 　:：]?$")
_AGENCY = re.compile(r"(?:新华|中新|中国新闻|人民|央广|光明|中青)(?:社|网|日报)?(?:记者)?\s?$")
_PERSON = re.compile(
    r"(?:^|[，。、；：“（(\s]|[手员长记生士师人导任席理友者和的亲叫])"
    r"[王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕卢蒋蔡贾丁魏薛叶阎余潘杜戴钟汪任姜范姚谭廖邹熊陆崔邱侯邵孟钱汤尹龚]$"
)
_BEGINS = re.compile(r"[,，。、；：:;（）()“”‘’《》〈〉【】\[\]|\s!！?？—…·\-.]")
_TAIL_WORD = re.compile(
    r".+?(?:城市|城区|山区|市区|港区|矿区|郊区|平区|地区|市县|县城|市场|都市|州市|"
    r"[古小城名重集市老强]镇|[水城下老同家故返山侨他异思离还]乡)"
)
_SUFFIX_NEXT = {
    "市": "场值价",
    "区": "域间块别位分",
    "镇": "压定静痛",
    "乡": "镇亲土愁情音村",
    "道": "路",
    "省": "略际",
}
_INTACT = ("分局", "分公司", "分院", "分会", "分行", "分校", "分中心", "村民", "村委", "场镇")


def weight(text: str, start: int, end: int, short: bool) -> float:
    """How much a name at [start:end] says about where the text's events are: 0, little or plain.

    >>> weight("重庆路拓宽", 0, 2, True), weight("来自安徽的客商", 2, 4, True)
    (0.0, 0.2)
    >>> weight("郑州举行马拉松", 0, 2, True)
    1.0
    """
    before, after = text[max(0, start - 8) : start], text[end : end + 24]
    if _broken(text, start, end, short) or (
        _MAKING.search(before) and text[start:end].endswith("街道")
    ):
        return NOT
    if short and after.startswith("路段") and _TO_ROAD.search(before):
        return NOT
    other_name = _ROAD.match(after) or _NO_PLACE.match(after) or _PERSON.search(before)
    if (short and other_name) or _PLACE_LIKE.search(before):
        return NOT
    if (not short and text[end - 1] in "乡镇道" and _GENERIC.match(after)) or (
        short and before.endswith(("“", '"')) and _BRAND.match(after)
    ):
        return NOT
    if _DATELINE.match(after) and (short or text[end - 1] in "市县"):
        if text.startswith("北京", start):  # national news
            return LITTLE
        # An agency writes from its bureau, a paper from where things happen.
        return BUREAU if _AGENCY.search(before) else DATELINE
    if _RUN_FROM.match(after) or (_RUNS.search(before) and _RUN_TO.match(after)):
        return DISTANT
    if _FALSELY.search(before):
        return NOT
    if short and (_SIGNED.search(before) or _CALLED_SO.search(before)):
        return NOT
    if short and _LITTLE_ONE.search(before) and after[:1] in ("”", '"'):
        return NOT
    if short and after.startswith("市场") and (before.endswith("、") or after[2:3] == "、"):
        return NOT  # 永安市场、延安市场、南安市场
    passed = before.endswith("途经") and text[end - 1] in "区县镇乡道" and _WHEN.match(after)
    if (_FROM.search(before) and not (passed or _HOMEWARD.search(before))) or (
        _ORIGIN.match(after) and not _BACK_TO.search(before)
    ):
        return DISTANT
    if _away(before, after) or (short and _in_title(text, start, end)):
        return DISTANT
    if _IN_OFFICE.search(before) and _OF_TERM.match(after):
        return DISTANT
    if _BY_TRAIN.search(before) or _EXAMPLE.search(before):
        return LITTLE
    helped = _ASKED_POLICE.search(before) and _POLICE.match(after)
    if short and (helped or _HELP.match(after)):
        return LITTLE
    if short and (before.endswith("据") or free(text, start, end)[0]) and _EXPERT.match(after):
        return LITTLE
    if short and before.endswith("在") and (_SPEAKS.match(after) or _CAUGHT.match(after)):
        return LITTLE  # somebody only speaks there, or is caught
    if _FOLK.match(after) and _IS_FROM.search(before):
        return DISTANT
    if seat(text, start, end):
        return PLAIN
    if _TOWARD.match(after) or (
        short and (_FIRM.match(after) or _OF_THERE.match(after) or _sold_to(text, start, end))
    ):
        return DISTANT
    if short and _NAMED.match(after) and not utility(after, 0):
        return LITTLE
    return PLAIN


def is_dateline(text: str, end: int) -> bool:
    """Whether what follows a name makes it the place a report was written in: 安康讯, 广州5日电."""
    return bool(_DATELINE.match(text, end))


def whole_word(text: str, start: int, end: int) -> bool:
    """Whether both ends of [start:end] are borders of words: not 安全 in 推广安全."""
    low, high = start, end
    while low > 0 and start - low < 12 and not _BEGINS.match(text[low - 1]):
        low -= 1
    while high < len(text) and high - end < 12 and not _BEGINS.match(text[high]):
        high += 1
    ends = {low + w.start: low + w.end for w in words(text[low:high])}
    if start not in ends:
        return False
    if end in ends or end == high or _CITY_OFFICE.match(text, end):
        return True
    if _COUNTY_OFFICE.match(text, end):
        return True
    return bool(_WORK.fullmatch(text, end, ends[start]))


def free(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether punctuation or the text's border stands right before, and right after."""
    left = start == 0 or bool(_BEGINS.match(text[start - 1]))
    return left, end == len(text) or bool(_BEGINS.match(text[end]))


def _away(before: str, after: str) -> bool:
    """Whether somebody goes there, left it, works there far from home, or it only sells here."""
    return bool(
        _VISITORS.match(after)
        or (_BORN.search(before) and _MAN_OF.match(after))
        or (_GOING.search(before) and (_TO_LEARN.match(after) or _TICKET.match(after)))
        or _BEATEN.search(before)
        or (before.endswith("在") and _LABOUR.match(after))
        or (_GOING.search(before) and _MOVED.match(after))
        or (_KIN.search(before) and _LIFE.match(after))
        or _FROM_TO.search(before)
        or (_AFTER_ANOTHER.search(before) and _NEXT.match(after))
        or (
            _OUT_OF.search(before)
            and not _LEARNT.match(after)
            and not _MISSING.match(after)
            and not _SETS_OUT.match(after)
        )
        or _ELSEWHERE.match(after)
    )


def _sold_to(text: str, start: int, end: int) -> bool:
    """Whether the name ends a phrase such as 地瓜干走进…, 抱团闯…, whose subject is from elsewhere."""
    before = text[max(0, start - 12) : start]
    found = _WARES.search(before)
    if before.endswith(("赶赴", "奔赴")) and _ON_SITE.match(text, end):
        return False
    return bool(found and re.search(r"[一-鿿]{2}$", before[: found.start()]))


def _in_title(text: str, start: int, end: int) -> bool:
    """Whether a position stands inside 《…》, closed on the same side of the next 《."""
    opened = text.rfind("《", max(0, start - 30), start)
    return (
        opened >= 0 and "》" not in text[opened:start] and bool(_TITLED.match(text[end : end + 32]))
    )


def _broken(text: str, start: int, end: int, short: bool) -> bool:
    """Whether the name is cut out of other words: 沿海|城市, 东方市|场, 河街乡|镇."""
    name, after = text[start:end], text[end : end + 1]
    if after and after in _SUFFIX_NEXT.get(name[-1], ""):
        return not text.startswith(_INTACT, end)
    return (
        not short
        and len(name) == 3
        and bool(_TAIL_WORD.fullmatch(name))
        and not whole_word(text, start, end)
    )
