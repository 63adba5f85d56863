"""Whatever merging does to it, the SQL store says what the plain one in memory says."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import (
    ClaimRef,
    Coding,
    ControlState,
    Event,
    EventParty,
    EventPlace,
    Interval,
    Report,
    Span,
)
from dateline.store import EventQuery, LinkRow, MemoryStore, Store, TellingRow, Version
from dateline.store.sql import SqlStore

NOW = "2014-06-12T08:00:00+00:00"
Step = Callable[[Store, int], None]

names = st.sampled_from(["a", "b", "c", "d", "e\x00", "f\\"])
numbers = st.integers(1, 4)
keys = st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(0, 2), max_size=3)
days = st.none() | st.dates(dt.date(2014, 1, 1), dt.date(2014, 1, 4))


@st.composite
def keeping(draw: st.DrawFn) -> Step:
    """Keep some tellings of some codings; ids may wander from one coding to another."""
    sets = []
    for number in draw(st.lists(numbers, max_size=3)):
        ids = draw(st.lists(names, max_size=3))
        rows = [TellingRow(name, number, tuple(draw(keys)), "{}") for name in ids]
        sets.append((number, rows))
    return lambda store, merge: store.keep_all_tellings(merge, sets)


@st.composite
def linking(draw: st.DrawFn) -> Step:
    pairs = draw(st.lists(st.tuples(names, names, st.floats(-9, 9)), max_size=4))
    made = [LinkRow(a, b, score, score > 0, "{}") for a, b, score in pairs if a < b]
    return lambda store, _: store.keep_links(made)


def dropping(codings: list[int]) -> Step:
    return lambda store, _: store.drop_tellings(codings)


def interval(ends: tuple[dt.date | None, dt.date | None]) -> Interval:
    first, last = ends
    return Interval(min(ends), max(ends)) if first and last else Interval(first, last)


@st.composite
def an_event(draw: st.DrawFn) -> Event:
    claims = draw(st.sets(names, min_size=1, max_size=2))
    return Event(
        draw(names),
        draw(st.sampled_from(["ASSAULT", "CONTROL"])),
        "single_source",
        tuple(ClaimRef(claim, f"r{claim}", Span(0, 1, "x")) for claim in sorted(claims)),
        time=draw(st.none() | st.tuples(days, days).map(interval)),
        place=draw(st.none() | st.just(EventPlace("Aïn al-Arab"))),
        aliases=tuple(sorted(draw(st.sets(names, max_size=1)))),
        parties=(EventParty("Free Army", "actor"),) if draw(st.booleans()) else (),
    )


def apart(events: list[Event]) -> list[Event]:
    """Those of *events* that share no claim or id with one before: no claim is in two events."""
    kept: list[Event] = []
    for event in events:
        claims = {claim.id for claim in event.claims}
        taken = {claim.id for other in kept for claim in other.claims}
        if not claims & taken and event.id not in {other.id for other in kept}:
            kept.append(event)
    return kept


@st.composite
def eventful(draw: st.DrawFn) -> Step:
    """A merge that puts events and drops all others: no claim is in two events."""
    put = apart(draw(st.lists(an_event(), max_size=3)))
    drop = {"a", "b", "c", "d", "e\x00", "f\\"} - {event.id for event in put}
    return lambda store, merge: store.keep_events(merge, put, drop)


@st.composite
def controlling(draw: st.DrawFn) -> Step:
    places = st.sampled_from([EventPlace("Kobalt"), EventPlace("KOBALT"), EventPlace("B", "g:1")])
    made = st.tuples(places, st.tuples(days, days).map(interval))
    states = [
        ControlState(place, time, "none", "assessed", ("a",))
        for place, time in draw(st.lists(made, max_size=3))
    ]
    keys = draw(st.lists(st.sampled_from(["name:kobalt", "g:1"]), max_size=1))
    return lambda store, merge: store.keep_control(merge, states, keys)


steps = st.one_of(
    keeping(),
    linking(),
    st.builds(dropping, st.lists(numbers, max_size=2)),
    eventful(),
    controlling(),
    st.just(lambda store, _: store.reset_merging()),
)


def told(store: Store) -> list[object]:
    """All that the store says."""
    every = ["a", "b", "c", "d", "e\x00", "f\\"]
    rows = list(store.all_tellings())
    asked = [key for row in rows for key in row.keys]
    queries = [EventQuery(at_merge=merge.id) for merge in store.merges()]
    queries += [EventQuery(since=dt.date(2014, 1, 2)), EventQuery(place="arab", party="army")]
    return [
        rows,
        list(store.neighbours(asked)),
        list(store.all_links()),
        list(store.links(every[:3])),
        store.pending_numbers(),
        store.superseded(),
        [list(store.events(query)) for query in [EventQuery(), *queries]],
        [store.event_versions(name) for name in every],
        [store.event(name) for name in every],
        store.events_of(every),
        list(store.control()),
        list(store.control("Kobalt", dt.date(2014, 1, 2))),
    ]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, to be copied: making one takes longer than all that is done with it."""
    where = tmp_path_factory.mktemp("store") / "empty.db"
    SqlStore(str(where)).close()
    return where


@settings(max_examples=25, deadline=None)
@given(done=st.lists(steps, max_size=8))
def test_both_stores_say_the_same(empty: Path, done: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        where = shutil.copy(empty, folder)
        compare(where, done)


def compare(where: str, done: list[Step]) -> None:
    """Do the same to both stores, and ask both for everything."""
    with SqlStore(where) as sql, MemoryStore() as memory:
        stores: list[Store] = [memory, sql]
        for store in stores:
            for version in ("1", "2"):
                run = store.begin(Version(version, "a"), started=NOW)
                reports = [Report("r1", "x"), Report(f"r{version}2", "x")]
                store.add(run, map(Coding, reports))
            for step in done:
                step(store, store.begin_merge("s", started=NOW))
        assert told(sql) == told(memory)
