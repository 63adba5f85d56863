"""Records as comparing sees them, made by hand: what is not given is unknown."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from dateline.merging.records import Named, Number, Record
from dateline.merging.rules import load_linkage
from dateline.merging.spots import Spot

LINKAGE = load_linkage()
WORDS = LINKAGE.words
#: name -> latitude, longitude, radius in km, area, province
SPOTS: dict[str, tuple[float | None, float | None, float, str, str]] = {
    "alpha": (36.00, 37.00, 3.0, "", "North"),
    "quarter": (36.005, 37.005, 0.5, "", "North"),
    "suburb": (36.06, 37.06, 3.0, "", "North"),
    "village": (36.30, 37.40, 3.0, "", "North"),
    "beta": (36.80, 38.20, 3.0, "", "North"),
    "gamma": (33.00, 44.00, 3.0, "", "South"),
    "north": (36.10, 37.10, 60.0, "adm1", "North"),
    "south": (33.10, 44.10, 60.0, "adm1", "South"),
    "desert": (35.00, 40.00, 300.0, "region", ""),
    "land": (35.00, 38.00, 400.0, "country", ""),
    "hilltop": (None, None, 3.0, "", "North"),
}


def day(number: int) -> int:
    """A day of May 2021 as an ordinal."""
    return dt.date(2021, 5, 1).toordinal() + number - 1


def spot(key: str, *, stated: bool = True, **values: Any) -> Spot:
    """A place of these tests; "hilltop" is in no gazetteer."""
    lat, lon, radius, area, admin1 = SPOTS[key]
    facts: dict[str, Any] = {
        "id": "" if lat is None else f"test:{key}",
        "name": key,
        "country": "SYR",
        "admin1": admin1,
        "lat": lat,
        "lon": lon,
        "radius_km": radius,
        "area": area,
        "stated": stated,
    }
    return Spot(**facts | values)


def named(name: str, id: str = "", country: str = "", sector: str = "") -> Named:
    """A party; bare class nouns of the table are generic."""
    return Named(id, name, country, sector, WORDS.generic(id or None, name))


def number(told: str, kind: str = "killed") -> Number:
    """ "10", "8+" for at least 8, "20-" for up to 20, "?" for an unknown number."""
    if told == "?":
        return Number(kind, None, None, None)
    n = int(told.strip("+-"))
    if told.endswith("+"):
        return Number(kind, n, None, None)
    return Number(kind, None, None, n) if told.endswith("-") else Number(kind, n, n, n)


def rec(id: str = "c1", **values: Any) -> Record:
    """A record: ``at`` names places, ``on`` the first and last day of May, or one day."""
    at = values.pop("at", "")
    on = values.pop("on", None)
    first, last = (on, on) if isinstance(on, int) else (on or (None, None))
    facts: dict[str, Any] = {
        "id": id,
        "report": f"r{id}",
        "family": "family.force",
        "types": frozenset({"ASSAULT"}),
        "modes": frozenset(),
        "spots": tuple(spot(n) for n in at.split()),
        "first": None if first is None else day(first),
        "last": None if last is None else day(last),
        "day_stated": on is not None,
        "actors": (),
        "recipients": (),
        "numbers": (),
        "stems": frozenset(),
        "words": frozenset(),
        "proper": frozenset(),
        "article": "",
        "victims": frozenset(),
        "published": day(2),
        "start": 0,
        "passage": (0, 40),
        "mass": 0.0,
    } | values
    sets = ("types", "modes", "stems", "words", "proper", "victims")
    for name in sets:
        facts[name] = frozenset(facts[name])
    if "words" in values:
        facts["mass"] = sum(WORDS.rarity_of(w) for w in facts["words"])
    return Record(**facts)


def _point(lat: float, lon: float, radius: float, known: bool) -> Spot:
    name = f"{lat:.3f} {lon:.3f}"
    facts = {"name": name, "id": f"p{name}" if known else "", "lat": lat, "lon": lon}
    return spot("alpha", admin1="West" if lon < 38 else "East", radius_km=radius, **facts)


RADII = st.sampled_from([0.5, 2.0, 5.0, 15.0])
#: Points of a small country, each in the division it lies in.
POINTS = st.builds(_point, st.floats(34, 37), st.floats(36.5, 39.5), RADII, st.booleans())


@st.composite
def two_points(draw: st.DrawFn) -> tuple[Spot, Spot]:
    """Two points, the second at most some 40 km from the first."""
    one = draw(POINTS)
    assert one.lat is not None
    assert one.lon is not None
    by = st.floats(-0.3, 0.3)
    return one, _point(one.lat + draw(by), one.lon + draw(by), draw(RADII), draw(st.booleans()))
