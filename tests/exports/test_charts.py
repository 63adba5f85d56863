"""Days on an axis: periods, bars and strips."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from dateline.exports.situation.axis import axis_of, closed, periods, ticks
from dateline.exports.situation.index import index_of
from dateline.exports.situation.timeline import timeline
from dateline.model import Interval
from exports.sample import situation

D = dt.date


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([], []),
        ([(D(2014, 6, 1), D(2014, 6, 2)), (D(2014, 6, 20), D(2014, 6, 20))], [(1, 20)]),
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
