"""`dateline judge`: decisions are kept, told, passed on and refused with what is expected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.merged import ADDRESS, Merged, claims_by_report, merge_by_hand, written
from dateline import wiring
from dateline.cli import judging
from dateline.model import Anchor, Correction, Judgement
from dateline.store import LinkRow, MemoryStore

STORE = ("--store", ADDRESS)
ANN = (*STORE, "--user", "ann")


@pytest.fixture
def merged(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Merged:
    store = MemoryStore()
    monkeypatch.setattr(wiring, "open_store", lambda where: store)
    monkeypatch.setenv("DATELINE_USER", "desk")
    run("code", written(tmp_path), *STORE, "-f", "jsonl")
    return Merged(store, merge_by_hand(store))


def ids(merged: Merged) -> list[str]:
    return [ref.id for _, ref in sorted(claims_by_report(merged.store).items())]


def test_a_verdict_keeps_who_when_why_and_where_the_claims_stand(run: Run, merged: Merged) -> None:
    first, second, _ = ids(merged)
    left, right = sorted((first, second))
    merged.store.keep_links([LinkRow(left, right, 4.2, True, "{}")])
    done = run("judge", "same", first[:8], second[:8], *ANN, "--reason", "one fight")
    assert done.status == 0
    assert "tell the same event (score then +4.2): kept, by ann" in done.err
    assert "dateline merge --store memory://test applies it" in done.err
    (kept,) = merged.store.decisions()
    assert isinstance(kept, Judgement)
    assert (kept.left, kept.right) == (left, right)
    assert (kept.verdict, kept.user, kept.reason, kept.score) == ("same", "ann", "one fight", 4.2)
    assert kept.at.endswith("+00:00")
    anchors = {kept.left: kept.left_at, kept.right: kept.right_at}
    assert anchors[first] == Anchor("alpha-1", 7, 11)


def test_an_event_stands_for_its_first_claim(run: Run, merged: Merged) -> None:
    first, _, third = ids(merged)
    assert run("judge", "different", "efirst", "ethird", *STORE).status == 0
    (kept,) = merged.store.decisions()
    assert isinstance(kept, Judgement)
    assert {kept.left, kept.right} == {first, third}
    assert kept.user == "desk"
    assert kept.score is None


def test_the_user_is_the_option_else_the_variable_else_the_login(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATELINE_USER", "desk")
    assert judging.author("ann", "").user == "ann"
    assert judging.author(None, "").user == "desk"
    monkeypatch.delenv("DATELINE_USER")
    monkeypatch.setattr(judging.getpass, "getuser", lambda: "login")
    assert judging.author(None, "").user == "login"


@pytest.mark.parametrize(
    ("slot", "typed", "value"),
    [
        ("type", "assault", '"ASSAULT"'),
        ("modes", "capture,recapture", '["capture","recapture"]'),
        ("modes", "none", "[]"),
        ("stance", "Denies", '"denies"'),
        ("factuality", "ct-", '"CT-"'),
        ("tense", "ongoing", '"ongoing"'),
        ("time", "none", "null"),
        (
            "time",
            "2013-05-07",
            '{"start":"2013-05-07","end":"2013-05-07","precision":"day","edtf":"","basis":"stated"}',
        ),
        (
            "time",
            "2013-05-06..2013-05-07",
            '{"start":"2013-05-06","end":"2013-05-07","precision":"days","edtf":"","basis":"stated"}',
        ),
        (
            "time",
            "2012-02",
            '{"start":"2012-02-01","end":"2012-02-29","precision":"month","edtf":"","basis":"stated"}',
        ),
        (
            "time",
            "2012",
            '{"start":"2012-01-01","end":"2012-12-31","precision":"year","edtf":"","basis":"stated"}',
        ),
        (
            "counts",
            "killed=12, injured=24+",
            '[{"kind":"killed","low":12,"best":12,"high":12},'
            '{"kind":"injured","low":24,"best":24,"high":null}]',
        ),
        (
            "counts",
            "killed=8-12 missing=..40",
            '[{"kind":"killed","low":8,"best":null,"high":12},'
            '{"kind":"missing","low":null,"best":null,"high":40}]',
        ),
        ("counts", '[{"kind":"killed","low":1,"best":1,"high":1}]',
         '[{"kind":"killed","low":1,"best":1,"high":1}]'),
        ("recipients", "[]", "[]"),
    ],
)  # fmt: skip
def test_short_forms_mean_what_a_coding_would_write(
    run: Run, merged: Merged, slot: str, typed: str, value: str
) -> None:
    done = run("judge", "correct", ids(merged)[0][:8], slot, typed, *ANN)
    assert done.status == 0, done.err
    (kept,) = merged.store.decisions()
    assert isinstance(kept, Correction)
    assert (kept.slot, kept.value) == (slot, value)
    assert kept.anchor == Anchor("alpha-1", 7, 11)


@pytest.mark.parametrize(
    ("slot", "typed", "names"),
    [
        ("actors", "rebels", ["Rebels"]),
        ("recipients", "Rebels", ["Rebels"]),
        ("places", "KOBALT", ["Kobalt"]),
        ("sources", "residents", ["residents"]),
    ],
)
def test_names_are_those_of_the_report_with_all_that_is_known_of_them(
    run: Run, merged: Merged, slot: str, typed: str, names: list[str]
) -> None:
    assert run("judge", "correct", ids(merged)[0], slot, typed, *ANN).status == 0
    (kept,) = merged.store.decisions()
    assert isinstance(kept, Correction)
    value = json.loads(kept.value)
    assert [item["name"] for item in value] == names
    assert value[0]["mention"]["text"] == names[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("correct", "{0}", "colour", "red"), "no slot that can be corrected"),
        (("correct", "{0}", "type", "bake"), "give an event type such as ASSAULT"),
        (("correct", "{0}", "modes", "aerial"), "'aerial' is no mode of CONTROL: advance, capture"),
        (("correct", "{0}", "time", "Tuesday"), "give 2014-06-12, 2014-06-10..2014-06-12"),
        (("correct", "{0}", "time", "2013-05-07..2013-05-06"), "runs backwards"),
        (("correct", "{0}", "time", "2013-13"), "month"),
        (("correct", "{0}", "counts", "12"), "is no number of killed, injured"),
        (("correct", "{0}", "counts", "killed=12-8"), "out of order"),
        (("correct", "{0}", "counts", "killed=9999999999"), "more people than there are"),
        (("correct", "{0}", "actors", "Martians"), "no such name as 'Martians'; it has Rebels"),
        (("correct", "{0}", "actors", "[{]"), "Expecting property name"),
        (("correct", "{0}", "actors", '[{"name":"x"}]'), "mention: is missing"),
        (("correct", "{0}", "factuality", "sure"), "give one of CT+"),
        (("same", "{0}", "{0}"), "both are claim"),
        (("same", "{0}", "efirst"), "both are claim"),
        (("same", "zz", "{0}"), "no claim of the store, and no event"),
        (("same", "c", "{0}"), "several claims or events begin so"),
        (("withdraw", "{0}", "{1}"), "no decision about that is in force"),
        (("withdraw", "{0}", "tense"), "no decision about that is in force"),
    ],
)
def test_what_cannot_be_decided_says_what_is_expected(
    run: Run, merged: Merged, arguments: tuple[str, ...], message: str
) -> None:
    done = run("judge", *(a.format(*ids(merged)) if "[" not in a else a for a in arguments), *ANN)
    assert done.status == 2
    assert message in done.err
    assert merged.store.decisions() == ()


def test_a_decision_is_replaced_and_taken_back_and_never_lost(run: Run, merged: Merged) -> None:
    first, second, third = ids(merged)
    run("judge", "same", first, third, *ANN)
    run("judge", "different", third, first, *ANN)
    run("judge", "unsure", first, second, *ANN)
    run("judge", "correct", first, "tense", "ongoing", *ANN, "--reason", "still going on")
    listed = run("judge", "list", *STORE)
    assert listed.out.index("different events") < listed.out.index("left open")
    assert "same event " not in listed.out.replace("the same event: left", "")
    assert "tense is ongoing" in listed.out
    assert "3 decisions in force, 1 replaced or withdrawn" in listed.err
    assert run("judge", "withdraw", first, third, *STORE, "--user", "bob").status == 0
    assert run("judge", "withdraw", first[:8], "tense", *ANN).status == 0
    after = run("judge", "list", *STORE)
    assert "1 decision in force, 5 replaced or withdrawn" in after.err
    assert "bob" in run("judge", "list", "--all", *STORE).out
    assert len(merged.store.decisions()) == 6


def test_what_is_exported_can_be_taken_in_once(run: Run, merged: Merged, tmp_path: Path) -> None:
    first, second, _ = ids(merged)
    run("judge", "same", first, second, *ANN, "--reason", "“quoted”\nand broken")
    run("judge", "correct", first, "tense", "ongoing", *ANN)
    path = tmp_path / "decisions.jsonl"
    assert "2 decisions written" in run("judge", "export", *STORE, "--out", path).err
    kept = merged.store.decisions()
    assert "2 decisions read, 0 new" in run("judge", "import", path, *STORE).err
    assert merged.store.decisions() == kept
    merged.store.__init__()  # an empty store behind the same address
    told = run("judge", "import", path, *STORE).err
    assert "2 decisions read, 2 new" in told
    assert "note: 2 decisions about claims that are not in the store yet" in told
    assert merged.store.decisions() == kept
    assert run("judge", "withdraw", first, "tense", *ANN).status == 0


def test_a_file_with_faults_is_refused_with_every_line_that_has_one(
    run: Run, merged: Merged, tmp_path: Path
) -> None:
    good = {"left": "a", "right": "b", "verdict": "same", "user": "ann", "at": "2016-08-01T10:00"}
    slot = {"claim": "a", "slot": "tense", "value": '"past"', "user": "ann", "at": good["at"]}
    lines = [
        json.dumps(good),
        "not json",
        "",
        json.dumps({**good, "verdict": "maybe"}),
        json.dumps({**good, "right": "a"}),
        json.dumps({**good, "at": "noon"}),
        json.dumps({**good, "user": " "}),
        json.dumps({**slot, "value": '"someday"'}),
        json.dumps({**slot, "slot": "colour"}),
        json.dumps({**slot, "value": "[" * 100_000}),
        json.dumps({**good, "decision": "oracle"}),
        "[1]",
        json.dumps({k: v for k, v in good.items() if k != "left"}),
        '{"left": "a", "right": "b", "score": NaN}',
        json.dumps({**good, "user": "\x1b[2Jred\u202e", "verdict": "\x1b[2J"}),
    ]
    path = tmp_path / "bad.jsonl"
    path.write_text("\n".join(lines))
    done = run("judge", "import", path, *STORE)
    assert done.status == 2
    assert merged.store.decisions() == ()
    assert "13 lines cannot be used" in done.err
    for number, words in (
        (2, "Expecting value"),
        (4, "verdict 'maybe'"),
        (5, "judged against itself"),
        (6, "noon"),
        (7, "user: is empty"),
        (8, "tense 'someday'"),
        (9, "slot of a correction 'colour'"),
        (10, ""),
        (11, "'oracle' is not one of judgement, correction"),
        (12, "a JSON object is needed"),
        (13, "left: is missing"),
        (14, "NaN is no JSON"),
        (15, "verdict"),
    ):
        assert any(
            line.strip().startswith(f"line {number}: ") and words in line
            for line in done.err.splitlines()
        ), number
    assert "\x1b" not in done.err
