"""The main ways through the site, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
PHONE = {"viewport": {"width": 360, "height": 740}}
WIDE = {"viewport": {"width": 1280, "height": 900}}
PAGES = [
    "/",
    "/?q=疫情防控",
    "/?q=火星&topic=党建",
    "/articles/rich1?q=党员",
    "/articles/mate1",
    "/sources/2022/桃花日报 A2.txt",
    "/doubts",
    "/practices",
    "/?page=1000000000",
]


def total(page: Page) -> str:
    return page.locator(".totals span").first.inner_text()


def facet(page: Page, name: str) -> None:
    """Click a facet value by its name."""
    page.locator(".facets .value", has_text=name).first.click()


def test_search_filter_read_and_go_back(visit: Visit) -> None:
    page = visit("/", **WIDE)
    page.get_by_role("searchbox").fill("党")
    page.get_by_role("button", name="检索", exact=True).click()
    expect(page.locator("mark").first).to_have_text("党")
    everything = total(page)
    page.get_by_role("link", name="基层治理，").first.click()
    narrowed = total(page)
    assert narrowed != everything
    page.get_by_role("link", name="桃花区:网格连万家").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("桃花区:网格连万家")
    page.go_back()
    assert total(page) == narrowed
    page.go_back()
    assert total(page) == everything
    page.reload()
    assert total(page) == everything


def test_values_add_up_and_can_be_removed(visit: Visit) -> None:
    page = visit("/", **WIDE)
    facet(page, "文明创建")
    facet(page, "体育")
    expect(page.locator(".totals")).to_contain_text("共 2 篇")
    expect(page.locator(".facets .value.on")).to_have_count(2)
    page.get_by_role("link", name="主题：体育，去掉").click()
    expect(page.locator(".totals")).to_contain_text("共 1 篇")
    page.get_by_role("link", name="全部清除").click()
    expect(page.locator(".totals")).to_contain_text("共 8 篇")


def test_a_place_is_opened_level_by_level(visit: Visit) -> None:
    page = visit("/", **WIDE)
    place = page.locator(".facet.place")
    district = place.locator(".name", has_text="管城回族区")
    expect(place.locator(".name", has_text="郑州市")).to_be_visible()
    expect(district).to_be_hidden()
    place.locator("summary[aria-label=郑州市之下]").click()
    expect(district).to_be_visible()
    place.locator(".name", has_text="郑州市").click()
    expect(page.locator(".chosen")).to_contain_text("河南省 › 郑州市")
    page.locator(".facet.place").get_by_text("管城回族区").click()
    expect(page.locator(".chosen li")).to_have_count(2)


def test_a_range_of_dates(visit: Visit) -> None:
    page = visit("/", **WIDE)
    page.get_by_label("从").fill("2022年3月")
    page.get_by_label("到").fill("2022-04")
    page.get_by_role("button", name="按日期筛选").click()
    assert page.url.endswith("/?date=2022-03..2022-04")
    expect(page.locator(".totals")).to_contain_text("共 2 篇")


def test_evidence_leads_to_the_words(visit: Visit) -> None:
    page = visit("/articles/rich1", **WIDE)
    topic = page.locator(".group", has_text="主题")
    topic.get_by_text("依据").click()
    topic.get_by_role("link", name="第 2 段").first.click()
    expect(page.locator(".words:target")).to_have_text("网格")
    expect(page.locator(".words:target")).to_be_in_viewport()


@pytest.mark.parametrize("window", [WIDE, PHONE])
def test_an_inferred_date_leads_to_its_reasons(visit: Visit, window: dict[str, object]) -> None:
    page = visit("/?q=网格长", **window)
    fact = page.locator(".fact", has=page.locator(".chip.date", has_text="2022年4月6日"))
    fact.get_by_role("link", name="推断").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("桃花区:网格连万家")
    reasons = page.locator("#basis-date")
    expect(reasons.get_by_text("年份见同版文章")).to_be_in_viewport()
    expect(page.locator("#basis-place .why").first).to_be_hidden()
    page.locator("header .fact", has_text="丰收省").get_by_role("link", name="依据").click()
    expect(
        page.locator("#basis-place").get_by_text("幸福街道", exact=True).first
    ).to_be_in_viewport()


def test_a_join_explains_itself_and_leads_to_the_lines(visit: Visit) -> None:
    page = visit("/articles/rich1", **WIDE)
    page.get_by_role("link", name="接续 1").click()
    expect(page.locator("#p2-joins")).to_contain_text("把握 97%")
    page.get_by_role("link", name="第 9 行").first.click()
    expect(page.locator(".line:target")).to_contain_text("长,上门听取意见。")
    page.locator(".line:target").get_by_role("link", name="上接第 6 行").click()
    expect(page.locator(".line:target")).to_contain_text("由党员担任网格")
    page.locator(".line:target").get_by_role("link", name="1 段落 2").click()
    expect(page.locator(".run:target")).to_contain_text("由党员担任网格")
    page.locator("#A1").get_by_role("link", name="段落 2").click()
    expect(page.locator(".para:target")).to_contain_text("由党员担任网格")


SOURCE = "/sources/2022/桃花日报 A2.txt"


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("window", [WIDE, PHONE])
def test_moved_pieces_are_linked(visit: Visit, window: dict[str, object], script: bool) -> None:
    page = visit(SOURCE, java_script_enabled=script, **window)
    page.locator("#L6").get_by_role("link", name="下接第 9 行").click()
    tail = page.locator("#L9:target")
    expect(tail).to_contain_text("长,上门听取意见。")
    expect(tail).to_be_in_viewport()
    tail.get_by_role("link", name="疑似下接第 13 行").click()
    expect(page.locator("#L13:target")).to_be_in_viewport()
    page.locator("#L13").get_by_role("link", name="疑似上接第 9 行").click()
    tail.get_by_role("link", name="1 段落 2").click()
    piece = page.locator(".run:target")
    expect(piece).to_have_text("长,上门听取意见。")
    expect(piece).to_be_in_viewport()
    piece.get_by_role("link", name="原文第 9 行").click()
    expect(tail).to_be_in_viewport()
    expect(page.locator("#L5 .refused p")).to_be_hidden()
    page.locator("#L5 summary").click()
    expect(page.locator("#L5 .refused p")).to_be_visible()


def test_a_line_and_what_became_of_it_light_up_together(visit: Visit) -> None:
    page = visit(SOURCE, **WIDE)
    lit = page.locator(".lit")
    page.locator("#L9 .text").hover()
    expect(lit).to_have_count(2)
    assert lit.evaluate_all("nodes => nodes.map((n) => n.dataset.line)") == ["9", "9"]
    page.locator("#A1 .run", has_text="由党员担任网格").hover()
    assert lit.evaluate_all("nodes => nodes.map((n) => n.dataset.line)") == ["6", "6"]
    page.locator("#L6").get_by_role("link", name="下接第 9 行").hover()
    assert set(lit.evaluate_all("nodes => nodes.map((n) => n.dataset.line)")) == {"6", "9"}
    page.locator("h1").hover()
    expect(lit).to_have_count(0)
    page.locator("#L9").get_by_role("link", name="上接第 6 行").focus()
    assert set(lit.evaluate_all("nodes => nodes.map((n) => n.dataset.line)")) == {"6", "9"}


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (960, True), (360, False)])
def test_the_article_stands_beside_its_lines_or_below(
    visit: Visit, width: int, beside: bool
) -> None:
    page = visit(SOURCE, viewport={"width": width, "height": 800})
    line, article = page.locator("#L2").bounding_box(), page.locator("#A1").bounding_box()
    last = page.locator("#L11").bounding_box()
    assert line and article and last
    assert (article["x"] >= line["x"] + line["width"]) == beside
    assert (article["y"] >= last["y"] + last["height"]) == (not beside)
    for name in ("↓ 文章 1", "文章 1 的原文"):
        link = page.get_by_role("link", name=name)
        expect(link).to_be_hidden() if beside else expect(link).to_be_visible()
    if not beside:
        page.get_by_role("link", name="↓ 文章 1").click()
        expect(page.locator("#A1")).to_be_in_viewport()
        page.get_by_role("link", name="文章 1 的原文").click()
        expect(page.locator("#L1")).to_be_in_viewport()


def test_copied_text_is_clean(visit: Visit) -> None:
    page = visit("/articles/rich1", **WIDE)
    page.locator("#p2 > p").evaluate("node => getSelection().selectAllChildren(node)")
    copied = page.evaluate("getSelection().toString()")
    assert copied == "街道把辖区划分为10个网格,由党员担任网格长,上门听取意见。"


def test_keyboard_alone(visit: Visit) -> None:
    page = visit("/", **WIDE)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("文明")
    page.keyboard.press("Enter")
    expect(page.locator(".totals")).to_contain_text("共 1 篇")
    link = page.get_by_role("link", name="川汇区:文明创建进社区")
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("node => node === document.activeElement"):
            break
    assert link.evaluate("node => getComputedStyle(node).outlineStyle") != "none"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_filter_by_keyboard(visit: Visit) -> None:
    page = visit("/", **WIDE)
    page.locator(".facets").get_by_role("link", name="体育，1 篇").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="体育，1 篇，已选")).to_be_visible()


def test_enter_that_confirms_a_candidate_does_not_search(visit: Visit) -> None:
    page = visit("/", **WIDE)
    page.get_by_role("searchbox").fill("党建")
    sent = page.evaluate(
        """() => {
          const key = (isComposing) => new KeyboardEvent("keydown",
            {key: "Enter", bubbles: true, cancelable: true, isComposing});
          const box = document.getElementById("q");
          return [box.dispatchEvent(key(true)), box.dispatchEvent(key(false))];
        }"""
    )
    assert sent == [False, True]


def test_slash_is_a_character_while_typing(visit: Visit) -> None:
    page = visit("/", **WIDE)
    page.get_by_label("从").click()
    page.keyboard.type("2022/3")
    expect(page.get_by_label("从")).to_have_value("2022/3")


def test_without_script(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False, **PHONE)
    page.get_by_role("searchbox").fill("党")
    page.keyboard.press("Enter")
    page.locator(".fold > summary").click()
    page.get_by_role("link", name="党建，").first.click()
    expect(page.locator(".chosen")).to_be_visible()
    page.locator(".hit h2 a").first.click()
    page.locator(".group summary").first.click()
    expect(page.locator(".why q").first).to_be_visible()


def test_filters_are_folded_on_a_phone_and_open_on_a_wide_screen(visit: Visit) -> None:
    page = visit("/?q=党", **PHONE)
    fold, value = page.locator(".fold > summary"), page.locator(".facets .value").first
    expect(value).to_be_hidden()
    first_hit = page.locator(".hit").first.bounding_box()
    box = fold.bounding_box()
    assert box and first_hit and box["y"] < first_hit["y"]
    fold.click()
    expect(value).to_be_visible()
    for script in (True, False):
        wide = visit("/?q=党", java_script_enabled=script, **WIDE)
        expect(wide.locator(".facets .value").first).to_be_visible()
        expect(wide.locator(".fold > summary")).to_be_hidden()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_out_of_the_page(visit: Visit, path: str) -> None:
    page = visit(path)
    for width in (320, 360, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


# WCAG 2.5.8 leaves links inside sentences out; every other target is at least 24 px high.
TARGETS = """
() => [...document.querySelectorAll("a, button, summary, input:not([type=hidden])")]
  .filter((node) => node.checkVisibility({contentVisibilityAuto: true}) && !node.closest(".unseen, .skip"))
  .filter((node) => !node.matches("p a, li a:not(.value), dd a, .seam, .joins a"))
  .map((node) => [node.getBoundingClientRect().height, node.outerHTML.slice(0, 90)])
  .filter(([height]) => height > 0 && height < 24)
