"""Web pages that a browser saved with all their parts in one file (.mht, .mhtml)."""

from __future__ import annotations

import email
from dataclasses import replace

from archive.texts import Doubt, Metadata
from indexer.reading.facts import with_facts
from indexer.reading.formats import Made
from indexer.reading.webpages.page import read_html

_LOCATIONS = ("Snapshot-Content-Location", "Content-Location")
_ORIGIN = "浏览器存盘时的记录"


def read_mhtml(source: str, data: bytes, metadata: Metadata) -> Made:
    """The web page in such a file; its address is that from which it was saved."""
    message = email.message_from_bytes(data)
    part = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    page = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(page, bytes):
        doubt = Doubt("no-article", "文件里没有网页。请在浏览器里打开，另存为网页再试。")
        return Made((), (doubt,))
    made = read_html(source, page, metadata)
    told = [
        str(holder[name]).strip()
        for holder in (part, message)
        for name in _LOCATIONS
        if holder[name]
    ]
    addresses = [text for text in told if text.startswith(("http://", "https://"))]
    pages = tuple(
        replace(page, metadata=with_facts(page.metadata, {"url": addresses[0]}, _ORIGIN))
        if addresses and page.metadata.url is None
        else page
        for page in made.pages
    )
    return replace(made, pages=pages)
