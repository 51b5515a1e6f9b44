"""The posts that a text names and the bodies they are held in: 市委副书记、市长, 县公安局局长."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from indexer.tagging.officials.bodies import Span, body_span
from indexer.tagging.officials.tables import post_words, posts_and_ends

_RANK = "(?:常务副|第一副|副|第一|代)?"
_LONGEST = 8  # characters of a post with its rank
_REACH = 26  # characters of a body's name
_PLACE = 3  # characters of a place with its level: 平罗县
_RUN = re.compile(r"[一-鿿“”]*$")
_JOINT = re.compile("[、兼]$")
_GROUPS = ("党组", "党委", "党工委")  # whose it is, the post before says
_PARTY = re.compile("(?:党组|党委|党工委)$")


@dataclass(frozen=True, slots=True)
class Post:
    """text[start:end] names a post; `body` is the span of the body's name, None where not given."""

    start: int
    end: int
    title: str
    body: Span | None = None


Shared = tuple[int, Span]


def posts(
    text: str, end: int, sentence: int = 0, shared: Shared | None = None
) -> tuple[Post, ...] | None:
    """The posts that end right before a position, joined by 、 or 兼, the first one first.

    `shared`: a post that begins there may be one of that body, which the official before it has.
    None where there is none, or where one is of no public body that the sentence, which begins at
    `sentence`, names.
    """
    found: list[Post] = []
    joined = True
    while joined and (match := _post_pattern().search(text, max(sentence, end - _LONGEST), end)):
        post = _post(text, match.start(), end, match["post"])
        if post is None:
            return None
        found.insert(0, post)
        end = post.body[0] if post.body else post.start
        joined = bool(_JOINT.search(text, 0, end))
        end -= joined
    if not found:
        return None
    former = shared[1] if shared and shared[0] == found[0].start else None
    return _with_bodies(text, found, sentence, former)


def _post(text: str, start: int, end: int, word: str) -> Post | None:
    """One post with the body named before it; None where that is none of the public's."""
    post = Post(start, end, text[start:end])
    run = _RUN.search(text[max(0, start - _REACH) : start])
    before = run[0].rpartition("兼")[2] if run else ""  # 书记兼|村主任
    ends = posts_and_ends()[word]
    if not ends:
        return replace(post, body=_level(before, start, post.title))
    for shared in (0, 1) if post.title == word else (0,):  # 公安局局长, 公安局长
        name = before + post.title[:shared]
        if before and name.endswith(ends):
            body = body_span(name, start + shared)
            return replace(post, body=body) if body else None
    return post


def _level(before: str, start: int, title: str) -> Span | None:
    """The body of a post that names its level: 平罗县 of 平罗县县长 and 平罗县长, 市政府 of 市政府市长."""
    if before.endswith("政府"):
        return body_span(before, start)
    shared = bool(before) and len(title) == 2 and before[-1] not in "省市县区州盟旗镇乡"
    name = before + title[:shared]
    return body_span(name, start + shared, _PLACE) if name[-1:] == title[-2] else None


def _with_bodies(
    text: str, found: Sequence[Post], sentence: int, former: Span | None
) -> tuple[Post, ...] | None:
    """A post without a body of its own takes that of the one before it, without its party group,
    else the only one of its kind that the sentence names before it."""
    made: list[Post] = []
    for post in found:
        former = made[-1].body if made else former
        ends = posts_and_ends()[re.sub(f"^{_RANK}", "", post.title)]
        body = post.body
        if body and former and text[slice(*body)] in _GROUPS:
            body = former
        elif body is None and ends:
            body = _of_the_former(text, former, ends) or _named_before(text, sentence, post, ends)
            if body is None:
                return None
        made.append(replace(post, body=body))
    return tuple(made)


def _of_the_former(text: str, former: Span | None, ends: tuple[str, ...]) -> Span | None:
    if former is None:
        return None
    start, stop = former
    stop -= len(party[0]) if (party := _PARTY.search(text[start:stop])) else 0
    return (start, stop) if text[start:stop].endswith(ends) else None


def _named_before(text: str, sentence: int, post: Post, ends: tuple[str, ...]) -> Span | None:
    if post.title[0] != ends[0]:  # only 局长 … of a 局
        return None
    runs = re.finditer(f"[一-鿿]{{3,}}?{ends[0]}(?!长)", text[sentence : post.start])
    found = [body_span(run[0], sentence + run.end()) for run in runs]
    return found[0] if len(found) == 1 else None


@cache
def _post_pattern() -> re.Pattern[str]:
    return re.compile(f"{_RANK}(?P<post>{'|'.join(post_words())})$")
