"""From bytes to pages: which files there are, and what text stands in them.

A table in `formats.py` maps a file name's ending to the function that makes pages of it.
"""

from indexer.reading.facts import WORDS
from indexer.reading.files import File, Found, find_files, printable
from indexer.reading.formats import SUFFIXES
from indexer.reading.known import Known
from indexer.reading.papers import OWN_FILE, Papers, with_own
from indexer.reading.reader import ReadFile, file_fingerprint, read_file

__all__ = [
    "OWN_FILE",
    "SUFFIXES",
    "WORDS",
    "File",
    "Found",
    "Known",
    "Papers",
    "ReadFile",
    "file_fingerprint",
    "find_files",
    "printable",
    "read_file",
    "with_own",
]
