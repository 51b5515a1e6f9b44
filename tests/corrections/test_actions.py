"""What each action does, as cases: a correction, and the page after it."""

from __future__ import annotations

import pytest
from correcting import AS_IT_IS, correct, shape

A, B, C, D, LEFT = AS_IT_IS.split(" | ")


def page(a: str = A, b: str = B, c: str = C, d: str = D, left: str = LEFT) -> str:
    return " | ".join(part for part in (a, b, c, d, left) if part)


FOLLOWED = [
    # a displaced tail from another article; the lines that were joined to either are let go
    ("join = [4, 11]", page("A h1 p2+3 p4+11 s5 p6", "B k8 h9 p10 c12 b13")),
    ("join = [2, 11]", page("A h1 p2+11 p3 p4 s5 p6", "B k8 h9 p10 c12 b13")),
    ("join = [4, 3]", page("A h1 p2 p4+3 s5 p6")),
    ("join = [2, 3]", page()),
    ("join = {from = 3, to = 4}", page("A h1 p2+3+4 s5 p6")),
    ("join = [4, 7]", page("A h1 p2+3 p4+7 s5 p6", left="")),
    ("join = [10, 12]", page(b="B k8 h9 p10+12 p11 b13")),
    ("join = [6, 15]", page("A h1 p2+3 p4 s5 p6+15", d="")),
    ("split = [2, 3]", page("A h1 p2 p3 p4 s5 p6")),
    # roles, within the article and from elsewhere
    ('role = {line = 10, is = "caption"}', page(b="B k8 h9 p11 c10 c12 b13")),
    ('role = {line = 5, is = "段落"}', page("A h1 p2+3 p4 p5 p6")),
    ('role = {line = 4, is = "小标题"}', page("A h1 p2+3 s4 s5 p6")),
    ('role = {line = 6, is = "subheading"}', page("A h1 p2+3 p4 s5 s6")),
    ('role = {line = 3, is = "caption"}', page("A h1 p2 p4 s5 p6 c3")),
    ('role = {line = 2, is = "caption"}', page("A h1 p3 p4 s5 p6 c2")),
    ('role = {line = 11, is = "paragraph", of = 4}', page("A h1 p2+3 p4 s5 p6 p11", "B k8 h9 p10 c12 b13")),
    ('role = {line = 2, is = "paragraph", of = 10}', page("A h1 p4 s5 p6", "B k8 h9 p2+3 p10 p11 c12 b13")),
    ('role = {line = 13, is = "byline", of = 15}', page(b="B k8 h9 p10 p11 c12", d="D p15 b13")),
    ('role = {line = 12, is = "leftover"}', page(b="B k8 h9 p10 p11 b13", left="left 7+12")),
    ('role = {line = 2, is = "leftover"}', page("A h1 p3 p4 s5 p6", left="left 2+7")),
    ('role = {line = 15, is = "leftover"}', page(d="", left="left 7+15")),
    # a leftover joins the article above, a heading the one below
    ('role = {line = 7, is = "paragraph"}', page("A h1 p2+3 p4 s5 p6 p7", left="")),
    ('role = {line = 7, is = "kicker"}', page(b="B k7+8 h9 p10 p11 c12 b13", left="")),
    ('role = {line = 7, is = "kicker", of = 15}', page(d="D k7 p15", left="")),
    # a banner, and one that was none
    ('role = {line = 14, is = "headline", of = 15}', page(c="", d="D h14 p15")),
    ('role = {line = 14, is = "headline"}', page(c="C h14")),
    ('role = {line = 14, is = "slogan"}', page()),
    ('role = {line = 5, is = "slogan"}', "+5.0(slogan) h5 | " + page("A h1 p2+3 p4 p6")),
    # a heading in mid-text begins an article; one in the heading does not
    ('role = {line = 4, is = "headline"}', page("A h1 p2+3 | +4.0 h4 s5 p6")),
    ('role = {line = 8, is = "headline"}', page(b="B h8+9 p10 p11 c12 b13")),
    ('role = {line = 9, is = "headline"}', page()),
    # borders
    ("article = {starts = 5}", page("A h1 p2+3 p4 | +5.0 h5 p6")),
    ("article = {starts = 3}", page("A h1 p2 | +3.0 p3 p4 s5 p6")),
    ("article = {starts = 11}", page(b="B k8 h9 p10 | +11.0 p11 c12 b13")),
    ("article = {starts = 12}", page(b="B k8 h9 p10 p11 | +12.0(photo) c12 b13")),
    ("article = {starts = 8}", page()),
    ("article = {starts = 7}", page("A h1 p2+3 p4 s5 p6 | +7.0 p7", left="")),
    ("merge = [1, 9]", "A h1 p2+3 p4 s5 p6 s8 s9 p10 p11 c12 b13 | C(slogan) h14 | D p15 | left 7"),
    ("merge = [10, 15]", page(b="B k8 h9 p10 p11 p15 c12 b13", d="")),
    ("merge = [15, 9]", page(b="", d="D k8 h9 p15 p10 p11 c12 b13")),
    ("merge = [14, 15]", page(c="C h14 p15", d="")),
    # the headline is another line
    ("headline = {lines = [8]}", page(b="B h8 d9 p10 p11 c12 b13")),
    ("headline = {lines = [5]}", page("A k1 h5 p2+3 p4 p6")),
    ("headline = {lines = [8, 9]}", page(b="B h8+9 p10 p11 c12 b13")),
    ("headline = {lines = [7]}", page(b="B k8 h7 d9 p10 p11 c12 b13", left="")),
    ("headline = {lines = [7], of = 1}", page("A k1 h7 p2+3 p4 s5 p6", left="")),
    ("headline = {lines = [14], of = 15}", page(c="", d="D h14 p15")),
]  # fmt: skip


@pytest.mark.parametrize(("toml", "after"), FOLLOWED)
def test_it_is_followed(toml: str, after: str) -> None:
    found = correct(toml)
    assert not found.doubts
    assert shape(found) == after
