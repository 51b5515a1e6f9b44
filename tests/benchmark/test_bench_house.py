"""The benchmark keeps to the house's rules, though it is not part of the product."""

from __future__ import annotations

import doctest
import importlib

import pytest
from arrows import CHECKOUT, imported, prints, undocumented

ROOM = CHECKOUT / "tools" / "bench"
MODULES = {
    ".".join(path.relative_to(ROOM.parent).with_suffix("").parts): path
    for path in sorted(ROOM.rglob("*.py"))
}
# Module → what it alone may import.
ENGINES = {
    "bench.engines.tantivy": {"tantivy"},
    "bench.engines.fts5": {"sqlite3"},
    "bench.engines.whoosh": {"whoosh"},
    "bench.engines.ours_words": {"whoosh"},  # of which our segments are made
}


def test_only_its_own_module_knows_an_engine() -> None:
    known = {name for names in ENGINES.values() for name in names}
    for module, path in MODULES.items():
        tops = {name.split(".")[0] for _, name in imported(path.read_text("utf-8"))}
        assert tops & known == ENGINES.get(module, set()), module


def test_modules_are_small_and_say_what_they_are_for() -> None:
    for module, path in MODULES.items():
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 250, module
        assert not undocumented(text), module
        assert module == "bench.__main__" or not prints(text), module


@pytest.mark.parametrize("module", MODULES)
def test_examples_hold(module: str) -> None:
    name = module.removesuffix(".__init__")
    assert doctest.testmod(importlib.import_module(name)).failed == 0
