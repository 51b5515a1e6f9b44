"""Our engine as the product uses it, through the protocols of `archive/searcher.py`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from archive.filters import Query, filters
from archive.results import Results
from archive.searcher import Engine as ArchiveEngine
from archive.searcher import Searcher
from archive.tags import Evidence, NewsDate, Place, Tags
from archive.texts import Article, Field, Fragment, Metadata, Paragraph
from bench.corpus import PAGE, MadeArticle, cities, day_of, topics
from bench.engines.contract import TOP, Answer, Counts, Document
from bench.questions import Question
from indexer.fulltext import WhooshEngine, WhooshSearcher


class OursArchive:
    """Table (b): exact runs and words over articles, passages with marks, every facet."""

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        """See Engine."""
        engine: ArchiveEngine = WhooshEngine(folder)
        engine.build((article_of(d.article) for d in documents if d.article), (), "bench")

    def open(self, folder: Path) -> None:
        """See Engine."""
        self._folder = folder
        self._searcher: Searcher = WhooshSearcher(folder)

    def ask(self, question: Question) -> Answer:
        """See Engine. `facets` holds what can be compared: the topics by number."""
        chosen = []
        if question.city is not None:
            province, city, _ = cities()[question.city]
            chosen.append(("place", f"{province}/{city}"))
        if question.days is not None:
            first, last = map(day_of, question.days)
            chosen.append(("date", f"{first}..{last}"))
        found = self._searcher.search(Query(question.typed, filters(chosen), limit=TOP))
        top = tuple((int(hit.article), hit.score) for hit in found.hits)
        return Answer(found.total_articles, top, {"topic": _topics(found)})

    def add(self, documents: Iterable[Document]) -> None:
        """See Engine: as `baodang update` does, where the engine can change an index in use."""
        update = getattr(WhooshEngine(self._folder), "update", None)
        if update is None:
            raise NotImplementedError
        fresh = [article_of(d.article) for d in documents if d.article]
        update({article.source for article in fresh}, fresh, (), "bench")

    def finds(self, text: str, document: Document) -> bool:
        """See Engine: the string is sought in the article's page."""
        page = filters([("source", _page(document.id))])
        found = self._searcher.search(Query(text, page, limit=0))
        return any(hit.article == str(document.id) for hit in found.hits)


def article_of(made: MadeArticle) -> Article:
    """A made article as splitting and tagging would give it; its id is its number."""
    province, city, code = cities()[made.city]
    day = day_of(made.day).isoformat()
    labels = tuple(topics()[n] for n in made.topics)
    return Article(
        id=str(made.number),
        source=_page(made.number),
        page_number=1,
        kind="news",
        headline=Field(made.headline, (_line(1, made.headline),)),
        paragraphs=tuple(
            Paragraph(n, text, (_line(n + 1, text),)) for n, text in enumerate(made.paragraphs, 1)
        ),
        metadata=Metadata(newspaper=f"{city}日报", issue_date=day),
        tags=Tags(
            place=Place(province, city, code=code),
            place_basis="text",
            date=NewsDate(day, "day", day, day, "stated"),
            topics=labels,
            evidence=(
                _fact(f"province={province}"),
                _fact(f"city={city}"),
                _fact(f"date={day}"),
                *(_fact(f"topic={label}") for label in labels),
            ),
        ),
    )


def _fact(tag: str) -> Evidence:
    return Evidence(tag, "made", "", decided="sidecar")


def _line(number: int, text: str) -> Fragment:
    return Fragment(number, 0, len(text), text)


def _page(number: int) -> str:
    return f"{number // PAGE:06}.txt"


def _topics(found: Results) -> Counts:
    names = {name: number for number, name in enumerate(topics())}
    rows = next((facet.values for facet in found.facets if facet.name == "topic"), ())
    return {names[row.value]: row.count for row in rows if row.value in names}
