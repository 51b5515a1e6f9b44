"""Reading in a process of its own: it answers, and what would not come to an end is ended."""

from __future__ import annotations

from pathlib import Path

from archive.texts import Metadata
from indexer.reading import read_file
from indexer.reading.apart import read_apart
from indexer.reading.webpages import read_html

PAGE = "<h1>题目四字</h1><div id=ozoom><p>正文在这里。</p></div>".encode()
KNOWN = Metadata(newspaper="桃花日报", origins=(("newspaper", "旁注文件"),))


def test_the_answer_is_what_the_reader_makes() -> None:
    assert read_apart(".html", "a.html", PAGE, KNOWN) == read_html("a.html", PAGE, KNOWN)


def test_what_does_not_come_to_an_end_is_a_doubt_and_the_next_file_is_read() -> None:
    made = read_apart(".html", "a.html", PAGE * 300_000, KNOWN, seconds=0)
    assert made.pages == ()
    [doubt] = made.doubts
    assert doubt.rule == "unreadable-content" and "没有读完" in doubt.message
    assert read_apart(".html", "a.html", PAGE, KNOWN).pages != ()


def test_a_reader_that_dies_is_a_doubt_and_the_next_file_is_read() -> None:
    made = read_apart(".no-such-format", "a", PAGE, KNOWN)
    assert [doubt.rule for doubt in made.doubts] == ["unreadable-content"]
    assert read_apart(".htm", "a.htm", PAGE, KNOWN).pages != ()


def test_files_of_these_formats_are_read_so(tmp_path: Path) -> None:
    path = tmp_path / "a.HTM"
    path.write_bytes(PAGE)
    read = read_file(path, "a.HTM")
    assert (read.source.format, read.source.encoding, read.source.doubts) == ("html", "utf-8", ())
    assert read.pages[0].lines == ("题目四字", "正文在这里。", "")
