"""The rows of facets, the hits and the marked texts as HTML.

A page holds hundreds of them; how each looks stands in its template, `search/_row.html` and so on.
What of them does not depend on the search is filled in once and kept: the name of a value, and all
facts of an article, with room for what stands around the values in the addresses of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial

from markupsafe import Markup

from archive.addresses import basis_anchor
from webui.links import Links, PageLinks
from webui.presenters.chips import Chip, Fact, chips_of
from webui.presenters.facets import Row
from webui.presenters.hits import HitView, PassageView
from webui.presenters.segments import Segment
from webui.state import quoted
from webui.stencil import Html, Stencil, address, escaped, escaped_again, joined

_KEPT = 1 << 12  # rows, and articles, whose unchanging parts are kept
_FACETS = ("newspaper", "date", "place", "topic")  # those of facts
_NONE = Html("")


def rows_html(rows: Iterable[Row], links: Links) -> Markup:
    """A list of rows, with those below each folded away under it."""
    return Markup(_list(rows, links, [*map(address, links.frame or ())]))


def hits_html(hits: Iterable[HitView], links: PageLinks) -> Markup:
    """The hits of a list."""
    frames = links.frames(_FACETS)
    if frames is None:
        facts = partial(_facts_and_choices, links)
    else:
        facts = partial(_facts, [*map(address, frames)])
    return Markup("".join([_hit(hit, facts) for hit in hits]))


def marked(segments: Iterable[Segment]) -> Markup:
    """A text with its marks."""
    return Markup(_marked(segments))


def _list(rows: Iterable[Row], links: Links, frame: list[Html]) -> Html:
    """The addresses of rows are in the `frame`, or where there is none each is one of its own."""
    drawn = []
    for row in rows:
        bar, kids = row.bar, row.children
        look = (
            (row.selected, bar is not None, bool(kids), row.open)
            if kids or bar
            else (row.selected,)
        )
        below = _list(kids, links, frame) if kids else _NONE
        if frame:
            draw = _kept_row(row.label, row.value, *look)
            drawn.append(draw(*frame, row.count, bar or 0, below))
        else:
            url = address(links.toggle(row.value))
            stencil = _row_stencil(*look).partly(escaped(row.label), _NONE)
            drawn.append(stencil.fill(url, _NONE, row.count, bar or 0, below))
    return Html(f"<ul>{''.join(drawn)}</ul>\n")


@lru_cache(maxsize=_KEPT)
def _kept_row(label: str, value: str, *look: bool) -> Callable[..., Html]:
    return _row_stencil(*look).partly(escaped(label), address(quoted(value))).fill


@cache
def _row_stencil(
    selected: bool, barred: bool = False, parent: bool = False, open_: bool = False
) -> Stencil:
    fields = ("label", "value", "head", "tail", "count", "width", "below")
    flags = {"selected": selected, "barred": barred, "parent": parent, "open": open_}
    return Stencil("search/_row.html", fields, **flags)


def _hit(hit: HitView, facts: Callable[[tuple[Fact, ...], str], Html]) -> Html:
    known, quoted = bool(hit.facts), bool(hit.passages)
    stencil = _hit_stencil(hit.headless, hit.kind is not None, not hit.exact, known, quoted)
    return stencil.fill(
        escaped(hit.id),
        address(hit.url),
        _marked(hit.title),
        escaped(hit.kind or ""),
        facts(hit.facts, hit.url) if known else _NONE,
        Html("".join([_passage(passage) for passage in hit.passages])),
    )


@cache
def _hit_stencil(headless: bool, named: bool, loose: bool, known: bool, quoted: bool) -> Stencil:
    fields = ("id", "url", "title", "kind", "facts", "passages")
    flags = {"headless": headless, "named": named, "loose": loose, "known": known, "quoted": quoted}
    return Stencil("search/_hit.html", fields, **flags)


def _facts(frames: list[Html], facts: tuple[Fact, ...], url: str) -> Html:
    return _kept_facts(facts)(*frames, address(url))


@lru_cache(maxsize=_KEPT)
def _kept_facts(facts: tuple[Fact, ...]) -> Callable[..., Html]:
    return joined(map(_fact, facts)).fill


def _fact(fact: Fact) -> Stencil:
    """A fact with room for the frames of all facets, and for the address of its article."""
    value = address(quoted(fact.value))
    stencil = _fact_stencil(_FACETS.index(fact.facet), bool(fact.inferred))
    return stencil.partly(escaped(fact.label), value, escaped(fact.inferred))


@cache
def _fact_stencil(facet: int, guessed: bool) -> Stencil:
    name = _FACETS[facet]
    others = [f"{part} of {other}" for other in _FACETS for part in ("head", "tail")]
    others[2 * facet : 2 * facet + 2] = "head", "tail"
    fields = ("label", "value", "hint", *others, "url")
    return Stencil(
        "search/_fact.html", fields, name=name, guessed=guessed, reasons=basis_anchor(name)
    )


def _facts_and_choices(links: PageLinks, facts: tuple[Fact, ...], url: str) -> Html:
    """Facts of facets in which something is chosen: each address is one of its own."""
    return Html("".join([_chip(chip, url) for chip in chips_of(facts, links)]))


def _chip(chip: Chip, url: str) -> Html:
    at = _FACETS.index(chip.name)
    frames = [_NONE] * (2 * len(_FACETS))
    frames[2 * at] = address(chip.url)
    stencil = _fact_stencil(at, bool(chip.mark))
    return stencil.fill(
        escaped_again(chip.label), _NONE, escaped_again(chip.hint), *frames, address(url)
    )


def _passage(passage: PassageView) -> Html:
    where = escaped_again(passage.label)
    return _PASSAGE.fill(address(passage.url), where, _marked(passage.segments))


def _marked(segments: Iterable[Segment]) -> Html:
    return Html(
        "".join(
            [f"<mark>{escaped(s.text)}</mark>" if s.marked else escaped(s.text) for s in segments]
        )
    )


_PASSAGE = Stencil("search/_passage.html", ("url", "label", "text"))
