"""How well made pages (tests/composed.py) are split: articles that have exactly their lines, and the
share of lines with the right role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from composed import MadePage

from archive.texts import Article
from indexer.splitting import split_page

_FIELDS = (("headline", "H"), ("kicker", "K"), ("deck", "D"), ("byline", "B"))


@dataclass(slots=True)
class Reached:
    """Counts over pages. `articles` wanted, `found` and exactly `right`; lines by (role, taken for);
    `joins` made on pages without damage."""

    articles: int = 0
    found: int = 0
    right: int = 0
    joins: int = 0
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """The share of articles found that are right."""
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """The share of articles wanted that are found."""
        return self.right / max(1, self.articles)

    @property
    def lines(self) -> float:
        """The share of lines that got their role."""
        return sum(n for (a, b), n in self.roles.items() if a == b) / max(1, self.roles.total())


def reached(pages: Iterable[MadePage]) -> Reached:
    """What splitting makes of made pages."""
    total = Reached()
    for page in pages:
        articles = split_page(page.page).articles
        seen = [(a.kind, roles_of(a)) for a in articles]
        given = {n: role for _, roles in seen for n, role in roles.items()}
        exact = {frozenset(roles) for kind, roles in seen if kind not in ("slogan", "teaser")}
        wanted = [item for item in page.items if item.kind not in ("slogan", "teaser")]
        total.articles += len(wanted)
        total.right += sum(frozenset(item.roles) in exact for item in wanted)
        total.found += len(exact)
        total.joins += sum(len(p.joins) for a in articles for p in a.paragraphs)
        for item in page.items:
            total.roles.update((role, given.get(n, "L")) for n, role in item.roles.items())
        total.roles.update(("L", given.get(n, "L")) for n in page.furniture)
    return total


def roles_of(article: Article) -> dict[int, str]:
    """Line number → role letter."""
    roles: dict[int, str] = {}
    for name, letter in _FIELDS:
        if part := getattr(article, name):
            mark = "X" if article.kind == "slogan" else letter
            roles |= {f.line: mark for f in part.fragments}
    for caption in article.captions:
        roles |= {f.line: "C" for f in caption.fragments}
    for section in article.subheadings:
        roles |= {f.line: "S" for f in section.fragments}
    for paragraph in article.paragraphs:
        roles |= {f.line: "P" for f in paragraph.fragments}
    return roles
