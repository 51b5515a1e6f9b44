"""Facts from several places: the strongest wins, the others are kept beside it and said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive.texts import Metadata
from indexer.reading import Known, ReadFile, read_file, with_own

OPTION, SIDECAR, ITSELF, ADDRESS, NAME = (
    "命令参数 --issue-date",
    "旁注文件 2022-03-05_A05.jsonl.meta.json",
    "文件内容",
    "网址",
    "文件名",
)
DAYS = {OPTION: "2022-03-01", SIDECAR: "2022-03-02", ITSELF: "2022-03-03", ADDRESS: "2022-03-04"}


def read(folder: Path, origins: list[str], named: bool = True, own: str = "") -> ReadFile:
    """A file of which each of `origins` says its own day; `named`: so does its name."""
    path = folder / ("2022-03-05_A05.jsonl" if named else "a.jsonl")
    values = {"text": "一"} | ({"issue_date": DAYS[ITSELF]} if ITSELF in origins else {})
    address = {"url": "http://example.cn/2022-03-04/1.htm"} if ADDRESS in origins else {}
    path.write_text(json.dumps(values | address), encoding="utf-8")
    if SIDECAR in origins:
        beside = path.with_name(path.name + ".meta.json")
        beside.write_text(json.dumps({"issue_date": DAYS[SIDECAR]}), encoding="utf-8")
    given = {"issue_date": DAYS[OPTION]} if OPTION in origins else {}
    return read_file(path, path.name, Known(given, ("papers", path.name), with_own(own)[0]))


@pytest.mark.parametrize("first", range(5))
def test_the_strongest_wins_and_the_others_are_said(tmp_path: Path, first: int) -> None:
    origins = [OPTION, SIDECAR, ITSELF, ADDRESS, NAME][first:]
    result = read(tmp_path, origins)
    about = result.pages[0].metadata
    days = DAYS | {NAME: "2022-03-05"}
    assert (about.issue_date, about.origin("issue_date")) == (days[origins[0]], origins[0])
    assert [(value, origin) for _, value, origin in about.refused] == [
        (days[origin], origin) for origin in origins[1:]
    ]
    doubts = result.source.doubts
    assert [doubt.rule for doubt in doubts] == ["facts-differ"] * len(origins[1:])
    for doubt, origin in zip(doubts, origins[1:], strict=True):
        assert doubt.message == (
            f"出版日期采用“{days[origins[0]]}”（{origins[0]}），"
            f"没有采用“{days[origin]}”（{origin}）。"
        )
    assert (about.page, about.origin("page")) == ("A05", NAME)


def test_a_plain_name_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, [], named=False).pages[0].metadata == Metadata()


def test_other_spellings_are_no_difference(tmp_path: Path) -> None:
    folder = tmp_path / "北京青年报" / "2022-03-28"
    folder.mkdir(parents=True)
    path = folder / "A03.txt"
    path.write_text("一", encoding="utf-8")
    facts = {"newspaper": "北青报", "page": "a3", "issue_date": "2022-03-28"}
    (folder / "A03.txt.meta.json").write_text(json.dumps(facts), encoding="utf-8")
    parts = ("北京青年报", "2022-03-28", "A03.txt")
    result = read_file(path, "A03.txt", Known(parts=parts))
    assert result.pages[0].metadata.refused == ()
    assert result.source.doubts == ()


def test_a_difference_is_said_once_for_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": "一", "newspaper": name}) for name in ("甲报", "乙报", "甲报")]
    path.write_text("\n".join(lines), encoding="utf-8")
    result = read_file(path, "a.jsonl", Known({"newspaper": "丙报"}))
    assert [page.metadata.newspaper for page in result.pages] == ["丙报"] * 3
    assert ["甲报" in doubt.message for doubt in result.source.doubts] == [True, False]


def test_two_dates_in_the_names_matter_only_where_no_other_is_known(tmp_path: Path) -> None:
    parts = ("2022-03-01", "2022-03-02.txt")
    path = tmp_path / "2022-03-02.txt"
    path.write_text("一", encoding="utf-8")
    for given, rules in (({}, ["two-dates"]), ({"issue_date": "2022-03-02"}, [])):
        result = read_file(path, path.name, Known(given, parts))
        assert [doubt.rule for doubt in result.source.doubts] == rules


def test_the_home_of_ones_own_newspaper_is_the_city(tmp_path: Path) -> None:
    path = tmp_path / "大别山周刊.txt"
    path.write_text("一", encoding="utf-8")
    papers, _ = with_own("大别山周刊\t固始县\n")
    for given, city in (({}, "固始县"), ({"city": "信阳市"}, "信阳市")):
        result = read_file(path, path.name, Known(given, ("papers", path.name), papers))
        assert result.pages[0].metadata.city == city
        assert result.source.doubts == ()


def test_the_fingerprint_follows_options_and_own_newspapers(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("一", encoding="utf-8")
    knowledge = [
        Known(),
        Known({"city": "郑州市"}),
        Known({"newspaper": "郑州市"}),
        Known(papers=with_own("甲报\n")[0]),
        Known(papers=with_own("乙报\n")[0]),
    ]
    prints = [read_file(path, "a.txt", known).fingerprint for known in knowledge]
    assert len(set(prints)) == len(knowledge)
    assert read_file(path, "a.txt", Known(parts=("b", "c"))).fingerprint == prints[0]
    assert read_file(path, "a.txt", Known(papers=with_own("# 无\n")[0])).fingerprint == prints[0]
