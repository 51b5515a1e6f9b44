"""Settings: name, default and meaning in one table; environment over file over default.

Read from `BAODANG_*` variables and from `config.toml` in the home folder.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.errors import InputError


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as `baodang config` lists it; the default's type is the setting's type."""

    name: str
    default: str | int
    help: str


SETTINGS = (
    Setting("host", "127.0.0.1", "网站监听的地址"),
    Setting("port", 8000, "网站监听的端口"),
    Setting("page_size", 20, "检索页每页的篇数（1–200）"),
    Setting("passages", 3, "每篇最多显示的段数（1–20）"),
    Setting("workers", 2, "网站的工作进程数（1–64）"),
    Setting("jobs", 0, "rebuild 和 update 同时工作的进程数（0–256，0：可用的核数）"),
    Setting("build_memory", 800, "建立索引时每个进程最多用的内存（MB，200–8000）"),
)
_RANGES = {
    "port": (1, 65535),
    "page_size": (1, 200),
    "passages": (1, 20),
    "workers": (1, 64),
    "jobs": (0, 256),
    "build_memory": (200, 8000),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force; see SETTINGS for their meaning."""

    host: str = "127.0.0.1"
    port: int = 8000
    page_size: int = 20
    passages: int = 3
    workers: int = 2
    jobs: int = 0
    build_memory: int = 800


def load_settings(home: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings for an archive in `home`. InputError names a value that cannot be used."""
    file = home / "config.toml"
    values: dict[str, object] = {}
    if file.exists():
        try:
            values = tomllib.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(
                f"读不懂设置文件 {file.name}：{error}。", "请改正或删除它。"
            ) from error
    known = {s.name: s for s in SETTINGS}
    for name in values:
        if name not in known:
            raise InputError(
                f"设置文件里有不认识的名字“{name}”。", "运行 baodang config 查看全部设置。"
            )
    for name in known:
        if f"BAODANG_{name.upper()}" in environ:
            values[name] = environ[f"BAODANG_{name.upper()}"]
    return Settings(**{name: _checked(known[name], value) for name, value in values.items()})  # type: ignore[arg-type]


def _checked(setting: Setting, value: object) -> str | int:
    if isinstance(setting.default, str):
        return str(value)
    low, high = _RANGES[setting.name]
    try:
        number = int(str(value))
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise InputError(
            f"设置“{setting.name}”的值“{value}”不能用。", f"请给 {low}–{high} 的整数。"
        )
    return number
