"""The part of a segment that finds strings, held against a look into every text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.fulltext.letter_writer import LetterWriter
from indexer.fulltext.letters import ROW, Letters
from indexer.fulltext.packs import Pack, PackWriter
from indexer.fulltext.runs import Run, spans
from indexer.fulltext.standing import units_of

RARE = [
    "党建" * 40,
    "管城区",
    "",
    "1+6+n",
    "𠮷野家在𠮷野",
    "区" * (2 * ROW),
    "a" * (ROW - 2) + "bc",
]
COMMON = [f"的是{'一' * n}了。" for n in range(30)]
ASKED = (
    ["区"], ["的"], ["火"], ["𠮷"], ["𠮷野"], ["野"], ["城区"], ["是了"], ["了。"], ["的是"],
    ["管城区"], ["的是一"], ["一了。"], ["abc"], ["a" * 20], ["a" * (ROW - 2) + "b"], ["党建" * 30],
    ["党建" * 41], ["建党" * 39], ["建党" * 40], ["区管"], ["区1"], ["的", "了"], ["是", "一", "了"],
    ["管", "区"], ["管", "党"], ["1", "n"], ["的是", "了"], ["一一一", "了"], ["𠮷", "在"], ["了", "的"],
)  # fmt: skip


def _letters(texts: Sequence[str]) -> Letters:
    writer = LetterWriter()
    for text in texts:
        writer.add(text)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "letters"
        with PackWriter(path) as pack:
            writer.write(pack)
        return Letters(Pack(path))


def _found(letters: Letters, pieces: Sequence[str]) -> list[int]:
    return letters.holding([units_of(piece) for piece in pieces]).tolist()


def _there(texts: Sequence[str], pieces: Sequence[str]) -> list[int]:
    return [n for n, text in enumerate(texts) if spans(Run(tuple(pieces)), text)]


@pytest.mark.parametrize("pieces", ASKED)
def test_strings_are_found_where_they_stand(pieces: list[str]) -> None:
    for texts in (RARE, COMMON, [*COMMON, *RARE, *COMMON], [*RARE, *["报"] * 200]):
        assert _found(_letters(texts), pieces) == _there(texts, pieces)


@given(
    st.lists(st.text("ab的。 ", max_size=80), max_size=30),
    st.lists(st.text("ab的 ", min_size=1, max_size=5), min_size=1, max_size=3),
)
def test_any_string_is_found_where_it_stands(texts: list[str], pieces: list[str]) -> None:
    assert _found(_letters(texts), pieces) == _there(texts, pieces)


def test_texts_come_back() -> None:
    letters = _letters(RARE)
    assert [letters.folded(n) for n in range(len(RARE))] == RARE


def test_pairs_are_listed_once_each() -> None:
    keys = _letters(["党建党建", "建"]).keys.tolist()
    assert keys == sorted(ord(a) << 16 | ord(b) for a, b in ("党建", "建党", "建\0"))
