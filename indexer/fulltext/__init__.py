"""The search index: builds it from articles and answers queries. The only room that knows Whoosh."""

from indexer.fulltext.builds import prove
from indexer.fulltext.engine import Change, WhooshEngine
from indexer.fulltext.proof import Proof
from indexer.fulltext.searcher import WhooshSearcher

__all__ = ["Change", "Proof", "WhooshEngine", "WhooshSearcher", "prove"]
