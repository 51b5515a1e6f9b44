"""Which encoding a saved web page is in: what it declares, unless that cannot be."""

from __future__ import annotations

import codecs
import re

from indexer.reading.decoding import Decoded, decode
from indexer.reading.oddities import oddities

_HEAD = 4096  # bytes; browsers look no further than 1024
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_GB18030 = dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936"), "gb18030")
_READ_AS = _GB18030 | dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cp950"), "big5hkscs")


def decode_page(data: bytes) -> Decoded:
    """Bytes → text. Browsers save pages as UTF-8 and leave the old declaration standing, so UTF-8
    is tried first; a declared GB or Big5 encoding counts when it can read every byte; then the
    ladder decides as for any text.

    >>> decode_page("<meta charset=gb2312>镕".encode("gbk")).encoding
    'gb18030'
    """
    declared = _DECLARED.search(data[:_HEAD])
    encoding = _READ_AS.get(declared[1].decode("ascii").lower()) if declared else None
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if encoding is None or marked or _strictly(data, "utf-8") is not None:
        return decode(data)
    text = _strictly(data, encoding)
    if text is None:
        return decode(data)
    name = "big5" if encoding == "big5hkscs" else encoding
    return Decoded(text, name, oddities(text, name))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
