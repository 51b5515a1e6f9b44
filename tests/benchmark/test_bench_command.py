"""`baodang bench`: hands its options on, and says where it can be used."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bench.__main__ import bench as inner
from click.testing import CliRunner

from archive.errors import InputError
from indexer.cli.bench import bench


def test_options_are_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
        ran.append(command[1:])
        assert {"tools", "tests"} <= {Path(p).name for p in env["PYTHONPATH"].split(os.pathsep)}
        return subprocess.CompletedProcess(command, 3)

    monkeypatch.setattr(subprocess, "run", run)
    words = ["--paragraphs", "300", "--peers", "fts5", "--full", "--json", "a.json"]
    assert CliRunner().invoke(bench, words).exit_code == 3
    assert ran[0][:2] == ["-m", "bench"]
    assert sorted(ran[0][2:]) == sorted(words)


def test_where_there_is_no_source_code_it_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys.modules["indexer.cli.bench"], "_CHECKOUT", tmp_path)
    error = CliRunner().invoke(bench, []).exception
    assert isinstance(error, InputError) and "make bench" in str(error)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--peers", "lucene"], "没有“lucene”"),
        (["--parts", "words,archives"], "没有“archives”"),
    ],
)
def test_unknown_names_are_refused(words: list[str], said: str) -> None:
    error = CliRunner().invoke(inner, words).exception
    assert isinstance(error, InputError) and said in str(error) and "可选" in str(error)
