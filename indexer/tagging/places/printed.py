"""Towns that the gazetteer does not have (any more), taken as printed after their district."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.tagging.fields import Piece
from indexer.tagging.places.context import PLAIN
from indexer.tagging.places.gazetteer import district_code
from indexer.tagging.places.mention import Mention

_TOWN = re.compile(
    r"[一-鿿]{2,4}?(?:镇|乡|街道|苏木)(?![镇乡政党领人长]|[一-鿿]{0,3}(?:代表|干部|企业))"
)
_NO_NAME = re.compile(
    r"[各两三几多个每全所有在的和与及某该等一不到去从等把被让使]|[城重强乡古小大名]镇$|[城家故老同下返]乡$"
)


def printed_town(mentions: Iterable[Mention], district: str) -> tuple[str, Piece, int, int] | None:
    """The one town that heading or lead print right after a district's full name, and where:
    东陵区|深井子镇. None if they print several."""
    found: dict[str, tuple[str, Piece, int, int]] = {}
    for m in mentions:
        front = m.piece.before is None or m.piece.in_lead(m.start)
        if not front or m.strength < PLAIN or m.quote[-1] not in "区县市旗":
            continue
        if {district_code(code) for code in m.codes} != {district}:
            continue
        town = _TOWN.match(m.piece.text, m.end)
        if town and not _NO_NAME.search(town[0]):
            found.setdefault(town[0], (town[0], m.piece, *town.span()))
    return next(iter(found.values())) if len(found) == 1 else None
