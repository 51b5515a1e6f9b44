"""Source names: stable, and never the same for two files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.pipeline.names import name_sources
from indexer.reading import File


def file(root: str, relative: str) -> File:
    return File(root, Path(root) / relative, relative)


CASES = [
    ("plain", [("/a", "x.txt"), ("/a", "sub/x.txt")], {}, ["sub/x.txt", "x.txt"]),
    ("two roots", [("/a", "x.txt"), ("/b", "x.txt")], {}, ["b/x.txt", "x.txt"]),
    ("same folder names", [("/1/a", "x"), ("/2/a", "x"), ("/3/a", "x")], {}, ["a/x", "a~2/x", "x"]),
    ("kept name", [("/b", "x"), ("/a", "x")], {"/a/x": "x"}, ["b/x", "x"]),
    ("kept odd name", [("/a", "x"), ("/b", "x")], {"/b/x": "b/x"}, ["b/x", "x"]),
    ("twice", [("/a", "x"), ("/a", "x")], {}, ["x"]),
]


@pytest.mark.parametrize(("what", "files", "known", "names"), CASES, ids=[c[0] for c in CASES])
def test_names(
    what: str, files: list[tuple[str, str]], known: dict[str, str], names: list[str]
) -> None:
    assert list(name_sources([file(*f) for f in files], known)) == names


def test_reserved_names_are_not_given_away() -> None:
    assert list(name_sources([file("/b", "x")], {}, reserved={"x"})) == ["b/x"]


ROOTS = st.lists(
    st.tuples(st.sampled_from(["/a", "/b", "/c/a"]), st.sampled_from(["x", "y", "s/x"])), max_size=9
)


@given(ROOTS, ROOTS)
def test_old_files_keep_their_names_when_others_are_added(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    before = name_sources([file(*f) for f in old], {})
    known = {str(f.path): name for name, f in before.items()}
    after = name_sources([file(*f) for f in new + old], known)
    assert all(after[name] == f for name, f in before.items())
    assert {str(f.path) for f in after.values()} == {str(file(*f).path) for f in old + new}
