"""Places and times of one happening that contradict each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.knowledge.actors.names import name_key
from dateline.knowledge.event_view_rules import SceneRules
from dateline.merging.best import is_stated, length
from dateline.merging.control_areas import contains
from dateline.merging.spots import distance_km
from dateline.merging.told import Told
from dateline.merging.voices import Voice
from dateline.model import Interval, Place

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A place or time that the sentence of a claim states."""

    told: Told
    value: Place | Interval


def place_positions(
    told: Sequence[Told], voices: Mapping[str, Voice], rules: SceneRules
) -> dict[str, set[str]]:
    """Places that sources state which cannot be one, each with its claims.

    What two parties are said to have done at two places is two acts, and no dispute on the place.
    """
    stated = [
        _Stated(t, p)
        for t in sorted(told, key=lambda t: t.id)
        for p in t.claim.places
        if p.precision == "place" and p.relation == "in" and p.lat is not None and is_stated(p, t)
    ]

    def apart(one: _Stated, other: _Stated) -> bool:
        a, b = one.value, other.value
        if not (isinstance(a, Place) and isinstance(b, Place)):
            return False
        mixed = _names(one.told, b) or _names(other.told, a)
        return not mixed and _one_actor(one.told, other.told) and _apart(a, b, rules.place_km)

    groups = _opposed(stated, voices, apart)
    return _by_words((s, s.value.name) for s in groups if isinstance(s.value, Place))


def time_positions(
    told: Sequence[Told], voices: Mapping[str, Voice], rules: SceneRules
) -> dict[str, set[str]]:
    """Times that sources state which cannot be one, each with its claims."""
    stated = [
        _Stated(t, t.claim.time.interval)
        for t in sorted(told, key=lambda t: t.id)
        if t.claim.time
        and t.claim.time.basis == "stated"
        and length(t.claim.time.interval) <= rules.longest
    ]

    def apart(one: _Stated, other: _Stated) -> bool:
        a, b = one.value, other.value
        if not (isinstance(a, Interval) and isinstance(b, Interval)):
            return False
        return days_between(a, b) >= rules.days

    groups = _opposed(stated, voices, apart)
    return _by_words((s, in_days(s.value)) for s in groups if isinstance(s.value, Interval))


def _opposed(
    stated: Sequence[_Stated],
    voices: Mapping[str, Voice],
    apart: Callable[[_Stated, _Stated], bool],
) -> list[_Stated]:
    """What stands against something else, told by two reports on either side.

    Of two named sources one each is enough. A report that states both sides decides nothing: one
    of its sentences was joined or read wrongly.
    """
    by_report: dict[str, list[_Stated]] = defaultdict(list)
    for one in stated:
        by_report[one.told.report].append(one)
    against: dict[str, set[str]] = defaultdict(set)
    sure: set[str] = set()
    for left, right in combinations(sorted(by_report), 2):
        ours, theirs = by_report[left], by_report[right]
        if all(apart(a, b) for a in ours for b in theirs):
            against[left].add(right)
            against[right].add(left)
            if _both_named(ours, theirs, voices):
                sure |= {left, right}
    backed = {r for r in against if _is_backed(r, against)}
    return [one for r in sorted(backed | sure) for one in by_report[r]]


def _both_named(
    ours: Sequence[_Stated], theirs: Sequence[_Stated], voices: Mapping[str, Voice]
) -> bool:
    pairs = [[voices[s.told.id] for s in side] for side in (ours, theirs)]
    keys = [{v.key for v in side} for side in pairs]
    return all(v.named for side in pairs for v in side) and not keys[0] & keys[1]


def _is_backed(report: str, against: Mapping[str, set[str]]) -> bool:
    """Whether two reports stand against this one, and another stands with it."""
    mine = against[report]
    return len(mine) > 1 and any(
        len(mine & theirs) > 1 and other not in mine
        for other, theirs in against.items()
        if other != report
    )


def _by_words(stated: Iterable[tuple[_Stated, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, words in stated:
        found.setdefault(words, set()).add(one.told.id)
    return found


def _one_actor(one: Told, other: Told) -> bool:
    """Whether two claims tell of the acts of one party, or one of them names none."""
    ours, theirs = ({p.id or name_key(p.name) for p in t.claim.actors} for t in (one, other))
    return not ours or not theirs or bool(ours & theirs)


def _names(item: Told, place: Place) -> bool:
    """Whether the sentence of a claim names a place, as its place or not."""
    return item.passage is not None and place.name.lower() in item.passage.text.lower()


def _apart(one: Place, other: Place, km: float) -> bool:
    if contains(one, other) or contains(other, one):
        return False
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    around = (max(one.radius_m or 0, other.radius_m or 0)) / 1000
    return distance_km(one.lat, one.lon, other.lat, other.lon) > km + around


def days_between(one: Interval, other: Interval) -> int:
    """The days from the end of one interval to the start of the next, 0 when they meet."""
    if not (one.start and one.end and other.start and other.end):
        return 0
    return max(0, (other.start - one.end).days, (one.start - other.end).days)


def in_days(interval: Interval) -> str:
    """An interval as people write it: "19 Jul 2016", "9 to 10 Jul 2016"."""
    first, last = interval.start, interval.end
    if first is None or last is None:
        known = first or last
        return "unknown" if known is None else f"{known.day} {month(known)}"
    if first == last:
        return f"{first.day} {month(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {month(last)}"
    return f"{first.day} {month(first)} to {last.day} {month(last)}"


def month(day: dt.date) -> str:
    """The month and year of a day: "Jul 2016", in no computer's language but English."""
    return f"{_MONTHS[day.month - 1]} {day.year}"
