"""DOCX → pages: one for each article that its headings tell, else its plain lines."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

import docx
from docx.document import Document
from docx.oxml import parse_xml

from archive.texts import Doubt, Metadata, Page
from indexer.reading.archives import harm, swelling
from indexer.reading.facts import with_facts
from indexer.reading.formats import Made
from indexer.reading.printed import edge_facts
from indexer.reading.word.roles import NOTE, Roled, articles
from indexer.reading.word.styles import Styles
from indexer.reading.word.walk import Line, lines

MOST_LINES = 50_000
_PICTURES = "word/media/"  # a blank one may swell to any size
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # the container of .doc, and of .docx with a password
_NOTES = ("footnotes", "endnotes")


def read_docx(source: str, data: bytes, metadata: Metadata) -> Made:
    """The text of a Word document. Headers, footers and footnotes are kept beside its articles."""
    try:
        document = _open(data)
        shown, notes = _lines(document)
    except _Bad as error:
        return Made((), (Doubt("unreadable-docx", str(error)),))
    except Exception:  # whatever a damaged part makes the parser stumble over
        message = "Word 文件损坏了，打不开。请用 Word 打开后另存一份 .docx。"
        return Made((), (Doubt("unreadable-docx", message),))
    if not shown and not notes:
        return Made((), (Doubt("blank-file", "Word 文件里没有文字；若是图片，请先做文字识别。"),))
    told, _ = edge_facts(notes or [line.text for line in shown])
    for key, value in told.items():
        metadata = with_facts(metadata, {key: value}, "文件里印的文字")
    beside = [(text, NOTE) for text in notes]
    made = articles(shown)
    if made is None and shown:
        return Made((_plain_page(source, shown, notes, metadata),))
    pages: list[Page] = []
    for roled in [*(made or [])[:-1], [*(made or [[]])[-1], *beside]]:
        pages.append(_page(source, pages, roled, metadata))
    return Made(tuple(pages))


class _Bad(Exception):
    """A file that is not to be read; the message says why."""


def _open(data: bytes) -> Document:
    if data.startswith(_OLD_WORD):
        raise _Bad("这是旧的 Word 格式，或加了密码，读不了。请在 Word 里去掉密码，另存为 .docx。")
    if data.startswith(b"{\\rtf"):
        raise _Bad("这是 RTF 文件，不是 .docx，读不了。请在 Word 里另存为 .docx。")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        infos = parts.infolist()
        if why := harm(infos):
            raise _Bad(f"没有读这个 Word 文件：{why}。")
        texts = (info for info in infos if not info.filename.startswith(_PICTURES))
        if ratio := max(map(swelling, texts), default=0):
            raise _Bad(f"没有读这个 Word 文件：里面有文字解开后会胀大 {ratio} 倍。")
    return docx.Document(io.BytesIO(data))


def _lines(document: Document) -> tuple[list[Line], list[str]]:
    """The lines of the document, and the texts of its headers, footers and notes."""
    styles = Styles(document.styles.element)
    shown: list[Line] = []
    for line in lines(document.element.body, styles):
        shown.append(line)
        if len(shown) > MOST_LINES:
            raise _Bad(f"Word 文件多于 {MOST_LINES} 行，没有收录；请拆开。")
    notes = [line.text for part in _beside(document) for line in lines(part, styles)]
    return shown, list(dict.fromkeys(notes))


def _beside(document: Document) -> Iterator[object]:
    """The XML of headers, footers and notes."""
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind in ("header", "footer", *_NOTES) and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


def _plain_page(
    source: str, shown: Sequence[Line], notes: Sequence[str], metadata: Metadata
) -> Page:
    """Lines without roles, with a blank one between paragraphs as in text dumps; what stands
    beside them comes last."""
    texts: list[str] = []
    for line in shown:
        texts += [line.text] if not texts or line.table else ["", line.text]
    if not notes:
        return Page(source, 1, tuple(texts), metadata=metadata)
    hints = (*[""] * (len(texts) + 1), *["edge"] * len(notes))
    return Page(source, 1, (*texts, "", *notes), metadata=metadata, hints=hints)


def _page(source: str, before: Sequence[Page], roled: Sequence[Roled], metadata: Metadata) -> Page:
    texts, roles = zip(*roled, ("", ""), strict=True)
    first_line = before[-1].first_line + len(before[-1].lines) if before else 1
    return Page(source, len(before) + 1, texts, first_line, metadata, roles)
