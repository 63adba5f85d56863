"""Every rule of the tables is fired by its own example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.evaluation.muc4.people import person_type
from dateline.evaluation.muc4.phrases import phrases_in, thing_of
from dateline.evaluation.muc4.scenes import scene_of
from dateline.evaluation.muc4.texts import Message
from dateline.knowledge.muc4_tables import muc4_tables
from dateline.knowledge.tables import read_yaml
from dateline.model import Coding, Report, Sentence

Parse = Callable[[str], tuple[Sentence, ...]]
TRIGGERS = read_yaml("evaluation", "muc4/triggers.yaml")["triggers"]
THINGS = read_yaml("evaluation", "muc4/things.yaml")
PEOPLE = read_yaml("evaluation", "muc4/people.yaml")
OBJECTS = [(kind, row) for kind in ("targets", "instruments") for row in THINGS[kind]]


@pytest.mark.parametrize("row", TRIGGERS, ids=lambda row: str(row["id"]))
def test_triggers(parse: Parse, row: dict[str, Any]) -> None:
    for example in row["examples"]:
        sentences = parse(example)
        message = Message("TST9-MUC4-0001", example)
        scene = scene_of(message, sentences, Coding(Report("r", example)), muc4_tables())
        assert row["id"] in {trigger.rule.id for trigger in scene.triggers}


@pytest.mark.parametrize(
    ("kind", "row"), OBJECTS, ids=lambda v: v if isinstance(v, str) else v["id"]
)
def test_things(parse: Parse, kind: str, row: dict[str, Any]) -> None:
    tables = muc4_tables()
    rules = tables.targets if kind == "targets" else tables.instruments
    for example in row["examples"]:
        (sentence,) = parse(f"Two rebels used or destroyed {example} on Monday.")
        found = [rule for p in phrases_in(sentence, tables) if (rule := thing_of(p, rules))]
        assert row["id"] in {rule.id for rule in found}, [rule.id for rule in found]


@pytest.mark.parametrize("row", PEOPLE["modifiers"], ids=lambda row: str(row["id"]))
def test_modifiers_of_people(row: dict[str, Any]) -> None:
    for text, category in row["examples"].items():
        assert person_type([text], frozenset(), muc4_tables()) == category
        head = text.split()[-1]
        assert person_type([head], frozenset(), muc4_tables()) != category


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("PEASANTS", "CIVILIAN"),
        ("TWO JUDGES", "LEGAL OR JUDICIAL"),
        ("MAYOR OF KOBALT", "GOVERNMENT OFFICIAL"),
        ("POLICEMEN", "LAW ENFORCEMENT"),
        ("HIS BODYGUARD", "SECURITY GUARD"),
        ("COLONEL", "ACTIVE MILITARY"),
        ("RETIRED GENERAL", "FORMER ACTIVE MILITARY"),
        ("KOBALTIAN AMBASSADOR", "DIPLOMAT"),
        ("ANTEATER", "CIVILIAN"),
    ],
)
def test_people_have_a_category(text: str, category: str) -> None:
    assert person_type([text], frozenset(), muc4_tables()) == category
