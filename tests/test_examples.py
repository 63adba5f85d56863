"""The shipped example reports: they can be read, and their gold fits them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import demo
from dateline.evaluation import GoldReport, gold_faults, read_gold
from dateline.knowledge.tables import parse_yaml
from dateline.model import Report
from dateline.model.events import DISPUTE_ATTRIBUTES
from dateline.model.vocabulary import COUNT_KINDS, EVENT_TYPES
from dateline.reading import Unread, read

FOLDER = Path(__file__).parents[1] / "examples"
_WORDS = range(120, 451)


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    found = list(read([FOLDER / "reports.jsonl"]))
    assert not [item for item in found if isinstance(item, Unread)]
    return {item.report.id: item.report for item in found if not isinstance(item, Unread)}


@pytest.fixture(scope="module")
def gold() -> dict[str, GoldReport]:
    return {item.id: item for item in read_gold(FOLDER / "gold")}


@pytest.fixture(scope="module")
def incidents() -> list[dict[str, Any]]:
    found = parse_yaml((FOLDER / "incidents.yaml").read_text("utf-8"))
    assert isinstance(found, list)
    return found


def test_they_are_what_the_demo_codes() -> None:
    assert demo.examples() == FOLDER / "reports.jsonl"


def test_every_report_has_an_id_of_its_own_and_gold(
    reports: dict[str, Report], gold: dict[str, GoldReport]
) -> None:
    lines = (FOLDER / "reports.jsonl").read_text("utf-8").splitlines()
    assert len(reports) == len(lines) >= 12
    assert reports.keys() == gold.keys()
    assert {path.stem for path in (FOLDER / "gold").glob("*.yaml")} == gold.keys()


def test_the_gold_is_well_formed(reports: dict[str, Report], gold: dict[str, GoldReport]) -> None:
    assert list(gold_faults(gold.values(), reports)) == []


def test_reports_are_dated_english_and_of_a_report_s_length(reports: dict[str, Report]) -> None:
    for report in reports.values():
        assert report.language == "en"
        assert isinstance(report.published, dt.date), report.id
        assert report.publisher, report.id
        assert len(report.text.split()) in _WORDS, report.id


def test_no_paragraph_is_lost_in_reading(reports: dict[str, Report]) -> None:
    assert all(report.text.count("\n\n") >= 4 for report in reports.values())


def test_no_claim_is_told_twice(gold: dict[str, GoldReport], reports: dict[str, Report]) -> None:
    for item in gold.values():
        text = reports[item.id].text
        told = Counter((claim.locate(text), claim.type) for claim in item.claims)
        assert [key for key, times in told.items() if times > 1] == [], item.id


def test_days_end_after_they_begin_and_what_is_past_is_not_after_publication(
    gold: dict[str, GoldReport], reports: dict[str, Report]
) -> None:
    for item in gold.values():
        published = reports[item.id].published
        assert published is not None
        for claim in (claim for claim in item.claims if claim.days):
            assert claim.days is not None
            assert claim.days[0] <= claim.days[1], claim.anchor
            if claim.tense == "past":
                assert claim.days[0] <= _day(published), claim.anchor


def test_denials_are_minus_and_what_is_unknown_is_no_number(gold: dict[str, GoldReport]) -> None:
    for claim in (claim for item in gold.values() for claim in item.claims):
        if claim.stance == "denies":
            assert claim.factuality in {"CT-", "PR-", "PS-"}, claim.anchor
        for count in claim.counts:
            bounds = [n for n in (count.low, count.best, count.high) if n is not None]
            assert bounds, claim.anchor
            assert bounds == sorted(bounds), claim.anchor


@pytest.mark.parametrize("kind", sorted(set(EVENT_TYPES) - {"COOPERATE"}))
def test_nearly_every_type_of_event_is_shown(kind: str, gold: dict[str, GoldReport]) -> None:
    assert any(claim.type == kind for item in gold.values() for claim in item.claims)


@pytest.mark.parametrize("stance", ["denies", "accuses", "confirms", "disputes_detail"])
def test_stances_other_than_reporting_are_shown(stance: str, gold: dict[str, GoldReport]) -> None:
    assert any(claim.stance == stance for item in gold.values() for claim in item.claims)


def test_incidents_have_ids_of_their_own_types_and_days(incidents: list[dict[str, Any]]) -> None:
    assert len(incidents) >= 40
    assert len({item["id"] for item in incidents}) == len(incidents)
    for item in incidents:
        assert {item["type"], *item.get("also", ())} <= set(EVENT_TYPES), item["id"]
        assert item["summary"], item["id"]
        assert item["place"]["names"], item["id"]
        assert item["time"]["start"] <= item["time"]["end"], item["id"]


def test_incidents_are_told_by_passages_that_occur_once(
    incidents: list[dict[str, Any]], reports: dict[str, Report]
) -> None:
    mentions = [mention for item in incidents for mention in item["mentions"]]
    assert len(mentions) >= 150
    for mention in mentions:
        assert reports[mention["report"]].text.count(mention["anchor"]) == 1, mention
        assert mention["trigger"] in mention["anchor"], mention
    told = Counter(
        (one["report"], one["anchor"].find(one["trigger"]), one["anchor"], one["trigger"])
        for one in mentions
    )
    assert [key for key, times in told.items() if times > 1] == []


def test_tolls_are_in_order_and_given_by_reports_that_tell_the_incident(
    incidents: list[dict[str, Any]],
) -> None:
    for item in incidents:
        told = {mention["report"] for mention in item["mentions"]}
        for toll in item.get("tolls", ()):
            assert toll["kind"] in COUNT_KINDS, item["id"]
            bounds = [toll[key] for key in ("low", "best", "high") if toll[key] is not None]
            assert bounds, item["id"]
            assert bounds == sorted(bounds), item["id"]
            assert toll["source"], item["id"]
        for position in (*item.get("tolls", ()), *item.get("responsibility", ())):
            assert set(position["reports"]) <= told, item["id"]


def test_disputes_are_of_the_codebook_and_other_incidents_exist(
    incidents: list[dict[str, Any]], reports: dict[str, Report]
) -> None:
    known = {item["id"] for item in incidents}
    for item in incidents:
        assert set(item["disputes"]) <= set(DISPUTE_ATTRIBUTES), item["id"]
        assert set(item.get("uncertain_with", ())) <= known - {item["id"]}, item["id"]
        for mention in item["mentions"]:
            assert {*mention.get("aggregate", ()), *mention.get("uncertain", ())} <= known, mention
        assert all(set(group) <= reports.keys() for group in item.get("copies", ())), item["id"]


@pytest.mark.parametrize("attribute", ["control", "toll", "responsibility", "happened"])
def test_disputes_go_across_reports(attribute: str, incidents: list[dict[str, Any]]) -> None:
    assert any(attribute in item["disputes"] for item in _told_twice(incidents))


def test_a_withdrawal_is_claimed_in_one_place_and_denied_in_another(
    incidents: list[dict[str, Any]],
) -> None:
    assert any(
        item["type"] == "RETREAT" and "withdraw" in item["modes"] and "happened" in item["disputes"]
        for item in _told_twice(incidents)
    )


def test_tolls_that_grow_or_are_bounds_are_no_dispute(incidents: list[dict[str, Any]]) -> None:
    def lows(item: dict[str, Any]) -> set[int]:
        return {toll["low"] for toll in item.get("tolls", ()) if toll["kind"] == "killed"}

    quiet = [item for item in _told_twice(incidents) if "toll" not in item["disputes"]]
    assert {frozenset(lows(item)) for item in quiet} >= {
        frozenset({7, 9, 10}),
        frozenset({10, 11}),
        frozenset({19, 22}),
    }


def test_copies_are_lightly_edited_and_not_the_same(
    incidents: list[dict[str, Any]], reports: dict[str, Report]
) -> None:
    groups = {tuple(group) for item in incidents for group in item.get("copies", ())}
    assert groups
    for first, second in groups:
        left, right = reports[first].text.split(), reports[second].text.split()
        assert left != right
        assert SequenceMatcher(None, left, right, autojunk=False).ratio() > 0.75


def _told_twice(incidents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [i for i in incidents if len({mention["report"] for mention in i["mentions"]}) > 1]


def _day(published: dt.date | dt.datetime) -> dt.date:
    return published.date() if isinstance(published, dt.datetime) else published
