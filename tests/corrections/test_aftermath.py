"""What follows from a correction: reasons, states, gaps, doubts, weighed joins, notes."""

from __future__ import annotations

from correcting import PAGE, correct, shape, take

from archive.texts import LOST, Candidate, Correction, Doubt, Gap, Join, whereabouts

WEIGHED = Candidate(Join(4, 6, 0.4, "引号在此闭合"), True)
WEIGHED_ELSEWHERE = Candidate(Join(6, 11, 0.3, "以“格”开头"), True)
REFUSED = Candidate(Join(3, 4, 0.1, "紧接着"), False, "上文已经写完")
SUSPICION = ("A", Doubt("suspected-join", "疑似接续：第 4 行的结尾可能接第 6 行。", 4))
OTHER_SUSPICION = ("A", Doubt("suspected-join", "疑似接续：第 6 行的结尾可能接第 11 行。", 6))
TAIL_LOST, TAIL_DOUBT = Gap(4, "end", "下文找不到"), Doubt(LOST, "第 4 行有缺：下文找不到。", 4)
HEAD_LOST, HEAD_DOUBT = (
    Gap(11, "start", "上文找不到"),
    Doubt(LOST, "第 11 行有缺：上文找不到。", 11),
)


def test_a_join_by_hand_is_sure_and_says_who_and_why() -> None:
    article = correct(
        'who = "王敏"\nwhy = "原报第3栏转第5栏"\ndate = 2026-05-01\njoin = [4, 11]'
    ).articles[0]
    third = article.paragraphs[1]
    assert third.text == "大厅还设有导办员，为老年人代填表格，并送证上门。"
    assert third.joins == (Join(4, 11, 1.0, "更正：王敏：原报第3栏转第5栏"),)
    assert article.state == ("rejoined",)
    assert article.corrections == (
        Correction("第 11 行接在第 4 行之后", "王敏", "原报第3栏转第5栏", "2026-05-01", "a.toml"),
    )


def test_a_confirmed_join_keeps_its_overlap() -> None:
    page = "A p 惠济区刘\nA p 刘寨街道"
    weighed = (Candidate(Join(1, 2, 0.4, "同字", "刘"), True),)
    for toml in ("join = [1, 2]", 'join = {from = 1, to = 2, overlap = "刘"}'):
        assert correct(toml, page, weighed).articles[0].paragraphs[0].text == "惠济区刘寨街道"
    assert correct("join = [1, 2]", page).articles[0].paragraphs[0].text == "惠济区刘刘寨街道"


def test_paragraphs_are_counted_anew_and_subheadings_follow() -> None:
    article = correct("split = [2, 3]").articles[0]
    assert [p.n for p in article.paragraphs] == [1, 2, 3, 4]
    assert [s.before for s in article.subheadings] == [4]
    alone = correct('role = {line = 6, is = "leftover"}').articles[0]
    assert [s.before for s in alone.subheadings] == [None]


def test_a_text_left_in_mid_sentence_is_said_to_be_cut() -> None:
    article = correct("split = [2, 3]").articles[0]
    assert [(gap.line, gap.missing) for gap in article.gaps] == [(2, "end")]
    assert [doubt.rule for doubt in article.doubts] == [LOST]
    assert (article.state, article.truncated) == (("cut",), "none")
    last = correct("join = [4, 3]").articles[0]
    assert ([gap.line for gap in last.gaps], last.state) == ([2], ("rejoined", "cut"))


def test_a_finished_sentence_is_not_cut() -> None:
    page = "A p 第一句写完了。\nA > 第二句也写完了。"
    article = correct("split = [1, 2]", page).articles[0]
    assert (article.gaps, article.state) == ((), ("whole",))


def test_a_join_settles_gaps_at_both_ends() -> None:
    gaps = [("A", TAIL_LOST), ("B", HEAD_LOST)]
    doubts = [("A", TAIL_DOUBT), ("B", HEAD_DOUBT)]
    found = correct("join = [4, 11]", gaps=gaps, doubts=doubts)
    assert [a.gaps for a in found.articles] == [(), (), (), ()]
    assert [a.doubts for a in found.articles] == [(), (), (), ()]
    assert [a.state for a in found.articles[:2]] == [("rejoined",), ("whole",)]


