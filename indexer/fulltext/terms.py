"""The words of one field in one segment: which documents hold each, how often and where.

    NAME.terms       strings   the words, as UTF-8, sorted by their bytes
    NAME.starts      uint8…64  where in `documents` the list of each word starts; one more than words
    NAME.documents   uint8…32  the lists, one behind the other, each rising
    NAME.counts      uint8…32  how often the word stands in each of these documents
    NAME.places      uint8     where in the document, rising, as `lists.short` makes bytes of it; of a
                               field with positions alone
    NAME.at          uint8…64  where in `places` the list of each word starts; one more than words
    NAME.lengths     uint8     words of each document, as Whoosh keeps them: in a byte, rounded
    NAME.facts       float64   words of all documents; what a word counts for in scores

Types are as narrow as the numbers allow, so none is ever cut.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
from whoosh.util.numeric import byte_to_length, length_to_byte

from indexer.fulltext.arrays import Array, Ids, bounds, changes, heads, narrow, stretches
from indexer.fulltext.blobs import Strings, put_strings
from indexer.fulltext.lists import bytes_before, long, short
from indexer.fulltext.packs import Pack, PackWriter

_BYTES = np.array([length_to_byte(n) for n in range(1 << 17)], np.uint8)
LENGTHS = np.array([byte_to_length(n) for n in range(256)], np.float32)


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a word stands: documents, and how often in each; `coded` are the places there, one list
    behind the other, as `lists.short` makes bytes of them, or None where they are not kept."""

    documents: Ids
    counts: Array
    coded: Array | None = None

    @property
    def places(self) -> Array | None:
        """The places as numbers."""
        return None if self.coded is None else long(self.coded)


class Field(Protocol):
    """The words of a field of a segment, numbered in the order of their bytes."""

    lengths: npt.NDArray[np.uint8] | None
    total: int
    boost: float

    def __len__(self) -> int: ...

    def term(self, number: int) -> bytes:
        """The word of a number, as UTF-8."""
        ...

    def find(self, word: bytes) -> int:
        """The number of the first word that is not smaller."""
        ...

    def postings(self, number: int) -> Postings:
        """Where the word of a number stands."""
        ...


class Vocabulary(dict[str, int]):
    """Numbers the pieces that a text is cut into, and knows which words each stands for.

    `expand` says so: one piece may be several words (a long one, with those inside it), or none.
    """

    def __init__(self, expand: Callable[[str], Sequence[str]]) -> None:
        self._expand = expand
        self._words: dict[str, int] = {}
        self._flat, self._sizes = array("I"), array("I")

    def __missing__(self, piece: str) -> int:
        words, expanded = self._words, self._expand(piece)
        for word in expanded:
            self._flat.append(words.setdefault(word, len(words)))
        self[piece] = number = len(self._sizes)
        self._sizes.append(len(expanded))
        return number

    def words(self) -> tuple[list[bytes], Array]:
        """The words, sorted, and the rank of each by number."""
        coded = [word.encode() for word in self._words]
        order = sorted(range(len(coded)), key=coded.__getitem__)
        ranks = np.empty(len(order), np.uint32)
        ranks[order] = np.arange(len(order), dtype=np.uint32)
        return [coded[n] for n in order], ranks

    def lists(self) -> tuple[Array, Array]:
        """The numbers of the words of all pieces behind each other, and how many each has."""
        return np.frombuffer(self._flat, np.uint32), np.frombuffer(self._sizes, np.uint32)


