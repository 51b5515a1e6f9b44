"""Naming sources: the path relative to its root, told apart where two roots hold the same one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain, count
from pathlib import PurePath

from indexer.reading import File


def name_sources(
    files: Iterable[File], known: Mapping[str, str], reserved: Collection[str] = ()
) -> dict[str, File]:
    """Files → source name → file, sorted by name.

    `known` maps a path on disk to the name it had before: a file keeps its name, so links survive
    when other files are added. A new one is called by its relative path; if that is taken or
    `reserved`, by its root folder's name and that path; if that is taken too, a number is added.
    A file reached twice counts once.
    """
    once = {file.key: file for file in reversed(list(files))}
    named = {known[path]: file for path, file in once.items() if path in known}
    for path, file in reversed(once.items()):
        if path not in known:
            named[_free(file, {*named, *reserved})] = file
    return {name: named[name] for name in sorted(named)}


def _free(file: File, taken: Collection[str]) -> str:
    folder = PurePath(file.root).name or "root"
    choices = chain(
        (file.relative, f"{folder}/{file.relative}"),
        (f"{folder}~{n}/{file.relative}" for n in count(2)),
    )
    return next(name for name in choices if name not in taken)
