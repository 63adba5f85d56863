"""Every code of the model has a word on the page, and no word is for a code that is not there."""

from __future__ import annotations

import pytest

from dateline.exports.situation.signs import sign_path
from dateline.exports.situation.words import outcome_of, short, title_of, words
from dateline.knowledge.tables import read_tsv
from dateline.model import ClaimRef, Event, Span
from dateline.model.events import (
    CONTROL_BASES,
    CONTROL_STATES,
    DISPUTE_ATTRIBUTES,
    EVENT_STATUSES,
    INTERESTS,
    SIDES,
)
from dateline.model.vocabulary import EVENT_TYPES, PLACE_PRECISIONS, TIME_PRECISIONS


def test_every_code_has_its_word() -> None:
    table = words()
    assert set(table.types) == set(table.family_of) == set(EVENT_TYPES)
    assert set(table.statuses) == set(EVENT_STATUSES)
    assert set(table.tables["attributes"]) == set(DISPUTE_ATTRIBUTES)
    assert set(table.tables["bases"]) == set(CONTROL_BASES)
    assert {*table.tables["states"], "held"} == set(CONTROL_STATES)
    assert {*table.tables["interests"], "none"} == set(INTERESTS)
    assert set(SIDES) <= set(table.tables["slots"])
    assert set(table.tables["precisions"]) <= set(PLACE_PRECISIONS)
    assert {*table.tables["times"], "day"} == set(TIME_PRECISIONS)
    assert all(sign_path(sign) for _, _, sign in table.families)


def test_titles_are_of_modes_that_exist() -> None:
    modes = {(row["event"], row["mode"]) for row in read_tsv("codebook", "modes.tsv")}
    assert {(kind, mode) for kind, mode, _ in words().titles} <= modes


@pytest.mark.parametrize(
    ("kind", "modes", "title"),
    [
        ("ASSAULT", ("destroy", "aerial"), "Air attack"),
        ("ASSAULT", (), "Attack"),
        ("CONTROL", ("recapture",), "Recapture"),
        ("RETREAT", ("ceasefire",), "Ceasefire"),
    ],
)
def test_a_headline_says_how(kind: str, modes: tuple[str, ...], title: str) -> None:
    assert title_of(kind, modes) == title


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("CT+", "CT-"), ""),
        (("CT-", "PR-"), "told only as something that did not happen"),
        (("Uu",), "planned, asked for, threatened or feared; no source tells the outcome"),
        (("PR+", "Uu"), "no source is certain"),
    ],
)
def test_what_nobody_is_certain_of_is_said(values: tuple[str, ...], said: str) -> None:
    span = Span(0, 1, "x")
    refs = tuple(ClaimRef(f"c{n}", "r", span, value) for n, value in enumerate(values))
    assert outcome_of(Event("e", "ASSAULT", "single_source", refs)) == said


def test_long_names_are_cut() -> None:
    assert short("a  b\nc") == "a b c"
    assert len(short("x" * 500, 40)) == 40
