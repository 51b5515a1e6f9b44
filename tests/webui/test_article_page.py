"""The article page: nothing of the text lost, tags with their words, joins and doubts said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from factories import SIX, article
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from web_html import Node, read_html
from web_site import LINES, MATE, RAW, RICH, WEIGHED, make_site

from archive.tag_words import bounds_words
from archive.tags import PLACE_KEYS, Evidence, Figure, NewsDate, Official, Tags
from archive.texts import SUSPECTED, Correction, Doubt, Field, Fragment, Join, Metadata, Paragraph
from webui.presenters.article import article_view
from webui.presenters.basis import basis
from webui.presenters.citation import citation
from webui.presenters.pieces import evidence_anchor, field_texts, pieces, seams

See = Callable[[str], Node]


@pytest.fixture
def page(see: See) -> Node:
    return see("/articles/rich1")


def test_fields_stand_in_reading_order(page: Node) -> None:
    story = page.one("article", "story")
    ids = [n.attrs["id"] for n in story.all() if "id" in n.attrs and "words" not in n.classes]
    assert ids == [
        "kicker", "headline", "deck", "byline", "p1", "subheading", "p2", "p2-joins", "caption",
    ]  # fmt: skip
    assert page.by_id("headline").text == LINES[1]
    assert page.by_id("p2").one("p").raw == LINES[5] + LINES[8]


def test_a_caption_printed_above_a_paragraph_stands_above_it() -> None:
    caption = Field("图为现场。", (Fragment(2, 0, 5, "图为现场。"),))
    kinds = [b.kind for b in article_view(replace(SIX[0], captions=(caption,)), ()).blocks]
    assert kinds == ["caption", "paragraph", "paragraph"]


def test_a_join_is_shown_with_its_reason_and_both_lines(page: Node) -> None:
    seam = page.one("a", "seam")
    assert (seam.raw, seam.attrs["href"]) == ("", "#p2-joins")
    join = page.by_id("p2-joins")
    assert "第 6 行接第 9 行，把握 97%：上文没有写完,词也被断开。" in join.text
    lines = [a.attrs["href"].partition("#")[2] for a in join.all("a")]
    assert lines == ["L6", "L9"]


def test_what_is_missing_or_doubtful_is_said(page: Node) -> None:
    assert [li.text for li in page.one("ul", "notices").all("li")] == [
        "这篇文章的结尾不在这一版上。",
        "结尾像是没有写完（原文第 9 行）。",
    ]
    assert page.one("p", "missing").text == "〔此处后面缺文：下文不在这一版〕"


def test_corrections_are_said_with_who_and_why(tmp_path: Path) -> None:
    by_hand = Correction("第 9 行接在第 6 行之后", "王<敏>", "核对了原报", "2026-05-01", "a.toml")
    reason = Evidence(
        "city=丰收市", "correction", "王敏：核对", decided="correction", origin="x.toml"
    )
    kept = [e for e in RICH.tags.evidence if e.key not in PLACE_KEYS]
    tags = replace(RICH.tags, place_basis="correction", evidence=(reason, *kept))
    corrected = replace(RICH, corrections=(by_hand,), tags=tags)
    site = make_site(tmp_path, (corrected,)).test_client()
    page = read_html(site.get("/articles/rich1").text)
    [said] = page.one("ul", "corrected").all("li")
    assert said.text == "更正 第 9 行接在第 6 行之后。王<敏>，2026-05-01：核对了原报"
    place = next(page.all("section", "group"))
    assert "据更正" in place.text and "更正（人工）" in place.text and "x.toml" in place.text


def test_an_article_without_corrections_says_nothing_of_them(page: Node) -> None:
    assert not list(page.all("ul", "corrected"))


def test_what_is_wrong_leads_to_its_line(page: Node) -> None:
    assert page.one("ul", "notices").link("原文第 9 行").endswith("?line=9#L9")


def test_a_suspected_continuation_is_said_at_both_ends(see: See) -> None:
    (end,) = see("/articles/rich1").all("p", "loose")
    assert end.text == (
        "〔疑似接续：后面可能是原文第 13 行“2022年,<b>简讯</b……”，"
        "现归《2022年,<b>简讯</b> & 其他没有标题的一段话…》；把握 41%，没有接。"
        "紧接着的下一段；但是下一行像段落开头〕"
    )
    assert end.link("原文").endswith("?line=13#L13") and end.link("《") == "/articles/mate1"
    (start,) = see("/articles/mate1").all("p", "loose")
    assert "前面可能是原文第 9 行“长,上门听取意见。”" in start.text
    assert see("/articles/mate1").one("p", "unit").link("第 1 段") == "#p1"


def test_what_is_suspected_is_not_said_a_second_time_above() -> None:
    doubts = (Doubt(SUSPECTED, "疑似接续。", 9), Doubt(SUSPECTED, "疑似接续。", 5))
    view = article_view(replace(RICH, doubts=doubts), [RICH, MATE], (), WEIGHED)
    assert [n.line for n in view.notices if n.line] == [5]


def test_the_state_of_the_text_is_a_filter(page: Node) -> None:
    story = page.one("article", "story")
    assert story.link("残缺") == "/?state=cut"
    assert story.link("已接续") == "/?state=rejoined"


def test_every_evidence_link_leads_to_its_words(page: Node) -> None:
    tags = page.one("aside", "tags")
    whys = [li for ul in tags.all("ul", "why") for li in ul.all("li")]
    assert len(whys) == len(RICH.tags.evidence)
    own = [w for w in whys if any(a.attrs["href"].startswith("#") for a in w.all("a"))]
    assert len(own) == 11
    for why in own:
        words = page.by_id(why.one("a").attrs["href"][1:]).raw
        assert why.one("q").raw.startswith(words) and words


def test_places_dates_and_facts_are_in_words(page: Node) -> None:
    groups = {g.one("h2").text: g for g in page.all("section", "group")}
    assert list(groups) == [
        "地点", "日期", "主题", "记者", "通讯员", "做法", "数据", "另外提到", "其他依据", "版面",
    ]  # fmt: skip
    assert [li.text for li in groups["地点"].one("ul", "items").all("li")] == [
        "丰收省", "丰收市", "桃花区", "幸福街道",
    ]  # fmt: skip
    assert [h.text for h in groups["地点"].all("h3")] == ["幸福街道", "桃花区", "丰收市", "丰收省"]
    assert "据出版日期推算" in groups["日期"].text
    assert "同版文章，第 1 段" in groups["日期"].text
    assert groups["日期"].link("同版文章") == "/articles/mate1#p1"
    assert "约3,080,000,000个（网格）" in groups["数据"].text
    others = groups["另外提到"].one("ul", "items")
    assert unquote(others.link("丰收市 梨花区")) == "/?place=丰收省/丰收市/梨花区"
    assert [li.text for li in others.all("li") if not list(li.all("a"))] == ["桃花国"]
    facts = {div.one("dt").text: div.one("dd").text for div in groups["版面"].one("dl").all("div")}
    assert facts["报纸"] == "桃花日报 取自旁注文件 桃花日报 A2.txt.meta.json"
    assert facts["版次"] == "A2 取自文件名"
    assert facts["出版日期"] == "2022年4月7日 文件夹 <2022-04-08>作“2022年4月8日”，没有采用"
    assert groups["版面"].link("https:") == "https://news.example/a?b=1&c=<2>"


def test_the_ambiguous_names_its_candidates(see: See) -> None:
    page = see("/articles/mate1")
    place = page.one("section", "group")
    assert "未知" in place.text
    assert "可能是 甲省 › 甲市 › 城关区，或乙省 › 乙市 › 城关区" in place.text
    assert page.one("h1").text == "2022年,<b>简讯</b> & 其他没有标题的一段话…原无标题"
    assert not list(page.one("article", "story").all("b"))


def test_neighbours_skip_slogans(see: See) -> None:
    first, second = see("/articles/rich1"), see("/articles/mate1")
    assert first.one("nav", "mates").link("下一篇") == "/articles/mate1"
    assert second.one("nav", "mates").link("上一篇") == "/articles/rich1"
    assert "同版共 2 篇" in first.one("nav", "mates").text


def test_a_slogan_has_a_page_that_names_its_articles(see: See) -> None:
    page = see("/articles/slogan2")
    assert page.one("h1").text == "坚定信心 奋勇争先"
    assert page.one("article", "story").link("桃花区") == "/articles/rich1"


def test_words_of_the_search_are_marked_and_the_way_back_keeps_it(see: See) -> None:
    results = see("/?q=担任网格长&topic=党建")
    page = see(results.one("ol", "hits").one("a").attrs["href"])
    # The seam stands inside the word: two marks, one string.
    assert [m.raw for m in page.by_id("p2").all("mark")] == ["担任网格", "长"]
    assert see(page.link("← 返回检索结果")).text == results.text


def test_a_vanished_article_is_a_friendly_404(client: FlaskClient) -> None:
    response = client.get("/articles/gone")
    assert response.status_code == 404
    assert "没有这篇文章" in response.text and 'id="q"' in response.text


SEAMS = [
    (["甲乙", "丙丁"], [""], "甲乙丙丁", (2,)),
    (["工作", "工作台"], ["工作"], "工作台", (2,)),
    (["甲", "乙", "丙"], ["", ""], "甲乙丙", (1, 2)),
    (["甲 ", "乙"], [""], "甲乙", (1,)),
    (["甲乙"], [], "甲乙", ()),
    (["甲", "没有"], [""], "甲", (1,)),
]


@pytest.mark.parametrize(("parts", "overlaps", "text", "found"), SEAMS)
def test_seams(parts: list[str], overlaps: list[str], text: str, found: tuple[int, ...]) -> None:
    fragments = tuple(Fragment(i, 0, len(p), p) for i, p in enumerate(parts, 1))
    joins = tuple(Join(i, i + 1, 1.0, "", overlap) for i, overlap in enumerate(overlaps, 1))
    assert seams(Paragraph(1, text, fragments, joins)) == found


@given(
    st.text(min_size=1, max_size=30), st.lists(st.tuples(st.integers(-3, 33), st.integers(-3, 33)))
)
def test_cutting_loses_nothing(text: str, marks: list[tuple[int, int]]) -> None:
    one = article("x", text)
    parts = pieces(one, "p1", field_texts(one), {"p1": marks})
    assert "".join(part.text for part in parts) == text
    marked = {i for a, b in marks for i in range(max(a, 0), min(b, len(text)))}
    at = 0
    for part in parts:
        assert part.marked == (at in marked)
        at += len(part.text)


def test_evidence_is_anchored_only_where_its_quote_stands() -> None:
    texts = field_texts(RICH)
    found = [evidence_anchor(texts, e) for e in RICH.tags.evidence]
    assert found[:2] == ["e-p1-16", "e-headline-0"]
    assert found[-2:] == [None, None]
    wrong = replace(RICH.tags.evidence[0], start=0, end=4)
    assert evidence_anchor(texts, wrong) is None


BOUNDS = [
    (NewsDate(), ""),
    (NewsDate("2022-03-27", "day", "2022-03-27", "2022-03-27", "stated"), ""),
    (
        NewsDate("2022-03", "month", "2022-03-27", "2022-03-31", "page"),
        "不早于2022年3月27日，不晚于2022年3月31日",
    ),
    (NewsDate(latest="2022-03-27"), "不晚于2022年3月27日"),
]


@pytest.mark.parametrize(("date", "words"), BOUNDS)
def test_bounds(date: NewsDate, words: str) -> None:
    assert bounds_words(date) == words


def test_groups_of_an_untagged_article_say_unknown() -> None:
    groups = basis(replace(SIX[3], tags=Tags()))
    assert [(g.label, g.items) for g in groups] == [("地点", ()), ("日期", ()), ("主题", ())]


CITATIONS = [
    (RICH, f"李四，王五. {LINES[1]}[N]. 桃花日报，2022-04-07（A2）."),
    (
        replace(RICH, metadata=Metadata("某报", "2022-04-07"), tags=Tags()),
        f"{LINES[1]}[N]. 某报，2022-04-07.",
    ),
    (replace(RICH, metadata=Metadata("某报")), None),
    (replace(RICH, metadata=Metadata(issue_date="2022-04-07")), None),
    (MATE, None),
]


@pytest.mark.parametrize(("one", "line"), CITATIONS)
def test_citation(one: object, line: str | None) -> None:
    assert citation(one) == line  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "ftp://x"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    view = article_view(replace(RICH, metadata=Metadata(url=url)), ())
    assert [f.url for f in view.facts if f.value == url] == [None]


def test_source_is_one_click_away(page: Node) -> None:
    assert (
        page.one("nav", "way").link("看原文")
        == "/sources/2022/%E6%A1%83%E8%8A%B1%E6%97%A5%E6%8A%A5%20A2.txt?page=1#L1"
    )
    assert RAW in page.one("dl", "known").text


def test_an_official_shows_post_and_words_and_is_no_link() -> None:
    officials = (Official("石宝山", "镇长", "柳林镇", 1), Official("佟海", "副县长", None, 2))
    reasons = (
        Evidence("official=石宝山", "职务加姓名", "柳林镇镇长石宝山", 1, 0, 8),
        Evidence("official=佟海", "职务加姓名", "副县长佟海", 2, 0, 5),
    )
    groups = basis(replace(SIX[3], tags=Tags(officials=officials, evidence=reasons)))
    (told,) = (group for group in groups if group.label == "任职")
    assert [item.label for item in told.items] == ["石宝山：柳林镇镇长", "佟海：副县长"]
    assert [len(item.why) for item in told.items] == [1, 1]
    assert "其他依据" not in {group.label for group in groups}


def test_a_figure_shows_its_words_and_a_range_no_number() -> None:
    figures = (
        Figure("46名志愿者", 46, "名", "志愿者", None, 1),
        Figure("数百名老人", None, "名", "老人", "about", 1),
    )
    reasons = (
        Evidence("figure=46名志愿者", "数词加量词", "46名志愿者", 1, 0, 6),
        Evidence("figure=数百名老人", "数词加量词", "数百名老人", 1, 7, 12),
    )
    groups = basis(replace(SIX[3], tags=Tags(figures=figures, evidence=reasons)))
    (data,) = (group for group in groups if group.label == "数据")
    assert [item.label for item in data.items] == [
        "46名志愿者：46名（志愿者）",
        "数百名老人：约数，单位名（老人）",
    ]
    assert [len(item.why) for item in data.items] == [1, 1]
    assert "其他依据" not in {group.label for group in groups}


def test_a_topic_of_a_paragraph_alone_stands_apart_and_is_no_link() -> None:
    reasons = (
        Evidence("topic=体育", "词表", "长跑", "headline", 0, 2),
        Evidence("topic=医疗卫生", "词表", "患者", 2, 4, 6),
    )
    rows = (("体育",), ("医疗卫生", "体育"))
    groups = basis(
        replace(SIX[3], tags=Tags(topics=("体育",), paragraph_topics=rows, evidence=reasons))
    )
    told = {group.label: group.items for group in groups if group.items}
    assert [item.label for item in told["主题"]] == ["体育"]
    assert [(item.label, item.url, len(item.why)) for item in told["段落主题"]] == [
        ("医疗卫生", None, 1)
    ]
    assert "其他依据" not in told
