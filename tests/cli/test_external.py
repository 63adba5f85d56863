"""`dateline evaluate plover`, `petrarch`, `re3d`: external corpora are coded and measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run
from dateline import wiring
from dateline.model import Report, Sentence

RECORD = {
    "id": "r1",
    "event": "FIGHT",
    "text": "Rebels took Kobalt.",
    "textInfo": {"markup": "(SRC: Rebels) (EVT: took) (TAR: Kobalt)."},
    "source": [{"actorText": "Rebels"}],
    "target": [{"actorText": "Kobalt"}],
}
SENTENCE = """<Sentence id="s1" date="20130508"/>
<EventCoding eventcode="192" sourcecode="USA" targetcode="IRQ"/>
<Text>Rebels took Kobalt.</Text>
</Sentence>
"""


def plover(folder: Path) -> Path:
    (folder / "PLOVER_GSR_CAMEO.txt").write_text(json.dumps([RECORD]))
    return folder


def test_plover_is_measured_as_a_table_or_json(run: Run, tmp_path: Path) -> None:
    folder = plover(tmp_path)
    done = run("evaluate", "plover", folder, "-f", "jsonl")
    assert done.status == 0
    scores = json.loads(done.out)
    assert scores["type"] == {"acc": 1.0, "n": 1}
    assert scores["source"]["f1"] == scores["target"]["f1"] == 1
    assert scores["recipient"]["r"] == 0
    assert "type_any" in run("evaluate", "plover", folder).out


def test_what_is_wrong_is_listed_when_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "PETR2_GSR_validation.xml").write_text(SENTENCE)
    quiet, told = (run("evaluate", "petrarch", tmp_path, *more) for more in ((), ("-v",)))
    assert "wanted USA > IRQ" not in quiet.err
    assert "s1 192: CONTROL 'took' Rebels > ; wanted USA > IRQ" in told.err
    assert "type" in told.out


def test_re3d_is_measured(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Analyser:
        def analyse(self, reports: tuple[Report, ...]) -> list[tuple[Sentence, ...]]:
            return [(Sentence(0, 0, report.text, ()),) for report in reports]

    monkeypatch.setattr(wiring, "build_analyser", Analyser)
    rows = {
        "documents": {"_id": "d1", "text": "Rebels took Kobalt."},
        "entities": {
            "documentId": "d1", "begin": 0, "end": 6, "type": "Organisation", "value": "Rebels",
        },
        "relations": {
            "documentId": "d1", "type": "FightingAgainst", "source": "Rebels", "sourceBegin": 0,
            "sourceEnd": 6, "target": "Kobalt", "targetBegin": 12, "targetEnd": 18,
        },
    }  # fmt: skip
    (tmp_path / "Times").mkdir()
    for name, row in rows.items():
        (tmp_path / "Times" / f"{name}.json").write_text(json.dumps(row))
    out = tmp_path / "re3d.json"
    assert run("evaluate", "re3d", tmp_path, "-f", "jsonl", "-o", out).status == 0
    scores = json.loads(out.read_text())
    assert scores["FightingAgainst"]["r"] == scores["entities"]["r"] == 1


@pytest.mark.parametrize("name", ["plover", "petrarch", "re3d"])
def test_a_folder_without_the_corpus_is_told(run: Run, tmp_path: Path, name: str) -> None:
    done = run("evaluate", name, tmp_path)
    assert done.status == 2
    assert str(tmp_path) in done.err
    assert "Traceback" not in done.err
