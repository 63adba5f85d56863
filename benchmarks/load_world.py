"""Where the synthetic load takes place and who is in it: real towns, parties of the registry.

Towns come from the gazetteer, so that one lies within another's radius or province as in reports;
parties have the ids and parents that the registry gives them. What they do here is made up.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.load_tables import Mix, Tables, TheatreRow
from dateline.knowledge.gazetteer import open_gazetteer
from dateline.knowledge.registry import Registry, load_registry
from dateline.model import Actor

#: Towns of a theatre: the largest, the hot ones among them, and the neighbours of a hot one.
TOWNS, HOT, NEIGHBOURS = 45, 5, 7
#: How much of what happens does so in the hot towns and around them; the rest falls off slowly.
_HOT_SHARES = (0.22, 0.13, 0.08, 0.05, 0.04)
_NEIGHBOUR_SHARE = 0.012
_CLOSE_KM = 30.0
_SQL = (
    "SELECT id, name, feature, country, admin1, lat, lon, radius_m FROM place "
    "WHERE country = ? AND feature IN ({}) ORDER BY population DESC, number LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer with the precision a claim in it gets; radius in metres."""

    precision: str
    id: str
    name: str
    feature: str
    country: str
    admin1: str | None
    lat: float
    lon: float
    radius_m: int


@dataclass(frozen=True, slots=True)
class Who:
    """A party as a claim names it. ``side`` counts the sides of a theatre, -1 is none of them."""

    words: str
    name: str
    id: str | None
    country: str | None
    sector: str | None
    kind: str
    side: int = -1


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who tells of incidents; ``side`` as in `Who`."""

    words: str
    name: str
    id: str | None
    role: str
    country: str | None
    side: int = -1


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a theatre: its forces by name, those that fly, and words for it without a name."""

    forces: tuple[Who, ...]
    flying: tuple[Who, ...]
    generic: tuple[Who, ...]
    voice: Voice


@dataclass(frozen=True, slots=True)
class Theatre:
    """A country at war: towns with shares, wider areas, sides, voices, people, publishers."""

    country: str
    where: Mix[Spot]
    towns: tuple[Spot, ...]
    near: dict[str, tuple[Spot, ...]]
    areas: dict[str, tuple[Spot, ...]]
    provinces: dict[str, Spot]
    sides: tuple[Side, ...]
    voices: Mix[Voice]
    outlets: tuple[Voice, ...]
    people: tuple[Who, ...]
    officials: tuple[Who, ...]
    papers: tuple[str, ...]


def theatres(number: int, given: Tables) -> tuple[Theatre, ...]:
    """The first *number* theatres of the tables (all of them where it asks for more)."""
    registry = load_registry()
    uri = f"{open_gazetteer().path.resolve().as_uri()}?mode=ro&immutable=1"
    file = sqlite3.connect(uri, uri=True)
    try:
        return tuple(_theatre(row, file, registry, given) for row in given.theatres[:number])
    finally:
        file.close()


def _theatre(
    row: TheatreRow, file: sqlite3.Connection, registry: Registry, given: Tables
) -> Theatre:
    spots = _spots(file, row.country, ("city", "capital", "town", "village"), 700)
    hot = spots[:HOT]
    near = {s.id: tuple(sorted(spots, key=lambda o: (_km(s, o), o.id))[1:9]) for s in hot}
    around = dict.fromkeys(n for s in hot for n in near[s.id][:NEIGHBOURS] if _km(s, n) < _CLOSE_KM)
    others = [s for s in spots if s not in hot and s not in around][: TOWNS - HOT]
    shares = dict(zip(hot, _HOT_SHARES, strict=True))
    shares |= dict.fromkeys(around, _NEIGHBOUR_SHARE)
    shares |= {spot: 0.2 / (at + 8) for at, spot in enumerate(others)}
    for spot in (*around, *others):
        near[spot.id] = tuple(_nearest(spot, hot)[:2])
    provinces = {s.admin1: s for s in _spots(file, row.country, ("adm1",), 60) if s.admin1}
    country = _spots(file, row.country, ("country",), 1)
    sides = (
        _state(row.country, registry, given, 0),
        *(_group(registry.by_id[g], given, n) for n, g in enumerate(row.groups, 1)),
        *([_state(row.foreign, registry, given, len(row.groups) + 1)] if row.foreign else []),
    )
    name = registry.by_id[row.country].name
    return Theatre(
        country=row.country,
        where=Mix(shares.items()),
        towns=tuple(shares),
        near=near,
        areas={
            "country": country,
            "region": _spots(file, row.country, ("region",), 5) or country,
        },
        provinces=provinces,
        sides=sides,
        voices=_voices(row.country, name, sides, registry, given),
        outlets=tuple(
            Voice(a.name, a.name, a.id, "outlet", a.country)
            for a in map(registry.by_id.__getitem__, given.words["outlets"])
        ),
        people=tuple(Who(w, w, None, None, "CVL", "group") for w in given.words["people"]),
        officials=_officials(row.country, registry, given),
        papers=tuple(f"{name} {paper}" for paper in given.words["papers"]),
    )


