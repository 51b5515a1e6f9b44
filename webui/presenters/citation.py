"""A reference line after GB/T 7714 for a newspaper article: 责任者. 题名[N]. 报名, 日期(版次)."""

from __future__ import annotations

from archive.texts import Article


def citation(article: Article) -> str | None:
    """The line, or None when headline, newspaper or date of issue is unknown.

    The number of the page is left out when it is unknown.
    """
    about = article.metadata
    if not (article.headline and about.newspaper and about.issue_date):
        return None
    writers = article.tags.writers
    names = "，".join(writers[:3]) + ("，等" if len(writers) > 3 else "")
    page = f"（{about.page}）" if about.page else ""
    lead = f"{names}. " if names else ""
    return f"{lead}{article.headline.text}[N]. {about.newspaper}，{about.issue_date}{page}."
