"""What an article is about: places, dates, topics, names; every tag with the words that say so."""

from __future__ import annotations

from indexer.tagging.page import tag_page
from indexer.tagging.places.lookup import find_named
from indexer.tagging.topic_words import topic_labels

__all__ = ["find_named", "tag_page", "topic_labels"]
