"""What the address of an e-paper or news page says: newspaper, date of issue, page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from indexer.reading.days import find_days
from indexer.reading.papers import Papers

_DATE_KEY = re.compile(r"date|rq|riqi|d|dt|day|(?:pub|publish|paper|issue|p)date")
_PAGE_KEY = re.compile(r"page|bc|ban|banci|pageno|pagenum|node|nodeid")
_SHEET = re.compile(r"([A-Z]\d{1,2}|\d{1,2})", re.I)
# The program of 方正 calls a page nbs.D110000zzrb_A03.htm, the second article on it
# nw.D110000zzrb_20220328_2-A03.htm.
_FOUNDER = re.compile(
    r"(?:nbs|nw)\.D\d+[a-z]*(?:_\d{8})?(?:_\d+-|_)([A-Z]{0,2}\d{1,3})(?:\.\w+)?", re.I
)
# A03/, node_A03.html, 20220328A03_pdf.pdf; the number in node_12.htm is one of the program's own,
# but below layout/ or column/ it is the page.
_LETTERED = re.compile(r"(?:node_|\d{8})?([A-F]\d{1,2}|[A-Z]0\d)(?:[_.].*)?", re.I)
_LAYOUT = re.compile(r"/(?:layout|column)/.*/node_(\d{1,2})\.\w+$", re.I)


def address_facts(url: str, papers: Papers) -> dict[str, str]:
    """An address → newspaper, issue_date and page, as far as it says them.

    >>> address_facts("http://x.cn/html/2022-03/28/content_123.htm", Papers({}, {}))
    {'issue_date': '2022-03-28'}
    """
    try:
        parsed = urlsplit(url.strip())
        host = parsed.hostname or ""
    except ValueError:
        return {}
    if parsed.scheme not in ("http", "https") or not host:
        return {}
    path = unquote(parsed.path)
    query = [(key.lower(), value.strip()) for key, value in parse_qsl(parsed.query)]
    facts = {}
    if paper := papers.at(host, path.split("/")):
        facts["newspaper"] = paper
    days = find_days(path)
    asked = [day for key, text in query if _DATE_KEY.fullmatch(key) for day in find_days(text)]
    if value := _only([day.value for day in (*days, *asked)]):
        facts["issue_date"] = value
        if page := _only(_pages(path, days[0].start if days else 0, query)):
            facts["page"] = page
    return facts


def _pages(path: str, start: int, query: list[tuple[str, str]]) -> list[str]:
    """The pages named in the path from its date on, and in the query."""
    parts = path[path.rfind("/", 0, start) + 1 :].split("/")
    found = [match[1] for part in parts if (match := _LETTERED.fullmatch(part))]
    found += [page for part in parts if (page := founder_page(part))]
    found += [match[1] for match in [_LAYOUT.search(path)] if match]
    found += [value for key, value in query if _PAGE_KEY.fullmatch(key) and _SHEET.fullmatch(value)]
    return list(map(_plain, found))


def founder_page(name: str) -> str | None:
    """The page that the name of a file of a 方正 e-paper says, in the address or as it is saved.

    >>> founder_page("nw.D110000zzrb_20220328_2-A03.htm"), founder_page("nbs.D110000renmrb_03.htm")
    ('A03', '3')
    """
    match = _FOUNDER.fullmatch(name)
    return _plain(match[1]) if match else None


def _plain(page: str) -> str:
    return page.upper() if page[0].isalpha() else str(int(page))


def _only(values: list[str]) -> str | None:
    return values[0] if len(set(values)) == 1 else None
