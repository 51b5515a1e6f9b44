"""What is known of a file beside what it holds: options of the command, its place, newspapers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from archive.texts import Doubt, Metadata, Page
from indexer.reading.addresses import address_facts
from indexer.reading.facts import differences, with_facts
from indexer.reading.names import name_facts
from indexer.reading.papers import OWN_FILE, Papers, newspapers


@dataclass(frozen=True, slots=True)
class Known:
    """`given`: facts by key as options of the command gave them; `parts`: the names of its
    folders below (and with) the PATH argument, then its own; `papers`: the known newspapers."""

    given: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    papers: Papers = field(default_factory=newspapers)

    @property
    def mark(self) -> bytes:
        """Changes with whatever a user may change: the options and the own newspapers."""
        if not self.given and not self.papers.own:
            return b""
        return json.dumps([sorted(self.given.items()), self.papers.own]).encode()

    def strongest(self) -> Metadata:
        """The facts that nothing can overrule."""
        metadata = Metadata()
        for key, value in self.given.items():
            origin = f"命令参数 --{key.replace('_', '-')}"
            metadata = with_facts(metadata, {key: value}, origin)
        return metadata


NOTHING_KNOWN = Known()


def settle(pages: Iterable[Page], known: Known) -> tuple[tuple[Page, ...], tuple[Doubt, ...]]:
    """Pages with what their address and then the file's place add to what they know already; a
    doubt for every difference between two origins, once for the whole file."""

    @cache
    def named(context: frozenset[str]) -> tuple[Metadata, tuple[Doubt, ...]]:
        said, doubts = name_facts(known.parts, known.papers, context)
        weakest = Metadata()
        for key, fact in said.items():
            weakest = with_facts(weakest, {key: fact.value}, fact.where)
        return weakest, doubts

    settled = []
    doubts: dict[Doubt, None] = {}
    for page in pages:
        about = page.metadata
        if about.url:
            about = _weaker(about, address_facts(about.url, known.papers), "网址", known.papers)
        place, unclear = named(
            frozenset(k for k in ("newspaper", "issue_date") if getattr(about, k))
        )
        doubts |= dict.fromkeys(unclear if about.issue_date is None else ())
        for key, origin in place.origins:
            about = _weaker(about, {key: getattr(place, key)}, origin, known.papers)
        home = known.papers.homes.get(about.newspaper or "")
        if home and about.city is None:
            about = with_facts(about, {"city": home}, OWN_FILE)
        doubts |= dict.fromkeys(differences(about))
        settled.append(replace(page, metadata=about))
    return tuple(settled), tuple(doubts)


def _weaker(about: Metadata, facts: Mapping[str, str], origin: str, papers: Papers) -> Metadata:
    """`about` with weaker facts; another name of the same newspaper is no difference."""
    if about.newspaper and papers.named(about.newspaper) == facts.get("newspaper"):
        facts = {key: value for key, value in facts.items() if key != "newspaper"}
    return with_facts(about, facts, origin)
