"""The commands that read and ask; `serve` is added by the room that puts all together."""

from indexer.cli.ask import export, search, show
from indexer.cli.bench import bench
from indexer.cli.build import rebuild, update
from indexer.cli.check import check
from indexer.cli.diff import diff
from indexer.cli.explain import explain
from indexer.cli.group import baodang, run
from indexer.cli.practices import practices
from indexer.cli.setup import completion, config

_COMMANDS = (
    rebuild, update, search, show, explain, check, diff, practices, export, config, completion,
    bench,
)  # fmt: skip
for _command in _COMMANDS:
    baodang.add_command(_command)

__all__ = ["baodang", "run"]
