"""The rules of the event view: what ships is whole, and faults are named."""

from __future__ import annotations

import copy

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.control_rules import load_control_rules
from dateline.knowledge.event_view_rules import event_view_rules, load_event_view_rules
from dateline.knowledge.tables import read_yaml
from dateline.merging.toll_numbers import numbers_of, victim_of
from merging.tell_events import tell

DATA = read_yaml("merging", "events.yaml")


def test_what_ships_loads_and_has_ids() -> None:
    assert load_event_view_rules().tolls.slack > 1
    entries = [*DATA["voices"], *DATA["sides"], *DATA["kin"], *DATA["kindred"]]
    ids = [e["id"] for e in entries] + [v["id"] for v in DATA.values() if isinstance(v, dict)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("responsibility", "types"), ["ASSULT"], "ASSULT is no event type"),
        (("responsibility", "contesting"), ["shouts"], "shouts is no stance"),
        (("agreeing", "slack"), 0.5, "slack"),
        (("place", "precision"), {"place": 1.0}, "no weight for place precision near"),
        (("voices",), [{"id": "v", "name": "V", "ids": ["org/none"], "words": []}], "org/none"),
    ],
)
def test_faults_are_named(path: tuple[str, ...], value: object, fault: str) -> None:
    data = copy.deepcopy(DATA)
    entry = data
    for key in path[:-1]:
        entry = entry[key]
    entry[path[-1]] = value
    with pytest.raises(KnowledgeError, match=fault):
        event_view_rules(data, load_control_rules())


@pytest.mark.parametrize("text", [*DATA["sums"]["examples"], *DATA["running"]["examples"]])
def test_examples_of_numbers_that_are_no_toll(text: str) -> None:
    number = next(w.replace(",", "") for w in text.split() if w[0].isdigit())
    told = tell(text, text.split()[-1], killed=number)
    assert numbers_of(told, None, load_event_view_rules().tolls) == ()


def test_the_example_of_one_victim() -> None:
    text = DATA["killing"]["examples"][1]
    told = tell(text, "executed", to="pilot")
    found = victim_of(told, load_event_view_rules().tolls)
    assert found and found.best == 1
