"""`dateline merge`, `events`, `event`, `disputes`, `control`, `report`; explaining an event."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.merged import ADDRESS, SUMMARY, Merged, as_of, merge_by_hand, written
from dateline import wiring
from dateline.cli import asking_events, merging, situations
from dateline.model import Correction, Event, Judgement
from dateline.model.codec import from_dict
from dateline.store import MemoryStore
from presenting.situations import EVENTS, STRIKE

STORE = ("--store", ADDRESS)


@pytest.fixture
def empty(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MemoryStore:
    """A store with three coded reports and nothing merged."""
    store = MemoryStore()
    monkeypatch.setattr(wiring, "open_store", lambda where: store)
    run("code", written(tmp_path), *STORE, "-f", "jsonl")
    return store


@pytest.fixture
def merged(empty: MemoryStore, monkeypatch: pytest.MonkeyPatch) -> Merged:
    for module in (asking_events, situations):
        monkeypatch.setattr(module, "as_of", as_of)
    return Merged(empty, merge_by_hand(empty))


def found(run: Run, *query: str) -> list[str]:
    done = run("events", *STORE, "-f", "jsonl", *query)
    assert done.status == 0, done.err
    return [json.loads(line)["id"] for line in done.out.splitlines()]


@pytest.mark.parametrize("command", [("events",), ("event", "e1"), ("disputes",), ("control",),
                                     ("report",)])  # fmt: skip
@pytest.mark.usefixtures("empty")
def test_before_the_first_merge_the_command_that_merges_is_named(
    run: Run, command: tuple[str, ...]
) -> None:
    done = run(*command, *STORE)
    assert done.status == 2
    assert "nothing was merged in it yet (dateline merge --store memory://test)" in done.err
    assert done.out == ""


@pytest.mark.usefixtures("merged")
def test_reports_that_came_after_the_last_merge_are_noted(run: Run, tmp_path: Path) -> None:
    assert "note:" not in run("events", *STORE).err
    late = tmp_path / "late.txt"
    late.write_text("Rebels took Tin, residents said.")
    run("code", late, *STORE, "--language", "en", "-f", "jsonl")
    told = run("disputes", *STORE, "-f", "csv").err
    assert "note: 1 report was coded after the last merge" in told
    assert "dateline merge --store memory://test" in told


def test_merge_says_on_one_line_what_came_of_it(
    run: Run, empty: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def merge_store(store: object, settings: object, **given: object) -> object:
        asked.append((store, given["full"]))
        return SUMMARY

    monkeypatch.setattr(merging, "merge_store", merge_store)
    done = run("merge", *STORE)
    assert done.status == 0
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert line.startswith("3 reports with 1,234 claims merged, 5 events touched in ")
    assert line.endswith(": 6 events, 2 disputes, 1 control state")
    run("merge", *STORE, "--full")
    assert asked == [(empty, False), (empty, True)]


def test_help_names_the_commands_in_the_order_of_work(run: Run) -> None:
    told = run("--help").out
    at = [told.index(f"\n  {name} ") for name in ("code", "merge", "events", "event", "disputes")]
    assert at == sorted(at)
    for name in ("control", "report", "judge"):
        assert f"\n  {name} " in told


def test_a_long_list_is_cut_on_a_terminal_only_and_laid_out_in_pieces(
    run: Run, merged: Merged, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(situations, "_BATCH", 3)
    everything = run("events", *STORE)
    assert everything.out.count("who → whom") == 3
    assert "9 events found" in everything.err
    assert "more were found" not in everything.err
    assert run("events", *STORE, "--limit", "2").out.count("contested") == 2


@pytest.mark.usefixtures("merged")
def test_events_are_found_by_every_option(run: Run) -> None:
    strike, taken, left = (event.id for event in EVENTS[:3])
    assert found(run, "--place", "tamarin") == [strike]
    assert found(run, "--country", "Iraq", "--since", "2016-07-01") == [taken, left]
    assert found(run, "--box", "36.5,37,37,38") == [strike]
    assert found(run, "--party", "free brigades", "--type", "control") == [taken]
    assert found(run, "--mode", "aerial") == [strike]
    assert found(run, "--status", "Contested", "--dispute", "DIRECTION") == [left]
    assert found(run, "--status", "single source", "--until", "2000-01-01") == []
    assert found(run, "--min-reports", "3", "--limit", "1") == [strike]


@pytest.mark.usefixtures("merged")
def test_events_as_lines_of_json_are_the_events(run: Run) -> None:
    done = run("events", *STORE, "-f", "jsonl", "--place", "Tamarin")
    data = json.loads(done.out)
    assert from_dict(Event, data) == STRIKE
    assert data["toll"]["killed"] == {
        "low": 73, "best": None, "high": 160,
        "unresolved": "two independent chains differ by more than a rounding", "why": "",
    }  # fmt: skip
    assert "1 event found" in done.err


@pytest.mark.usefixtures("merged")
def test_events_as_rows(run: Run) -> None:
    done = run("events", *STORE, "-f", "csv", "--place", "Tamarin")
    (row,) = csv.DictReader(done.out.splitlines())
    assert row["actors"] == "Coalition | Government"
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("73", "", "160")
    assert row["disputes"] == "responsibility | toll"
    assert (row["chains"], row["reports"], row["start"]) == ("4", "6", "2016-07-19")


@pytest.mark.usefixtures("merged")
def test_as_of_a_day_later_reports_are_not_there(run: Run) -> None:
    strike = STRIKE.id
    assert strike not in found(run, "--status", "contested", "--as-of", "2016-07-19")
    assert strike in found(run, "--status", "single_source", "--as-of", "2016-07-19")
    then = run("event", strike, *STORE, "--as-of", "2016-07-19")
    assert "State Agency" not in then.out
    early = run("event", strike, *STORE, "--as-of", "2016-07-01")
    assert early.status == 2
    assert "nobody had told of it by 2016-07-01 (first told 19 Jul 2016)" in early.err


@pytest.mark.usefixtures("merged")
def test_an_event_is_shown_by_the_first_characters_of_an_id_it_has_or_had(run: Run) -> None:
    done = run("event", "e1a2f", *STORE)
    assert "who says what: 4 chains, 6 reports" in done.out
    assert "Kobalt" in run("event", "eold", *STORE).out
    assert json.loads(run("event", "e1a2f", *STORE, "-f", "jsonl").out)["id"] == STRIKE.id


@pytest.mark.usefixtures("merged")
def test_disputes_as_board_lines_and_rows(run: Run) -> None:
    board = run("disputes", *STORE, "--dispute", "direction")
    assert "withdrew" in board.out
    assert "1 dispute found" in board.err
    lines = run("disputes", *STORE, "-f", "jsonl", "--place", "Tamarin").out.splitlines()
    attributes = [json.loads(line)["attribute"] for line in lines]
    assert attributes == ["responsibility", "toll"]
    second = json.loads(lines[1])["positions"][1]
    assert second["value"] == "killed 160"
    assert second["interest"] == "adversary"
    assert second["claims"][0]["quote"].startswith("Enemy aircraft massacred 160 people")
    rows = list(csv.DictReader(run("disputes", *STORE, "-f", "csv").out.splitlines()))
    assert {"e7a0001", STRIKE.id} <= {row["event"] for row in rows}


@pytest.mark.usefixtures("merged")
def test_control_of_a_place_and_on_a_day(run: Run) -> None:
    done = run("control", "kobalt", *STORE)
    assert done.out.index("■ Army") < done.out.index("◑ contested") < done.out.index("? holder")
    assert "▸took◂ Kobalt at noon" in done.out
    on = run("control", "kobalt", "--date", "2016-07-20", *STORE, "-f", "csv")
    (row,) = csv.DictReader(on.out.splitlines())
    assert (row["state"], row["holder"], row["basis"]) == ("contested", "", "claimed")
    assert "0 control states found" in run("control", "Atlantis", *STORE).err


def test_explaining_an_event_tells_links_losers_and_decisions(run: Run, merged: Merged) -> None:
    first, second = merged.event.claims
    merged.store.decide(
        [
            Judgement(first.id, second.id, "same", "ann", "2016-08-01T10:00:00+00:00", reason="so"),
            Correction(first.id, "tense", '"past"', "bob", "2016-08-01T10:00:00+00:00"),
            Judgement("x", "y", "same", "zoe", "2016-08-01T10:00:00+00:00"),
        ]
    )
    told = run("explain", merged.event.id, *STORE).out
    assert "why 2 claims tell one event" in told
    assert "+4.2 joined" in told
    assert "-3.5 not joined" in told
    assert "Gamma · 8 May 2013" in told
    assert "ann" in told
    assert "bob" in told
    assert "zoe" not in told
    claim = run("explain", first.id[:9], *STORE).out
    assert "control.take" in claim


@pytest.mark.usefixtures("merged")
def test_the_page_gets_the_events_asked_for_and_the_reports_they_rest_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []

    def page(situation: object, codings: object, *, title: str) -> str:
        told.append((situation, [c.report.id for c in codings], title))
        return "<html>page</html>"

    monkeypatch.setattr(merging, "situation_page", page)
    out = tmp_path / "page.html"
    done = run("report", *STORE, "--out", out, "--type", "CONTROL", "--title", "Kobalt")
    assert done.status == 0
    assert out.read_text() == "<html>page</html>"
    ((situation, reports, title),) = told
    assert title == "Kobalt"
    assert reports == ["alpha-1", "alpha-2", "alpha-3"]
    assert {event.type for event in situation.events} == {"CONTROL"}
    assert {state.place.name for state in situation.control} == {"Kobalt"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("events", "--status", "proven"), "is not one of single_source, corroborated"),
        (("events", "--dispute", "weather"), "is not one of happened, responsibility"),
        (("events", "--type", "BAKE"), "is not one of AGREE"),
        (("events", "--country", "Irak"), "did you mean IRQ (Iraq)"),
        (("events", "--as-of", "May"), "is no day"),
        (("disputes", "--since", "2016-07-02", "--until", "2016-07-01"), "no day is both"),
        (("event", "zz"), "no event of the store has an id that begins so"),
        (("event", "e"), "events begin so (such as e1a2f09be3d41"),
        (("explain", "zz"), "no claim of the store, and no event"),
        (("explain", "e"), "claims and events begin so"),
        (("control", "--date", "soon"), "is no day"),
    ],
)
@pytest.mark.usefixtures("merged")
def test_what_cannot_be_asked_says_so(run: Run, arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments, *STORE)
    assert done.status == 2
    assert message in done.err
    assert done.out == ""


@pytest.mark.usefixtures("merged")
def test_nothing_of_others_text_acts_on_the_terminal(run: Run) -> None:
    for command in (("events",), ("disputes",), ("control",), ("event", "ec")):
        done = run(*command, *STORE)
        assert "\x1b" not in done.out + done.err
        assert "\u202e" not in done.out + done.err
