"""Which room may import what, and where source text breaks it: the table of DESIGN as data."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Set
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
PACKAGES = ("archive", "indexer", "webui")

# fmt: off
# Room → what it may import beside the standard library. The longest matching room counts.
ROOMS = {
    "archive": {"archive", "msgspec"},
    "archive.catalogue": {"archive", "msgspec", "sqlite3"},
    "indexer": {"archive"},
    "indexer.data": {"archive", "indexer.data"},
    "indexer.words": {"archive", "indexer.words", "indexer.data", "jieba", "numpy", "rjieba"},
    "indexer.processes": set(),
    "indexer.reading": {
        "archive", "indexer.processes", "indexer.reading", "indexer.data", "msgspec",
    },
    "indexer.reading.webpages": {
        "archive", "indexer.reading", "indexer.data", "selectolax", "trafilatura",
    },
    "indexer.reading.pdf": {"archive", "indexer.reading", "pypdfium2"},
    "indexer.reading.word": {"archive", "indexer.reading", "docx", "lxml"},
    "indexer.splitting": {"archive", "indexer.splitting", "indexer.words", "indexer.data"},
    "indexer.corrections": {"archive", "indexer.corrections"},
    "indexer.tagging": {"archive", "indexer.tagging", "indexer.words", "indexer.data"},
    "indexer.fulltext": {
        "archive", "indexer.fulltext", "indexer.processes", "indexer.words", "whoosh", "msgspec",
        "numpy",
    },
    "indexer.pipeline": {"archive", "indexer", "msgspec"},
    "indexer.cli": {"archive", "indexer", "click", "rich"},
    "webui": {"archive", "webui", "flask", "jinja2", "markupsafe", "msgspec", "werkzeug"},
    "webui.server": {"flask", "gunicorn", "waitress"},
    "webui.cli": {"archive", "indexer", "webui", "flask", "click", "rich"},
}
# fmt: on
# Parts of the standard library that only a room which names them may use.
GUARDED = {"sqlite3"}


def modules() -> dict[str, str]:
    """Every module of the three packages by its dotted name, with its source text."""
    files = (file for package in PACKAGES for file in sorted((CHECKOUT / package).rglob("*.py")))
    return {_dotted(file): file.read_text("utf-8") for file in files}


def strays(module: str, source: str) -> list[str]:
    """The imports of `source` that the room of `module` must not have, as `line: name`.

    >>> strays("webui.views.search", "import json, sqlite3\\nfrom indexer import fulltext")
    ['1: sqlite3', '2: indexer.fulltext']
    """
    allowed = ROOMS[max((room for room in ROOMS if _within(module, room)), key=len)]
    return [
        f"{line}: {name}"
        for line, name in imported(source)
        if not _is_plain_library(name) and not any(_within(name, room) for room in allowed)
    ]


def imported(source: str) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every import, wherever it stands; `.` leads a relative one.

    >>> list(imported("from a import b, c\\nimport d.e\\nfrom .f import g\\n__import__('h')"))
    [(1, 'a.b'), (1, 'a.c'), (2, 'd.e'), (3, '.f.g'), (4, 'h')]
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(origin, names, level):
                start = "." * (level or 0) + (f"{origin}." if origin else "")
                yield from ((node.lineno, start + alias.name) for alias in names)
            case ast.Call(
                func=ast.Name("__import__" | "import_module")
                | ast.Attribute(attr="import_module" | "__import__"),
                args=[named, *_],
            ):
                name = named.value if isinstance(named, ast.Constant) else "(computed)"
                yield node.lineno, str(name)


def undocumented(source: str) -> list[str]:
    """The module itself, and its public functions, classes and methods that have no docstring.

    What a class does for Whoosh, whose own class it builds on, is explained there.

    >>> undocumented("'''M.'''\\nclass A:\\n  '''A.'''\\n  def b(self): ...\\ndef _c(): ...")
    ['4: b']
    >>> undocumented("'''M.'''\\nfrom whoosh.x import B\\nclass A(B):\\n  '''A.'''\\n  def b(self): ...")
    []
    """
    tree = ast.parse(source)
    theirs = {name.split(".")[-1] for _, name in imported(source) if name.startswith("whoosh.")}
    missing = [] if ast.get_docstring(tree) or not tree.body else ["1: module"]
    return missing + [
        f"{node.lineno}: {node.name}"
        for node in _public(tree, theirs)
        if not ast.get_docstring(node)
    ]


def functions(source: str) -> list[tuple[str, int]]:
    """Name and number of lines of every function and method."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds))
    return [(n.name, (n.end_lineno or n.lineno) - n.lineno + 1) for n in nodes]


def prints(source: str) -> list[int]:
    """The lines that call `print`.

    >>> prints("console.print(1)\\nprint(2)")
    [2]
    """
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]


def _public(
    parent: ast.Module | ast.ClassDef, theirs: Set[str] = frozenset()
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in parent.body:
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        if not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef) and not theirs & _bases(node):
                yield from _public(node, theirs)


def _bases(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


def _is_plain_library(name: str) -> bool:
    top = name.split(".")[0]
    return top in sys.stdlib_module_names and top not in GUARDED


def _within(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


def _dotted(file: Path) -> str:
    parts = file.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
