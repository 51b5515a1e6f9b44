"""Finding a browser: stand-ins on PATH, and an apt-get that puts one there."""

from __future__ import annotations

import os
from pathlib import Path

import find_browser as finder
import pytest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH; no macOS applications."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(finder, "APPS", ())
    return tmp_path


def put(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("name", finder.NAMES)
def test_any_browser_of_the_family_will_do(folder: Path, name: str) -> None:
    assert finder.find_browser() is None
    browser = put(folder, name, "exit 0")
    assert finder.find_browser() == browser


def test_a_stub_that_does_not_start_is_passed_over(folder: Path) -> None:
    put(folder, "chromium-browser", "echo please install something else; exit 1")
    assert finder.find_browser() is None
    working = put(folder, "google-chrome", "exit 0")
    assert finder.find_browser() == working


def test_root_on_debian_gets_the_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put(folder, "apt-get", f'[ "$1" = update ] || /bin/cp /bin/true {folder}/chromium')
    assert finder.install_browser() == folder / "chromium"


def test_a_package_that_cannot_be_had_is_no_browser(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put(folder, "apt-get", "exit 100")
    assert finder.install_browser() is None


@pytest.mark.parametrize("user", [0, 1000])
def test_nothing_is_installed_for_others_or_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    """Root without apt-get, and a plain user with one."""
    monkeypatch.setattr(os, "geteuid", lambda: user)
    if user:
        put(folder, "apt-get", f"/bin/cp /bin/true {folder}/chromium")
    assert finder.install_browser() is None
    assert not (folder / "chromium").exists()
