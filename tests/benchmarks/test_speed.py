"""The bounds on speed are told the right way round, and the worker measures what it codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import speed


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("ratio", 0.61, ""),
        ("ratio", 0.59, "below"),
        ("memory_gb", 1.4, ""),
        ("memory_gb", 1.6, "below"),
        ("words_s", 1.0, ""),
    ],
)
def test_bounds(name: str, value: float, told: str) -> None:
    assert speed._kept(name, value) == told


def test_reports_are_spread_over_the_files(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    rows = [json.dumps({"id": str(n), "text": f"Report {n}."}) for n in range(20)]
    path.write_text("\n".join(rows))
    assert [report.id for report in speed._spread([path], 4)] == ["0", "5", "10", "15"]


def test_few_reports_come_again_under_other_ids(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(n), "text": f"Report {n}."}) for n in range(3)))
    reports = speed._enough([path])
    assert len(reports) == len({report.id for report in reports}) == speed.MANY


def test_every_bounded_measure_is_described() -> None:
    assert speed.__doc__ is not None
    for name in speed.BOUNDS:
        assert name.removesuffix("_gb").removesuffix("_s") in speed.__doc__
