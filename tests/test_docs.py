"""The docs name everything there is: operators, facets, settings, commands, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import click
from arrows import CHECKOUT
from factories import LEFTOVERS, SIX, backed, field
from web_site import PAGE, REST, RICH, WEIGHED

from archive import grammar
from archive.account import Doubtful, account
from archive.differences import KINDS, Pair, Tally
from archive.export import (
    article_json,
    difference_json,
    differences_json,
    doubt_json,
    explained_json,
    leftover_json,
    results_json,
)
from archive.filters import FACETS, SORTS
from archive.results import Facet, FacetValue, Hit, OtherText, Passage, Results
from archive.settings import SETTINGS
from archive.tags import Evidence, Figure
from archive.terms import FIELDS
from archive.texts import Correction, Doubt, Gap, Join, Source, Subheading
from indexer.pipeline import Report
from webui.cli import baodang

# What outside programs rely on; keys may be added, never dropped.
PROMISED = """
    id source kind headline headline_lines kicker kicker_lines deck deck_lines byline byline_lines
    captions caption_lines subheadings subheading_lines truncated gaps state applies_to doubts
    paragraphs reporters correspondents authors newspaper issue_date page url province city district street
    place_code place_candidates other_places date topics practices figures evidence
"""


SOURCE = Source("a.txt", "/a.txt", "", 1, "txt", "utf-8", (Doubt("lossy", "有乱码。", 1),))


def test_they_explain_every_field_operator_facet_and_order() -> None:
    doc = _doc("query")
    fields_missing = {name for name in FIELDS if f"`{name}:`" not in doc}
    operators = {*grammar._WORDS, *grammar._BARS, *grammar._MINUS, *grammar._STARS}
    operators |= {*grammar._OPEN, *grammar._CLOSE, '"', "“", "＂"}
    assert fields_missing == set()
    assert {op for op in operators if op not in doc} == set()
    assert {name for name in (*FACETS, *SORTS) if f"`{name}`" not in doc} == set()
    assert f"{grammar.MAX_TERMS} terms" in doc and f"{grammar.MAX_DEPTH} levels" in doc
    assert f"{grammar.MAX_STARS} `*` ({grammar.MAX_PIECES - 1} in one word)" in doc


def test_they_explain_every_setting() -> None:
    doc = _doc("cli")
    rows = {f"| `{s.name}` | {s.default} |" for s in SETTINGS}
    assert {row for row in rows if row not in doc} == set()


def test_they_explain_every_command_and_option() -> None:
    doc = _doc("cli")
    assert {name for name in baodang.commands if f"`baodang {name}" not in doc} == set()
    options = {
        name
        for command in baodang.commands.values()
        for option in command.params
        if isinstance(option, click.Option)
        for name in option.opts
    }
    assert {name for name in options if not re.search(rf"`{name}[ `]", doc)} == set()


def test_they_name_no_command_that_is_not_there() -> None:
    texts = [p.read_text("utf-8") for p in (CHECKOUT / "docs").glob("*.md")]
    named = {name for text in texts for name in re.findall(r"`baodang ([a-z]+)", text)}
    assert named - set(baodang.commands) == set()


def test_they_explain_every_key_that_programs_get() -> None:
    doc = _doc("export")
    words = {word for code in re.findall(r"`([^`]+)`", doc) for word in re.findall(r"\w+", code)}
    keys = {f.name for f in fields(Report)}
    told = explained_json(SOURCE, [account(PAGE, [RICH], [REST], WEIGHED)])
    doubt = doubt_json(Doubtful("a.txt", "a1", "标题", SOURCE.doubts[0]))
    values = (article_json(_full_article()), leftover_json(LEFTOVERS[0]), _full_results())
    for value in (*values, told, doubt):
        keys |= set(_keys(value))
    assert keys - words == set()


def test_they_explain_the_differences_of_two_archives() -> None:
    doc = _doc("export")
    other = replace(SIX[0], tags=backed(topics=("体育",)))
    pair = Pair(SIX[0], other)
    tally = Tally()
    assert list(tally.differing([pair])) == [pair]
    told = doc[doc.index("## Differences") : doc.index("## Build report")]
    words = {word for code in re.findall(r"`([^`]+)`", told) for word in re.findall(r"\w+", code)}
    keys = {*KINDS, *_keys(difference_json(pair)), *_keys(differences_json(tally))}
    assert {"kind", "evidence", "summary", "gained"} <= keys
    assert keys - words - {*_keys(article_json(_full_article()))} == set()


def test_the_export_keeps_its_promise() -> None:
    article = article_json(_full_article())
    assert set(PROMISED.split()) - article.keys() == set()
    assert article["paragraphs"][0].keys() == {"n", "text", "lines", "joins", "topics"}
    assert article["date"].keys() == {"value", "precision", "earliest", "latest", "basis"}


def _doc(name: str) -> str:
    return (CHECKOUT / "docs" / f"{name}.md").read_text("utf-8")


def _full_article() -> Any:
    """An article that uses every part of the export."""
    first = SIX[0]
    paragraph = replace(first.paragraphs[0], joins=(Join(3, 4, 0.9, "断句"),))
    evidence = Evidence("city=郑州市", "r", "郑州", 1, 0, 2, "page", "a2", "a.txt.meta.json")
    return replace(
        first,
        captions=(field("图为现场", 91),),
        subheadings=(Subheading("小标题", field("小标题", 92).fragments, 1),),
        gaps=(Gap(3, "end", "断栏"),),
        corrections=(Correction("接", "王敏", "断栏", None, "a.toml"),),
        paragraphs=(paragraph, *first.paragraphs[1:]),
        tags=replace(
            first.tags,
            figures=(Figure("577个", 577, "个", "网格", None, 1),),
            evidence=(
                *first.tags.evidence,
                evidence,
                Evidence("figure=577个", "r", "577个", 1, 0, 4),
            ),
        ),
    )


def _full_results() -> Any:
    hit = Hit("a1", None, "a.txt", 1.0, True, (Passage(1, "网格", ((0, 2),)),))
    other = OtherText("a.txt", 1, "slogan", "网格", ((0, 2),))
    facet = Facet("place", (FacetValue("河南省", "河南省", 1, False, ()),))
    return results_json(Results("网格", (), 1, 1, 1, (hit,), (other,), (facet,)))


def _keys(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield key
                yield from _keys(inner)
        case list() | tuple():
            for inner in value:
                yield from _keys(inner)
