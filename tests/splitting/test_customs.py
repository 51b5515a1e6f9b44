"""Digests, section names, labels and signatures: small pages with what each line is, and pages on
which the same words are something else."""

from __future__ import annotations

import pytest
from score_composed import roles_of

from archive.texts import Page
from indexer.splitting import split_page

LONG = "全长三公里，沿途设车站五座，预计明年十月建成，届时往返两地只要二十分钟。"
DIGEST = f"""
| Q 新华社太原3月9日电 一座新桥日前开工，{LONG}
| Q 据《晋阳时报》报道 大同一段老城墙开始整修，{LONG}
| Q 中新网临汾3月8日电 一条隧道贯通，{LONG}
"""
HEADED = f"""
| H 一座新桥跨过汾河
  P 新华社太原3月9日电 一座新桥日前开工，{LONG}
  P 据《晋阳时报》报道，这座桥是汾河上的第二十座，造价九千万元。
  P 工程负责人说，桥面宽四十米，双向六车道，两侧设自行车道。
"""
SECTION = f"""
X 省内简讯
| Q 新华社太原3月9日电 一座新桥日前开工，{LONG}
| Q 新华社大同3月9日电 一段老城墙开始整修，{LONG}
"""
WITH_NAME = """
X 周末副刊 柳溪
| H 井台
  B 林阿月
  P 村口有一眼老井，井台的石头磨得发亮。天不亮，就有人来挑水，扁担吱呀吱呀地响。
  P 后来家家装了自来水，井台上落满了槐花，再没有人去扫。
"""
NAMES = """
| H 全市劳动模范拟推荐人选公示
  P 经基层推荐、评委会评审，拟推荐下列同志为全市劳动模范，现公示如下：
  S 企业职工
  P 李桂英 王晓红 张建军 刘艳丽 赵国庆 陈秀芝
  S 农民
  P 冯立新 曹金凤 彭卫东 曾庆华 萧红叶
  P 胡春生 林巧云 郑晓东 何丽娟 郭宝珍
  P 公示期为七天，如有异议，请向市总工会反映。
"""
CASE = """
| H 借出去的车出了事故怎么办？
  S 【案情】
  P 去年冬天，徐某把车借给同事，同事撞伤一位老人，老人把两人一起告到了法院。
  S 【评析】
  P 法院认为，赔偿的责任在开车的人，车主没有过错的不承担责任。
"""
SIGNED = """
| H 卖假种子的被判一年
  P 日前，县法院审结一起销售假种子案，被告人被判处有期徒刑一年，并处罚金三万元。
  B （沂法）
| H 车站广场添了二十棵香樟
  P 前天，园林工人在车站广场栽下二十棵香樟，树下还装了一圈木凳，候车的人有了乘凉的地方。
  B （宣传部 王某）
"""
TABLE = """
| H 前三季度各县主要指标出炉
  P 青河县 生产总值82.4亿元 增长11.2% 财政收入3.9亿元
  P 白石县 生产总值64.7亿元 增长12.5% 财政收入2.6亿元
  P 单位：亿元 资料来源：市统计局
"""

SISTERS = """
| K ——石湾乡抗洪纪实
  H 大堤上的七天七夜
  B 本报记者 宓海涛
  P 水是从半夜开始涨的。石湾乡的广播一响，全乡十四个村的劳力扛着铁锹往堤上赶，手电光连成了一条线。
  P 乡党委书记站在最险的一段，嗓子已经说不出话，只能打手势。
  S 一条麻绳拴住十二个人
  P 第三天清晨，三号闸口冒出管涌，十二名青年把一条麻绳系在腰间，跳进齐胸深的水里打桩，整整两个小时没有一个人上岸。
  S 一锅姜汤温暖一条堤
  P 村里的妇女支起六口大锅熬姜汤，老人们拣柴，孩子们送碗。一天下来，堤上每个人都能喝上三碗热汤。
"""
ONE_BRIEF = """
| H 简讯
  P 本报讯 昨日，市图书馆新到图书三千册，读者凭借书证即可借阅。
"""
NO_SIGNATURE = """
| H 秋日的院子
  P 石榴熟了，裂开嘴，像是要把一夏天的话都说出来，院子里满是甜香。
  P （节选）
"""


def expected(case: str) -> tuple[list[str], list[dict[int, str]]]:
    """The lines of a case; its articles as line number → role. `|` begins one; X is a banner."""
    lines: list[str] = []
    items: list[dict[int, str]] = []
    for row in case.strip().split("\n"):
        mark, text = row.lstrip("| ").split(" ", 1)
        lines.append(text)
        if row[0] in "|X":
            items.append({})
        items[-1][len(lines)] = mark.replace("Q", "P")
    return lines, items


CASES = {
    "digest": DIGEST,
    "source within a text": HEADED,
    "section": SECTION,
    "section with a name": WITH_NAME,
    "names": NAMES,
    "case": CASE,
    "signed": SIGNED,
    "table": TABLE,
    "sisters": SISTERS,
    "one brief": ONE_BRIEF,
    "no signature": NO_SIGNATURE,
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("blanks", [0, 1])
def test_custom(case: str, blanks: int) -> None:
    lines, items = expected(case)
    spread = [part for line in lines for part in (line, *[""] * blanks)]
    articles = split_page(Page("a.txt", 1, tuple(spread))).articles
    found = [{(n - 1) // (blanks + 1) + 1: r for n, r in roles_of(a).items()} for a in articles]
    assert found == items


@pytest.mark.parametrize(
    "lost", ["\ufffd\ufffd\ufffd\ufffd", "\ufffd\ufffd \ufffd", "锟斤拷锟斤拷"]
)
def test_a_line_that_was_lost_signs_nothing(lost: str) -> None:
    page = ("老渡口修起风雨亭", f"石牛渡口的候船人再也不怕日晒雨淋了，{LONG}", lost)
    articles = split_page(Page("a.txt", 1, page)).articles
    assert [a.byline for a in articles] == [None] * len(articles)
