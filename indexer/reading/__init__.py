"""From bytes to pages: which files there are, and what text stands in them.

A table in `reader.py` maps a file name's ending to the function that makes pages of it.
"""

from indexer.reading.files import CLOSED, File, Found, find_files, printable
from indexer.reading.reader import ReadFile, read_file

__all__ = ["CLOSED", "File", "Found", "ReadFile", "find_files", "printable", "read_file"]
