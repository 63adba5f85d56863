"""What every engine must do, run over each of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from contracts import coders
from dateline.engines import Engine, LocalEngine, is_lost
from dateline.engines.pool import BATCHES_A_JOB, PoolEngine
from dateline.engines.port import BATCH_CHARACTERS, BATCH_REPORTS, BuildCoder, batches
from dateline.errors import DatelineError
from dateline.model import Report
from dateline.model.codec import to_json_line

Make = Callable[[BuildCoder], Engine]


@pytest.fixture(params=["local", "pool"])
def make(request: pytest.FixtureRequest) -> Make:
    if request.param == "local":
        return LocalEngine
    return lambda build: PoolEngine(build, jobs=2)


def reports(count: int) -> Iterator[Report]:
    return (Report(f"r{n}", f"report {n} SAYS this") for n in range(count))


def test_codings_come_in_the_order_of_the_reports(make: Make) -> None:
    codings = list(make(coders.upper_case).code(reports(100)))
    assert [c.report.id for c in codings] == [f"r{n}" for n in range(100)]
    assert all(c.claims[0].trigger.text == "SAYS" for c in codings)


def test_every_engine_gives_the_same_bytes(make: Make) -> None:
    wanted = [to_json_line(c) for c in LocalEngine(coders.upper_case).code(reports(40))]
    assert [to_json_line(c) for c in make(coders.upper_case).code(reports(40))] == wanted


def test_nothing_in_gives_nothing_out(make: Make) -> None:
    assert list(make(coders.missing_tables).code([])) == []


def test_a_report_that_raises_costs_no_other(make: Make) -> None:
    texts = ["A fine", "please raise", "B fine"]
    made = make(coders.failing)
    codings = list(made.code(Report(f"r{n}", t) for n, t in enumerate(texts)))
    assert [is_lost(c) for c in codings] == [False, True, False]
    assert "RuntimeError: cannot read this" in codings[1].problems[0].reason


def test_what_keeps_coding_from_starting_is_raised(make: Make) -> None:
    with pytest.raises(DatelineError, match="second fault"):
        list(make(coders.missing_tables).code(reports(1)))


def test_a_report_that_kills_its_process_costs_no_other() -> None:
    texts = ["A fine", "please die", "B fine", *(f"C {n}" for n in range(60)), "die again", "END"]
    engine = PoolEngine(coders.failing, jobs=2)
    codings = list(engine.code(Report(f"r{n}", t) for n, t in enumerate(texts)))
    assert [c.report.text for c in codings] == texts
    assert [c.report.text for c in codings if is_lost(c)] == ["please die", "die again"]
    assert all(c.claims for c in codings if not is_lost(c))


def test_few_reports_are_held_at_a_time(make: Make) -> None:
    taken = 0

    def counted() -> Iterator[Report]:
        nonlocal taken
        for report in reports(1000):
            taken += 1
            yield report

    coming = make(coders.upper_case).code(counted())
    next(coming)
    assert taken <= BATCH_REPORTS * (2 * BATCHES_A_JOB + 1)
    coming.close()  # type: ignore[attr-defined]


def test_long_reports_make_small_batches() -> None:
    long = Report("long", "x" * BATCH_CHARACTERS)
    short = [Report(f"r{n}", "x") for n in range(BATCH_REPORTS + 1)]
    assert [len(b) for b in batches([long, *short])] == [1, BATCH_REPORTS, 1]


def test_a_pool_that_is_left_early_ends_its_processes_at_once() -> None:
    coming = PoolEngine(coders.slow, jobs=2).code(reports(100))
    assert next(coming).report.id == "r0"
    begun = time.monotonic()
    coming.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < coders.SLOW / 2
