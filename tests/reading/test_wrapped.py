"""Text cut into lines of one width is put together; verses, tables and ordinary pages are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented import SUPPLEMENT, Invented, invented
from seed_split import SEEDS

from archive.texts import Metadata
from indexer.reading.formats import read_plain
from indexer.reading.wrapped import wrapping
from indexer.splitting import split_page

MARKS = "，。、；：？！”’）》"
RAIN = "本报讯 昨日的雨下了一天，街心花园里没有人，只有洪大姐还守着她的鱼摊，不肯早走。"
MARKET = "改造后的菜场加装了通风设备，地面铺上防滑砖，摊主们说，夏天再也不用踩着水卖鱼了。"
BRIDGE = "南门桥月底合龙，桥面宽十二米，两侧留出人行道，老街坊们说这座桥已经等了二十年。"
CHAIRS = "街心花园添置长椅二十张，椅面是防腐木，夏天不烫人，老人们坐下来就不肯走了。"


def columns(text: str) -> int:
    return sum(1 if sign.isascii() else 2 for sign in text)


def wrapped(text: str, width: int, measure: Callable[[str], int], kept: bool = False) -> list[str]:
    """The lines of a paragraph; `kept`: no line begins with a mark that closes."""
    lines = [""]
    for sign in text:
        hangs = kept and sign in MARKS and measure(lines[-1]) <= width
        if measure(lines[-1] + sign) > width and not hangs:
            lines.append("")
        lines[-1] += sign
    return lines


def put_together(lines: list[str]) -> list[str]:
    """The page's paragraphs as text, without what sets them in."""
    found = wrapping(lines)
    assert found and len(found.goes_on) == len(lines)
    texts = [""]
    for line, on in zip(lines, found.goes_on, strict=True):
        texts[-1] += line.strip() if texts[-1] else line.lstrip(" 　")
        texts += [] if on else [""]
    return [text for text in texts if text]


@pytest.mark.parametrize("inset", ["　　", "    ", "　　　　"])
@pytest.mark.parametrize(("width", "measure"), [(18, len), (11, len), (30, len), (38, columns)])
@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("between", [[], [""], ["  "]])
def test_paragraphs_that_are_set_in(
    inset: str, width: int, measure: Callable[[str], int], kept: bool, between: list[str]
) -> None:
    stories = [("雨中鱼摊", RAIN), ("菜场完工", MARKET), ("南门桥合龙", BRIDGE), ("添新椅", CHAIRS)]
    lines, texts = [], []
    for headline, text in stories:
        lines += [headline, *between, *wrapped(inset + text, width, measure, kept), *between]
        texts += [headline, text]
    assert put_together(lines) == texts


@pytest.mark.parametrize("width", [12, 18, 28])
def test_blank_lines_between_paragraphs(width: int) -> None:
    texts = [RAIN, MARKET, BRIDGE, CHAIRS]
    lines = [line for text in texts for line in ("", *wrapped(text, width, len))]
    assert put_together(lines) == texts


def test_first_lines_may_be_wider_by_what_sets_them_in() -> None:
    texts = [RAIN, MARKET, BRIDGE, CHAIRS]
    lines = ["　　" * (not k) + s for t in texts for k, s in enumerate(wrapped(t, 16, len))]
    assert put_together(lines) == texts


def test_what_stands_between_paragraphs_goes_on_in_nothing() -> None:
    first, second = wrapped("　　" + RAIN, 18, len), wrapped("　　" + MARKET, 18, len)
    full = "一二三四五六七八九十一二三四五六七八"  # a heading as wide as the lines
    ended = "　　" + "雨" * 15 + "。"
    lines = [full, *first, full, "街心花园添新椅", *second, ended, "南门桥合龙", *first]
    assert put_together(lines) == [
        full,
        RAIN,
        full,
        "街心花园添新椅",
        MARKET,
        ended[2:],
        "南门桥合龙",
        RAIN,
    ]


def test_a_heading_may_be_wider_than_the_column() -> None:
    body = [line for text in (RAIN, MARKET, BRIDGE) for line in wrapped("　　" + text, 13, len)]
    wide = "历时三个月的南桥菜场改造昨日完工"
    assert put_together([wide, *body]) == [wide, RAIN, MARKET, BRIDGE]


