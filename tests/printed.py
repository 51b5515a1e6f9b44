"""Pages as a printer sets them: text that flows through columns, drawn by a real PDF writer."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from box_font import box_font
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = "Boxes"  # goes into the document
LENT = "STSong-Light"  # readers are thought to have it: the document holds no outlines
WIDTH, HEIGHT = 600.0, 800.0


class Printer:
    """Draws one document; `data()` ends it."""

    def __init__(
        self,
        width: float = WIDTH,
        height: float = HEIGHT,
        password: str = "",
        font: str = FONT,
    ) -> None:
        pdfmetrics.registerFont(TTFont(FONT, BytesIO(box_font())))
        pdfmetrics.registerFont(UnicodeCIDFont(LENT))
        self._font = font
        self._buffer = BytesIO()
        encrypt = password or None
        self._canvas = Canvas(self._buffer, pagesize=(width, height), encrypt=encrypt)
        self._height = height

    def text(
        self,
        left: float,
        top: float,
        size: float,
        text: str,
        upright: bool = False,
        spaced: float = 0,
    ) -> None:
        """A line of text; `upright`: its characters one below the other; `spaced`: so much
        between any two."""
        self._canvas.setFont(self._font, size)
        for k, part in enumerate(text if upright else [text]):
            down = top + size * (1 + 1.2 * k)
            self._canvas.drawString(left, self._height - down, part, charSpace=spaced)

    def columns(
        self,
        paragraphs: Sequence[str],
        lefts: Sequence[float],
        top: float,
        lines: int,
        characters: int,
        size: float = 10,
    ) -> None:
        """Paragraphs, each with an indent, in columns of so many lines of so many characters."""
        rows = [row for text in paragraphs for row in wrapped(text, characters)]
        for k, left in enumerate(lefts):
            for n, row in enumerate(rows[k * lines : (k + 1) * lines]):
                self.text(left, top + 1.4 * size * n, size, row)
        assert len(rows) <= lines * len(lefts)

    def picture(self, left: float, top: float, width: float, height: float) -> None:
        """A picture without text."""
        self._canvas.rect(left, self._height - top - height, width, height, fill=1)

    def latin(self, left: float, top: float, size: float, text: str) -> None:
        """A line in a font without Chinese characters."""
        self._canvas.setFont("Helvetica", size)
        self._canvas.drawString(left, self._height - top - size, text)

    def turned_text(self, degrees: int, left: float, top: float, size: float, text: str) -> None:
        """A line that is upright on a page which is shown turned."""
        self._canvas.setPageRotation(degrees)
        self._canvas.setFont(self._font, size)
        self._canvas.translate(left + 200, self._height - top - 200)
        self._canvas.rotate(degrees)
        self._canvas.drawString(0, 0, text)

    def next_page(self) -> None:
        """End the page."""
        self._canvas.showPage()

    def data(self) -> bytes:
        """The whole document."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()


def wrapped(text: str, characters: int) -> list[str]:
    """The lines of a paragraph with an indent of two characters."""
    text = "　　" + text
    return [text[at : at + characters] for at in range(0, len(text), characters)]
