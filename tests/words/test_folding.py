"""How texts are compared: what folds to the same, what does not, and the law of cuts."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indexer.words import fold, is_chinese

SAME = (
    ("１＋６＋Ｎ", "1+6+n"),
    ("ＴＲＥＥ", "tree"),
    ("ｱﾊﾟｰﾄ", "アハ゜ート".replace("゜", "\u309a")),
    ("，：；！？（）％", ",:;!?()%"),
    ("﹐﹑﹣﹪", ",、-%"),
    ("︻︼︵︶", "【】()"),
    ("“”„‟＂「」『』〝〞", '"' * 11),
    ("‘’‚‛＇", "'" * 5),
    ("—–―‐‑−－─━﹣⸺", "-" * 11),
    ("·•・･‧∙⋅", "·" * 7),
    ("～〜∼", "~~~"),
    ("鄭州舉辦運動會", "郑州举办运动会"),
    ("豈更車", "岂更车"),
    ("⼈⽇⺠⻚", "人日民页"),
    ("薴", "苎"),
    ("乾麵", "干面"),
    ("管 城 區", "管城区"),
    ("管城\u3000\n\t区", "管城区"),
    ("管\u200b城\ufeff区\u00ad\ufe0f", "管城区"),
    ("管 \u200b 城", "管城"),
    ("  党员  ", "党员"),
    ("。 Tree", "。tree"),
    ("区 1 号", "区1号"),
    ("Tree \n Day", "tree day"),
    ("a\u200b \u200bb", "a b"),
    (", 区", ",区"),
    ("a\u00a0b\u2003c", "a b c"),
    ("\ud800", "\ufffd"),
    ("\x00\x07\x7f", ""),
    (" \u3000\n", ""),
    ("𠀀 𠀁", "𠀀𠀁"),
)
DIFFERENT = (
    ("Tree Day", "TreeDay"),
    ("1 000", "1000"),
    (", b", ",b"),
    ("。", "."),
    ("、", ","),
    ("《党》", "<党>"),
    ("【党】", "[党]"),
    ("①", "1"),
    ("²", "2"),
    ("㎡", "m2"),
    ("一", "-"),
    ("ー", "-"),
    ("像", "象"),
    ("元", "园"),
    ("é", "e"),
    ("ß", "ss"),
    ("İ", "i"),
    ("O", "0"),
    ("l", "1"),
    ("…", "..."),
    ("×", "x"),
    ("+", "-"),
)
noise = "管城區 \u3000\n\u200b\ufe0f\x07aＢ1，。“—·豈𠀀,-"
texts = st.one_of(st.text(st.sampled_from(noise), max_size=20), st.text(max_size=12))


@pytest.mark.parametrize(("text", "expected"), SAME)
def test_folds_to(text: str, expected: str) -> None:
    assert fold(text).text == expected
    assert fold(expected).text == expected


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_stay_apart(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(texts, st.data())
def test_every_cut_folds_to_a_cut_at_its_place(text: str, data: st.DataObject) -> None:
    i = data.draw(st.integers(0, len(text)))
    j = data.draw(st.integers(i, len(text)))
    whole, cut = fold(text), fold(text[i:j])
    assume(cut.text)
    wanted = tuple(i + at for at in cut.offsets)
    at = whole.offsets.index(wanted[0])
    end = at + len(wanted)
    assert whole.text[at:end] == cut.text and whole.offsets[at:end] == wanted
    start, stop = whole.span(at, end)
    assert fold(text[start:stop]).text == cut.text


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once.text).text == once.text
    assert fold(once.text).offsets == tuple(range(len(once.text)))


@given(texts)
def test_one_character_at_most_one_in_order(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.offsets) <= len(text)
    assert list(folded.offsets) == sorted(set(folded.offsets))
    alone = [fold(text[at]).text for at in folded.offsets]
    assert all(a == b or b == " " for a, b in zip(alone, folded.text, strict=True))


@given(texts)
def test_what_folds_the_same_is_compared_the_same(text: str) -> None:
    """Spaces vanish by the folded neighbours, so kinds of one character never differ in it."""
    wide = text.translate({ord(","): "，", ord('"'): "“", ord("a"): "Ａ", ord("-"): "—"})
    assert fold(wide).text == fold(text).text


@pytest.mark.parametrize("char", "管〇々。、《㐀𠀀")
def test_chinese(char: str) -> None:
    assert is_chinese(char)


@pytest.mark.parametrize("char", 'a1,"-·アあ한 ')
def test_not_chinese(char: str) -> None:
    assert not is_chinese(char)
