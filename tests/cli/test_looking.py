"""`dateline show`, `explain` and `claims`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli.conftest import Run

ROWS = (
    {"id": "alpha-1", "text": "Rebels took Kobalt, residents said.", "published": "2013-05-08"},
    {"id": "alpha-2", "text": "Soldiers took Nickel.", "published": "2013-05-09"},
)


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(map(json.dumps, ROWS)))
    run("code", source, "--language", "en", "--store", tmp_path / "s.db", "-f", "jsonl")
    return tmp_path / "s.db"


def ids(run: Run, store: Path, *query: str) -> list[str]:
    done = run("claims", "--store", store, "-f", "jsonl", *query)
    return [json.loads(line)["id"] for line in done.out.splitlines()]


def test_claims_are_found_by_every_option(run: Run, store: Path) -> None:
    first, second = ids(run, store)
    assert ids(run, store, "--place", "kobalt") == [first]
    assert ids(run, store, "--party", "soldiers") == [second]
    assert ids(run, store, "--source", "residents") == [first]
    assert ids(run, store, "--country", "irq", "--type", "control") == [first, second]
    assert ids(run, store, "--country", "Iraq", "--mode", "CAPTURE") == [first, second]
    assert ids(run, store, "--country", "the United States") == []
    assert ids(run, store, "--report", "alpha-2") == [second]
    assert ids(run, store, "--factuality", "ct-") == []
    assert ids(run, store, "--since", "2013-05-09") == []
    assert ids(run, store, "--limit", "1") == [first]


def test_claims_as_table_and_csv(run: Run, store: Path) -> None:
    table = run("claims", "--store", store)
    assert "Rebels" in table.out
    assert "alpha-1" in table.out
    assert "2 claims found" in table.err
    rows = list(csv.DictReader(run("claims", "--store", store, "-f", "csv").out.splitlines()))
    assert [row["report"] for row in rows] == ["alpha-1", "alpha-2"]


def test_the_report_of_a_claim_has_a_column_or_line_of_its_own(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, row = run("claims", "--store", store, "--limit", "1").out.splitlines()[:2]
    assert head.endswith("told in         ")
    assert row[head.index("told in") :].strip() == "8 May 2013"
    monkeypatch.setenv("COLUMNS", "80")
    narrow = run("claims", "--store", store, "--limit", "1").out
    assert "    told in       8 May 2013 · alpha-1" in narrow


def test_explain_names_rule_words_and_losers(run: Run, store: Path) -> None:
    first, _ = ids(run, store)
    done = run("explain", first[:7], "--store", store)
    for word in ("control.take", "taking ground", "“took”", "✓  Kobalt", "·  Other", "far"):
        assert word in done.out


def test_show_marks_a_stored_report_and_lists_its_claims(run: Run, store: Path) -> None:
    done = run("show", "alpha-2", "--store", store)
    assert "Soldiers took[1] Nickel." in done.out
    assert "[1]  CONTROL capture" in done.out


def test_show_reads_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Rebels took Kobalt and nothing more is known.")
    done = run("show", path, "--language", "en")
    assert "Rebels took[1] Kobalt" in done.out
    assert done.status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "alpha", "--store", "{store}"), "2 reports begin so"),
        (("show", "beta", "--store", "{store}"), "no report of the store begins so"),
        (("show", "beta"), "give --store"),
        (("explain", "c", "--store", "{store}"), "2 claims begin so"),
        (("explain", "x", "--store", "{store}"), "no claim of the store"),
        (("claims",), "give --store"),
        (("claims", "--store", "{store}x"), "no such store"),
        (("claims", "--store", "{store}", "--type", "BAKE"), "is not one of AGREE, CONSULT"),
        (("claims", "--store", "{store}", "--mode", "bake"), "is not one of abduct, access"),
        (
            ("claims", "--store", "{store}", "--type", "CONTROL", "--mode", "aerial"),
            "is not one of the modes of CONTROL: advance, capture",
        ),
        (("claims", "--store", "{store}", "--type", "AGREE", "--mode", "meet"), "AGREE has no"),
        (("claims", "--store", "{store}", "--country", "Irak"), "did you mean IRQ (Iraq)"),
        (("claims", "--store", "{store}", "--country", "Congo"), "may be COD (Democratic"),
        (("claims", "--store", "{store}", "--country", "Q9"), "no ISO 3166 alpha-3 code (IRQ)"),
        (("claims", "--store", "{store}", "--box", "1,2,3"), "south,west,north,east"),
        (("claims", "--store", "{store}", "--since", "May"), "is no day"),
    ],
)
def test_what_cannot_be_found_or_asked_says_so(
    run: Run, store: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = run(*(a.format(store=store) for a in arguments))
    assert done.status == 2
    assert message in done.err
    assert done.out == ""


def test_the_environment_names_the_store(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_STORE", str(store))
    assert run("claims").status == 0
    monkeypatch.setenv("DATELINE_JOBS", "many")
    done = run("claims")
    assert done.status == 2
    assert "DATELINE_JOBS: 'many'" in done.err