"""


@pytest.mark.parametrize("path", PAGES)
def test_targets_are_large_enough(visit: Visit, path: str) -> None:
    assert visit(path, **PHONE).evaluate(TARGETS) == []


CONTRAST = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = (c) => {
    const [r, g, b] = [...c].slice(0, 3).map((v) => v / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let up = node; up; up = up.parentElement) {
      const colour = rgba(getComputedStyle(up).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return rgba(getComputedStyle(document.documentElement).backgroundColor);
  };
  const faint = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((c) => c.nodeType === 3 && c.data.trim());
    if (!own || !node.checkVisibility() || node.closest(".unseen")) continue;
    const pair = [light(rgba(getComputedStyle(node).color)), light(ground(node))];
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < 4.5) faint.push([ratio.toFixed(2), node.outerHTML.slice(0, 90)]);
  }
  return faint;
}
"""


@pytest.mark.parametrize("path", PAGES)
def test_text_has_enough_contrast(visit: Visit, path: str) -> None:
    page = visit(path, **WIDE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(CONTRAST) == []


def test_light_and_dark_differ(visit: Visit) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    shades = {visit("/", color_scheme=s).evaluate(ground) for s in ("light", "dark")}
    assert len(shades) == 2


def test_marks_do_not_rely_on_colour(visit: Visit) -> None:
    style = (
        visit("/?q=党")
        .locator("mark")
        .first.evaluate(
            "n => [getComputedStyle(n).textDecorationLine, getComputedStyle(n).fontWeight]"
        )
    )
    assert style == ["underline", "700"]


def test_the_lines_of_an_article_are_readable(visit: Visit) -> None:
    found = (
        visit("/articles/rich1", **WIDE)
        .locator("#p2 > p")
        .evaluate(
            """(n) => {
          const s = getComputedStyle(n), size = parseFloat(s.fontSize);
          return [parseFloat(s.lineHeight) / size, n.getBoundingClientRect().width / size];
        }"""
        )
    )
    assert found[0] >= 1.75
    assert found[1] <= 38


def test_the_kinds_of_doubts_stand_beside_the_list_or_above(visit: Visit) -> None:
    page = visit("/doubts", **WIDE)
    kinds, found = page.locator(".kinds"), page.locator(".results")
    wide = kinds.bounding_box(), found.bounding_box()
    page.set_viewport_size({"width": 360, "height": 740})
    narrow = kinds.bounding_box(), found.bounding_box()
    assert wide[0] and wide[1] and narrow[0] and narrow[1]
    assert wide[0]["y"] == wide[1]["y"] and wide[0]["x"] < wide[1]["x"] < 400
    assert narrow[0]["y"] < narrow[1]["y"] and narrow[0]["x"] == narrow[1]["x"]
