"""Coding into a store goes on where it stopped, and keeps the order of the reports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contracts import coders
from dateline.engines import LocalEngine
from dateline.engines.resume import OLD_AT_A_TIME, Keep, Noted, code_noted
from dateline.model import Problem, Report
from dateline.store import MemoryStore, Version

VERSION = Version("1", "a")
NOTE = Problem("reading", "no day", severity="note")


def keep() -> Keep:
    store = MemoryStore()
    return Keep(store, store.begin(VERSION, started="2014-06-12T00:00:00+00:00"), VERSION)


def noted(*numbers: int) -> Iterator[Noted]:
    return ((Report(f"r{n}", f"report {n} SAYS"), (NOTE,)) for n in numbers)


def test_notes_of_reading_are_kept_with_the_coding() -> None:
    kept = keep()
    (coding,) = code_noted(noted(1), LocalEngine(coders.upper_case), keep=kept)
    assert coding.problems == (NOTE,)
    assert [s.coding for s in kept.store.codings()] == [coding]


def test_what_is_said_twice_is_kept_once() -> None:
    twice = [(Report("r1", "x"), (NOTE, NOTE))]
    (coding,) = code_noted(twice, LocalEngine(coders.upper_case))
    assert coding.problems == (NOTE,)


def test_a_broken_off_run_goes_on() -> None:
    kept = keep()
    going = code_noted(noted(*range(40)), LocalEngine(coders.upper_case), keep=kept)
    for _ in range(20):
        next(going)
    going.close()  # type: ignore[attr-defined]
    assert len(list(kept.store.codings())) == 20
    codings = list(code_noted(noted(*range(40)), LocalEngine(coders.upper_case), keep=kept))
    assert [c.report.id for c in codings] == [f"r{n}" for n in range(40)]
    assert len(list(kept.store.codings())) == 40


@pytest.mark.parametrize("new", [(), (0,), (699,), (250, 251, 600)])
def test_many_old_reports_come_in_order_and_are_not_piled_up(new: tuple[int, ...]) -> None:
    kept = keep()
    old = [n for n in range(700) if n not in new]
    list(code_noted(noted(*old), LocalEngine(coders.upper_case), keep=kept))
    taken = 0

    def counted() -> Iterator[Noted]:
        nonlocal taken
        for one in noted(*range(700)):
            taken += 1
            yield one

    codings = code_noted(counted(), LocalEngine(coders.upper_case), keep=kept)
    first = next(codings)
    assert taken <= OLD_AT_A_TIME
    assert [c.report.id for c in (first, *codings)] == [f"r{n}" for n in range(700)]


def test_a_lost_report_is_tried_again() -> None:
    kept = keep()
    bad = [(Report("bad", "raise"), ())]
    for _ in range(2):
        (coding,) = code_noted(bad, LocalEngine(coders.failing), keep=kept)
        assert coding.problems[0].stage == "engine"
    assert list(kept.store.codings()) == []
