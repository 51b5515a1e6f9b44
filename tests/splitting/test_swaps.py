"""Columns of two articles that were put in each other's place: said, never silently taken."""

from __future__ import annotations

import pytest

from archive.texts import SUSPECTED, Page
from indexer.splitting import split_page
from indexer.splitting.drafts import Draft
from indexer.splitting.lines import visible_lines
from indexer.splitting.repair import Link, Repairs
from indexer.splitting.seams import Sign
from indexer.splitting.swaps import with_misplaced

ORCHARD = (
    "石榴园引来滴灌技术",
    "本报讯（记者 万明）昨日，柏树镇的石榴园里铺上了滴灌带，果农们围着技术员学用法。",
    "种了二十年石榴的果农老单告诉记者，过去给石榴树浇一遍水要三天，如今打开滴灌阀门，水肥沿着滴灌带直接",
    "送到石榴树根部，半天就能浇完一遍，一亩石榴园省水六成，果农们都说滴灌带是个宝。",
)
SKATING = (
    "轮滑少年夺得三枚奖牌",
    "本报讯（记者 单云）在上周结束的全省轮滑锦标赛上，我市少年轮滑队夺得两枚金牌和一枚银牌。",
    "少年轮滑队教练封洁介绍，参加轮滑锦标赛的六名队员年龄都在十二岁以下，他们每天放学之后到体育场练习两",
    "个小时的轮滑，锦标赛前又加练了弯道超越，两枚金牌都是在轮滑弯道超越时抢下来的。",
)


def misplaced(lines: tuple[str, ...]) -> list[tuple[int, int]]:
    """The continuations that are suspected though they stand in the wrong place."""
    found = split_page(Page("a.txt", 1, lines)).candidates
    return [(c.join.from_line, c.join.to_line) for c in found if "位置像是错了" in c.join.reason]


def swapped(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return (*one[:-1], other[-1], *other[:-1], one[-1])


def test_a_rest_above_its_beginning_is_suspected() -> None:
    lines = swapped(ORCHARD, SKATING)
    assert misplaced(lines) == [(7, 4)]
    made = split_page(Page("a.txt", 1, lines)).articles
    assert [(j.from_line, j.to_line) for a in made for p in a.paragraphs for j in p.joins] == [
        (3, 8)
    ]
    [doubt] = [d for a in made for d in a.doubts if d.rule == SUSPECTED]
    assert doubt.line == 7 and "可能接第 4 行" in doubt.message
    assert "可能在第 4 行" in made[1].gaps[0].why and "suspected" in made[1].state


def test_two_joins_that_would_rather_be_made_crosswise_are_suspected() -> None:
    lines = visible_lines(Page("a.txt", 1, swapped(ORCHARD, SKATING)))
    drafts = [
        Draft("news", ((0, "headline"), (1, "paragraph"), (2, "paragraph"), (3, "paragraph"))),
        Draft("news", ((4, "headline"), (5, "paragraph"), (6, "paragraph"), (7, "paragraph"))),
    ]
    bare = Link(2, 3, (), 0.7), Link(6, 7, (), 0.7)
    told = with_misplaced(lines, drafts, Repairs(bare))
    assert told.links == bare
    assert [(link.head, link.tail) for link in told.suspected] == [(2, 7), (6, 3)]
    tied = tuple(Link(x.head, x.tail, (Sign("word", 1.0, ""),), 0.7) for x in bare)
    for links in (tied, (bare[0], tied[1])):
        assert with_misplaced(lines, drafts, Repairs(links)).suspected == ()
    apart = [Draft("news", tuple(part for draft in drafts for part in draft.parts))]
    assert with_misplaced(lines, apart, Repairs(bare)).suspected == ()


@pytest.mark.parametrize(
    "lines",
    [
        (*ORCHARD, *SKATING),
        (*SKATING, *ORCHARD),
        (*ORCHARD[:-1], *SKATING[:-1], SKATING[-1], ORCHARD[-1]),  # one displaced
        swapped(ORCHARD, SKATING)[:4],
        (*ORCHARD, *SKATING[:-1]),
    ],
)
def test_columns_in_their_place_are_not_said_to_be_misplaced(lines: tuple[str, ...]) -> None:
    assert misplaced(lines) == []
