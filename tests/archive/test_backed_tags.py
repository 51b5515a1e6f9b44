"""A tag that cannot say why cannot be built."""

from __future__ import annotations

import pytest

from archive.tags import Evidence, Figure, NewsDate, Official, Place, Tags

SAID = Evidence("topic=党建", "词表", "党员", 1, 4, 6)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"paragraph": 1},
        {"paragraph": 1, "start": 4},
        {"start": 4, "end": 6},
        {"paragraph": 1, "start": 4, "end": 7},
        {"paragraph": 1, "start": 6, "end": 4},
        {"paragraph": 1, "start": -2, "end": 0},
        {"decided": "page", "article": "mate"},
    ],
)
def test_printed_words_have_a_span(given: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="without a span: topic=党建"):
        Evidence("topic=党建", "词表", "党员", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("decided", ["sidecar", "gazetteer", "correction"])
def test_a_file_or_a_person_needs_none(decided: str) -> None:
    evidence = Evidence("date=2022", "来源资料", "2022", decided=decided, origin="a.toml")  # type: ignore[arg-type]
    assert Tags(date=NewsDate("2022", "year"), evidence=(evidence,)).date.value == "2022"


@pytest.mark.parametrize(
    ("given", "bare"),
    [
        ({"topics": ("党建", "体育")}, "topic=体育"),
        ({"paragraph_topics": ((), ("体育",))}, "topic=体育"),
        ({"reporters": ("李四",)}, "reporter=李四"),
        ({"correspondents": ("王五",)}, "correspondent=王五"),
        ({"authors": ("赵六",)}, "author=赵六"),
        ({"practices": ("“三捐”",)}, "practice=“三捐”"),
        ({"figures": (Figure("46名", 46, "名", "", None, 1),)}, "figure=46名"),
        ({"officials": (Official("佟海", "县长", None, 1),)}, "official=佟海"),
        ({"place": Place("河南省")}, "place"),
        ({"date": NewsDate("2022", "year")}, "date"),
    ],
)
def test_a_value_without_evidence_is_refused(given: dict[str, object], bare: str) -> None:
    with pytest.raises(ValueError, match=f"without evidence: {bare}$"):
        Tags(evidence=(SAID,), **given)  # type: ignore[arg-type]


def test_what_is_unknown_needs_no_evidence() -> None:
    assert Tags().topics == () and Tags(date=NewsDate(None, None, "2022-01-01")).evidence == ()
    assert Tags(topics=("党建",), evidence=(SAID,)).topics == ("党建",)
