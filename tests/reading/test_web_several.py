"""Several reports in one saved page, pages that only list links, and documents that an office program
saved as a page."""

from __future__ import annotations

import pytest
from read_web import made, parts

from archive.texts import Page
from indexer.splitting import split_page

FIRST = "本报讯 “叔叔，这些钱够买几瓶水？”昨天上午，在人民广场捐款点，八岁的丁子涵问工作人员。"
MORE = "存钱罐里一共是一百八十六元五角。"
SECOND = "本报讯（记者 柳青）昨天早上不到7点，中心血站门前就排起了两百多米长的队伍。"
THIRD = "新华社北京5月14日电 从昨天起，公交车每跑完一趟，就要进行一次全面消毒。"
TITLES = ("存钱罐捐空了 孩子笑了", "献血屋前排长队", "公交车每跑一趟消毒一次")
TEXTS = ((FIRST, MORE), (SECOND,), (THIRD,))


def page_of(heading: str, above: str = "", title: str = "江城晚报 2008-05-14 A03") -> str:
    body = "".join(
        heading.format(name) + "".join(f"<p>{text}</p>" for text in texts)
        for name, texts in zip(TITLES, TEXTS, strict=True)
    )
    return f"<head><meta charset=utf-8><title>{title}</title></head><body>{above}{body}</body>"


def articles(html: str) -> list[tuple[str, list[str]]]:
    """Headline and paragraphs of each article."""
    found = [a for page in made(html).pages for a in split_page(page).articles]
    return [(a.headline.text if a.headline else "", [p.text for p in a.paragraphs]) for a in found]


EACH = [(name, list(texts)) for name, texts in zip(TITLES, TEXTS, strict=True)]


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>{}</h1>",
        "<h2>{}</h2>",
        "<h4 align=center>{}</h4>",
        "<p><b>{}</b></p>",
        "<div><font color=red><strong>{}</strong></font></div>",
        "<p>{}</p>",
    ],
)
def test_reports_under_headings_are_articles_of_their_own(heading: str) -> None:
    assert articles(page_of(heading)) == EACH


def test_a_title_of_the_page_above_them_is_no_headline_of_the_first() -> None:
    html = page_of("<h2>{}</h2>", "<h1>江城晚报 2008年5月14日 A03版</h1>")
    assert articles(html) == EACH


def test_kickers_and_decks_go_with_their_report() -> None:
    html = page_of("<h3>爱心在行动</h3><h2>{}</h2><h3>——社区见闻之一</h3>")
    heads = [
        (a.kicker, a.headline, a.deck) for p in made(html).pages for a in split_page(p).articles
    ]
    assert [[part.text if part else "" for part in head] for head in heads] == [
        ["爱心在行动", name, "——社区见闻之一"] for name in TITLES
    ]


def test_subheadings_of_one_report_begin_no_articles() -> None:
    html = f"<h1>{TITLES[0]}</h1><p>{FIRST}</p><h2>孩子笑了</h2><p>{MORE}</p><h2>血站排队</h2><p>{MORE}</p>"
    [page] = made(html).pages
    assert [role for _, role in parts(page)] == [
        *("headline", "paragraph", "subheading", "paragraph", "subheading", "paragraph")
    ]


def test_one_report_among_subheadings_begins_no_article() -> None:
    html = f"<h2>{TITLES[0]}</h2><p>{FIRST}</p><h2>孩子笑了</h2><p>{MORE}</p><h2>血站排队</h2><p>{MORE}</p>"
    assert len(articles(html)) == 1


def test_a_short_line_above_a_second_lead_is_needed() -> None:
    html = f"<h2>{TITLES[0]}</h2><p>{FIRST}</p><p>{MORE}</p><p>{SECOND}</p>"
    assert len(articles(html)) == 1


def test_links_around_plain_reports_are_left_over() -> None:
    html = page_of("<p>{}</p>", "<div><a href=1>首页</a> <a href=2>要闻</a></div>")
    assert articles(html) == EACH
    [page] = made(html).pages
    assert [x.fragment.text for x in split_page(page).leftovers] == ["首页 要闻"]


def office(*rows: str) -> str:
    """A page as LibreOffice writes a document."""
    return (
        '<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>'
        "<title></title></head>\n<body lang='en-US'>" + "\n".join(rows) + "</body></html>"
    )


def cell(text: str) -> str:
    return f'<td width="274"><p style="orphans: 0">\n\t\t\t<font face="宋体">{text}</font></p>\n\t\t</td>'


def saved(*rows: str) -> Page:
    head = '<h1 class="western"><font face="宋体">出门戴口罩 回家勤洗手</font></h1>'
    [page] = made(office(head, *rows)).pages
    return page


LINE = "<p><font face='宋体'>昨日，市疾控中心就近期呼吸道疾病防治工作向市民发出提醒。</font></p>"


def test_captions_and_tables_of_an_office_document_are_of_its_text() -> None:
    table = "".join(
        f"<tr>\n{cell(a)}\n{cell(b)}\n</tr>" for a, b in (("药店", "口罩"), ("惠仁堂", "2元"))
    )
    page = saved(
        "<p><font><font size='2'><b>图为药店门前排起长队。姚平 摄</b></font></font></p>",
        LINE,
        "<h2>药店不涨价</h2>",
        "<p>记者走访了十几家药店。</p>",
        f"<table>{table}</table>",
    )
    assert parts(page) == [
        ("出门戴口罩 回家勤洗手", "headline"),
        ("图为药店门前排起长队。姚平 摄", "caption"),
        ("昨日，市疾控中心就近期呼吸道疾病防治工作向市民发出提醒。", "paragraph"),
        ("药店不涨价", "subheading"),
        ("记者走访了十几家药店。", "paragraph"),
        ("药店　口罩", "paragraph"),
        ("惠仁堂　2元", "paragraph"),
    ]
    assert split_page(page).leftovers == ()