class FieldWriter:
    """Collects the words of one field, document by document, and writes the arrays above."""

    def __init__(
        self, name: str, vocabulary: Vocabulary, boost: float = 1.0, positions: bool = False
    ) -> None:
        self._name, self._vocabulary = name, vocabulary
        self._boost, self._positions = boost, positions
        self._pieces = array("I")
        self._sizes = array("I")

    def add(self, pieces: Iterable[str]) -> None:
        """Collect the pieces of the next document."""
        before = len(self._pieces)
        self._pieces.extend(map(self._vocabulary.__getitem__, pieces))
        self._sizes.append(len(self._pieces) - before)

    def write(self, pack: PackWriter) -> None:
        """Write the field."""
        words, ranks = self._vocabulary.words()
        flat, sizes = self._vocabulary.lists()
        pieces = np.frombuffer(self._pieces, np.uint32)
        owner = np.repeat(
            np.arange(len(self._sizes), dtype=np.uint32), np.frombuffer(self._sizes, np.uint32)
        )
        spread = sizes[pieces]
        held = ranks[flat[stretches(bounds(sizes)[pieces], spread)]]
        owner = np.repeat(owner, spread)
        lengths = np.bincount(owner, minlength=len(self._sizes))
        # Sorting whole numbers is much faster than sorting by them: the second half tells which.
        second = np.arange(len(owner), dtype=np.uint64) if self._positions else owner
        order = (held.astype(np.uint64) << np.uint64(32)) | second
        order.sort()
        word, second = (order >> np.uint64(32)).astype(np.uint32), order.astype(np.uint32)
        documents = owner[second] if self._positions else second
        first = np.flatnonzero(changes(word) | changes(documents))
        counts = np.diff(np.append(first, len(word)))
        places = None
        if self._positions:
            places = np.arange(len(owner), dtype=np.uint32)
            places -= np.repeat(bounds(lengths)[:-1].astype(np.uint32), lengths)
            places = short(places[second])
        coded = _BYTES[np.minimum(lengths, len(_BYTES) - 1)]
        lists = Postings(documents[first], counts, places)
        put_terms(pack, self._name, words, word[first], lists, coded, self._boost)


def put_terms(
    pack: PackWriter,
    name: str,
    words: Sequence[bytes],
    ranks: Array,
    lists: Postings,
    lengths: npt.NDArray[np.uint8],
    boost: float,
) -> None:
    """Write a field: the lists of all its words behind each other, sorted by word; `ranks` tells
    for each document in them which of the `words` it is listed for."""
    first = heads(ranks)
    starts = np.append(first, len(ranks))
    put_strings(pack, f"{name}.terms", (words[n] for n in ranks[first].tolist()))
    pack.put(f"{name}.starts", narrow(starts))
    pack.put(f"{name}.documents", narrow(lists.documents))
    pack.put(f"{name}.counts", narrow(lists.counts))
    if lists.coded is not None:
        pack.put(f"{name}.places", lists.coded)
        pack.put(f"{name}.at", narrow(bytes_before(lists.coded, bounds(lists.counts)[starts])))
    pack.put(f"{name}.lengths", lengths)
    pack.put(f"{name}.facts", np.array([lists.counts.sum(), boost]))


class Terms:
    """The words of one field of one segment, read."""

    def __init__(self, pack: Pack, name: str) -> None:
        self._terms = Strings(pack, f"{name}.terms")
        self.starts = pack.get(f"{name}.starts")
        self.documents, self.counts = pack.get(f"{name}.documents"), pack.get(f"{name}.counts")
        self.lengths: npt.NDArray[np.uint8] | None = pack.get(f"{name}.lengths")
        total, self.boost = pack.get(f"{name}.facts").tolist()
        self.total = int(total)
        self.coded = pack.get(f"{name}.places") if f"{name}.places" in pack else None
        self.at = pack.get(f"{name}.at") if f"{name}.at" in pack else None

    def __len__(self) -> int:
        return len(self._terms)

    def term(self, number: int) -> bytes:
        """The word of a number, as UTF-8; words are sorted by their bytes."""
        return self._terms[number]

    def find(self, word: bytes) -> int:
        """The number of the first word that is not smaller."""
        return self._terms.find(word)

    def postings(self, number: int) -> Postings:
        """Where the word of a number stands."""
        start, end = self.starts[number], self.starts[number + 1]
        places = None
        if self.coded is not None and self.at is not None:
            places = self.coded[self.at[number] : self.at[number + 1]]
        return Postings(
            self.documents[start:end].astype(np.uint32, copy=False), self.counts[start:end], places
        )


def number_of(field: Field, word: bytes) -> int | None:
    """The number of a word in a field, or None where it does not stand."""
    found = field.find(word)
    return found if found < len(field) and field.term(found) == word else None
