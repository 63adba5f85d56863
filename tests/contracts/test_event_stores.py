"""What every store must do with events and control: versions, and queries over current ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dateline.model import (
    ClaimRef,
    ControlState,
    Dispute,
    Event,
    EventParty,
    EventPlace,
    Interval,
    Position,
    Responsibility,
    Span,
    TollRange,
)
from dateline.store import Box, EventQuery, Store, place_key

NOW = "2014-06-12T08:00:00+00:00"
DAY = dt.date(2014, 6, 10)


def merge(store: Store) -> int:
    return store.begin_merge("s", started=NOW)


def put(store: Store, *events: Event, drop: tuple[str, ...] = ()) -> int:
    at = merge(store)
    store.keep_events(at, events, drop)
    return at


def refs(*claims: str) -> tuple[ClaimRef, ...]:
    """Claims, each of the report that its first letter names."""
    return tuple(ClaimRef(c, c[0], Span(0, 4, "took")) for c in claims)


def event(event_id: str, *claims: str) -> Event:
    return Event(event_id, "ASSAULT", "single_source", refs(*(claims or (event_id,))))


TAKEN = replace(
    event("e1", "ra", "sb"),
    type="CONTROL",
    status="contested",
    modes=("capture", "raid"),
    time=Interval(DAY, DAY, "day"),
    place=EventPlace("Kobalt", "geonames:7", 36.0, 43.0, "IRQ", "place", 900),
    toll=(TollRange("killed", 8, None, 10, "sources differ"),),
    parties=(EventParty("Free Army", "actor", "Q5", claims=("ra",)),),
    responsibility=(Responsibility("Iraqi Army", denied=True),),
    disputes=(
        Dispute("toll", (Position("8", ("ra",)), Position("10", ("sb",)))),
        Dispute("happened", (Position("yes", ("ra",)), Position("no", ("sb",)))),
    ),
    aliases=("e0",),
    first_told=DAY,
)
FAR = replace(
    event("e2", "rc"),
    time=Interval(None, dt.date(2014, 6, 1), "month"),
    place=EventPlace("Deir ez-Zor", lat=35.0, lon=-179.5, country="SYR"),
)
UNDATED = event("e3", "rd")


def found(store: Store, query: EventQuery) -> list[str]:
    return [e.id for e in store.events(query)]


def test_events_come_back_whole_and_by_day(store: Store) -> None:
    put(store, UNDATED, TAKEN, FAR)
    assert list(store.events(EventQuery())) == [FAR, TAKEN, UNDATED]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (EventQuery(place="kobalt"), ["e1"]),
        (EventQuery(place="Kob"), []),
        (EventQuery(place="deir ez zor"), ["e2"]),
        (EventQuery(place="geonames:7"), ["e1"]),
        (EventQuery(place="%"), []),
        (EventQuery(place="army"), []),
        (EventQuery(country="irq"), ["e1"]),
        (EventQuery(box=Box(30, 40, 40, 50)), ["e1"]),
        (EventQuery(box=Box(30, 170, 40, -170)), ["e2"]),
        (EventQuery(party="army"), ["e1"]),
        (EventQuery(party="iraqi army"), ["e1"]),
        (EventQuery(party="Q5"), ["e1"]),
        (EventQuery(party="kobalt"), []),
        (EventQuery(type="ASSAULT"), ["e2", "e3"]),
        (EventQuery(mode="raid"), ["e1"]),
        (EventQuery(mode="rai"), []),
        (EventQuery(status="contested"), ["e1"]),
        (EventQuery(dispute="toll"), ["e1"]),
        (EventQuery(dispute="place"), []),
        (EventQuery(since=dt.date(2014, 6, 2)), ["e1"]),
        (EventQuery(until=dt.date(2014, 5, 1)), ["e2"]),
        (EventQuery(since=dt.date(2014, 5, 1), until=DAY), ["e2", "e1"]),
        (EventQuery(min_reports=2), ["e1"]),
        (EventQuery(min_reports=1, limit=2), ["e2", "e1"]),
        (EventQuery(claim="sb"), ["e1"]),
        (EventQuery(claim="s"), []),
        (EventQuery(party="army", type="CONTROL", place="Kobalt", country="IRQ"), ["e1"]),
        (EventQuery(party="army' OR 1=1 --"), []),
    ],
)
def test_queries(store: Store, query: EventQuery, ids: list[str]) -> None:
    put(store, TAKEN, FAR, UNDATED)
    assert found(store, query) == ids


def test_versions_follow_each_other_and_none_is_lost(store: Store) -> None:
    told_more = replace(TAKEN, status="corroborated", claims=refs("ra", "sb", "tc"))
    first = put(store, TAKEN, UNDATED)
    same = put(store, TAKEN)
    second = put(store, told_more, drop=("e3", "none"))
    last = put(store, FAR, drop=("e1",))
    assert store.event_versions("e1") == ((first, second, TAKEN), (second, last, told_more))
    assert store.event_versions("e3") == ((first, second, UNDATED),)
    assert store.event_versions("e") == ()
    assert found(store, EventQuery()) == ["e2"]
    assert found(store, EventQuery(at_merge=first)) == ["e1", "e3"]
    assert list(store.events(EventQuery(at_merge=same, party="army"))) == [TAKEN]
    assert list(store.events(EventQuery(at_merge=second))) == [told_more]
    assert found(store, EventQuery(at_merge=first - 1)) == []


def test_an_event_that_was_dropped_can_come_back(store: Store) -> None:
    first, second = put(store, TAKEN), put(store, drop=("e1",))
    third = put(store, TAKEN, drop=("e1",))
    assert store.event_versions("e1") == ((first, second, TAKEN), (third, None, TAKEN))


def test_one_merge_may_keep_an_event_twice(store: Store) -> None:
    at = merge(store)
    store.keep_events(at, [TAKEN], ())
    store.keep_events(at, [replace(TAKEN, status="admitted")], ())
    assert [e.status for e in store.events(EventQuery(at_merge=at))] == ["admitted"]
    assert [e.status for e in store.events(EventQuery())] == ["admitted"]


def test_events_are_found_by_id_alias_and_start(store: Store) -> None:
    put(store, TAKEN, event("e1x", "p"), event("E2", "q"))
    assert [e.id for e in store.event("e1")] == ["e1"]
    assert [e.id for e in store.event("e0")] == ["e1"]
    assert [e.id for e in store.event("e")] == ["e1", "e1x"]
    assert store.event("e_") == ()
    put(store, replace(TAKEN, aliases=()))
    assert store.event("e0") == ()


def test_a_claim_belongs_to_the_event_it_is_in_now(store: Store) -> None:
    put(store, event("e1", "ra", "rb"), event("e2", "rc"))
    assert store.events_of(["ra", "rb", "rc", "none"]) == {"ra": "e1", "rb": "e1", "rc": "e2"}
    put(store, event("e2", "rb", "rc"), event("e1", "ra"))
    assert store.events_of(["rb"]) == {"rb": "e2"}
    put(store, drop=("e2",))
    assert store.events_of(["rb", "ra"]) == {"ra": "e1"}


def test_ids_no_database_can_hold(store: Store) -> None:
    odd = replace(TAKEN, id="e\x00", claims=refs("\ud800"), aliases=("a\x00",))
    odd = replace(odd, place=EventPlace("\x00 \ud800", "g\x00"))
    put(store, odd)
    assert store.event("e\x00") == store.event("a\x00") == (odd,)
    assert store.events_of(["\ud800"]) == {"\ud800": "e\x00"}


def test_all_events_of_a_merge_or_none(store: Store) -> None:
    def breaking() -> Iterator[Event]:
        yield TAKEN
        raise KeyboardInterrupt

    put(store, UNDATED)
    at = merge(store)
    with pytest.raises(KeyboardInterrupt):
        store.keep_events(at, breaking(), ["e3"])
    assert found(store, EventQuery()) == ["e3"]


def state(
    name: str, start: str | None, end: str | None = None, *, holder: str | None = "Army"
) -> ControlState:
    days = [day and dt.date.fromisoformat(day) for day in (start, end)]
    place = EventPlace(name, "geonames:7" if name == "Kobalt" else None)
    known = "held" if holder else "contested"
    return ControlState(place, Interval(*days), known, "claimed", ("ra",), holder)


KOBALT = [
    state("Kobalt", None, "2014-06-01"),
    state("Kobalt", "2014-06-02", "2014-06-09", holder=None),
    state("Kobalt", "2014-06-10", holder="Rebels"),
]
AIN = state("Aïn al-Arab", "2014-01-01")


def test_control_comes_by_place_and_day(store: Store) -> None:
    store.keep_control(merge(store), [*reversed(KOBALT), AIN, AIN], ())
    assert list(store.control()) == [AIN, *KOBALT]


@pytest.mark.parametrize(
    ("place", "on", "wanted"),
    [
        ("kobalt", None, KOBALT),
        ("geonames:7", "2014-06-09", KOBALT[1:2]),
        ("Ain al Arab", None, [AIN]),
        ("Arab", "2013-12-31", []),
        ("Kob", None, []),
        ("%", None, []),
        (None, "2013-01-01", KOBALT[:1]),
        (None, "2030-01-01", [AIN, KOBALT[2]]),
    ],
)
def test_control_of_a_place_on_a_day(
    store: Store, place: str | None, on: str | None, wanted: list[ControlState]
) -> None:
    store.keep_control(merge(store), [*KOBALT, AIN], ())
    day = dt.date.fromisoformat(on) if on else None
    assert list(store.control(place, day)) == wanted


def test_control_is_replaced_place_by_place(store: Store) -> None:
    store.keep_control(merge(store), [*KOBALT, AIN], ())
    store.keep_control(merge(store), KOBALT[2:], [place_key(KOBALT[0].place)])
    assert list(store.control()) == [AIN, KOBALT[2]]
    store.keep_control(merge(store), (), ["name:Aïn al-Arab"])
    assert list(store.control()) == [KOBALT[2]]
    store.keep_control(merge(store), KOBALT[:1], ())
    assert list(store.control()) == KOBALT[:1]