def _spots(
    file: sqlite3.Connection, country: str, features: tuple[str, ...], most: int
) -> tuple[Spot, ...]:
    sql = _SQL.format(",".join("?" * len(features)))
    precision = {"adm1": "adm1", "country": "country", "region": "region"}
    found = file.execute(sql, (country, *features, most)).fetchall()
    return tuple(
        Spot(precision.get(row[2], "place"), *row)
        for row in found
        if row[1][:1].isalpha() and row[5] is not None
    )


def _nearest(spot: Spot, others: Iterable[Spot]) -> list[Spot]:
    """*others* from the nearest on."""
    return sorted(others, key=lambda other: (_km(spot, other), other.id))


def _km(a: Spot, b: Spot) -> float:
    """Rough distance in kilometres, good enough for neighbours."""
    x = (a.lon - b.lon) * math.cos(math.radians(a.lat))
    return 111.2 * math.hypot(x, a.lat - b.lat)


def _who(actor: Actor, side: int) -> Who:
    words = actor.name if actor.id.startswith("group/") else f"the {actor.name}"
    return Who(words, actor.name, actor.id, actor.country, actor.sector, actor.kind, side)


def _state(country: str, registry: Registry, given: Tables, side: int) -> Side:
    organs = [a for o in given.words["organs"] if (a := registry.organ(country, o))]
    forces = tuple(_who(a, side) for a in organs)
    air = tuple(w for w in forces if w.id and w.id.endswith("/air-force"))
    voice = Voice(f"the {organs[0].name}", organs[0].name, organs[0].id, "belligerent", country)
    return Side(forces, air, _generic("state", forces[0], given), _sided(voice, side))


def _group(actor: Actor, given: Tables, side: int) -> Side:
    force = _who(actor, side)
    voice = Voice(actor.name, actor.name, actor.id, "belligerent", actor.country, side)
    return Side((force,), (force,), _generic("group", force, given), voice)


def _sided(voice: Voice, side: int) -> Voice:
    return Voice(voice.words, voice.name, voice.id, voice.role, voice.country, side)


def _generic(sort: str, main: Who, given: Tables) -> tuple[Who, ...]:
    """Words for a side that name no party, as they are: not resolved, or resolved to the side."""
    sector = main.sector
    loose = [
        Who(w, w, None, main.country, sector, "armed_force", main.side) for w in given.generic[sort]
    ]
    known = [
        Who(w, main.name, main.id, main.country, sector, main.kind, main.side)
        for w in given.generic[sort]
    ]
    part = round(given.rates["party.known"] * 10)
    return tuple(loose * (10 - part) + known * part)


def _voices(
    country: str, name: str, sides: tuple[Side, ...], registry: Registry, given: Tables
) -> Mix[Voice]:
    state = registry.by_id.get(f"{country}/government")
    official = state.name if state else f"{name} government"
    pairs = [
        (
            Voice(f"the {official}", official, state.id if state else None, "official", country, 0),
            0.12,
        )
    ]
    pairs += [(Voice(t, t, None, "official", country, 0), 0.012) for t in given.words["titles"]]
    pairs += [(side.voice, 0.15 / len(sides)) for side in sides]
    monitors = [f"{name} {m}" for m in given.words["monitors"]]
    pairs += [
        (Voice(f"the {m}", m, None, "monitor", country), 0.13 / (at + 1) ** 2)
        for at, m in enumerate(monitors)
    ]
    for key, role, share in (
        ("local", "local_org", 0.25),
        ("unnamed", "unnamed", 0.12),
        ("witnesses", "witness", 0.09),
    ):
        pairs += [
            (Voice(w, w, None, role, None), share / len(given.words[key])) for w in given.words[key]
        ]
    return Mix(pairs)


def _officials(country: str, registry: Registry, given: Tables) -> tuple[Who, ...]:
    titled = [Who(t, t, None, country, "GOV", "person", 0) for t in given.words["titles"]]
    organs = ("government", "foreign-ministry", "defence-ministry")
    return (*titled, *(_who(a, 0) for o in organs if (a := registry.organ(country, o))))
