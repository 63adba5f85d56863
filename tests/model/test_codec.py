"""Codings survive the trip to JSON and back, in the shape the format fixes."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import (
    Candidate,
    Claim,
    ClaimTime,
    Coding,
    Count,
    Evidence,
    Instrument,
    Interval,
    Party,
    Place,
    Problem,
    Region,
    Report,
    Source,
    Span,
    Speaker,
    Statement,
    Target,
    TimeExpression,
    Toponym,
)
from dateline.model.codec import coding_from_dict, from_dict, to_dict, to_json_line
from dateline.model.events import ClaimRef, Dispute, Event, EventPlace, Position, Toll, TollRange

TEXT = (
    "The army shelled a church in Kobalt on Tuesday, killing three people, residents told Radio Z."
)
REPORT = Report("r1", TEXT, "Shelling", dt.date(2013, 5, 8), publisher="The Herald")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


DAY = Interval(dt.date(2013, 5, 7), dt.date(2013, 5, 7), "day", "2013-05-07")
PLACE = Place(
    span("Kobalt"),
    "Kobalt",
    id="geonames:1",
    country="IRQ",
    lat=36.5,
    lon=43.0,
    precision="place",
    radius_m=2000,
    candidates=(Candidate("Kobalt", "geonames:1", 0.9, "the only one of that name"),),
)
ARMY = Party(span("The army"), "Iraqi Army", "Q1", "IRQ", "MIL", "armed_force")
RESIDENTS = Source(span("residents"), "residents", role="witness")
CLAIM = Claim(
    "c1",
    span("shelled"),
    "ASSAULT",
    statement="s1",
    modes=("heavy-weapons",),
    actors=(ARMY,),
    places=(PLACE,),
    time=ClaimTime(DAY, "stated", span("on Tuesday")),
    counts=(Count("killed", 3, 3, None, "people", span("three")),),
    instruments=(Instrument(span("shelled"), "artillery"),),
    objects=(Target(span("a church"), "church", None, "damaged"),),
    sources=(RESIDENTS,),
    evidence=(Evidence("assault.shell", span("shelled"), "type", "the verb"),),
)
CODING = Coding(
    REPORT,
    statements=(
        Statement(
            "s1",
            (span("The army shelled a church in Kobalt on Tuesday, killing three people"),),
            "indirect",
            span("residents"),
            span("told"),
            Speaker("residents", "witness", "Radio Z"),
            (RESIDENTS,),
        ),
    ),
    claims=(CLAIM,),
    toponyms=(Toponym(PLACE),),
    times=(
        TimeExpression(span("Tuesday"), "DATE", "2013-05-07", DAY),
        TimeExpression(span("Tuesday"), "DATE", "PAST_REF"),
    ),
    parties=(ARMY,),
    problems=(Problem("reading", "no publication time", severity="note"),),
)


def test_keys_are_those_of_the_format() -> None:
    data = to_dict(CODING)
    assert list(data) == [
        "report",
        "statements",
        "claims",
        "toponyms",
        "times",
        "parties",
        "problems",
    ]
    claim = data["claims"][0]
    assert list(claim)[:4] == ["id", "statement", "trigger", "type"]
    assert claim["trigger"] == {"start": 9, "end": 16, "text": "shelled"}
    assert claim["time"] == {
        "start": "2013-05-07",
        "end": "2013-05-07",
        "precision": "day",
        "edtf": "2013-05-07",
        "basis": "stated",
        "mention": {"start": 36, "end": 46, "text": "on Tuesday"},
        "clock": None,
    }
    assert claim["objects"][0] == {
        "mention": {"start": 17, "end": 25, "text": "a church"},
        "kind": "church",
        "owner": None,
        "effect": "damaged",
    }
    assert claim["counts"][0]["high"] is None
    assert data["toponyms"][0]["name"] == "Kobalt"
    assert data["toponyms"][0]["use"] == "literal"
    assert data["times"][1]["start"] is None
    assert data["report"]["published"] == "2013-05-08"


def test_the_text_stays_out_unless_asked_for() -> None:
    assert "text" not in to_dict(CODING)["report"]
    assert to_dict(CODING, text=True)["report"]["text"] == TEXT
    assert to_dict(REPORT)["text"] == TEXT


def test_round_trip_with_the_report_at_hand() -> None:
    assert coding_from_dict(json.loads(to_json_line(CODING)), REPORT) == CODING


def test_round_trip_with_the_text_inside() -> None:
    assert coding_from_dict(json.loads(to_json_line(CODING, text=True))) == CODING


def test_equal_codings_are_equal_bytes() -> None:
    again = coding_from_dict(to_dict(CODING), REPORT)
    assert to_json_line(again) == to_json_line(CODING)
    assert "\n" not in to_json_line(CODING, text=True)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"claims": [{**to_dict(CLAIM), "type": "BAKE"}]}, r"claims: \[0\] event type 'BAKE'"),
        ({"claims": [{"id": "c1"}]}, r"claims: \[0\] trigger: is missing"),
        ({"statements": {}}, "statements: {} is no list"),
        ({"report": {"id": "another"}}, "of 'another', not of 'r1'"),
        (
            {"parties": [{**to_dict(ARMY), "mention": {"start": 1, "end": 4, "text": "his"}}]},
            "does not say 'his' at 1",
        ),
        ({"times": [{**to_dict(CODING.times[0]), "start": "Tuesday"}]}, "start"),
        ({"toponyms": [{**to_dict(PLACE), "lat": True, "use": "literal"}]}, "True is no float"),
    ],
)
def test_wrong_values_are_named(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        coding_from_dict({**to_dict(CODING), **change}, REPORT)


def test_a_coding_without_its_text_says_what_is_needed() -> None:
    with pytest.raises(ValueError, match="pass the report"):
        coding_from_dict(to_dict(CODING))


def test_an_event_keys_its_toll_by_kind() -> None:
    event = Event(
        "e1",
        "ASSAULT",
        "contested",
        (ClaimRef("c1", "r1", span("shelled"), source="residents"),),
        time=DAY,
        place=EventPlace("Kobalt"),
        tolls=(Toll("killed", 3, 3, None, "residents", ("c1",)),),
        toll=(TollRange("killed", 3, None, 9, "two chains differ"),),
        disputes=(Dispute("toll", (Position("3", ("c1",)), Position("9", ("c2",)))),),
        chains=(("r1",), ("r2", "r3")),
    )
    data = to_dict(event)
    assert data["toll"] == {
        "killed": {"low": 3, "best": None, "high": 9, "unresolved": "two chains differ", "why": ""}
    }
    assert data["time"]["start"] == "2013-05-07"
    assert from_dict(Event, json.loads(to_json_line(event))) == event


texts = st.text(st.characters(exclude_categories=()), min_size=1, max_size=60)


@given(texts, st.data())
def test_any_text_survives(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    report = Report(text[:5], text, title=text, regions=(Region(start, end, "caption"),))
    mention = Span.of(text, start, end)
    coding = Coding(report, claims=(Claim("c", mention, "AID", actors=(Party(mention, text),)),))
    line = to_json_line(coding, text=True)
    assert coding_from_dict(json.loads(line.encode("utf-8"))) == coding
