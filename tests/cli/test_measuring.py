"""`dateline evaluate incidents`: events are measured, and held to floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run

REPORTS = {"r1": "Rebels took Kobalt, residents said.", "r2": "Rebels took Kobalt, officers said."}
GOLD = """
- id: i1
  type: CONTROL
  mentions:
  - {report: r1, anchor: Rebels took Kobalt, trigger: took}
  - {report: r2, anchor: Rebels took Kobalt, trigger: took}
  disputes: []
"""


@pytest.fixture
def corpus(tmp_path: Path) -> tuple[Path, Path]:
    gold, reports = tmp_path / "incidents.yaml", tmp_path / "reports.jsonl"
    gold.write_text(GOLD)
    rows = ({"id": name, "text": text, "published": "2013-05-08"} for name, text in REPORTS.items())
    reports.write_text("\n".join(map(json.dumps, rows)))
    return gold, reports


def events(folder: Path, *, joined: bool) -> Path:
    """A file of events over both claims, joined or not."""
    refs = [
        {"id": f"c{name}", "report": name, "trigger": {"start": 7, "end": 11, "text": "took"}}
        for name in REPORTS
    ]
    groups = [refs] if joined else [[ref] for ref in refs]
    rows = (
        {"id": f"e{at}", "type": "CONTROL", "status": "single_source", "claims": group}
        for at, group in enumerate(groups)
    )
    path = folder / "events.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def test_reports_are_coded_merged_and_measured(run: Run, corpus: tuple[Path, Path]) -> None:
    done = run("evaluate", "incidents", *corpus, "-f", "jsonl")
    assert done.status == 0
    scores = json.loads(done.out)
    assert scores["incidents"] == 1
    assert scores["mention_recall"] == {"acc": 1, "n": 2}
    assert not list(corpus[0].parent.glob("*.db"))


@pytest.mark.parametrize(("joined", "f1"), [(True, 1), (False, 0)])
def test_a_file_of_events_is_measured(
    run: Run, corpus: tuple[Path, Path], tmp_path: Path, joined: bool, f1: float
) -> None:
    path = events(tmp_path, joined=joined)
    done = run("evaluate", "incidents", *corpus, path, "-f", "jsonl", "--faults")
    assert json.loads(done.out)["pairs"]["f1"] == f1
    assert ("i1: parted: 1 in e0, 1 in e1" in done.err) is not joined
    assert "b_cubed" in run("evaluate", "incidents", *corpus, path).out


def test_floors_are_written_hold_and_are_missed(
    run: Run, corpus: tuple[Path, Path], tmp_path: Path
) -> None:
    floors = tmp_path / "floors.json"
    good = events(tmp_path, joined=True)
    assert run("evaluate", "incidents", *corpus, good, "--floors", floors, "--raise").status == 0
    kept = json.loads(floors.read_text())["floors"]
    assert kept["pairs.p"] == [{"floor": 0.995, "why": "first measured"}]
    done = run("evaluate", "incidents", *corpus, good, "--floors", floors)
    assert done.status == 0
    assert "0.995, p 0.995" in done.out
    bad = events(tmp_path, joined=False)
    done = run("evaluate", "incidents", *corpus, bad, "--floors", floors)
    assert done.status == 1
    assert "not passed: pairs is 0.000, its floor is 0.995" in done.err
    assert "below" in done.out
    corpus[0].write_text(GOLD + "# changed\n")
    done = run("evaluate", "incidents", *corpus, good, "--floors", floors)
    assert done.status == 1
    assert "measured on corpus" in done.err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("anchor: Rebels", "anchor: Soldiers", "2 faults in the gold"),
        ("- id: i1", "id: i1", "not a file of incidents"),
    ],
)
def test_faulty_gold_is_refused(
    run: Run, corpus: tuple[Path, Path], old: str, new: str, told: str
) -> None:
    corpus[0].write_text(GOLD.replace(old, new))
    done = run("evaluate", "incidents", *corpus)
    assert done.status == 2
    assert told in done.err


def test_a_file_that_holds_no_events_is_refused(
    run: Run, corpus: tuple[Path, Path], tmp_path: Path
) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text('{"id": "e1"}\n')
    done = run("evaluate", "incidents", *corpus, path)
    assert done.status == 2
    assert "events.jsonl:1: no event" in done.err


def test_raising_needs_floors(run: Run, corpus: tuple[Path, Path]) -> None:
    done = run("evaluate", "incidents", *corpus, "--raise")
    assert done.status == 2
    assert "--floors" in done.err
