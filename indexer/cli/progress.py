"""How far a build is: one line on a terminal, with the rate and the time left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn
from rich.table import Column
from rich.text import Text

from indexer.pipeline import Step, Watch

_MB = 1_000_000


@contextmanager
def shown(console: Console) -> Iterator[Watch]:
    """A Watch that draws the line while the block lasts; nothing where there is no terminal."""
    with Progress(
        TextColumn(
            "{task.description}",
            markup=False,
            table_column=Column(no_wrap=True, overflow="ellipsis", max_width=36),
        ),
        BarColumn(bar_width=24),
        _Rate(table_column=Column(no_wrap=True)),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        yield _watch(progress)


def announced(step: Step) -> None:
    """A Watch that says each stage once, for commands that mostly have nothing to build."""
    if not step.done:
        click.echo(step.what, err=True)


def _watch(progress: Progress) -> Callable[[Step], None]:
    task = progress.add_task("准备", total=None, unit="")
    before: list[Step] = []

    def watch(step: Step) -> None:
        if not before or before[-1].unit != step.unit:  # a new stage has a rate of its own
            progress.reset(task, total=step.total or None, unit=step.unit)
        before[:] = [step]
        total = step.total or None
        progress.update(task, description=step.what, completed=step.done, total=total)

    return watch


class _Rate(ProgressColumn):
    """What `told` says of the task."""

    def render(self, task: Task) -> Text:
        """The text of the column."""
        unit = str(task.fields.get("unit", ""))
        return Text(told(task.completed, task.total, unit, task.speed), style="progress.remaining")


def told(done: float, total: float | None, unit: str, speed: float | None) -> str:
    """Amount, rate and time left, as far as they are known; `unit` as in `Step`.

    >>> told(1_500_000, 12_000_000, "B", 350_000)
    '1.5/12.0 MB  0.35 MB/秒  还要 30 秒'
    >>> told(1200, 90000, "篇", 410.4), told(3, None, "篇", None), told(0, 1, "", None)
    ('1200/90000 篇  410 篇/秒  还要 3 分 36 秒', '3 篇', '')
    """
    if unit not in ("B", "篇"):
        return ""
    size, digits = (_MB, 1) if unit == "B" else (1, 0)
    name = "MB" if unit == "B" else unit
    amounts = [f"{n / size:.{digits}f}" for n in (done, total) if n is not None]
    parts = [f"{'/'.join(amounts)} {name}"]
    if speed:
        parts.append(f"{speed / size:.{digits * 2}f} {name}/秒")
        if total is not None and total > done:
            parts.append(f"还要 {duration((total - done) / speed)}")
    return "  ".join(parts)


def duration(seconds: float) -> str:
    """A time in words.

    >>> duration(0.2), duration(59.6), duration(7322)
    ('1 秒', '1 分 0 秒', '2 小时 2 分')
    """
    minutes, rest = divmod(max(round(seconds), 1), 60)
    if minutes >= 60:
        return f"{minutes // 60} 小时 {minutes % 60} 分"
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"
