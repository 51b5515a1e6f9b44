"""Opening SQLite's file, also where nothing can be written beside it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from archive.errors import reason

PATIENCE = 10  # seconds that a writer waits for another one
_NO_ROOM = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN)


class State(NamedTuple):
    """What a catalogue's file looks like from outside: bytes of its log, its own, when it changed."""

    log: int
    size: int
    changed: int


def connect(path: Path) -> tuple[sqlite3.Connection, State | None]:
    """A connection. On a read-only disk one that asks for no locks, since nobody can write; on a
    full one, which has no room for SQLite's lock file, the same until the file is another one
    than the state that is returned."""
    if path.exists() and not os.access(path.parent, os.W_OK):
        return _frozen(path), None
    connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        state = state_of(path)
        if error.sqlite_errorcode & 0xFF not in _NO_ROOM or not state or state.log:
            raise
        connection.close()
        return _frozen(path), state
    return connection, None


def state_of(path: Path) -> State | None:
    """The state of a file; None where there is none."""
    try:
        own, log = path.stat(), Path(f"{path}-wal")
        return State(log.stat().st_size if log.exists() else 0, own.st_size, own.st_mtime_ns)
    except OSError:
        return None


def _frozen(path: Path) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, isolation_level=None)


def refusal(error: OSError | sqlite3.OperationalError) -> str:
    """Why a file could not be opened, in words."""
    if isinstance(error, OSError):
        return reason(error)
    return "磁盘已满，或读写出错" if error.sqlite_errorcode & 0xFF in _NO_ROOM else str(error)
