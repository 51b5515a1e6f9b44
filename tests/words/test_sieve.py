"""The sieve of pairs finds exactly where they stand, in short texts and long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.words import Sieve

CHARACTERS = st.sampled_from("郑州市a𠀀\ud800，")
TEXTS = st.lists(st.text(CHARACTERS, max_size=120), max_size=4)
SETS = st.sets(st.text(st.sampled_from("郑州市a，"), min_size=1, max_size=3), max_size=6)


@given(TEXTS, SETS)
def test_it_finds_what_a_plain_search_finds(texts: list[str], pairs: set[str]) -> None:
    assert Sieve(pairs).places_in(texts) == [
        [at for at in range(len(text) - 1) if text[at : at + 2] in pairs] for text in texts
    ]


def test_pairs_of_one_number_are_told_apart() -> None:
    same = [chr(0x4E00) + chr(0x4E00 + 31_337), chr(0x4E01) + chr(0x4E00)]
    text = same[1] * 60
    assert Sieve(same[:1]).places_in([text]) == [[]]
    assert len(Sieve(same[1:]).places_in([text])[0]) == 60
