"""Officials: the cases, what keeps people out, and the laws."""

from __future__ import annotations

import pytest
from factories import article
from hypothesis import given, settings
from hypothesis import strategies as st
from tag_cases import cases

from archive.tags import Official
from archive.texts import Article
from indexer.tagging.officials import find_officials

SEEN, UNSEEN = cases("officials.tsv"), cases("officials_unseen.tsv")
# Their names end before a word that no dictionary knows behind a name: taken for none, not guessed.
MISSED = {"五峰镇党委书记卜祥瑞蹲在田埂上和农民算账。", "新桥司法所所长晏阳春调解了三个钟头。"}


def found(one: Article) -> str:
    told = (f"{o.name}/{o.post}/{o.unit or ''}" for o in find_officials(one).officials)
    return "|".join(told) or "-"


@pytest.mark.parametrize(("expected", "text"), SEEN, ids=lambda text: text[:14])
def test_officials_of_a_text(expected: str, text: str) -> None:
    assert found(article("a", text)) == expected


def test_the_unseen_cases() -> None:
    """First run: 13 of 19 officials, the other 6 names taken for none; none of 32 others taken."""
    assert {text for expected, text in UNSEEN if found(article("a", text)) != expected} == MISSED


@pytest.mark.parametrize("rows", [SEEN, UNSEEN], ids=["seen", "unseen"])
def test_there_are_more_negatives_than_positives(rows: list[tuple[str, str]]) -> None:
    assert 2 * sum(expected == "-" for expected, _ in rows) > len(rows)


def test_an_official_is_told_once_a_post_where_first_named() -> None:
    one = article("a", "县长佟海来了。", "县长佟海，县委副书记佟海。", headline="县长佟海说")
    assert find_officials(one).officials == (
        Official("佟海", "县长", None, "headline"),
        Official("佟海", "副书记", "县委", 2),
    )


def test_who_is_accused_anywhere_in_the_article_is_left_out() -> None:
    text = "市水利局局长吕万金当时出席了仪式。市水利局副局长冉启明也在场。"
    assert found(article("a", text, "吕万金因受贿被立案调查。")) == "冉启明/副局长/市水利局"
    assert found(article("a", text, headline="吕万金被逮捕")) == "冉启明/副局长/市水利局"


PIECES = (
    "县长", "市公安局", "局长", "副", "石宝山", "李向", "东", "艾力·买买提", "、", "。", "说", "在", "原", "涉嫌",
    "党组书记", "古城街道", "党工委", "兼", " ", "“", "据",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
@settings(deadline=None)  # the tables are read once
def test_every_official_stands_in_the_text_with_evidence(text: str) -> None:
    one = article("a", text or "空")
    tags = find_officials(one)
    assert {e.tag for e in tags.evidence} == {f"official={o.name}" for o in tags.officials}
    for e in tags.evidence:
        assert e.start is not None and one.paragraphs[0].text[e.start : e.end] == e.quote
        assert e.quote.endswith(e.tag.partition("=")[2])
    for official in tags.officials:
        assert official.post in text and (official.unit or "") in text
