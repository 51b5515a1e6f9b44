"""The commands that read and ask; `serve` is added by the room that puts all together."""

from indexer.cli.ask import export, search, show
from indexer.cli.build import rebuild, update
from indexer.cli.check import check
from indexer.cli.explain import explain
from indexer.cli.group import baodang, run
from indexer.cli.setup import completion, config

for _command in (rebuild, update, search, show, explain, check, export, config, completion):
    baodang.add_command(_command)

__all__ = ["baodang", "run"]
