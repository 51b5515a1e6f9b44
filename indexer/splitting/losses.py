"""What is missing from an article: beginnings and ends that no line of the page supplies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from archive.texts import Gap, Truncated, whereabouts
from indexer.splitting import cues, leads
from indexer.splitting.candidates import is_broken
from indexer.splitting.drafts import Draft
from indexer.splitting.language import language
from indexer.splitting.lines import Line
from indexer.splitting.starts import judge_start, may_be_torn

NO_GAPS: tuple[tuple[Gap, ...], Truncated] = ((), "none")
Chain = tuple[int, ...]  # indices of the lines of one paragraph
_FEW = 3
_STRANGE = -1.3  # start score of words that rather continue a sentence
_SHORTEST = 12  # characters below which an open end proves nothing
_DATED = re.compile(r"\d日|[昨今前]日|[近日]日|日前|近期|[上下]午")
_FROM_PAGE = re.compile(r"[（【]?(?:上接|紧接)[^，。]{1,8}版")
_TO_PAGE = re.compile(r"[（【]?下转[^，。]{1,8}版\s?[）】]?$")
_BEGINS = 1.0  # log odds of its first characters from which a line surely begins a paragraph
_CUT = 1.5  # log odds of its last words from which a line stops in mid-sentence
_TITLE = 46  # characters of a line that may still be a title, a verse or an item of a list
_SIGNED = re.compile("[。！？…”’](?:——| )[^，。；！？]{1,20}$")  # …不见好？ 商州 冀老汉
_TALLY = re.compile(r"(?!.*[，。])[^；]+；.*\d[一-鿿]{1,2}$")  # 体育学院 168分；信工学院 121分
_AFTER = re.compile(r"(?:于是|因此|所以|但是|然而|不过|随后|对此|为此|而后|接着|可是)，?")


@dataclass(frozen=True, slots=True)
class Suspicions:
    """Suspected continuations: the index of the line that may come after one, and before one."""

    after: Mapping[int, int] = field(default_factory=dict)
    before: Mapping[int, int] = field(default_factory=dict)


def find_gaps(
    lines: Sequence[Line],
    draft: Draft,
    chains: Sequence[Chain],
    lead_lost: bool,
    suspected: Suspicions = Suspicions(),
) -> tuple[tuple[Gap, ...], Truncated]:
    """The gaps of an article, and whether its own start or end is cut off. Text that may stand
    elsewhere on the page (`suspected`) is not said to be lost."""
    gaps = []
    start = end = False
    ends = [chain[-1] for chain in chains]
    for k, chain in enumerate(chains):
        look = lines[chain[0]].look
        if k == 0 and _FROM_PAGE.match(look):
            gaps.append(Gap(lines[chain[0]].number, "start", "开头在另一版（上接）"))
            start = True
        elif _start_lost(look) or (k == 0 and (lead_lost or _in_mid_story(draft, look))):
            why = f"段首“{look[:6]}”之前的文字" + _where(lines, suspected.before.get(chain[0]))
            gaps.append(Gap(lines[chain[0]].number, "start", why))
            start |= k == 0
        if k == len(chains) - 1 and _TO_PAGE.search(lines[chain[-1]].look):
            gaps.append(Gap(lines[chain[-1]].last, "end", "结尾在另一版（下转）"))
            end = True
        elif _end_lost(lines, chain[-1], [i for i in ends if i != chain[-1]]):
            end_of = lines[chain[-1]].look[-6:]
            why = f"段尾“{end_of}”之后的文字" + _where(lines, suspected.after.get(chain[-1]))
            gaps.append(Gap(lines[chain[-1]].last, "end", why))
            end |= k == len(chains) - 1
    names: dict[tuple[bool, bool], Truncated] = {
        (True, True): "both",
        (True, False): "start",
        (False, True): "end",
    }
    return tuple(gaps), names.get((start, end), "none")


def _where(lines: Sequence[Line], at: int | None) -> str:
    return whereabouts(None if at is None else lines[at].number)


def _start_lost(look: str) -> bool:
    """Whether a line begins as no paragraph does; looked at closely where a glance does not tell."""
    odd = len(look) >= _SHORTEST and may_be_torn(look) and language().glance(look) < _BEGINS
    return odd and judge_start(look).torn


def _in_mid_story(draft: Draft, look: str) -> bool:
    """Whether a text without a heading opens with a word that answers to something before."""
    return not draft.having("headline") and bool(_AFTER.match(look))


def _end_lost(lines: Sequence[Line], i: int, others: Sequence[int]) -> bool:
    """Whether a line surely stops short; `others` end the other paragraphs of its article. No verse,
    item or heading does for a lost end: they stand among others without an end mark."""
    look = lines[i].look
    if cues.ending(look) != "open" or len(look) < _SHORTEST:
        return False
    if _SIGNED.search(look) or _TALLY.match(look) or cues.is_table_row(look):
        return False
    if "，" not in look and look.count(" ") >= _FEW:  # a row, or the edge of a sheet
        return False
    open_ends = sum(cues.ending(lines[k].look) in ("open", "soft") for k in others)
    if len(look) <= _TITLE and open_ends > 1 and open_ends * 2 > len(others):
        return False
    if not cues.is_bullet(look) and not cues.heading_strength(look):
        return is_broken(lines, i)
    return _stops(look, bool(others) and not open_ends)


def _stops(look: str, alone: bool) -> bool:
    """Whether a line that may be a title or an item stops as only running text does: in mid-phrase, in
    a report, or with a clause begun where all else is whole (`alone`)."""
    if sum(c.isdigit() for c in look) * 4 > len(look):
        return False
    told = "，" in look and (alone or cues.opens_report(look))
    return told or leads.is_lead(look) or language().ending(look) > _CUT


def lost_leads(lines: Sequence[Line], drafts: Sequence[Draft]) -> frozenset[int]:
    """Positions of articles whose lead was lost: on a page where every other one has a lead or a
    byline, they have neither and do not open as news."""
    headed = [k for k, d in enumerate(drafts) if d.kind == "news" and d.having("headline")]
    bare = [k for k in headed if not _signed(lines, drafts[k])]
    if len(bare) > 1 or len(headed) - len(bare) < _FEW:
        return frozenset()
    return frozenset(k for k in bare if _abrupt(lines, drafts[k]))


def _signed(lines: Sequence[Line], draft: Draft) -> bool:
    body = draft.having("paragraph")
    return bool(draft.having("byline")) or any(leads.is_lead(lines[i].look) for i in body[:1])


def _abrupt(lines: Sequence[Line], draft: Draft) -> bool:
    body = draft.having("paragraph")
    if not body:
        return False
    look = lines[body[0]].look
    return judge_start(look).score <= _STRANGE and not _DATED.search(look[:40])
