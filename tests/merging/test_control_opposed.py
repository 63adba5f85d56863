"""Claims that stand against each other: control, direction, or neither."""

from __future__ import annotations

import pytest

from dateline.knowledge.control_rules import load_control_rules
from dateline.merging.control_opposed import control_disputes, opposed
from dateline.merging.told import Told
from merging.tell_control import place, tell

RULES = load_control_rules()
CASES = [
    (tell("capture", "IS", "03-01"), tell("", "IRQ/army", "03-01", by="IRQ"), "control"),
    (tell("capture", "IS", "03-01"), tell("repel", "IRQ/army", "03-01", by="IRQ"), "control"),
    (tell("", "IS", "03-01"), tell("", "M23", "03-01"), "control"),
    (tell("", "IS", "03-01"), tell("withdraw", "IS", "03-01", by="IRQ"), "control"),
    (
        tell("", "IS", "03-01"),
        tell("capture", "IS", "03-01", by="IRQ", factuality="CT-"),
        "control",
    ),
    (tell("advance", "IS", "03-01"), tell("withdraw", "IS", "03-01", by="IRQ"), "direction"),
    (tell("enter", "IS", "03-01"), tell("rout", "IS", "03-01", by="IRQ"), "direction"),
    (tell("capture", "IS", "03-01"), tell("", "IS", "03-01"), None),
    (tell("capture", "IS", "03-01"), tell("", "militants", "03-01"), None),
    (tell("capture", "IS", "03-01"), tell("recapture", "IRQ/army", "03-01 03-02"), None),
    (tell("capture", "IS", "03-01"), tell("withdraw", "IRQ/army", "03-01"), None),
    (tell("advance", "IS", "03-01"), tell("withdraw", "IRQ/army", "03-01"), None),
    (tell("capture", "IS", "03-01"), tell("capture", "IS", "03-01", factuality="CT-"), None),
    (tell("capture", "IS", "03-01", factuality="Uu"), tell("", "M23", "03-01"), None),
]


@pytest.mark.parametrize(("one", "other", "attribute"), CASES)
def test_what_two_claims_disagree_on(one: Told, other: Told, attribute: str | None) -> None:
    assert opposed(one, other, RULES) == attribute
    assert opposed(other, one, RULES) == attribute


def test_disputes_are_of_one_place_and_time() -> None:
    taken = tell("capture", "IS", "03-01")
    held = tell("", "IRQ/army", "03-01", by="IRQ")
    later = tell("", "IRQ/army", "06-01", by="IRQ")
    elsewhere = tell("", "IRQ/army", "03-01", by="IRQ", at=place("Narva"))
    (found,) = control_disputes([later, held, elsewhere, taken], rules=RULES)
    assert (found.place.name, found.attribute) == ("Kobalt", "control")
    assert {found.left, found.right} == {taken.id, held.id}
