"""The incidents of a message: sentences whose triggers tell of one happening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from typing import Any

from dateline.evaluation.muc4.scenes import Scene, Trigger

_GENERIC = "ATTACK"


@dataclass(slots=True)
class Incident:
    """One happening: its type and the triggers that tell of it."""

    type: str
    triggers: list[Trigger] = field(default_factory=list)
    days: set[dt.date] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    @property
    def sentences(self) -> list[int]:
        """Indices of its sentences, in order."""
        return sorted({t.sentence for t in self.triggers})


def incidents_of(scene: Scene) -> list[Incident]:
    """The incidents told, in order of first telling."""
    found: list[Incident] = []
    for sentence in scene.sentences:
        for unit in _units([t for t in scene.triggers if t.sentence == sentence.index], scene):
            joined = _joined(unit, found)
            if joined is None:
                if unit.type:
                    found.append(unit)
                continue
            if joined.type == _GENERIC and unit.type not in ("", _GENERIC):
                joined.type = unit.type
            joined.triggers += unit.triggers
            joined.days |= unit.days
            joined.places |= unit.places
            joined.names |= unit.names
    return found


def _units(triggers: list[Trigger], scene: Scene) -> list[Incident]:
    """What one sentence tells: an incident for each special type, the rest with the first."""
    types = list(dict.fromkeys(t.type for t in triggers if t.type not in ("", _GENERIC)))
    if not types:
        generic = any(t.type for t in triggers)
        killed = any(t.rule.effect in ("DEATH", "INJURY") and t.claim for t in triggers)
        types = [_GENERIC if generic or killed else ""]
    units = [Incident(type) for type in types]
    for trigger in triggers:
        unit = next((u for u in units if u.type == trigger.type), units[0])
        unit.triggers.append(trigger)
    for unit in units:
        _describe(unit, scene)
    return [unit for unit in units if unit.triggers]


def _describe(unit: Incident, scene: Scene) -> None:
    for trigger in unit.triggers:
        claim = trigger.claim
        if claim is None:
            continue
        time = claim.time
        day = time.interval.start if time and time.basis == "stated" else None
        if time and day and day == time.interval.end:
            unit.days.add(day)
        unit.places |= {p.name for p in claim.places if p.precision in ("place", "near")}
        sentence = scene.sentences[trigger.sentence]
        for party in claim.recipients:
            heads = {word.index for word in sentence.words_in(party.mention)}
            unit.names |= {
                phrase.name.split()[-1].upper()
                for phrase in scene.phrases[sentence.index]
                if phrase.head in heads and phrase.name
            }


def _joined(unit: Incident, found: Iterable[Incident]) -> Incident | None:
    for other in reversed(list(found)):
        if _compatible(unit, other):
            return other
    return None


def _compatible(unit: Incident, other: Incident) -> bool:
    if unit.type and unit.type != other.type and _GENERIC not in (unit.type, other.type):
        return False
    if _differ(unit.days, other.days) or _differ(unit.names, other.names):
        return False
    # one victim is hit once: in a town, and in a part of it
    return bool(unit.names & other.names) or not _differ(unit.places, other.places)


def _differ(mine: Set[Any], theirs: Set[Any]) -> bool:
    return bool(mine and theirs and not mine & theirs)
