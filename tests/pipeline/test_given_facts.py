"""Facts given for PATHs: kept with them, read again when they change, never guessed from bad values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive.catalogue import Catalogue
from archive.errors import InputError
from archive.filters import Query, filters
from archive.home import Home
from archive.texts import Metadata
from indexer.pipeline import check_given, open_archive, rebuild, update

TEXT = "春耕备耕现场会召开\n\n本报讯(记者 王思俊)昨日,春耕备耕现场会召开,我市各县参加。\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "b").mkdir(parents=True)
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "b" / "two.txt").write_text(TEXT, "utf-8")
    return folder


def about(home: Home) -> dict[str, Metadata]:
    return {a.source: a.metadata for a in Catalogue(home.catalogue).articles()}


def newspapers(home: Home) -> dict[str, str | None]:
    return {source: metadata.newspaper for source, metadata in about(home).items()}


def test_options_hold_for_later_updates_and_rebuilds(home: Home, papers: Path) -> None:
    facts = {"newspaper": "郑州日报", "issue_date": "2022-03-28", "city": "郑州市"}
    rebuild(home, [papers], facts=facts)
    (papers / "three.txt").write_text(TEXT, "utf-8")
    assert update(home).changed == 1
    assert update(home, [papers / "b"]).changed == 0
    assert rebuild(home).changed == 3
    for metadata in about(home).values():
        assert {key: getattr(metadata, key) for key in facts} == facts
        assert metadata.origin("issue_date") == "命令参数 --issue-date"
    [article, *_] = Catalogue(home.catalogue).articles()
    assert (article.tags.date.value, article.tags.place) != (None, None)
    assert article.tags.place is not None and article.tags.place.city == "郑州市"
    assert article.tags.date.value == "2022-03-27"


def test_a_changed_option_reads_its_files_again_and_no_others(home: Home, papers: Path) -> None:
    rebuild(home, [papers], facts={"newspaper": "郑州日报"})
    report = update(home, [papers / "b"], facts={"newspaper": "郑州晚报"})
    assert (report.files, report.changed) == (1, 1)
    assert newspapers(home) == {"one.txt": "郑州日报", "b/two.txt": "郑州晚报"}
    assert update(home, [papers / "b"], facts={"newspaper": "郑州晚报"}).changed == 0
    assert update(home).changed == 0
    assert update(home, [papers], facts={"city": "郑州市"}).changed == 2
    rebuild(home)
    assert newspapers(home) == {"one.txt": "郑州日报", "b/two.txt": "郑州晚报"}
    assert {metadata.city for metadata in about(home).values()} == {"郑州市"}


def test_a_rebuild_of_paths_begins_from_nothing_and_says_so(home: Home, papers: Path) -> None:
    rebuild(home, [papers], facts={"newspaper": "郑州日报", "city": "郑州市"})
    report = rebuild(home, [papers], facts={"city": "郑州市"})
    assert [(d.rule, d.message) for _, d in report.file_doubts] == [
        ("facts-dropped", "以前用参数给“papers”的报纸不再采用。")
    ]
    assert newspapers(home) == {"one.txt": None, "b/two.txt": None}
    assert rebuild(home).file_doubts == ()


def test_new_facts_are_found(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    update(home, [papers / "b"], facts={"newspaper": "周口日报"})
    _, searcher = open_archive(home)
    hits = searcher.search(Query("", filters([("newspaper", "周口日报")]))).hits
    assert [hit.source for hit in hits] == ["b/two.txt"]


def test_options_without_a_path_are_refused(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    for command in (rebuild, update):
        with pytest.raises(InputError, match="没有给出路径"):
            command(home, facts={"newspaper": "郑州日报"})


def test_a_failed_build_forgets_the_options(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    (papers / "none.jsonl").write_text("\n", "utf-8")
    with pytest.raises(InputError):
        rebuild(home, [papers / "none.jsonl"], facts={"newspaper": "郑州日报"})
    assert Catalogue(home.catalogue).given() == {}


@pytest.mark.parametrize(
    ("options", "facts"),
    [
        ({"newspaper": " 《郑州日报》 "}, {"newspaper": "郑州日报"}),
        ({"issue_date": "2022年3月8日"}, {"issue_date": "2022-03-08"}),
        ({"issue_date": "2022-03-08", "city": None}, {"issue_date": "2022-03-08"}),
        ({"city": "惠济区"}, {"city": "惠济区"}),
        ({"newspaper": None}, {}),
    ],
)
def test_options_that_can_be_used(options: dict[str, str | None], facts: dict[str, str]) -> None:
    assert check_given(options) == facts


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("newspaper", "", "--newspaper 的值是空的"),
        ("newspaper", "郑州\n日报", "不像一个名称"),
        ("newspaper", "报" * 61, "60 个字"),
        ("issue_date", "2022-02-30", "--issue-date 的值“2022-02-30”不是一个日期。"),
        ("issue_date", "2022-03", "例如 2022-03-28"),
        ("issue_date", "昨天", "不是一个日期"),
        ("city", "火星", "--city 的值“火星”不是地名表里的"),
        ("city", "鼓楼区", "有几处同名"),
        ("city", " ", "的值是空的"),
    ],
)
def test_options_that_cannot_be_used(key: str, value: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        check_given({key: value})
    assert says in str(refused.value)
    assert refused.value.remedy.endswith("。")


@pytest.mark.parametrize(
    ("city", "known"),
    [
        ("火星市", False),
        ("Zhengzhou", False),
        ("郑洲市", False),
        ("郑州市", True),
        ("郑州", True),
        ("固始县", True),
        ("崇文区", True),  # of its time
        ("", True),
    ],
)
def test_a_sidecars_city_that_no_table_holds_is_said(
    home: Home, papers: Path, city: str, known: bool
) -> None:
    (papers / "one.txt.meta.json").write_text(json.dumps({"city": city}), "utf-8")
    report = rebuild(home, [papers])
    assert [doubt.rule for _, doubt in report.file_doubts] == ["unknown-city"] * (not known)
    for source, doubt in report.file_doubts:
        assert source == "one.txt"
        assert doubt.message == (
            f"旁注文件 one.txt.meta.json 写的城市“{city}”不在地名表里，或有几处同名，不起作用；"
            "请写全称，例如 郑州市。"
        )


# --- names and the own table of newspapers ----------------------------------------------------


def test_the_paths_own_name_and_the_folders_below_it_count(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "2001-01-01" / "郑州日报"
    (folder / "2022-03-28").mkdir(parents=True)
    (folder / "2022-03-28" / "A03.txt").write_text(TEXT, "utf-8")
    for path in (folder, folder / "2022-03-28", folder / "2022-03-28" / "A03.txt"):
        rebuild(home, [path])
        [metadata] = about(home).values()
        assert metadata.issue_date == "2022-03-28"
        assert metadata.page == "A03"
        assert metadata.newspaper == ("郑州日报" if path == folder else None)


def test_an_own_table_of_newspapers_changes_what_is_read(home: Home, papers: Path) -> None:
    (papers / "one.txt").rename(papers / "大别山周刊_2022-03-28.txt")
    rebuild(home, [papers])
    table = home.folder / "newspapers.tsv"
    table.write_text("大别山周刊\t固始县\n甲报\t火星\nx\ty\tz\t1\t2\n", "utf-8")
    report = update(home)
    assert report.changed == 2
    assert [d.rule for _, d in report.file_doubts] == ["bad-newspapers"] * 2
    metadata = about(home)["大别山周刊_2022-03-28.txt"]
    assert (metadata.newspaper, metadata.city) == ("大别山周刊", "固始县")
    assert update(home).changed == 0
    table.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in update(home).file_doubts[0][1].message


def test_traditional_big5_is_kept_as_printed_and_found_from_simplified(
    home: Home, papers: Path
) -> None:
    printed = "臺北市召開會議\n\n本報訊(記者 王小明)市長表示將改善交通,志工發放宣傳冊。\n"
    (papers / "big5.txt").write_bytes(printed.encode("big5"))
    rebuild(home, [papers])
    catalogue, searcher = open_archive(home)
    assert catalogue.source("big5.txt").encoding == "big5"
    assert "\n".join(line for _, line in catalogue.lines("big5.txt")) == printed
    for query in ("台北市召开会议", "改善交通", "發放宣传册", "本报讯(记者 王小明)"):
        hits = searcher.search(Query(query, exact=True)).hits
        assert [hit.source for hit in hits] == ["big5.txt"], query


def test_what_stands_across_invisible_characters_is_found(home: Home, papers: Path) -> None:
    text = "管\u200b城区\n\n本报讯(记者 王思俊)昨日,管\ufeff城\u00ad区启动\u2028党建\x0b活动。\n"
    (papers / "odd.txt").write_text(text, "utf-8")
    rebuild(home, [papers])
    _, searcher = open_archive(home)
    for query in ("管城区启动", "启动党建活动", "管\u200b城区"):
        hits = searcher.search(Query(query, exact=True)).hits
        assert [hit.source for hit in hits] == ["odd.txt"], query
    assert len(Catalogue(home.catalogue).lines("odd.txt")) == 4
