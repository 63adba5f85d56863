"""A small stand-in for merging: claims of one type at one place within a day are one event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from dateline.model import (
    Change,
    Claim,
    ClaimRef,
    Coding,
    ControlState,
    Dispute,
    Event,
    EventParty,
    EventPlace,
    Interval,
    Link,
    Position,
    Reason,
    Report,
    Situation,
    Span,
    Support,
    Toll,
    TollRange,
)

Told = tuple[Report, Claim]


def merged(codings: Iterable[Coding]) -> Situation:
    """Events, disputes and control of *codings*, enough of each to fill a page."""
    groups: list[list[Told]] = []
    for coding in codings:
        for claim in coding.claims:
            told = (coding.report, claim)
            home = next((group for group in groups if joins(group[0], told)), None)
            if home is None:
                groups.append([told])
            else:
                home.append(told)
    events = tuple(event_of(group) for group in groups)
    return Situation(events, tuple(control_of(groups)))


def joins(one: Told, other: Told) -> bool:
    left, right = one[1], other[1]
    if left.type != right.type or not left.places or not right.places:
        return False
    if not set(left.modes) & set(right.modes) and (left.modes or right.modes):
        return False
    if left.places[0].name != right.places[0].name or not left.time or not right.time:
        return False
    a, b = left.time.interval, right.time.interval
    if None in (a.start, a.end, b.start, b.end):
        return False
    day = dt.timedelta(days=1)
    return bool(a.start - day <= b.end and b.start - day <= a.end)


def event_of(group: Sequence[Told]) -> Event:
    report, claim = group[0]
    refs = tuple(ref_of(*told) for told in group)
    ids = tuple(ref.id for ref in refs)
    place = claim.places[0] if claim.places else None
    chains = tuple((r,) for r in dict.fromkeys(ref.report for ref in refs))
    disputes = tuple(disputes_of(group))
    supports = [Support("type", claim.type, ids)]
    if place:
        supports.append(Support("place", place.name, ids))
    if claim.time:
        supports.append(Support("time", str(claim.time.interval.start), ids))
    status = "corroborated" if len(chains) > 1 else "single_source"
    tolls, ranges = tolls_of(group)
    return Event(
        id="v" + claim.id,
        type=claim.type,
        status="contested" if disputes else status,
        claims=refs,
        modes=claim.modes,
        time=claim.time.interval if claim.time else None,
        place=place
        and EventPlace(
            place.name,
            place.id,
            place.lat,
            place.lon,
            place.country,
            place.precision,
            place.radius_m,
        ),
        tolls=tolls,
        toll=ranges,
        disputes=disputes,
        chains=chains,
        parties=tuple(parties_of(group)),
        supports=tuple(supports),
        first_told=report.published,
        last_told=group[-1][0].published,
        links=tuple(
            Link(ids[0], other, 4.2, True, (Reason("place", "same", 2.0, "both at one place"),))
            for other in ids[1:]
        ),
        history=(Change(report.published, "status", "", status, ids[:1]),),
    )


def ref_of(report: Report, claim: Claim) -> ClaimRef:
    text, trigger = report.text, claim.trigger
    start = max(text.rfind(". ", 0, trigger.start), text.rfind("\n", 0, trigger.start)) + 1
    stop = text.find(". ", trigger.end)
    end = stop + 1 if stop >= 0 else len(text)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return ClaimRef(
        claim.id,
        report.id,
        trigger,
        claim.factuality,
        claim.sources[-1].name if claim.sources else None,
        claim.stance,
        report.publisher,
        report.published,
        Span.of(text, min(start, trigger.start), max(end, trigger.end)),
    )


def parties_of(group: Sequence[Told]) -> Iterable[EventParty]:
    for side, slot in (("actor", "actors"), ("recipient", "recipients")):
        named: dict[str, list[str]] = {}
        for _, claim in group:
            for party in getattr(claim, slot):
                named.setdefault(party.name, []).append(claim.id)
        for name, claims in named.items():
            yield EventParty(name, side, claims=tuple(claims))


def disputes_of(group: Sequence[Told]) -> Iterable[Dispute]:
    plus = [(r, c) for r, c in group if c.factuality == "CT+"]
    minus = [(r, c) for r, c in group if c.factuality.endswith("-")]
    if plus and minus:
        yield Dispute("happened", (position("happened", plus), position("did not happen", minus)))


def position(value: str, group: Sequence[Told]) -> Position:
    sources = dict.fromkeys(c.sources[-1].name if c.sources else r.publisher for r, c in group)
    interest = "own" if value.startswith("did") else "adversary"
    return Position(value, tuple(c.id for _, c in group), tuple(sources), interest)


def tolls_of(group: Sequence[Told]) -> tuple[tuple[Toll, ...], tuple[TollRange, ...]]:
    tolls = tuple(
        Toll(n.kind, n.low, n.best, n.high, r.publisher, (c.id,), 0, r.published)
        for r, c in group
        for n in c.counts
    )
    ranges = []
    for kind in dict.fromkeys(t.kind for t in tolls):
        own = [t for t in tolls if t.kind == kind]
        lows = [t.low for t in own if t.low is not None]
        highs = [t.high for t in own if t.high is not None]
        low, high = min(lows, default=None), max(highs, default=None)
        best = own[0].best if len(own) == 1 else None
        why = "" if best is not None else "sources differ"
        ranges.append(TollRange(kind, low, best, high, why or None, "one source"))
    return tolls, tuple(ranges)


def control_of(groups: Sequence[Sequence[Told]]) -> Iterable[ControlState]:
    for group in groups:
        _, claim = group[0]
        if claim.type != "CONTROL" or not claim.places or not claim.time:
            continue
        place = event_of(group).place
        holder = claim.actors[0].name if claim.actors else None
        interval = Interval(claim.time.interval.start, None, claim.time.interval.precision)
        ids = tuple(c.id for _, c in group)
        contested = any(c.factuality.endswith("-") for _, c in group)
        assert place is not None
        if contested or holder is None:
            state = "contested" if contested else "unknown"
            yield ControlState(place, interval, state, "claimed", ids)
        else:
            basis = "claimed" if claim.sources else "assessed"
            yield ControlState(place, interval, "held", basis, ids, holder)
