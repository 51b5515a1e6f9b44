"""Days, newspapers and page numbers as pages print them."""

from __future__ import annotations

import pytest

from archive.texts import Metadata
from indexer.reading.formats import read_plain
from indexer.reading.printed import day_of, edge_facts, masthead, paper_of, text_facts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年3月28日 星期一", "2022-03-28"),
        ("2004年03月05日08:12", "2004-03-05"),
        ("发布时间：2019-09-12 09:30", "2019-09-12"),
        ("2012/4/7", "2012-04-07"),
        ("2008-11-06 00:00:00.0", "2008-11-06"),
        ("20220328", "2022-03-28"),
        ("20140305101100", "2014-03-05"),
        ("2024-07-14T23:30:00Z", "2024-07-15"),
        ("2024-07-14T23:30:00+08:00", "2024-07-14"),
        ("2024-07-14T16:30:00.000+0000", "2024-07-15"),
        ("2024-07-14T23:30:00", "2024-07-14"),
        ("2022年2月30日，2022年3月1日", "2022-03-01"),
        ("2022年2月", None),
        ("12022-03-28", None),
        ("201403051011", None),
        ("99999999", None),
        ("", None),
    ],
)
def test_days(text: str, day: str | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("来源：郑州日报", "郑州日报"),
        ("来源: 人民网－《郑州日报》", "郑州日报"),
        ("稿源：中原网-郑州晚报 原创稿", "郑州晚报"),
        ("郑州日报数字报", "郑州日报"),
        ("中原网", "中原网"),
        ("http://example.cn", None),
        ("2022-03-28", None),
        ("本站 原创 转载", None),
        ("", None),
    ],
)
def test_papers(text: str, paper: str | None) -> None:
    assert paper_of(text) == paper


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("郑州日报 2022年3月28日 星期一", {"newspaper": "郑州日报", "issue_date": "2022-03-28"}),
        ("江城日报2022年5月18日 星期三", {"newspaper": "江城日报", "issue_date": "2022-05-18"}),
        ("江城日报20220518 第3版", {"newspaper": "江城日报", "issue_date": "2022-05-18", "page": "3"}),
        ("2006年6月20日  农历丙戌年五月廿五", {"issue_date": "2006-06-20"}),
        ("2006年6月20日 丙戌年五月廿五 第二版", {"issue_date": "2006-06-20", "page": "2"}),
        ("2006年6月21日  农历丙戌年五月廿五", {}),
        ("2007年6月20日 农历丙戌年五月廿五 第二版", {"page": "2"}),
        ("2023年4月10日 农历癸卯年闰二月二十", {"issue_date": "2023-04-10"}),
        ("2023年4月10日 农历癸卯年二月二十", {}),
        ("2022年1月20日 农历辛丑年腊月十八", {"issue_date": "2022-01-20"}),
        ("读江城日报2022年5月18日文章有感", {}),
        ("据江城日报2022年5月18日报道", {}),
        ("2022年3月28日 星期一 A03版", {"issue_date": "2022-03-28", "page": "A03"}),
        ("第A03版：社区新闻", {"page": "A03"}),
        ("第 05 版", {"page": "5"}),
        ("《郑州日报》（2021年02月08日　第 05 版）",
         {"newspaper": "郑州日报", "issue_date": "2021-02-08", "page": "5"}),
        ("郑州日报", {}),
        ("2022年3月28日，桃花区召开推进会", {}),
        ("今日8版", {}),
        ("（下转第3版）", {}),
        ("详见A03版", {}),
        ("修订后的第3版教材已经发到各校，老师们说好用", {}),
        ("第3版权威发布", {}),
        ("2012年9月18日 星期二 版面导航", {"issue_date": "2012-09-18"}),
        ("2012年9月18日 星期二 A12版", {"issue_date": "2012-09-18", "page": "A12"}),
        ("郑州日报 2012年9月18日 星期二 A12 综合",
         {"newspaper": "郑州日报", "issue_date": "2012-09-18", "page": "A12"}),
        ("2012年9月18日 星期二 今日16版 第A12版", {"issue_date": "2012-09-18", "page": "A12"}),
        ("A01:要闻", {"page": "A01"}),
        ("A01：时政·要闻", {"page": "A01"}),
        ("B02 | 经济", {"page": "B02"}),
        ("第B02版：经济", {"page": "B02"}),
        ("第A12版", {"page": "A12"}),
        ("第A12版 上一版 下一版", {"page": "A12"}),
        ("第AA03版：专刊", {"page": "AA03"}),
        ("当前版：A03版", {"page": "A03"}),
        ("本版：第03版 综合新闻", {"page": "3"}),
        ("第十二版 国际", {"page": "12"}),
        ("四版要闻", {"page": "4"}),
        ("星期二版面", {}),
        ("周二版面导航", {}),
        ("九月二版", {}),
        ("第三版教材通过审定", {}),
        ("第二版画展开幕", {}),
        ("第3版式样", {}),
        ("G20 峰会", {}),
        ("A4 打印纸", {}),
        ("T3：航站楼", {}),
        ("G20：峰会", {}),
        ("比分3:2 胜出", {}),
        ("今日A03版关注", {}),
        ("共8版", {}),
    ],
)  # fmt: skip
def test_mastheads(line: str, facts: dict[str, str]) -> None:
    assert masthead(line) == facts


