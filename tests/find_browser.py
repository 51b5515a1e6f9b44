"""Finds the browser for the tests: one on this machine, else Debian's package where that may be.

`python tests/find_browser.py` prints its path, or says how to get one and ends with status 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "msedge", "microsoft-edge", "microsoft-edge-stable",
)  # fmt: skip
APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
HOW_TO_GET_ONE = (
    "找不到 Chrome、Chromium 或 Edge 浏览器：请装一个并放在 PATH 上（Debian：apt install chromium），"
    "或用 make test BROWSER=0 跳过浏览器测试。"
)


def find_browser() -> Path | None:
    """The first browser of the Chromium family that starts, on PATH or among macOS applications."""
    found = [shutil.which(name) for name in NAMES]
    apps = [f"/Applications/{app}.app/Contents/MacOS/{app}" for app in APPS]
    candidates = [Path(path) for path in (*found, *apps) if path]
    return next((path for path in candidates if path.is_file() and _starts(path)), None)


def install_browser() -> Path | None:
    """Debian's `chromium` through apt-get, for root only; None where that cannot be."""
    if not shutil.which("apt-get") or os.name != "posix" or os.geteuid() != 0:
        return None
    print("没有找到浏览器，正在用 apt-get 安装 chromium …", flush=True)
    install = ("apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("apt-get", "update", "-qq"), install):
        subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return find_browser()


def _starts(path: Path) -> bool:
    """Whether it is more than a stub that asks to install something else."""
    if os.name == "nt":  # there `--version` opens a window
        return True
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


if __name__ == "__main__":
    browser = find_browser() or install_browser()
    sys.exit(print(f"浏览器测试使用 {browser}") if browser else HOW_TO_GET_ONE)
