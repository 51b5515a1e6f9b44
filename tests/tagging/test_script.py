"""Traditional characters: the places and dates of the same words in simplified ones, quoted as printed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import article, field

from archive.tags import Tags
from archive.texts import Article, Metadata, Page
from indexer.tagging import tag_page
from indexer.tagging.script import in_simplified

PAIRS = [
    ("福州市鼓樓區溫泉街道昨日召開會議。", "福州市鼓楼区温泉街道昨日召开会议。"),
    ("本報訊 3月27日，鄭州市惠濟區劉寨街道開展活動。",
     "本报讯 3月27日，郑州市惠济区刘寨街道开展活动。"),
    ("上週五，廣東省廣州市番禺區舉行運動會。", "上周五，广东省广州市番禺区举行运动会。"),
    ("二〇一二年元宵節，蘇州市吳江區同里鎮舉行燈會。",
     "二〇一二年元宵节，苏州市吴江区同里镇举行灯会。"),
    ("今年一季度，重慶市開縣糧食產量增長。", "今年一季度，重庆市开县粮食产量增长。"),
    ("去年底，瀋陽市和平區馬路灣街道完成改造。", "去年底，沈阳市和平区马路湾街道完成改造。"),
    ("記者從許昌縣獲悉，日前該縣小麥開鐮。", "记者从许昌县获悉，日前该县小麦开镰。"),
    ("臺州市椒江區葭沚街道前天開工。", "台州市椒江区葭沚街道前天开工。"),
    ("臘月廿八，陝西省寶雞市岐山縣蔡家坡鎮辦年貨。",
     "腊月廿八，陕西省宝鸡市岐山县蔡家坡镇办年货。"),
    ("來自於都縣的志願者，前晚到贛縣慰問。", "来自于都县的志愿者，前晚到赣县慰问。"),
    ("昨日，咸陽市乾縣陽峪鎮發動羣眾抗旱。", "昨日，咸阳市乾县阳峪镇发动群众抗旱。"),
    # No claim in either.
    ("重慶路上車輛擁擠，鼓樓區一名女子報警。", "重庆路上车辆拥挤，鼓楼区一名女子报警。"),
    ("香港中環和臺北市的銀行昨日開門營業。", "香港中环和台北市的银行昨日开门营业。"),
    ("張衛東與王鄭州說，每月5日發放補貼。", "张卫东与王郑州说，每月5日发放补贴。"),
    ("他說「五一」勞動節國慶路將會擁擠。", "他说「五一」劳动节国庆路将会拥挤。"),
]  # fmt: skip


def tagged(text: str, issue: str | None = "2012-04-11", **parts: str) -> Article:
    one = replace(article("a", text), **{name: field(value) for name, value in parts.items()})
    return tag_page(Page("a.txt", 1, (), metadata=Metadata(issue_date=issue)), [one])[0]


def said(tags: Tags) -> tuple[object, ...]:
    return tags.place, tags.place_basis, tags.place_candidates, tags.other_places, tags.date


@pytest.mark.parametrize("issue", ["2012-04-11", None])
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_places_and_dates_are_those_of_the_simplified_text(
    old: str, new: str, issue: str | None
) -> None:
    found = tagged(old, issue).tags
    assert said(found) == said(tagged(new, issue).tags)
    for e in found.evidence:
        if e.decided == "text" and e.start is not None:
            assert old[e.start : e.end] == e.quote


def test_headings_are_quoted_as_printed() -> None:
    found = tagged("本報訊 昨日，全區開展環境整治。", headline="惠濟區整治環境", deck="鄭州日報訊")
    assert found.tags.place is not None and found.tags.place.path == "河南省/郑州市/惠济区"
    assert "惠濟區" in {e.quote for e in found.tags.backing("district=惠济区")}
    assert found.headline == field("惠濟區整治環境") and found.paragraphs[0].text[3:5] == " 昨"


def test_page_mates_are_quoted_as_printed() -> None:
    mates = [
        article("one", "3月27日，鄭州市惠濟區開展環境整治。2022年財政預算報告通過。"),
        article("two", "我市3月27日車輛擁擠，民警疏導交通。"),
        article("three", "鄭州市金水區昨日學校開學。"),
    ]
    two = tag_page(Page("a.txt", 1, ()), mates)[1].tags
    texts = {a.id: a.paragraphs[0].text for a in mates}
    borrowed = [e for e in two.evidence if e.article]
    assert borrowed
    assert all(texts[e.article or ""][e.start : e.end] == e.quote for e in borrowed)


@pytest.mark.parametrize(
    "text", ["", "乾县於潜镇昨日召开全县教育工作会议。", *(new for _, new in PAIRS)]
)
def test_a_page_of_today_is_not_touched(text: str) -> None:
    articles = [article("a", text)] if text else []
    assert in_simplified(articles) is articles


OWN = [
    # field of the text, the text, tags as printed
    ("byline", "本報記者 劉麗華 通訊員 黃 偉 攝影報導", ("reporter=劉麗華", "correspondent=黃偉")),
    ("byline", "〔記者蔡淑媛／台中報導〕", ("reporter=蔡淑媛",)),
    ("byline", "文／記者 鄭惠敏 圖／林國賢", ("reporter=鄭惠敏",)),
    ("body", "本報訊（記者劉麗華）昨日上午，縣裏召開會議。", ("reporter=劉麗華",)),
    ("body", "縣裏推行「一站式」服務模式。", ("practice=「一站式」服務模式",)),
    ("body", "劉寨街道開展「清潔家園」活動。", ("practice=「清潔家園」活動", "unit=「清潔家園」活動")),
    ("body", "全縣共有農戶3200戶。", ("figure=農戶3200戶",)),
    ("body", "縣教育局局長張國強到學校調研。", ("official=張國強",)),
    ("body", "記者在現場看到，積水已經退去，車輛順利通過。", ()),
    ("body", "居民張國強說，電話號碼寫在門牌號旁邊。", ()),
    ("body", "網友「飛雪」說，電影《戰國》還沒有上映。", ()),
    ("byline", "責任編輯：張國強 校對：劉麗華", ()),
]  # fmt: skip


@pytest.mark.parametrize(("where", "text", "expected"), OWN)
def test_names_practices_and_figures_are_those_that_are_printed(
    where: str, text: str, expected: tuple[str, ...]
) -> None:
    body = "這裏沒有寫甚麼，祇講會議開過了。"
    found = tagged(text) if where == "body" else tagged(body, byline=text)
    kinds = ("reporter", "correspondent", "practice", "unit", "figure", "official")
    assert tuple(e.tag for e in found.tags.about(kinds)) == expected
    for e in found.tags.about(kinds):
        assert text[e.start : e.end] == e.quote


def test_the_post_and_the_body_of_an_official_are_printed_too() -> None:
    (official,) = tagged("昨日，縣教育局局長張國強到學校調研。").tags.officials
    assert (official.name, official.post, official.unit) == ("張國強", "局長", "縣教育局")
