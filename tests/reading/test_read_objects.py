"""JSON Lines: articles already split become pages with roles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.texts import Metadata
from indexer.reading import read_file
from indexer.reading.objects import read_objects


def objects(*values: object) -> str:
    return "\n".join(json.dumps(value, ensure_ascii=False) for value in values)


def test_an_object_is_a_page_with_roles() -> None:
    text = objects(
        {"headline": "题", "paragraphs": ["甲。", "乙\n丙。"], "byline": "记者 丁"},
        {"text": "一\n\n二\n", "page": "A1", "issue_date": "2020-01-02"},
    )
    pages, doubts = read_objects("a.jsonl", text, Metadata())
    assert doubts == ()
    one, two = pages
    assert one.lines == ("题", "记者 丁", "甲。", "乙", "丙。", "")
    assert one.roles == ("headline", "byline", "paragraph", "paragraph", "paragraph", "")
    assert (two.lines, two.first_line, two.number) == (("一", "二", ""), 7, 2)
    assert two.metadata == Metadata(
        page="A1",
        issue_date="2020-01-02",
        origins=(("issue_date", "文件内容"), ("page", "文件内容")),
    )


def test_a_sidecar_fills_what_the_object_leaves_out(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(objects({"text": "一", "page": "A3"}, {"text": "二"}), encoding="utf-8")
    (tmp_path / "a.jsonl.meta.json").write_text('{"newspaper": "周口日报"}', encoding="utf-8")
    result = read_file(path, "a.jsonl")
    assert result.source.format == "jsonl"
    assert [(p.metadata.newspaper, p.metadata.page) for p in result.pages] == [
        ("周口日报", "A3"),
        ("周口日报", None),
    ]
    assert result.pages[0].metadata.origins == (
        ("newspaper", "旁注文件 a.jsonl.meta.json"),
        ("page", "文件内容"),
    )


@pytest.mark.parametrize(
    "bad", ["不是 JSON", "[1]", "{", "null", '"文"', "{}", '{"text": "  "}', "[" * 100_000]
)
def test_a_bad_line_is_a_doubt_and_the_others_stay(bad: str) -> None:
    text = objects({"text": "一"}) + f"\n\n{bad}\n" + objects({"text": "二"})
    pages, doubts = read_objects("a", text, Metadata())
    kept = [page for page in pages if page.roles and page.roles[0] != "unread"]
    assert [page.lines[0] for page in kept] == ["一", "二"]
    lost = json.loads(bad) if bad in ("{}", '{"text": "  "}') else None
    assert [p.lines[0] for p in pages if p not in kept] == ([] if lost is not None else [bad])
    (doubt,) = doubts
    assert doubt.rule == "bad-object" and doubt.message.startswith("第 3 行：")
    # Where the text stands as `show --raw` prints it: below an article of one line and a blank.
    assert doubt.line == (3 if lost is None else None)


@pytest.mark.parametrize(
    "values",
    [
        {"text": "一", "headline": 3},
        {"paragraphs": ["一", 2]},
        {"text": "一", "issue_date": "昨天"},
        {"text": "一", "id": 7},
    ],
)
def test_a_wrong_value_is_a_doubt_and_the_text_stays(values: dict[str, object]) -> None:
    pages, doubts = read_objects("a", objects(values), Metadata())
    [page] = pages
    read = [x for x, role in zip(page.lines, page.roles or (), strict=True) if role == "paragraph"]
    assert read == ["一"]
    assert len(doubts) == 1


def test_text_beside_paragraphs_is_kept_apart() -> None:
    [page], [doubt] = read_objects("a", objects({"paragraphs": ["一"], "text": "二"}), Metadata())
    assert (page.lines, page.roles) == (("一", "二", ""), ("paragraph", "unread", ""))
    assert "只采用前者" in doubt.message


def test_half_a_surrogate_pair_can_be_written() -> None:
    [page], _ = read_objects("a", '{"text": "\\ud83d一"}', Metadata())
    assert page.lines[0] == "\ufffd一"
    page.lines[0].encode("utf-8")


@given(st.text())
def test_never_raises(text: str) -> None:
    pages, _ = read_objects("a", text, Metadata())
    numbers = [
        n for page in pages for n in range(page.first_line, page.first_line + len(page.lines))
    ]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_doubt_about_the_file_points_at_no_line_of_its_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(objects({"text": "一\n二\n三"}).encode() + b'\n{"text": "\xff\xe5\x95\x8a"}')
    (doubt,) = read_file(path, "a.jsonl").source.doubts
    assert (doubt.rule, doubt.line) == ("lossy", None) and "第 2 行" in doubt.message


ARRAYS = [
    '[{"headline": "题", "text": "一"}, {"text": "二"}]',
    '[\n  {\n    "headline": "题",\n    "text": "一"\n  },\n  {"text": "二"}\n]\n',
]


@pytest.mark.parametrize("text", ARRAYS)
def test_one_array_of_articles_is_read_item_by_item(text: str) -> None:
    pages, [doubt] = read_objects("a", text, Metadata())
    assert [page.lines for page in pages] == [("题", "一", ""), ("二", "")]
    assert doubt.rule == "bad-object" and "一个 JSON 数组" in doubt.message


@pytest.mark.parametrize("text", ["[1, 2]", "[" * 9999, '[{"text": "一"}', "[]"])
def test_what_is_no_such_array_is_kept_as_it_is(text: str) -> None:
    [page], [doubt] = read_objects("a", text, Metadata())
    assert page.lines == (text, "") and page.roles == ("unread", "")
    assert "不是一个 JSON 对象" in doubt.message


def test_what_stands_under_unknown_keys_alone_is_not_lost() -> None:
    raw = '{"title": "题", "content": "一"}'
    [page], [kept, *strange] = read_objects("a", raw, Metadata())
    assert (page.lines, page.roles) == ((raw, ""), ("unread", ""))
    assert "没有 headline、byline、paragraphs、text" in kept.message and kept.line == 1
    assert ["title" in strange[0].message, "content" in strange[1].message] == [True, True]
