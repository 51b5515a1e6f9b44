"""How a source may be called on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.errors import NotFound
from indexer.cli.naming import find_source

KNOWN = {
    "郑州日报/2022/03/A03.txt": "/papers/郑州日报/2022/03/A03.txt",
    "郑州晚报/2022/03/A03.txt": "/papers/郑州晚报/2022/03/A03.txt",
    "page.txt": "/other/page.txt",
    "old page.txt": "/other/old page.txt",
    "夜报/b.jsonl": "/papers/夜报/b.jsonl",
}


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("page.txt", "page.txt"),
        ("old page", "old page.txt"),
        ("b.jsonl", "夜报/b.jsonl"),
        ("b", "夜报/b.jsonl"),
        ("晚报/2022/03/A03.txt", "郑州晚报/2022/03/A03.txt"),
        ("日报/2022/03/A03", "郑州日报/2022/03/A03.txt"),
        ("/papers/夜报/b.jsonl", "夜报/b.jsonl"),
        ("/papers/夜报/../夜报/b.jsonl", "夜报/b.jsonl"),
        ("page", "page.txt"),
    ],
)
def test_one_source_is_meant(asked: str, name: str) -> None:
    assert find_source(asked, KNOWN) == name


def test_a_file_is_found_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.txt").touch()
    monkeypatch.chdir(tmp_path)
    assert find_source("./x.txt", {"far/x-1.txt": str(tmp_path / "x.txt")}) == "far/x-1.txt"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            "A03.txt",
            "有 2 个来源的名称以“A03.txt”结尾。请写得更全，例如：郑州日报/2022/03/A03.txt、",
        ),
        ("夜报", "没有名为“夜报”的文章或来源。相近的有：夜报/b.jsonl。"),
        ("pege.txt", "没有名为“pege.txt”的文章或来源。相近的有：page.txt、old page.txt。"),
        ("2022", "没有名为“2022”的文章或来源。相近的有：郑州日报/2022/03/A03.txt、郑州晚报"),
        (
            "火星",
            "没有名为“火星”的文章或来源。运行 baodang export --articles 可看到全部文章和来源。",
        ),
        ("", "没有名为“”的文章或来源。运行"),
    ],
)
def test_none_or_several_is_a_sentence_with_the_nearest(asked: str, sentence: str) -> None:
    with pytest.raises(NotFound) as error:
        find_source(asked, KNOWN)
    assert str(error.value).startswith(sentence)
