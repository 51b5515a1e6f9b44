"""Pages with roles are taken at their word."""

from __future__ import annotations

from archive.texts import Metadata, Page
from indexer.splitting import split_page


def page(*lines: tuple[str, str]) -> Page:
    roles, texts = zip(*lines, strict=True)
    return Page("a.jsonl", 2, texts, 11, Metadata(newspaper="周口日报"), roles)


def test_nothing_is_guessed() -> None:
    [article] = split_page(
        page(
            ("headline", "又讯一则，"),
            ("byline", "张三"),
            ("paragraph", "城区停水，没有"),
            ("paragraph", "的说完"),
            ("paragraph", "本报讯 短讯"),
            ("", ""),
        )
    ).articles
    assert article.headline and article.headline.text == "又讯一则，"
    assert article.byline and article.byline.text == "张三"
    assert [p.text for p in article.paragraphs] == ["城区停水，没有", "的说完", "本报讯 短讯"]
    assert [p.fragments[0].line for p in article.paragraphs] == [13, 14, 15]
    assert (article.kind, article.state, article.truncated) == ("news", ("whole",), "none")
    assert (article.page_number, article.metadata.newspaper) == (2, "周口日报")


def test_other_kinds_and_unknown_roles() -> None:
    split = split_page(page(("slogan", "文明创建在行动"), ("什么", "不明的一行")))
    assert [a.kind for a in split.articles] == ["slogan"]
    assert [x.fragment.text for x in split.leftovers] == ["不明的一行"]
    assert split_page(page(("caption", "图为会场。"))).articles[0].kind == "photo"
    assert split_page(page(("", ""))).articles == ()
