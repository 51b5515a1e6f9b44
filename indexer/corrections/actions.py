"""What each kind of correction does to a page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from archive.texts import Article, Candidate, Join, Kind, Role
from indexer.corrections.anchors import Placed, Spot
from indexer.corrections.entries import (
    ROLES,
    Entry,
    JoinLines,
    MergeArticles,
    NewRole,
    Refused,
    SetHeadline,
    SetRole,
    SplitLines,
    StartArticle,
)
from indexer.corrections.sheet import Draft, Key, Sheet

# Whatever the files' order: borders first, then what lines are, then what continues what.
ORDER = (StartArticle, MergeArticles, SetHeadline, SetRole, SplitLines, JoinLines)
_KEPT_KINDS = ("news", "brief", "teaser")


@dataclass(frozen=True, slots=True)
class Edit:
    """A sheet being corrected.

    `spots` are the places that corrections name, where lines may be cut. `candidates` were weighed
    by the program. `notes` are what was done, by a slice of the article that it was done to.
    `merged` leads from the id of an article that is no more to the one that has its text.
    `joined` and `parted` are pairs of lines that were decided by hand, with the reason.
    """

    sheet: Sheet
    spots: Collection[Spot]
    candidates: Sequence[Candidate] = ()
    notes: tuple[tuple[Key, Entry, str], ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    joined: tuple[tuple[int, int, str], ...] = ()
    parted: tuple[tuple[int, int, str], ...] = ()

    def noted(self, sheet: Sheet, key: Key, entry: Entry, what: str) -> Edit:
        """With the sheet that a correction made, and a note of it."""
        return replace(self, sheet=sheet, notes=(*self.notes, (key, entry, what)))

    def remarked(self, remark: str) -> Edit:
        """With a remark behind what was noted last."""
        *others, (key, entry, what) = self.notes
        return replace(self, notes=(*others, (key, entry, what + remark)))

    def heir(self, article: str) -> str:
        """The id of the article that has the text now."""
        while article in self.merged:
            article = self.merged[article]
        return article

    def end(self, spot: Spot) -> int:
        """Where the text that a spot stands for ends: before the next spot, or with the line."""
        later = [start for line, start in self.spots if line == spot[0] and start > spot[1]]
        page = self.sheet.page
        return min(later, default=len(page.lines[spot[0] - page.first_line]))


def follow(edit: Edit, placed: Placed) -> Edit:
    """The page after one correction, which may be what it was. Raises Refused."""
    entry, spots = placed.entry, placed.spots
    match entry.action:
        case StartArticle():
            return _start(edit, entry, spots[0])
        case MergeArticles():
            return _merge(edit, entry, *spots)
        case SetHeadline(lines):
            return _headline(edit, entry, spots[:lines], spots[lines:])
        case SetRole(role):
            return _role(edit, entry, role, spots[0], spots[1:])
        case SplitLines():
            return _split(edit, entry, *spots)
        case JoinLines(overlap):
            return _join(edit, entry, overlap, *spots)
    return edit


def _start(edit: Edit, entry: Entry, spot: Spot) -> Edit:
    sheet = edit.sheet.cut(spot)
    key = sheet.at(spot)
    return edit.noted(_begun(sheet, key), key, entry, f"从第 {spot[0]} 行起另成一篇")


def _merge(edit: Edit, entry: Entry, first: Spot, second: Spot) -> Edit:
    to, gone = _home(edit.sheet, first), _home(edit.sheet, second)
    what = f"第 {second[0]} 行所在的文章并入本篇"
    if to == gone:
        return edit.noted(edit.sheet, edit.sheet.at(first), entry, what)
    sheet, absorbed = edit.sheet, edit.sheet.drafts[gone]
    for key in absorbed.keys:
        sheet = sheet.as_role(key, _role_within(edit.sheet, sheet.drafts[to], key))
    sheet = sheet.with_keys(to, (*sheet.drafts[to].keys, *absorbed.keys))
    sheet = sheet.with_keys(gone, ())
    merged = {**edit.merged, absorbed.base.id: sheet.drafts[to].base.id}
    return replace(edit, merged=merged).noted(sheet, edit.sheet.at(first), entry, what)


def _role_within(sheet: Sheet, draft: Draft, key: Key) -> Role:
    """What a slice becomes in an article that it is added to: its headline heads only a part."""
    role = sheet.pieces[key].role
    roles = {sheet.pieces[k].role for k in draft.keys}
    if role not in ("headline", "kicker", "deck", "slogan"):
        return role
    if not roles & {"headline", "slogan"}:
        return "headline" if role == "slogan" else role
    return "subheading" if "paragraph" in roles else "deck"


def _headline(edit: Edit, entry: Entry, spots: Sequence[Spot], of: Sequence[Spot]) -> Edit:
    sheet = edit.sheet
    keys = []
    for spot in spots:
        sheet, key = sheet.whole(spot, edit.end(spot))
        sheet = sheet.alone(key)
        keys.append(key)
    to = _home(sheet, of[0]) if of else sheet.owner(keys[0])
    if to is None:
        sheet, to = _received(sheet, keys[0], "headline")
    for key in keys:
        sheet = sheet.as_role(key, "headline").moved(key, to)
    for key in sheet.drafts[to].keys:
        if sheet.pieces[key].role in ("headline", "slogan") and key not in keys:
            sheet = sheet.as_role(key, "kicker" if key < min(keys) else "deck")
    lines = "、".join(str(line) for line, _ in spots)
    return edit.noted(sheet, keys[0], entry, f"标题是第 {lines} 行")


def _role(edit: Edit, entry: Entry, role: NewRole, spot: Spot, of: Sequence[Spot]) -> Edit:
    sheet, key = edit.sheet.whole(spot, edit.end(spot))
    if role == "leftover":
        note = _left_behind(sheet, key)
        sheet = sheet.alone(key).set_aside(key, entry.reason)
        what = f"第 {spot[0]} 行不属于文章"
        return edit.noted(sheet, note, entry, what) if note else replace(edit, sheet=sheet)
    what = f"第 {spot[0]} 行是{ROLES[role]}"
    was, owner = sheet.pieces[key].role, sheet.owner(key)
    if (role, owner is None, bool(of)) == (was, False, False):
        return edit.noted(sheet, key, entry, what)
    sheet = sheet.loose(key) if role == was == "paragraph" else sheet.alone(key)
    if role == "slogan":
        over = sheet.drafts[_home(sheet, of[0])].base.id if of else None
        return edit.noted(_banner(sheet, key, over), key, entry, what)
    to = _home(sheet, of[0]) if of else owner
    if to is None:
        sheet, to = _received(sheet, key, role)
    sheet = sheet.as_role(key, role).moved(key, to)
    if role in ("headline", "kicker") and not of and _has_body_above(sheet, key, to):
        sheet = _begun(sheet, key)
    return edit.noted(sheet, key, entry, what)


def _split(edit: Edit, entry: Entry, first: Spot, second: Spot) -> Edit:
    a, b = _end_of(edit, first), edit.sheet.at(second)
    tied = edit.sheet.links.get(a, (None, None))[0] == b
    pair = (a[0], b[0])
    weighed = any(
        c.suspected and (c.join.from_line, c.join.to_line) == pair for c in edit.candidates
    )
    if edit.sheet.links.get(b, (None, None))[0] == a:
        raise Refused(f"是第 {pair[0]} 行接在第 {pair[1]} 行之后；要拆开，行号请按接续的先后写。")
    parted = (*edit.parted, (*pair, entry.reason)) if tied or weighed else edit.parted
    sheet = edit.sheet.loose(b) if tied else edit.sheet
    return replace(edit, parted=parted).noted(
        sheet, a, entry, f"第 {pair[1]} 行不接第 {pair[0]} 行"
    )


def _join(edit: Edit, entry: Entry, overlap: str, first: Spot, second: Spot) -> Edit:
    sheet = edit.sheet.cut(second)
    a, b = _end_of(replace(edit, sheet=sheet), first), sheet.at(second)
    pair = (a[0], b[0])
    if a in sheet.chain(b):
        raise Refused(
            f"第 {pair[1]} 行排在第 {pair[0]} 行之前，不能接在它之后；可先用 split 拆开。"
        )
    if sheet.owner(a) is None:
        raise Refused(f"第 {pair[0]} 行不属于任何文章；请先用 role 写明它是哪篇文章的段落。")
    overlap = overlap or _printed_twice(edit, pair)
    ends = sheet.pieces[a].fragment.text, sheet.pieces[b].fragment.text
    if overlap and not (ends[0].endswith(overlap) and ends[1].startswith(overlap)):
        raise Refused(f"第 {pair[0]} 行的末尾和第 {pair[1]} 行的开头并没有都印着“{overlap}”。")
    sheet = _as_text(_as_text(sheet, a), b)
    sheet = sheet.loose(sheet.links[a][0]) if a in sheet.links else sheet
    sheet = sheet.loose(b).tied(a, b, Join(*pair, 1.0, entry.reason, overlap))
    joined = (*edit.joined, (*pair, entry.reason))
    what = f"第 {pair[1]} 行接在第 {pair[0]} 行之后"
    return replace(edit, joined=joined).noted(sheet, a, entry, what)


def _printed_twice(edit: Edit, pair: tuple[int, int]) -> str:
    """What the program saw in both lines, when it made or weighed the same join."""
    joins = [join for _, join in edit.sheet.links.values() if join]
    joins += [candidate.join for candidate in edit.candidates]
    return next((x.overlap for x in joins if (x.from_line, x.to_line) == pair), "")


def _as_text(sheet: Sheet, key: Key) -> Sheet:
    """What is joined is a paragraph's text."""
    return sheet if sheet.pieces[key].role == "paragraph" else _made_text(sheet.alone(key), key)


