"""Topics: what one article says, which words are evidence, and the laws that hold for any text."""

from __future__ import annotations

from dataclasses import replace

from factories import article, field
from hypothesis import given, settings
from hypothesis import strategies as st
from topic_cases import cases

from archive.texts import Article, Subheading
from indexer.tagging.topics import MOST, PARAGRAPH_MOST, find_topics

TEXTS = [p.text for case in cases("topics_seen.tsv") for p in case.article.paragraphs]
MIXED = st.lists(st.one_of(st.sampled_from(TEXTS), st.text(max_size=40)), max_size=4)


def texts_of(article: Article) -> dict[object, list[str]]:
    found: dict[object, list[str]] = {p.n: [p.text] for p in article.paragraphs}
    for name in ("headline", "kicker", "deck"):
        found[name] = [f.text] if (f := getattr(article, name)) else []
    found["caption"] = [caption.text for caption in article.captions]
    found["subheading"] = [subheading.text for subheading in article.subheadings]
    return found


@given(MIXED, st.none() | st.sampled_from(TEXTS), st.lists(st.sampled_from(TEXTS), max_size=1))
@settings(deadline=None)  # the tables are read once
def test_every_quote_stands_where_the_evidence_says(paragraphs, headline, captions):
    one = article("a", *paragraphs, headline=headline, captions=tuple(captions))
    for evidence in find_topics(one).evidence:
        fields = texts_of(one)[evidence.paragraph]
        assert evidence.quote in [text[evidence.start : evidence.end] for text in fields]
        assert evidence.rule


@given(MIXED)
@settings(deadline=None)  # the tables are read once
def test_topics_are_few_and_each_has_its_evidence(paragraphs):
    found = find_topics(article("a", *paragraphs))
    named = {evidence.tag for evidence in found.evidence}
    every = {label for labels in found.paragraph_topics for label in labels} | set(found.topics)
    assert named == {f"topic={label}" for label in every}
    assert len(set(found.topics)) == len(found.topics) <= MOST
    assert len(found.paragraph_topics) == len(paragraphs)
    assert all(
        len(set(labels)) == len(labels) <= PARAGRAPH_MOST for labels in found.paragraph_topics
    )


@given(MIXED, st.sampled_from(TEXTS))
@settings(deadline=None)  # the tables are read once
def test_a_paragraph_has_the_same_topics_wherever_it_stands_in_the_body(others, text):
    long = "他沿着小路慢慢走回去。" * 20
    first = find_topics(article("a", long, *others, text))
    last = find_topics(article("a", long, text, *others))
    assert first.paragraph_topics[-1] == last.paragraph_topics[1]


def test_an_empty_article_has_no_topics():
    found = find_topics(article("a"))
    assert (found.topics, found.paragraph_topics, found.evidence) == ((), (), ())


def test_spaces_and_traditional_characters_do_not_matter():
    plain = find_topics(article("a", "县法院判处被告人有期徒刑三年。"))
    spaced = find_topics(article("a", "縣法 院判處被 告人有期　徒刑三年。"))
    assert plain.topics == spaced.topics == ("平安法治",)
    assert "有期　徒刑" in [evidence.quote for evidence in spaced.evidence]


def test_a_headline_settles_what_the_body_leaves_open():
    text = "昨天，全县小麦丰收，运动会的冠军也产生了。"
    assert find_topics(article("a", text, headline="小麦丰收")).topics[0] == "乡村振兴"
    assert find_topics(article("a", text, headline="运动会冠军")).topics[0] == "体育"


def test_headings_and_captions_count():
    bare = article("a", "他们来了又走了。")
    assert find_topics(bare).topics == ()
    for name in ("kicker", "deck"):
        assert find_topics(replace(bare, **{name: field("消防员扑救火灾")})).topics == ("应急安全",)
    under = replace(bare, subheadings=(Subheading("消防员扑救火灾", (), 1),))
    assert find_topics(under).topics == ("应急安全",)
    photo = article("a", captions=("消防员正在扑救火灾。",))
    assert find_topics(photo).evidence[0].paragraph == "caption"


def test_a_byline_says_nothing_about_the_topic():
    assert find_topics(article("a", byline="教育局 小学 老师 学校 供稿")).topics == ()


def test_a_passing_mention_fades_in_a_long_text():
    mention = "路过的民警报警后离开。"
    assert find_topics(article("a", mention)).topics == ("平安法治",)
    padded = article("a", "他沿着小路慢慢走回去。" * 150, mention)
    assert find_topics(padded).topics == ()
    assert find_topics(padded).paragraph_topics[-1] == ("平安法治",)


def test_repeating_one_word_is_worth_less_than_different_words():
    repeated = article("a", "足球，足球，足球，足球，足球。养老金上调，低保户参保。")
    assert find_topics(repeated).topics[0] == "养老社保"
