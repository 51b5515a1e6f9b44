"""The wheel, built from a clean copy, installed into an empty environment and used elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from arrows import CHECKOUT, PACKAGES

PAGE = """管城区启动党建活动

本报讯 3月27日，郑州市管城区“3310”党建活动启动，志愿者走进社区网格。
记者 王思俊
"""
ASK_THE_WEB = """
import pathlib, sys
import archive, indexer, webui
from archive.home import Home
from archive.settings import load_settings
from webui.cli import make_app

home = Home(pathlib.Path(sys.argv[1]))
answer = make_app(home, load_settings(home.folder)).test_client().get("/", query_string={"q": "网格"})
print(answer.status_code, "<mark" in answer.text, *{pathlib.Path(p.__file__).parents[1]
      for p in (archive, indexer, webui)})
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that nothing an earlier build left behind can slip in."""
    copy, out = tmp_path_factory.mktemp("copy") / "project", tmp_path_factory.mktemp("wheel")
    leave = shutil.ignore_patterns(
        ".*", "build", "dist", "*.egg-info", "__pycache__", "baodang-data"
    )
    shutil.copytree(CHECKOUT, copy, ignore=leave)
    run(sys.executable, "-m", "pip", "wheel", "-q", *OFFLINE, "-w", out, copy, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that holds the wheel, and our dependencies.

    Those are lent by a `.pth` file: it adds a folder and does not follow what stands in it, so
    the checkout installed there for development stays out of sight.
    """
    home = tmp_path_factory.mktemp("empty") / "env"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    python = Path(paths["scripts"], "python")
    run(sys.executable, "-m", "pip", "--python", python, "install", "-q", *OFFLINE, wheel)
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(paths["purelib"], "lent.pth").write_text("\n".join(lent), "utf-8")
    return Path(paths["scripts"])


OFFLINE = ("--no-deps", "--no-index", "--no-build-isolation")


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What the command printed; a failure shows what it complained of."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "BAODANG"))}
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_holds_the_packages_and_their_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == set(PACKAGES)
    wanted = {
        file.relative_to(CHECKOUT).as_posix()
        for package in PACKAGES
        for file in (CHECKOUT / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
    }
    assert wanted - set(names) == set()
    assert "archive/catalogue/schema.sql" in names
    for folder in ("indexer/data/", "webui/templates/", "webui/static/"):
        assert any(name.startswith(folder) for name in names), folder


def test_it_is_for_any_system_and_names_its_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert wheel.name.endswith("-py3-none-any.whl")
    assert any(name.endswith("/LICENSE") for name in names)


def test_it_works_outside_the_checkout(commands: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    baodang = commands / "baodang"
    run(baodang, "rebuild", "page.txt", "--home", "home", "--quiet", cwd=tmp_path)
    answer = json.loads(run(baodang, "search", "网格", "--json", "--home", "home", cwd=tmp_path))
    assert answer["total_articles"] == 1
    assert answer["hits"][0]["headline"] == "管城区启动党建活动"

    status, marked, *origins = run(
        commands / "python", "-c", ASK_THE_WEB, "home", cwd=tmp_path
    ).split()
    assert (status, marked) == ("200", "True")
    (origin,) = map(Path, origins)
    assert origin.is_relative_to(commands.parent) and not origin.is_relative_to(CHECKOUT)
