"""What is said of missing text: lost, or perhaps in another line of the page."""

from __future__ import annotations

import pytest
from whole_pages import HELD, whole_pages

from archive.texts import LOST as LOST_TEXT
from archive.texts import Gap, Page
from indexer.splitting import split_page
from indexer.splitting.drafts import Draft
from indexer.splitting.lines import visible_lines
from indexer.splitting.losses import Suspicions, find_gaps

TEXT = (
    "城东新建两处停车场",
    "",
    "的停车难问题得到缓解，过往司机都说方便多了，夜里也不愁没有地方停。",
    "",
    "据了解，两处停车场分别位于文化路和建设路，都采用无人值守系统，前半个小",
)
LINES = visible_lines(Page("a.txt", 1, TEXT))
DRAFT = Draft("news", ((0, "headline"), (1, "paragraph"), (2, "paragraph")))
LOST, PERHAPS = "在本版找不到", "可能在第 {} 行（疑似接续，没有接上）"


@pytest.mark.parametrize(
    ("suspected", "start", "end"),
    [
        (Suspicions(), LOST, LOST),
        (Suspicions(after={2: 1}), LOST, PERHAPS.format(3)),
        (Suspicions(before={1: 2}), PERHAPS.format(5), LOST),
        (Suspicions(after={1: 2}, before={2: 1}), LOST, LOST),  # about the other ends
    ],
)
def test_text_that_may_stand_elsewhere_is_not_lost(
    suspected: Suspicions, start: str, end: str
) -> None:
    gaps, truncated = find_gaps(LINES, DRAFT, [(1,), (2,)], False, suspected)
    assert truncated == "both"
    assert gaps == (
        Gap(3, "start", f"段首“的停车难问题”之前的文字{start}"),
        Gap(5, "end", f"段尾“统，前半个小”之后的文字{end}"),
    )


def test_whole_text_has_no_gap() -> None:
    lines = visible_lines(Page("a.txt", 1, (TEXT[0], "昨日，两处停车场正式启用，方便市民停车。")))
    draft = Draft("news", ((0, "headline"), (1, "paragraph")))
    assert find_gaps(lines, draft, [(1,)], False, Suspicions({1: 0}, {1: 0})) == ((), "none")


WHOLE = "昨日，两处停车场正式启用，方便市民停车。"
LEAD = "本报讯（记者 万明）昨日，城东新建的两处停车场正式启用。"
HEAD = "城东新建两处停车场"
FEW = "我市三家企业入选省级名单"
BORN = "本报讯（记者 单云）近日，省里公布了今年的名单，我市三家企业入选。"
LOST_ENDS = [
    # lines of a page, and which of them stops short
    ((HEAD, LEAD, "市民黄女士说，有了停车场，她再也不用"), 3),
    ((HEAD, LEAD, "市民黄女士说，有了停车场，她再也不用", "（记者 万明）"), 3),
    ((HEAD, "本报讯（记者 万明）昨日，城东新建的两处停"), 2),
    ((HEAD, "本报讯（记者 万明）昨日，城东新建的两处停", FEW, BORN), 2),
    ((HEAD, LEAD, "据介绍，停车场采用无人值守系统，前半个", FEW, BORN), 3),
    ((HEAD, LEAD, "●市民在解放路取款时，被冒充“银行工作人员”的"), 3),
    ((HEAD, LEAD, "据介绍，停车场采用无人值守系统，前半个小", "图为新建的停车场。 丛志强 摄"), 3),
]
WHOLE_ENDS = [
    (HEAD, LEAD, WHOLE),
    (HEAD, LEAD, WHOLE, "（记者 万明）"),
    (HEAD, LEAD, "问：夜里能停吗，收不收费？ 商州 冀老汉"),
    (HEAD, LEAD, "感谢管停车场的阿姨在停电那天晚上照着我们。——女生公寓 小林"),
    (HEAD, LEAD, "图为新建的停车场，市民正在有序停车。 丛志强 摄"),
    ("一滴水", "一滴是去年的，一滴是今年的", "它们在屋檐下说着话", "说着说着，天就亮了"),
    ("昨日菜价", "大白菜 每斤0.45元", "土豆 每斤1.20元", "鸡蛋 每斤4.60元"),
    ("男子组成绩", "体育学院 168分；信工学院 121分；机电学院 97分", "师范学院 77分；护理学院 73分"),
    (HEAD, LEAD, "收费标准如下：", "小型车每小时两元，大型车每小时四元。"),
    (HEAD, LEAD, "热线电话：3969110"),
    (
        "获奖名单",
        "一等奖：《回娘家》 保玉兰",
        "二等奖：《等爸爸》 严冬梅",
        "三等奖：《补网》 司马晖",
    ),
]


@pytest.mark.parametrize(("lines", "short"), LOST_ENDS)
def test_an_end_without_its_rest_is_said(lines: tuple[str, ...], short: int) -> None:
    made = split_page(Page("a.txt", 1, lines)).articles
    assert [g.line for a in made for g in a.gaps if g.missing == "end"] == [short]
    assert [d.line for a in made for d in a.doubts if d.rule == LOST_TEXT] == [short]
    assert not any(p.joins for a in made for p in a.paragraphs)


@pytest.mark.parametrize("lines", WHOLE_ENDS)
def test_what_ends_without_a_mark_is_not_said_to_be_lost(lines: tuple[str, ...]) -> None:
    made = split_page(Page("a.txt", 1, lines)).articles
    assert not any(a.gaps for a in made)


def test_lost_ends_of_whole_pages_are_said() -> None:
    """Pages that nothing was learned from; of each article in turn the end is cut off."""
    said = open_ends = wrong = 0
    for page in whole_pages(HELD)[::2]:
        lines = [text for _, parts in page.items for _, text in parts]
        clean = split_page(Page("a.txt", 1, tuple(lines))).articles
        wrong += sum(gap.missing == "end" for a in clean for gap in a.gaps)
        for article in clean:
            last = article.paragraphs[-1] if article.paragraphs else None
            if last is None or len(last.text) < 45:
                continue
            at, text = last.fragments[-1].line, last.fragments[-1].text
            short = (*lines[: at - 1], text[: 29 + len(text) % 9].rstrip("。！？”"), *lines[at:])
            made = split_page(Page("a.txt", 1, short)).articles
            joins = [join for a in made for p in a.paragraphs for join in p.joins]
            said += any(d.line == at for a in made for d in a.doubts)
            open_ends += not joins
    assert wrong <= 2
    assert said >= 0.9 * open_ends > 30
