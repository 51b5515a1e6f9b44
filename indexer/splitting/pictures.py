"""Captions: each belongs to an article beside it, or is a picture of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from indexer.splitting import cues
from indexer.splitting.credits import is_credit, is_pictured
from indexer.splitting.drafts import Draft
from indexer.splitting.kinship import cohesion
from indexer.splitting.lines import Line
from indexer.splitting.states import slots

_ENOUGH = 1.0
_FEW = 2  # paragraphs over a caption that are its own


def place_captions(lines: Sequence[Line], states: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with each caption put where it belongs; one that fits nowhere is a photo."""
    result = list(drafts)
    empty = slots(lines)
    for i in (i for i, state in enumerate(states) if state == "C"):
        at = _above(lines, result, i)
        if at is None:
            at = _home(lines, result, i, empty)
        if at is None:
            at = _all_there_is(states, result, i)
        if at is None:
            result.append(Draft("photo", ((i, "caption"),)))
        else:
            bare = not result[at].having("paragraph")
            kind = "photo" if bare else result[at].kind
            result[at] = Draft(kind, result[at].plus((i, "caption")).parts)
        result.sort(key=lambda draft: draft.parts[0][0])
    return result


def _above(lines: Sequence[Line], drafts: Sequence[Draft], i: int) -> int | None:
    """The draft above, if line i is but a picture's credit (本报记者 张三 摄), which shows nothing
    without it; of the very first line of a page the draft below."""
    if not is_credit(lines[i].look):
        return None
    beside = i - 1 if i else 1
    above = [k for k, draft in enumerate(drafts) if any(beside == at for at, _ in draft.parts)]
    return above[0] if above and drafts[above[0]].kind not in ("slogan", "teaser") else None


def _all_there_is(states: str, drafts: Sequence[Draft], i: int) -> int | None:
    """The draft above a caption that ends a page without any headline: both tell of one picture."""
    headless = len(drafts) == 1 and i == len(states) - 1 and not set(states[:i]) - set("QP")
    return 0 if headless and i <= _FEW else None


def _home(
    lines: Sequence[Line], drafts: Sequence[Draft], i: int, empty: Collection[int]
) -> int | None:
    """The draft that a caption belongs to: the one around it, or the better of its neighbours."""
    open_to = [k for k, draft in enumerate(drafts) if draft.kind != "slogan"]
    before = [k for k in open_to if drafts[k].parts[0][0] < i]
    after = [k for k in open_to if drafts[k].parts[0][0] > i]
    if before and drafts[before[-1]].parts[-1][0] > i:
        return before[-1]
    if before and drafts[before[-1]].kind == "teaser":
        return before[-1]
    beside = [k for k in (*before[-1:], *after[:1]) if drafts[k].having("paragraph")]
    worth = {k: _worth(lines, drafts[k], i, empty) for k in beside}
    best = max(beside, key=lambda k: worth[k], default=None)
    if best is None or worth[best] < _ENOUGH:
        return None
    return best


def _worth(lines: Sequence[Line], draft: Draft, i: int, empty: Collection[int]) -> float:
    """How well a caption at the border of an article fits it. A caption that is a whole report
    with its own credit stands alone unless the article shows a picture and speaks of the same."""
    text = draft.text(lines)
    pictured = any(k in empty for k, _ in draft.parts[1:]) or bool(draft.having("caption"))
    score = 6.0 * min(0.5, cohesion(lines[i].look, text))
    score += 1.5 * is_pictured(text) - 1.5 * pictured
    report = cues.starts_news(lines[i].look) or "。" in lines[i].look
    return score - 2.0 * (report and not lines[i].look.startswith("图"))
