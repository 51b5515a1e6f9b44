"""The commands that read and ask: rebuild, update, search, show, export, config, completion."""

from indexer.cli.ask import export, search, show
from indexer.cli.build import rebuild, update
from indexer.cli.group import baodang, run
from indexer.cli.setup import completion, config

for _command in (rebuild, update, search, show, export, config, completion):
    baodang.add_command(_command)

__all__ = ["baodang", "run"]
