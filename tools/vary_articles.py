"""The same article as other papers would print it: without its lead, under another kicker, signed at
its end, cut short. Roles are learned from such variants, so that no single habit is taken for a law."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from invented import Invented
from made_headings import clauses, deck, kicker, plain, subheading, wire

from indexer.splitting.cues import is_couplet

Part = tuple[str, str]
Parts = list[Part]
_LEAD = re.compile(
    r"^[【（(]?(?:本报|本刊|.{0,6}[日晚商早晨]报|.{0,6}网|.{0,8}电视报)[^，。]{0,26}?(?:讯|电)[】]?\s*"
    r"(?:[（(][^）)]{2,30}[）)])?[：:]?\s*"
)
_CREDITED = re.compile(
    r"^(.*[。！？])\s*((?:本报)?(?:记者|通讯员|实习生)?\s*\S{2,10}\s*(?:摄|供图))$"
)
_PLAIN_KINDS = ("table", "poem", "notice", "letter", "photo")


def varied(article: Invented, rng: Random) -> Invented:
    """One article, changed at random in some ways or none."""
    parts = list(article.parts)
    for chance, change in _CHANGES:
        if rng.random() < chance:
            parts = change(parts, rng)
    if article.kind not in _PLAIN_KINDS and _at(parts, "H") is not None:
        for chance, change in _HEADINGS:
            if rng.random() < chance:
                parts = change(parts, rng)
    return replace(article, parts=tuple(parts))


def bare(article: Invented, rng: Random, brief: bool) -> Invented:
    """Only a headline, if need be a short one, and the first paragraphs, without a lead."""
    parts = _without("K", "D", "B", "S", "C")(list(article.parts), rng)
    parts = _no_lead(parts, rng)
    texts = [part for part in parts if part[0] == "P"][: rng.choice((1, 1, 2, 2, 3))]
    title = next(text for role, text in parts if role == "H")
    short = clauses(f"{title}，{texts[0][1][:80]}", 4, 8)
    if short and brief:
        title = rng.choice(short)
    return replace(article, parts=(("H", title), *texts))


def _at(parts: Parts, role: str) -> int | None:
    return next((i for i, (r, _) in enumerate(parts) if r == role), None)


def _without(*roles: str) -> Callable[[Parts, Random], Parts]:
    def change(parts: Parts, rng: Random) -> Parts:
        kept = [part for part in parts if part[0] not in roles]
        return kept if any(r == "P" for r, _ in kept) else parts

    return change


def _no_lead(parts: Parts, rng: Random) -> Parts:
    first = _at(parts, "P")
    if first is None:
        return parts
    text = _LEAD.sub("", parts[first][1])
    return [*parts[:first], ("P", text), *parts[first + 1 :]] if len(text) > 10 else parts


def _no_heading(parts: Parts, rng: Random) -> Parts:
    first = _at(parts, "P")
    led = first is not None and _LEAD.match(parts[first][1])
    return _without("H", "K", "D")(parts, rng) if led and _at(parts, "S") is None else parts


def _short(parts: Parts, rng: Random) -> Parts:
    """Only the first paragraphs; sections and captions go with the rest."""
    texts = [i for i, (r, _) in enumerate(parts) if r == "P"]
    if len(texts) < 3:
        return parts
    end = texts[rng.randrange(len(texts) - 1)] + 1
    return parts[:end] + [part for part in parts[end:] if part[0] == "B"]


def _credit_below(parts: Parts, rng: Random) -> Parts:
    """The credit of a picture on a line of its own."""
    changed: Parts = []
    for role, text in parts:
        credit = _CREDITED.match(text) if role == "C" and rng.random() < 0.5 else None
        changed += [(role, credit[1]), (role, credit[2])] if credit else [(role, text)]
    return changed


def _signed_elsewhere(parts: Parts, rng: Random) -> Parts:
    """The byline below the first paragraph, at the end, or as a lead."""
    at, first = _at(parts, "B"), _at(parts, "P")
    if first is None or (at is not None and at > first):
        return parts
    rest = [part for part in parts if part[0] != "B"]
    first = _at(rest, "P") or 0
    kind = rng.random()
    if kind < 0.4:
        name = rng.choice("王李张刘陈杨赵黄") + rng.choice(("敏", "志强", "丽", "晓东"))
        lead = rng.choice(
            (f"本报讯（记者 {name}）", f"本报讯 （通讯员 {name}）", "本报讯 ", f"（记者 {name}）")
        )
        return [*rest[:first], ("P", lead + rest[first][1]), *rest[first + 1 :]]
    if at is None:
        return parts
    if kind < 0.7:
        return [*rest[: first + 1], parts[at], *rest[first + 1 :]]
    return [*rest, parts[at]]


def _wire(parts: Parts, rng: Random) -> Parts:
    head, text = _at(parts, "H"), _at(parts, "P")
    if head is None or text is None:
        return parts
    old = parts[head][1]
    new = wire(old, _LEAD.sub("", parts[text][1]), rng)
    if len(new) > 44:
        return parts
    if new == old or rng.random() > 0.12:
        pair = [("H", new)]
    elif is_couplet(new) and not is_couplet(old):
        pair = [("K", new), ("H", old)]
    else:
        pair = [("H", new), ("D", old)]
    return [*parts[:head], *pair, *parts[head + 1 :]]


def _sections(parts: Parts, rng: Random) -> Parts:
    """Other subheadings; some in an article that has none."""
    texts = [i for i, (r, _) in enumerate(parts) if r == "P"]
    new = list(parts)
    if _at(parts, "S") is None and len(texts) > 3 and rng.random() < 0.14:
        for i in sorted(rng.sample(texts[1:], rng.randint(1, 3)), reverse=True):
            new.insert(i, ("S", ""))
    elif rng.random() > 0.4:
        return parts
    return [
        (r, subheading(next((x for q, x in new[i + 1 :] if q == "P"), ""), rng))
        if r == "S"
        else (r, t)
        for i, (r, t) in enumerate(new)
    ]


def _kicker(parts: Parts, rng: Random) -> Parts:
    rest = [part for part in parts if part[0] != "K"]
    at = _at(rest, "H") or 0
    return [*rest[:at], ("K", kicker(rng)), *rest[at:]]


def _deck(parts: Parts, rng: Random) -> Parts:
    rest = [part for part in parts if part[0] != "D"]
    at = (_at(rest, "H") or 0) + 1
    new = deck(rng)
    if new[0] != "—" and is_couplet(rest[at - 1][1]) and not is_couplet(new):
        # The line that says who did what is the headline, the couplet over it its kicker.
        return [*rest[: at - 1], ("K", rest[at - 1][1]), ("H", new), *rest[at:]]
    return [*rest[:at], ("D", new), *rest[at:]]


def _plain_headline(parts: Parts, rng: Random) -> Parts:
    return [(r, plain(rng)) if r == "H" else (r, t) for r, t in parts]


def varied_poem(poem: Invented, others: Sequence[Invented], rng: Random) -> Invented:
    """A poem with another form of its title and author, some of its verses from other poems."""
    parts = list(poem.parts)
    if rng.random() < 0.5:
        strange = [p for other in rng.sample(others, 2) for p in other.parts if p[0] == "P"]
        parts = [
            rng.choice(strange) if role == "P" and rng.random() < 0.6 else (role, text)
            for role, text in parts
        ]
    name = _author(next((text for role, text in parts if role == "B"), "林 野"), rng)
    kind = rng.random()
    if kind < 0.12:
        parts = [part for part in parts if part[0] != "B"]
    elif kind < 0.75:
        parts = [(role, name if role == "B" else text) for role, text in parts]
    elif kind < 0.85:
        parts = [*(part for part in parts if part[0] != "B"), ("B", name)]
    if rng.random() < 0.4:
        parts = [(r, rng.choice(_TITLES) if r == "H" else t) for r, t in parts]
    if rng.random() < 0.3:
        title = rng.choice(("《{}》", "{}（组诗）", "{}（外一首）", "诗歌：{}", "{}（二首）"))
        parts = [(r, title.format(t) if r == "H" else t) for r, t in parts]
    return replace(poem, parts=tuple(part for part in parts if part[0] != "K"))


def _author(name: str, rng: Random) -> str:
    bare = re.sub(r"[□◎（].*?[）\s]|[□\s]|作者：", "", name)[-3:]
    if rng.random() < 0.5:
        bare = rng.choice(_PEN_NAMES)
    form = rng.choice(("{}", "{}", "{}", "□ {}", "□{}", "◎ {}", "作者：{}", "文/{}", "■{}", "●{}"))
    if rng.random() < 0.2:
        form = rng.choice(("{}（{}）", "{1} {0}", "{1} {0}"))
    return form.format(bare if rng.random() < 0.7 else " ".join(bare), rng.choice(_FROM))


def _press_office(parts: Parts, rng: Random) -> Parts:
    """Signed by a press office in brackets, on a line of its own or at the end of the last."""
    if _at(parts, "B") is not None or not parts or parts[-1][0] != "P":
        return parts
    name = f"（{rng.choice(_OFFICES)}）"
    if rng.random() < 0.6:
        return [*parts, ("B", name)]
    return [*parts[:-1], ("P", parts[-1][1] + name)]


def _note(parts: Parts, rng: Random) -> Parts:
    """A line in brackets that signs nothing."""
    texts = [i for i, (r, _) in enumerate(parts) if r == "P"]
    if not texts:
        return parts
    if rng.random() < 0.5:
        return [
            *parts,
            ("P", rng.choice(("（完）", "（全文完）", "（待续）", "（下转3版）", "（未完待续）"))),
        ]
    at = rng.choice(texts)
    note = rng.choice(
        ("（单位：万元）", "（见下图）", "（排名不分先后）", "（以姓氏笔画为序）", "（图）")
    )
    return [*parts[:at], ("P", note), *parts[at:]] if at != texts[0] else parts


_PEN_NAMES = (
    "青禾", "野渡", "老槐", "石榴", "晓风", "南山客", "听雨", "阿木", "白桦", "秋池", "清泉", "蓝草",
    "林小满", "周淡如", "许南乔", "江 帆", "郭敬亭", "孟春来", "石红霞", "何以安", "苏 白", "叶知秋",
)  # fmt: skip
_TITLES = (
    "麦田", "雪夜", "老井", "灯", "故乡", "立春", "秋思", "车站", "父亲", "远方", "月光", "桥", "雨",
    "过三峡", "登高", "端午", "石头记", "晚秋", "一棵树", "写给女儿", "在人间", "乡间小路", "稻草人", "江南春",
    "老街的雨", "春天来信", "大雪纷飞", "炊烟", "路过一座小城", "我的母亲河", "致敬劳动者", "清明祭", "故园",
    "满江红·抒怀", "七绝 咏梅", "西江月·秋收", "五绝·夜泊", "沁园春·新城", "童年", "邻居", "木匠", "电话",
)  # fmt: skip
_FROM = (
    "临江",
    "河阳县",
    "市三中",
    "退休教师",
    "城关小学",
    "清源",
    "东川市文联",
    "石桥镇",
    "县医院",
)
_OFFICES = (
    "交宣", "宗萱", "市委宣传部", "本报综合", "惠公宣", "县委报道组", "市教育局", "据新华社", "综合",
    "区融媒体中心", "县委宣传部", "税宣", "本报编辑部", "新华社", "市总工会", "本报综合报道",
)  # fmt: skip
_CHANGES: tuple[tuple[float, Callable[[Parts, Random], Parts]], ...] = (
    (0.4, _no_lead),
    (0.12, _without("B")),
    (0.12, _without("K")),
    (0.12, _without("D")),
    (0.1, _without("S")),
    (0.06, _no_heading),
    (1.0, _credit_below),
    (0.15, _short),
)
_HEADINGS: tuple[tuple[float, Callable[[Parts, Random], Parts]], ...] = (
    (0.22, _wire),
    (0.1, _kicker),
    (0.07, _deck),
    (0.04, _plain_headline),
    (1.0, _sections),
    (0.2, _signed_elsewhere),
    (0.08, _press_office),
    (0.03, _note),
)
