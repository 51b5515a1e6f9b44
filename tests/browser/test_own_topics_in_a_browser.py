"""A topic of the user's own in a real browser: in the facet, on the article, with its words as 依据."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from archive.home import Home
from archive.settings import Settings
from indexer.pipeline import rebuild
from webui.cli import make_app

pytestmark = pytest.mark.browser
WIDE = {"viewport": {"width": 1280, "height": 900}}
STAMPS = "集邮展览开幕\n\n本报讯(记者 王思俊)集邮展览昨日开幕,展出邮票三百枚,首日封一百件。\n"
SCHOOL = "新学期开学\n\n本报讯(记者 李明)全县中小学昨日开学,教师为学生上了第一课。\n"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Flask], str]) -> str:
    """An archive of two articles that was built before the tables stood in its folder, and after."""
    folder = tmp_path_factory.mktemp("own")
    (papers := folder / "papers").mkdir()
    (papers / "a.txt").write_text(STAMPS, "utf-8")
    (papers / "b.txt").write_text(SCHOOL, "utf-8")
    home = Home(folder / "home")
    rebuild(home, [papers])
    (home.folder / "topics.tsv").write_text("集邮\t邮票和首日封\n", "utf-8")
    (home.folder / "topic_words.tsv").write_text("集邮\t首日封\t3\n集邮\t邮票\n", "utf-8")
    rebuild(home)
    return serve(make_app(home, Settings()))


def test_a_topic_of_ones_own_is_picked_and_says_why(visit: Callable[..., Page]) -> None:
    page = visit("/", **WIDE)
    page.get_by_role("link", name="集邮，").first.click()
    expect(page.locator(".totals")).to_contain_text("共 1 篇")
    page.get_by_role("link", name="集邮展览开幕").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("集邮展览开幕")
    topic = page.locator(".group", has_text="主题")
    topic.get_by_text("依据").click()
    expect(topic.get_by_text("首日封").first).to_be_visible()
    expect(topic.get_by_text("邮票").first).to_be_visible()


def test_other_articles_do_not_get_it(visit: Callable[..., Page]) -> None:
    page = visit("/?topic=集邮", **WIDE)
    expect(page.get_by_role("link", name="集邮展览开幕")).to_have_count(1)
    expect(page.get_by_role("link", name="新学期开学")).to_have_count(0)
