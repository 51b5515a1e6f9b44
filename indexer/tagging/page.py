"""All tags of the articles of one page; page-mates are each other's context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.tags import Tags
from archive.texts import Article, Page
from indexer.tagging.bylines import find_byline
from indexer.tagging.dates import Dated, date_articles, year_told
from indexer.tagging.figures import find_figures
from indexer.tagging.officials import find_officials
from indexer.tagging.own_topics import NO_OWN, OwnTopics
from indexer.tagging.places import Claim, find_places
from indexer.tagging.practices import find_practices
from indexer.tagging.script import as_printed, in_simplified
from indexer.tagging.topic_words import Lexicon, lexicon
from indexer.tagging.topics import find_topics


def tag_page(
    page: Page, articles: Sequence[Article], own: OwnTopics = NO_OWN
) -> tuple[Article, ...]:
    """The same articles in the same order with their `tags` filled; slogans get none.

    `page.metadata` gives the paper's home and the issue date where they are known; `own` are topics
    and words of the user's own.
    """
    real = [article for article in articles if article.kind != "slogan"]
    plain = in_simplified(real)
    dates: Sequence[Dated] = date_articles(plain, page.metadata)
    claims: Sequence[Claim] = find_places(plain, page.metadata, [*map(year_told, dates)])
    words = lexicon(own)
    tags = {a.id: _tags(a, c, d, words) for a, c, d in zip(plain, claims, dates, strict=True)}
    if plain is not real:
        tags = {a.id: as_printed(tags[a.id], (a, *real)) for a in real}
    return tuple(replace(a, tags=tags.get(a.id, Tags())) for a in articles)


def _tags(article: Article, place: Claim, dated: Dated, words: Lexicon) -> Tags:
    topics, byline = find_topics(article, words), find_byline(article)
    practices, figures = find_practices(article), find_figures(article)
    officials = find_officials(article)
    return Tags(
        place=place.place,
        place_basis=place.basis,
        place_candidates=place.candidates,
        other_places=place.others,
        date=dated.date,
        topics=topics.topics,
        paragraph_topics=topics.paragraph_topics,
        reporters=byline.reporters,
        correspondents=byline.correspondents,
        authors=byline.authors,
        practices=practices.practices,
        figures=figures.figures,
        officials=officials.officials,
        evidence=(
            *place.evidence,
            *dated.evidence,
            *byline.evidence,
            *topics.evidence,
            *practices.evidence,
            *figures.evidence,
            *officials.evidence,
        ),
    )
