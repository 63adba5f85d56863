"""From a message to its templates."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.evaluation.muc4 import keys
from dateline.evaluation.muc4.choosing import filled
from dateline.evaluation.muc4.dates import date_of
from dateline.evaluation.muc4.incidents import Incident, incidents_of
from dateline.evaluation.muc4.keys import Filler, Template
from dateline.evaluation.muc4.locations import location_of
from dateline.evaluation.muc4.people import persons
from dateline.evaluation.muc4.relevance import relevance_features
from dateline.evaluation.muc4.scenes import Scene
from dateline.evaluation.muc4.slots import (
    instrument_slots,
    perpetrator_slots,
    target_slots,
    victim_slots,
)
from dateline.evaluation.muc4.weighing import Models
from dateline.knowledge.muc4_tables import Muc4Tables


def templates_of(scene: Scene, tables: Muc4Tables, models: Models) -> Iterator[Template]:
    """The templates of one message, in order of first telling."""
    model = models["relevance"]
    named = persons(scene, tables)
    incidents = incidents_of(scene)
    for incident in incidents:
        found = filled(incident, scene, tables, named, models)
        features = relevance_features(incident, incidents, found, scene, tables)
        if model.probability(features) < model.threshold:
            continue
        slots: dict[int, list[str]] = {
            keys.DATE: [text] if (text := date_of(incident, scene)) else [],
            keys.LOCATION: [text] if (text := location_of(incident, scene, tables)) else [],
            keys.TYPE: [incident.type],
            keys.STAGE: [stage_of(incident)],
            **instrument_slots(found, incident, tables),
            **perpetrator_slots(found, incident, scene, tables),
            **target_slots(found, incident, scene, tables),
            **victim_slots(found, incident, scene, tables, named),
        }
        yield Template(
            scene.message.id,
            {
                n: tuple(Filler((value,)) for value in values)
                for n, values in slots.items()
                if values
            },
        )


def stage_of(incident: Incident) -> str:
    """Slot 5."""
    if all(t.rule.stage for t in incident.triggers if t.type):
        return "THREATENED"
    return "ACCOMPLISHED"
