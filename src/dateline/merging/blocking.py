"""Which tellings are compared: those that share a key of family, time and place, number or party.

Keys are cut so that two tellings which could be one happening share one, and so that most others do
not. A telling is *stored* under some keys and *asked for* under others: a province asks for the
towns in it and they for the province, while two towns of one province do not meet through it. What
is vague in both place and time ("the war has killed thousands") has no key and stays single.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b

from dateline.merging.comparing.counts import told
from dateline.merging.comparing.place import NEAR_KM
from dateline.merging.records import Record
from dateline.merging.spots import Spot

#: Days in a bucket of time; a telling stands in every bucket its days, widened by one, meet.
BUCKET = 4
#: Days from which an interval is background, compared by place and year alone.
LONG = 45
#: Buckets in a period.
_PERIOD = 8
#: Side of a cell in degrees of latitude.
CELL = 0.5
#: Numbers below this are told of too many happenings to bring two together.
TELLING_NUMBER = 5
#: Days before publication within which an undated happening is looked for.
_RECENT = 3
_KM_A_DEGREE = 111.195


def stored_keys(record: Record) -> tuple[int, ...]:
    """The keys under which *record* is found: signed 64-bit hashes, sorted."""
    return _hashed(record, stored=True)


def asked_keys(record: Record) -> tuple[int, ...]:
    """The keys under which *record* looks for others: signed 64-bit hashes, sorted."""
    return _hashed(record, stored=False)


def periods(record: Record) -> frozenset[str]:
    """The periods (months, or years of background) that *record* has keys in.

    Two records that share a key share a period: periods may be compared apart from each other.
    """
    return frozenset(
        when if when.startswith("y") else str(int(when) // _PERIOD) for when in _times(record)
    )


def control_keys(provinces: Iterable[str]) -> tuple[int, ...]:
    """The keys under which tellings of the control of *provinces* are found."""
    return tuple(sorted(_hash(f"control|{province}") for province in provinces))


def _hashed(record: Record, *, stored: bool) -> tuple[int, ...]:
    keys = {
        f"{record.family}|{when}|{what}"
        for when in _times(record)
        for what in _matters(record, when, stored=stored)
    }
    return tuple(sorted(_hash(key) for key in keys))


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def _times(record: Record) -> Iterator[str]:
    first, last = record.first, record.last
    if first is None or last is None:
        if record.published is None:
            return
        first, last = record.published - _RECENT, record.published
    if last - first > LONG:
        yield f"y{last // 366}"
        return
    for bucket in range((first - 1) // BUCKET, (last + 1) // BUCKET + 1):
        yield str(bucket)


def _matters(record: Record, when: str, *, stored: bool) -> Iterator[str]:
    long = when.startswith("y")
    for spot in record.spots:
        if long:
            if not spot.wide and not spot.area:
                yield f"is {spot.id or spot.name}"
        else:
            yield from _around(spot, stored=stored)
    if long:
        return
    for number in record.numbers:
        value = told(number)
        if number.kind == "killed" and value is not None and value >= TELLING_NUMBER:
            yield f"killed {value}"
    if not record.spots:
        for party in record.actors:
            if party.id and not party.generic:
                yield f"by {party.id}"


def _around(spot: Spot, *, stored: bool) -> Iterator[str]:
    """Keys of a place: cells it may lie in, its division, and its name where it has no point."""
    if spot.wide:
        return
    division = f"{spot.country}/{spot.admin1}"
    if spot.area:
        yield f"area {division}"
        if not stored:
            yield f"in {division}"
        return
    if spot.admin1:
        yield f"in {division}" if stored else f"area {division}"
    if spot.lat is None or spot.lon is None:
        yield f"is {spot.name}"
        return
    yield from (f"cell {y},{x}" for y, x in cells(spot.lat, spot.lon, spot.radius_km + NEAR_KM))


def cells(lat: float, lon: float, radius_km: float) -> Iterator[tuple[int, int]]:
    """The cells (row, column) that a circle around a point meets; columns narrow to the poles."""
    tall = min(radius_km / _KM_A_DEGREE, 1.0)
    wide = min(tall / max(math.cos(math.radians(lat)), 0.1), 2.0)
    for y in range(math.floor((lat - tall) / CELL), math.floor((lat + tall) / CELL) + 1):
        for x in range(math.floor((lon - wide) / CELL), math.floor((lon + wide) / CELL) + 1):
            yield y, x % int(360 / CELL)


def meetings(records: Sequence[Record], asking: Collection[int]) -> Iterator[tuple[int, list[int]]]:
    """For each of *asking* (indices, in order), the others that it meets under some key, in order.

    Who asks for another is asked for by it as well, so that a pair of two that ask comes twice.
    """
    stored: dict[int, list[int]] = {}
    for at, record in enumerate(records):
        for key in stored_keys(record):
            stored.setdefault(key, []).append(at)
    for at in sorted(asking):
        met = {other for key in asked_keys(records[at]) for other in stored.get(key, ())}
        yield at, sorted(met - {at})
