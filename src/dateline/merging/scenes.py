"""Which claims of an event speak of its own scene, and not of another place, day or act.

A claim may have been joined wrongly: its number is then no toll of the event.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dateline.knowledge.event_view_rules import EventViewRules, SceneRules
from dateline.merging.best import is_stated, length
from dateline.merging.control_areas import contains, place_key
from dateline.merging.differing import days_between
from dateline.merging.spots import distance_km
from dateline.merging.told import Told
from dateline.merging.voices import speaks
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


def same_scene(one: Told, other: Told, rules: EventViewRules, *, update: bool = False) -> bool:
    """Whether two claims can be of one scene: their places, days and acts can be one.

    An *update* by one source may be told of a later day than the act.
    """
    return (
        modes_meet(one.claim.modes, other.claim.modes, rules)
        and places_meet(one, other, rules.scene)
        and (update or _days_meet(one, other))
        and not _set_apart(one, other, rules.scene)
    )


def modes_meet(ours: Collection[str], theirs: Collection[str], rules: EventViewRules) -> bool:
    """Whether two sets of modes can be of one act; no mode can be any."""
    one, other = set(ours), set(theirs)
    if not one or not other or one & other:
        return True
    return any(one & kin and other & kin for kin in rules.kindred)


def places_meet(one: Told, other: Told, rules: SceneRules) -> bool:
    """Whether two claims do not name places apart in their own sentences."""
    ours, theirs = _exact(one), _exact(other)
    if not ours or not theirs:
        return True
    return any(not _apart(p, q, rules.near_km) for p in ours for q in theirs)


def sites_meet(one: Told, other: Told, rules: SceneRules) -> bool:
    """As `places_meet`, with the areas that sentences name: two districts apart do not meet."""
    ours, theirs = ([p for p in t.claim.places if is_stated(p, t)] for t in (one, other))
    if not ours or not theirs:
        return True
    return any(not _wide_apart(p, q, rules.near_km) for p in ours for q in theirs)


def _wide_apart(one: Place, other: Place, km: float) -> bool:
    around = max(one.radius_m or 0, other.radius_m or 0) / 1000
    return _apart(one, other, km + around)


def names_spot(item: Told) -> bool:
    """Whether a claim's own sentence names a place, not only an area."""
    return bool(_exact(item))


def _exact(item: Told) -> list[Place]:
    return [p for p in item.claim.places if p.precision == "place" and is_stated(p, item)]


def _apart(one: Place, other: Place, km: float) -> bool:
    if place_key(one) == place_key(other) or contains(one, other) or contains(other, one):
        return False
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) > km


def _days_meet(one: Told, other: Told) -> bool:
    ours, theirs = one.claim.time, other.claim.time
    if ours is None or theirs is None or "published" in (ours.basis, theirs.basis):
        return True
    return days_between(ours.interval, theirs.interval) == 0


def _set_apart(one: Told, other: Told, rules: SceneRules) -> bool:
    """Whether the later of two claims of one report opens another scene."""
    if one.report != other.report:
        return False
    early, late = sorted((one, other), key=lambda t: t.claim.trigger.start)
    if late.passage is None or early.passage == late.passage:
        return False
    opening = " ".join(late.passage.text.split()[:2])
    return speaks(opening, rules.opening) or speaks(late.passage.text, rules.aside)
