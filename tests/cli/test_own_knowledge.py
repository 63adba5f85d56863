"""`--knowledge DIR`, `knowledge check DIR` and `knowledge diff DIR`, with the real coder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.conftest import Outcome, Run
from dateline import wiring
from dateline.language.spacy import SpacyAnalyser
from dateline.settings import Settings, read_knowledge_folder

VALLEY = Path(__file__).parents[2] / "examples" / "valley"
REPORT = VALLEY / "report.txt"
OPTIONS = ("--published", "2012-11-21", "-f", "jsonl")
_REAL_ENGINE = wiring.build_engine


@pytest.fixture
def real(run: Run, monkeypatch: pytest.MonkeyPatch, analyser: SpacyAnalyser) -> Run:
    """Runs `dateline` with the coder that users have; the model is loaded once for all."""
    monkeypatch.setattr(wiring, "build_engine", _REAL_ENGINE)
    monkeypatch.setattr("dateline.language.spacy.SpacyAnalyser", lambda: analyser)
    return run


@pytest.fixture
def valley(tmp_path: Path) -> Path:
    """A copy of the worked example, to be written to."""
    return Path(shutil.copytree(VALLEY, tmp_path / "valley"))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "broken"
    for name, text in {
        "codebook/a.yaml": "rules:\n- id: own.a\n  frame: atack\n",
        "actors/a.tsv": "id\tname\tkind\ngroup/a\tA\tmob\n",
    }.items():
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text)
    return folder


def claims(done: Outcome) -> dict[str, dict[str, Any]]:
    """The claims that were written, by their triggers."""
    assert done.status == 0, done.err
    found = (claim for line in done.out.splitlines() for claim in json.loads(line)["claims"])
    return {claim["trigger"]["text"]: claim for claim in found}


def test_rules_modes_and_actors_of_a_folder_are_coded_with(real: Run) -> None:
    ours = claims(real("code", REPORT, *OPTIONS))
    own = claims(real("code", REPORT, *OPTIONS, "--knowledge", VALLEY))
    assert ours["torched"]["modes"] == ["primitive", "destroy"]
    assert own["torched"]["modes"] == ["arson"]
    assert own["torched"]["actors"][0]["id"] == "group/valley-guard"
    assert own["torched"]["evidence"][0]["rule"] == "valley.burning"
    assert ours["captured"]["actors"][0]["id"] is None
    assert own["captured"]["actors"][0]["name"] == "March 23 Movement"
    assert (ours["attacked"]["modes"], own["attacked"]["modes"]) == ([], ["aerial"])


#: Type, modes and id of the actor of one claim; None when there is no such claim.
Coded = tuple[str, list[str], str | None] | None
MOB = "A mob attacked the shops in Goma."
BANNERS = "Students unfurled banners outside the ministry in Goma."


class Case(NamedTuple):
    """A file of a folder, a text with its trigger, and how it is coded with ours and with it."""

    file: str
    content: str
    text: str
    trigger: str
    ours: Coded
    own: Coded


CASES = [
    Case(
        "codebook/a.yaml",
        "rules:\n- {id: protest.sign, retire: true}\n",
        BANNERS,
        "unfurled",
        ("PROTEST", ["demo"], None),
        None,
    ),
    Case(
        "codebook/a.yaml",
        "rules:\n- {id: protest.sign, type: REQUEST, modes: [change]}\n",
        BANNERS,
        "unfurled",
        ("PROTEST", ["demo"], None),
        ("REQUEST", ["change"], None),
    ),
    Case(  # of two rules that fit alike the user's own is taken
        "codebook/a.yaml",
        "rules:\n- {id: own, type: COERCE, patterns: [attack/V], frame: attack, modes: [seize],"
        " examples: ['Gunmen [attacked] the shops.']}\n",
        "Gunmen attacked the shops in Goma.",
        "attacked",
        ("ASSAULT", [], None),
        ("COERCE", ["seize"], None),
    ),
    Case(
        "codebook/a.yaml",
        "modes:\n- {id: mode.mob, mode: loot}\n",
        MOB,
        "attacked",
        ("ASSAULT", ["mob"], None),
        ("ASSAULT", ["loot"], None),
    ),
    Case(
        "codebook/a.yaml",
        "modes:\n- {id: mode.mob, retire: true}\n",
        MOB,
        "attacked",
        ("ASSAULT", ["mob"], None),
        ("ASSAULT", [], None),
    ),
    Case(
        "codebook/modes.tsv",
        "event\tmode\tretire\nASSAULT\tmob\tyes\n",
        MOB,
        "attacked",
        ("ASSAULT", ["mob"], None),
        ("ASSAULT", [], None),
    ),
    Case(
        "codebook/modes.tsv",
        "event\tmode\tretire\nASSAULT\ttargeted\tyes\n",
        "Gunmen killed Karim Osman in Goma.",
        "killed",
        ("ASSAULT", ["targeted"], None),
        ("ASSAULT", [], None),
    ),
    Case(
        "actors/a.tsv",
        "id\tretire\ngroup/m23\tyes\n",
        "M23 attacked an army post near Goma.",
        "attacked",
        ("ASSAULT", [], "group/m23"),
        ("ASSAULT", [], None),
    ),
    Case(
        "actors/a.tsv",
        "id\tname\tkind\tsince\tuntil\ngroup/own\tValley Guard\tarmed_force\t2013\t2014\n",
        "The Valley Guard attacked an army post near Goma.",
        "attacked",
        ("ASSAULT", [], None),
        ("ASSAULT", [], "group/own"),
    ),
]


@pytest.mark.parametrize("case", CASES)
def test_each_thing_is_added_changed_and_retired(real: Run, tmp_path: Path, case: Case) -> None:
    (tmp_path / "own" / case.file).parent.mkdir(parents=True)
    (tmp_path / "own" / case.file).write_text(case.content)
    (tmp_path / "r.txt").write_text(case.text)

    def coded(*options: object) -> Coded:
        dated = ("-f", "jsonl", "--published", "2013-05-08")
        claim = claims(real("code", tmp_path / "r.txt", *dated, *options)).get(case.trigger)
        if claim is None:
            return None
        ids = [actor["id"] for actor in claim["actors"]]
        return claim["type"], claim["modes"], ids[0] if ids else None

    assert coded() == case.ours
    assert coded("--knowledge", tmp_path / "own") == case.own


def test_two_workers_write_the_same_bytes_as_one(real: Run, tmp_path: Path) -> None:
    text = REPORT.read_text()
    rows = [json.dumps({"id": f"r{n}", "text": f"{text} It was day {n}."}) for n in range(20)]
    (tmp_path / "in.jsonl").write_text("\n".join(rows))
    command = ("code", tmp_path / "in.jsonl", *OPTIONS, "--knowledge", VALLEY)
    one, two = real(*command), real(*command, "--jobs", "2")
    assert one.out == two.out
    assert one.out.count('"arson"') == 20


def test_an_empty_folder_changes_no_byte_and_no_version(real: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    (empty / "codebook").mkdir(parents=True)
    command = ("code", REPORT, *OPTIONS)
    assert real(*command).out == real(*command, "--knowledge", empty).out
    own = Settings(knowledge=read_knowledge_folder(empty))
    assert wiring.version(own) == wiring.version(Settings())


def test_what_is_kept_in_a_store_is_never_mixed_between_folders(
    real: Run, tmp_path: Path, valley: Path
) -> None:
    command = ("code", REPORT, *OPTIONS, "--store", tmp_path / "s.db")
    ours = real(*command)
    own = real(*command, "--knowledge", valley)
    assert "already in the store" not in own.err
    assert claims(own)["torched"]["modes"] == ["arson"]
    assert "1 already in the store" in real(*command, "--knowledge", VALLEY).err
    table = valley / "actors" / "valley.tsv"
    table.write_text(table.read_text().replace("Valley Guard", "Guard of the Valley"))
    changed = real(*command, "--knowledge", valley)
    assert "already in the store" not in changed.err
    assert changed.out != own.out
    again = real(*command)
    assert (again.out, "1 already in the store" in again.err) == (ours.out, True)


def test_a_broken_folder_is_one_message_with_all_faults_and_nothing_is_coded(
    real: Run, tmp_path: Path, broken: Path
) -> None:
    for jobs in ("1", "2"):
        out, store = tmp_path / f"o{jobs}.jsonl", tmp_path / f"s{jobs}.db"
        done = real("code", REPORT, "-o", out, "-s", store, "-j", jobs, "--knowledge", broken)
        assert done.status == 2
        assert done.err.splitlines() == [
            f"error: {broken}/actors/a.tsv:2: kind 'mob' is not one of person, organisation, "
            "group, state, armed_force",
            f"       {broken}/codebook/a.yaml:2: no rule of ours is own.a, so it is new and "
            "needs type, patterns, examples",
        ]
        assert done.out == ""
        assert not out.exists()


@pytest.mark.parametrize("folder", ["{tmp}/none", "{tmp}/file.txt"])
def test_what_is_no_folder_is_a_usage_error(run: Run, tmp_path: Path, folder: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    done = run("code", REPORT, "--knowledge", folder.format(tmp=tmp_path))
    assert (done.status, "no such folder" in done.err) == (2, True)


def test_the_environment_names_a_folder_and_the_option_wins(
    real: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_KNOWLEDGE", str(VALLEY))
    assert claims(real("code", REPORT, *OPTIONS))["torched"]["modes"] == ["arson"]
    monkeypatch.setenv("DATELINE_KNOWLEDGE", str(tmp_path / "none"))
    done = real("code", REPORT, *OPTIONS)
    assert (done.status, "DATELINE_KNOWLEDGE" in done.err) == (2, True)
    own = real("code", REPORT, *OPTIONS, "--knowledge", VALLEY)
    assert claims(own)["torched"]["modes"] == ["arson"]


def test_own_parties_and_modes_are_known_to_the_other_commands(
    real: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "s.db"
    real("code", REPORT, *OPTIONS, "--store", store, "--knowledge", VALLEY)
    asked = ("claims", "--store", store, "--mode", "arson")
    assert real(*asked).status == 2
    assert "nothing is known" in real("knowledge", "show", "actors", "Hill Boys").err
    monkeypatch.setenv("DATELINE_KNOWLEDGE", str(VALLEY))
    assert "Valley Guard" in real(*asked).out
    assert "group/valley-guard" in real("knowledge", "show", "actors", "Hill Boys").out


def test_a_person_can_give_a_claim_an_own_mode(
    real: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "s.db"
    done = real("code", REPORT, *OPTIONS, "--store", store)
    decided = ("judge", "correct", claims(done)["attacked"]["id"], "modes", "arson", "-s", store)
    assert real(*decided, "--user", "ada").status == 2
    monkeypatch.setenv("DATELINE_KNOWLEDGE", str(VALLEY))
    assert real(*decided, "--user", "ada").status == 0


def test_check_passes_the_worked_example_and_runs_its_examples(real: Run) -> None:
    done = real("knowledge", "check", VALLEY)
    assert done.status == 0
    assert "adds 1 rule, 1 mode rule, 1 mode, 1 override, 1 party; changes 1 rule" in done.err
    assert "5 examples of its rules run: all do as they say" in done.err


def test_check_tells_examples_that_do_not_fire_beside_all_other_faults(
    real: Run, tmp_path: Path
) -> None:
    (tmp_path / "codebook").mkdir()
    (tmp_path / "codebook" / "a.yaml").write_text(
        """\
