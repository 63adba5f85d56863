"""Offsets from UTC as the time zone database has them."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.knowledge.timezones import offset_of, zones_of

SUMMER, WINTER = dt.datetime(2016, 7, 1, 12), dt.datetime(2016, 1, 1, 12)


@pytest.mark.parametrize(
    ("zones", "moment", "minutes"),
    [
        (["Asia/Damascus"], SUMMER, 180),
        (["Asia/Damascus"], WINTER, 120),
        (["Asia/Kabul"], SUMMER, 270),
        (["America/New_York"], WINTER, -300),
        (["Asia/Gaza", "Asia/Hebron"], SUMMER, 180),
        (["Asia/Gaza", "Asia/Kabul"], SUMMER, None),
        (["Europe/Amsterdam"], dt.datetime(1900, 1, 1), None),
        (["No/Where"], SUMMER, None),
        (["../../etc/passwd"], SUMMER, None),
        ([], SUMMER, None),
    ],
)
def test_offsets(zones: list[str], moment: dt.datetime, minutes: int | None) -> None:
    wanted = None if minutes is None else dt.timedelta(minutes=minutes)
    assert offset_of(zones, moment) == wanted


def test_the_zones_of_a_country() -> None:
    assert zones_of("SYR") == ("Asia/Damascus",)
    assert set(zones_of("PSE")) == {"Asia/Gaza", "Asia/Hebron"}
    assert zones_of("XXX") == ()
