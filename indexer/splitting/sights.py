"""What one line shows by itself, as named traits: its size, its marks, the cues it has.

Long lines are running text and get few traits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from indexer.splitting import credits, cues, leads, sections
from indexer.words import known

LONGEST = 46  # characters of a heading at most; a long one has no comma and no stop
_LONGER = 64
_SIZES = (2, 4, 6, 9, 12, 15, 20, 26, 34, LONGEST, _LONGER)
_TEXTS = frozenset(("text", "lead", "news"))
_AGENT = re.compile(
    r"[省市区县乡镇村州旗局委厅院校所队]|街道|公司|医院|大学|中学|小学|银行|社区|政府|会议|法院|公安|警|男子|女子|我[国省市区县]|\d"
)
_ENDS = {"：": "：", "，": "，", "、": "，", "；": "；", "？": "？", "！": "！", "…": "…", "—": "—"}
_TURN = re.compile(r"(?:[^，。：；“”\s]{1,6}|问|答|记\s?者)：\s?(?=.)")
_HALVES = re.compile(r"[^\s。，；：、（）]{3,16}(?:\s+[^\s。，；：、（）]{3,16}){1,2}")
_SPACED = re.compile(r"(?:[㐀-鿿] ){1,7}[㐀-鿿]")  # 公 告, set wide
_DIGIT = re.compile(r"\d")
_CELLS = re.compile(r"[①②]|(?:\S+\s{1,4}){4}|\s{3}|(?:、[^、，。]{1,8}){5}|：.{2,}：")
_ROLE_FIRST = re.compile(
    r"[□■◎○●◆（【\s]*(?:[一-鿿]{0,6}(?:记\s?者|通\s?讯\s?员|实习生|评论员|作者)|文|图|摄影|撰文)(?P<gap>[\s：/（|]|$)?"
)


_PIECES = frozenset((f"size={LONGEST}", f"size={_LONGER}", "size=34"))  # long for a title


class Sight(NamedTuple):
    """What one line shows by itself. `kind` is how it reads to its neighbours."""

    size: int
    kind: str  # text, lead, news, byline, names, title, stop, part, piece, date, turn, caption, furniture
    end: str  # closed, soft, list, open
    own: tuple[str, ...]

    @property
    def able(self) -> bool:
        """Whether it may be a heading or the like; else it is text."""
        return self.kind not in _TEXTS


@lru_cache(maxsize=16384)
def sight(look: str) -> Sight:
    """The look of a line → what it shows."""
    if _SPACED.fullmatch(look):
        look = look.replace(" ", "")
    size = len(look) - look.count(" ")
    lead = leads.is_lead(look) and not (size <= LONGEST and credits.is_byline(look))
    end = cues.ending(look)
    opens = lead or leads.is_quoted(look)  # text, however short its line was cut
    if opens or size > _LONGER or (size > LONGEST and ("，" in look or "。" in look)):
        long = "long" if size > 80 else "middling"
        kind = "lead" if lead else "news" if cues.opens_report(look) else "text"
        own = [long, f"is={kind}"]
        if leads.is_again(look):
            own.append("again")
        if leads.is_sourced(look):
            own.append("sourced")
        if credits.is_signed(look):
            own.append("signed")
        return Sight(size, kind, end, tuple(own))
    own = [f"size={next(s for s in _SIZES if size <= s)}", *_marks(look)]
    kind = _kind(own)
    strength = cues.heading_strength(look)
    return Sight(size, kind, end, (*own, f"is={kind}", f"ends={end}", f"strength={strength}"))


def _marks(look: str) -> list[str]:
    found = [name for name, test in _TESTS if test(look)]
    digits = len(_DIGIT.findall(look))
    if digits:
        found.append("digits" if digits * 6 > len(look) else "digit")
    commas = look.count("，")
    if commas:
        found.append("comma" if commas == 1 else "commas")
    if " " in look:
        even = cues.is_couplet(look)
        found.append("couplet" if even else "halves" if _HALVES.fullmatch(look) else "blank")
    if last := _ENDS.get(look[-1]):
        found.append(f"end{last}")
    if (digits or look.count(" ") > 3 or "、" in look) and _CELLS.search(look):
        found.append("cells")
    if "“" in look:
        found.append("opens“" if look[0] == "“" else "quote")
    if look[0] in "（【":
        found.append("bracketed" if look[-1] in "）】" else "bracket")
    if role := _ROLE_FIRST.match(look):
        found.append("role" if role["gap"] is None else "role+")
    return found


_TESTS = (
    ("stop", lambda look: "。" in look),
    ("colon", lambda look: "：" in look[:-1]),
    ("unmatched", lambda look: any(cues.unmatched(look))),
    ("agent", _AGENT.search),
    ("turn", _TURN.match),
    ("dash", cues.is_deck),
    ("numbered", cues.is_numbered),
    ("bullet", cues.is_bullet),
    ("section", cues.is_section),
    ("column", sections.is_column),
    ("desk", sections.is_desk),
    ("note", cues.is_note),
    ("unreadable", cues.is_unreadable),
    ("notice", cues.is_notice),
    ("signoff", cues.is_sign_off),
    ("date", cues.is_date),
    ("salutation", cues.is_salutation),
    ("subtitle", cues.is_subtitle),
    ("row", cues.is_table_row),
    ("entry", cues.is_row),
    ("pointer", cues.is_pointer),
    ("guide", cues.is_guide),
    ("byline", credits.is_byline),
    ("initials", credits.is_initials),
    ("names", credits.is_bare_names),
    ("sender", credits.is_sender),
    ("named", credits.ends_with_name),
    ("word", lambda look: len(look) < 6 and known(look)),
    ("signed", credits.is_signed),
    ("news", cues.opens_report),
)


def _kind(own: Sequence[str]) -> str:
    for name in ("byline", "names", "date"):
        if name in own:
            return name
    if "stop" in own:
        return "news" if "news" in own else "stop"
    if "turn" in own and not {"end，", "end；", "end："} & set(own):
        return "turn" if "end？" in own or "end！" in own or "comma" in own else "title"
    if any(x in own for x in ("unmatched", "end，", "end；", "end：", "salutation", "row")):
        return "part"
    if "commas" in own or ("comma" in own and _PIECES.intersection(own)):
        return "piece"
    return "title"