type: ASSAULT
rules:
- id: own.silent
  patterns: [torch/N]
  frame: attack
  examples: ["Gunmen [torched] two shops."]
- id: own.loud
  patterns: [torch/V]
  frame: attack
  examples: ["Gunmen [torched] two shops."]
  not_examples: [Gunmen torched two shops.]
- id: own.broken
  patterns: [torch/Q]
  frame: attack
  examples: ["Gunmen [torched] two shops."]
modes:
- {id: own.mode, mode: aerial, lemmas: [glider], examples: ["A rider [attacked] the post."]}
contexts:
- {id: own.water, context: health, lemmas: [well], examples: [They shelled a road.]}
figures:
- {id: own.chess, types: [ASSAULT], words: [chess], examples: ["Rebels [attacked] the post."]}
"""
    )
    done = real("knowledge", "check", tmp_path)
    assert done.status == 1
    for line in (
        ":3: rule own.silent does not fire in 'Gunmen [torched] two shops.' (there fires",
        ":7: rule own.loud fires in its counter-example 'Gunmen torched two shops.'",
        ":12: rule own.broken: step 'torch/Q'",
        ":17: own.mode does not give aerial in 'A rider [attacked] the post.'",
        ":19: own.water does not give health in 'They shelled a road.'",
    ):
        assert f"codebook/a.yaml{line}" in done.err, done.err
    assert "own.chess: 'Rebels [attacked] the post.' tells a claim" in done.err
    assert "6 faults" in done.err


def test_diff_tells_what_is_added_changed_and_retired(run: Run, broken: Path) -> None:
    done = run("knowledge", "diff", VALLEY)
    assert done.status == 0
    for line in (
        "adds     rule valley.burning   codebook/valley.yaml:6\n",
        "changes  rule assault.raid   codebook/valley.yaml:13\n         bars: + subj=police\n",
        "changes  party group/m23 (March 23 Movement)   actors/valley.tsv:4\n"
        "         aliases: + Red Berets~exonym\n",
        "retires  party group/farc (FARC)   actors/valley.tsv:6\n",
    ):
        assert line in done.out
    assert run("knowledge", "diff", broken).status == 2
