"""All tags together: every tag has its words, and the order of the page does not matter."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from factories import SLOGAN, article
from hypothesis import given, settings
from hypothesis import strategies as st
from tag_cases import cases, is_quoted, known, page

from archive.tags import Tags
from archive.texts import Article
from indexer.tagging import tag_page

SENTENCES = (
    "管城区昨日启动“敲门行动”，",
    "本报讯（记者 王思远 通讯员 姜朴）",
    "3月26日，铁西区召开会议。",
    "鼓楼区的社区里很热闹。",
    "审议2022年财政预算报告。",
    "四平市铁东区开展疫情防控。",
    "来自安徽的客商赴上海考察。",
    "25日上午，市委书记主持会议。",
    "东京和香港的客人来了。",
    "丰产路街道的志愿者植树造林。",
    "每月5日是走访日。记者从公安局获悉，",
    "省会昨晚大雪，我区环卫工人上路。",
    "（高建）",
    "开展“三捐”活动，300余人捐款12万元。",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("".join)
PAGES = st.lists(TEXTS, min_size=1, max_size=5).map(
    lambda texts: [article(f"a{n}", text) for n, text in enumerate(texts)]
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "issue_date": st.just("2022-03-28"),
        "newspaper": st.sampled_from(["四平日报", "环球时报", "河北日报"]),
        "city": st.sampled_from(["南京", "郑州市", "无名市"]),
    },
)


@pytest.fixture(autouse=True, scope="module")
def _tables_are_read() -> None:
    """The tables are read once, outside the time of any single example."""
    tag_page(page(), [article("w", "本报讯（记者 张强）郑州市昨日启动“清风行动”，3人获奖。")])


@given(PAGES, FACTS)
@settings(deadline=None)  # the tables are read once
def test_every_quote_stands_where_it_says(articles: list[Article], facts: dict[str, str]) -> None:
    tagged = tag_page(page(**facts), articles)
    by_id = {a.id: a for a in tagged}
    for one in tagged:
        assert all(is_quoted(e, by_id, one) for e in one.tags.evidence)


@given(PAGES, FACTS)
@settings(deadline=None)  # the tables are read once
def test_every_value_has_evidence(articles: list[Article], facts: dict[str, str]) -> None:
    for one in tag_page(page(**facts), articles):
        tags = one.tags
        reasons = {e.tag for e in tags.evidence}
        place = tags.place
        levels = ("province", "city", "district", "street")
        wanted = [f"{level}={v}" for level in levels if place and (v := getattr(place, level))]
        wanted += [f"date={tags.date.value}"] if tags.date.value else []
        wanted += [f"reporter={name}" for name in tags.reporters]
        wanted += [f"correspondent={name}" for name in tags.correspondents]
        wanted += [f"author={name}" for name in tags.authors]
        wanted += [f"practice={name}" for name in tags.practices]
        wanted += [f"figure={figure.text}" for figure in tags.figures]
        wanted += [f"official={official.name}" for official in tags.officials]
        wanted += [f"topic={topic}" for topic in tags.topics]
        assert set(wanted) <= reasons
        assert (tags.place is None) == (tags.place_basis == "none")
        assert (tags.date.value is None) == (tags.date.basis == "none")


@given(PAGES, FACTS, st.randoms(use_true_random=False))
@settings(deadline=None)  # the tables are read once
def test_the_order_of_page_mates_does_not_matter(articles, facts, random) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)
    first = {a.id: a.tags for a in tag_page(page(**facts), articles)}
    second = {a.id: a.tags for a in tag_page(page(**facts), shuffled)}
    assert {k: _claims(t) for k, t in first.items()} == {k: _claims(t) for k, t in second.items()}


@given(st.text("市区县街道年月日昨从记者郑州管城（）“”《》·第3，。 \n", max_size=60))
@settings(deadline=None)  # the tables are read once
def test_any_text_can_be_tagged(text: str) -> None:
    one = article("a", text, headline=text[:9] or None, byline=text[:20] or None)
    (tagged,) = tag_page(page(), [one])
    assert replace(tagged, tags=Tags()) == one


@pytest.mark.parametrize("case", cases("local_news.tsv"), ids=lambda case: case[5][:12])
def test_place_and_date_of_local_news(case: tuple[str, ...]) -> None:
    place, newspaper, issue, date, headline, text = case
    one = article("a", text, headline=known(headline))
    (tagged,) = tag_page(page(newspaper=known(newspaper), issue_date=issue), [one])
    found = tagged.tags.place
    path = "/".join(filter(None, (found.province, found.city, found.district))) if found else None
    assert (path, tagged.tags.date.value) == (known(place), date)


def test_slogans_get_no_tags() -> None:
    slogan, one = tag_page(page(), [SLOGAN, article("a", "管城区昨日召开会议。")])
    assert slogan == SLOGAN and one.tags.place is not None


def test_an_article_alone_and_empty_gets_nothing() -> None:
    (one,) = tag_page(page(), [article("a")])
    assert one.tags == Tags()


def _claims(tags: Tags) -> dict[str, object]:
    return {f.name: getattr(tags, f.name) for f in fields(tags) if f.name != "evidence"}
