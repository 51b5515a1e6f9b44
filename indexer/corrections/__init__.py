"""What people put right by hand: files of corrections, and pages with them followed."""

from indexer.corrections.anchors import Placed, place_entries
from indexer.corrections.entries import BAD, FOLDER, ORPHAN, Entry
from indexer.corrections.missing import with_articles
from indexer.corrections.page import Corrected, correct_page
from indexer.corrections.read import Corrections, read_corrections
from indexer.corrections.tags import Known, correct_tags

__all__ = [
    "BAD",
    "FOLDER",
    "ORPHAN",
    "Corrected",
    "Corrections",
    "Entry",
    "Known",
    "Placed",
    "correct_page",
    "correct_tags",
    "place_entries",
    "read_corrections",
    "with_articles",
]
