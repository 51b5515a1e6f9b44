"""Groups of heading lines: do they open an article, and which line is what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.texts import Role
from indexer.splitting import credits, cues
from indexer.splitting.drafts import Draft, Part
from indexer.splitting.kinship import cohesion, content_words
from indexer.splitting.labels import Label, opens_text
from indexer.splitting.lines import Line

_AGENT = re.compile(
    r"[省市区县乡镇村州旗局委厅院校所队]|街道|公司|医院|大学|中学|小学|银行|社区|政府|会议|法院|公安|警|男子|女子|我[国省市区县]|\d"
)
_STRANGE, _KIN = 0.05, 0.15  # cohesion of unrelated reports, and of parts of one report


def led(lines: Sequence[Line], labels: Sequence[Label], last: int) -> str:
    """What stands under the heading line `last`: "lead", "byline", "news", "body" or ""."""
    skipped = ("caption", "noise")
    below = next((i for i in range(last + 1, len(lines)) if labels[i] not in skipped), None)
    if below is None or labels[below] == "heading":
        return ""
    look = lines[below].look
    if labels[below] == "byline" or (opens_text(look) and not cues.is_lead(look)):
        return "byline"
    return "lead" if cues.is_lead(look) else "news" if cues.starts_news(look) else "body"


def rhythm(lines: Sequence[Line], labels: Sequence[Label]) -> float:
    """The share of the page's heading groups that a lead or byline follows."""
    ends = [
        i for i, x in enumerate(labels) if x == "heading" and labels[i + 1 : i + 2] != ["heading"]
    ]
    firm = [i for i in ends if led(lines, labels, i) in ("lead", "byline")]
    return len(firm) / len(ends) if ends else 0.0


def opens_article(
    lines: Sequence[Line], labels: Sequence[Label], run: Sequence[int], above: Draft, beat: float
) -> bool:
    """Whether a heading group begins a new article rather than a section of the one above.

    Evidence is weighed: what follows, what closed the text above, the page's rhythm, and whether
    the text below speaks of the same things as the text above.
    """
    looks = [lines[i].look for i in run]
    below = led(lines, labels, run[-1])
    if not below:
        return True
    score = {"lead": 5.0, "byline": 3.0, "news": 1.0}.get(below, 0.0)
    if below not in ("lead", "byline"):
        score -= 2.0 * beat
    score += 1.5 * (len(run) > 1) + 1.5 * any(map(cues.is_deck, looks[1:]))
    score += _closed(lines, labels, run[0], above)
    score += 0.5 * (len(looks[-1]) >= 16) - 1.0 * (len(looks[-1]) <= 9)
    score -= 4.0 * (cues.is_numbered(looks[0]) or cues.is_section(looks[0])) + 3.0 * cues.is_deck(
        looks[0]
    )
    score -= 1.0 * (below == "body" and lines[run[-1] + 1].look[0] in "“‘")
    score -= 1.5 * (below == "body" and bool(above.having("subheading")))
    score += 4.0 * cues.is_notice(looks[0])
    section = _section(lines, labels, run[-1])
    score -= 1.5 * _takes_up(section, above.text(lines, "headline", "deck"))
    return score + _kinship(section, above.text(lines)) > 0


def _closed(lines: Sequence[Line], labels: Sequence[Label], first: int, above: Draft) -> float:
    body = above.having("paragraph")
    last = lines[body[-1]].look if body else ""
    if body and body[-1] == first - 1 and (credits.is_signed(last) or _signed_off(lines, body)):
        return 4.0
    if first and labels[first - 1] == "byline" and body:
        return 2.0 if len(body) > 1 else 1.0
    return -1.0 if body and cues.ending(lines[body[-1]].look) == "open" else 0.0


def _signed_off(lines: Sequence[Line], body: Sequence[int]) -> bool:
    """Whether a text ends as a notice does: with a date, or a body's name below a sentence."""
    if len(body) < 2:
        return False
    above, last = (lines[i].look for i in body[-2:])
    return cues.is_sign_off(last) and (cues.is_sign_off(above) or cues.ending(above) == "closed")


def _section(lines: Sequence[Line], labels: Sequence[Label], last: int) -> str:
    """The body lines below a heading, down to the next heading."""
    section = []
    for i in range(last + 1, len(lines)):
        if labels[i] == "heading":
            break
        if labels[i] == "body":
            section.append(lines[i].look)
    return "\n".join(section)


def _takes_up(section: str, headline: str) -> bool:
    """Whether a section names more than once what the headline above names."""
    return any(section.count(word) > 1 for word in content_words(headline))


def _kinship(section: str, above: str) -> float:
    """From +2 (the section below has nothing to do with what is above) to -2 (it has much)."""
    if not section or not above:
        return 0.0
    share = (cohesion(*sorted((section, above), key=len)) - _STRANGE) / (_KIN - _STRANGE)
    return 2.0 - 4.0 * min(1.0, max(0.0, share))


def roles_in_group(lines: Sequence[Line], run: Sequence[int]) -> tuple[Part, ...]:
    """Banner, kicker, headline and deck among the lines of a group that opens an article.

    The headline is the line that says who or where; a dash makes a deck; what stands above the
    headline is its kicker, below it its deck.
    """
    looks = [lines[i].look for i in run]
    banners = _banners(looks)
    rest = range(banners, len(run))
    head = max(rest, key=lambda k: (_says_who(looks[k]), -k))
    names: list[Role] = ["slogan"] * banners
    names += ["kicker" if k < head else "deck" if k > head else "headline" for k in rest]
    return tuple(zip(run, names, strict=True))


def _banners(looks: Sequence[str]) -> int:
    """How many lines at the top are standing titles: a column name, or a couplet over another."""
    count = 0
    while count < len(looks) - 1 and cues.is_column(looks[count]):
        count += 1
    if not count and len(looks) > 1 and all(map(cues.is_couplet, looks[:2])):
        return 1
    return count


def _says_who(look: str) -> float:
    if cues.is_deck(look):
        return -9.0
    return 1.0 * bool(_AGENT.search(look)) - 0.5 * cues.is_couplet(look)
