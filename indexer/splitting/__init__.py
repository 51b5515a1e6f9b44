"""From a page to its articles: cues of single lines, repair of broken ones, borders, roles."""

from indexer.splitting.ids import name_articles
from indexer.splitting.page import SplitPage, split_page

__all__ = ["SplitPage", "name_articles", "split_page"]
