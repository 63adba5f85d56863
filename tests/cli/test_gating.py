"""`dateline evaluate gate`: nothing falls below its floor unseen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.test_evaluating import GOLD, TEXT


@pytest.fixture
def corpus(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "r1.yaml").write_text(GOLD)
    reports = tmp_path / "reports.jsonl"
    reports.write_text(json.dumps({"id": "r1", "text": TEXT, "published": "2013-05-08"}))
    return tmp_path / "gold", reports


def test_floors_are_written_and_then_hold(
    run: Run, corpus: tuple[Path, Path], tmp_path: Path
) -> None:
    floors = tmp_path / "floors.json"
    assert run("evaluate", "gate", *corpus, "--floors", floors, "--raise").status == 0
    assert json.loads(floors.read_text())["floors"]["claims"][0]["floor"] == 0.995
    done = run("evaluate", "gate", *corpus, "--floors", floors)
    assert done.status == 0
    assert "claims" in done.out


def test_a_measure_below_its_floor_fails(
    run: Run, corpus: tuple[Path, Path], tmp_path: Path
) -> None:
    floors = tmp_path / "floors.json"
    run("evaluate", "gate", *corpus, "--floors", floors, "--raise")
    data = json.loads(floors.read_text())
    data["floors"]["statements"].append({"floor": 0.9})
    floors.write_text(json.dumps(data))
    done = run("evaluate", "gate", *corpus, "--floors", floors)
    assert done.status == 1
    assert "statements is 0.000, its floor is 0.900" in done.err


def test_another_corpus_does_not_pass(run: Run, corpus: tuple[Path, Path], tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    run("evaluate", "gate", *corpus, "--floors", floors, "--raise")
    (corpus[0] / "r1.yaml").write_text(GOLD + "\n# changed\n")
    done = run("evaluate", "gate", *corpus, "--floors", floors)
    assert done.status == 1
    assert "measured on corpus" in done.err


def test_gold_without_reports_is_a_usage_error(run: Run, corpus: tuple[Path, Path]) -> None:
    done = run("evaluate", "gate", corpus[0])
    assert done.status == 2
    assert "both" in done.err


def test_missing_floors_are_told(run: Run, corpus: tuple[Path, Path], tmp_path: Path) -> None:
    done = run("evaluate", "gate", *corpus, "--floors", tmp_path / "none.json")
    assert done.status == 2
    assert "none.json" in done.err
