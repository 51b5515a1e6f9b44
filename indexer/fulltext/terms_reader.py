"""The words of a segment as Whoosh wants to see them: to list, to look up, to match."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from whoosh.codec.base import FieldCursor, TermsReader
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from indexer.fulltext.arrays import Array, bounds
from indexer.fulltext.terms import LENGTHS, Field, Postings, number_of

Term = tuple[str, bytes]


class NoSuchTerm(TermNotFound, KeyError):  # type: ignore[misc]
    """Whoosh asks for one of these here, and for the other there."""


class ArrayTerms(TermsReader):  # type: ignore[misc]
    """The words of all fields of one segment."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields

    def __contains__(self, term: Term) -> bool:
        field = self._fields.get(term[0])
        return field is not None and number_of(field, term[1]) is not None

    def indexed_field_names(self) -> Iterable[str]:
        return self._fields.keys()

    def cursor(self, fieldname: str, fieldobj: Any) -> Cursor:
        return Cursor(self._fields[fieldname], fieldobj)

    def terms(self) -> Iterator[Term]:
        return (term for name in sorted(self._fields) for term in self.terms_from(name, b""))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        field = self._fields.get(fieldname)
        if field is not None:
            for number in range(field.find(prefix), len(field)):
                yield fieldname, field.term(number)

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        field, number = self._known(fieldname, text)
        return info_of(field, field.postings(number))

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Matcher:
        field, number = self._known(fieldname, text)
        found = field.postings(number)
        weights = (found.counts * field.boost).tolist()
        return Matcher(
            found.documents.tolist(),
            weights,
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=info_of(field, found),
        ).with_places(found)

    def _known(self, fieldname: str, text: bytes) -> tuple[Field, int]:
        field = self._fields.get(fieldname)
        number = None if field is None else number_of(field, text)
        if field is None or number is None:
            raise NoSuchTerm(f"No term {fieldname}:{text!r}")
        return field, number


def info_of(field: Field, found: Postings) -> TermInfo:
    """What Whoosh keeps about a word: weights, lengths and numbers of its documents."""
    lengths = None if field.lengths is None else LENGTHS[field.lengths[found.documents]]
    return TermInfo(
        weight=float(found.counts.sum()) * field.boost,
        df=len(found.documents),
        minlength=1 if lengths is None else int(lengths.min()),
        maxlength=1 if lengths is None else int(lengths.max()),
        maxweight=float(found.counts.max()) * field.boost,
        minid=int(found.documents[0]),
        maxid=int(found.documents[-1]),
    )


class Matcher(ListMatcher):  # type: ignore[misc]
    """Whoosh's matcher over lists, looking ahead by bisection, with the positions where kept."""

    _i: int
    _places: tuple[Array, Array] | None = None  # and where those of each document start

    def with_places(self, found: Postings) -> Matcher:
        places = found.places
        self._places = None if places is None else (places, bounds(found.counts))
        return self

    def copy(self) -> Matcher:
        twin: Matcher = super().copy()
        twin._places, twin._terminfo, twin._term = self._places, self._terminfo, self._term
        return twin

    def skip_to(self, id: int) -> None:
        self._i = bisect_left(self._ids, id, self._i)

    def skip_to_quality(self, minquality: float) -> int:
        """All is one block: either it may hold something better, or nothing does."""
        if self.block_quality() <= minquality:
            self._i = len(self._ids)
        return 0

    def block_max_weight(self) -> float:
        return float(self._terminfo.max_weight())

    def value_as(self, astype: str) -> Any:
        if astype != "positions" or self._places is None:
            return super().value_as(astype)
        places, at = self._places
        return places[at[self._i] : at[self._i + 1]].tolist()


class Cursor(FieldCursor):  # type: ignore[misc]
    """Walks through the words of one field."""

    def __init__(self, field: Field, fieldobj: Any) -> None:
        self._field, self._fieldobj, self._number = field, fieldobj, 0

    def first(self) -> str | None:
        return self._go(0)

    def find(self, term: str | bytes) -> str | None:
        wanted = term if isinstance(term, bytes) else self._fieldobj.to_bytes(term)
        return self._go(self._field.find(wanted))

    def next(self) -> str | None:
        return self._go(self._number + 1)

    def text(self) -> str | None:
        return (
            self._fieldobj.from_bytes(self._field.term(self._number)) if self.is_valid() else None
        )

    def term_info(self) -> TermInfo | None:
        if not self.is_valid():
            return None
        return info_of(self._field, self._field.postings(self._number))

    def is_valid(self) -> bool:
        return self._number < len(self._field)

    def _go(self, number: int) -> str | None:
        self._number = number
        return self.text()
