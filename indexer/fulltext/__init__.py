"""The search index: builds it from articles and answers queries. The only room that knows Whoosh."""

from indexer.fulltext.engine import WhooshEngine
from indexer.fulltext.searcher import WhooshSearcher

__all__ = ["WhooshEngine", "WhooshSearcher"]
