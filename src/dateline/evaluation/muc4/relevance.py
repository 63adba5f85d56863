"""Whether an incident belongs in the data base: what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.evaluation.muc4.candidates import SLOTS
from dateline.evaluation.muc4.choosing import Filled
from dateline.evaluation.muc4.incidents import Incident
from dateline.evaluation.muc4.scenes import Scene
from dateline.knowledge.muc4_tables import Muc4Tables
from dateline.model import Claim

_GAPS = ((0, "today"), (1, "day"), (3, "days"), (14, "weeks"), (62, "months"), (400, "year"))


def relevance_features(
    incident: Incident,
    incidents: list[Incident],
    found: Filled,
    scene: Scene,
    tables: Muc4Tables,
) -> Iterator[str]:
    """What speaks for and against an incident's being one of the data base."""
    yield from _of_message(incident, incidents, scene)
    yield from _of_triggers(incident, scene)
    yield from _of_fillers(incident, found)
    claims = [t.claim for t in incident.triggers if t.claim]
    for claim in claims:
        yield from _of_claim(claim, scene, tables)
    if not claims:
        yield "unclaimed"


def _of_message(incident: Incident, incidents: list[Incident], scene: Scene) -> Iterator[str]:
    first = incident.sentences[0]
    yield f"genre:{scene.message.genre}"
    yield f"first:{min(6, first // 2)}"
    yield f"begins:{first == 0}"
    yield f"{incident.type}&begins:{first == 0}"
    yield f"order:{min(4, incidents.index(incident))}"
    yield f"incidents:{min(5, len(incidents))}"
    share = len(incident.sentences) / max(1, len(scene.sentences))
    yield f"share:{min(4, int(share * 8))}"
    if not scene.message.place:
        yield "no-city"
    if not scene.message.day:
        yield "no-day"


def _of_triggers(incident: Incident, scene: Scene) -> Iterator[str]:
    yield f"type:{incident.type}"
    yield f"sentences:{min(4, len(incident.sentences))}"
    for rule in {t.rule.id for t in incident.triggers}:
        yield f"rule:{rule}"
        yield f"{incident.type}&rule:{rule}"
    verbs = 0
    for trigger in incident.triggers:
        sentence = scene.sentences[trigger.sentence]
        word = sentence.words[trigger.word]
        yield f"{trigger.rule.id}:{word.pos}"
        yield f"lemma:{word.lemma.lower()}"
        verbs += word.pos == "VERB" and bool(trigger.type)
        if word.pos == "VERB":
            yield f"tag:{word.tag}"
        elif word.pos == "NOUN":
            yield f"plural:{word.tag == 'NNS'}"
            before = {w.lower for w in sentence.children(word.index, "det")}
            yield f"det:{','.join(sorted(before)) or 'none'}"
        if sentence.kind != "body":
            yield f"in:{sentence.kind}"
    yield f"verbs:{min(3, verbs)}"


def _of_fillers(incident: Incident, found: Filled) -> Iterator[str]:
    for slot, groups in zip(SLOTS, found.groups, strict=True):
        best = max((group[0].probability for group in groups), default=0.0)
        yield f"{slot}:{int(best * 6)}"
        yield f"{incident.type}&{slot}:{int(best * 3)}"
        yield f"{slot}s:{min(3, len(groups))}"
        for group in groups:
            features = [f for f in group[0].option.features if f.startswith(("kind", "sector"))]
            yield from (f"{slot}-{f}" for f in features)
            if group[0].phrase.name:
                yield f"{slot}-named"
    kinds = {f for group in found.victims for f in group[0].option.features if "kind:" in f}
    if found.victims and not found.targets:
        armed = [k for k in kinds if "ACTIVE MILITARY" in k or "LAW ENF" in k or "hostile" in k]
        yield f"armed-only:{len(armed) == len(kinds)}"
    yield f"empty:{not found.victims and not found.targets}"


def _of_claim(claim: Claim, scene: Scene, tables: Muc4Tables) -> Iterator[str]:
    yield f"factuality:{claim.factuality}"
    yield f"tense:{claim.tense}"
    yield f"stance:{claim.stance}"
    yield "sourced" if claim.sources else "own-voice"
    yield from (f"source:{source.role}" for source in claim.sources)
    yield from (f"mode:{mode}" for mode in claim.modes)
    yield from (f"recipient:{party.sector}" for party in claim.recipients)
    yield from (f"actor:{party.sector}" for party in claim.actors)
    yield from (f"count:{count.kind}" for count in claim.counts)
    if claim.time and scene.message.day and claim.time.interval.end:
        gap = (scene.message.day - claim.time.interval.end).days
        name = next((name for days, name in _GAPS if gap <= days), "old")
        yield f"gap:{claim.time.basis}:{name}"
        yield f"precision:{claim.time.interval.precision}"
    for place in claim.places[:1]:
        yield f"place:{place.precision}"
        yield "interest" if place.country in tables.interest else "elsewhere"
    if not claim.places:
        yield "nowhere"
