"""Our arrays as segments of a Whoosh index, for everything that Whoosh does when it reads one.

Whoosh's own readers, queries and listings work over them. Writing goes our own way, in bulk
(`segments.py`): the writers that Whoosh would ask for do not exist here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import Codec, PerDocumentReader, Segment
from whoosh.filedb.filestore import FileStorage

from indexer.fulltext.arrays import Mask, mask_of
from indexer.fulltext.blobs import Strings
from indexer.fulltext.grams import Grams
from indexer.fulltext.letters import Letters
from indexer.fulltext.packs import Pack
from indexer.fulltext.prints import Prints
from indexer.fulltext.terms import LENGTHS, Field, Terms
from indexer.fulltext.terms_reader import ArrayTerms

ENDING = ".arrays"


class ArraySegment(Segment):  # type: ignore[misc]
    """Names a segment of `size` documents, and which of them are deleted; Whoosh keeps it."""

    def __init__(self, index: str, size: int) -> None:
        super().__init__(index)
        self.size = size
        self._deleted: set[int] = set()

    def path(self, folder: Path) -> Path:
        """The file of its arrays in the folder of its index."""
        return folder / str(self.make_filename(ENDING))

    def pack(self, folder: Path) -> Pack:
        """Its arrays."""
        return Pack(self.path(folder))

    def live(self) -> Mask:
        """Which documents are not deleted."""
        return ~mask_of(np.fromiter(self._deleted, np.int64), self.size)

    def codec(self) -> ArrayCodec:
        return ArrayCodec()

    def should_assemble(self) -> bool:
        return False

    def doc_count_all(self) -> int:
        return self.size

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> Iterable[int]:
        return frozenset(self._deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        (self._deleted.add if delete else self._deleted.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._deleted


class ArrayCodec(Codec):  # type: ignore[misc]
    """Opens the arrays of a segment for Whoosh."""

    def terms_reader(self, storage: FileStorage, segment: ArraySegment) -> ArrayTerms:
        return ArrayTerms(fields_of(segment.pack(Path(storage.folder))))

    def per_document_reader(self, storage: FileStorage, segment: ArraySegment) -> Documents:
        return Documents(segment, segment.pack(Path(storage.folder)))


def fields_of(pack: Pack) -> dict[str, Field]:
    """The fields of a segment, by name."""
    return {
        name: Grams(Letters(pack)) if name == "grams" else Terms(pack, name)
        for name in pack.json("fields", list[str])
    }


class Documents(PerDocumentReader):  # type: ignore[misc]
    """What Whoosh asks about the documents of one segment."""

    def __init__(self, segment: ArraySegment, pack: Pack) -> None:
        self._segment = segment
        self._fields = fields_of(pack)
        self._stored = {
            name: Strings(pack, f"stored.{name}") for name in pack.json("stored", list[str])
        }
        self._prints = Prints(pack) if "printed.starts" in pack else None

    def doc_count(self) -> int:
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterable[int]:
        return self._segment.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        field = self._fields.get(fieldname)
        if field is None or field.lengths is None:
            return default
        return int(LENGTHS[field.lengths[docnum]])

    def field_length(self, fieldname: str) -> int:
        return self._fields[fieldname].total if fieldname in self._fields else 0

    def min_field_length(self, fieldname: str) -> int:
        return min(self._all_lengths(fieldname), default=0)

    def max_field_length(self, fieldname: str) -> int:
        return max(self._all_lengths(fieldname), default=0)

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        text = {} if self._prints is None else {"text": self._prints.text(docnum)}
        return text | {name: kept[docnum].decode() for name, kept in self._stored.items()}

    def _all_lengths(self, fieldname: str) -> Iterator[int]:
        return (self.doc_field_length(n, fieldname) for n in range(self._segment.size))
