"""Names are compared by their words; boxes may cross the date line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.store.query import Box, fold


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Al-Bāb", " al bab "),
        ("  The  ARMY ", " the army "),
        ("Straße", " strasse "),
        ("الموصل", " الموصل "),
        ("---", "  "),
        ("", "  "),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("box", "lon", "inside"),
    [
        (Box(0, 10, 10, 20), 15, True),
        (Box(0, 10, 10, 20), 25, False),
        (Box(0, 170, 10, -170), 175, True),
        (Box(0, 170, 10, -170), -175, True),
        (Box(0, 170, 10, -170), 0, False),
    ],
)
def test_box(box: Box, lon: float, inside: bool) -> None:
    assert box.holds(5, lon) is inside


@pytest.mark.parametrize("corners", [(10, 0, 0, 0), (0, -200, 1, 0), (-91, 0, 0, 0)])
def test_impossible_boxes_are_refused(corners: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="itudes"):
        Box(*corners)
