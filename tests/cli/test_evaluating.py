"""`dateline evaluate`: gold is checked, codings are measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run

TEXT = "Rebels took Kobalt, residents said."
GOLD = """
id: r1
claims:
  - anchor: Rebels took Kobalt
    trigger: took
    type: CONTROL
    modes: [capture]
    actors: [{names: [Rebels]}]
    recipients: []
    places: [{names: [Kobalt]}]
    sources: [{names: [residents]}]
    factuality: CT+
    stance: reports
    tense: past
"""


@pytest.fixture
def gold(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "r1.yaml").write_text(GOLD)
    reports = tmp_path / "reports.jsonl"
    reports.write_text(json.dumps({"id": "r1", "text": TEXT, "published": "2013-05-08"}))
    return tmp_path / "gold", reports


def test_reports_are_coded_and_measured(run: Run, gold: tuple[Path, Path]) -> None:
    done = run("evaluate", "score", *gold, "-f", "jsonl")
    assert done.status == 0
    scores = json.loads(done.out)
    assert (scores["claims"]["f1"], scores["actors"]["f1"], scores["places"]["f1"]) == (1, 1, 1)
    assert "claims" in run("evaluate", "score", *gold).out


def test_a_file_of_codings_is_measured(run: Run, gold: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "codings.jsonl"
    run("code", gold[1], "--language", "en", "--out", out)
    done = run("evaluate", "score", *gold, out, "-f", "jsonl")
    assert json.loads(done.out)["claims"]["f1"] == 1
    out.write_text(out.read_text().replace('"text":"took"', '"text":"xxxx"'))
    done = run("evaluate", "score", *gold, out)
    assert done.status == 2
    assert "codings.jsonl:1: no coding" in done.err


def test_faulty_gold_is_refused(run: Run, gold: tuple[Path, Path]) -> None:
    assert run("evaluate", "check", *gold).status == 0
    (gold[0] / "r1.yaml").write_text(GOLD.replace("anchor: Rebels", "anchor: Soldiers"))
    done = run("evaluate", "check", *gold)
    assert done.status == 1
    assert "r1: " in done.err
    assert run("evaluate", "score", *gold).status == 2
