"""What an article is about: places, dates, topics, names; every tag with the words that say so."""

from __future__ import annotations

from indexer.tagging.own_topics import NO_OWN, OwnTopics
from indexer.tagging.page import tag_page
from indexer.tagging.places.lookup import find_named
from indexer.tagging.topic_words import own_topics, topic_labels

__all__ = ["NO_OWN", "OwnTopics", "find_named", "own_topics", "tag_page", "topic_labels"]
