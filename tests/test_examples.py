"""The shipped example reports: they can be read, and their gold fits them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from dateline.cli import demo
from dateline.evaluation import GoldReport, gold_faults, read_gold
from dateline.model import Report
from dateline.model.vocabulary import EVENT_TYPES
from dateline.reading import Unread, read

FOLDER = Path(__file__).parents[1] / "examples"
_WORDS = range(250, 451)


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    found = list(read([FOLDER / "reports.jsonl"]))
    assert not [item for item in found if isinstance(item, Unread)]
    return {item.report.id: item.report for item in found if not isinstance(item, Unread)}


@pytest.fixture(scope="module")
def gold() -> dict[str, GoldReport]:
    return {item.id: item for item in read_gold(FOLDER / "gold")}


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


def _day(published: dt.date | dt.datetime) -> dt.date:
    return published.date() if isinstance(published, dt.datetime) else published