def test_a_cell_of_several_paragraphs_keeps_its_lines() -> None:
    page = saved(LINE, f"<table><tr>{cell('药店</p><p>门诊')}{cell('口罩')}</tr></table>")
    assert [text for text, _ in parts(page)][2:] == ["药店", "门诊", "口罩"]


def test_a_list_of_a_site_below_a_text_stays_aside() -> None:
    links = "<ul><li><a href=1>第一条新闻的标题</a></li></ul><p>药店口罩</p>"
    page = saved(LINE, links)
    assert [role for _, role in parts(page)] == ["headline", "paragraph"]


@pytest.mark.parametrize("above", ["", "<h2>本版新闻</h2>", "<div>第A01版：要闻</div>"])
@pytest.mark.parametrize("count", [3, 30])
def test_the_titles_of_a_list_of_links_are_teasers(above: str, count: int) -> None:
    links = "".join(f"<li><a href={n}>第{n}条新闻的标题</a></li>" for n in range(count))
    result = made(f"{above}<ul>{links}</ul><div>版权所有 桃花日报社</div>")
    [doubt] = result.doubts
    assert doubt.rule == "no-article" and f"{count} 个标题作为导读收录" in doubt.message
    [page] = result.pages
    split = split_page(page)
    assert [(a.kind, a.headline and a.headline.text) for a in split.articles] == [
        ("teaser", f"第{n}条新闻的标题") for n in range(count)
    ]
    assert len(split.leftovers) == bool(above) + 1


NEWS = ("我市启动老旧小区改造", "三名少年勇救落水儿童", "本周末有小到中雨")
SITES = ("首页", "要闻", "数字报", "读者来信", "河南政府网", "新华网")


def linked(*texts: str, each: str = "<li>{}</li>") -> str:
    return "".join(each.format(f"<a href={n}>{text}</a>") for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("html", "titles"),
    [
        (f"<ul>{linked(*NEWS)}</ul>", NEWS),
        (f"<div>{linked(*NEWS, each='{}<br>')}</div>", NEWS),
        (f"<table>{linked(*NEWS, each='<tr><td>{}</td></tr>')}</table>", NEWS),
        (linked(*NEWS, each="<h3>{}</h3><div>2022-03-28</div>"), NEWS),
        (f"<ul>{linked(*SITES)}</ul><div><ul>{linked(*NEWS)}</ul></div>", NEWS),
        (f"<ul>{linked(*SITES)}</ul><p>版面</p><ul>{linked(*NEWS, '雨天慢行')}</ul>", (*NEWS, "雨天慢行")),
        # What is not news: navigation, sites, pages of the issue, a row of links, too few.
        (f"<ul>{linked(*SITES)}</ul>", ()),
        (f"<nav><ul>{linked(*NEWS)}</ul></nav>", ()),
        (f"<footer>{linked(*NEWS)}</footer>", ()),
        (f"<ul>{linked('第A01版：要闻', '第A02版：综合新闻', '第A03版：社会新闻', '第A04版：广告')}</ul>", ()),
        (f"<div>{linked(*SITES, each='{} ')}</div>" * 4, ()),
        (f"<ul>{linked(*SITES)}</ul><div>{linked(*NEWS[:2])}</div>", ()),
        (f"<ul>{linked('上一篇：我市启动老旧小区改造', '下一篇：本周末有小到中雨', '返回顶部')}</ul>", ()),
    ],
)  # fmt: skip
def test_titles_are_told_from_other_links(html: str, titles: tuple[str, ...]) -> None:
    [page] = made(f"<body>{html}</body>").pages
    made_of = split_page(page).articles
    assert tuple(a.headline.text for a in made_of if a.headline) == titles
    assert {a.kind for a in made_of} <= {"teaser"}


@pytest.mark.parametrize(
    "beside", ["<p>今天停水。</p>", "<p>市民服务中心从下周一起搬到新址办公新址在幸福路上</p>"]
)
def test_links_beside_a_text_of_their_length_are_not_all_of_a_page(beside: str) -> None:
    links = "".join(f"<li><a href={n}>第{n}条</a></li>" for n in range(3))
    [page] = made(f"{beside}<ul>{links}</ul>").pages
    assert page.roles is None


@pytest.mark.parametrize(
    ("above", "role"),
    [
        ("<p class=kicker>十年修路难 一朝变通途</p>", "kicker"),
        ("<p>十年修路难 一朝变通途。</p>", "paragraph"),
        ("<p>责编：谷雨</p>", "aside"),
    ],
)
def test_a_few_words_of_an_article_over_its_headline_are_its_kicker(above: str, role: str) -> None:
    heads = f"<article><header>{above}<h2>{TITLES[0]}</h2></header><p>{FIRST}</p></article>"
    other = f"<article><h2>{TITLES[1]}</h2><p>{SECOND}</p></article>"
    page, _ = made(f"<main>{heads}{other}</main>").pages
    assert (page.roles or ())[:3] == (role, "headline", "paragraph")
