"""People taken and held: who they are, and as what they are held."""

from __future__ import annotations

import pytest

from conftest import Parse


@pytest.mark.parametrize(
    ("text", "verb", "whom"),
    [
        ("The militia took 49 people hostage.", "took", "people"),
        ("The rebels are holding 12 soldiers prisoner.", "holding", "soldiers"),
        ("Fighters took the staff hostage.", "took", "staff"),
        ("The group kept the two reporters captive for a year.", "kept", "reporters"),
    ],
)
def test_who_is_taken_is_the_object(text: str, verb: str, whom: str, parse: Parse) -> None:
    sentence = parse(text)[0]
    at = next(w for w in sentence.words if w.text == verb)
    assert whom in [w.text for w in sentence.children(at.index, "dobj")]
    taken_as = {w.text for w in sentence.children(at.index, "oprd")}
    assert taken_as & {"hostage", "prisoner", "captive"}


@pytest.mark.parametrize(
    "text", ["The militia took a hostage.", "Rebels took two hostages.", "They hold the prisoner."]
)
def test_captives_themselves_stay_objects(text: str, parse: Parse) -> None:
    sentence = parse(text)[0]
    assert not [w for w in sentence.words if w.dep == "oprd"]
    assert [w for w in sentence.words if w.dep == "dobj"]
