"""What is drawn by stencils: the same as a template would draw, and text stays text."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_html import Node, read_html

from webui.drawing import hits_html, marked, rows_html
from webui.links import PageLinks
from webui.presenters.chips import Fact
from webui.presenters.facets import Row
from webui.presenters.hits import HitView, PassageView
from webui.presenters.segments import Segment
from webui.state import State, read_state
from webui.stencil import Stencil, escaped, joined

# What HTML, URLs, % and the marks of stencils are made of.
PIECES = (
    "<b>",
    "</a>",
    "<script>",
    "<!--",
    "&amp;",
    "&lt",
    "&",
    '"',
    "'",
    " onload=x",
    "%s",
    "%",
    "+",
)
PIECES += ("\x020\x03", "{{ x }}", "#", "?q=", ";", "/", " ", "甲", "乙a")
HOSTILE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
NAMED = HOSTILE.filter(str.strip)
TAGS = {"ul", "li", "a", "span", "svg", "rect", "details", "summary", "mark", "article", "h2", "p"}
FACETS = ("newspaper", "date", "place", "topic")
SEGMENTS = st.lists(st.builds(Segment, HOSTILE, st.booleans()), max_size=3).map(tuple)


def rows(children: st.SearchStrategy[tuple[Row, ...]]) -> st.SearchStrategy[Row]:
    bar = st.none() | st.integers(1, 100)
    count = st.integers(0, 9999)
    return st.builds(Row, HOSTILE, count, NAMED, st.booleans(), bar, children, st.booleans())


LEAVES = rows(st.just(()))
ROWS = st.lists(rows(st.lists(LEAVES, max_size=2).map(tuple)), max_size=4)
STATES = st.builds(
    lambda text, chosen, certain: State(text, certain=certain).put("topic", chosen),
    HOSTILE,
    st.lists(NAMED, max_size=2),
    st.booleans(),
)
HITS = st.lists(
    st.builds(
        HitView,
        id=st.sampled_from(("a1", "b2")),
        url=st.sampled_from(("/articles/a1?q=%3C&topic=x", "/articles/b2")),
        title=SEGMENTS,
        headless=st.booleans(),
        exact=st.booleans(),
        kind=st.none() | HOSTILE,
        facts=st.lists(
            st.builds(Fact, st.sampled_from(FACETS), NAMED, HOSTILE, st.just("") | HOSTILE),
            max_size=4,
        ).map(tuple),
        passages=st.lists(
            st.builds(PassageView, HOSTILE, st.just("/articles/a1?q=x&p=1#p1"), SEGMENTS),
            max_size=2,
        ).map(tuple),
    ),
    max_size=3,
)


def state_of(link: Node) -> State:
    address = urlsplit(link.attrs["href"])
    assert address.path == "/"
    return read_state(parse_qs(address.query, keep_blank_values=True))


def flat(found: list[Row]) -> Iterator[Row]:
    for row in found:
        yield row
        yield from flat([*row.children])


def only_ours(page: Node) -> None:
    nodes = [*page.all()]
    assert {node.tag for node in nodes} <= TAGS
    assert not [name for node in nodes for name in node.attrs if name.startswith("on")]


@given(ROWS, STATES)
def test_rows_say_their_values_and_lead_to_them(found: list[Row], state: State) -> None:
    page = read_html(rows_html(found, PageLinks(state).of("topic")))
    only_ours(page)
    links = [*page.all("a", "value")]
    told = [*flat(found)]
    assert [link.one("span", "name").raw for link in links] == [row.label for row in told]
    assert [link.one("span", "count").raw for link in links] == [str(row.count) for row in told]
    assert ["on" in link.classes for link in links] == [row.selected for row in told]
    assert all(
        link.attrs["aria-label"].startswith(f"{row.label}，{row.count} 篇")
        for link, row in zip(links, told, strict=True)
    )
    bars = [[rect.attrs["width"] for rect in link.all("rect")] for link in links]
    assert bars == [[str(row.bar)] if row.bar is not None else [] for row in told]
    opened = ["open" in node.attrs for node in page.all("details")]
    assert opened == [row.open for row in told if row.children]
    addresses = [state_of(link) for link in links]
    assert addresses == [cleaned(state.toggle("topic", row.value)) for row in told]


@given(HITS, STATES)
def test_hits_say_what_they_hold(found: list[HitView], state: State) -> None:
    page = read_html(hits_html(found, PageLinks(state)))
    only_ours(page)
    shown = [*page.all("li", "hit")]
    for hit, node in zip(found, shown, strict=True):
        assert node.one("h2").raw == "".join(s.text for s in hit.title)
        assert ("headless" in node.one("h2").one("a").classes) == hit.headless
        badges = [badge.raw for badge in node.all("span", "badge")]
        kind = [hit.kind] if hit.kind is not None else []
        assert badges == ["原无标题"] * hit.headless + kind + ["分词"] * (not hit.exact)
        chips = [*node.all("a", "chip")]
        assert [chip.raw for chip in chips] == [fact.label for fact in hit.facts]
        assert [chip.classes[1] for chip in chips] == [fact.facet for fact in hit.facts]
        wanted = [
            (state.with_inferred() if fact.inferred else state).choose(fact.facet, fact.value)
            for fact in hit.facts
        ]
        assert [state_of(chip) for chip in chips] == [*map(cleaned, wanted)]
        hints = [guess.attrs["title"] for guess in node.all("a", "guess")]
        assert hints == [fact.inferred for fact in hit.facts if fact.inferred]
        whys = [guess.attrs["href"] for guess in node.all("a", "guess")]
        assert whys == [f"{hit.url}#basis-{f.facet}" for f in hit.facts if f.inferred]
        wheres = [where.raw for where in node.all("span", "where")]
        assert wheres == [passage.label for passage in hit.passages]
        texts = [text.raw for text in node.all("span", "text")]
        assert texts == ["".join(s.text for s in passage.segments) for passage in hit.passages]


@given(SEGMENTS)
def test_marks_stand_around_text(segments: tuple[Segment, ...]) -> None:
    page = read_html(marked(segments))
    assert page.raw == "".join(segment.text for segment in segments)
    assert [mark.raw for mark in page.all("mark")] == [s.text for s in segments if s.marked]


def cleaned(state: State) -> State:
    """The state as it comes back from its address: without what control characters were."""
    return read_state(parse_qs(urlsplit(state.url()).query, keep_blank_values=True))


TEMPLATE = "search/_passage.html"
FIELDS = ("url", "label", "text")


@given(st.tuples(HOSTILE, HOSTILE, HOSTILE), st.integers(0, 3))
def test_a_stencil_filled_in_parts_is_the_template(texts: tuple[str, str, str], first: int) -> None:
    values = tuple(map(escaped, texts))
    stencil = Stencil(TEMPLATE, FIELDS)
    whole = stencil.fill(*values)
    assert stencil.partly(*values[:first]).fill(*values[first:]) == whole
    assert joined([stencil, stencil.partly(), stencil]).fill(*values) == whole * 3
    assert whole.strip() == (
        f'<li><a href="{values[0]}"><span class="where">{values[1]}</span>'
        f' <span class="text">{values[2]}</span></a></li>'
    )


@pytest.mark.parametrize("text", ["", "甲", "<b>", "&amp;", "'\"", "\x02" + "0\x03", "%s"])
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    page = read_html(f'<a title="{escaped(text)}">{escaped(text)}</a>').one("a")
    assert (page.raw, page.attrs["title"]) == (text, text)
