"""Counts over the whole catalogue and the list of its doubts: asked of SQL, nothing else decoded."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import msgspec

from archive.account import Doubtful
from archive.texts import Doubt
from archive.titles import OPENING

_RULE = "json_extract(doubts.body, '$.rule')"
_LINE = "coalesce(json_extract(doubts.body, '$.line'), 0)"
_TITLE = (
    "coalesce(json_extract(articles.body, '$.headline.text'),"
    f" (SELECT substr(text, 1, {OPENING}) || iif(length(text) > {OPENING}, '…', '')"
    " FROM paragraphs WHERE article = articles.number AND n = 1))"
)


@dataclass(frozen=True, slots=True)
class Tally:
    """What the catalogue holds: pages as printed; articles by kind, slogans too; joins made,
    suspected and refused; articles some text of which is missing; leftovers; doubts by rule."""

    pages: int
    kinds: dict[str, int]
    joins: int
    suspected: int
    refused: int
    truncated: int
    leftovers: int
    doubts: dict[str, int]


# Of broken pieces: lines that only their width parts are not counted.
JOINS = (
    "SELECT count(*) FROM paragraphs, json_each(paragraphs.joins) AS made"
    " WHERE paragraphs.joins <> '[]' AND NOT coalesce(json_extract(made.value, '$.wrap'), 0)"
)

# Files of these formats give their articles one by one, each as a page of its own: of one printed
# page are those of which the same newspaper, day and page are known.
PAGES = (
    "SELECT (SELECT count(*) FROM pages) - coalesce(sum(held - printed), 0) FROM"
    " (SELECT count(*) AS held, count(DISTINCT"
    "   json_extract(pages.metadata, '$.newspaper', '$.issue_date', '$.page')) AS printed"
    "   FROM sources JOIN pages ON pages.source = sources.name"
    "   WHERE json_extract(sources.body, '$.format') IN ('docx', 'html', 'mhtml', 'jsonl')"
    "   GROUP BY sources.name)"
)

# The front page shows them: each is counted in an index, however much text there is.
COUNTS = (
    "SELECT (SELECT count(*) FROM sources),"
    " (SELECT count(*) FROM articles WHERE kind <> 'slogan'),"
    " (SELECT count(*) FROM paragraphs),"
    f" ({JOINS}),"
    " (SELECT count(*) FROM doubts)"
)


def tally(db: sqlite3.Connection) -> Tally:
    """All counts at once."""
    weighed = dict(
        db.execute("SELECT json_extract(body, '$.suspected'), count(*) FROM candidates GROUP BY 1")
    )
    row = db.execute(
        f"SELECT ({PAGES}), ({JOINS}),"
        " (SELECT count(*) FROM articles WHERE EXISTS"
        "   (SELECT 1 FROM json_each(articles.body, '$.state') AS s WHERE s.value = 'cut')),"
        " (SELECT count(*) FROM leftovers)"
    ).fetchone()
    kinds = db.execute("SELECT kind, count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC, 1")
    return Tally(
        pages=row[0],
        kinds=dict(kinds),
        joins=row[1],
        suspected=weighed.get(1, 0),
        refused=weighed.get(0, 0),
        truncated=row[2],
        leftovers=row[3],
        doubts=doubt_counts(db),
    )


def doubt_counts(db: sqlite3.Connection) -> dict[str, int]:
    """Rule → how many doubts it gave, the commonest first."""
    return dict(db.execute(f"SELECT {_RULE}, count(*) FROM doubts GROUP BY 1 ORDER BY 2 DESC, 1"))


def doubt_list(
    db: sqlite3.Connection, rule: str | None = None, limit: int = -1, offset: int = 0
) -> Iterator[Doubtful]:
    """Doubts in the order of sources and their lines, of one rule or all; `limit` -1: no end."""
    where = f"WHERE {_RULE} = :rule" if rule is not None else ""
    rows = db.execute(
        f"SELECT doubts.source, doubts.article, {_TITLE}, doubts.body"
        " FROM doubts LEFT JOIN articles ON articles.id = doubts.article"
        f" {where} ORDER BY doubts.source, {_LINE}, doubts.position LIMIT :limit OFFSET :offset",
        {"rule": rule, "limit": limit, "offset": offset},
    )
    for source, article, title, body in rows.fetchall():
        yield Doubtful(source, article, title, msgspec.json.decode(body, type=Doubt))


def some_texts(db: sqlite3.Connection, count: int, dice: Random) -> list[tuple[str, str]]:
    """Up to `count` paragraphs of different articles, slogans aside, as (article id, text)."""
    # The list of numbers comes from an index: no article is read but those that are drawn.
    drawn = [row[0] for row in db.execute("SELECT number FROM articles ORDER BY source, position")]
    found: list[tuple[str, str]] = []
    for number in dice.sample(drawn, min(count, len(drawn))):
        texts = db.execute(
            "SELECT id, text FROM articles JOIN paragraphs ON paragraphs.article = number"
            " WHERE number = ? AND kind <> 'slogan' ORDER BY n",
            (number,),
        ).fetchall()
        if texts:
            found.append(dice.choice(texts))
    return found
