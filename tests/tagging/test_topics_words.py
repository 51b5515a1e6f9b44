"""The tables of topics: what ships is in order, and what a person breaks is told by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import article

from archive.errors import InputError
from indexer.tagging import topic_sightings
from indexer.tagging.topic_words import FOLDER, VOID, lexicon, load_lexicon
from indexer.tagging.topics import find_topics

TOPICS = "# 标签\n教育\t学校\teducation\n体育\t运动\t-\n"


def tables(folder: Path, words: str, topics: str = TOPICS) -> tuple[Path, Path]:
    (folder / "topics.tsv").write_text(topics, "utf-8")
    (folder / "words.tsv").write_text(words, "utf-8")
    return folder / "topics.tsv", folder / "words.tsv"


def rows() -> list[list[str]]:
    lines = (FOLDER / "topic_words.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_the_taxonomy_has_thirty_labels_each_with_scope_and_words():
    known = lexicon()
    assert len({topic.label for topic in known.topics}) == len(known.topics) == 30
    assert all(topic.scope and topic.iptc != "-" for topic in known.topics)
    for topic in known.topics:
        assert sum(topic.label in dict(labels) for labels in known.words.values()) >= 25


def test_the_word_list_is_sorted_and_says_nothing_twice():
    pairs = [(label, word) for label, word, _ in rows()]
    assert pairs == sorted(set(pairs))


def test_every_phrase_that_does_not_count_hides_a_word_that_does():
    words = {word for label, word, _ in rows() if label != VOID}
    phrases = [word for label, word, _ in rows() if label == VOID and "~" not in word]
    assert phrases
    for phrase in phrases:
        assert phrase not in words
        assert any(word in phrase for word in words), phrase


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("历史\t古墓\t2", "第 2 行：没有叫“历史”的主题"),
        ("教育\t学校", "第 2 行应有 3 栏，实有 2 栏"),
        ("教育\t学校\t很大", "第 2 行的第 3 栏“很大”不能用"),
        ("教育\t学校\t-1", "第 2 行的第 3 栏“-1”不能用"),
        ("教育\t学校\tnan", "第 2 行的第 3 栏“nan”不能用"),
        ("教育\t学\t1", "第 2 行：词“学”太短"),
        ("-\t~\t0", "第 2 行：词“~”太短"),
    ],
)
def test_a_bad_line_is_told_by_file_and_line(tmp_path, row, told):
    with pytest.raises(InputError) as error:
        load_lexicon(*tables(tmp_path, f"# 词表\n{row}\n"))
    assert str(error.value).startswith(f"数据文件 words.tsv {told}")


def test_a_missing_or_unreadable_table_is_told(tmp_path):
    topics, words = tables(tmp_path, "")
    words.write_bytes("教育\t学校\t1".encode("gb18030"))
    with pytest.raises(InputError, match=r"words\.tsv"):
        load_lexicon(topics, words)
    with pytest.raises(InputError, match=r"none\.tsv"):
        load_lexicon(tmp_path / "none.tsv", words)


def test_a_label_that_a_person_adds_is_found(tmp_path):
    added = TOPICS + "集邮\t邮票\t-\n"
    known = load_lexicon(*tables(tmp_path, "集邮\t邮票\t2\n集邮\t首日封\t2\n", added))
    assert find_topics(article("a", "邮票和首日封。"), known).topics == ("集邮",)


def test_neighbours_and_covering_phrases_void_a_word(tmp_path):
    words = (
        "教育\t学校\t3\n-\t学校路\t0\n-\t~附近\t0\n-\t并非~\t0\n-\t~对面\t0.9\n体育\t学校体育\t3\n"
    )
    known = load_lexicon(*tables(tmp_path, words))

    def topics(text: str) -> tuple[str, ...]:
        return find_topics(article("a", text), known).topics

    assert topics("学校开学") == topics("学校，附近") == topics("学校对面") == ("教育",)
    assert topics("学校路") == topics("学校附近") == topics("并非学校") == ()
    assert topics("学校体育") == ("体育",)


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("沿海防波堤发生局部溃坝", True),
        ("海防前哨的战士", False),
        ("县里的中学开学了", False),
        ("公交车停在路边", False),
        ("拥军优属活动开始", False),
    ],
)
def test_a_word_cut_out_of_its_neighbours_is_none(text, torn):
    word = next(w for w in ("中学", "拥军", "公交", "海防") if w in text)
    start = text.index(word)
    assert topic_sightings.torn(text, start, start + 2) == torn
