"""Texts of a web page as they are shown and compared."""

from __future__ import annotations

import re

_TAG = re.compile(r"<[^<>]*>")


def plain(markup: str) -> str:
    """Text without tags, its blanks single.

    >>> plain("一<br/>二 <b>三</b>")
    '一 二 三'
    """
    return " ".join(_TAG.sub(" ", markup).split())


def squeezed(text: str) -> str:
    """Text as it is compared: without blanks, with one kind of dash."""
    return "".join(text.split()).replace("－", "-").replace("―", "—")
