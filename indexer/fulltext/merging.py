"""Several pairs of segments made into one that holds what is not deleted, array by array."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from indexer.fulltext.arrays import Array, Mask, bounds, stretches
from indexer.fulltext.blobs import Strings, put_strings
from indexer.fulltext.codec import ArraySegment
from indexer.fulltext.columns import get_column, one_column, put_column
from indexer.fulltext.letter_writer import put_letters
from indexer.fulltext.lists import long, short
from indexer.fulltext.packs import Pack, PackWriter
from indexer.fulltext.prints import Prints, put_prints, together
from indexer.fulltext.register import Opened
from indexer.fulltext.schema import ITEMS, TEXTS
from indexer.fulltext.segments import COLUMNS, Pair
from indexer.fulltext.terms import Postings, Terms, put_terms


def merged(folder: Path, parts: Sequence[Opened]) -> Pair:
    """Write the pair that takes the place of the parts; numbers follow on in their order."""
    texts = [part.pair.texts.live() for part in parts]
    items = [part.pair.items.live() for part in parts]
    pair = Pair(
        ArraySegment(TEXTS, sum(int(mask.sum()) for mask in texts)),
        ArraySegment(ITEMS, sum(int(mask.sum()) for mask in items)),
    )
    with PackWriter(pair.texts.path(folder)) as pack:
        packs = [part.texts for part in parts]
        _copy_strings(pack, packs, texts)
        units, begin = _units(packs, texts)
        put_letters(pack, units, begin)
        cells = (Prints(p).cells(mask) for p, mask in zip(packs, texts, strict=True))
        put_prints(pack, together(cells), units)
        pack.put("where", _kept_values(packs, texts, "where"))
    with PackWriter(pair.items.path(folder)) as pack:
        packs = [part.items for part in parts]
        _copy_strings(pack, packs, items)
        for name in packs[0].json("fields", list[str]):
            _merge_terms(pack, name, packs, items)
        pack.put("other", _kept_values(packs, items, "other"))
        sizes = [np.diff(p.get("first"))[mask] for p, mask in zip(packs, items, strict=True)]
        pack.put("first", bounds(np.concatenate(sizes)))
        for name in COLUMNS:
            columns = [get_column(p, name) for p in packs]
            columns = [
                (sets, codes[mask]) for (sets, codes), mask in zip(columns, items, strict=True)
            ]
            put_column(pack, name, *one_column(columns))
    return pair


def _kept_values(packs: Sequence[Pack], masks: Sequence[Mask], name: str) -> Array:
    return np.concatenate([p.get(name)[mask] for p, mask in zip(packs, masks, strict=True)])


def _copy_strings(pack: PackWriter, packs: Sequence[Pack], masks: Sequence[Mask]) -> None:
    pack.put_json("fields", packs[0].json("fields", list[str]))
    names = packs[0].json("stored", list[str])
    pack.put_json("stored", names)
    for name in names:
        strings = [Strings(p, f"stored.{name}") for p in packs]
        numbers = [np.flatnonzero(mask).tolist() for mask in masks]
        lists = (map(s.__getitem__, n) for s, n in zip(strings, numbers, strict=True))
        put_strings(pack, f"stored.{name}", chain.from_iterable(lists))


def _units(packs: Sequence[Pack], masks: Sequence[Mask]) -> tuple[Array, Array]:
    """The units of all kept texts, a 0 behind each, and where each begins and the last ends."""
    sizes, pieces = [], []
    for pack, mask in zip(packs, masks, strict=True):
        begin = pack.get("begin").astype(np.int64)
        own = np.diff(begin)
        sizes.append(own[mask])
        pieces.append(pack.get("units")[begin[0] : begin[-1]][np.repeat(mask, own)])
    return np.concatenate(pieces), bounds(np.concatenate(sizes))


def _merge_terms(pack: PackWriter, name: str, packs: Sequence[Pack], masks: Sequence[Mask]) -> None:
    fields = [Terms(p, name) for p in packs]
    words = sorted({word for terms in fields for word in map(terms.term, range(len(terms)))})
    ranks = {word: rank for rank, word in enumerate(words)}
    bases = bounds(int(mask.sum()) for mask in masks)
    keys, counts, places = [], [], []
    for terms, mask, base in zip(fields, masks, bases.tolist(), strict=False):
        own = np.array([ranks[terms.term(n)] for n in range(len(terms))], np.uint64)
        starts = terms.starts.astype(np.int64)
        word = np.repeat(own, starts[1:] - starts[:-1])
        new = (np.cumsum(mask) - 1 + base).astype(np.uint64)
        documents = terms.documents
        here = mask[documents]
        keys.append((word[here] << np.uint64(32)) | new[documents[here]])
        counts.append(terms.counts[here].astype(np.uint32))
        if terms.coded is not None:
            places.append(long(terms.coded)[np.repeat(here, terms.counts)])
    key, count = np.concatenate(keys), np.concatenate(counts)
    order = np.argsort(key, kind="stable")
    word, document = (key[order] >> np.uint64(32)).astype(np.uint32), key[order].astype(np.uint32)
    ordered = None
    if places:
        at = bounds(count)[:-1][order]
        ordered = short(np.concatenate(places)[stretches(at, count[order])])
    known = zip(fields, masks, strict=True)
    lengths = [terms.lengths[mask] for terms, mask in known if terms.lengths is not None]
    lists = Postings(document, count[order], ordered)
    put_terms(pack, name, words, word, lists, np.concatenate(lengths), fields[0].boost)
