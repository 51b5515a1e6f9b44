"""Cutting into words: both segmenters agree, offsets are right, threads may share."""

from __future__ import annotations

import logging
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words import fingerprint, known, pieces, search_words, segment, words

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
# Pieces at which segmenters may part: foreign runs, mixed dictionary words, rare characters.
PIECES = (
    "管城区", "人民代表大会", "1+6+N", "4190-6481", "1.125Tb", "Wi-Fi", "S.H.E", "C++", "AT&T",
    "T恤", "B超", "3.5%", "_", "-", ".", "0", "a9", "\r\n", " ", "“", "㐀", "𠀀", "䶮", "王思俊",
    "五大社区", "区", "的", "深化改革", "龘", "，",
)  # fmt: skip
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.text(max_size=10))


@pytest.mark.parametrize("cut", [words, search_words])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_both_segmenters_agree_on_the_seeds(seed: Path, cut: object) -> None:
    for line in seed.read_text("utf-8-sig").splitlines():
        assert cut(line, "rjieba") == cut(line, "jieba")  # type: ignore[operator]


def test_there_are_seeds_to_agree_on() -> None:
    assert len(SEEDS) == 5


@given(texts)
def test_both_segmenters_agree(text: str) -> None:
    assert words(text, "rjieba") == words(text, "jieba")
    assert search_words(text, "rjieba") == search_words(text, "jieba")


@pytest.mark.parametrize("name", ["rjieba", "jieba"])
def test_the_words_are_jiebas(name: str) -> None:
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for line in SEEDS[0].read_text("utf-8-sig").splitlines():
        for mode, cut in (("default", words), ("search", search_words)):
            expected = [tuple(token) for token in tokenizer.tokenize(line, mode)]
            assert [(w.text, w.start, w.end) for w in cut(line, name)] == expected


@given(texts)
def test_words_together_are_the_text(text: str) -> None:
    cut = words(text)
    assert "".join(w.text for w in cut) == text
    assert all(text[w.start : w.end] == w.text and w.text for w in cut)


@given(texts)
def test_search_words_are_words_and_parts_of_them(text: str) -> None:
    cut = search_words(text)
    assert all(text[w.start : w.end] == w.text for w in cut)
    whole = words(text)
    assert [w for w in cut if w in whole] == list(whole)
    for part in set(cut) - set(whole):
        assert len(part.text) in (2, 3)
        assert any(w.start <= part.start and part.end <= w.end for w in whole)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人民代表大会", ["人民", "代表", "大会", "人民代表大会"]),
        ("党建", ["党建"]),
        ("区", ["区"]),
        ("4190-6481", ["4190", "-", "6481"]),
        ("", []),
    ],
)
def test_search_words(text: str, expected: list[str]) -> None:
    assert [w.text for w in search_words(text)] == expected


@pytest.mark.parametrize("name", ["rjieba", "jieba"])
def test_half_a_surrogate_pair_is_no_word(name: str) -> None:
    has = segment.segmenter(name).known
    assert has("管城") and not has("\ud800") and not has("管\udc00")
    assert [w.text for w in words("\ud800管城", name)] == [
        "\ud800",
        *(w.text for w in words("管城", name)),
    ]


@pytest.mark.parametrize("text", ["管城区，1+6+N", "", "a,b\r\n㐀"])
def test_pieces_are_the_texts_of_the_words(text: str) -> None:
    assert pieces(text) == [w.text for w in words(text)]


@given(texts)
def test_known_words_are_those_of_the_dictionary(text: str) -> None:
    assert known(text) == segment.segmenter("jieba").known(text)


def test_threads_share_the_segmenter() -> None:
    segment._built.clear()
    lines = [line for seed in SEEDS for line in seed.read_text("utf-8-sig").splitlines()][:200]
    alone = [words(line) for line in lines]
    segment._built.clear()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(words, lines)) == alone


def test_the_environment_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("jieba", "rjieba"):
        monkeypatch.setenv("BAODANG_SEGMENTER", name)
        segment._chosen.cache_clear()
        assert segment.segmenter().name == name and fingerprint().startswith(f"{name} ")
    monkeypatch.setenv("BAODANG_SEGMENTER", "thulac")
    segment._chosen.cache_clear()
    assert segment.segmenter().name == "rjieba"


def test_jieba_serves_where_rjieba_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BAODANG_SEGMENTER", raising=False)
    segment._chosen.cache_clear()
    monkeypatch.setattr(segment, "find_spec", lambda name: None)
    assert segment.segmenter().name == "jieba"
    segment._chosen.cache_clear()
    monkeypatch.undo()
    assert segment.segmenter().name == "rjieba"


def test_the_fingerprint_names_segmenter_and_table() -> None:
    assert re.fullmatch(r"r?jieba \d[\d.]+, folding [0-9a-f]{8}", fingerprint())


def test_jieba_is_silent_and_leaves_no_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    segment._built.clear()
    with caplog.at_level(logging.DEBUG):
        assert words("管城区", "jieba")
    assert list(tmp_path.iterdir()) == [] and caplog.records == []
    assert not jieba.dt.initialized
