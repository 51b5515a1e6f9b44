"""Made pages with what a careful reader makes of each line: invented articles below each other, with
mastheads, standing titles, web furniture, lists of titles and pictures' places around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from invented import Invented

from archive.texts import Page

Parts = Sequence[tuple[str, str]]  # role letter (KHDBSCP) and text, line by line
STYLES = ("tight", "blank", "indent", "groups", "wide")
_BLANKS = {"tight": 0, "blank": 1, "indent": 0, "groups": 0, "wide": 1}
_BETWEEN = {"groups": 1, "wide": 2}  # empty lines above a new article, where it has more
_HALF = str.maketrans("，：；？！（）", ",:;?!()")
_PAPERS = ("临江日报", "河阳晚报", "清源时报", "东川早报", "南河商报", "安平日报")
_DESKS = ("要闻", "综合新闻", "城市", "民生", "县区新闻", "社会", "法治", "教育", "文化")
COLUMNS = [
    "文明创建在行动",
    "走基层·听民声",
    "百姓热线",
    "平安建设进行时",
    "关注民生",
    "记者调查",
    "身边好人",
    "城事速递",
    "法治在线",
    "聚焦两会",
    "疫情防控 我们在行动",
    "社区连线",
    "民生直通车",
    "构建和谐社会 建设魅力家园",
    "八荣八耻大家谈",
    "热点追踪",
    "记者在现场",
    "市民来信",
    "读者之声",
    "县区传真",
    "政法之窗",
    "教育园地",
    "经济生活",
    "凡人善举",
    "图说新闻",
    "文化视点",
    "今日话题",
    "作风建设年",
]
SUPPLEMENTS = [
    "副刊",
    "诗苑",
    "诗歌天地",
    "周末文艺",
    "诗潮",
    "百花园",
    "文苑",
    "星期天诗页",
    "小荷尖尖",
    "芳草地",
    "笔会",
    "绿地副刊",
]
_TOP = (
    (),
    ("新闻中心首页 > 新闻中心 > 社会新闻 > 正文",),
    ("当前位置：首页 > 本地新闻 > 正文",),
    ("您现在的位置： 首页 >> 新闻频道 >> 县区新闻 >> 内容",),
)
_FOOT = (
    ("【打印】【关闭】",),
    ("(责任编辑：张伟)",),
    ("【评论】【收藏此页】【大 中 小】【打印】【关闭】",),
    ("上一篇：没有了", "下一篇：没有了"),
    ("版权所有 未经许可不得转载",),
    ("Copyright © 2002-2009 All Rights Reserved",),
    ("【推荐给朋友】 【发表评论】",),
)


@dataclass(slots=True)
class Made:
    """One item of a made page: its kind, and the role letter of each line (X banner)."""

    kind: str
    roles: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class MadePage:
    """A page, its items, and the numbers of the lines that are furniture."""

    rng: Random
    style: str
    half: bool = False
    lines: list[str] = field(default_factory=list)
    items: list[Made] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)

    @property
    def page(self) -> Page:
        """As the splitter takes it."""
        return Page("made.txt", 1, tuple(self.lines))

    def article(self, parts: Parts, kind: str = "news", cut: float = 0.0) -> None:
        """An article; a share `cut` of its long paragraphs is broken into two lines, which now
        and then have another line between them."""
        self.begin(kind)
        late = ""  # the rest of a broken paragraph that stands one line too far down
        for role, text in parts:
            pieces = [text]
            if role == "P" and len(text) > 60 and self.rng.random() < cut:
                at = self.rng.randint(8, len(text) - 8)
                pieces = [text[:at], text[at:]]
            waits = late
            late = pieces.pop() if len(pieces) > 1 and self.rng.random() < 0.3 else ""
            for n, piece in enumerate(pieces):
                self.place(piece, role, first=n == 0)
            if waits:
                self.place(waits, "P", first=False)
        if late:
            self.place(late, "P", first=False)

    def banner(self, text: str) -> None:
        """A standing title."""
        self.begin("slogan")
        self.place(text, "X")

    def titles(self, texts: Iterable[str]) -> None:
        """A list of the titles of articles that stand elsewhere."""
        for text in texts:
            self.items.append(Made("teaser"))
            self.place(text, "H")

    def furnish(self, text: str) -> None:
        """A line of the page's own."""
        self.furniture.append(self._put(text))

    def slot(self) -> None:
        """Two more empty lines: a picture stood here."""
        if self.lines:
            self.lines += ["", ""]

    def begin(self, kind: str) -> None:
        self.items.append(Made(kind))
        if self.lines:
            self.lines += [""] * (_BETWEEN.get(self.style, 0) - _BLANKS[self.style])

    def place(self, text: str, role: str, first: bool = True) -> None:
        indent = "　　" if self.style == "indent" and role == "P" and first else ""
        self.items[-1].roles[self._put(indent + text)] = role

    def _put(self, text: str) -> int:
        if self.lines:
            self.lines += [""] * _BLANKS[self.style]
        self.lines.append(text.translate(_HALF) if self.half else text)
        return len(self.lines)


