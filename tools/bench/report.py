"""All figures of one run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.pages import Pages
from bench.pipeline import Rebuilt
from bench.rows import Row, Table
from bench.serving import Served


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured; a part that was not asked for is empty. `about` says when, where and how."""

    about: dict[str, str]
    tables: tuple[Table, ...] = ()
    rebuilt: tuple[Rebuilt, ...] = ()
    served: tuple[Served, ...] = ()
    pages: tuple[Pages, ...] = ()

    def rows(self, table: str, engine: str) -> Iterator[tuple[Table, Row]]:
        """An engine's row at each size of a table."""
        for one in self.tables:
            if one.name == table and (row := one.row(engine)):
                yield one, row
