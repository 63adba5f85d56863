"""`dateline code`: what is written, what is said, and how it ends."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli.conftest import Run

TOOK = "Rebels took Kobalt, residents said. Nothing else is known of it for now."
ENGLISH = ("--language", "en", "--published", "2013-05-08")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TOOK)
    return path


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_jsonl_goes_to_standard_output_and_the_rest_to_standard_error(
    run: Run, report: Path
) -> None:
    done = run("code", report, *ENGLISH, "--format", "jsonl")
    (coding,) = lines(done.out)
    assert coding["claims"][0]["actors"][0]["name"] == "Rebels"  # type: ignore[index]
    assert done.status == 0
    assert "1 report read" in done.err
    assert "1 claim" in done.err


def test_the_table_tells_who_what_where_and_according_to_whom(run: Run, report: Path) -> None:
    done = run("code", report, *ENGLISH)
    for word in ("CONTROL capture", "Rebels", "Kobalt (IRQ)", "residents", "certain"):
        assert word in done.out


def test_a_terminal_gets_the_first_claims_and_files_all(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(" ".join(f"Rebels took Town{n}." for n in range(1000)))
    piped = run("code", path, *ENGLISH)
    assert piped.out.count("CONTROL capture") == 1000
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    shown = run("code", path, *ENGLISH)
    assert shown.out.count("CONTROL capture") == 40
    assert "and 960 more claims (all of them with --out FILE" in shown.out
    run("code", path, *ENGLISH, "--out", tmp_path / "all.txt")
    assert (tmp_path / "all.txt").read_text().count("CONTROL capture") == 1000


def test_a_missing_text_field_is_told_with_the_option_that_names_it(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "r1", "words": TOOK}))
    done = run("code", path)
    assert "no text field among: id, words (name it with --column text=NAME)" in done.err
    assert run("code", path, "--column", "text=words", *ENGLISH, "-f", "jsonl").status == 0


def test_the_name_of_the_file_tells_the_format(run: Run, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    done = run("code", report, *ENGLISH, "--out", out)
    assert (done.status, done.out) == (0, "")
    (row,) = csv.DictReader(out.read_text().splitlines())
    assert (row["type"], row["actors"], row["places"], row["sources"]) == (
        "CONTROL",
        "Rebels",
        "Kobalt",
        "residents",
    )
    assert row["killed_best"] == ""


def test_cells_that_a_spreadsheet_would_run_are_set_off(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "=cmd()", "text": TOOK, "published": "2013-05-08"}))
    done = run("code", source, "--language", "en", "--format", "csv")
    (row,) = csv.DictReader(done.out.splitlines())
    assert row["report"] == "'=cmd()"


def test_one_unreadable_input_costs_no_other(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = run("code", tmp_path / "empty.txt", tmp_path / "no.txt", report, *ENGLISH, "-f", "jsonl")
    assert done.status == 1
    assert len(lines(done.out)) == 1
    assert "no.txt: no such file" in done.err
    assert "2 not read" in done.err


@pytest.mark.parametrize("word", ["fail", "raise"])
def test_a_failed_report_is_told_and_still_written(run: Run, tmp_path: Path, word: str) -> None:
    for name, text in (("a.txt", TOOK), ("b.txt", f"They {word} and nothing more is known.")):
        (tmp_path / name).write_text(text)
    done = run("code", tmp_path, *ENGLISH, "-f", "jsonl")
    assert done.status == 1
    assert [bool(c["claims"]) for c in lines(done.out)] == [True, False]
    assert "failed: " in done.err


def test_notes_of_one_kind_are_not_repeated_for_ever(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    texts = [{"id": f"r{n}", "text": f"{TOOK} {n}"} for n in range(9)]
    source.write_text("\n".join(map(json.dumps, texts)))
    done = run("code", source, "--language", "en", "-f", "jsonl")
    assert done.status == 0
    assert done.err.count("no publication date") == 4
    assert "note: 6 more reports: no publication date" in done.err


def test_reports_in_another_language_are_kept_skipped_and_no_failure(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "fr.txt").write_text("Les rebelles ont pris la ville mardi, a dit le gouverneur.")
    done = run("code", tmp_path / "fr.txt", "--language", "fr")
    assert done.status == 0
    assert "not coded: the report is in 'fr'" in done.out
    assert "1 skipped (another language)" in done.err


def test_a_store_is_filled_once_and_the_output_is_always_whole(
    run: Run, report: Path, tmp_path: Path
) -> None:
    command = ("code", report, *ENGLISH, "-f", "jsonl", "--store", tmp_path / "s.db")
    first, again = run(*command), run(*command)
    assert first.out == again.out
    assert "already in the store" not in first.err
    assert "1 already in the store" in again.err
    assert (" 1 coded in " in first.err, " 0 coded in " in again.err) == (True, True)


def test_old_and_new_reports_come_out_in_the_order_of_the_input(run: Run, tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": f"r{n}", "text": f"Rebels took Town{n}, she said."}) for n in range(40)
    ]
    (tmp_path / "some.jsonl").write_text("\n".join(rows[5:30:2]))
    (tmp_path / "all.jsonl").write_text("\n".join(rows))
    options = (*ENGLISH, "-f", "jsonl", "--store", tmp_path / "s.db")
    run("code", tmp_path / "some.jsonl", *options)
    done = run("code", tmp_path / "all.jsonl", *options)
    assert [c["report"]["id"] for c in lines(done.out)] == [f"r{n}" for n in range(40)]  # type: ignore[index]
    assert "13 already in the store" in done.err


def test_an_output_that_breaks_off_leaves_the_old_file(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")

    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dateline.model.codec.to_json_line", full)
    done = run("code", report, *ENGLISH, "--out", out)
    assert (done.status, "error: No space left on device" in done.err) == (1, True)
    assert out.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "out.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--published", "yesterday"), "is no day such as"),
        (("--column", "text"), "is not FIELD=NAME"),
        (("--format", "xml"), "xml"),
        (("--jobs", "0"), "--jobs"),
        (("--out", "/no/such/folder/x.jsonl"), "cannot be written"),
        (("--store", "/no/such/folder/x.db"), "mkdir -p"),
    ],
)
def test_usage_errors_end_with_two(
    run: Run, report: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = run("code", report, *arguments)
    assert done.status == 2
    assert message in done.err


def test_text_of_others_cannot_act_on_the_terminal(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    nasty = "\x1b]0;owned\x07[red]\u202e"
    source.write_text(
        json.dumps({"id": "r1", "text": f"Rebels took Kobalt, {nasty}", "title": nasty})
    )
    for command in (("code", source), ("show", source)):
        done = run(*command, "--language", "en")
        for told in (done.out, done.err):
            assert "\x1b]" not in told
            assert "\x07" not in told
            assert "\u202e" not in told
        assert "[red]" in done.out
        assert "\\x1b" in done.out
