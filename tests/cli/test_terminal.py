"""Texts made fit for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from indexer.cli.terminal import circled, pad, shorten, visible

SIGNS = st.text(st.sampled_from("中国报，。《》abc12 ①…\u3000é"), max_size=60)


@given(SIGNS, st.integers(8, 60))
def test_a_shortened_text_fits_and_keeps_both_ends(text: str, width: int) -> None:
    short = shorten(text, width)
    assert cell_len(short) <= width
    if short != text:
        cuts = [i for i in range(len(short)) if short[i : i + 2] == "……"]
        assert any(text.startswith(short[:i]) and text.endswith(short[i + 2 :]) for i in cuts)
        assert cell_len(short) >= width - 3
    else:
        assert cell_len(text) <= width


@given(st.text(max_size=20))
def test_what_is_shown_cannot_command_the_terminal(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any((ord(c) < 32 and c not in "\t\n") or 127 <= ord(c) < 160 for c in shown)


def test_every_number_has_a_sign_of_its_own() -> None:
    assert len({circled(n) for n in range(1, 100)}) == 99


def test_padding_counts_wide_characters_twice() -> None:
    assert (pad("标题", 6), pad("标题", 3)) == ("标题  ", "标题 ")
