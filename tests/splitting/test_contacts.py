"""What the words and clauses on both sides of a seam say of it, with seams that are none."""

from __future__ import annotations

import pytest

from archive.texts import Page
from indexer.splitting.contacts import Contacts
from indexer.splitting.language import language
from indexer.splitting.lines import visible_lines
from indexer.splitting.openings import keyed
from indexer.splitting.seams import observe

COUNTS = Contacts(
    {"n": 60, "v": 30, "d": 10, "v n": 25, "n v": 20, "d v": 10, "n v n": 18, "v n v": 2},
    {"建设": 20, "建设 /n": 18, "项目": 12, "建设 项目": 9},
    100,
)


def across(above: str, below: str, known: Contacts = COUNTS) -> dict[str, float]:
    """The observations at a seam; words as `text/class`."""
    left, right = ([(*w.split("/"),) for w in x.split()] for x in (above, below))
    return dict(known.across(left, right))  # type: ignore[arg-type]


def test_what_follows_more_often_than_expected_speaks_for_a_seam() -> None:
    fit = across("建设/v", "项目/n")
    assert min(fit["junction"], fit["calls"], fit["words"]) > 0


def test_what_never_follows_speaks_against_it() -> None:
    odd = across("建设/v", "很/d")
    assert odd["junction"] < 0 and odd["words"] == 0


def test_words_never_seen_say_nothing_beyond_their_classes() -> None:
    unseen, classes = across("甲/v", "乙/n"), across("建设/v", "项目/n")
    assert unseen["junction"] == classes["junction"] and unseen["calls"] == unseen["words"] == 0


def test_classes_never_seen_say_nothing() -> None:
    assert all(abs(value) < 0.01 for value in across("甲/q", "乙/r").values())


def test_two_classes_before_and_behind_are_looked_at_where_there_are_two() -> None:
    assert {"junction before", "junction after"}.isdisjoint(across("建设/v", "项目/n"))
    around = across("他们/n 建设/v", "项目/n 多/d")
    assert around["junction before"] > 0 > around["junction after"]


@pytest.mark.parametrize(
    ("above", "fits", "does_not"),
    [
        ("该车型诞生于", "一九六八年", "一般来说"),
        ("目前正在", "进行施工", "但是"),
        ("他们开展", "活动", "的"),
    ],
)
def test_print_knows_what_follows(above: str, fits: str, does_not: str) -> None:
    right, wrong = (
        sum(value for _, value in language().contacts.across(keyed(above)[-2:], keyed(x)[:2]))
        for x in (fits, does_not)
    )
    assert right > wrong


def signs(above: str, below: str) -> dict[str, str]:
    head, tail = visible_lines(Page("made", 1, (above, below)))
    return {sign.name: sign.reason for sign in observe(head, tail, lambda _: False) if sign.value}


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("街道党工委副书记王晓萌", "告诉记者，街道严格执行日研判机制。"),
        ("昨日上午，村民何玉栓", "说，水已经退了。"),
        ("这件事他记得很清楚，张志远", "回忆说，那天下着雨。"),
    ],
)
def test_a_name_goes_on_in_what_he_says(above: str, below: str) -> None:
    assert "人名后接" in signs(above, below)["speech"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("街道党工委副书记王晓萌", "称号是去年授予的。"),  # 称 of another word
        ("昨日上午，村民何玉栓", "说明书被水泡坏了。"),
        ("当地大力发展金融", "说，水已经退了。"),  # a surname in a word
        ("这件事他记得很清楚，水位", "回忆说，那天下着雨。"),
        ("村民何玉栓，", "说，水已经退了。"),
    ],
)
def test_no_name_or_nothing_said(above: str, below: str) -> None:
    assert "speech" not in signs(above, below)


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        ("昨日，火车在离开车站", "十分钟后停下。", True),
        ("昨日，火车在离开车站", "十分钟，旅客后来下车。", False),  # another clause
        ("昨日，火车在行驶中突然", "十分钟后停下。", False),  # closed above
        ("昨日，火车离开车站", "十分钟后停下。", False),  # never opened
    ],
)
def test_a_frame_that_closes_below(above: str, below: str, found: bool) -> None:
    assert ("frame" in signs(above, below)) == found


@pytest.mark.parametrize(
    ("above", "below", "long"),
    [
        ("为应对当地日益严峻的老龄化问题和失能", "爱心护理工程是在国务院领导下启动的，", True),
        ("为应对失能", "老人增加的问题，爱心护理工程是在国务院领导下启动的，", False),
        ("为应对当地日益严峻的老龄化问题和失能，", "爱心护理工程是在国务院领导下启动的，", False),
    ],
)
def test_a_clause_too_long(above: str, below: str, long: bool) -> None:
    assert ("long" in signs(above, below)) == long
