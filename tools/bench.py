"""How fast pages are read and split, on one core, held against cutting the same text into words.

`make bench` runs it. The pages are made of the invented articles (tests/articles), clean and with
cut columns. Speeds differ from machine to machine; the ratios in one run hardly do.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from damage import CLEAN, USUAL, DamagedPage
from invented import invented
from score_damage import made_pages

from indexer.reading import read_file
from indexer.splitting import split_page
from indexer.words import words

PAGES, ROUNDS = 80, 3


def main() -> None:
    """The table."""
    print(f"{'':22}{'MB/s':>8}{'× words':>10}")
    for name, mix in (("clean pages", CLEAN), ("cut columns", USUAL)):
        with TemporaryDirectory() as folder:
            files = written(made_pages(invented(), PAGES, 5, mix), Path(folder))
            size = sum(file.stat().st_size for file in files) / 1e6
            texts = [file.read_text(encoding="utf-8") for file in files]
            cut = best(lambda texts=texts: [words(text) for text in texts])  # type: ignore[misc]
            split = best(lambda files=files: [_split(file) for file in files])  # type: ignore[misc]
        print(f"{name + ', read and split':22}{size / split:8.2f}{cut / split:10.2f}")


def written(pages: Sequence[DamagedPage], folder: Path) -> list[Path]:
    """Pages as text files."""
    files = []
    for n, page in enumerate(pages):
        files.append(folder / f"{n:03}.txt")
        files[-1].write_text("\n".join(page.lines), encoding="utf-8")
    return files


def best(task: Callable[[], object]) -> float:
    """The shortest time of some runs, in seconds; the first only warms up."""
    task()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        task()
        times.append(time.perf_counter() - started)
    return min(times)


def _split(file: Path) -> None:
    for page in read_file(file, file.name).pages:
        split_page(page)


if __name__ == "__main__":
    main()
