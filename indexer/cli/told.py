"""A source told to a person, row by row: every raw line, what it became, and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from archive.account import Claim, LineAccount, PageAccount, Tie, first_line
from archive.addresses import article_path
from archive.labels import KINDS, STATES, encoding_label, role_label, rule_label
from archive.texts import Article, Doubt, Gap, Metadata, Source
from archive.titles import title
from indexer.cli.terminal import circled, pad, shorten, visible

HUES = ("cyan", "yellow", "green", "magenta", "blue", "red")
_STYLES = {"made": "green", "suspected": "bold yellow", "refused": "dim"}
_ON = {"made": "└→ 接第", "suspected": "└┄ 疑似接第", "refused": "× 没有接第"}
_BACK = {"made": "┌← 接自第", "suspected": "┌┄ 疑似接自第"}
_INDENT = 20  # cells before the text of a line
_TITLE = 60
_FACTS = (
    ("报纸", "newspaper"),
    ("出版日期", "issue_date"),
    ("版次", "page"),
    ("所在地", "city"),
    ("网址", "url"),
)


def told_source(source: Source, pages: int) -> Text:
    """The file: name, encoding, size, and doubts about it as a whole."""
    encoding = encoding_label(source.format, source.encoding)
    known = (source.format, encoding, _size(source.size), f"{pages} 个版面")
    facts = [fact for fact in known if fact]
    told = Text.assemble(("来源 ", "dim"), (visible(source.name), "bold"))
    told.append("\n     " + "，".join(facts), "dim")
    for doubt in source.doubts:
        if not (pages and doubt.line):
            told.append_text(Text("\n     ").append_text(_doubt(doubt)))
    return told


def told_page(page: PageAccount, width: int | None) -> Iterator[Text]:
    """A page: its facts, its articles, then its lines; texts are shortened to fit `width`."""
    yield from _head(page)
    room = None if width is None else max(width - _INDENT, 20)
    said = ""  # a reason is not told again for the next line
    for blank, lines in groupby(page.lines, lambda line: not line.text.strip()):
        if blank:
            numbers = [line.number for line in lines]
            span = f"{numbers[0]}–{numbers[-1]}" if numbers[1:] else str(numbers[0])
            yield Text(f"{span:>5}", "dim")
        else:
            for line in lines:
                yield from _line(line, room, said)
                said = next((claim.note for claim in reversed(line.claims) if claim.note), "")


def _head(page: PageAccount) -> Iterator[Text]:
    last = page.page.first_line + len(page.lines) - 1
    yield Text(f"\n第 {page.page.number} 版面", "bold").append(
        f"  第 {page.page.first_line}–{last} 行", "not bold dim"
    )
    yield from _facts(page.page.metadata)
    yield Text(f"     {'；'.join([f'{len(page.articles)} 篇', *_counts(page)])}")
    for doubt in page.doubts:
        yield Text("     ").append_text(_doubt(doubt))
    yield Text()
    for number, article in enumerate(page.articles, 1):
        yield _article(number, article)
        for change in article.corrections:
            when = f"，{change.date}" if change.date else ""
            yield Text(
                visible(f"     更正 {change.what}。{change.who}{when}：{change.why}"), "magenta"
            )
    yield Text()


def _counts(page: PageAccount) -> Iterator[str]:
    """What there is on a page beside its articles; nothing is said of what there is not."""
    made = page.ties("made")
    moved = sum(tie.moved for tie in made)
    if made:
        yield f"接续 {len(made)} 处" + (f"，其中移位 {moved} 处" if moved else "")
    if suspected := page.ties("suspected"):
        yield f"疑似接续 {len(suspected)} 处"
    if refused := page.ties("refused"):
        yield f"考虑过而没有接 {len(refused)} 处"
    if page.leftovers:
        yield f"剩余 {page.leftovers} 处"


def _facts(about: Metadata) -> Iterator[Text]:
    for label, key in _FACTS:
        if value := getattr(about, key):
            origin = about.origin(key)
            told = Text(f"     {label} {visible(value)}")
            told.append(f"（取自{visible(origin)}）" if origin else "", "dim")
            others = [f"{o}作“{v}”，没有采用" for k, v, o in about.refused if k == key]
            yield told.append(visible("".join(f"；{other}" for other in others)), "yellow")


def _article(number: int, article: Article) -> Text:
    line = first_line(article)
    states = "、".join(STATES[state] for state in article.state)
    name = shorten(visible(title(article)), _TITLE)
    told = Text.assemble("  ", (circled(number), _hue(number)), " ", name)
    told.append("" if article.headline else "（无标题）", "dim")
    told.append(f"  {KINDS[article.kind]}，{states}", "dim")
    told.append(f"，第 {line} 行起" if line else "", "dim")
    return told.append(f"  {article_path(article.id)}", "dim")


def _line(line: LineAccount, room: int | None, said: str) -> Iterator[Text]:
    for tie in line.back:
        if tie.standing != "refused":
            yield _note(f"{_BACK[tie.standing]} {tie.join.from_line} 行", _STYLES[tie.standing])
    for gap in line.gaps:
        if gap.missing == "start":
            yield _gap(gap)
    for k, claim in enumerate(line.claims or (Claim(0, len(line.text), ""),)):
        yield _claim(line, claim, str(line.number) if not k else "", room)
    for gap in line.gaps:
        if gap.missing == "end":
            yield _gap(gap)
    for tie in line.on:
        yield _tie(tie)
    for claim in line.claims:
        if claim.note and claim.note != said:
            yield _note(claim.note, "dim")
    for doubt in line.doubts:
        yield Text(" " * _INDENT).append_text(_doubt(doubt))


def _claim(line: LineAccount, claim: Claim, number: str, room: int | None) -> Text:
    text = " ".join(visible(line.text[claim.start : claim.end]).split())
    n = claim.where if isinstance(claim.where, int) and claim.role == "paragraph" else None
    style = _hue(claim.number) if claim.number else "dim"
    mark = circled(claim.number) if claim.number else "–"
    return Text.assemble(
        (f"{number:>5} ", "dim"),
        (pad(mark, 3), style),
        (pad(role_label(claim.role, n), 11), style),
        (text if room is None else shorten(text, room), "" if claim.number else "dim"),
    )


def _tie(tie: Tie) -> Text:
    join = tie.join
    told = _note(f"{_ON[tie.standing]} {join.to_line} 行 {join.score:.2f}", _STYLES[tie.standing])
    told.append(" 移位" if tie.moved else "", "bold")
    word = "因为" if tie.standing != "refused" else "虽然" if tie.against else "依据只有"
    told.append(f" {word} {join.reason}")
    if join.overlap:
        told.append(f"；两边都印有“{visible(join.overlap)}”")
    return told.append(f"；但是{tie.against}" if tie.against else "", "yellow")


def _gap(gap: Gap) -> Text:
    return _note(f"〔{'此前' if gap.missing == 'start' else '此后'}缺文：{gap.why}〕", "red")


def _doubt(doubt: Doubt) -> Text:
    where = f"（第 {doubt.line} 行）" if doubt.line else ""
    return Text(f"？ {rule_label(doubt.rule)}：{visible(doubt.message)}{where}", "yellow")


def _note(words: str, style: str) -> Text:
    return Text(" " * _INDENT + visible(words), style)


def _hue(number: int | None) -> str:
    return HUES[((number or 1) - 1) % len(HUES)]


def _size(size: int) -> str:
    return f"{size} 字节" if size < 1024 else f"{size / 1024:.1f} KB"
