"""Facts that options of `rebuild` and `update` give for all files of their PATHs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from archive.dates import partial_date
from archive.errors import InputError
from archive.home import Home
from archive.texts import Doubt, Page
from indexer.reading import OWN_FILE, WORDS, File, Known, Papers, printable, with_own
from indexer.tagging.places.priors import home as home_of

LONGEST = 60  # characters of a newspaper's or city's name
Given = Mapping[str, Mapping[str, str]]  # path → facts by key


def check_given(options: Mapping[str, str | None]) -> dict[str, str]:
    """The options as the user typed them (None: not given) → facts by key of Metadata.

    Raises InputError naming the option whose value cannot be used.

    >>> check_given({"newspaper": "《郑州日报》", "issue_date": "2022/3/28", "city": None})
    {'newspaper': '郑州日报', 'issue_date': '2022-03-28'}
    """
    facts = {}
    for key, typed in options.items():
        if typed is not None:
            facts[key] = _CHECKS[key](f"--{key.replace('_', '-')}", typed.strip().strip("《》"))
    return facts


def merged(
    before: Given, paths: Iterable[Path], facts: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """What was given before, and now for `paths`; a new value replaces the old one of its key."""
    given = {path: dict(known) for path, known in before.items()}
    for path in paths if facts else ():
        given[printable(path)] = {**given.get(printable(path), {}), **facts}
    return given


def dropped(before: Given, now: Given) -> tuple[Doubt, ...]:
    """A doubt for every path of which something was given before and is not now."""
    return tuple(
        Doubt("facts-dropped", f"以前用参数给“{Path(path).name}”的{'、'.join(lost)}不再采用。")
        for path, facts in before.items()
        if (lost := [WORDS[key] for key in facts if key not in now.get(path, {})])
    )


def known_files(
    home: Home, files: Mapping[str, File], given: Given
) -> tuple[dict[str, Known], tuple[Doubt, ...]]:
    """Source name → what is known of the file before it is read."""
    papers, doubts = own_papers(home)
    return {name: _known(file, given, papers) for name, file in files.items()}, doubts


def _known(file: File, given: Given, papers: Papers) -> Known:
    """A path that lies deeper speaks last."""
    facts: dict[str, str] = {}
    for path in sorted(given, key=len):
        if PurePath(file.key).is_relative_to(path):
            facts |= given[path]
    names = printable(file.place.absolute().as_posix()).split("/")
    return Known(facts, tuple(names[-2 - file.relative.count("/") :]), papers)


def own_papers(home: Home) -> tuple[Papers, tuple[Doubt, ...]]:
    """The known newspapers with those of the user's own file in the home folder, and a doubt for
    each line of it that cannot be used."""
    file = home.folder / OWN_FILE
    try:
        papers, doubts = with_own(file.read_text("utf-8") if file.exists() else "")
    except (OSError, ValueError):
        message = f"读不了 {OWN_FILE}，没有采用；它应是 UTF-8 文字，每行一种报纸。"
        return with_own("")[0], (Doubt("bad-newspapers", message),)
    strange = [f"“{place}”" for place in papers.homes.values() if not home_of(place)]
    if strange:
        message = f"{OWN_FILE} 里的所在地{'、'.join(strange)}不在地名表里，不起作用。"
        doubts = (*doubts, Doubt("bad-newspapers", message))
    return papers, doubts


def unknown_cities(pages: Iterable[Page]) -> tuple[Doubt, ...]:
    """A doubt for each city that a page is said to be of and that no table of places holds; those
    of the user's own newspapers are said with their table."""
    named = {page.metadata.city: page.metadata.origin("city") for page in pages}
    return tuple(
        Doubt(
            "unknown-city",
            f"{origin} 写的城市“{city[:20]}”不在地名表里，或有几处同名，不起作用；"
            "请写全称，例如 郑州市。",
        )
        for city, origin in named.items()
        if city and origin != OWN_FILE and not home_of(city)
    )


def _name(option: str, value: str) -> str:
    if not value:
        raise InputError(
            f"{option} 的值是空的。", "请写出名称；要去掉以前给的，用 baodang rebuild 重给路径。"
        )
    if len(value) > LONGEST or not value.isprintable():
        raise InputError(f"{option} 的值不像一个名称。", f"请写不超过 {LONGEST} 个字的一行。")
    return value


def _day(option: str, value: str) -> str:
    day = partial_date(value)
    if day is None or len(day) != 10:
        raise InputError(
            f"{option} 的值“{value}”不是一个日期。", "请写成年-月-日，例如 2022-03-28。"
        )
    return day


def _city(option: str, value: str) -> str:
    if not home_of(_name(option, value)):
        raise InputError(
            f"{option} 的值“{value}”不是地名表里的市、区县或省，或有几处同名。",
            "请写全称，例如 郑州市。",
        )
    return value


_CHECKS = {"newspaper": _name, "issue_date": _day, "city": _city}
