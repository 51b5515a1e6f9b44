"""Which articles a banner (栏目名, slogan) stands over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.splitting.drafts import Draft
from indexer.splitting.kinship import content_words
from indexer.splitting.lines import Line

_QUOTED = re.compile(r"“([^”]{2,})”")
_ENOUGH = 2  # words of the banner that an article shares when it quotes none of its terms


def stands_over(lines: Sequence[Line], drafts: Sequence[Draft], k: int) -> tuple[int, ...]:
    """The positions of the drafts below banner k: the next item, and the following ones as long
    as they speak of the same, up to the next banner."""
    banner = drafts[k].text(lines)
    below: list[int] = []
    for at in range(k + 1, len(drafts)):
        if drafts[at].kind == "slogan":
            if below:
                break
            continue
        if below and not _shares(banner, drafts[at].text(lines)):
            break
        below.append(at)
    return tuple(below)


def _shares(banner: str, text: str) -> bool:
    if any(term in text for term in _QUOTED.findall(banner)):
        return True
    return sum(word in text for word in content_words(banner)) >= _ENOUGH