def test_gaps_go_where_their_lines_go() -> None:
    gaps, doubts = [("B", HEAD_LOST)], [("B", HEAD_DOUBT)]
    found = correct('role = {line = 11, is = "paragraph", of = 15}', gaps=gaps, doubts=doubts)
    assert [a.gaps for a in found.articles] == [(), (), (), (HEAD_LOST,)]
    assert (found.articles[3].state, found.articles[3].truncated) == (("cut",), "start")
    caption = correct('role = {line = 11, is = "caption"}', gaps=gaps, doubts=doubts)
    assert not caption.articles[1].gaps and not caption.articles[1].doubts


def test_a_gap_does_not_point_to_a_line_that_was_refused() -> None:
    why = f"段尾“并送证”之后的文字{whereabouts(6)}"
    told = {
        "gaps": [("A", Gap(4, "end", why))],
        "doubts": [("A", Doubt(LOST, f"有缺：{why}。", 4))],
    }
    weighed = (WEIGHED, WEIGHED_ELSEWHERE)
    elsewhere = correct("split = [2, 3]", candidates=weighed, **told).articles[0]
    assert elsewhere.gaps[0].why == why
    parted = correct("split = [4, 6]", candidates=weighed, **told).articles[0]
    assert parted.gaps[0].why == f"段尾“并送证”之后的文字{whereabouts()}"
    assert parted.doubts[0].message == f"有缺：段尾“并送证”之后的文字{whereabouts()}。"


def test_a_decided_suspicion_is_gone_and_kept_as_refused() -> None:
    weighed, doubts = (WEIGHED, WEIGHED_ELSEWHERE, REFUSED), [SUSPICION, OTHER_SUSPICION]
    as_it_was = correct("split = [2, 3]", candidates=weighed, doubts=doubts)
    assert "suspected" in as_it_was.articles[0].state
    assert [d.line for d in as_it_was.articles[0].doubts] == [4, 6, 2]
    parted = correct("split = [4, 6]", candidates=weighed, doubts=doubts)
    assert [d.line for d in parted.articles[0].doubts] == [6]
    assert [(c.suspected, c.why) for c in parted.candidates] == [
        (False, "上文已经写完"), (False, "更正：王敏：原报如此"), (True, ""),
    ]  # fmt: skip
    joined = correct("join = [4, 11]", candidates=weighed, doubts=doubts)
    assert joined.articles[0].doubts == () and "suspected" not in joined.articles[0].state
    assert [c.suspected for c in joined.candidates] == [False, False, False]
    made = correct("join = [4, 6]", candidates=weighed, doubts=doubts)
    assert [(c.join.from_line, c.suspected) for c in made.candidates] == [(3, False), (6, True)]


def test_a_join_taken_apart_is_kept_as_refused() -> None:
    [refused] = correct("split = [2, 3]").candidates
    assert (refused.join.score, refused.suspected, refused.why) == (
        0.9,
        False,
        "更正：王敏：原报如此",
    )


def test_a_leftover_says_who_left_it_over() -> None:
    found = correct('role = {line = 12, is = "leftover"}')
    assert [x.reason for x in found.leftovers] == ["报头", "更正：王敏：原报如此"]
    assert [c.what for c in found.articles[1].corrections] == ["第 12 行不属于文章"]


def test_banners_follow_merged_articles_and_name_those_they_stand_over() -> None:
    found = correct('role = {line = 5, is = "slogan", of = 9}')
    assert [a.applies_to for a in found.articles if a.kind == "slogan"] == [("B",), ()]
    both = 'correction = [{role = {line = 5, is = "slogan", of = 15}}, {merge = [9, 15]}]'
    assert correct(both).articles[0].applies_to == ("B",)
    again = both[:-1] + ", {merge = [14, 9]}]"
    assert correct(again).articles[0].applies_to == ("C",)
    gone = 'correction = [{role = {line = 5, is = "slogan", of = 15}}, {role = {line = 15, is = "leftover"}}]'
    assert correct(gone).articles[0].applies_to == ()


def test_untouched_articles_are_the_same_objects() -> None:
    _, articles, _ = take(PAGE)
    found = correct("split = [2, 3]")
    assert list(found.articles[1:]) == articles[1:]
    assert correct("article = {starts = 8}").articles[1].corrections
    assert shape(found) != shape(correct("join = [2, 3]"))
