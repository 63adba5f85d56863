"""Which claims of an event speak of its own scene, and not of another place or day."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.event_view_rules import SceneRules
from dateline.merging.best import is_stated, length
from dateline.merging.differing import days_between
from dateline.merging.spots import distance_km
from dateline.merging.told import Told
from dateline.model import EventPlace, Interval, Place


def of_scene(
    told: Sequence[Told], place: EventPlace | None, time: Interval | None, rules: SceneRules
) -> tuple[Told, ...]:
    """The claims but those whose own sentence names another place, or another time."""
    return tuple(t for t in told if not (_elsewhere(t, place, rules) or _then(t, time, rules)))


def _elsewhere(item: Told, place: EventPlace | None, rules: SceneRules) -> bool:
    stated = [p for p in item.claim.places if p.precision == "place" and is_stated(p, item)]
    return place is not None and bool(stated) and all(_far(p, place, rules.km) for p in stated)


def _far(place: Place, event: EventPlace, km: float) -> bool:
    if place.lat is None or place.lon is None or event.lat is None or event.lon is None:
        return False
    around = max(place.radius_m or 0, event.radius_m or 0) / 1000
    return distance_km(place.lat, place.lon, event.lat, event.lon) > km + around


def _then(item: Told, time: Interval | None, rules: SceneRules) -> bool:
    own = item.claim.time
    if own is None or time is None or own.basis != "stated" or length(time) > rules.longest:
        return False
    return days_between(own.interval, time) > rules.days
