"""A page of a source: the raw lines, each with its role, beside the articles made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.account import Claim, LineAccount, PageAccount, Tie, parts
from archive.labels import role_label, rule_label
from archive.texts import Article
from webui.presenters.assembled import HUES, Entry, entries, hue, piece_id
from webui.presenters.threads import Thread, threads
from webui.presenters.words import tie_words

BACK = {"made": "上接", "suspected": "疑似上接", "refused": "没有接"}
ON = {"made": "下接", "suspected": "疑似下接", "refused": "没有接"}


@dataclass(frozen=True, slots=True)
class Jump:
    """One end of a continuation: where it leads, how sure it is, and why."""

    standing: str
    label: str
    line: int
    moved: bool
    percent: int
    words: str


@dataclass(frozen=True, slots=True)
class Badge:
    """What a slice of the line became; `number` None is a leftover, whose reason is `note`."""

    number: int | None
    hue: int
    role: str
    url: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Slice:
    """A run of a raw line, with the hue of the article that has it (None: nobody)."""

    text: str
    hue: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A raw line with its number in the source and all that is to be said of it."""

    number: int
    slices: tuple[Slice, ...]
    badges: tuple[Badge, ...]
    back: tuple[Jump, ...]
    on: tuple[Jump, ...]
    refused: tuple[Jump, ...]
    missing_before: tuple[str, ...]
    missing_after: tuple[str, ...]
    doubts: tuple[str, ...]
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines and the articles that begin among them, to be shown side by side."""

    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]

    @property
    def crossing(self) -> tuple[Thread, ...]:
        """The threads that go on below the last line."""
        last = self.lines[-1].threads if self.lines else ()
        return tuple(replace(t, part="through") for t in last if t.part != "end")


@dataclass(frozen=True, slots=True)
class SourceView:
    """One page of a source, with how many continuations of each standing it has."""

    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    made: int
    moved: int
    suspected: int
    refused: int
    leftovers: int
    doubts: tuple[str, ...]


def source_view(page: PageAccount) -> SourceView:
    """The page in blocks: each begins where an article does, and holds its lines and itself."""
    drawn = threads(page)
    lines = [_line(line, drawn.get(line.number, ())) for line in page.lines]
    shown = entries(page.articles)
    made = page.ties("made")
    return SourceView(
        tuple(_blocks(page, lines, shown)),
        shown,
        len(made),
        sum(tie.moved for tie in made),
        len(page.ties("suspected")),
        len(page.ties("refused")),
        page.leftovers,
        tuple(doubt.message for doubt in page.doubts),
    )


def _blocks(page: PageAccount, lines: Sequence[Line], shown: Sequence[Entry]) -> Iterator[Block]:
    first, last = page.page.first_line, page.page.first_line + len(lines)
    begins = [min(max(_begin(page, k), first), last) for k in range(1, len(shown) + 1)]
    borders = sorted({first, *begins})
    if len(borders) > 1 and not any(line.badges for line in lines[: borders[1] - first]):
        borders[:2] = [first]  # nothing but empty lines stands above the first article
        begins = [first if begin == min(begins) else begin for begin in begins]
    for start, end in zip(borders, [*borders[1:], last + 1], strict=True):
        mine = tuple(e for e, begin in zip(shown, begins, strict=True) if begin == start)
        yield Block(tuple(lines[start - first : end - first]), mine)


def _begin(page: PageAccount, number: int) -> int:
    """The line where an article begins: its heading, else its text, and what is its own just
    above. A piece that was printed far from the rest does not count."""
    line = _home(page.articles[number - 1])
    at = line - page.page.first_line - 1
    while 0 <= at < len(page.lines):
        claims = page.lines[at].claims
        if any(claim.number != number for claim in claims):
            break
        line = page.lines[at].number if claims else line
        at -= 1
    return line


def _home(article: Article) -> int:
    found = [(part.where, part.fragments[0].line) for part in parts(article) if part.fragments]
    heads = [line for where, line in found if where in ("kicker", "headline", "deck")]
    texts = [line for where, line in found if isinstance(where, int)]
    return next(iter([*heads, *texts, *(line for _, line in found)]), 0)


def _line(line: LineAccount, drawn: tuple[Thread, ...]) -> Line:
    back = [_jump(tie, BACK, tie.join.from_line) for tie in line.back]
    on = [_jump(tie, ON, tie.join.to_line) for tie in line.on]
    return Line(
        line.number,
        _slices(line),
        tuple(_badge(line.number, claim) for claim in line.claims),
        tuple(jump for jump in back if jump.standing != "refused"),
        tuple(jump for jump in on if jump.standing != "refused"),
        tuple(jump for jump in on if jump.standing == "refused"),
        tuple(gap.why for gap in line.gaps if gap.missing == "start"),
        tuple(gap.why for gap in line.gaps if gap.missing == "end"),
        tuple(f"{rule_label(doubt.rule)}：{doubt.message}" for doubt in line.doubts),
        drawn,
    )


def _badge(line: int, claim: Claim) -> Badge:
    n = claim.where if isinstance(claim.where, int) else None
    role = role_label(claim.role, n if claim.role == "paragraph" else None)
    if claim.number is None:
        return Badge(None, HUES, role, None, claim.note)
    url = f"#{piece_id(claim.number, line, claim.start)}"
    return Badge(claim.number, hue(claim.number), role, url, "")


def _jump(tie: Tie, labels: dict[str, str], line: int) -> Jump:
    return Jump(
        tie.standing,
        labels[tie.standing],
        line,
        tie.moved,
        round(100 * tie.join.score),
        tie_words(tie),
    )


def _slices(line: LineAccount) -> tuple[Slice, ...]:
    slices: list[Slice] = []
    at = 0
    for claim in line.claims:
        start, end = max(claim.start, at), min(claim.end, len(line.text))
        if start < end:
            shade = HUES if claim.number is None else hue(claim.number)
            slices += [Slice(line.text[at:start], None), Slice(line.text[start:end], shade)]
            at = end
    slices.append(Slice(line.text[at:], None))
    return tuple(piece for piece in slices if piece.text)