def new_page(rng: Random) -> MadePage:
    """An empty page in a random style."""
    return MadePage(rng, rng.choice(STYLES), rng.random() < 0.35)


def clean_page(articles: Sequence[Invented], rng: Random, cut: float = 0.0) -> MadePage:
    """Articles below each other and nothing else."""
    page = new_page(rng)
    for article in articles:
        page.article(article.parts, kind_of(article), cut)
    return page


def printed_page(articles: Sequence[Invented], rng: Random) -> MadePage:
    """Articles between a masthead and the editors' names, one of them under a standing title."""
    page = new_page(rng)
    page.furnish(folio(rng))
    under = rng.randrange(len(articles))
    for k, article in enumerate(articles):
        if k == under and article.parts[0][0] in "KH":
            page.banner(rng.choice(COLUMNS))
        page.article(article.parts, kind_of(article))
    if rng.random() < 0.7:
        page.furnish(editors(rng))
    return page


def web_page(article: Invented, rng: Random) -> MadePage:
    """One article as a web site shows it: the source between headline and text."""
    page = new_page(rng)
    for text in rng.choice(_TOP):
        page.furnish(text)
    page.begin(kind_of(article))
    told = False
    for role, text in article.parts:
        if not told and role in "BPSC":
            page.furnish(source(rng))
            told = True
        page.place(text, role)
    for text in rng.choice(_FOOT):
        page.furnish(text)
    return page


def supplement_page(poems: Sequence[Invented], boxes: Sequence[Invented], rng: Random) -> MadePage:
    """Poems below each other, some with their stanzas set apart, boxes between them or none."""
    page = new_page(rng)
    page.style = rng.choice(("tight", "tight", "blank", "blank", "groups", "wide"))
    if rng.random() < 0.3:
        page.banner(rng.choice(SUPPLEMENTS))
    waiting = list(boxes)
    for article in poems:
        while waiting and rng.random() < 0.5:
            box = waiting.pop()
            page.article(box.parts, kind_of(box))
        if article.kind == "poem" and page.style in ("tight", "blank") and rng.random() < 0.3:
            _stanzas(page, article, rng)
        else:
            page.article(article.parts, kind_of(article))
    for box in waiting:
        page.article(box.parts, kind_of(box))
    return page


def _stanzas(page: MadePage, poem: Invented, rng: Random) -> None:
    """A poem with one more empty line between its stanzas, and more still around it."""
    page.begin(kind_of(poem))
    page.slot()
    since = 0
    for role, text in poem.parts:
        since = since + 1 if role == "P" else 0
        if since > 2 and rng.random() < 0.4:
            page.lines.append("")
            since = 1
        page.place(text, role)


def kind_of(article: Invented) -> str:
    """news, brief or photo."""
    return article.kind if article.kind in ("photo", "brief") else "news"


def folio(rng: Random) -> str:
    """A masthead or folio line."""
    paper, desk, sheet = rng.choice(_PAPERS), rng.choice(_DESKS), rng.randint(1, 16)
    year, month, day = rng.randint(2002, 2022), rng.randint(1, 12), rng.randint(1, 28)
    date = f"{year}年{month}月{day}日 星期{rng.choice('一二三四五六日')}"
    return rng.choice(
        (date, f"第{sheet}版:{desk}", f"A{sheet:02d} {desk}", f"{paper} {date} 第{sheet}版", paper)
    )


def editors(rng: Random) -> str:
    """Who made the page."""
    one, other = (rng.choice("王李张刘陈杨") + rng.choice(("敏", "志强", "丽")) for _ in range(2))
    return rng.choice(
        (f"责任编辑：{one}", f"责编 {one} 校对 {other}", f"□责编/{one} □版式/{other}")
    )


def source(rng: Random) -> str:
    """Where and when a web site took an article from."""
    paper, year = rng.choice(_PAPERS), rng.randint(2002, 2014)
    date = f"{year}年{rng.randint(1, 12):02d}月{rng.randint(1, 28):02d}日"
    return rng.choice(
        (
            f"{date}{rng.randint(10, 23)}:{rng.randint(10, 59)} {paper}",
            f"发布时间：{date} 来源：{paper} 【字体：大 中 小】",
            f"作者：佚名 来源：{paper} 点击数：{rng.randint(5, 999)} 更新时间：{year}-5-6",
            f"来源：{paper}",
        )
    )
