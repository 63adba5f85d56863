"""Merging over a store: whatever the order and the interruptions, the result is the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from benchmarks.load import load
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.engines.merging import workers
from dateline.model import Coding
from dateline.store import MemoryStore, Store
from dateline.store.sql import SqlStore
from merging.tell_codings import (
    claims_of,
    coding,
    codings,
    event_with,
    events,
    groups,
    keep,
    line,
    merge,
    merged,
    one_by_one,
    outcome,
)

SOME = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def in_any_order(draw: st.DrawFn) -> tuple[list[Coding], list[list[Coding]]]:
    """Codings, and the same in another order and in batches."""
    made = draw(codings())
    order = draw(st.permutations(made))
    batches: list[list[Coding]] = [[]]
    for item in order:
        if draw(st.booleans()):
            batches.append([])
        batches[-1].append(item)
    return made, [b for b in batches if b]


@SOME
@given(in_any_order())
def test_the_order_of_arrival_plays_no_part(given: tuple[list[Coding], list[list[Coding]]]) -> None:
    made, batches = given
    store = MemoryStore()
    for batch in batches:
        keep(store, *batch)
        merge(store)
    assert outcome(store) == outcome(merged(made))


@FEW
@given(in_any_order())
def test_the_order_of_arrival_plays_no_part_in_a_file(
    tmp_path_factory: pytest.TempPathFactory, given: tuple[list[Coding], list[list[Coding]]]
) -> None:
    made, batches = given
    with SqlStore(str(tmp_path_factory.mktemp("store") / "s.db")) as store:
        for batch in batches:
            keep(store, *batch)
            merge(store)
        assert outcome(store) == outcome(merged(made))


@pytest.mark.parametrize("seed", range(4))
def test_a_load_told_one_by_one_and_backwards_gives_the_same(seed: int) -> None:
    made = [item.coding for item in load(150, seed, in_theatres=1)]
    whole = outcome(merged(made))
    assert outcome(one_by_one(made)) == whole
    assert outcome(one_by_one(made[::-1])) == whole


def test_a_large_store_looks_up_only_what_a_new_report_can_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = [item.coding for item in load(400, 7, in_theatres=1)]
    store = merged(made[:-3])

    def never(store: Store) -> None:
        raise AssertionError("everything was read")

    with monkeypatch.context() as patch:
        patch.setattr(MemoryStore, "all_tellings", never)
        patch.setattr(MemoryStore, "all_links", never)
        for item in made[-3:]:
            keep(store, item)
            merge(store)
    assert outcome(store) == outcome(merged(made))


@SOME
@given(codings())
def test_a_rebuild_gives_what_single_steps_gave(made: list[Coding]) -> None:
    store = one_by_one(made)
    before = outcome(store)
    merge(store, full=True)
    assert outcome(store) == before
    merge(store, settings="other")
    assert outcome(store) == before
    merge(store)
    assert outcome(store) == before


@SOME
@given(codings())
def test_every_claim_is_in_exactly_one_event(made: list[Coding]) -> None:
    store = one_by_one(made)
    found = events(store)
    told = [c.id for e in found for c in e.claims]
    assert sorted(told) == sorted(claims_of(made))
    assert len({e.id for e in found}) == len(found)
    names = [name for e in found for name in (e.id, *e.aliases)]
    assert len(set(names)) == len(names)
    for event in found:
        for name in (event.id, *event.aliases):
            assert store.event(name) == (event,)
        for claim in event.claims:
            assert store.events_of([claim.id]) == {claim.id: event.id}


@SOME
@given(in_any_order())
def test_every_id_ever_given_out_is_still_found(
    given: tuple[list[Coding], list[list[Coding]]],
) -> None:
    _, batches = given
    store = MemoryStore()
    seen: dict[str, str] = {}
    for batch in batches:
        keep(store, *batch)
        merge(store)
        seen |= {e.id: e.claims[0].id for e in events(store)}
    for name in seen:
        (found,) = store.event(name)
        assert name in (found.id, *found.aliases)


class Broken(Exception):
    """The power went."""


class Failing:
    """A store that breaks at one call; what it wraps keeps what was written before."""

    def __init__(self, store: Store, at: int) -> None:
        self.store, self.left = store, at

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.store, name)

        def called(*given: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left < 0:
                raise Broken(name)
            return found(*given, **named)

        return called


def breaks(store: Store, at: int, *, full: bool = False) -> bool:
    """Merge, and break at call number *at*; False when the merge came to its end before."""
    try:
        merge(Failing(store, at), full=full)
    except Broken:
        return True
    return False


def two_days() -> tuple[list[Coding], list[Coding]]:
    """Reports of one day, and of the next: one of them is read anew, without what it told."""
    first = [
        coding("a", line(killed=10), line("capture", "Beta", actor="IS")),
        coding("b", line(killed=12, by="monitor"), line("shelling", "Gamma")),
        coding("c", line("capture", "Hilltop", actor="army"), line("bombing", "Gamma")),
    ]
    again = coding("c", line("bombing", "Gamma"), text=first[2].report.text)
    second = [again, coding("d", line(killed=10), line("capture", "Beta", actor="army"), on=3)]
    return first, second


def test_a_merge_broken_off_anywhere_is_made_good_by_the_next() -> None:
    first, second = two_days()
    wanted = outcome(merged([*first[:2], *second]))
    at, broke = 0, True
    while broke:
        store = merged(first)
        keep(store, *second, version="2")
        broke = breaks(store, at)
        merge(store)
        assert outcome(store) == wanted, at
        at += 1
    assert at > 15


def test_a_rebuild_broken_off_anywhere_is_made_good_by_the_next() -> None:
    first, second = two_days()
    wanted = outcome(merged([*first[:2], *second]))
    for at in range(0, 60, 2):
        store = merged(first)
        keep(store, *second, version="2")
        breaks(store, at, full=True)
        merge(store, most=0.2)
        assert outcome(store) == wanted, at


@pytest.mark.parametrize(
    "step", ["reading claims", "comparing", "grouping", "writing events", "control"]
)
@pytest.mark.parametrize("kind", ["memory", "file"])
def test_a_merge_stopped_by_who_watches_is_made_good(step: str, kind: str, tmp_path: Path) -> None:
    first, second = two_days()

    def stop(now: str, done: int, total: int | None) -> None:
        if now == step:
            raise KeyboardInterrupt

    with MemoryStore() if kind == "memory" else SqlStore(str(tmp_path / "s.db")) as store:
        keep(store, *first)
        merge(store)
        keep(store, *second, version="2")
        with pytest.raises(KeyboardInterrupt):
            merge(store, progress=stop)
        merge(store)
        assert outcome(store) == outcome(merged([*first[:2], *second]))


@SOME
@given(codings(), codings(), st.integers(0, 40))
def test_a_merge_broken_off_leaves_no_trace(
    first: list[Coding], more: list[Coding], at: int
) -> None:
    store = merged(first)
    keep(store, *more, version="2")
    breaks(store, at)
    merge(store)
    clean = MemoryStore()
    keep(clean, *first)
    keep(clean, *more, version="2")
    merge(clean)
    assert outcome(store) == outcome(clean)


@SOME
@given(codings(4), codings(4), st.data())
def test_reports_read_anew_count_as_they_are_read_now(
    old: list[Coding], new: list[Coding], data: st.DataObject
) -> None:
    again = [Coding(o.report, claims=o.claims[:-1]) for o in old[:2]]
    store = one_by_one(old)
    for item in data.draw(st.permutations(again)):
        keep(store, item, version="2")
        merge(store)
    assert outcome(store) == outcome(merged([*again, *old[2:]]))


def test_a_claim_that_is_read_no_more_leaves_its_event() -> None:
    first, second = coding("a", line(killed=10)), coding("b", line(killed=10))
    store = one_by_one([first, second])
    assert groups(store) == {frozenset(claims_of([first, second]))}
    keep(store, Coding(second.report), version="2")
    merge(store)
    assert groups(store) == {frozenset(claims_of([first]))}
    assert event_with(store, first.claims[0].id).aliases == ()


def test_control_of_a_place_that_is_told_of_no_more_ends() -> None:
    told = coding("a", line("capture", "Beta", actor="IS"), line("capture", "Hilltop", actor="IS"))
    store = merged([told])
    assert {s.place.name for s in store.control()} == {"Beta", "Hilltop"}
    keep(store, Coding(told.report), version="2")
    merge(store)
    assert not list(store.control())


def _rebuilt(store: Store) -> None:
    merge(store, full=True)


@pytest.mark.parametrize("how", [merge, _rebuilt])
def test_a_report_that_comes_late_updates_the_event(how: Callable[[Store], None]) -> None:
    later, early = coding("b", line(killed=10), on=4), coding("a", line(killed=10), on=2)
    store = merged([later])
    (old,) = events(store)
    keep(store, early)
    how(store)
    (new,) = events(store)
    assert new.id == "e" + early.claims[0].id[1:]
    assert (new.first_told, new.last_told) == (early.report.published, later.report.published)
    assert new.aliases == (old.id,)
    assert store.event(old.id) == (new,)
    assert [to for _, to, _ in store.event_versions(old.id)] == [2]


def test_the_number_of_processes_plays_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "WORTH_IT", 1)
    made = [item.coding for item in load(150, 5, in_theatres=1)]
    path = str(tmp_path / "s.db")
    with SqlStore(path) as store:
        keep(store, *made[:-2])
        merge(store, jobs=workers.Jobs(partial(SqlStore, path), 2))
        keep(store, *made[-2:])
        merge(store, jobs=workers.Jobs(partial(SqlStore, path), 2))
        assert outcome(store) == outcome(merged(made))


#: Run in a Python of its own.
_OUTCOME = """
from benchmarks.load import load
from merging.tell_codings import merged, outcome
print(outcome(merged(item.coding for item in load(120, 2, in_theatres=1))))
"""


def test_the_order_in_which_python_keeps_sets_plays_no_part() -> None:
    root = Path(__file__).parents[2]
    paths = os.pathsep.join([str(root), str(root / "tests")])
    found = {
        subprocess.run(  # noqa: S603 - this very Python
            [sys.executable, "-c", _OUTCOME],
            env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


@SOME
@given(codings(4), st.data())
def test_two_texts_under_one_id_are_merged_the_same_in_any_order(
    made: list[Coding], data: st.DataObject
) -> None:
    more = [coding("r0", line(killed=10), line("bombing", "Gamma", killed=3), on=3)]
    every = [*made, *(m for m in more if m.report.text != made[0].report.text)]
    store = one_by_one(data.draw(st.permutations(every)))
    assert outcome(store) == outcome(merged(every))
