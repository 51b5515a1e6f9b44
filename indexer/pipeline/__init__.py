"""From files to a searchable archive: the one place that runs every stage in order."""

from indexer.pipeline.given import check_given
from indexer.pipeline.opening import open_archive
from indexer.pipeline.rebuild import rebuild, update
from indexer.pipeline.report import Report, Watch
from indexer.pipeline.standing import about_home

__all__ = ["Report", "Watch", "about_home", "check_given", "open_archive", "rebuild", "update"]
