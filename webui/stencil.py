"""Templates that one page fills hundreds of times.

A Stencil reads its template once, with a mark in the place of each field. What stands between the
marks never changes, so it is kept, and to fill the stencil is to join strings. Only Html goes into
it, and text becomes that by `escaped` alone, which the type checker watches over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NewType

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import escape

Html = NewType("Html", str)  # in which HTML reads nothing otherwise than it is meant

_MARK = re.compile("\x02(\\d+)\x03")
_special = re.compile("[&<>\"']").search
_ENVIRONMENT = Environment(
    loader=PackageLoader("webui"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def escaped(text: str) -> Html:
    """Any text as HTML that shows it, between tags or inside quotation marks.

    >>> escaped("甲 & <乙>")
    '甲 &amp; &lt;乙&gt;'
    """
    return Html(str(escape(text)) if _special(text) else text)


@lru_cache(maxsize=1 << 13)
def escaped_again(text: str) -> Html:
    """The same for names that stand on many pages."""
    return escaped(text)


def address(url: str) -> Html:
    """An address of this site as HTML: it is quoted for URLs, so nothing but & is left in it that
    HTML reads otherwise."""
    return Html(url.replace("&", "&amp;"))


class Stencil:
    """A template with `fields` to be filled in their order, drawn for these `flags`."""

    def __init__(self, template: str, fields: Sequence[str], **flags: object) -> None:
        marks = {name: f"\x02{n}\x03" for n, name in enumerate(fields)}
        drawn = _ENVIRONMENT.get_template(template).render(**marks, **flags)
        self._put(_MARK.split(drawn)[::2], [*map(int, _MARK.findall(drawn))])

    def _put(self, texts: list[str], order: list[int]) -> None:
        self._texts, self._order = texts, order
        self._form = "%s".join(text.replace("%", "%%") for text in texts)
        self._pick = itemgetter(*order) if order else tuple[str | int, ...]

    def fill(self, *values: Html | int) -> Html:
        """The template with a value for each field."""
        return Html(self._form % self._pick(values))

    def partly(self, *values: Html) -> Stencil:
        """The stencil whose first fields are filled; the others are still to be."""
        texts, order = [self._texts[0]], []
        for field, text in zip(self._order, self._texts[1:], strict=True):
            if field < len(values):
                texts[-1] += values[field] + text
            else:
                texts.append(text)
                order.append(field - len(values))
        return _stencil(texts, order)


def joined(stencils: Iterable[Stencil]) -> Stencil:
    """Stencils one behind the other, of the same fields, each of which is filled alike in all."""
    texts, order = [""], list[int]()
    for stencil in stencils:
        texts[-1] += stencil._texts[0]
        texts += stencil._texts[1:]
        order += stencil._order
    return _stencil(texts, order)


def _stencil(texts: list[str], order: list[int]) -> Stencil:
    stencil = Stencil.__new__(Stencil)
    stencil._put(texts, order)
    return stencil
