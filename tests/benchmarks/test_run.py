"""`make bench`: one table, and one plain line where there is nothing to measure on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.corpora import INCIDENTS, Corpus, Result, corpora, measure, scripts
from benchmarks.run import _merged, _rows, table

from dateline import Coder

ROOT = Path(__file__).parents[2]


def bench(*arguments: str, data: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "DATELINE_DATA": data}
    command = [sys.executable, "-m", "benchmarks.run", *arguments]
    return subprocess.run(  # noqa: S603 - our own module
        command, capture_output=True, text=True, cwd=ROOT, env=env, check=False
    )


def test_without_data_nothing_is_run() -> None:
    done = bench()
    assert (done.returncode, done.stdout) == (0, "not run: no DATELINE_DATA\n")


def test_a_missing_corpus_is_told(tmp_path: Path) -> None:
    done = bench("--only", "gold", data=str(tmp_path))
    assert done.returncode == 0
    assert "not run: gold: no gold" in done.stdout


@pytest.mark.parametrize(
    ("only", "told"),
    [
        ("incidents", "not run: incidents: no incidents, no score_incidents.py"),
        ("mentions", "not run: mentions: no ecbplus, gvc"),
    ],
)
def test_merging_is_not_measured_without_its_corpora(tmp_path: Path, only: str, told: str) -> None:
    done = bench("--only", only, data=str(tmp_path / "data"))
    assert done.returncode == 0
    assert told in done.stdout


SCORER = """
import json, sys
incidents, reports, events = sys.argv[1:]
found = [json.loads(line) for line in open(events)]
texts = [json.loads(line)["id"] for line in open(reports)]
joint = max(len({claim["report"] for claim in event["claims"]}) for event in found)
print(json.dumps({"events": {"acc": len(found)}, "joint": {"acc": joint}, "n": len(texts)}))
"""


def test_events_of_all_reports_are_scored_by_the_script(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "incidents").mkdir(parents=True)
    (tmp_path / "evaluation").mkdir()
    (tmp_path / "evaluation" / INCIDENTS).write_text(SCORER)
    (data / "incidents" / "incidents.yaml").write_text("[]")
    rows = (
        {"id": name, "text": text, "published": "2012-11-21"}
        for name, text in (
            ("a", "Rebels captured Goma on Tuesday."),
            ("b", "Rebels seized the town of Goma on Tuesday."),
            ("c", "A bomb killed four people in Lagos on Sunday."),
        )
    )
    (data / "incidents" / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)))
    asked = {"joint.acc": (None, 2.0), "events.acc": (None, None), "n": (None, None)}
    result = measure(Corpus("incidents", "incidents", INCIDENTS, asked), data, Coder())
    assert result.values == {"joint.acc": 2, "events.acc": 2, "n": 3}
    assert (result.reports, result.words) == (3, 22)


def test_corpora_are_named_without_a_machine() -> None:
    assert len({corpus.name for corpus in corpora()}) == len(corpora())
    for corpus in corpora():
        assert not Path(corpus.path).is_absolute()
        assert corpus.measures
        assert all(f is None or 0 < f < 1 for f, _ in corpus.measures.values())


def test_scripts_lie_beside_the_data(tmp_path: Path) -> None:
    assert scripts(tmp_path / "data") == tmp_path / "evaluation"


def test_a_value_below_its_floor_is_marked() -> None:
    gold = next(corpus for corpus in corpora() if corpus.name == "gold")
    result = Result("h", 1, 10, dict.fromkeys(gold.measures, 0.7))
    before = {"hash": "h", "measures": {"claims": 0.65}}
    rows = list(_rows(gold, result, before))
    claims = next(row for row in rows if row[1] == "claims")
    assert claims[2:7] == ("0.700", "0.650", f"{gold.measures['claims'][0]:.3f}", "0.860", "below")
    whole = next(row for row in rows if row[1] == "whole")
    assert whole[6] == ""
    assert "below" in table(rows)


def test_values_of_another_corpus_are_not_compared(capsys: pytest.CaptureFixture[str]) -> None:
    gold = corpora()[0]
    result = Result("h", 1, 10, dict.fromkeys(gold.measures, 0.9))
    rows = list(_rows(gold, result, {"hash": "other", "measures": {"whole": 0.1}}))
    assert rows[0][3] == ""
    assert "not the corpus" in capsys.readouterr().err


def test_freezing_keeps_what_was_not_measured() -> None:
    frozen = {"corpora": {"LGL": {"hash": "x"}}}
    merged = _merged(frozen, {"gold": Result("h", 1, 10, {"whole": 0.3})})
    assert merged["corpora"]["LGL"] == {"hash": "x"}
    assert merged["corpora"]["gold"]["measures"] == {"whole": 0.3}
    assert json.dumps(merged)
