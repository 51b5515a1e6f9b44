"""The printed text comes back as it was, whatever is folded away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.fulltext.arrays import bounds
from indexer.fulltext.letter_writer import LetterWriter
from indexer.fulltext.letters import Letters
from indexer.fulltext.packs import Pack, PackWriter
from indexer.fulltext.prints import Prints, PrintWriter, put_prints, together
from indexer.fulltext.sheets import Sheet, sheet_of
from indexer.fulltext.standing import units_of
from indexer.words import fold, folded_text

PRINTED = (
    ["管城区，党建。", "管城区,党建。"],
    ["　　本报讯 记者 张三", "Tree  Day", "在 2022 年", " ", "", "\u200b"],
    ["“３３１０”党建", "「3310」 黨建", "’’"],
    ["𠮷野家，", "，𠮷", "他说，好，", "㑮", "丽，🀄"],
    ["a\0b\uffff", "\ufffd\u2028"],
)
_CHARS = "，,。党黨 　\u200b\0aＡ“”\"'𠮷丽"


def _pack(folder: Path, texts: Sequence[str]) -> Pack:
    letters, prints = LetterWriter(), PrintWriter()
    for text in texts:
        letters.add(folded_text(text))
        prints.add(text, folded_text(text))
    path = folder / "pack"
    with PackWriter(path) as pack:
        letters.write(pack)
        put_prints(pack, prints.cells, letters.texts)
    return Pack(path)


def _texts(pack: Pack, size: int) -> list[str]:
    prints = Prints(pack)
    found = [prints.text(n) for n in range(size)]
    if size:
        # Some of the texts, then some that others stand between.
        first, behind = np.array([0, size // 2 + 1]), np.array([max(1, size // 2), size + 1])
        cut = 1 + (first[1] < size)
        parts = [(first[:cut], behind[:cut].clip(max=size)), (np.array([0]), np.array([1]))]
        sheet = sheet_of([prints.laid(*part) for part in parts])
        laid = [*found[: behind[0]], *found[first[1] :], found[0]]
        assert sheet.texts(np.arange(len(laid))) == laid
        _mark_every_character(sheet, laid)
    return found


def _mark_every_character(sheet: Sheet, texts: Sequence[str]) -> None:
    """Marks on each of the folded characters stand where `fold` says."""
    folded = [*map(fold, texts)]
    sizes = [[len(units_of(char)) for char in (*one.text, ".")] for one in folded]
    at = bounds(size for own in sizes for size in own)
    kept = np.array([n < len(own) for own in sizes for n in range(1, len(own) + 1)])
    owner = np.repeat(np.arange(len(texts)), [len(own) - 1 for own in sizes])
    expected = [(place, place + 1) for one in folded for place in one.offsets]
    assert sheet.marks(owner, at[:-1][kept], at[1:][kept]) == expected


@pytest.mark.parametrize("texts", PRINTED)
def test_texts_come_back(texts: list[str], tmp_path: Path) -> None:
    assert _texts(_pack(tmp_path, texts), len(texts)) == texts


@given(st.lists(st.text(_CHARS, max_size=12), max_size=12), st.lists(st.booleans(), min_size=12))
def test_any_texts_come_back_and_outlive_a_merge(texts: list[str], kept: list[bool]) -> None:
    live = np.array(kept[: len(texts)], np.bool_)
    with TemporaryDirectory() as folder:
        pack = _pack(Path(folder), texts)
        assert _texts(pack, len(texts)) == texts
        left = [*compress(texts, live), *texts]
        whole = np.ones(len(texts), np.bool_)
        letters, cells = LetterWriter(), together([Prints(pack).cells(m) for m in (live, whole)])
        for text in left:
            letters.add(folded_text(text))
        path = Path(folder) / "merged"
        with PackWriter(path) as writer:
            letters.write(writer)
            put_prints(writer, cells, letters.texts)
        assert _texts(Pack(path), len(left)) == left


def test_what_is_usual_takes_no_space(tmp_path: Path) -> None:
    pack = _pack(tmp_path, ["管城区，党建。"] * 20 + ["管城区,党建。"])
    assert pack.get("printed.units").tolist() == [ord(",")]
    assert [chr(n) for n in pack.get("printed.faces").tolist()] == ["，"]
    assert Letters(pack).folded(0) == "管城区,党建。"
