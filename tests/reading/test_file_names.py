"""What names, folders and addresses say of a page: cases as data, with many that say nothing."""

from __future__ import annotations

from datetime import date

import pytest
from arrows import CHECKOUT
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import interval
from indexer.reading.addresses import address_facts
from indexer.reading.days import find_days
from indexer.reading.names import name_facts
from indexer.reading.pages import same_page
from indexer.reading.papers import newspapers, with_own

REAL = {"papers/2022-03-28_郑州日报.txt", "papers/2024-02-29_郑州日报.txt"}
KEYS = ("newspaper", "issue_date", "page")


def rows(path: str) -> list[list[str]]:
    text = (CHECKOUT / path).read_text("utf-8")
    return [row.split("\t") for row in text.split("\n") if row and row[0] != "#"]


def cases(name: str) -> list[tuple[str, dict[str, str]]]:
    return [
        (given, {k: v for k, v in zip(KEYS, values, strict=True) if v != "-"})
        for given, *values in rows(f"tests/cases/{name}")
    ]


@pytest.mark.parametrize(("path", "facts"), cases("names.tsv"))
def test_names(path: str, facts: dict[str, str]) -> None:
    said, _ = name_facts(path.split("/"), newspapers())
    assert {key: fact.value for key, fact in said.items()} == facts


@pytest.mark.parametrize(("url", "facts"), cases("addresses.tsv"))
def test_addresses(url: str, facts: dict[str, str]) -> None:
    assert address_facts(url, newspapers()) == facts


def test_each_fact_says_where_it_stood() -> None:
    said, _ = name_facts(["papers", "郑州日报", "2022", "03", "28", "A03.txt"], newspapers())
    assert [(key, fact.where) for key, fact in said.items()] == [
        ("newspaper", "文件夹 郑州日报"), ("issue_date", "文件夹 2022/03/28"), ("page", "文件名"),
    ]  # fmt: skip
    said, _ = name_facts(["郑州日报", "2022年", "3月28日A03版.txt"], newspapers())
    assert said["issue_date"].where == "文件夹和文件名 2022年/3月28日A03版"


def test_two_dates_are_a_doubt() -> None:
    _, [doubt] = name_facts(["2022-03-28", "2022-03-29_郑州日报.txt"], newspapers())
    assert doubt.rule == "two-dates"
    assert "2022-03-28、2022-03-29" in doubt.message


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("papers/2022-13-45_郑州日报_A03.txt", "文件名里的日期“2022-13-45”"),
        ("papers/2022-02-30.txt", "文件名里的日期“2022-02-30”"),
        ("papers/郑州日报2022年4月31日第三版.txt", "文件名里的日期“2022年4月31日”"),
        ("papers/郑州日报20220230A03.txt", "文件名里的日期“20220230”"),
        ("papers/2022.2.29/郑州日报.txt", "文件夹里的日期“2022.2.29”"),
        ("papers/郑州日报 二〇〇三年二月三十日.txt", "文件名里的日期“二〇〇三年二月三十日”"),
        ("papers/２０２２－１３－０１ 晨报.txt", "文件名里的日期“2022-13-01”"),
        # What need not be a date at all.
        ("papers/2022-03-28_郑州日报.txt", None),
        ("papers/2024-02-29_郑州日报.txt", None),
        ("papers/20221345.txt", None),
        ("papers/20220001.txt", None),
        ("papers/13812022-13-45.txt", None),
        ("papers/2022/13/45/a.txt", None),
        ("papers/关于2022-02-30文件的说明.txt", None),
        ("papers/备份2022-13-45.txt", None),
        ("papers/2022-13-45 10-30-00.txt", None),
        ("papers/2022-13.txt", None),
        ("papers/2022-3-281.txt", None),
        ("papers/content_20220230.htm", None),
    ],
)
def test_a_date_that_no_calendar_has_is_said(path: str, said: str | None) -> None:
    facts, doubts = name_facts(path.split("/"), newspapers())
    assert ("issue_date" in facts) == (path in REAL)
    assert [d.rule for d in doubts] == (["impossible-date"] if said else [])
    assert all(d.message.startswith(f"{said}日历上没有，没有采用；请") for d in doubts)


def test_what_others_know_gives_a_number_its_meaning() -> None:
    for known, pages in (
        ((), ("", "")),
        (("issue_date",), ("A03", "")),
        (("issue_date", "newspaper"), ("A03", "3")),
    ):
        for name, page in zip(("A03.txt", "03.txt"), pages, strict=True):
            said, _ = name_facts(["papers", name], newspapers(), frozenset(known))
            assert {key: fact.value for key, fact in said.items()} == (
                {"page": page} if page else {}
            )


def test_newspapers_of_ones_own_win() -> None:
    papers, [doubt] = with_own(
        "# mine\n大别山周刊\t固始县\t别山周刊|大刊\tepaper.example.cn/dbs\n\n"
        "大河报\t周口市\n\ta\tb\n郑州日报\t\t\tnewpaper.dahe.cn/dhb\n"
    )
    assert (doubt.rule, doubt.line) == ("bad-newspapers", 5)
    assert papers.homes == {"大别山周刊": "固始县", "大河报": "周口市"}
    assert papers.named("大刊") == "大别山周刊"
    assert address_facts("http://epaper.example.cn/dbs/1", papers) == {"newspaper": "大别山周刊"}
    assert address_facts("http://newpaper.dahe.cn/dhb/1", papers) == {"newspaper": "郑州日报"}
    assert newspapers().named("大刊") is None


def test_no_two_newspapers_share_a_spelling_or_an_address() -> None:
    table = rows("indexer/data/newspapers.tsv")
    spellings = [
        s for name, _, others, _ in table for s in (name, *filter(None, others.split("|")))
    ]
    addresses = [a for *_, places in table for a in filter(None, places.split("|"))]
    assert len(spellings) == len(set(spellings))
    assert len(addresses) == len(set(addresses))
    assert all(address == address.lower() and "." in address for address in addresses)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A03", "a3", True), ("第三版", "03", True), ("A03版", "A3", True), ("头版", "1", True),
        ("A03", "3", False), ("3", "13", False), ("要闻", "要闻", True), ("要闻", "3", False),
    ],
)  # fmt: skip
def test_spellings_of_a_page(one: str, other: str, same: bool) -> None:
    assert same_page(one, other) == same == same_page(other, one)


PARTS = st.lists(
    st.text("郑州日报版第三年月日2022031-_/. A()", max_size=12), min_size=1, max_size=5
)


@given(PARTS | st.lists(st.text(), min_size=1, max_size=3))
def test_any_name_gives_only_days_of_the_calendar(parts: list[str]) -> None:
    said, _ = name_facts(parts, newspapers())
    assert said.keys() <= set(KEYS)
    assert all(fact.value for fact in said.values())
    if "issue_date" in said:
        assert interval(said["issue_date"].value)


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.sampled_from("-_./"))
def test_a_whole_date_is_found_in_every_spelling(day: date, sep: str) -> None:
    texts = (
        f"{day:%Y{sep}%m{sep}%d}/",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m}/{day:%d}/",
        f"{day:%Y}/{day:%m%d}/",
    )
    for text in texts:
        assert [found.value for found in find_days(text)] == [day.isoformat()], text


@given(st.text())
def test_any_address_is_read_or_left(url: str) -> None:
    assert address_facts(url, newspapers()).keys() <= set(KEYS)
    assert address_facts(f"http://{url}", newspapers()).keys() <= set(KEYS)
