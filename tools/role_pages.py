"""The pages that the roles of lines are learned from: invented articles and whole pages, each printed
in many ways, some of them with cut columns; see train_roles.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import prose
from composed import (
    COLUMNS,
    Made,
    MadePage,
    clean_page,
    kind_of,
    new_page,
    printed_page,
    supplement_page,
    web_page,
)
from damage import Mix, damaged_page
from invented import HEADED, SUPPLEMENT, Invented, invented, trained_on
from made_headings import clauses, couplet
from page_cases import PageCase, page_cases, restyled
from vary_articles import bare, varied, varied_poem
from whole_pages import WholePage, printed, whole_pages

from archive.texts import Page

ROUNDS, PRINTS = 320, 8
CUT = Mix(cut=0.5)  # how its columns are cut
_SLOTS = {"S": 0.35}  # how often a picture stood above a line of this role
_CREDIT = re.compile(r"^(.{4,40}?)。?\s*(?:[^。]{0,14}摄|资料图片|新华社发)$")


def role_pages(rng: Random) -> Iterator[MadePage]:
    """Pages of every kind, each article printed in its own way."""
    whole = whole_pages()
    articles = (*trained_on(), *invented(HEADED), *trained_on(SUPPLEMENT))
    articles += tuple(a for page in whole for a in page.articles)
    stock = [a for a in (*articles, *sectioned(prose.trained_on())) for _ in range(_weight(a))]
    photos = [a for a in stock if a.kind == "photo"]
    verses = [a for a in articles if a.kind == "poem" and _is_verse(a)]
    boxes = [a for a in articles if a.kind in ("table", "notice", "brief")]
    for _ in range(ROUNDS):
        some = [varied(a, rng) for a in rng.sample(stock, 30)]
        headed = [a for a in some if {"H", "P"} <= {role for role, _ in a.parts}]
        yield clean_page(some[: rng.randint(2, 8)], rng)
        yield clean_page(some[8 : 8 + rng.randint(2, 8)], rng)
        yield _cut(some[12 : 12 + rng.randint(2, 7)], rng)
        yield clean_page(some[16 : 16 + rng.randint(2, 6)], rng, 0.3)
        parted = [a for a in some if any(role == "S" for role, _ in a.parts)]
        for article in (some[22], some[23], *parted[:2]):
            yield clean_page([article], rng, rng.choice((0.0, 0.3)))
            yield clean_page([_headless(article)], rng)
        yield printed_page(some[24 : 24 + rng.randint(2, 6)], rng)
        yield from (web_page(article, rng) for article in headed[-2:])
        yield _with_titles(some[4 : 4 + rng.randint(1, 3)], headed, rng)
        if rng.random() < 0.35:
            poems = [
                varied_poem(a, verses, rng) for a in rng.sample(verses, rng.choice((1, 2, 2, 3, 4)))
            ]
            if rng.random() < 0.3:
                poems.insert(rng.randrange(len(poems) + 1), rng.choice(some))
            yield supplement_page(poems, rng.sample(boxes, rng.choice((0, 0, 1, 1, 2, 3))), rng)
        if rng.random() < 0.3:
            yield clean_page(
                [*rng.sample(boxes, rng.randint(2, 4)), *some[: rng.randint(0, 2)]], rng
            )
        if rng.random() < 0.4:
            yield _without_leads(rng.sample(headed, min(len(headed), rng.randint(3, 7))), rng)
        yield _with_slots(some[9 : 9 + rng.randint(2, 6)], photos, rng)
    for page in whole:
        yield from _prints(page, rng)
    for case in page_cases() * 6:
        yield from _cases(case, rng)


def sectioned(articles: Sequence[Invented]) -> tuple[Invented, ...]:
    """Those with subheadings, and one in ten of the others: of plain reports there are enough."""
    parts = [any(role == "S" for role, _ in article.parts) for article in articles]
    return tuple(
        a for i, (a, has) in enumerate(zip(articles, parts, strict=True)) if has or i % 10 == 3
    )


def _prints(page: WholePage, rng: Random) -> Iterator[MadePage]:
    """A whole page as several papers would print it."""
    for _ in range(PRINTS):
        yield printed(page, rng)
    yield printed(page, rng, 0.4)
    for _ in range(PRINTS // 2):
        items = [
            (kind, varied(Invented("", kind, parts), rng).parts)
            if kind not in ("slogan", "teaser") and all(role != "L" for role, _ in parts)
            else (kind, parts)
            for kind, parts in page.items
        ]
        yield printed(replace(page, items=tuple(items)), rng)


def _without_leads(articles: Sequence[Invented], rng: Random) -> MadePage:
    """Nothing but headlines, all of them short or none, and text that opens like any other."""
    short = rng.random() < 0.6
    return clean_page([bare(article, rng, short) for article in articles], rng)


def _is_verse(article: Invented) -> bool:
    return all(len(text) < 20 for role, text in article.parts if role == "P")


def _weight(article: Invented) -> int:
    """News more often than tables and poems, and sections often enough to be learned."""
    if article.kind in ("table", "poem", "qa", "letter", "notice"):
        return 1
    return 4 if any(role == "S" for role, _ in article.parts) else 2


def _cut(articles: Sequence[Invented], rng: Random) -> MadePage:
    """Articles with cut columns, their pieces scattered."""
    damaged = damaged_page(articles, rng, CUT)
    made = MadePage(rng, "tight", lines=list(damaged.lines))
    made.items = [Made(kind_of(article)) for article in articles]
    for number, row in damaged.rows.items():
        made.items[row.article].roles[number] = row.role
    return made


def _headless(article: Invented) -> Invented:
    parts = tuple(part for part in article.parts if part[0] not in "KHD")
    return Invented(article.register, article.kind, parts)


def _with_titles(articles: Sequence[Invented], others: Sequence[Invented], rng: Random) -> MadePage:
    """Articles, and below them the titles of articles that stand elsewhere."""
    page = clean_page(articles, rng)
    chosen = rng.sample(others, min(len(others), rng.randint(3, 9)))
    page.titles(next(text for role, text in a.parts if role == "H") for a in chosen)
    return page


def _with_slots(articles: Sequence[Invented], photos: Sequence[Invented], rng: Random) -> MadePage:
    """Articles with pictures' places, unsigned captions, standing titles and photos among them."""
    page = new_page(rng)
    page.style = rng.choice(("blank", "blank", "tight", "wide"))
    columns = [*COLUMNS, *(couplet(rng) for _ in range(12))]
    for article in articles:
        if rng.random() < 0.2 and article.parts[0][0] in "KH":
            page.banner(rng.choice(columns))
        if photos and rng.random() < 0.2:
            photo = varied(rng.choice(photos), rng)
            page.article(photo.parts, "photo")
        page.items.append(Made(kind_of(article)))
        shown = clauses(next((t for r, t in article.parts if r == "P"), "")[-120:], 7, 16)
        above = page.style == "blank" and rng.random() < 0.2
        if shown and above:  # an unsigned caption before its headline
            page.slot()
            page.place(rng.choice(shown), "C")
        for role, text in article.parts:
            caption = role == "C" and page.style != "wide" and rng.random() < 0.5
            if caption or (page.style == "blank" and rng.random() < _SLOTS.get(role, 0.06)):
                page.slot()
            credit = _CREDIT.match(text) if caption and rng.random() < 0.6 else None
            page.place(credit[1] if credit else text, role)
        if shown and not above and page.style == "blank" and rng.random() < 0.15:
            page.slot()
            page.place(rng.choice(shown), "C")
    return page


def _cases(case: PageCase, rng: Random) -> Iterator[MadePage]:
    """A page case in its own style and in four others."""
    yield _made(case, case.page, {n: n for n in range(1, len(case.lines) + 1)}, rng)
    for style in ("tight", "wide", "half", "indent"):
        yield _made(case, *restyled(case, style), rng)


def _made(case: PageCase, page: Page, numbers: dict[int, int], rng: Random) -> MadePage:
    back = {old: new for new, old in numbers.items()}
    made = MadePage(rng, "tight", lines=list(page.lines))
    for wanted in case.wanted:
        roles = {back[n]: "X" if wanted.kind == "slogan" else r for n, r in wanted.lines.items()}
        made.items.append(Made(wanted.kind, roles))
    return made
