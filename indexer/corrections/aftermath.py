"""What follows from edits for gaps, doubts and weighed joins: settled ones go, open ends are said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive.texts import LOST, SUSPECTED, Candidate, Doubt, Gap, Join, whereabouts
from indexer.corrections.actions import Edit
from indexer.corrections.sheet import Sheet

_ENDS = "。！？…!?.；;：:”’」』）)】》"


@dataclass(frozen=True, slots=True)
class Aftermath:
    """The gaps and doubts of the page's drafts after the edits, by the drafts' position."""

    gaps: tuple[tuple[int, Gap], ...]
    doubts: tuple[tuple[int, Doubt], ...]


def aftermath(before: Sheet, edit: Edit) -> Aftermath:
    """Gaps and doubts go with the lines that they are about; new open ends are added."""
    heirs = _Heirs(before, edit)
    gaps, doubts = [], []
    for draft in before.drafts:
        closed = [gap for gap in draft.base.gaps if _is_closed(gap, before, edit.sheet)]
        for gap in draft.base.gaps:
            at = heirs.of(draft.base.id, gap.line)
            if at is not None and gap not in closed:
                gaps.append((at, gap))
        for doubt in draft.base.doubts:
            at = heirs.of(draft.base.id, doubt.line)
            done = any(_is_about(doubt, gap) for gap in closed) or _is_settled(doubt, edit)
            if at is not None and not done:
                doubts.append((at, doubt))
    for at, gap in _opened(before, edit.sheet):
        if not any(g.line == gap.line and g.missing == "end" for _, g in gaps):
            gaps.append((at, gap))
            doubts.append((at, Doubt(LOST, f"第 {gap.line} 行有缺：{gap.why}。", gap.line)))
    told = _Told(edit)
    return Aftermath(
        tuple((at, replace(gap, why=told.now(gap.line, gap.why))) for at, gap in gaps),
        tuple((at, replace(d, message=told.now(d.line, d.message))) for at, d in doubts),
    )


def candidates_after(before: Sheet, edit: Edit) -> tuple[Candidate, ...]:
    """The continuations weighed and not made, with those that a person decided against."""
    joined = {(a, b) for a, b, _ in edit.joined}
    found = []
    for candidate in edit.candidates:
        join = candidate.join
        reason = _verdict(join, edit)
        if (join.from_line, join.to_line) in joined:
            continue
        decided = reason and candidate.suspected
        found.append(replace(candidate, suspected=False, why=reason) if decided else candidate)
    for key, (_, made) in before.links.items():
        if made and edit.sheet.links.get(key, (None, None))[1] != made:
            reason = _verdict(made, edit)
            if reason and (made.from_line, made.to_line) not in joined:
                found.append(Candidate(made, False, reason))
    return tuple(sorted(found, key=lambda c: (c.join.from_line, c.join.to_line)))


def _verdict(join: Join, edit: Edit) -> str:
    """The reason of the correction that speaks against a join; "" when none does."""
    against = [r for a, b, r in edit.parted if (a, b) == (join.from_line, join.to_line)]
    against += [r for a, b, r in edit.joined if a == join.from_line or b == join.to_line]
    return against[0] if against else ""


def _is_settled(doubt: Doubt, edit: Edit) -> bool:
    """Whether a suspicion was decided by hand, or its line is no text any more."""
    if doubt.rule != SUSPECTED or doubt.line is None:
        return False
    if not _has_text(edit.sheet, doubt.line):
        return True
    from_here = [c.join for c in edit.candidates if c.suspected and c.join.from_line == doubt.line]
    about = [j for j in from_here if len(from_here) == 1 or f" {j.to_line} " in doubt.message]
    return any(_verdict(j, edit) for j in about) or any(a == doubt.line for a, _, _ in edit.joined)


def _is_closed(gap: Gap, before: Sheet, after: Sheet) -> bool:
    """Whether the missing text was found by a correction, or the line is no text any more."""
    if _has_text(before, gap.line) and not _has_text(after, gap.line):
        return True
    return _goes_on(after, gap) and not _goes_on(before, gap)


def _goes_on(sheet: Sheet, gap: Gap) -> bool:
    ends = {a if gap.missing == "end" else b for a, (b, _) in sheet.links.items()}
    return any(line == gap.line for line, _ in ends)


def _has_text(sheet: Sheet, line: int) -> bool:
    return any(
        sheet.pieces[key].role == "paragraph" and sheet.head(key) not in sheet.left
        for key in sheet.on(line)
    )


def _is_about(doubt: Doubt, gap: Gap) -> bool:
    return doubt.rule == LOST and doubt.line == gap.line and gap.why.rstrip("。") in doubt.message


def _opened(before: Sheet, after: Sheet) -> Iterable[tuple[int, Gap]]:
    """Paragraphs that a correction left without their continuation, and that end in mid-sentence."""
    owners = after.owners()
    for key in before.links:
        piece = after.pieces.get(key)
        if piece != before.pieces[key] or key in after.links or key not in owners:
            continue
        text = piece.fragment.text
        if piece.role == "paragraph" and text[-1] not in _ENDS:
            why = f"更正之后，段尾“{text[-6:]}”的下文没有着落"
            yield owners[key], Gap(key[0], "end", why)


class _Told:
    """What gaps say of suspected lines, once a person decided against these."""

    def __init__(self, edit: Edit) -> None:
        refused = [c.join for c in edit.candidates if c.suspected and _verdict(c.join, edit)]
        self._refused = [(j.from_line, j.to_line) for j in refused]

    def now(self, line: int | None, text: str) -> str:
        """The text about a line, without suspicions that were refused."""
        for a, b in self._refused:
            if line in (a, b):
                text = text.replace(whereabouts(b if line == a else a), whereabouts())
        return text


class _Heirs:
    """Who has what was said of an article: itself while it has the line, else who has the line."""

    def __init__(self, before: Sheet, edit: Edit) -> None:
        self._before, self._edit, self._sheet = before, edit, edit.sheet
        self._at = {d.base.id: i for i, d in enumerate(edit.sheet.drafts) if d.keys}
        self._now, self._then = edit.sheet.owners(), before.owners()

    def of(self, article: str, line: int | None) -> int | None:
        """The position of the draft that inherits; None when nobody does."""
        own = self._at.get(self._edit.heir(article))
        if line is None:
            return own
        here = sorted({self._now[key] for key in self._sheet.on(line) if key in self._now})
        if not here:
            return None if any(key in self._then for key in self._before.on(line)) else own
        return own if own in here else here[0]
