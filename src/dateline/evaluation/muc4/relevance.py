"""Whether an incident belongs in the data base: what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.evaluation.muc4.incidents import Incident
from dateline.evaluation.muc4.scenes import Scene
from dateline.evaluation.muc4.slots import Filled
from dateline.knowledge.muc4_tables import Muc4Tables


def relevance_features(
    incident: Incident,
    incidents: list[Incident],
    found: Filled,
    scene: Scene,
    tables: Muc4Tables,
) -> Iterator[str]:
    """What speaks for and against an incident's being one of the data base."""
    yield f"type:{incident.type}"
    for rule in {t.rule.id for t in incident.triggers}:
        yield f"rule:{rule}"
        yield f"{incident.type}&rule:{rule}"
    yield f"sentences:{min(4, len(incident.sentences))}"
    yield f"first:{min(6, incident.sentences[0] // 2)}"
    yield f"order:{min(4, incidents.index(incident))}"
    yield f"incidents:{min(5, len(incidents))}"
    for slot, groups in (
        ("victim", found.victims),
        ("target", found.targets),
        ("individual", found.individuals),
        ("organization", found.organizations),
    ):
        best = max((group[0].probability for group in groups), default=0.0)
        yield f"{slot}:{int(best * 5)}"
        yield f"{slot}s:{min(3, len(groups))}"
        for group in groups:
            yield from (
                f"{slot}-{f}" for f in group[0].option.features if f.startswith(("kind", "sector"))
            )
            if group[0].phrase.name:
                yield f"{slot}-named"
    claims = [t.claim for t in incident.triggers if t.claim]
    for claim in claims:
        yield f"factuality:{claim.factuality}"
        yield f"tense:{claim.tense}"
        yield f"stance:{claim.stance}"
        yield "sourced" if claim.sources else "own-voice"
        yield from (f"mode:{mode}" for mode in claim.modes)
        for role in claim.recipients:
            yield f"recipient:{role.sector}"
        for role in claim.actors:
            yield f"actor:{role.sector}"
        if claim.time and scene.message.day and claim.time.interval.end:
            gap = (scene.message.day - claim.time.interval.end).days
            bucket = next((str(d) for d in (0, 1, 3, 7, 30, 60, 365) if gap <= d), "old")
            yield f"gap:{claim.time.basis}:{bucket}"
        if claim.places:
            yield f"place:{claim.places[0].precision}"
            yield "interest" if claim.places[0].country in tables.interest else "elsewhere"
    if not claims:
        yield "unclaimed"
    yield f"wire:{scene.message.source}" if "VENCEREMOS" in scene.message.source else "wire:other"
    if not scene.message.place:
        yield "no-city"
