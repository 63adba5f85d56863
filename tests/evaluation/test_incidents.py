"""Gold incidents are read, and what is wrong with them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluation import Incident, incident_faults, incidents_hash, read_incidents
from dateline.evaluation.incidents import GoldMention, Killed
from dateline.model import Report

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORTS = {
    "r1": Report("r1", "Shells hit Kobalt. Three people died."),
    "r2": Report("r2", "Kobalt was shelled. Nickel was shelled."),
}
GOLD = """
- id: i1
  type: ASSAULT
  summary: Kobalt is shelled
  mentions:
  - {report: r1, anchor: Shells hit Kobalt, trigger: hit}
  - {report: r2, anchor: Kobalt was shelled, trigger: shelled, aggregate: [i2]}
  tolls:
  - {kind: killed, low: 3, best: 3, high: null, source: null, reports: [r1]}
  - {kind: injured, low: 9, best: 9, high: 9, source: null, reports: [r1]}
  disputes: [toll]
  copies: [[r1, r2]]
- id: i2
  type: ASSAULT
  uncertain_with: [i1]
  mentions:
  - {report: r2, anchor: Nickel was shelled, trigger: shelled, uncertain: [i1]}
  disputes: []
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "incidents.yaml").write_text(GOLD)
    return tmp_path / "incidents.yaml"


def test_incidents_are_read(path: Path) -> None:
    first, second = read_incidents(path)
    assert first == Incident(
        "i1",
        (
            GoldMention("r1", "Shells hit Kobalt", "hit"),
            GoldMention("r2", "Kobalt was shelled", "shelled", frozenset({"i2"})),
        ),
        "Kobalt is shelled",
        (Killed(3, 3, None),),
        frozenset({"toll"}),
        (("r1", "r2"),),
    )
    assert first.reports == {"r1", "r2"}
    assert second.uncertain_with == ("i1",)
    assert second.mentions[0].also == {"i1"}
    assert not list(incident_faults((first, second), REPORTS))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("anchor: Shells hit", "anchor: Bombs hit", "i1: r1: anchor missing: 'Bombs hit Kobalt'"),
        ("anchor: Nickel was shelled", "anchor: was shelled", "i2: r2: anchor not unique"),
        ("trigger: hit", "trigger: struck", "i1: r1: no 'struck' in anchor"),
        ("report: r1, anchor", "report: r9, anchor", "i1: no report r9"),
        ("aggregate: [i2]", "aggregate: [i7]", "i1: no incident i7"),
        ("uncertain_with: [i1]", "uncertain_with: [i8]", "i2: no incident i8"),
        ("disputes: [toll]", "disputes: [number]", "i1: no dispute 'number'"),
        ("id: i2", "id: i1", "i1 is there 2 times"),
    ],
)
def test_faults_are_told(path: Path, old: str, new: str, fault: str) -> None:
    path.write_text(GOLD.replace(old, new, 1))
    told = list(incident_faults(read_incidents(path), REPORTS))
    assert any(line.startswith(fault) for line in told), told


@pytest.mark.parametrize("text", ["", "[]", "{a: 1}", "- {id: i1}", "- [", "- 3"])
def test_a_broken_file_is_refused(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(InputError, match=r"incidents\.yaml"):
        read_incidents(path)
    with pytest.raises(InputError):
        read_incidents(path.with_name("none.yaml"))


def test_the_hash_is_of_gold_and_texts(path: Path) -> None:
    before = incidents_hash(path, REPORTS.values())
    assert incidents_hash(path, reversed(REPORTS.values())) == before
    assert incidents_hash(path, [REPORTS["r1"]]) != before
    path.write_text(GOLD + "# changed\n")
    assert incidents_hash(path, REPORTS.values()) != before


def test_the_shipped_incidents_are_sound() -> None:
    from dateline.reading import Read, ReadOptions, read

    found = read([EXAMPLES / "reports.jsonl"], options=ReadOptions(language="en"))
    reports = {item.report.id: item.report for item in found if isinstance(item, Read)}
    assert not list(incident_faults(read_incidents(EXAMPLES / "incidents.yaml"), reports))
