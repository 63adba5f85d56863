"""Flat records keep unknown apart from zero and name every column."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Count
from dateline.presenting.flat import COLUMNS, record
from model.test_codec import CLAIM, CODING


def test_every_column_is_filled_in_order() -> None:
    assert tuple(record(CLAIM, report="r1")) == COLUMNS


def test_values() -> None:
    row = record(CLAIM, report="r1", published=CODING.report.published, publisher="The Herald")
    assert (row["type"], row["actors"], row["actor_ids"], row["lat"]) == (
        "ASSAULT",
        "Iraqi Army",
        "Q1",
        36.5,
    )
    assert (row["killed_low"], row["killed_high"], row["injured_low"]) == (3, None, None)
    assert str(row["start"]) == "2013-05-07"


def test_tolls_in_parts_add_up_only_when_all_are_known() -> None:
    parts = (Count("killed", 32, 32, None, "children"), Count("killed", 60, None, None, "adults"))
    row = record(replace(CLAIM, counts=parts, places=(), time=None), report="r1")
    assert (row["killed_low"], row["killed_best"]) == (92, None)
    assert (row["places"], row["lat"], row["start"]) == ("", None, None)
