"""Settings: environment over file over default, and a sentence for what cannot be used."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from archive.errors import InputError
from archive.settings import SETTINGS, Settings, load_settings


def test_defaults_are_the_ones_that_the_table_names(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {}) == Settings()
    assert asdict(Settings()) == {s.name: s.default for s in SETTINGS}


def test_environment_over_file(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('page_size = 5\nhost = "::"\n')
    loaded = load_settings(tmp_path, {"BAODANG_PAGE_SIZE": "7", "BAODANG_OTHER": "x"})
    assert (loaded.page_size, loaded.host, loaded.port) == (7, "::", 8000)


@pytest.mark.parametrize(
    "text", ["page_size = 0", 'port = "many"', "colour = 1", "port = ", "workers = 1000", "\x00"]
)
def test_bad_files_are_sentences(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.toml").write_text(text)
    with pytest.raises(InputError):
        load_settings(tmp_path, {})
