"""The example of docs/corrections.md does what it says, copied as it stands."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from arrows import CHECKOUT

from archive.catalogue import Catalogue
from archive.home import Home
from archive.texts import Article
from indexer.corrections.entries import LEVELS, ROLES, SetTags
from indexer.corrections.parse import _ACTIONS, KINDS
from indexer.pipeline import rebuild, update

DOC = (CHECKOUT / "docs" / "corrections.md").read_text("utf-8")


def block(language: str) -> str:
    [found] = re.findall(rf"```{language}\n(.*?)```", DOC, re.S)
    return str(found)


def articles(home: Home) -> list[Article]:
    return list(Catalogue(home.catalogue).articles())


def test_the_example_is_followed(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "demo.txt").write_text(block("text"), "utf-8")
    rebuild(home, [tmp_path / "papers"])
    before = articles(home)
    home.corrections.mkdir()
    (home.corrections / "demo.toml").write_text(block("toml"), "utf-8")
    report = update(home)
    assert (report.corrections, report.file_doubts) == (3, ())
    hall, school = articles(home)
    assert before[0].id == hall.id
    assert [[f.line for f in p.fragments] for p in hall.paragraphs] == [[2, 4], [3], [5]]
    assert (
        hall.paragraphs[0].joins[0].reason == "更正：王敏：核对了原报：第2行接第4行，第3行是另一段"
    )
    assert school.headline and school.headline.fragments[0].line == 6
    place = school.tags.place
    assert place and (place.path, school.tags.date.value) == ("河南省/郑州市/惠济区", "2022-03-03")
    assert {c.who for c in (*hall.corrections, *school.corrections)} == {"王敏"}


def test_every_action_role_and_tag_is_explained() -> None:
    assert {name for name in _ACTIONS if f"`{name} = " not in DOC} == set()
    assert {role for role in ROLES if f"`{role}`" not in DOC} == set()
    assert {label for label in ROLES.values() if label not in DOC} == set()
    tags = {*LEVELS, *KINDS, *(f.name for f in fields(SetTags) if f.name != "place")}
    assert {tag for tag in tags if f"`{tag}`" not in DOC} == set()
