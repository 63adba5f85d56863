"""What the tables tell beside a claim: what kind of thing a candidate is, where frames are from."""

from __future__ import annotations

from collections.abc import Iterator

from dateline import wiring
from dateline.cli.options import settings_of
from dateline.knowledge.gazetteer import gazetteer_path, open_gazetteer
from dateline.knowledge.tables import read_yaml
from dateline.model import Candidate, Claim


def kinds(claim: Claim) -> dict[str, str]:
    """Id of a candidate -> what it is: "city", "adm2", "armed_force"; unknown ids are left out.

    The gazetteer is not built for it, where the claim was coded elsewhere.
    """
    found: dict[str, str] = {}
    registry = wiring.load_tables(settings_of().knowledge).registry
    for _, candidate in _candidates(claim):
        if actor := registry.by_id.get(candidate.id or ""):
            found[actor.id] = actor.kind
    if gazetteer_path().exists():
        gazetteer = open_gazetteer()
        for mention, candidate in _candidates(claim):
            for name in (mention, candidate.name.partition(",")[0]):
                if candidate.id and candidate.id not in found:
                    same = (e for e in gazetteer.lookup(name) if e.id == candidate.id)
                    found |= {entry.id: entry.feature for entry in same}
    return found


def _candidates(claim: Claim) -> Iterator[tuple[str, Candidate]]:
    """(words of the report, what they may stand for)."""
    for party in (*claim.actors, *claim.recipients):
        yield from ((party.mention.text, candidate) for candidate in party.candidates)
    for place in claim.places:
        yield from ((place.mention.text, candidate) for candidate in place.candidates)


def frame_source() -> str:
    """Where the frames are from, which say what argument of a trigger fills what slot."""
    return str(read_yaml("codebook", "frames.yaml")["source"])
