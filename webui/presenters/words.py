"""Continuations in words."""

from __future__ import annotations

from archive.account import Tie


def tie_words(tie: Tie) -> str:
    """Why two lines were put together, or why they were not.

    >>> from archive.texts import Join
    >>> tie_words(Tie(Join(1, 2, 0.4, "位置相接", "工作"), "suspected", False, "像段首"))
    '位置相接；两边都印有“工作”；但是像段首'
    """
    join = tie.join
    twice = f"两边都印有“{join.overlap}”" if join.overlap else ""
    twice += "，只留一次" if twice and tie.standing == "made" else ""
    against = f"但是{tie.against}" if tie.against else ""
    return "；".join(part.rstrip("。") for part in (join.reason, twice, against) if part)
