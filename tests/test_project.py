"""What the repository promises as a whole: seeds untouched, locks without addresses."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from arrows import CHECKOUT

SEEDS = {
    "000_2aee29e949916a87.txt": "9f333c862a615d0508bd316dc6520fc371f1b3980b80ecf4c2a1d02a66ed0f56",
    "001_a684314036d3c468.txt": "bc742b23aa477df836a1a7a3972e64dfc746c7f0dfa9031fca34dfe7761be74f",
    "002_55b7974c3ab1651e.txt": "9f9896492ff25e60a2e96975ba7d9a4466ce538b67116e4a71b0216c4ebaed5f",
    "003_0051e04c5eb74e36.txt": "6439e1b900cc7cfd5f9c43721765ae319757412c67fb7ed4e10b8c0fa96178e9",
    "004_be46181ef6e0726e.txt": "4bacd959a7d773aa23be86b7a83c8d34a272d9cc67f5e983bff201fc2f58e3b4",
}
TEXT = {".py", ".md", ".toml", ".lock", ".sh", ".sql", ".tsv", ".txt", ".json", ".html", ".css"}
TEXT |= {".js", ".svg", ".xml", ".yml", ""}
UNREAD = {"seeds", "build", "dist", "__pycache__", "baodang-data", "baodang.egg-info"}
# Split, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(
    r"(?<![\w.])/(?:" + "home|root|work|Users" + r")/\w|(?<![A-Za-z])[A-Z]:\\" + r"\w"
)
REGISTRIES = re.compile(
    "|".join(
        ["pypi" + r"\.", "python" + "hosted", "npm" + r"js\.", "registry" + r"\.", "/simp" + "le"]
    )
)


def test_seeds_are_the_owners_bytes() -> None:
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in _seed_files()}
    assert found == SEEDS


def test_test_modules_can_be_told_apart() -> None:
    names = [path.name for path in (CHECKOUT / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert "__init__.py" not in names
    assert sorted(set(names)) == sorted(names)


def test_no_path_of_a_machine_and_no_registry_is_written_down() -> None:
    found = {
        f"{path.relative_to(CHECKOUT)}: {match[0]}"
        for path in _texts()
        for pattern in (MACHINE_PATHS, REGISTRIES)
        for match in pattern.finditer(path.read_text("utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize("text", ["see /" + "home/ann/x", "C:" + "\\Users", "/" + "work/main"])
def test_a_machine_path_is_noticed(text: str) -> None:
    assert MACHINE_PATHS.search(text)


@pytest.mark.parametrize("text", ["/api/search", "a/home/b", "http://127.0.0.1/work", "~/x"])
def test_other_paths_are_left_alone(text: str) -> None:
    assert not MACHINE_PATHS.search(text)


@pytest.mark.parametrize(
    "name",
    [
        *("requirements-build", "requirements", "requirements-dev", "requirements-bench"),
        "requirements-whoosh",
    ],
)
def test_locks_pin_everything_by_hash_and_name_no_address(name: str) -> None:
    text = (CHECKOUT / f"{name}.lock").read_text("utf-8")
    assert "://" not in text and not re.search(r"^-", text, re.M)
    entries = re.split(r"\n(?=\w)", text.strip())
    assert all(re.match(r"[a-z0-9-]+==[\w.]+", e) and "--hash=sha256:" in e for e in entries)


def test_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    wanted = {
        "requirements-build": groups["build"],
        "requirements-bench": groups["bench"],
        "requirements-whoosh": groups["whoosh"],
        "requirements": project["project"]["dependencies"],
        "requirements-dev": [*project["project"]["dependencies"], *groups["build"]]
        + [entry for entry in groups["dev"] if isinstance(entry, str)],
    }
    for lock, asked in wanted.items():
        text = (CHECKOUT / f"{lock}.lock").read_text("utf-8")
        names = {re.split(r"[^\w-]", entry)[0] for entry in asked}
        assert names - set(re.findall(r"^([\w-]+)==", text, re.M)) == set()


def test_all_locks_agree() -> None:
    pins: dict[str, set[str]] = {}
    for lock in CHECKOUT.glob("requirements*.lock"):
        for name, version in re.findall(r"^([\w-]+)==(\S+)", lock.read_text("utf-8"), re.M):
            pins.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in pins.items() if len(versions) > 1} == {}


def test_the_checks_run_make_test() -> None:
    script = CHECKOUT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    lines = [line for line in script.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert [line.split(" && ")[-1] for line in lines] == ["exec make test"]


def test_make_help_names_every_target() -> None:
    shown = subprocess.run(
        ["make", "-s", "-C", CHECKOUT], capture_output=True, encoding="utf-8", check=True
    )
    targets = set(re.findall(r"^  make (\S+)", shown.stdout, re.M))
    assert targets >= {"help", "setup", "serve", "test", "test-all", "lock", "clean"}


@pytest.mark.parametrize("python", ["/bin/false", "no-such-python"])
def test_without_a_python_make_says_what_is_needed(python: str) -> None:
    asked = subprocess.run(
        ["sh", CHECKOUT / "tools" / "find_python.sh"],
        env={**os.environ, "PYTHON": python},
        capture_output=True,
        encoding="utf-8",
    )
    assert asked.returncode == 1 and asked.stdout == ""
    assert "Python 3.11" in asked.stderr and "请" in asked.stderr


def test_a_python_without_venv_is_named(tmp_path: Path) -> None:
    """A stand-in that is new enough and cannot import anything."""
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\ncase "$2" in *version_info*) exit 0;; *) exit 1;; esac\n')
    python.chmod(0o755)
    asked = subprocess.run(
        ["sh", CHECKOUT / "tools" / "find_python.sh"],
        env={**os.environ, "PYTHON": str(python)},
        capture_output=True,
        encoding="utf-8",
    )
    assert asked.returncode == 1 and "ensurepip" in asked.stderr and str(python) in asked.stderr


def _seed_files() -> list[Path]:
    return [p for p in (CHECKOUT / "seeds").iterdir() if not p.name.startswith(".")]


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _texts() -> Iterator[Path]:
    """The text files of the checkout, without the seeds and what tools leave behind."""
    for folder, folders, names in os.walk(CHECKOUT):
        folders[:] = [f for f in folders if f not in UNREAD and (f == ".ci" or f[0] != ".")]
        yield from (p for n in names if (p := Path(folder, n)).suffix in TEXT and n[0] != ".")
