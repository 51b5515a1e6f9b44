"""The catalogue: the kept truth of the archive, one SQLite file.

`Catalogue` reads, `Catalogue.writing()` gives a `Writer` whose changes appear all at once or not
at all.
"""

from archive.catalogue.overview import Tally
from archive.catalogue.store import DAMAGED, Catalogue, Counts
from archive.catalogue.writer import Reading, Writer

__all__ = ["DAMAGED", "Catalogue", "Counts", "Reading", "Tally", "Writer"]
