"""What is to be said of what lies in the home folder, whichever command asks."""

from __future__ import annotations

from contextlib import suppress

from archive.catalogue import Catalogue
from archive.errors import NoArchive
from archive.home import Home
from archive.texts import Doubt
from indexer.corrections import read_corrections
from indexer.fulltext import prove
from indexer.pipeline.correcting import about_corrections, marks_of
from indexer.pipeline.given import own_papers


def about_home(home: Home, catalogue: Catalogue) -> tuple[Doubt, ...]:
    """Doubts about corrections that cannot be followed, or not yet, and about newspapers.tsv, as
    these files stand now; those about a source that was corrected stand with the source."""
    marks = marks_of(catalogue.fingerprints())
    corrections = read_corrections(home.corrections)
    return (*own_papers(home)[1], *about_corrections(corrections, marks))


def prove_index(home: Home) -> None:
    """Read every byte of the index, if there is one. Raises StaleArchive where it is not as it was
    written; the next command that opens the archive then makes it anew from the catalogue."""
    with suppress(NoArchive):
        prove(home.index)
