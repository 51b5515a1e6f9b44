"""What is made of the tables at great length, kept beside Python's own compiled files.

It is made anew when a table, the code that makes it or Python differs, and when the kept file is
damaged; where none can be written, each process makes it for itself. As with Python's own files, whoever
may write into the program's folder is trusted.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from importlib.resources import files
from importlib.util import cache_from_source, find_spec
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
_READERS = ("indexer.data", "indexer.data.catalogue", "indexer.data.table")
_SIZE = 16  # bytes of a digest


def compiled(name: str, tables: Iterable[str], code: Iterable[str], make: Callable[[], T]) -> T:
    """What `make` gives, read from the file called `name` where that is as good.

    In: the tables of ours that it is made from, and the modules that make it. It must be of dicts,
    tuples, frozensets, texts and numbers alone. Raises what `make` does.
    """
    try:
        mark = _mark(tables, code)
        file = Path(cache_from_source(str(files("indexer") / "data" / f"{name}.py")))
    except (OSError, NotImplementedError):  # no files, or no folder for compiled ones
        return make()
    file = file.with_suffix(".tables")
    if (kept := _kept(file, mark)) is not None:
        return kept  # type: ignore[no-any-return]
    made = make()
    with suppress(OSError):
        _keep(file, mark, made)
    return made


def _mark(tables: Iterable[str], code: Iterable[str]) -> bytes:
    """Changes with whatever it is made from."""
    mark = blake2b(sys.version.encode(), digest_size=_SIZE)
    for table in tables:
        mark.update((files("indexer") / "data" / table).read_bytes())
    for module in (*_READERS, *code):
        spec = find_spec(module)
        if spec is None or spec.origin is None:
            raise OSError(f"no file of {module}")
        mark.update(Path(spec.origin).read_bytes())
    return mark.digest()


def _kept(file: Path, mark: bytes) -> Any:
    """What a file holds, None where it is not there, not of this mark or not whole."""
    try:
        held = file.read_bytes()
    except OSError:
        return None
    body = memoryview(held)[2 * _SIZE :]
    whole = held[:_SIZE] == mark and held[_SIZE : 2 * _SIZE] == _digest(body)
    return marshal.loads(body) if whole else None


def _keep(file: Path, mark: bytes, made: Any) -> None:
    """Write the file whole or not at all, whoever else does the same."""
    body = marshal.dumps(made)
    file.parent.mkdir(parents=True, exist_ok=True)
    own = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        own.write_bytes(mark + _digest(body) + body)
        own.replace(file)
    finally:
        own.unlink(missing_ok=True)


def _digest(body: bytes | memoryview) -> bytes:
    return blake2b(body, digest_size=_SIZE).digest()
