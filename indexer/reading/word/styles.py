"""How paragraphs of a Word document look: what their styles and their own settings say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{_W}val"
_OFF = frozenset(("0", "false", "none", "off"))
_LEVEL = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_TITLE = re.compile(r"title|标题|大标题|主标题|主题|(?:新闻|文章|稿件)标题", re.I)
_DEEPEST = 9  # styles that are based on each other
BODY_SIZE = 21  # half points: 五号, when a document sets none


@dataclass(frozen=True, slots=True)
class Look:
    """`level` of a heading: 0 a title, 1 … the deeper ones, None text; `part`: deck or caption
    when the style is for that; `size` of type in half points."""

    level: int | None = None
    part: str = ""
    centred: bool = False
    bold: bool = False
    size: int = BODY_SIZE


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    element: Element


class Styles:
    """The styles of one document."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._size = BODY_SIZE
        for style in root.iterchildren(f"{_W}style") if root is not None else ():
            if style.get(f"{_W}type") == "paragraph":
                self._add(style)
        defaults = root.find(f"{_W}docDefaults") if root is not None else None
        if defaults is not None and (size := _number(defaults, f"{_W}sz")):
            self._size = size

    def look(self, paragraph: Element) -> Look:
        """How a paragraph looks."""
        properties = paragraph.find(f"{_W}pPr")
        named = _value(properties, "pStyle") or self._default
        chain = self._chain(named)
        names = [style.name for style in chain]
        outline = _value(properties, "outlineLvl")
        level = next((found for name in names if (found := _level(name)) is not None), None)
        if level is None and outline is not None and outline.isdecimal() and int(outline) < 9:
            level = int(outline) + 1
        elements = [style.element for style in chain]
        inks = [run for run in paragraph.iter(f"{_W}r") if run.find(f"{_W}t") is not None]
        return Look(
            level=level,
            part=next((part for name in names if (part := _part(name))), ""),
            centred=_first([paragraph, *elements], "jc") in ("center", "distribute"),
            bold=bool(inks) and all(_bold(run, elements) for run in inks),
            size=max((_run_size(run) for run in inks), default=0)
            or next((n for e in elements if (n := _number(e, f"{_W}rPr/{_W}sz"))), self._size),
        )

    def _add(self, style: Element) -> None:
        key = style.get(f"{_W}styleId") or ""
        name = _value(style, "name") or key
        self._styles[key] = _Style(name, _value(style, "basedOn") or "", style)
        if style.get(f"{_W}default") in ("1", "true"):
            self._default = key

    def _chain(self, key: str) -> list[_Style]:
        """A style and those that it is based on."""
        chain: list[_Style] = []
        while key in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[key])
            key = chain[-1].based_on
        return chain


def _level(name: str) -> int | None:
    """The level of a heading that the name of a style tells.

    >>> _level("Title"), _level("heading 1"), _level("标题 2"), _level("Normal"), _level("副标题")
    (0, 1, 2, None, None)
    """
    if match := _LEVEL.match(name):
        return int(match[1])
    return 0 if _TITLE.fullmatch(name) else None


def _part(name: str) -> str:
    if re.search(r"subtitle|副标题|副题|引题|肩题|眉题", name, re.I):
        return "beside"
    return "caption" if re.search(r"caption|题注|图注|图片说明|图说", name, re.I) else ""


def _value(element: Element | None, tag: str) -> str | None:
    child = element.find(f"{_W}{tag}") if element is not None else None
    return child.get(_VALUE) if child is not None else None


def _first(elements: list[Element], tag: str) -> str | None:
    """The value of a setting of the paragraph, or of the nearest style that makes it."""
    for element in elements:
        value = _value(element.find(f"{_W}pPr"), tag)
        if value is not None:
            return value
    return None


def _bold(run: Element, styles: list[Element]) -> bool:
    for element in (run, *styles):
        setting = element.find(f"{_W}rPr/{_W}b")
        if setting is not None:
            return (setting.get(_VALUE) or "1").lower() not in _OFF
    return False


def _run_size(run: Element) -> int:
    return _number(run, f"{_W}rPr/{_W}sz")


def _number(element: Element, path: str) -> int:
    child = element.find(path) if "/" in path else next(element.iter(path), None)
    value = child.get(_VALUE) if child is not None else None
    return int(value) if value and value.isdecimal() else 0
