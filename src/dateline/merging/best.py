"""The best type, modes, place and time of an event, each with the claims that support it.

A chain of sources votes once, however many of its reports repeat a value. What a sentence states
weighs more than what was carried over from its neighbours.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.knowledge.actors.names import name_key
from dateline.knowledge.event_view_rules import BestRules
from dateline.merging.control_areas import best_named, contains, event_place, place_key
from dateline.merging.told import Told
from dateline.model import EventParty, EventPlace, Interval, Party, Place, Support

#: A vote: (how much a chain gives, what for).
Votes = dict[str, dict[str, float]]


def is_stated(place: Place, item: Told) -> bool:
    """Whether the claim's own sentence names the place, not as "the town" or "there"."""
    if place.mention is None or not any(w[:1].isupper() for w in place.mention.text.split()):
        return False
    return item.passage is None or item.passage.covers(place.mention)


def best_place(told: Sequence[Told], rules: BestRules) -> EventPlace | None:
    """The most specific place that most chains agree on; None when no claim has a place."""
    named: dict[str, list[Place]] = defaultdict(list)
    votes: Votes = defaultdict(dict)
    for item in told:
        for place in item.claim.places:
            key = place_key(place)
            named[key].append(place)
            weight = rules.stated if is_stated(place, item) else rules.carried
            _vote(votes, key, item, weight * rules.place[place.precision])
    if not named:
        return None
    places = {key: best_named(all) for key, all in named.items()}
    totals = {key: sum(votes[key].values()) for key in places}
    for key, place in places.items():
        for other, area in places.items():
            if other != key and contains(area, place):
                totals[key] += rules.around * len(votes[other])
    best = min(places, key=lambda k: (-round(totals[k], 6), places[k].radius_m or 10**9, k))
    return event_place(places[best])


def place_supports(told: Sequence[Told]) -> tuple[Support, ...]:
    """The places told, by name, each with the claims that name it."""
    names: dict[str, list[Place]] = defaultdict(list)
    claims: dict[str, set[str]] = defaultdict(set)
    for item in told:
        for place in item.claim.places:
            names[place_key(place)].append(place)
            claims[place_key(place)].add(item.id)
    by_name: dict[str, set[str]] = defaultdict(set)
    for key, all in names.items():
        by_name[best_named(all).name] |= claims[key]
    return _supports("place", by_name)


def best_time(told: Sequence[Told], rules: BestRules) -> Interval | None:
    """The most precise interval that most chains agree on; None when no claim has a time."""
    votes: Votes = defaultdict(dict)
    intervals: dict[str, Interval] = {}
    for item in told:
        time = item.claim.time
        if time and (time.interval.start or time.interval.end):
            key = time_words(time.interval)
            intervals.setdefault(key, time.interval)
            weight = rules.basis[time.basis] * rules.time[time.interval.precision]
            _vote(votes, key, item, weight)
    if not intervals:
        return None
    totals = {}
    for key, one in intervals.items():
        own = votes[key]
        totals[key] = sum(own.values())
        for other, two in intervals.items():
            if other != key and meets(one, two):
                totals[key] += rules.meets * sum(
                    max(0.0, weight - own.get(chain, 0.0)) for chain, weight in votes[other].items()
                )
    best = min(intervals, key=lambda k: (-round(totals[k], 6), length(intervals[k]), k))
    return intervals[best]


def meets(one: Interval, other: Interval) -> bool:
    """Whether two intervals have a day in common; open ends reach any day."""
    first, last = one.start or dt.date.min, one.end or dt.date.max
    return first <= (other.end or dt.date.max) and (other.start or dt.date.min) <= last


def length(interval: Interval) -> int:
    """The days of an interval; an open one is longer than any other."""
    if interval.start is None or interval.end is None:
        return 10**6
    return (interval.end - interval.start).days + 1


def time_words(interval: Interval) -> str:
    """An interval as supports carry it: "2021-03-04", "2021-03-04/2021-03-06", open ends ".."."""
    first, last = (day.isoformat() if day else ".." for day in (interval.start, interval.end))
    return first if first == last else f"{first}/{last}"


def interval_of(words: str) -> Interval:
    """The interval that `time_words` wrote; its precision is told by its length."""
    first, _, last = words.partition("/")
    start, end = (None if d == ".." else dt.date.fromisoformat(d) for d in (first, last or first))
    days = (end - start).days + 1 if start and end else 0
    precisions = ((1, "day"), (6, "days"), (7, "week"), (31, "month"), (366, "year"))
    known = next((word for most, word in precisions if 0 < days <= most), "unknown")
    return Interval(start, end, known)


def supports_of(told: Sequence[Told]) -> tuple[Support, ...]:
    """The types, modes, places and times told, each with its claims."""
    types: dict[str, set[str]] = defaultdict(set)
    modes: dict[str, set[str]] = defaultdict(set)
    times: dict[str, set[str]] = defaultdict(set)
    for item in told:
        types[item.claim.type].add(item.id)
        for mode in item.claim.modes:
            modes[mode].add(item.id)
        time = item.claim.time
        if time and (time.interval.start or time.interval.end):
            times[time_words(time.interval)].add(item.id)
    return (
        *_supports("type", types),
        *_supports("mode", modes),
        *place_supports(told),
        *_supports("time", times),
    )


def _supports(slot: str, claims: Mapping[str, Iterable[str]]) -> tuple[Support, ...]:
    """The most supported first."""
    found = [Support(slot, value, tuple(sorted(ids))) for value, ids in claims.items()]
    return tuple(sorted(found, key=lambda s: (-len(s.claims), s.value)))


def best_value(
    supports: Iterable[Support], slot: str, chain_of: Mapping[str, str | int]
) -> str | None:
    """The value of *slot* that most chains tell; *chain_of* maps a claim to its chain."""
    options = [s for s in supports if s.slot == slot]
    return min(
        (s.value for s in options),
        key=lambda v: next(
            (-len({chain_of[c] for c in s.claims}), -len(s.claims), v)
            for s in options
            if s.value == v
        ),
        default=None,
    )


def best_modes(supports: Sequence[Support], share: float) -> tuple[str, ...]:
    """The modes told in at least *share* of the claims that have modes, most told first."""
    modes = [s for s in supports if s.slot == "mode"]
    claims = {c for s in modes for c in s.claims}
    return tuple(s.value for s in modes if len(s.claims) >= share * len(claims))


def parties_of(told: Sequence[Told]) -> tuple[EventParty, ...]:
    """The parties on both sides, each with the claims that name it; the most named first."""
    found: dict[tuple[str, str], list[tuple[Party, str]]] = defaultdict(list)
    for item in told:
        sides = (("actor", item.claim.actors), ("recipient", item.claim.recipients))
        for side, parties in sides:
            for party in parties:
                found[side, party.id or f"name:{name_key(party.name)}"].append((party, item.id))
    every = [_party(side, all) for (side, _), all in found.items()]
    return tuple(sorted(every, key=lambda p: (p.side, -len(p.claims), p.name, p.id or "")))


def _party(side: str, named: Sequence[tuple[Party, str]]) -> EventParty:
    shown = min((p for p, _ in named), key=lambda p: (p.country is None, p.name, p.country or ""))
    return EventParty(
        shown.name, side, shown.id, shown.country, tuple(sorted({claim for _, claim in named}))
    )


def _vote(votes: Votes, key: str, item: Told, weight: float) -> None:
    chain = item.chain or item.report
    votes[key][chain] = max(votes[key].get(chain, 0.0), weight)
