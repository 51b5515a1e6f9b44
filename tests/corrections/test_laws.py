"""Laws of corrections, whatever is asked of whatever page: nothing lost, nothing invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st
from page_cases import page_cases

from archive.fragments import is_visible
from archive.texts import LOST, Article, Fragment, Page
from indexer.corrections import Corrected, correct_page, place_entries
from indexer.corrections.entries import (
    ROLES,
    Action,
    Anchor,
    Entry,
    JoinLines,
    MergeArticles,
    SetHeadline,
    SetRole,
    SplitLines,
    StartArticle,
)
from indexer.splitting import split_page

PRINTED = [line for case in page_cases() for line in case.lines if line]
CUT = st.sampled_from(
    PRINTED
).flatmap(  # a line in two, as a column's end cuts it
    lambda line: st.integers(0, len(line)).map(lambda at: [line[:at], line[at:]])
)
GROUPS = st.one_of(st.just([""]), st.sampled_from(PRINTED).map(lambda line: [line]), CUT)
PAGES = st.lists(GROUPS, min_size=1, max_size=14).map(lambda groups: [*chain(*groups)])
ACTIONS: st.SearchStrategy[tuple[Action, int]] = st.one_of(
    st.tuples(st.just(JoinLines()), st.just(2)),
    st.tuples(st.just(SplitLines()), st.just(2)),
    st.tuples(st.just(MergeArticles()), st.just(2)),
    st.tuples(st.just(StartArticle()), st.just(1)),
    st.tuples(st.sampled_from([SetRole(role) for role in ROLES]), st.integers(1, 2)),
    st.integers(1, 3).flatmap(
        lambda n: st.tuples(st.just(SetHeadline(n)), st.integers(n, n + 1))
    ),
)  # fmt: skip


@st.composite
def pages_with_entries(draw: st.DrawFn) -> tuple[Page, list[Entry]]:
    """A page and corrections of it that quote its lines, from their start or from inside."""
    lines = draw(PAGES)
    filled = [n for n, line in enumerate(lines, 7) if line.strip()]
    entries: list[Entry] = []
    for number in range(draw(st.integers(0, 6)) if filled else 0):
        action, count = draw(ACTIONS)
        anchors = []
        chosen = draw(st.lists(st.sampled_from(filled), min_size=count, max_size=count))
        if count == 2 and draw(st.booleans()):  # neighbours are the likelier pair
            chosen[1] = next((n for n in filled if n > chosen[0]), chosen[1])
        for line in chosen:
            text = lines[line - 7].strip()
            start = draw(st.one_of(st.just(0), st.integers(0, len(text) - 1)))
            anchors.append(Anchor(line, text[start:]))
        entries.append(Entry("a.toml", number, "律.txt", "甲", "乙", None, action, tuple(anchors)))
    return Page("律.txt", 1, tuple(lines), first_line=7), entries


def correct(page: Page, entries: list[Entry]) -> tuple[Corrected, int]:
    split = split_page(page)
    placed, doubts = place_entries([page], entries)
    found = correct_page(page, split.articles, split.leftovers, split.candidates, placed.get(1, []))
    return found, len(doubts) + len(found.doubts)


def fragments(found: Corrected) -> Iterator[Fragment]:
    for article in found.articles:
        for field in (article.headline, article.kicker, article.deck, article.byline):
            yield from field.fragments if field else ()
        for part in (*article.captions, *article.subheadings, *article.paragraphs):
            yield from part.fragments
    yield from (leftover.fragment for leftover in found.leftovers)


@settings(deadline=None)
@given(pages_with_entries())
def test_every_character_stays_in_exactly_one_place(case: tuple[Page, list[Entry]]) -> None:
    page, entries = case
    found, _ = correct(page, entries)
    covered: Counter[tuple[int, int]] = Counter()
    for piece in fragments(found):
        raw = page.lines[piece.line - 7]
        assert piece.text == raw[piece.start : piece.end]
        covered.update((piece.line, i) for i in range(piece.start, piece.end) if is_visible(raw[i]))
    assert covered == Counter(
        (n, i) for n, raw in enumerate(page.lines, 7) for i, c in enumerate(raw) if is_visible(c)
    )
    for article in found.articles:
        check_article(article)
    ids = [article.id for article in found.articles]
    assert len(set(ids)) == len(ids)
    assert {other for a in found.articles for other in a.applies_to} <= set(ids)
    assert correct(page, entries)[0] == found


def check_article(article: Article) -> None:
    assert [p.n for p in article.paragraphs] == list(range(1, len(article.paragraphs) + 1))
    for paragraph in article.paragraphs:
        pairs = zip(paragraph.fragments, paragraph.fragments[1:], paragraph.joins, strict=False)
        assert all((a.line, b.line) == (j.from_line, j.to_line) for a, b, j in pairs)
        assert len(paragraph.joins) == len(paragraph.fragments) - 1
        twice = sum(len(join.overlap) for join in paragraph.joins)
        whole = "".join(f.text for f in paragraph.fragments)
        assert len(paragraph.text.replace(" ", "")) + twice == len(whole.replace(" ", ""))
    for part in article.subheadings:
        assert part.before is None or 1 <= part.before <= len(article.paragraphs)
    assert ("rejoined" in article.state) == any(p.joins for p in article.paragraphs)
    assert ("cut" in article.state) == bool(article.gaps)
    assert ("suspected" in article.state) == any(d.rule == "suspected-join" for d in article.doubts)
    lost = Counter(doubt.line for doubt in article.doubts if doubt.rule == LOST)
    assert lost == Counter(gap.line for gap in article.gaps)
    empty = not any((article.headline, article.kicker, article.deck, article.byline))
    assert not empty or article.paragraphs or article.captions or article.subheadings


@settings(deadline=None)
@given(pages_with_entries())
def test_what_nobody_speaks_of_stays_as_it_is(case: tuple[Page, list[Entry]]) -> None:
    page, entries = case
    split = split_page(page)
    before = {article.id: article for article in split.articles}
    spoken = {anchor.line for entry in entries for anchor in entry.anchors}
    if spoken & {leftover.fragment.line for leftover in split.leftovers}:
        return  # a line of no article joins its neighbour
    found, _ = correct(page, entries)
    after = {article.id: article for article in found.articles}
    for name, article in before.items():
        own = {f.line for f in fragments(Corrected((article,), (), ()))}
        if not own & spoken and not article.doubts and not article.applies_to:
            assert after[name] == article


@settings(deadline=None)
@given(pages_with_entries(), st.randoms())
def test_the_order_of_files_does_not_matter(case: tuple[Page, list[Entry]], random) -> None:  # type: ignore[no-untyped-def]
    page, entries = case
    found, refused = correct(page, entries)
    if not refused:
        shuffled = random.sample(entries, len(entries))
        again, _ = correct(page, shuffled)
        assert again.leftovers == found.leftovers
        assert [texts(a) for a in again.articles] == [texts(a) for a in found.articles]


def texts(article: Article) -> Article:
    return replace(article, corrections=())


@settings(deadline=None)
@given(pages_with_entries())
def test_every_entry_is_followed_or_reported(case: tuple[Page, list[Entry]]) -> None:
    page, entries = case
    found, refused = correct(page, entries)
    said = Counter((e.action, e.anchors) for e in entries)
    done = {(c.what, c.file) for a in found.articles for c in a.corrections}
    left = sum(leftover.reason.startswith("更正") for leftover in found.leftovers)
    assert refused <= len(entries)
    if entries and not refused:
        assert done or left, said
