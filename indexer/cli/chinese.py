"""The words of click's own help and errors, in Chinese."""

from __future__ import annotations

from collections.abc import Iterable

import click

_HEADS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_PARTS = (
    ("Show this message and exit.", "显示用法。"),
    ("Show the version and exit.", "显示版本。"),
    ("[default: ", "[默认："),
    ("env var: ", "环境变量："),
    ("default: ", "默认："),
)


class ChineseFormatter(click.HelpFormatter):
    """Writes help pages with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is called."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """The name of a list."""
        super().write_heading(_HEADS.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """A list of names and what they mean."""
        super().write_dl([(left, _chinese(right)) for left, right in rows], col_max, col_spacing)


def usage_sentence(error: click.UsageError) -> str:
    """A wrong call in one Chinese sentence, with where to look."""
    where = error.ctx.command_path if error.ctx else "baodang"
    return f"{_what(error)}。用 {where} --help 查看用法。"


def _what(error: click.UsageError) -> str:
    name = getattr(getattr(error, "param", None), "human_readable_name", "") or ""
    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 的用法不对"
        case click.MissingParameter():
            return f"缺少 {_shown(error, name)}"
        case click.BadParameter():
            return f"{_shown(error, name)} 的值不能用（{error.message.rstrip('.')}）"
    if error.message.startswith("No such command"):
        return f"没有这个命令：{error.message.split(None, 3)[-1].rstrip('.')}"
    if error.message.startswith("Missing command"):
        return "缺少命令"
    if error.message.startswith("Got unexpected extra"):
        return "给出的参数太多"
    return error.message.rstrip("。.")


def _shown(error: click.BadParameter, name: str) -> str:
    opts = getattr(error.param, "opts", None)
    return str(opts[0]) if opts and opts[0].startswith("-") else name.upper()


def _chinese(text: str) -> str:
    for english, chinese in _PARTS:
        text = text.replace(english, chinese)
    return text
