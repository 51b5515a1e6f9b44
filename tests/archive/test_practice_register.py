"""The register: variants are merged, the first to have a practice is told, order does not matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

import pytest
from factories import article, practising_of

from archive.practices import Practice, core_of, formula_parts, register
from archive.tags import Evidence
from archive.texts import Article


def told(name: str, *practices: str, place: str | None = None, date: str | None = None) -> Article:
    one = article(name, "文。", place=place, date=date)
    said = (Evidence(f"practice={p}", "test", p, 1, 0, len(p)) for p in practices)
    tags = replace(one.tags, practices=practices, evidence=(*one.tags.evidence, *said))
    return replace(one, tags=tags)


ARTICLES = (
    told("a", "“三捐”活动", "敲门行动", place="河南省/许昌市/建安区", date="2022-04-06"),
    told("b", "“三捐”", place="河南省/许昌市/建安区/陈曹乡", date="2021-12"),
    told("c", "“三捐”活动"),
    told("d", "“三零”创建"),
)


def registered(articles: Iterable[Article]) -> tuple[Practice, ...]:
    return register(map(practising_of, articles))


@pytest.mark.parametrize("articles", list(permutations(ARTICLES)))
def test_variants_are_one_practice_in_any_order(articles: tuple[Article, ...]) -> None:
    found = registered(articles)
    assert next(p.name for p in found) == "“三捐”活动" and len(found) == 3
    first = found[0]
    assert first.variants == ("“三捐”活动", "“三捐”")
    assert (first.unit, first.first_seen) == (None, "2021-12")
    assert first.places == ("河南省/许昌市/建安区", "河南省/许昌市/建安区/陈曹乡")
    assert first.articles == ("b", "a", "c")


def owned(name: str, practice: str, unit: str, date: str | None) -> Article:
    one = told(name, practice, place="河南省/许昌市", date=date)
    said = Evidence(f"unit={practice}", "test", unit, 1, 0, len(unit))
    return replace(one, tags=replace(one.tags, evidence=(*one.tags.evidence, said)))


def test_the_unit_is_the_one_named_first_with_any_variant() -> None:
    later = owned("x", "“三捐”活动", "县民政局", "2022-05-01")
    first = owned("y", "“三捐”", "建安区总工会", "2022-01-01")
    for articles in permutations((later, first, *ARTICLES)):
        assert registered(articles)[0].unit == "建安区总工会"
    assert registered([told("a", "敲门行动", place="甲省/乙市/丙区")])[0].unit is None


def test_what_is_not_known_is_none() -> None:
    (only,) = registered([told("d", "“三零”创建")])
    assert (only.unit, only.first_seen, only.places) == (None, None, ())


def test_an_archive_without_practices_has_an_empty_register() -> None:
    assert registered([told("e")]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“一线”工作法", "“一线工作法”"),
        ("“三零(零上访、零事故)”创建", "“三零”"),
        ("1＋6＋N", "“1+6+N”联系户"),
    ],
)
def test_variants_share_a_core(one: str, other: str) -> None:
    assert core_of(one) == core_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("“三零”", "“三捐”"), ("“活动”", "“行动”"), ("河长制", "田长制")]
)
def test_different_practices_do_not(one: str, other: str) -> None:
    assert core_of(one) != core_of(other)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("“1+6+N”联系户", ("1", "6", "N")),
        ("一心十点", ("一心", "十点")),
        ("‘六围绕、一台账、一明确’", ("六围绕", "一台账", "一明确")),
        ("“3310”党建活动", ()),
        ("AB岗", ()),
        ("“一对一”帮扶", ()),
        ("“敲门行动”", ()),
        ("24小时反馈机制", ()),
    ],
)
def test_parts_of_a_formula(name: str, parts: tuple[str, ...]) -> None:
    assert formula_parts(name) == parts
