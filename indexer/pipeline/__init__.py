"""From files to a searchable archive: the one place that runs every stage in order."""

from indexer.pipeline.opening import open_archive
from indexer.pipeline.rebuild import rebuild, update
from indexer.pipeline.report import Report, Watch

__all__ = ["Report", "Watch", "open_archive", "rebuild", "update"]
