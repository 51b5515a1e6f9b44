"""The same as `test_whoosh.py`, seen by the original Whoosh instead of the fork that is in use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ORIGINAL = Path(sys.prefix, "whoosh-original")  # `make test` puts it there


def run(*arguments: str) -> str:
    """What Python prints that imports Whoosh from ORIGINAL."""
    places = [str(ORIGINAL), str(HERE.parent.parent), str(HERE.parent)]
    done = subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(places)},
        capture_output=True,
        text=True,
        cwd=HERE.parent.parent,
    )
    return done.stdout + done.stderr


def test_it_is_the_original() -> None:
    assert run("-c", "import whoosh; print(whoosh.__version__)").strip() == "(2, 7, 4)"


def test_an_index_is_written_and_read_with_it() -> None:
    said = run("-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE / "test_whoosh.py"))
    assert " passed" in said and "failed" not in said and "error" not in said, said
