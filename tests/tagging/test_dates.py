"""Dates: cases, page-mates, years from shown evidence, bounds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from factories import article
from hypothesis import given
from hypothesis import strategies as st
from tag_cases import cases, known

from archive.dates import interval
from archive.texts import Metadata
from indexer.tagging.dates import Dated, date_articles

CASES = cases("dates.tsv")


def dated(*texts: str, issue: str | None = None, mates: tuple[str, ...] = ()) -> Dated:
    page = [article("a", *texts), *(article(f"m{n}", mate) for n, mate in enumerate(mates))]
    return date_articles(page, Metadata(issue_date=issue))[0]


@pytest.mark.parametrize(("expected", "issue", "text"), CASES)
def test_date_of_a_text(expected: str, issue: str, text: str) -> None:
    assert dated(text, issue=known(issue)).date.value == known(expected)


def test_yesterday_in_a_heading_goes_before_a_dateline() -> None:
    one = article("a", "晚报6月14日讯 一座在建的桥塌了。", headline="高架桥昨日上午8时许倒塌")
    (found,) = date_articles([one], Metadata(issue_date="2012-06-14"))
    assert found.date.value == "2012-06-13"


@pytest.mark.parametrize(
    ("third", "expected"),
    [
        ("11月8日下午4点，车站门口，他做起了“交警”。", "2012-11-08"),
        ("昨日上午9时许，他又站在路口。", "2012-11-08"),
        ("11月1日下午4点，他第一次站上路口。", "2012-11-09"),
        ("他说，11月8日的报纸登过他。", "2012-11-09"),
    ],
)
def test_an_event_just_before_a_dateline_that_alone_stands_in_the_lead(
    third: str, expected: str
) -> None:
    lead = "某某网11月9日消息（记者 王玲）他精神失常，却常干好事。"
    assert dated(lead, "街坊都认得他。" * 30, third, issue="2012-11-09").date.value == expected


def test_there_are_as_many_negatives_as_positives() -> None:
    negatives = sum(expected in ("-", issue) for expected, issue, _ in CASES)
    assert len(CASES) >= 80 and 2 * negatives >= len(CASES)


@pytest.mark.parametrize(
    ("text", "issue", "basis", "rules"),
    [
        ("2010年5月8日，新桥通车。", "2010-05-11", "stated", ["日期"]),
        ("昨日，新桥通车。", "2010-05-11", "relative", ["日期", "出版日期"]),
        ("近日，新桥通车。", "2010-05-11", "sidecar", ["出版日期"]),
        ("2010年5月8日，新桥通车。", None, "stated", ["日期"]),
        ("近日，新桥通车。", None, "none", []),
    ],
)
def test_the_basis_says_how_it_is_known(
    text: str, issue: str | None, basis: str, rules: list[str]
) -> None:
    found = dated(text, issue=issue)
    assert found.date.basis == basis and [e.rule for e in found.evidence] == rules


def test_year_from_the_page_is_marked_so() -> None:
    found = dated("3月26日，社区举办联欢会。", mates=("镇里通过了2022年财政预算报告。",))
    assert found.date.value == "2022-03-26" and found.date.basis == "page"
    assert found.evidence[-1].article == "m0" and found.evidence[-1].decided == "page"


def test_an_undated_text_is_as_late_as_its_page() -> None:
    mates = ("3月27日，大会开幕，审议2022年财政预算报告。",)
    when = dated("社区里的红本本派上了用场。", mates=mates).date
    assert (when.value, when.precision, when.basis) == ("2022-03", "month", "page")
    assert (when.earliest, when.latest) == ("2022-03-27", "2022-03-31")


def test_at_the_end_of_a_month_the_month_stays_open() -> None:
    mates = ("3月31日，大会开幕，审议2022年财政预算报告。",)
    assert dated("社区里的红本本派上了用场。", mates=mates).date.value == "2022"


def test_yesterday_without_issue_date_is_only_bounded() -> None:
    mates = ("3月26日，大会开幕，审议2022年财政预算报告。",)
    when = dated("昨日，志愿者清扫公园。", mates=mates).date
    assert (when.value, when.earliest) == ("2022-03", "2022-03-25")


def test_a_span_of_days_is_a_month_with_bounds() -> None:
    when = dated("8月16日至18日，街道组织人员入户安检。", issue="2022-08-19").date
    assert (when.value, when.precision, when.basis) == ("2022-08", "month", "relative")
    assert (when.earliest, when.latest) == ("2022-08-16", "2022-08-18")


@pytest.mark.parametrize(
    ("caption", "value"),
    [
        ("8月18日，果农在采摘火龙果。", "2022-08-18"),
        ("昨日，果农在采摘火龙果。", "2022-08-18"),
        ("8月8日，果农在采摘火龙果。（资料图片）", "2022-08-19"),
        ("果农在采摘火龙果。", "2022-08-19"),
        ("5月8日，果农在给火龙果剪枝。", "2022-08-19"),
    ],
)
@pytest.mark.parametrize("body", [(), ("火龙果熟了。",)])
def test_captions_date_where_the_text_does_not(
    caption: str, value: str, body: tuple[str, ...]
) -> None:
    one = article("a", *body, captions=(caption,))
    assert date_articles([one], Metadata(issue_date="2022-08-19"))[0].date.value == value


@pytest.mark.parametrize(("day", "month"), [(25, "2022-03"), (28, "2022-03"), (31, None)])
def test_a_bare_day_takes_its_month_from_the_page(day: int, month: str | None) -> None:
    mates = ("3月26日，大会开幕，审议2022年财政预算报告。",)
    value = dated(f"{day}日上午，恳谈会举行。", mates=mates).date.value
    assert value == (f"{month}-{day}" if month else None)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("学习贯彻《2022年工作要点》。", "2022"),
        ("壬寅之春，万象更新。2015年，该村修了路。", "2022"),
        ("2022年最美职工选树活动启动。", "2022"),
        ("审议2021年财政预算执行情况和2022年财政预算草案。", "2022"),
        ("壬寅之春，万象更新。", None),
        ("2021年财政预算执行情况良好。", None),
        ("2015年，该村修了路。", None),
        ("力争到2025年实现全覆盖。", None),
        ("自2017年以来，硕果累累。", None),
        ("1998年毕业，2003年成立公司。", None),
        ("二十世纪八十年代，1985年前后建成。", None),
    ],
)
def test_year_from_words(text: str, year: str | None) -> None:
    assert dated(text).date.value == year


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "quotes"),
    [
        ("近日，许昌县五女店镇召开现场会。", None, "2016-12-31", ["许昌县"]),
        ("等非典过去，咱们补一个大蛋糕。", "2003-02-01", None, ["非典"]),
        ("2007年6月，拆除燃煤小锅炉的工程起步。", "2007-06-01", None, ["2007年6月"]),
        ("截至2009年底，全县有农户三万。", "2009-01-01", None, ["2009年"]),
        ("自2003年成立以来，协会办了讲座。", "2003-01-01", None, ["2003年"]),
        ("2012年前三季度，全县完成税收3亿元。", "2012-01-01", None, ["2012年"]),
        ("2012年前11个月，全县完成税收3亿元。", "2012-01-01", None, ["2012年"]),
        ("2012年前，这里是一片荒地。", None, None, []),
        ("2008年，呈贡县的花农搬进新棚。", "2008-01-01", "2011-12-31", ["2008年", "呈贡县"]),
        ("崇文区的老街坊聚会，说起非典那年。", "2003-02-01", "2010-12-31", ["非典", "崇文区"]),
        # what contradicts itself bounds nothing
        ("2015年，呈贡县的花农搬进新棚。", "2015-01-01", None, ["2015年"]),
        ("崇文区的老人在微信群里聊天，用上了健康码。", None, None, []),
        # plans, titles, names of events, ends of spans, what is over, what is called alike
        ("大连市将于2007年6月拆除锅炉。", None, None, []),
        ("县里计划投资三亿元，2010年6月完工。", None, None, []),
        ("力争到2025年建成。", None, None, []),
        ("从2005年到2009年。", "2005-01-01", None, ["2005年"]),
        ("《2020年发展纲要》印发。", None, None, []),
        ("迎接2008年北京奥运会，社区办展。", None, None, []),
        ("老人生于1938年，今年还在种地。", None, None, []),
        ("非典型肺炎患者出院。", None, None, []),
        ("原许昌县的老街还在。", None, None, []),
        ("许昌县改为建安区以后，路宽了。", None, None, []),
        ("东乡县的接生员获奖。", None, None, []),
        ("2015级的学生毕业了。", None, None, []),
        ("近日，新桥通车。", None, None, []),
    ],
)
def test_a_text_alone_has_bounds_at_most(
    text: str, earliest: str | None, latest: str | None, quotes: list[str]
) -> None:
    found = dated(text)
    assert (found.date.value, found.date.basis) == (None, "none")
    assert (found.date.earliest, found.date.latest) == (earliest, latest)
    assert [e.quote for e in found.evidence] == quotes


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("邮戳上的日期是1997年5月20日。2013年秋天，工人把信掏了出来。", None),
        ("2001年3月4日，他进了厂。如今，他在微信群里教徒弟。", None),
        ("2012年12月30日，新桥通车。2013年起不再收费。", "2012-12-30"),
        ("2008年5月8日，新桥通车，工程2006年动工。", "2008-05-08"),
        ("2008年5月8日，新桥动工，预计2011年完工。", "2008-05-08"),
    ],
)
def test_a_date_that_the_text_looks_back_on_dates_nothing(text: str, value: str | None) -> None:
    assert dated(text).date.value == value


def test_an_issue_date_needs_no_bounds() -> None:
    found = dated("近日，许昌县召开现场会。", issue="2010-05-11").date
    assert (found.earliest, found.latest) == ("2010-05-11", "2010-05-11")


DAYS = st.dates(date(1950, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 28))
def test_month_and_day_are_the_latest_not_after_the_issue(issue: date, age: int) -> None:
    day = issue - timedelta(days=age)
    found = dated(f"{day.month}月{day.day}日，新桥通车。", issue=issue.isoformat()).date
    assert found.value == day.isoformat()


@given(DAYS, st.text("今昨日前天年月25三十一二〇号（），。“”上午至自将起", max_size=40))
def test_never_after_the_issue_and_never_looser_than_its_bounds(issue: date, text: str) -> None:
    found = dated(text or "空", issue=issue.isoformat()).date
    assert found.value and found.earliest and found.latest
    span = interval(found.value)
    assert span and span[0].isoformat() <= found.earliest <= found.latest <= span[1].isoformat()
    assert found.latest <= issue.isoformat()


@given(st.text("今昨日前天2022年3月25三十一二〇号（），。“”上午至自将起工作要点", max_size=60))
def test_a_value_lies_within_its_bounds_and_has_a_reason(text: str) -> None:
    found = dated(text or "空")
    if found.date.value is None:
        assert bool(found.evidence) == bool(found.date.earliest or found.date.latest)
        return
    span = interval(found.date.value)
    assert span and found.evidence
    assert span[0].isoformat() <= str(found.date.earliest) <= str(found.date.latest)
    assert str(found.date.latest) <= span[1].isoformat()
