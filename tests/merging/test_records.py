"""What comparing sees of a claim, and of several of one report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.merging.records import PERSON, Record, folded, joined, record
from dateline.merging.told import Told
from dateline.model import ClaimTime, Interval, Span
from merging.tell_events import tell
from merging.tell_records import WORDS, day, named, number, rec, spot


def read(told: Told) -> Record:
    return record(told, WORDS)


def test_a_record_holds_what_the_claim_tells() -> None:
    text = "Jets raided Alpha near the Karam hospital on Saturday and killed 12 people"
    found = read(tell(text, "raided", actor="Syria", to="civilians", killed="12", when="05-01"))
    assert (found.family, found.types, found.modes) == (
        "family.force",
        {"ASSAULT"},
        {"aerial"},
    )
    assert [(s.name, s.radius_km, s.area, s.stated) for s in found.spots] == [
        ("alpha", 3.0, "", True)
    ]
    assert (found.first, found.last, found.published) == (day(1), day(1), day(2))
    assert [(p.id, p.name, p.generic) for p in found.actors] == [
        ("SYR/army", "syrian arab army", False)
    ]
    assert [(n.kind, n.best) for n in found.numbers] == [("killed", 12)]
    assert found.stems == {"raid"}
    assert {"karam", "hospit"} <= found.words
    assert "alpha" not in found.words  # names of places are compared apart
    assert "karam" in found.proper
    assert found.mass == pytest.approx(sum(WORDS.rarity_of(w) for w in found.words))


@pytest.mark.parametrize(
    ("text", "trigger", "article"),
    [
        ("The raid on Alpha", "raid", "definite"),
        ("A raid on Alpha", "raid", "fresh"),
        ("Another heavy raid on Alpha", "raid", "break"),
        ("The crowd then saw another raid", "raid", "fresh"),
        ("Meanwhile the raid went on", "raid", "break"),
        ("Raid on Alpha", "Raid", ""),
        ("The men who fled told of raids", "raids", ""),  # too far before it
    ],
)
def test_the_word_before_an_act(text: str, trigger: str, article: str) -> None:
    assert read(tell(text, trigger)).article == article


@pytest.mark.parametrize(
    ("interval", "published", "tense", "days"),
    [
        (("05-01", "05-03"), "05-04", "past", (1, 3)),
        (("05-01", None), "05-04", "past", (1, 4)),  # publication closes it
        (("05-06", None), "05-04", "past", (6, 6)),
        (("05-01", None), "05-04", "future", (1, None)),
        ((None, "05-03"), "05-04", "past", (None, 3)),
        (None, "05-04", "past", (None, None)),
    ],
)
def test_days(interval: Any, published: str, tense: str, days: Any) -> None:
    told = tell("A raid on Alpha", "raid", on=published, tense=tense)
    time = None
    if interval:
        ends = [dt.date.fromisoformat(f"2021-{d}") if d else None for d in interval]
        time = ClaimTime(Interval(*ends, "days"), "stated")
    found = read(replace(told, claim=replace(told.claim, time=time)))
    assert (found.first, found.last) == tuple(d and day(d) for d in days)


def test_a_day_is_stated_when_its_words_stand_in_the_sentence() -> None:
    text = "A raid on Saturday"
    told = tell(text, "raid")
    assert told.claim.time
    for at, stated in ((10, True), (99, False)):
        time = replace(told.claim.time, mention=Span(at, at + 8, "Saturday"))
        assert read(replace(told, claim=replace(told.claim, time=time))).day_stated is stated


@pytest.mark.parametrize(
    ("who", "victims"),
    [
        ("people", {PERSON}),
        ("four children", {PERSON}),
        ("guards", {"guard"}),
        ("them", set()),
        ("", set()),
    ],
)
def test_those_hit(who: str, victims: set[str]) -> None:
    text = f"A raid on Alpha killed 12 {who}"
    assert read(tell(text, "raid", killed="12", who=who)).victims == victims


@pytest.mark.parametrize(
    ("name", "plain"),
    [("The Hawks", "hawks"), ("Deir ez-Zôr", "deir ez-zor"), ("theatre", "theatre"), ("", "")],
)
def test_names_are_folded(name: str, plain: str) -> None:
    assert folded(name) == plain


PARTS = st.builds(
    lambda id, start, **values: rec(f"c{id}", report="r", start=start, **values),
    st.integers(0, 99),
    st.integers(0, 300),
    at=st.sampled_from(["", "alpha", "alpha north", "beta"]),
    on=st.sampled_from([None, 1, (1, 4)]),
    modes=st.sets(st.sampled_from(["aerial", "drone"])),
    victims=st.sets(st.sampled_from(["guard", PERSON])),
    actors=st.sampled_from([(), (named("islamic state"),), (named("army"), named("rebels"))]),
    numbers=st.sampled_from([(), (number("3"),), (number("9"),)]),
)


@given(st.lists(PARTS, min_size=1, max_size=6, unique_by=lambda r: r.id), st.randoms())
def test_joining_does_not_depend_on_the_order(parts: list[Record], random: Any) -> None:
    whole = joined(parts, WORDS)
    first = min(parts, key=lambda r: (r.start, r.id))
    assert (whole.id, whole.start) == (first.id, first.start)
    random.shuffle(parts)
    assert joined(parts, WORDS) == whole


def test_joined_claims_keep_the_day_and_place_that_say_most() -> None:
    vague = rec("c1", report="r", spots=(spot("north", stated=False),), on=(1, 5))
    exact = rec("c2", report="r", at="alpha", on=3, start=50)
    whole = joined([vague, exact], WORDS)
    assert (whole.id, whole.first, whole.last) == ("c1", day(3), day(3))
    assert [s.name for s in whole.spots] == ["alpha"]


def test_one_claim_among_many_does_not_name_a_party() -> None:
    parts = [rec(f"c{n}", report="r", actors=(named("army"),)) for n in range(5)]
    parts.append(rec("c9", report="r", actors=(named("rebels"),)))
    assert joined(parts, WORDS).actors == (named("army"),)
