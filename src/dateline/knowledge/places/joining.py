"""Joins the curated supplement with the packages' records of the same places."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace

from dateline.knowledge.places.keys import name_key
from dateline.knowledge.places.sources import METRES_A_DEGREE, Raw
from dateline.knowledge.places.tables import FEATURES

#: Two populated places of one name and country are one when no farther apart than this.
SAME_TOWN_M = 15_000.0


def joined(ours: list[Raw], others: list[Raw]) -> tuple[list[Raw], list[Raw]]:
    """(our records, those of *others* that are none of ours).

    A record of ours takes the GeoNames id, the population and the spellings of its twin, and keeps
    its own usual name, coordinates and radius.
    """
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, raw in enumerate(ours):
        for name in raw.names:
            by_key[raw.country, name_key(name)].append(at)
    best: dict[int, Raw] = {}
    twin_of: dict[int, int] = {}
    for index, raw in enumerate(others):
        for name in raw.names:
            for at in by_key.get((raw.country, name_key(name)), ()):
                if index not in twin_of and _same(ours[at], raw):
                    twin_of[index] = at
                    if at not in best or raw.population > best[at].population:
                        best[at] = raw
    merged = [_merge(raw, best[at]) if at in best else raw for at, raw in enumerate(ours)]
    return merged, [
        r for i, r in enumerate(others) if i not in twin_of or best[twin_of[i]] is not r
    ]


def _same(ours: Raw, other: Raw) -> bool:
    kind = FEATURES[ours.feature]
    if kind in {"adm1", "adm2"}:
        return other.feature == kind
    return (
        kind == "place"
        and other.feature in {"city", "capital"}
        and distance_m(ours, other) <= SAME_TOWN_M
    )


def _merge(ours: Raw, other: Raw) -> Raw:
    names = list(dict.fromkeys([*ours.names, *other.names]))
    return replace(
        ours,
        id=other.id,
        names=names,
        feature="capital" if other.feature == "capital" else ours.feature,
        admin1=ours.admin1 or other.admin1,
        population=other.population,
        radius_m=max(ours.radius_m, other.radius_m),
        timezone=ours.timezone or other.timezone,
    )


def distance_m(a: Raw, b: Raw) -> float:
    """Metres between two records on a locally flat earth: enough to tell towns apart."""
    wide = math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(a.lat - b.lat, (a.lon - b.lon) * wide) * METRES_A_DEGREE
