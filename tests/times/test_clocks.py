"""The hour of a happening, in the zone that its words or its place give."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline import Coder, Report
from dateline.model import Interval, Span, TimeExpression
from dateline.model.wording import when
from dateline.times.clocks import told_clock


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


FRIDAY = dt.date(2016, 5, 6)

HOURS = [
    ("5:30 a.m.", "2016-05-03T05:30", "2016-05-03T05:30"),
    ("around 9 p.m.", "2016-05-02T21:00", "2016-05-02T21"),
    ("5:00 p.m.", "2016-05-02T17:00", "2016-05-02T17:00"),
    ("0100 GMT", "2016-05-03T01:00", "2016-05-03T01:00Z"),
    ("7 p.m. Moscow time", "2016-05-03T19:00", "2016-05-03T19+03:00"),
    ("7 p.m. local time", "2016-05-03T19:00", "2016-05-03T19"),
    ("10 a.m. EST", "2016-01-03T10:00", "2016-01-03T10-05:00"),
    ("the morning", "2016-05-03TMO", None),
    ("midnight", "2016-05-02T24:00", None),
    ("5 a.m.", "XXXX-XX-XXT05:00", None),
]


@pytest.mark.parametrize(("text", "value", "clock"), HOURS)
def test_no_finer_than_the_words(text: str, value: str, clock: str | None) -> None:
    expression = TimeExpression(Span(0, len(text), text), "TIME", value, Interval(FRIDAY, FRIDAY))
    assert told_clock(expression) == clock


def test_a_date_has_no_hour() -> None:
    assert told_clock(TimeExpression(Span(0, 6, "Monday"), "DATE", "2016-05-02")) is None


CLAIMS = [
    ("A bomb exploded in Tikrit at 5:30 a.m. on Tuesday.", "2016-05-03T05:30+03:00"),
    ("At 5 a.m. (0200 GMT) a bomb exploded in Damascus on Monday.", "2016-05-02T05+03:00"),
    ("On Monday the army bombed a camp near Goma at 5 p.m.", "2016-05-02T17+02:00"),
    ("Jets bombed Kabul at 10.30 a.m. on Wednesday.", "2016-05-04T10:30+04:30"),
    ("The army bombed the camp at 5 p.m. on Monday.", "2016-05-02T17"),
    ("Rebels shelled Donetsk at 7:15 p.m. Moscow time on Sunday.", "2016-05-01T19:15+03:00"),
    ("Rebels shelled Kabul and Goma at 5 p.m. on Monday.", "2016-05-02T17"),
    ("The army said at 5 p.m. on Monday that rebels had shelled Goma.", None),
    ("Rebels shelled Goma on Monday.", None),
    ("Rebels shelled Goma at midnight on Sunday.", None),
]


@pytest.mark.parametrize(("text", "clock"), CLAIMS)
def test_the_zone_is_that_of_the_place(text: str, clock: str | None, coder: Coder) -> None:
    (coding,) = coder.pipe([Report("r", text, published=FRIDAY)])
    assert [c.time.clock for c in coding.claims if c.time] == [clock]
    assert all(p.name != "Moscow" for c in coding.claims for p in c.places)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A bomb exploded in Tikrit at 5:30 a.m. on Tuesday.", "3 May 2016, 05:30 UTC+3"),
        ("A shell fell at 0130 GMT on Monday, killing two.", "2 May 2016, 01:30 UTC"),
        ("The army bombed the camp at 5 p.m. on Monday.", "2 May 2016, 17h"),
        ("Jets bombed Kabul at 10 a.m. on Wednesday.", "4 May 2016, 10h UTC+4:30"),
    ],
)
def test_the_hour_in_words(text: str, told: str, coder: Coder) -> None:
    (coding,) = coder.pipe([Report("r", text, published=FRIDAY)])
    assert when(coding.claims[0].time) == told
