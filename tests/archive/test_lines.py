"""JSON on one line."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from archive.lines import json_line

ANY_TEXT = st.text(st.characters(exclude_categories=()))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_a_value_is_read_back_from_one_line(value: object) -> None:
    line = json_line(value)
    assert json.loads(line) == value
    assert len(line.splitlines()) == 1


@given(VALUES)
def test_it_is_written_as_python_writes_it(value: object) -> None:
    plain = json.dumps(value, ensure_ascii=False)
    for end in "\x85\u2028\u2029":
        plain = plain.replace(end, f"\\u{ord(end):04x}")
    assert json_line(value) == plain
