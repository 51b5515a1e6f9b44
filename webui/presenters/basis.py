"""Tags with the words that led to them: what the page shows under 依据."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.addresses import anchor, article_path, basis_anchor
from archive.chains import Chain, Link, chains
from archive.tag_words import decided_words, evidence_place, rule_words
from archive.tags import Evidence
from archive.texts import Article
from webui.presenters.pieces import Texts, evidence_anchor, field_texts
from webui.state import State


@dataclass(frozen=True, slots=True)
class Why:
    """One evidence: the words, where they stand, the rule, and who knew."""

    quote: str
    where: str
    url: str | None
    rule: str
    decided: str


@dataclass(frozen=True, slots=True)
class Item:
    """A value of a tag with the link that searches for it and the evidence of it alone;
    `inferred`: not the article's own word, see `archive.certain`."""

    label: str
    url: str | None = None
    why: tuple[Why, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of tag; its reasons stand on the page as `id`. `chain`: the items are the levels of
    one value. `why` backs them together."""

    id: str
    label: str
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    chain: bool = False
    why: tuple[Why, ...] = ()

    @property
    def explained(self) -> bool:
        """Whether there are any reasons to show."""
        return bool(self.why or self.reasons)

    @property
    def reasons(self) -> tuple[Item, ...]:
        """The items with evidence of their own; a chain from its smallest level up."""
        items = self.items[::-1] if self.chain else self.items
        return tuple(item for item in items if item.why)


def basis(article: Article) -> tuple[Group, ...]:
    """All tags of an article with links to the words; see `archive.chains`."""
    texts = field_texts(article)
    return tuple(_group(chain, texts) for chain in chains(article))


def _group(chain: Chain, texts: Texts) -> Group:
    items = tuple(
        Item(n.label, _leads_to(n), _why(texts, n.evidence), n.inferred) for n in chain.links
    )
    shown = {why for item in items for why in item.why}
    rest = tuple(why for why in _why(texts, chain.evidence) if why not in shown)
    return Group(basis_anchor(chain.key), chain.label, items, chain.notes, chain.steps, rest)


def _leads_to(link: Link) -> str | None:
    if link.facet:
        return State().choose(link.facet, link.value).url()
    return f"#{anchor(link.where)}" if link.where is not None else None


def _why(texts: Texts, evidence: Iterable[Evidence]) -> tuple[Why, ...]:
    return tuple(
        dict.fromkeys(
            Why(
                e.quote,
                evidence_place(e),
                _url(e, evidence_anchor(texts, e)),
                rule_words(e),
                decided_words(e),
            )
            for e in evidence
        )
    )


def _url(evidence: Evidence, own: str | None) -> str | None:
    if evidence.article:
        return f"{article_path(evidence.article)}#{anchor(evidence.paragraph)}"
    return f"#{own}" if own else None
