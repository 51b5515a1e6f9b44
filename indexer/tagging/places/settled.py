"""Who settled a place: where an article's words would not have decided alone, who did is said too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.tags import Evidence
from indexer.tagging.places.gazetteer import city_code, district_code, unit
from indexer.tagging.places.priors import Prior
from indexer.tagging.places.subject import Claim


def settler_of(claim: Claim, homes: Iterable[Prior]) -> Evidence | None:
    """The evidence of the first home from outside the text that may have helped to make a claim."""
    return next((home.evidence for home in homes if claim.code and _agrees(home, claim)), None)


def with_settler(claim: Claim, own: Claim, settler: Evidence) -> Claim:
    """A claim made with a home, given what the article's words alone claim: `own`.

    A level that `own` does not reach rests on the home as well as on its words (鼓楼区 in a paper of
    南京), so the home's evidence is put beside theirs.
    """
    reached = set(_codes(own.code).values())
    lacking = {level for level, code in _codes(claim.code).items() if code not in reached}
    return replace(claim, evidence=tuple(_joined(claim.evidence, lacking, settler)))


def _joined(
    evidence: Iterable[Evidence], lacking: set[str], settler: Evidence
) -> Iterator[Evidence]:
    for each in evidence:
        yield each
        if each.key in lacking and each.decided in ("text", "gazetteer"):
            yield replace(settler, tag=each.tag)


def _agrees(home: Prior, claim: Claim) -> bool:
    """Whether a home outside the text lies where the claim does: in its city, or is its province."""
    where = unit(claim.code) if len(home.code) > 2 else claim.code[:2]
    return home.basis != "text" and bool(home.code) and unit(home.code) == where


def _codes(code: str) -> dict[str, str]:
    """Level → code, for the levels of a claim."""
    levels = {
        "province": code[:2],
        "city": city_code(code),
        "district": district_code(code),
        "street": code if len(code) == 9 else None,
    }
    return {level: found for level, found in levels.items() if found}