VERSE = """两个黄鹂鸣翠柳，
一行白鹭上青天。
窗含西岭千秋雪，
门泊东吴万里船。"""
LONG_VERSE = """我把一盏灯点在村口的老树上
等去年出门的人从雪里走回来
他们的脚印一半在北一半在南
中间隔着三条没有结冰的大河
母亲说河水迟早会把人送回家
我就坐在灯下数那些远的脚步"""
TABLE = """姓名　　单位　　　名次　成绩
张建国　第一中学　第一　９８
李小红　第二中学　第二　９６
王大明　第三中学　第三　９５
赵春花　第四中学　第四　９１
孙长河　第五中学　第五　９０"""
NAMES = """王建国 李小红 张大明 赵春花 孙长河
周立新 吴玉兰 郑小刚 冯秀英 陈国强
褚卫东 卫红梅 蒋大海 沈春生 韩长江
杨志刚 朱小妹 秦大川 尤小满 许文强"""
BRIEFS = """昨日，城东小学的孩子们种下三百棵树。
前天，城西菜场的摊主们收到新的秤砣。
今天，城南车站的候车室换上了新座椅。
昨日，城北公园的湖面放养了五百尾鱼。
前天，城中书店的读者们等到了新译本。
今天，城外水库的闸门换上了新的钢索。"""
TITLES = """市人大代表视察南桥菜场改造工程
城东小学昨日种下三百棵海棠树苗
街心花园添置长椅二十张供人休息
南门桥月底合龙老街坊等了二十年
城北水厂换新管道三千户停水半天
区文化馆收下铁匠铺最后一把铁锤"""
SLOGANS = """人人讲卫生，家家爱清洁，处处是新貌
户户学文化，天天看报纸，月月有进步
村村通公路，镇镇有医院，乡乡建学校
个个懂法律，事事讲道理，年年保平安"""
CUT = """    本报讯 昨日，市人大代表视察南桥菜场改造工程，代表们看了新装的通风设备，听了施工单位的汇报，对工程的质
菜场加装了通风设备，地面铺上了防滑砖，一百二十个摊位重新开张，摊主们都说好。
    南门桥月底合龙，桥面宽十二米，两侧留出人行道，老街坊们说，这座桥已经等了二
量表示满意。代表们还建议，在菜场门口设一处公共厕所，方便买菜的老人。
十年，现在总算要通车了。
    街心花园添置长椅二十张，椅面是防腐木，夏天不烫人。"""
NEGATIVES = {
    name: text.split("\n")
    for name, text in {
        "verse": VERSE * 3,
        "verse that is set in": "\n".join(
            f"    {line}" for line in (VERSE + "\n" + VERSE).split("\n")
        ),
        "long verse": LONG_VERSE,
        "table": TABLE,
        "names": NAMES,
        "briefs of one length": BRIEFS,
        "titles": TITLES,
        "slogans": SLOGANS,
        "cut columns": CUT,
        "one wrapped paragraph is no habit": "\n".join(wrapped("　　" + RAIN, 20, len)[:3]),
        "no start is marked": "\n".join(
            line for t in (RAIN, MARKET, BRIDGE, CHAIRS) for line in wrapped(t, 13, len)
        ),
        "empty": "",
        "blank": "\n\n  \n",
    }.items()
}


@pytest.mark.parametrize("name", NEGATIVES)
def test_these_lines_stand_for_themselves(name: str) -> None:
    assert wrapping(NEGATIVES[name]) is None


def printings(article: Invented) -> list[list[str]]:
    """An article's lines in several layouts that no width made."""
    texts = [text for _, text in article.parts]
    sentences = [f"{part}。" for text in texts for part in text.split("。") if part]
    return [
        texts,
        [line for text in texts for line in (text, "")],
        ["　　" + text if role == "P" else text for role, text in article.parts],
        sentences,
    ]


def test_ordinary_pages_are_left_as_they_are() -> None:
    pages = [page for a in (*invented(), *invented(SUPPLEMENT)) for page in printings(a)]
    pages += [path.read_text("utf-8").split("\n") for path in SEEDS.glob("*.txt")]
    assert [page[:3] for page in pages if wrapping(page)] == []


def test_the_page_keeps_its_lines_and_its_articles_have_paragraphs() -> None:
    lines = ["雨中鱼摊", *wrapped("　　" + RAIN, 18, len), *wrapped("　　" + MARKET, 18, len)]
    text = "\n".join(lines)
    (page,), (doubt,) = read_plain("折行.txt", text, Metadata())
    assert page.lines == tuple(lines)
    assert (doubt.rule, doubt.line) == ("wrapped", 2)
    (article,) = split_page(page).articles
    assert [p.text for p in article.paragraphs] == [RAIN, MARKET]
    assert [[f.line for f in p.fragments] for p in article.paragraphs] == [[2, 3, 4], [5, 6, 7]]
    assert (article.state, article.truncated) == (("whole",), "none")
    assert not any(p.repairs for p in article.paragraphs)


def test_a_page_of_other_lines_has_no_hints() -> None:
    (page,), doubts = read_plain("版.txt", "\n".join((RAIN, MARKET)), Metadata())
    assert (page.hints, doubts) == (None, ())
