"""Claims about control, made by hand in one line each."""

from __future__ import annotations

import datetime as dt

from dateline.merging.told import Told
from dateline.model import Claim, ClaimTime, Interval, Party, Place, Source, Span

YEAR = 2021
_PARTIES = {
    "army": Party(Span.of("army", 0, 4), "army", None, None, "MIL", "armed_force"),
    "IRQ/army": Party(Span.of("x", 0, 1), "Iraqi Army", "IRQ/army", "IRQ", "MIL", "armed_force"),
    "IRQ/security-forces": Party(
        Span.of("x", 0, 1), "Iraqi Security Forces", "IRQ/security-forces", "IRQ", "MIL"
    ),
    "rebels": Party(Span.of("rebels", 0, 6), "rebels", None, None, "REB", "group"),
    "militants": Party(Span.of("militants", 0, 9), "militants", None, None, "REB", "group"),
    "forces": Party(Span.of("forces", 0, 6), "forces", None, None, "UAF", "armed_force"),
    "residents": Party(Span.of("residents", 0, 9), "residents", None, None, "CVL", "group"),
    "police": Party(Span.of("police", 0, 6), "police", None, None, "COP", "armed_force"),
    "IS": Party(Span.of("x", 0, 1), "Islamic State", "group/islamic-state", None, "IMG"),
    "M23": Party(Span.of("x", 0, 1), "March 23 Movement", "group/m23", "COD", "REB"),
    "SDF": Party(Span.of("x", 0, 1), "Syrian Democratic Forces", "group/sdf", "SYR", "REB"),
    "YPG": Party(Span.of("x", 0, 1), "People's Protection Units", "group/ypg", "SYR", "REB"),
}
_SOURCES = {
    "": (),
    "residents": (Source(None, "residents", None, "witness"),),
    "monitor": (Source(None, "monitor", None, "monitor"),),
    "M23": (Source(None, "M23", "group/m23", "belligerent"),),
    "IRQ": (Source(None, "Iraqi officials", None, "official", "IRQ"),),
    "IS": (Source(None, "Islamic State", "group/islamic-state", "belligerent"),),
    "official": (Source(None, "an official", None, "official"),),
}


def party(name: str) -> Party:
    """A party by its short name here; an unknown one is a proper name without an id."""
    known = _PARTIES.get(name)
    return known or Party(Span.of(name, 0, len(name)), name, None, None, "REB", "group")


def place(name: str = "Kobalt", **values: object) -> Place:
    """A town of Iraq unless *values* say otherwise."""
    facts: dict[str, object] = {
        "id": f"test:{name.lower()}",
        "country": "IRQ",
        "admin1": "Nordland",
        "lat": 34.0,
        "lon": 43.0,
        "precision": "place",
        "radius_m": 5000,
        "feature": "town",
    }
    facts["mention"] = Span.of(name, 0, len(name))
    return Place(name=name, **(facts | values))


def days(first: str, last: str = "") -> ClaimTime:
    """The days "03-01".."03-02" of the year of these tests."""
    start, end = (dt.date.fromisoformat(f"{YEAR}-{d}") for d in (first, last or first))
    return ClaimTime(Interval(start, end, "day" if start == end else "days"), "stated")


def tell(
    mode: str,
    actors: str,
    when: str,
    *,
    to: str = "",
    by: str = "",
    at: Place | tuple[Place, ...] | None = None,
    **values: object,
) -> Told:
    """A told claim: ``tell("capture", "M23", "03-01 03-02", by="residents")``.

    *mode* "" is standing control, "withdraw" and "rout" are RETREAT; parties are named by commas.
    """
    places = at if isinstance(at, tuple) else (at or place(),)
    retreat = mode in ("withdraw", "rout")
    facts: dict[str, object] = {
        "type": "RETREAT" if retreat else "CONTROL",
        "modes": (mode,) if mode else (),
        "actors": tuple(party(a) for a in actors.split(",") if a),
        "recipients": tuple(party(a) for a in to.split(",") if a),
        "places": places,
        "time": days(*when.split()) if when else None,
        "sources": _SOURCES[by],
        "tense": "past" if mode else "ongoing",
    }
    report = str(values.pop("report", f"{by or 'own'}-{when}-{mode}-{actors}"))
    publisher = str(values.pop("publisher", "Border Post"))
    text = values.pop("text", None)
    facts["trigger"] = Span.of(mode or "hold", 0, len(mode or "hold"))
    facts |= values
    mark = f"{report}|{mode}|{actors}|{to}|{when}|{by}|{places}|{sorted(values.items())}"
    ident = f"c{abs(hash_of(mark)):x}"
    claim = Claim(id=ident, **facts)
    passage = Span.of(str(text), 0, len(str(text))) if text else None
    return Told(claim, report, publisher, dt.date(YEAR, 12, 31), passage, report)


def hash_of(text: str) -> int:
    """A number that is the same in every run."""
    value = 7
    for letter in text:
        value = (value * 31 + ord(letter)) % (1 << 61)
    return value
