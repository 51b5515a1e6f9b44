"""One file → its Source, its pages, and a fingerprint that changes with file or sidecar."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from archive.texts import Doubt, Page, Source
from indexer.reading.apart import read_apart
from indexer.reading.archives import BadArchive, member_bytes
from indexer.reading.facts import sidecar
from indexer.reading.files import SIDECAR, printable
from indexer.reading.formats import FORMATS
from indexer.reading.known import NOTHING_KNOWN, Known, settle
from indexer.reading.sniffing import misnamed, true_suffix

LONGEST_LINE = 200_000  # characters
LARGEST = 1 << 30  # bytes
_Sidecars = tuple[tuple[str, bytes | None], ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file holds; no pages when it could not be read (a doubt in `source` says why)."""

    source: Source
    pages: tuple[Page, ...]
    fingerprint: str


def read_file(
    path: Path, name: str, known: Known = NOTHING_KNOWN, member: str | None = None
) -> ReadFile:
    """The file at `path`, or the `member` of the archive there, to be known as `name`. Bad content
    becomes doubts, never an error.

    Facts about its pages come, the strongest first, from the options of the command, the sidecar,
    the file itself, its address, its name and folders. A sidecar of an archive is for all in it.
    """
    place = path / member if member else path
    suffix = place.suffix.lower() if place.suffix.lower() in FORMATS else ".txt"
    kind = FORMATS[suffix]
    data, problem = _bytes(path, member)
    sidecars = _sidecars(path, member)
    fingerprint = _fingerprint(data, sidecars, known)
    if data is None:
        doubt = Doubt("unreadable", f"文件打不开（{problem}）。")
        source = Source(name, printable(place), "", 0, kind.name, "", (doubt,))
        return ReadFile(source, (), fingerprint)
    called, suffix = suffix, true_suffix(data, suffix)
    kind = FORMATS[suffix]
    about_name = (misnamed(called, suffix),) if suffix != called else ()
    metadata, about_sidecars = known.strongest(), list[Doubt]()
    for beside, extra in sidecars:
        metadata, complaints = sidecar(extra, beside, metadata)
        about_sidecars += complaints
    if kind.apart:
        made = read_apart(suffix, name, data, metadata)
    else:
        made = kind.read(name, data, metadata)
    pages, about_facts = settle(made.pages, known)
    doubts = (*about_name, *made.doubts, *_long_lines(pages), *about_sidecars, *about_facts)
    sha256 = hashlib.sha256(data).hexdigest()
    source = Source(name, printable(place), sha256, len(data), kind.name, made.encoding, doubts)
    return ReadFile(source, pages, fingerprint)


def file_fingerprint(path: Path, known: Known = NOTHING_KNOWN, member: str | None = None) -> str:
    """The fingerprint that `read_file` gives, without making pages of the file."""
    return _fingerprint(_bytes(path, member)[0], _sidecars(path, member), known)


def _fingerprint(data: bytes | None, sidecars: _Sidecars, known: Known) -> str:
    marks = b"".join(_digest(part) for part in (data, *(extra for _, extra in sidecars)))
    return hashlib.sha256(marks + known.mark).hexdigest()


def _long_lines(pages: Iterable[Page]) -> tuple[Doubt, ...]:
    """No paragraph of a newspaper is that long; it is kept, but slow to show."""
    pages = tuple(pages)
    if max((len(line) for page in pages for line in page.lines), default=0) <= LONGEST_LINE:
        return ()
    lines = ((n, line) for page in pages for n, line in enumerate(page.lines, page.first_line))
    number, longest = max(lines, key=lambda line: (len(line[1]), -line[0]))
    message = f"第 {number} 行有 {len(longest)} 个字，可能不是报纸文字。"
    return (Doubt("long-line", message, number),)


def _bytes(path: Path, member: str | None = None) -> tuple[bytes | None, str]:
    """The bytes of a file, or None and why there are none."""
    try:
        if member:
            return member_bytes(path, member), "压缩包里没有它"
        if path.stat().st_size > LARGEST:
            return None, f"大于 {LARGEST >> 20} MB，请拆开再读"
        return path.read_bytes(), ""
    except BadArchive as error:
        return None, str(error)
    except OSError as error:
        return None, type(error).__name__


def _sidecars(path: Path, member: str | None) -> _Sidecars:
    """The sidecar of a file, then that of the archive it stands in: name and bytes."""
    place = path / member if member else path
    own = (place.name + SIDECAR, _sidecar(path, member))
    return (own, (path.name + SIDECAR, _sidecar(path))) if member else (own,)


def _sidecar(path: Path, member: str | None = None) -> bytes | None:
    if member:
        return _bytes(path, member + SIDECAR)[0]
    beside = path.with_name(path.name + SIDECAR)
    try:
        return _bytes(beside)[0] if beside.is_file() else None
    except OSError:  # with the suffix, the name is too long for a file
        return None


def _digest(data: bytes | None) -> bytes:
    return b"" if data is None else hashlib.sha256(data).digest()
