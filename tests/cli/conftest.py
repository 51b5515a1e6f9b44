"""A catalogue of invented texts, for commands that only read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from web_site import ARTICLES, RAW, REST_OF_ALL, readings

from archive.catalogue import Catalogue
from archive.home import Home
from archive.texts import Doubt
from webui.cli import baodang

Run = Callable[..., Result]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command over the archive of `web_site`; one source there has doubts of its own."""
    home = Home(tmp_path / "home")
    with Catalogue(home.catalogue, create=True).writing() as writer:
        for reading in readings(ARTICLES, REST_OF_ALL):
            doubts = (Doubt("bad-sidecar", "附带信息没有采用。"), Doubt("lossy", "有乱码。", 11))
            doubts += (Doubt("lossy", "也有乱码。", 3),)
            if reading.source.name == RAW:
                reading = replace(reading, source=replace(reading.source, doubts=doubts))
            writer.put(reading)
    monkeypatch.setenv("BAODANG_HOME", str(home.folder))
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    return lambda *words: runner.invoke(baodang, words)
