"""Processes of a crew in which some pages do harm: what a parser in C or a bug may do.

崩溃 in a page ends the process, 停住 lets it run for ever; 出错 raises, as a stage may.
"""

from __future__ import annotations

import os
import time

from archive.texts import Page
from indexer.pipeline import crew, process
from indexer.splitting import SplitPage

_split = process.split_page


def serve() -> None:
    """A crew's process."""
    process.split_page = _harmful
    crew.serve()


def serve_without_splitting() -> None:
    """The same, ready sooner: all lines are left over."""
    process.split_page = _harmful_or_nothing
    crew.serve()


def _harmful(page: Page) -> SplitPage:
    _do_harm(page)
    return _split(page)


def _harmful_or_nothing(page: Page) -> SplitPage:
    _do_harm(page)
    return SplitPage((), ())


def _do_harm(page: Page) -> None:
    text = "".join(page.lines)
    if "崩溃" in text:
        os._exit(1)
    if "停住" in text:
        time.sleep(1000)
    if "出错" in text:
        raise ZeroDivisionError
