"""Which places share a map: theatres far from each other get maps of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.exports.situation.events import place_key
from dateline.exports.situation.maps.geometry import distance_km
from dateline.knowledge.places.shapes import LonLat
from dateline.model import Event, EventPlace

#: Places this near belong on one map; within a country the reach is longer.
_NEAR_KM, _SAME_COUNTRY_KM = 200.0, 450.0
#: A region wider than this lies on no map: a circle would cover it all.
_COARSE_KM = 160.0
_WIDE = frozenset({"adm1", "adm2", "region"})
#: Maps drawn; a place with fewer events than this share and number is listed only.
PANELS = 9
_SHARE, _FEWEST = 0.04, 3
#: The middle of a theatre is looked for among so many of its places, those told most.
_CENTRES = 50


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and the events told there, by their numbers."""

    key: str
    place: EventPlace
    events: tuple[int, ...]
    weight: int

    @property
    def point(self) -> LonLat:
        """Longitude and latitude; only of places that have them."""
        return self.place.lon or 0.0, self.place.lat or 0.0

    @property
    def located(self) -> bool:
        """Whether coordinates are known."""
        return self.place.lat is not None and self.place.lon is not None

    @property
    def wide(self) -> bool:
        """Whether it is an area, not a place: a district, a province, a region."""
        return self.place.precision in _WIDE

    @property
    def coarse(self) -> bool:
        """Whether it is known no nearer than a country or a wide region."""
        km = (self.place.radius_m or 0) / 1000
        if self.place.precision == "country":
            return True
        if self.place.precision == "region":
            return km == 0 or km > _COARSE_KM
        return km > 2.5 * _COARSE_KM


def spots_of(events: Sequence[Event]) -> list[Spot]:
    """The places of *events*, the one told most first; events without a place have no spot."""
    places: dict[str, EventPlace] = {}
    found: dict[str, list[int]] = {}
    for at, event in enumerate(events):
        if event.place is not None:
            key = place_key(event)
            places.setdefault(key, event.place)
            found.setdefault(key, []).append(at)
    spots = (
        Spot(key, place, tuple(found[key]), sum(len(events[at].claims) for at in found[key]))
        for key, place in places.items()
    )
    return sorted(spots, key=lambda spot: (-spot.weight, spot.key))


def theatres(spots: Sequence[Spot]) -> tuple[list[list[Spot]], list[Spot]]:
    """Groups of near places, the one told most first, and the spots left to a list."""
    groups, left = [], []
    total = sum(len(spot.events) for spot in spots)
    for group in _linked(spots):
        core, far = _core(group)
        groups.append(core)
        left += far
    groups.sort(key=_weight, reverse=True)
    kept = []
    for number, group in enumerate(groups):
        events = sum(len(spot.events) for spot in group)
        worth = number == 0 or (number < PANELS and events >= max(_FEWEST, _SHARE * total / 2))
        if worth:
            kept.append(group)
        else:
            left += group
    return kept, sorted(left, key=lambda spot: (-spot.weight, spot.key))


def _weight(group: Sequence[Spot]) -> int:
    return sum(spot.weight for spot in group)


def _linked(spots: Sequence[Spot]) -> list[list[Spot]]:
    """Single linkage: whoever is near one of a group belongs to it; the one told most leads."""
    rest = list(spots)
    groups = []
    while rest:
        group = [rest.pop(0)]
        for spot in group:
            near = [other for other in rest if _near(spot, other)]
            group += near
            rest = [other for other in rest if other not in near]
        groups.append(sorted(group, key=lambda spot: (-spot.weight, spot.key)))
    return groups


def _near(one: Spot, other: Spot) -> bool:
    reach = _NEAR_KM if one.place.country != other.place.country else _SAME_COUNTRY_KM
    # A degree of latitude is 111 km: most pairs are settled without the sphere.
    if abs(one.point[1] - other.point[1]) > reach / 110:
        return False
    return distance_km(one.point, other.point) <= reach


def _core(group: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """The group without the few that lie so far out that they would shrink all others."""
    whole = _weight(group)
    if len(group) < 4:
        return list(group), []
    centre = min(
        group[:_CENTRES],
        key=lambda one: sum(distance_km(one.point, o.point) * o.weight for o in group),
    )
    by_distance = sorted(group, key=lambda spot: distance_km(centre.point, spot.point))
    inside, reach = 0, 0.0
    for spot in by_distance:
        inside += spot.weight
        reach = distance_km(centre.point, spot.point)
        if inside >= 0.88 * whole:
            break
    limit = reach * 1.7 + 60
    far = [s for s in group if distance_km(centre.point, s.point) > limit]
    return [s for s in group if s not in far], far


def countries(spots: Iterable[Spot]) -> list[str]:
    """The countries of *spots* (alpha-3), the one told most first."""
    told: dict[str, int] = {}
    for spot in spots:
        if spot.place.country:
            told[spot.place.country] = told.get(spot.place.country, 0) + spot.weight
    return sorted(told, key=lambda name: (-told[name], name))
