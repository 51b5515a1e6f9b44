"""Places: where an article's events happen or whom it concerns, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from archive.texts import Article, Metadata
from indexer.tagging.fields import mates, pieces
from indexer.tagging.places.context import PLAIN
from indexer.tagging.places.mention import Mention
from indexer.tagging.places.mentions import find_mentions
from indexer.tagging.places.past import as_of, printed_year
from indexer.tagging.places.priors import (
    NO_PRIOR,
    Prior,
    of_mates,
    of_metadata,
    of_text,
    province_of_mates,
    talk,
)
from indexer.tagging.places.settled import settler_of, with_settler
from indexer.tagging.places.subject import Claim, Reader, as_mate

__all__ = ["Claim", "find_places"]


def find_places(
    articles: Sequence[Article], metadata: Metadata, years: Sequence[int | None] = ()
) -> tuple[Claim, ...]:
    """The places of the articles of one page, in their order; `years` are those that the articles
    themselves tell of.

    Each article is read alone first, with the paper's home if that is known; then again with what
    its page-mates' own texts settled. The second reading only adds to the first. Where either helped,
    its evidence stands beside that of the article's words.
    """
    # Without an issue date the former units that an article prints say how old it is, or its year.
    year = int(metadata.issue_date[:4]) if metadata.issue_date else None
    told_of = years or [None] * len(articles)
    readers = [_reader(a, year, told) for a, told in zip(articles, told_of, strict=True)]
    given = of_metadata(metadata, as_of(year))
    printed = [of_text(r.pieces, r.known) for r in readers]
    firsts = [_first(r, given, own) for r, own in zip(readers, printed, strict=True)]
    alone, homes = [claim for claim, _ in firsts], [home for _, home in firsts]
    told = zip(alone, articles, readers, strict=True)
    settled = [as_mate(claim, a.id, reader.mentions) for claim, a, reader in told]
    final = []
    for i, (claim, reader, home) in enumerate(zip(alone, readers, homes, strict=True)):
        others = [mate for mate in mates(settled, i) if mate]
        prior = home if len(home.code) > 2 else of_mates(others)
        province = province_of_mates(others)
        same = not others or (prior == home and not reader.heeds(province))
        again = claim if same else reader.claim(prior, province)
        said = again if again.code.startswith(claim.code) else claim
        if settler := settler_of(said, (given, prior, province)):
            own = reader.claim(printed[i], NO_PRIOR) if given.code else claim
            said = with_settler(said, own, settler)
        final.append(said)
    return tuple(final)


def _first(reader: Reader, given: Prior, own: Prior) -> tuple[Claim, Prior]:
    """An article read alone with the home of its page or, where that is all that says something,
    with that of a paper of elsewhere which the article prints (华西都市报讯); and that home."""
    home = given if given.code else own
    claim = reader.claim(home, NO_PRIOR)
    taken = own.code and not (own.code.startswith(home.code) or home.code.startswith(own.code))
    if taken and claim.basis in ("none", home.basis):
        return reader.claim(own, NO_PRIOR), own
    return claim, home


def _reader(article: Article, year: int | None, told: int | None) -> Reader:
    fields = tuple(pieces(article))
    texts = [field.text for field in fields]
    known = as_of(year, texts)
    names = find_mentions(fields, known)
    if year is None and (then := printed_year(_told_of(names), "\n".join(texts))):
        known = as_of(then)
        names = find_mentions(fields, known)
    elif year is None and told:
        then_known = as_of(told, texts)
        if any(then_known.then(m.codes) != m.codes for m in names):
            then_names = find_mentions(fields, then_known)
            if _cities(names) > _cities(then_names) and _quotes(names) <= _quotes(then_names):
                known, names = then_known, then_names
    return Reader(fields, tuple(names), known, talk(fields))


def _quotes(names: Iterable[Mention]) -> set[str]:
    return {m.quote for m in names}


def _cities(names: Iterable[Mention]) -> int:
    """How many cities names mean: less where they agree."""
    return len({u for m in names if m.strength >= PLAIN for u in m.units})


def _told_of(names: Iterable[Mention]) -> Iterator[str]:
    """The names that a text prints of what it tells, not 原崇文区."""
    for m in names:
        if m.strength >= PLAIN and m.piece.text[m.start - 1 : m.start] not in ("原", "旧"):
            yield m.quote
