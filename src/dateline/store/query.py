"""Which claims are wanted, and the names under which a claim is found."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.model import Claim, Party, Place, Source


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the earth in WGS 84 degrees; a box with west > east crosses the date line."""

    south: float
    west: float
    north: float
    east: float

    def __post_init__(self) -> None:
        if not -90 <= self.south <= self.north <= 90:
            raise ValueError(f"latitudes {self.south}..{self.north} are no range of -90..90")
        if not (-180 <= self.west <= 180 and -180 <= self.east <= 180):
            raise ValueError(f"longitudes {self.west}, {self.east} do not lie in -180..180")

    def holds(self, lat: float, lon: float) -> bool:
        """True when the point lies inside or on the border."""
        if not self.south <= lat <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= lon <= self.east
        return lon >= self.west or lon <= self.east


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """What to look for; every field that is given must hold.

    Names are matched by whole words without case or accents: "army" finds "the Iraqi army".
    ``place`` also looks at the first-level division, ``party`` at actors and recipients, both at
    ids. ``since`` and ``until`` find claims whose days meet that range; a claim without any day
    is then left out. ``country`` (ISO 3166 alpha-3) is that of a place.
    """

    place: str | None = None
    country: str | None = None
    box: Box | None = None
    party: str | None = None
    actor: str | None = None
    recipient: str | None = None
    source: str | None = None
    type: str | None = None
    mode: str | None = None
    factuality: str | None = None
    stance: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    report: str | None = None
    limit: int | None = None

    @property
    def names(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """(slots, folded words) of each name asked for: one of the slots must hold the words."""
        asked = (
            (("place", "admin1"), self.place),
            (("country",), self.country),
            (("actor", "recipient"), self.party),
            (("actor",), self.actor),
            (("recipient",), self.recipient),
            (("source",), self.source),
        )
        return tuple((slots, fold(name)) for slots, name in asked if name)


@lru_cache(maxsize=32768)
def fold(name: str) -> str:
    """*name* in lower case without accents or punctuation, its words set between spaces.

    >>> fold("Deir ez-Zôr")
    ' deir ez zor '
    """
    plain = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in plain).casefold().split()
    return f" {' '.join(words)} "


def claim_names(claim: Claim) -> Iterator[tuple[str, str]]:
    """(slot, folded name) of everything a claim can be found by; no pair comes twice."""
    yield from dict.fromkeys(
        (slot, fold(name)) for slot, name in _names(claim) if name and not name.isspace()
    )


def _names(claim: Claim) -> Iterator[tuple[str, str | None]]:
    for place in claim.places:
        yield from _place_names(place)
    for slot, parties in (("actor", claim.actors), ("recipient", claim.recipients)):
        for party in parties:
            yield from ((slot, name) for name in _party_names(party))
    for source in claim.sources:
        yield from (("source", name) for name in _source_names(source))


def _place_names(place: Place) -> Iterator[tuple[str, str | None]]:
    yield "place", place.name
    yield "place", place.mention.text
    yield "place", place.id
    yield "admin1", place.admin1
    yield "country", place.country


def _party_names(party: Party) -> tuple[str | None, ...]:
    antecedent = party.antecedent.text if party.antecedent else None
    return (party.name, party.mention.text, party.id, antecedent)


def _source_names(source: Source) -> tuple[str | None, ...]:
    return (source.name, source.mention.text if source.mention else None, source.id)


def wanted(claim: Claim, report_id: str, query: ClaimQuery) -> bool:
    """True when *claim* of the report is what *query* asks for (its limit aside)."""
    exact = (
        (query.type, claim.type),
        (query.factuality, claim.factuality),
        (query.stance, claim.stance),
        (query.report, report_id),
    )
    if any(asked is not None and asked != has for asked, has in exact):
        return False
    if query.mode is not None and query.mode not in claim.modes:
        return False
    if query.names:
        names = list(claim_names(claim))
        for slots, words in query.names:
            if not any(slot in slots and words in name for slot, name in names):
                return False
    return _in_box(claim, query.box) and _in_days(claim, query.since, query.until)


def _in_box(claim: Claim, box: Box | None) -> bool:
    return box is None or any(
        p.lat is not None and p.lon is not None and box.holds(p.lat, p.lon) for p in claim.places
    )


def _in_days(claim: Claim, since: dt.date | None, until: dt.date | None) -> bool:
    if since is None and until is None:
        return True
    start, end = days(claim)
    if start is None and end is None:
        return False
    late_enough = since is None or end is None or end >= since
    early_enough = until is None or start is None or start <= until
    return late_enough and early_enough


def days(claim: Claim) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a claim; None is open or unknown."""
    return (claim.time.interval.start, claim.time.interval.end) if claim.time else (None, None)
