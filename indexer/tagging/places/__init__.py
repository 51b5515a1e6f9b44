"""Places: where an article's events happen or whom it concerns, with the words that say so."""

from __future__ import annotations

from collections.abc import Sequence

from archive.texts import Article, Metadata
from indexer.tagging.fields import mates, pieces
from indexer.tagging.places.gazetteer import gazetteer
from indexer.tagging.places.mentions import find_mentions
from indexer.tagging.places.priors import NO_PRIOR, of_mates, of_metadata, province_of_mates, talk
from indexer.tagging.places.subject import Claim, Reader, as_mate

__all__ = ["Claim", "find_places"]


def find_places(articles: Sequence[Article], metadata: Metadata) -> tuple[Claim, ...]:
    """The places of the articles of one page, in their order.

    Each article is read alone first, with the paper's home if that is known; then again with what
    its page-mates' own texts settled. The second reading only adds to the first.
    """
    readers = [_reader(article) for article in articles]
    home = of_metadata(metadata)
    alone = [reader.claim(home, NO_PRIOR) for reader in readers]
    settled = [as_mate(claim, a.id) for claim, a in zip(alone, articles, strict=True)]
    final = []
    for i, (claim, reader) in enumerate(zip(alone, readers, strict=True)):
        others = [mate for mate in mates(settled, i) if mate]
        prior = home if len(home.code) > 2 else of_mates(others)
        again = reader.claim(prior, province_of_mates(others)) if others else claim
        final.append(again if again.code.startswith(claim.code) else claim)
    return tuple(final)


def _reader(article: Article) -> Reader:
    known, fields = gazetteer(), tuple(pieces(article))
    return Reader(fields, tuple(find_mentions(fields, known)), known, talk(fields))
