"""The rows of facets and marked texts as HTML.

A page holds hundreds of them, alike but for a link, a name and a number; a template spends more
time on them than all else takes, so they alone are drawn here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from webui.presenters.facets import Row
from webui.presenters.segments import Segment


def rows_html(rows: Iterable[Row]) -> Markup:
    """A list of rows, with those below each folded away under it."""
    return Markup(_list(rows))


def marked(segments: Iterable[Segment]) -> Markup:
    """A text with its marks."""
    return Markup(
        "".join(f"<mark>{escape(s.text)}</mark>" if s.marked else escape(s.text) for s in segments)
    )


def _list(rows: Iterable[Row]) -> str:
    return f"<ul>{''.join(map(_item, rows))}</ul>\n"


def _item(row: Row) -> str:
    label, count = _escaped(row.label), row.count
    # Addresses are quoted for URLs: nothing but & is left in them that HTML reads otherwise.
    url = row.url.replace("&", "&amp;")
    bar = (
        ""
        if row.bar is None
        else '<svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{row.bar}" height="4"/></svg>'
    )
    value = (
        f'<a class="value on" href="{url}" aria-label="{label}，{count} 篇，已选，点按取消"'
        ' aria-current="true">'
        if row.selected
        else f'<a class="value" href="{url}" aria-label="{label}，{count} 篇">'
    ) + f'<span class="name">{label}</span> <span class="count">{count}</span>{bar}</a>'
    if not row.children:
        return f"<li>{value}</li>\n"
    below = (
        f"<details{' open' if row.open else ''}>"
        f'<summary aria-label="{label}之下"></summary>{_list(row.children)}</details>'
    )
    return f'<li class="parent">{value}{below}</li>\n'


@lru_cache(maxsize=1 << 13)
def _escaped(text: str) -> str:
    return str(escape(text))