def _made_text(sheet: Sheet, key: Key) -> Sheet:
    sheet, to = sheet.as_role(key, "paragraph"), sheet.owner(key)
    return sheet if to is None else sheet.moved(key, to)


def _begun(sheet: Sheet, key: Key) -> Sheet:
    """An article of its own from a slice on: what is printed below it in its article goes along,
    and a subheading that it begins with is its headline."""
    sheet = sheet.loose(key)
    at = sheet.owner(key)
    if at is None:
        return _founded(sheet, key, "news")[0]
    draft = sheet.drafts[at]
    taken = tuple(k for k in draft.keys if k >= key)
    if len(taken) == len(draft.keys):
        return sheet
    roles = {k: sheet.pieces[k].role for k in taken}
    for k in takewhile(lambda k: roles[k] == "subheading", taken):
        sheet = sheet.as_role(k, "headline")
    kind: Kind = draft.base.kind if draft.base.kind in _KEPT_KINDS else "news"
    sheet = sheet.with_keys(at, tuple(k for k in draft.keys if k not in taken))
    return _added(sheet, at + 1, Draft(_new(sheet, key, kind), taken))


def _banner(sheet: Sheet, key: Key, over: str | None) -> Sheet:
    """A banner of its own, before the article that it was in or stands above."""
    at = sheet.owner(key)
    sheet = sheet.set_aside(key, "").as_role(key, "slogan")
    return _founded(sheet, key, "slogan", (over,) if over else (), at)[0]


