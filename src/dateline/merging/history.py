"""An event as it stood on a day, and what each day's reports changed in it.

Both work from the event alone: its parts name their claims, and claims their day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.knowledge.event_view_rules import EventViewRules, load_event_view_rules
from dateline.merging.best import best_modes, best_value, interval_of, time_words
from dateline.merging.differing import in_days
from dateline.merging.status import chains_by_report, status_of
from dateline.merging.toll_disputes import DENIED, TollView, toll_dispute
from dateline.merging.toll_ranges import range_words, toll_ranges
from dateline.merging.tolls import superseded
from dateline.model import Change, ClaimRef, Dispute, Event, EventPlace, Interval, Support, Toll
from dateline.model.events import DISPUTE_ATTRIBUTES


def as_of(event: Event, day: dt.date) -> Event | None:
    """The event as reports published up to *day* tell it, or None when none had told it yet.

    Claims of unknown publication count as told with the last dated one. Where the event's best
    place was not told yet, the place of that day has a name but no coordinates.
    """
    return told_by(event, day, load_event_view_rules())


def told_by(event: Event, day: dt.date, rules: EventViewRules) -> Event | None:
    """`as_of` by given rules."""
    if event.last_told is None or day >= event.last_told:
        return event
    kept = tuple(c for c in event.claims if c.published and c.published <= day)
    if not kept:
        return None
    view = _trimmed(event, kept, rules)
    return replace(view, history=tuple(c for c in event.history if c.on and c.on <= day))


def _trimmed(event: Event, kept: tuple[ClaimRef, ...], rules: EventViewRules) -> Event:
    ids = {c.id for c in kept}
    days = [c.published for c in kept if c.published]

    def of(claims: Iterable[str]) -> tuple[str, ...]:
        return tuple(c for c in claims if c in ids)

    reports = {c.report for c in kept}
    chains, places = _kept_chains(event.chains, reports)
    chain_of = _claim_chains(kept, chains)
    supports = _recounted(event.supports, of)
    parties = tuple(replace(p, claims=of(p.claims)) for p in event.parties if of(p.claims))
    tolls = _tolls(event.tolls, {c.id: c for c in kept}, places, event.time)
    responsibility = tuple(
        replace(r, claims=of(r.claims)) for r in event.responsibility if of(r.claims)
    )
    disputes = _disputes(event, kept, tolls, rules)
    return replace(
        event,
        type=best_value(supports, "type", chain_of) or event.type,
        status=status_of(kept, chains, parties, disputes),
        claims=kept,
        modes=best_modes(supports, rules.best.mode_share),
        time=_time(event, supports, chain_of),
        place=_place(event, supports, chain_of),
        tolls=tolls,
        toll=toll_ranges(tolls, rules.tolls),
        responsibility=responsibility,
        disputes=disputes,
        copies=_kept_chains(event.copies, reports, least=2)[0],
        chains=chains,
        parties=parties,
        supports=supports,
        first_told=min(days, default=None),
        last_told=max(days, default=None),
        links=tuple(x for x in event.links if x.left in ids and x.right in ids),
        near=tuple(x for x in event.near if x.left in ids or x.right in ids),
    )


def _kept_chains(
    chains: Sequence[tuple[str, ...]], reports: set[str], least: int = 1
) -> tuple[tuple[tuple[str, ...], ...], dict[int, int]]:
    """The chains without reports not told yet, and where the old ones went."""
    found: list[tuple[str, ...]] = []
    places: dict[int, int] = {}
    for index, chain in enumerate(chains):
        left = tuple(r for r in chain if r in reports)
        if len(left) >= least:
            places[index] = len(found)
            found.append(left)
    return tuple(found), places


def _claim_chains(
    claims: Iterable[ClaimRef], chains: Sequence[Sequence[str]]
) -> dict[str, str | int]:
    by_report = chains_by_report(chains)
    return {c.id: by_report.get(c.report, c.report) for c in claims}


def _recounted(
    supports: Iterable[Support], of: Callable[[Iterable[str]], tuple[str, ...]]
) -> tuple[Support, ...]:
    """The supports that have claims left, in the order of how many."""
    left = [replace(s, claims=of(s.claims)) for s in supports if of(s.claims)]
    slots = ("type", "mode", "place", "time")
    return tuple(sorted(left, key=lambda s: (slots.index(s.slot), -len(s.claims), s.value)))


def _tolls(
    tolls: Iterable[Toll],
    kept: dict[str, ClaimRef],
    places: dict[int, int],
    time: Interval | None,
) -> tuple[Toll, ...]:
    found = []
    for toll in tolls:
        claims = tuple(c for c in toll.claims if c in kept)
        if claims:
            days = [d for c in claims if (d := kept[c].published)]
            chain = places.get(toll.chain) if toll.chain is not None else None
            found.append(
                replace(toll, claims=claims, chain=chain, published=min(days, default=None))
            )
    return superseded(found, time)


def _disputes(
    event: Event, kept: Sequence[ClaimRef], tolls: Sequence[Toll], rules: EventViewRules
) -> tuple[Dispute, ...]:
    """The disputes that still have two positions; the one on the toll is read again."""
    ids = {c.id for c in kept}
    found: list[Dispute] = []
    interests: dict[str, str] = {}
    denied: set[str] = set()
    for dispute in event.disputes:
        trimmed = (
            replace(p, claims=tuple(c for c in p.claims if c in ids)) for p in dispute.positions
        )
        left = tuple(p for p in trimmed if p.claims)
        interests |= {c: p.interest for p in left for c in p.claims}
        if dispute.attribute == "toll":
            denied |= {c for p in left if p.value == DENIED for c in p.claims}
        elif len(left) > 1:
            found.append(replace(dispute, positions=left))
    view = TollView(tolls, kept, event.time, interests, denied)
    if toll := toll_dispute(view, rules):
        found.append(toll)
    return tuple(sorted(found, key=lambda d: DISPUTE_ATTRIBUTES.index(d.attribute)))


def _place(
    event: Event, supports: Sequence[Support], chain_of: dict[str, str | int]
) -> EventPlace | None:
    told = {s.value for s in supports if s.slot == "place"}
    if event.place is None or event.place.name in told:
        return event.place
    name = best_value(supports, "place", chain_of)
    return EventPlace(name) if name else None


def _time(
    event: Event, supports: Sequence[Support], chain_of: dict[str, str | int]
) -> Interval | None:
    best = time_words(event.time) if event.time else None
    told = {s.value for s in supports if s.slot == "time"}
    if best is None or best in told:
        return event.time
    words = best_value(supports, "time", chain_of)
    return interval_of(words) if words else None


def history_of(event: Event, rules: EventViewRules) -> tuple[Change, ...]:
    """What each day's reports changed, oldest first: the first telling, then slot by slot."""
    days = sorted({c.published for c in event.claims if c.published})
    if not days:
        ids = tuple(c.id for c in event.claims)
        return (Change(None, "told", "", event.type, ids),)
    views = [view for day in days if (view := told_by(event, day, rules))]
    first = views[0]
    changes = [Change(days[0], "told", "", _first(first), tuple(c.id for c in first.claims))]
    for before, after in pairwise(views):
        known = {c.id for c in before.claims}
        fresh = tuple(c.id for c in after.claims if c.id not in known)
        changes += _changes(before, after, fresh)
    return tuple(changes)


def _first(event: Event) -> str:
    return ", ".join([event.type, *(range_words(t) for t in event.toll)])


def _changes(before: Event, after: Event, fresh: tuple[str, ...]) -> list[Change]:
    old, new = _values(before), _values(after)
    return [
        Change(after.last_told, slot, old.get(slot, ""), new.get(slot, ""), fresh)
        for slot in dict.fromkeys((*old, *new))
        if old.get(slot, "") != new.get(slot, "")
    ]


def _values(event: Event) -> dict[str, str]:
    """The slots that history follows, in words."""
    blamed = sorted({r.name for r in event.responsibility if not r.denied})
    values = {
        "type": event.type,
        "place": event.place.name if event.place else "",
        "time": in_days(event.time) if event.time else "",
        "responsibility": ", ".join(blamed),
        "disputes": ", ".join(d.attribute for d in event.disputes),
    }
    values |= {f"toll {t.kind}": range_words(t) for t in event.toll}
    return values | {"status": event.status}
