"""A corrected sheet → articles and leftovers again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from archive.fragments import heading_text, paragraph_text
from archive.texts import (
    SUSPECTED,
    Article,
    Field,
    Fragment,
    Gap,
    Join,
    Kind,
    Leftover,
    Paragraph,
    Role,
    State,
    Subheading,
    Truncated,
)
from indexer.corrections.actions import Edit
from indexer.corrections.aftermath import aftermath
from indexer.corrections.sheet import Draft, Sheet

_TRUNCATED: dict[tuple[bool, bool], Truncated] = {
    (True, True): "both",
    (True, False): "start",
    (False, True): "end",
}


def articles_of(before: Sheet, edit: Edit) -> tuple[Article, ...]:
    """The articles of an edited sheet, in order; what nothing touched is the same object."""
    sheet, after, owners = edit.sheet, aftermath(before, edit), edit.sheet.owners()
    contents = {draft.base.id: _content(before, draft) for draft in before.drafts}
    texts = _texts(before)
    notes = [(owners.get(sheet.at(key)), entry.done(what)) for key, entry, what in edit.notes]
    alive = {draft.base.id for draft in sheet.drafts if draft.keys}
    made = []
    for i, draft in enumerate(sheet.drafts):
        if not draft.keys:
            continue
        over = dict.fromkeys(map(edit.heir, draft.base.applies_to))
        said = replace(
            draft.base,
            gaps=tuple(gap for at, gap in after.gaps if at == i),
            doubts=tuple(doubt for at, doubt in after.doubts if at == i),
            applies_to=tuple(other for other in over if other in alive),
            corrections=tuple(dict.fromkeys(note for at, note in notes if at == i)),
        )
        same = _content(sheet, draft) == contents.get(draft.base.id)
        if not same:
            said = _with_texts(said, sheet, draft, texts)
        made.append(draft.base if said == draft.base else _with_state(said, draft.base))
    return tuple(made)


def leftovers_of(sheet: Sheet, source: str) -> tuple[Leftover, ...]:
    """What belongs to no article, in the order of lines."""
    return tuple(
        Leftover(source, sheet.pieces[key].fragment, sheet.left[key]) for key in sorted(sheet.left)
    )


Texts = dict[tuple[tuple[Fragment, ...], tuple[str, ...]], str]
Content = list[tuple[Role, tuple[Fragment, ...], tuple[Join | None, ...]]]


def _content(sheet: Sheet, draft: Draft) -> Content:
    """All texts of an article in order: role, slices, and the joins between them."""
    found: Content = []
    for key in draft.keys:
        chain = sheet.chain(key)
        fragments = tuple(sheet.pieces[k].fragment for k in chain)
        joins = tuple(sheet.links[k][1] for k in chain[:-1])
        found.append((sheet.pieces[key].role, fragments, joins))
    return found


def _texts(sheet: Sheet) -> Texts:
    """The texts as the program put them together, by their slices and overlaps."""
    found: Texts = {}
    for draft in sheet.drafts:
        base = draft.base
        for field in (base.headline, base.kicker, base.deck, base.byline, *base.captions):
            if field:
                found[field.fragments, ()] = field.text
        found |= {(sub.fragments, ()): sub.text for sub in base.subheadings}
        for p in base.paragraphs:
            found[p.fragments, tuple(join.overlap for join in p.joins)] = p.text
    return found


def _with_texts(article: Article, sheet: Sheet, draft: Draft, texts: Texts) -> Article:
    """The article with its fields made anew from the slices that it has."""
    content = _content(sheet, draft)
    kind = _kind(article.kind, {role for role, _, _ in content})
    paragraphs: list[Paragraph] = []
    subheadings: list[tuple[int, str, tuple[Fragment, ...]]] = []
    captions: list[Field] = []
    heads: dict[Role, list[Fragment]] = {}
    for role, fragments, joins in content:
        if role == "paragraph":
            paragraphs.append(_paragraph(len(paragraphs) + 1, fragments, joins, texts))
        elif role == "subheading":
            subheadings.append((len(paragraphs) + 1, _text(fragments, texts), fragments))
        elif role == "caption":
            captions.append(Field(_text(fragments, texts), fragments))
        else:
            heads.setdefault("headline" if role == "slogan" else role, []).extend(fragments)
    return replace(
        article,
        kind=kind,
        headline=_head(heads.get("headline"), texts),
        kicker=_head(heads.get("kicker"), texts),
        deck=_head(heads.get("deck"), texts),
        byline=_head(heads.get("byline"), texts),
        captions=tuple(captions),
        subheadings=tuple(
            Subheading(text, fragments, n if n <= len(paragraphs) else None)
            for n, text, fragments in subheadings
        ),
        paragraphs=tuple(paragraphs),
    )


def _kind(kind: Kind, roles: set[Role]) -> Kind:
    """A banner with more than its words is news; pictures are what has captions and no text."""
    if kind == "slogan":
        return "slogan" if roles <= {"slogan", "kicker", "deck"} and "slogan" in roles else "news"
    if kind == "photo" and "paragraph" in roles:
        return "news"
    if kind in ("news", "brief") and "caption" in roles and "paragraph" not in roles:
        return "photo"
    return kind


def _paragraph(
    n: int, fragments: tuple[Fragment, ...], links: Sequence[Join | None], texts: Texts
) -> Paragraph:
    joins = tuple(
        _fitting(cast(Join, join), a, b)
        for join, a, b in zip(links, fragments, fragments[1:], strict=False)
    )
    known = texts.get((fragments, tuple(join.overlap for join in joins)))
    return Paragraph(n, known or paragraph_text(fragments, joins), fragments, joins)


def _fitting(join: Join, above: Fragment, below: Fragment) -> Join:
    """The join without its overlap where a cut has taken that away."""
    fits = above.text.endswith(join.overlap) and below.text.startswith(join.overlap)
    return join if fits else replace(join, overlap="")


def _head(fragments: Sequence[Fragment] | None, texts: Texts) -> Field | None:
    if not fragments:
        return None
    given = tuple(fragments)
    if (given, ()) in texts:
        return Field(texts[given, ()], given)
    ordered = tuple(sorted(given, key=lambda f: (f.line, f.start)))
    return Field(heading_text(ordered), ordered)


def _text(fragments: tuple[Fragment, ...], texts: Texts) -> str:
    return texts.get((fragments, ()), "") or heading_text(fragments)


def _with_state(article: Article, base: Article) -> Article:
    """What is missing at the ends, and the state of the text, as they are now."""
    same = [p.fragments for p in article.paragraphs] == [p.fragments for p in base.paragraphs]
    unchanged = same and article.gaps == base.gaps
    truncated = base.truncated if unchanged else _truncated(article.paragraphs, article.gaps)
    states: dict[State, bool] = {
        "caption": article.kind == "photo",
        "rejoined": any(p.repairs for p in article.paragraphs),
        "cut": bool(article.gaps) or truncated != "none",
        "suspected": any(doubt.rule == SUSPECTED for doubt in article.doubts),
    }
    state = tuple(name for name, holds in states.items() if holds)
    return replace(article, truncated=truncated, state=state or ("whole",))


def _truncated(paragraphs: Sequence[Paragraph], gaps: Sequence[Gap]) -> Truncated:
    if not paragraphs:
        return "none"
    ends = (paragraphs[0].fragments[0].line, "start"), (paragraphs[-1].fragments[-1].line, "end")
    start, end = (any((gap.line, gap.missing) == at for gap in gaps) for at in ends)
    return _TRUNCATED.get((start, end), "none")
