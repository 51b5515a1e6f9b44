"""From files to a searchable archive: the one place that runs every stage in order."""

from indexer.pipeline.force import Force, usable_cores
from indexer.pipeline.given import check_given
from indexer.pipeline.opening import open_archive
from indexer.pipeline.rebuild import rebuild, update
from indexer.pipeline.report import Report, Step, Watch
from indexer.pipeline.standing import about_home, prove_index

__all__ = [
    "Force",
    "Report",
    "Step",
    "Watch",
    "about_home",
    "check_given",
    "open_archive",
    "prove_index",
    "rebuild",
    "update",
    "usable_cores",
]
