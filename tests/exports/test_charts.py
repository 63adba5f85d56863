"""Days on an axis: periods, bars and strips."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from dateline.exports.situation.axis import axis_of, closed, periods, ticks
from dateline.exports.situation.index import index_of
from dateline.exports.situation.timeline import timeline
from dateline.model import Interval, Situation
from exports.sample import situation

D = dt.date


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([], []),
        ([(D(2014, 6, 1), D(2014, 6, 2)), (D(2014, 6, 9), D(2014, 6, 9))], [(1, 9)]),
        ([(D(2014, 6, 1), D(2014, 6, 1)), (D(2014, 6, 30), D(2014, 6, 30))], [(1, 1), (30, 30)]),
        ([(D(2014, 6, 3), D(2014, 6, 4)), (D(2000, 1, 1), D(2020, 1, 1))], [(3, 4)]),
    ],
)
def test_quiet_stretches_end_a_period(
    spans: list[tuple[dt.date, dt.date]], found: list[tuple[int, int]]
) -> None:
    assert [(start.day, end.day) for start, end in periods(spans)] == found


def test_an_open_interval_takes_the_end_it_has() -> None:
    assert closed(Interval(D(2014, 6, 1), None)) == (D(2014, 6, 1), D(2014, 6, 1))
    assert closed(Interval(None, None)) is None
    assert closed(None) is None


def test_named_days_keep_their_distance() -> None:
    axis = axis_of((D(2014, 6, 1), D(2014, 7, 20)))
    named = [tick for tick in ticks(axis) if tick.words]
    assert named[0].words == "1 Jun 2014"
    assert all(b.x - a.x >= 62 for a, b in itertools.pairwise(named))


def test_events_are_bars_over_their_days() -> None:
    (chart,), other = timeline(index_of(*situation()))
    assert not other
    bars = {bar.label: bar for bar in chart.bars}
    raid, capture = bars["Air attack, Tikrit: Jets"], bars["Capture, Mosul: Rebels"]
    assert raid.width == pytest.approx(5 * 110, abs=4)
    assert capture.width == pytest.approx(110, abs=4)
    assert raid.vague
    assert capture.disputed
    assert not capture.vague


def test_bars_of_one_lane_do_not_overlap() -> None:
    (chart,), _ = timeline(index_of(*situation()))
    for bar in chart.bars:
        for other in chart.bars:
            if bar is not other and bar.y == other.y:
                assert bar.x + bar.width <= other.x or other.x + other.width <= bar.x


def dated(days: list[tuple[int, int]]) -> Situation:
    """Events of one claim each on days of June 2014, and two of an earlier year."""
    told, _ = situation()
    alone = told.events[2]
    events = []
    for n, (start, end) in enumerate([*days, (-4000, -4000), (-1500, -1470)]):
        first = D(2014, 6, 1) + dt.timedelta(days=start)
        last = D(2014, 6, 1) + dt.timedelta(days=end)
        claim = replace(alone.claims[0], id=f"c{n}")
        events.append(
            replace(alone, id=f"e{n}", claims=(claim,), time=Interval(first, last, "day"))
        )
    return Situation(tuple(events))


def test_background_of_other_years_is_listed_not_drawn() -> None:
    charts, other = timeline(index_of(dated([(0, 0), (1, 1), (2, 4), (5, 5), (3, 60)]), ()))
    assert [chart.title for chart in charts] == ["1-6 Jun 2014 · 4 events"]
    assert len(other) == 3


def test_many_events_told_once_are_small_signs() -> None:
    (chart,), _ = timeline(index_of(dated([(n % 5, n % 5) for n in range(40)]), ()))
    assert not chart.bars
    assert len(chart.dots) == 40
    assert chart.floor_words == "told once: 40"
    assert len({(dot.x, dot.y) for dot in chart.dots}) == 40
