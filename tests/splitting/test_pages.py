"""Whole pages of many registers, line by line (cases in tests/cases/pages.txt)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_cases import PageCase, page_cases, restyled, seen

from indexer.data import pairs
from indexer.splitting import split_page

CASES = page_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_page(case: PageCase) -> None:
    split = split_page(case.page)
    assert seen(split) == case.wanted
    assert [leftover.fragment.line for leftover in split.leftovers] == case.leftovers


@pytest.mark.parametrize("style", ["tight", "wide", "half", "indent"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_the_same_page_in_another_style(case: PageCase, style: str) -> None:
    page, numbers = restyled(case, style)
    assert seen(split_page(page), numbers) == case.wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_the_same_page_in_traditional_characters(case: PageCase) -> None:
    old = {new: old for old, new in sorted(pairs("traditional.tsv").items(), reverse=True)}
    table = str.maketrans({**old, "“": "「", "”": "」"})
    page = replace(case.page, lines=tuple(line.translate(table) for line in case.page.lines))
    changed = sum(a != b for a, b in zip("".join(page.lines), "".join(case.lines), strict=False))
    assert changed and seen(split_page(page)) == case.wanted


def test_there_are_more_pages_without_joins_than_with() -> None:
    whole = sum(not any(w.joins for w in case.wanted) for case in CASES)
    assert len(CASES) >= 60 and whole > len(CASES) / 2
