"""The home folder of an archive: where the catalogue and the index stand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """Paths below the folder given as `--home` or `BAODANG_HOME`."""

    folder: Path

    @property
    def catalogue(self) -> Path:
        """The SQLite file that is kept."""
        return self.folder / "catalogue.sqlite"

    @property
    def index(self) -> Path:
        """The folder of search indexes; derived, may be deleted at any time."""
        return self.folder / "index"

    @property
    def corrections(self) -> Path:
        """The folder of corrections by hand, `*.toml`; written by people, never by the program."""
        return self.folder / "corrections"
