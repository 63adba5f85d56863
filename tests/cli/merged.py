"""A store in memory with coded reports and a made-up situation, as if it had been merged."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.engines.port import MergeSummary
from dateline.model import Change, ClaimRef, Event, EventPlace, Link, Position, Reason
from dateline.model.events import Dispute
from dateline.store import ClaimQuery, MemoryStore
from presenting.situations import CONTROL, EVENTS

#: An address that needs no file; the store behind it is the test's own.
ADDRESS = "memory://test"
DAY = "2013-05-08"
REPORTS = (
    {"id": "alpha-1", "text": "Rebels took Kobalt, residents said.", "publisher": "Alpha"},
    {"id": "alpha-2", "text": "Soldiers took Kobalt, officers said.", "publisher": "Beta"},
    {"id": "alpha-3", "text": "Soldiers took Nickel.", "publisher": "Gamma"},
)


def written(folder: Path) -> Path:
    """The reports as a file."""
    path = folder / "in.jsonl"
    rows = (json.dumps({"published": DAY, "language": "en", **row}) for row in REPORTS)
    path.write_text("\n".join(rows))
    return path


def claims_by_report(store: MemoryStore) -> dict[str, ClaimRef]:
    """The coded claims as events point at them, by the report that tells each."""
    found = {}
    for stored in store.claims(ClaimQuery()):
        claim, own = stored.claim, stored.report
        source = claim.sources[-1].name if claim.sources else None
        found[own.id] = ClaimRef(
            claim.id, own.id, claim.trigger, source=source, publisher=own.publisher,
            published=own.published,
        )  # fmt: skip
    return found


@dataclass
class Merged:
    """The store, and the event that joins two of its coded claims."""

    store: MemoryStore
    event: Event


def merge_by_hand(store: MemoryStore) -> Event:
    """Put the situation into *store*, and an event of the two claims about Kobalt."""
    refs = claims_by_report(store)
    first, second, third = refs["alpha-1"], refs["alpha-2"], refs["alpha-3"]
    joint = Event(
        "efirst0001",
        "CONTROL",
        "contested",
        (first, second),
        modes=("capture",),
        place=EventPlace("Kobalt", "geonames:1", country="IRQ"),
        disputes=(
            Dispute("control", (Position("Rebels", (first.id,)), Position("Army", (second.id,)))),
        ),
        chains=(("alpha-1",), ("alpha-2",)),
        aliases=("eold0001",),
        links=(Link(first.id, second.id, 4.2, True, (Reason("place", "same", 3.0, "Kobalt"),)),),
        near=(Link(second.id, third.id, -3.5, False, (Reason("place", "far", -4.0, "40 km"),)),),
        history=(Change(dt.date(2013, 5, 8), "type", "", "CONTROL", (first.id,)),),
        first_told=dt.date(2013, 5, 8),
        last_told=dt.date(2013, 5, 9),
    )
    alone = Event("ethird0001", "CONTROL", "single_source", (third,), chains=(("alpha-3",),))
    number = store.begin_merge("by hand", started="2016-08-01T10:00:00+00:00")
    for coding in list(store.pending_numbers()):
        store.keep_tellings(number, coding, ())
    store.keep_events(number, (*EVENTS, joint, alone), ())
    store.keep_control(number, CONTROL, ())
    store.end_merge(number, ended="2016-08-01T10:00:01+00:00")
    return joint


def as_of(event: Event, day: dt.date) -> Event | None:
    """*event* without the claims that were published later, and without their disputes."""
    told = tuple(ref for ref in event.claims if ref.published and ref.published <= day)
    if not told:
        return None
    ids = {ref.id for ref in told}
    disputes = tuple(d for d in event.disputes if all(set(p.claims) <= ids for p in d.positions))
    status = event.status if disputes else "single_source"
    return replace(event, claims=told, disputes=disputes, status=status)


SUMMARY = MergeSummary(3, 1234, 5, 6, 2, 1)