TEXT = [f"第{n}段文字。" for n in range(20)]


@pytest.mark.parametrize(
    ("lines", "facts", "telling"),
    [
        (["", "第3版", *TEXT], {"page": "3"}, {1}),
        ([*TEXT, "第3版"], {"page": "3"}, {20}),
        ([*TEXT, "第3版", *TEXT], {}, set()),
        (["A03", "郑州日报", "2022年3月28日 星期一", *TEXT],
         {"issue_date": "2022-03-28", "page": "A03", "newspaper": "郑州日报"}, {0, 1, 2}),
        (["A03", "郑州日报", *TEXT], {}, set()),
        ([], {}, set()),
    ],
)  # fmt: skip
def test_only_the_edges_of_a_page_tell_what_page_it_is(
    lines: list[str], facts: dict[str, str], telling: set[int]
) -> None:
    assert edge_facts(lines) == (facts, telling)


TEXT_PAGES = [  # the lines of a text file, and what they tell of its page
    (("清溪日报 2011年3月2日 星期三 第A02版", "标题", "正文。"),
     {"newspaper": "清溪日报", "issue_date": "2011-03-02", "page": "A02"}),
    (("标题", "正文。", "2011年3月2日 星期三 第A02版"), {"issue_date": "2011-03-02", "page": "A02"}),
    (("2011年3月2日 星期三", "标题", "正文。", "2011年3月3日 星期四"), {}),
    (("第A01版", "标题", "正文。", "第A02版", "标题", "正文。"), {}),
    (("标题", "正文。", "清溪区人民政府", "2011年3月2日"), {}),
    (("今天是2011年3月2日 星期三", "标题", "正文。"), {}),
    (("标题", "3月2日，星期三，会议召开。", "正文。"), {}),
    (("标题", "正文。", "下转第3版"), {}),
    (("郑州日报 2012年5月6日 星期日 第A03版 要闻 责编 王芳 校对 李四", "正文。"),
     {"newspaper": "郑州日报", "issue_date": "2012-05-06", "page": "A03"}),
    (("2012.5.6 星期日 A03 综合", "正文。"), {"issue_date": "2012-05-06", "page": "A03"}),
    (("标题", "2012-05-06 10:20 来源：郑州日报", "正文。"),
     {"newspaper": "郑州日报", "issue_date": "2012-05-06"}),
    # days that are not of the page
    (("活动时间：2012年5月6日 星期日 地点：清溪广场", "正文。"), {}),
    (("2012年5月6日（星期日）上午，区政府召开会议。", "正文。"), {}),
    (("开标时间 2012年5月6日 星期日 9时", "正文。"), {}),
    (("本报讯 《清溪日报》记者 2012年5月6日报道", "正文。"), {}),
    (("据《郑州日报》2012年5月6日报道", "正文。"), {}),
    (("标题", "正文。", "（原载2012年5月6日《郑州日报》）"), {}),
    (("刊于《郑州日报》2012年5月6日第3版", "正文。"), {}),
    (("清溪镇文化站将于2012年5月6日 星期日举办灯会", "正文。"), {}),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "facts"), TEXT_PAGES)
def test_what_a_text_file_prints_of_its_page(lines: tuple[str, ...], facts: dict[str, str]) -> None:
    assert text_facts(lines) == facts
    [page], _ = read_plain("a.txt", "\n\n".join(lines), Metadata(page="B1"))
    assert page.metadata.issue_date == facts.get("issue_date") and page.metadata.page == "B1"
    assert (
        "page",
        facts.get("page"),
        "版面上的文字",
    ) in page.metadata.refused or "page" not in facts
