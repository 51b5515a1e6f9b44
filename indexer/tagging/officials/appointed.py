"""Who is given a post: 任命王坚为市水利局局长，沙林为市文化局局长; 佟海当选为县长."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.tagging.officials.names import is_whole_name
from indexer.tagging.officials.posts import Post, posts

# Not yet, no longer, or long ago.
_NOT_NOW = r"(?<![拟请议曾未不免])(?<!提名)(?<!当年)(?<!建议)"
_NAME = r"[一-鿿]{2,4}?|[一-鿿]{2,7}[·•][一-鿿]{2,8}"
_GLOSS = r"(?:[（(][^（）()]{1,8}[)）])?"  # （女，回族）
_NAMES = rf"(?P<names>(?:{_NAME}){_GLOSS}(?:、(?:{_NAME}){_GLOSS}){{0,9}}?)(?:等?(?:\d+|[二三四五六七八九十]+)?(?:人|位|名)?同志)?"
_WHAT = (
    rf"(?P<what>[^，。；;：:！？!?“”\s　为]{{2,60}}?)(?=[，。；;！？!?（(\s　]|、(?:{_NAME})为|$)"
)
_VERBS = (
    "任命",
    "选举",
    "补选",
    "增选",
    "推选",
    "推举",
    "当选",
    "就任",
    "出任",
    "同志任",
    "同志担任",
    "同志兼任",
)
_GIVEN = re.compile(
    rf"(?:{_NOT_NOW}(?:任命|选举|补选|增选|推选|推举)[:：]?|(?P<further>[，；;、]))(?:了)?[\s　]*{_NAMES}为{_WHAT}"
    rf"|(?:^|[，。；;：:！？!?、）)\s　])(?P<elected>{_NAME})(?:同志(?:任|担任|兼任)|(?:同志)?(?:全票|高票)?(?:当选|就任|出任))为?{_WHAT.replace('what', 'won')}"
)


def tells_of_appointment(text: str) -> bool:
    """Whether a text has a verb of giving posts: most have none, and need not be looked through."""
    return any(verb in text for verb in _VERBS)


def appointments(
    text: str, begin: int, stop: int
) -> Iterator[tuple[int, int, str, tuple[Post, ...]]]:
    """Who is given which posts in the sentence text[begin:stop]: start, end, name and posts of each.

    A clause without a verb (，沙林为市文化局局长) counts only behind one with it.
    """
    told = False
    for found in _GIVEN.finditer(text, begin, stop):
        if found["further"] and not told:
            continue
        what, who = ("won", "elected") if found["elected"] else ("what", "names")
        held = posts(found[what], len(found[what]))
        written = re.sub(r"[（(].*?[)）]", "", found[who])
        names = [name for name in written.split("、") if is_whole_name(name)]
        told = bool(held) and len(names) == written.count("、") + 1
        if held and told:
            given = tuple(_moved(post, found.start(what)) for post in held)
            yield from ((found.start(who), found.end(what), name, given) for name in names)


def _moved(post: Post, by: int) -> Post:
    body = (post.body[0] + by, post.body[1] + by) if post.body else None
    return Post(post.start + by, post.end + by, post.title, body)
