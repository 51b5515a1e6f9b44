"""Laws of splitting, on any lines: nothing lost, nothing invented, never an error, no chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from page_cases import page_cases
from seed_split import SEEDS

from archive.fragments import is_visible
from archive.texts import Article, Fragment, Page
from indexer.splitting import SplitPage, name_articles, split_page

PRINTED = [line for case in page_cases() for line in case.lines if line]
PIECES = st.sampled_from(PRINTED).flatmap(
    lambda line: st.tuples(st.integers(0, len(line)), st.integers(0, len(line))).map(
        lambda cut: line[min(cut) : max(cut)]
    )
)
CHINESE = st.lists(st.one_of(st.just(""), st.sampled_from(PRINTED), PIECES), max_size=24)
SIGNS = st.text("人民会议说，。、；：？！“”‘’《》（）()【】-—…　 \t1２aZ·%℃\u200b", max_size=30)
ANYTHING = st.lists(st.text(st.characters(exclude_characters="\n"), max_size=40), max_size=12)


def fragments(split: SplitPage) -> Iterator[Fragment]:
    for article in split.articles:
        for field in (article.headline, article.kicker, article.deck, article.byline):
            yield from field.fragments if field else ()
        for part in (*article.captions, *article.subheadings, *article.paragraphs):
            yield from part.fragments
    yield from (leftover.fragment for leftover in split.leftovers)


def check(lines: list[str], hints: list[str] | None = None) -> SplitPage:
    told = tuple(hints[: len(lines)]) if hints else None
    page = Page("律.txt", 1, tuple(lines), first_line=5, hints=told)
    split = split_page(page)
    covered: Counter[tuple[int, int]] = Counter()
    for piece in fragments(split):
        raw = lines[piece.line - 5]
        assert piece.text == raw[piece.start : piece.end]
        assert is_visible(piece.text[0]) and is_visible(piece.text[-1])
        covered.update(
            (piece.line, at) for at in range(piece.start, piece.end) if is_visible(raw[at])
        )
    visible = Counter(
        (n, at) for n, raw in enumerate(lines, 5) for at, c in enumerate(raw) if is_visible(c)
    )
    assert covered == visible
    assert split == split_page(page)
    for article in split.articles:
        check_article(article)
    return split


def check_article(article: Article) -> None:
    assert [p.n for p in article.paragraphs] == list(range(1, len(article.paragraphs) + 1))
    for paragraph in article.paragraphs:
        assert len(paragraph.joins) == len(paragraph.fragments) - 1
        twice = sum(len(join.overlap) for join in paragraph.joins)
        whole = "".join(f.text for f in paragraph.fragments)
        assert len(paragraph.text.replace(" ", "")) + twice == len(whole.replace(" ", ""))
        assert all(0 <= join.score <= 1 and join.reason for join in paragraph.joins)
    for part in article.subheadings:
        assert part.before is None or 1 <= part.before <= len(article.paragraphs)
    assert ("rejoined" in article.state) == any(p.repairs for p in article.paragraphs)
    assert ("cut" in article.state) == bool(article.gaps)


@settings(deadline=None)
@given(CHINESE)
def test_cut_and_shuffled_print(lines: list[str]) -> None:
    check(lines)


@settings(deadline=None)
@given(CHINESE, st.lists(st.sampled_from(("", "wrapped")), min_size=24, max_size=24))
def test_lines_that_their_width_parts(lines: list[str], hints: list[str]) -> None:
    split = check(lines, hints)
    joins = [join for a in split.articles for p in a.paragraphs for join in p.joins if join.wrap]
    wrapped = {n for n, hint in enumerate(hints, 5) if hint}
    assert {join.from_line for join in joins} <= wrapped
    assert all(join.to_line == join.from_line + 1 for join in joins)


@settings(deadline=None)
@given(st.lists(SIGNS, max_size=12))
def test_signs_and_syllables(lines: list[str]) -> None:
    check(lines)


@settings(deadline=None)
@given(ANYTHING)
def test_any_characters(lines: list[str]) -> None:
    check(lines)


@settings(deadline=None)
@given(CHINESE)
def test_ids_are_distinct_and_stable(lines: list[str]) -> None:
    articles = split_page(Page("律.txt", 1, tuple(lines))).articles
    named = name_articles("律.txt", articles)
    ids = [article.id for article in named]
    assert len(set(ids)) == len(ids)
    assert all(name.isascii() and name.replace("-", "").isalnum() for name in ids)
    assert named == name_articles("律.txt", articles)
    assert {name for article in named for name in article.applies_to} <= set(ids)


@settings(deadline=None)
@given(CHINESE, st.lists(st.sampled_from("\n\f\v\x85\u2028\u2029"), min_size=24, max_size=24))
def test_other_ends_of_lines(lines: list[str], ends: list[str]) -> None:
    check("".join(map("".join, zip(lines, ends, strict=False))).split("\n"))


def test_the_seeds_keep_every_character() -> None:
    for path in SEEDS.glob("*.txt"):
        check(path.read_text(encoding="utf-8").split("\n"))


def test_a_very_long_line_and_very_many_lines() -> None:
    check(["会议指出，要抓好落实。" * 20_000, "短"])
    check(["昨日，全市召开会议，部署防汛工作，要求各单位落实责" for _ in range(600)])
