"""What is said of missing text: lost, or perhaps in another line of the page."""

from __future__ import annotations

import pytest

from archive.texts import Gap, Page
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