def _founded(
    sheet: Sheet, key: Key, kind: Kind, over: tuple[str, ...] = (), at: int | None = None
) -> tuple[Sheet, int]:
    """An article of a slice of none, at a position, or before the first that begins below it."""
    if at is None:
        below = (i for i, d in enumerate(sheet.drafts) if d.keys and min(d.keys) > key)
        at = next(below, len(sheet.drafts))
    left = {k: reason for k, reason in sheet.left.items() if k != key}
    draft = Draft(_new(sheet, key, kind, over), (key,))
    return _added(replace(sheet, left=left), at, draft), at


def _added(sheet: Sheet, at: int, draft: Draft) -> Sheet:
    return replace(sheet, drafts=(*sheet.drafts[:at], draft, *sheet.drafts[at:]))


def _new(sheet: Sheet, key: Key, kind: Kind, over: tuple[str, ...] = ()) -> Article:
    """An article without text yet; its id is provisional, and none that an article has."""
    page, name = sheet.page, f"+{key[0]}.{key[1]}"
    while any(draft.base.id == name for draft in sheet.drafts):
        name += "+"
    return Article(name, page.source, page.number, kind, applies_to=over, metadata=page.metadata)


def _home(sheet: Sheet, spot: Spot) -> int:
    owner = sheet.owner(sheet.at(spot))
    if owner is None:
        raise Refused(f"第 {spot[0]} 行不属于任何文章；请先用 role 写明它是什么。")
    return owner


def _received(sheet: Sheet, key: Key, role: NewRole) -> tuple[Sheet, int]:
    """The article that a slice of none joins: a heading the next one, anything else the one above;
    a new one where there is none."""
    owned = sorted(sheet.owners().items())
    above, below = [i for k, i in owned if k < key], [i for k, i in owned if k > key]
    ways = [below[:1], above[-1:]] if role in ("headline", "kicker") else [above[-1:], below[:1]]
    found = [*ways[0], *ways[1]]
    return (sheet, found[0]) if found else _founded(sheet, key, "news")


def _left_behind(sheet: Sheet, key: Key) -> Key | None:
    """Another slice of the article that a slice is taken from."""
    owner = sheet.owner(key)
    keys = sheet.drafts[owner].keys if owner is not None else ()
    return next((k for k in keys if k != key), None)


def _has_body_above(sheet: Sheet, key: Key, at: int) -> bool:
    keys = sheet.drafts[at].keys
    return any(k < key and sheet.pieces[k].role == "paragraph" for k in keys)


def _end_of(edit: Edit, spot: Spot) -> Key:
    """The last slice of text that a spot stands for: what the next line could continue."""
    sheet, end = edit.sheet, edit.end(spot)
    here = [k for k in sheet.on(spot[0]) if sheet.at(spot) <= k and k[1] < end]
    texts = [k for k in here if sheet.pieces[k].role == "paragraph"]
    return [sheet.at(spot), *here, *texts][-1]
