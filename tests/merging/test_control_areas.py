"""Provinces and their parts: a province partly held is contested."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.knowledge.control_rules import load_control_rules
from dateline.merging.control import control_states
from dateline.merging.control_areas import contains
from dateline.merging.told import Told
from dateline.model import ControlState, Place, Span
from merging.tell_control import place, tell

RULES = load_control_rules()
TEXT = "controls Nordland province"
NORDLAND = place(
    "Nordland",
    mention=Span.of(TEXT, 9, 17),
    feature="adm1",
    precision="adm1",
    radius_m=90000,
)
KOBALT, NARVA = place("Kobalt"), place("Narva", lat=34.3)


def of_province(*told: Told) -> list[ControlState]:
    found = control_states(told, rules=RULES)
    return [s for s in found if s.place.name == "Nordland"]


def whole(actor: str, when: str) -> Told:
    return tell("", actor, when, at=NORDLAND, text=TEXT, trigger=Span.of(TEXT, 0, 8))


def test_a_captured_city_does_not_make_the_province_held() -> None:
    assert of_province(tell("capture", "IS", "03-01", at=KOBALT)) == []


def test_a_province_is_held_when_claims_say_so_of_the_whole() -> None:
    (state,) = of_province(whole("IS", "03-01"), tell("capture", "IS", "03-03", at=KOBALT))
    assert (state.state, state.holder) == ("held", "Islamic State")


def test_a_part_held_by_another_side_makes_it_contested_from_then_on() -> None:
    taken = tell("recapture", "IRQ/army", "03-05", at=KOBALT)
    before, after = of_province(whole("IS", "03-01"), taken)
    assert (before.state, before.holder) == ("held", "Islamic State")
    assert after.state == "contested"
    assert str(after.interval.start) == "2021-03-05"
    assert taken.id in after.claims
    assert after.why == "parts of it are told otherwise: Kobalt by Iraqi Army"


def test_parts_held_by_different_sides() -> None:
    text = "encircle Nordland"
    pressed = tell(
        "encircle",
        "IRQ/army",
        "03-01",
        at=replace(NORDLAND, mention=Span.of(text, 9, 17)),
        text=text,
        trigger=Span.of(text, 0, 8),
    )
    states = of_province(
        pressed,
        tell("", "IS", "03-02", at=KOBALT),
        tell("", "IRQ/army", "03-04", at=NARVA),
    )
    assert [s.state for s in states] == ["unknown", "contested"]
    assert "Kobalt by Islamic State; Narva by Iraqi Army" in states[-1].why


@pytest.mark.parametrize(
    ("area", "part", "inside"),
    [
        (NORDLAND, KOBALT, True),
        (NORDLAND, place("Elsewhere", admin1="Sydland"), False),
        (NORDLAND, place("Abroad", country="SYR"), False),
        (place("Iraq", feature="country", precision="country"), KOBALT, True),
        (KOBALT, place("Old Quarter", radius_m=800, feature="district"), True),
        (KOBALT, place("Far Village", lat=35.0, radius_m=800), False),
        (KOBALT, KOBALT, False),
        (place("Around", precision="near", radius_m=15000), KOBALT, False),
    ],
)
def test_what_contains_what(area: Place, part: Place, inside: bool) -> None:
    assert contains(area, part) is inside
