"""Which lines may be halves of a broken paragraph, with lines that look like it and are none."""

from __future__ import annotations

import pytest

from archive.texts import Page
from indexer.splitting import split_page
from indexer.splitting.candidates import may_go_on, options
from indexer.splitting.lines import visible_lines
from indexer.splitting.page import drafts_of
from indexer.splitting.repair import Link
from indexer.splitting.repair import _least as least
from indexer.splitting.seams import Sign, observe


def pairs(*lines: str, states: str) -> set[tuple[int, int]]:
    """The lines, read by these states, that may continue each other."""
    seen = visible_lines(Page("made", 1, lines))
    return {(o.head, o.tail) for o in options(seen, drafts_of(seen, states))}


def joins(*lines: str) -> set[tuple[int, int]]:
    articles = split_page(Page("made", 1, lines)).articles
    made = (join for a in articles for p in a.paragraphs for join in p.joins)
    return {(join.from_line, join.to_line) for join in made}


@pytest.mark.parametrize(
    "look",
    [
        "商务部门今年安排的冬储菜储备量是1.",
        "煤炭开采和洗选业增长8.",
        "记者从市文物局了解到，这座建于10月17日",
        "10月17日 阴差阳错",
        "第二天上午，小雨",
    ],
)
def test_a_line_that_stops_in_mid_sentence_may_go_on(look: str) -> None:
    assert may_go_on(look)


@pytest.mark.parametrize(
    "look",
    [
        "商务部门今年安排的冬储菜储备量是1吨.",
        "He came home in 1998.",
        "详情请登录网站www.qq.",
        "10月17日 阴",
        "10月22日 小雨转多云",
        "会议于10月17日召开。",
    ],
)
def test_a_line_that_ends_does_not(look: str) -> None:
    assert not may_go_on(look)


def test_half_a_number_goes_on_in_a_number_alone() -> None:
    head = "统计部门昨天公布，全市规模以上工业增长8."
    tails = ("4%，装备制造业增长26.9%。", "目前，全市共有企业三百余家，分布在五个园区。")
    assert pairs("工业增长较快", head, *tails, states="HPPP") == {(1, 2)}
    assert pairs("工业增长较快", head, *tails[::-1], states="HPPP") == {(1, 3)}
    assert not pairs("工业增长较快", head, tails[1], states="HPP")


def test_short_halves_between_headings_are_weighed_and_verses_are_not() -> None:
    halves = ("一部电梯，10户人家，从动议到签字", "用了两年，最后卡在了两户人家的手上。")
    assert pairs("电梯难装", *halves, "新桥通车", states="HPPH") == {(1, 2)}
    verses = ("老屋门前两棵槐树", "一棵开花一棵不开", "我离家的那一年春天", "两棵都还没有发芽。")
    assert not pairs("老屋", *verses, states="HPPPP")


def test_rows_of_results_end_though_both_sides_are_numbers() -> None:
    rows = (
        "100米：①潘磊（公安局）11秒45 ②马小军（热电厂）11秒60",
        "400米：①巴特尔（钻井公司）51秒8 ②冉启航（炼化厂）52秒4",
        "1500米：①马小军（热电厂）4分17秒6 ②胡建疆（教育局）4分20秒1",
    )
    assert not pairs("运动会成绩", *rows, states="HPPP")
    assert pairs("一百米", "运动会比赛项目共有1", "500米等三项。", states="HPP") == {(1, 2)}


@pytest.mark.parametrize(
    ("tail", "sign"),
    [
        ("3日点火升温，15日达到标准。", "number"),
        ("万亩良田全部播种完毕。", "number"),
        ("分配怎样做到公平，更让人关注。", "uncounted"),
        ("试水期间，请家中留人。", "uncounted"),
        ("分钟就到了对岸的码头。", "number"),
        ("立即送往市第一人民医院。", "uncounted"),
    ],
)
def test_a_number_at_the_end_wants_more_of_it_or_what_it_counts(tail: str, sign: str) -> None:
    head, rest = visible_lines(Page("made", 1, ("供热将于11月10日开始，1", tail)))
    names = {x.name for x in observe(head, rest, lambda _: False)}
    assert names & {"number", "uncounted"} == {sign}


def test_a_line_without_a_number_at_its_end_wants_none() -> None:
    head, rest = visible_lines(Page("made", 1, ("供热将于十一月开始，", "试水期间，请留人。")))
    assert "uncounted" not in {x.name for x in observe(head, rest, lambda _: False)}


def test_a_title_among_titles_is_no_half_of_a_sentence() -> None:
    titles = ("一、招生对象", "应届初中毕业生，身体健康，年龄不限。", "二、报名时间")
    assert joins("职业学校招生简章", *titles, "每年6月1日至6月20日，节假日不休息。") == set()


def test_the_next_line_must_be_surer_where_only_its_place_speaks_for_it() -> None:
    names = ("any", "next", "opening")
    bare, tied = (
        Link(1, 2, tuple(Sign(x) for x in (*names, *more)), 0.7) for more in ((), ("word",))
    )
    displaced = Link(1, 4, (Sign("any"), Sign("skip2"), Sign("opening")), 0.7)
    assert least(bare, ()) > bare.chance
    assert max(least(tied, ()), least(displaced, ())) < tied.chance


def test_a_heading_that_begins_with_a_comma_is_a_rest() -> None:
    plain, torn = (
        Link(1, 2, tuple(Sign(x) for x in ("any", "next", *more)), 0.99) for more in ((), ("torn",))
    )
    assert least(plain, (2,)) > 1 > torn.chance > least(torn, (2,))
    assert least(plain, ()) < plain.chance
