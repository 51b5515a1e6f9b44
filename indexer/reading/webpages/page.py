"""HTML → pages: one for each article in it, with roles and with what it tells of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser

from archive.texts import Doubt, Metadata, Page
from indexer.reading.facts import with_facts
from indexer.reading.folios import folio, without_leads
from indexer.reading.formats import Made, read_plain, without_lines
from indexer.reading.printed import day_of, is_source_line, masthead, paper_of
from indexer.reading.webpages.about import About, Told, find_about
from indexer.reading.webpages.blocks import Block, visible_blocks
from indexer.reading.webpages.bodies import find_body
from indexer.reading.webpages.charset import decode_page
from indexer.reading.webpages.layouts import find_marks
from indexer.reading.webpages.limits import harmful
from indexer.reading.webpages.listings import listed_titles, lists_links, of_the_site
from indexer.reading.webpages.roles import ASIDE, TEASER, Line, articles
from indexer.reading.webpages.several import holds_plain_reports, with_reports_apart
from indexer.reading.webpages.sources import with_authors
from indexer.reading.webpages.values import squeezed

MOST_LINES = 20_000
LARGEST = 32 << 20  # bytes
_SOURCE = re.compile(r"(?:来源|稿源|文章出处)\s*[:：]\s*(\S+)")
_TODAY = re.compile(r"今[天日]|现在是|当前")
_LONGEST_QUOTE = 40  # characters of a line that are shown for where a fact was taken from
_LONGEST_NOTE = 120  # characters of a line beside an article that says where it is from
_NEAR = 8  # blocks before a body in which such lines stand


def read_html(source: str, data: bytes, metadata: Metadata) -> Made:
    """A saved web page. What it shows beside its articles is kept in lines with the role aside;
    where no article can be told, it is plain text."""
    if len(data) > LARGEST:
        return _refused(f"网页大于 {LARGEST >> 20} MB，没有收录。")
    decoded = decode_page(data)
    about_bytes = without_lines(decoded.doubts)
    if decoded.text is None:
        return Made((), about_bytes)
    if why := harmful(decoded.text):
        return _refused(f"没有读这个网页：{why}。请在浏览器里打开，另存一份再试。")
    tree = LexborHTMLParser(decoded.text)
    root = tree.root
    blocks = visible_blocks(root, find_marks(tree)) if root is not None else ()
    if not blocks:
        doubt = Doubt("blank-file", "网页里没有文字；若它靠脚本显示，请在浏览器里另存为完整网页。")
        return Made((), (*about_bytes, doubt), decoded.encoding)
    if len(blocks) > MOST_LINES:
        return _refused(f"网页有 {len(blocks)} 行文字，多于 {MOST_LINES} 行，没有收录；请拆开。")
    if (text := _text_shown(tree, blocks)) is not None:
        pages, doubts = read_plain(source, text, metadata)
        return Made(pages, (*about_bytes, *doubts), decoded.encoding)
    if not any(block.region for block in blocks):
        blocks = with_reports_apart(find_body(decoded.text, blocks))
        if not any(block.mark == "headline" for block in blocks) and holds_plain_reports(blocks):
            page = _plain(source, blocks, _with(metadata, blocks, find_about(decoded.text, tree)))
            return Made((page,), about_bytes, decoded.encoding)
    blocks = with_authors(blocks)
    about = find_about(decoded.text, tree)
    made = articles(blocks, about)
    if made:
        pages = _pages(source, made, blocks, metadata)
        return Made(pages, about_bytes, decoded.encoding)
    metadata = _with(metadata, blocks, about)
    texts = tuple(block.text for block in blocks)
    if lists_links(blocks):
        titles = listed_titles(blocks)
        doubt = Doubt("no-article", _listed(len(titles)))
        roles = tuple(TEASER if i in titles else ASIDE for i in range(len(texts)))
        page = Page(source, 1, texts, metadata=metadata, roles=roles)
    else:
        doubt = Doubt("no-article", "看不出网页里哪一部分是文章，全部文字按纯文本收录。")
        page = Page(source, 1, texts, metadata=metadata)
    return Made((page,), (*about_bytes, doubt), decoded.encoding)


def _listed(titles: int) -> str:
    """What is said of a page that lists links, of which some are `titles`."""
    if not titles:
        return "网页只列出链接，没有文章；文字收在剩余文字里。"
    return f"网页只列出链接，没有文章；{titles} 个标题作为导读收录，其余文字收在剩余文字里。"


def _plain(source: str, blocks: Sequence[Block], metadata: Metadata) -> Page:
    """The lines of a page whose words alone tell its articles, a blank one between any two."""
    lines = [line for block in blocks for line in (block.text, "")]
    hints = [hint for block in blocks for hint in ("edge" if of_the_site(block) else "", "")]
    return Page(source, 1, tuple(lines), metadata=metadata, hints=tuple(hints))


def _text_shown(tree: LexborHTMLParser, blocks: Sequence[Block]) -> str | None:
    """The text of a page that is a text file as browsers show and save it: all in one `pre`."""
    found = tree.css("body pre")
    text = found[0].text() if len(found) == 1 else ""
    shown = squeezed("".join(block.text for block in blocks))
    return text if text.strip() and squeezed(text) == shown else None


def _refused(message: str) -> Made:
    return Made((), (Doubt("too-large", message),))


def _pages(
    source: str,
    made: Sequence[tuple[Sequence[Line], About]],
    blocks: Sequence[Block],
    metadata: Metadata,
) -> tuple[Page, ...]:
    pages, first_line = [], 1
    for number, (lines, about) in enumerate(made, 1):
        texts, roles = zip(*lines, ("", ""), strict=True)
        known = _with(metadata, blocks, about)
        pages.append(Page(source, number, texts, first_line, known, roles))
        first_line += len(texts)
    return tuple(pages)


def _with(metadata: Metadata, blocks: Sequence[Block], about: About) -> Metadata:
    """The facts known before, and of each other the strongest that the page tells."""
    told: dict[str, Told] = {}
    for key, fact in _facts(blocks, about):
        told.setdefault(key, fact)
    for key, fact in told.items():
        metadata = with_facts(metadata, {key: fact.value}, fact.origin)
    return metadata


def _facts(blocks: Sequence[Block], about: About) -> Iterator[tuple[str, Told]]:
    """Facts that its tags tell, that marked elements show, that lines around the article print."""
    for key in ("newspaper", "issue_date", "page", "url"):
        if key in about.parts:
            yield key, about.parts[key]
    for block in blocks:
        if block.mark == "newspaper" and (paper := paper_of(block.text)):
            yield "newspaper", _printed(paper, block.text)
        if block.mark == "date" and (day := day_of(block.text)):
            yield "issue_date", _printed(day, block.text)
        if block.mark in ("newspaper", "date"):
            yield from _source_line(block.text)
    body = next((i for i, block in enumerate(blocks) if block.region), 0)
    for block in reversed(blocks[max(0, body - _NEAR) : body]):
        yield from _source_line(block.text)
    for block in blocks[body : body + _NEAR]:
        if is_source_line(block.text):
            yield from _source_line(block.text)
    yield from _mastheads(blocks)
    if site := about.parts.get("site"):
        yield "newspaper", site


def _mastheads(blocks: Sequence[Block]) -> Iterator[tuple[str, Told]]:
    """What lines outside of the articles tell of the page. The layout's own place for its number,
    or a line that says more, is believed; of lines with nothing else, which may list all pages of
    the issue, only one that stands alone."""
    numbers: dict[str, Told] = {}
    for block in blocks:
        if block.region or _leads_elsewhere(block):
            continue
        told = masthead(block.text)
        sheet = folio(block.text, dated=block.mark == "page")
        if sheet and (sheet.surely or block.mark == "page"):
            told["page"] = sheet.page
        elif told.keys() == {"page"}:
            numbers.setdefault(told["page"], _printed(told["page"], block.text))
            continue
        if "page" in told or "newspaper" in told:  # a date alone may be that of the reader's day
            yield from ((key, _printed(value, block.text)) for key, value in told.items())
    if len(numbers) == 1:
        yield from (("page", told) for told in numbers.values())


def _leads_elsewhere(block: Block) -> bool:
    """Whether a line is a link, the links beside it that lead to other pages left aside."""
    size, rest = len(squeezed(block.text)), len(squeezed(without_leads(block.text)))
    linked = block.linked * size - (size - rest)
    return linked * 2 >= rest


def _source_line(text: str) -> Iterator[tuple[str, Told]]:
    """来源：郑州日报 and the date beside it."""
    if len(text) > _LONGEST_NOTE or _TODAY.search(text):
        return
    match = _SOURCE.search(text)
    if match and (paper := paper_of(match[1])):
        yield "newspaper", _printed(paper, text)
    if day := day_of(text):
        yield "issue_date", _printed(day, text)


def _printed(value: str, text: str) -> Told:
    """A value and the line that shows it."""
    shown = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return Told(value, f"网页上的文字“{shown}”")
