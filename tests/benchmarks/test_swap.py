"""Swapped names: only the names may differ, and what was measured stays so."""

from __future__ import annotations

import json

import pytest

from benchmarks import swap
from dateline.model import Span

NAMES = {"person": ["Omar Haddad", "Al"], "town": ["Kobalt", "Ain"]}


def test_names_are_put_in_by_the_number_of_the_sentence() -> None:
    text = "{person} met {person2} in {town}."
    names = {**NAMES, "person": ["A", "B", "C", "D", "E"]}
    assert swap.filled(text, 0, names).text == "A met D in Kobalt."
    assert swap.filled(text, 1, names).text == "B met E in Ain."


def test_where_a_span_stands_does_not_depend_on_the_names() -> None:
    one, other = (swap.filled("{person} left {town} again.", n, NAMES) for n in (0, 1))
    for part in ("left", "again"):
        spans = [
            Span.of(f.text, f.text.index(part), f.text.index(part) + len(part))
            for f in (one, other)
        ]
        assert one.place(spans[0]) == other.place(spans[1])
    towns = [Span.of(f.text, f.slots[1][0], f.slots[1][1]) for f in (one, other)]
    assert one.place(towns[0]) == other.place(towns[1])


def test_what_differs_is_told_by_slot() -> None:
    before = {
        "claim 1": {"type": "AID", "tense": "past"},
        "claim 2": {"type": "AID", "tense": "past"},
    }
    after = {"claim 1": {"type": "AID", "tense": "future"}}
    assert swap.differing(before, before) == set()
    assert swap.differing(before, after) == {"tense", "type"}
    assert swap.differing({}, {"statement 0": {}}) == {"statement"}


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[int, int, int]]:
    return swap.measure()


def test_no_more_changes_than_was_measured(found: dict[str, tuple[int, int, int]]) -> None:
    frozen = json.loads(swap.FROZEN.read_text("utf-8"))
    assert found.keys() == frozen.keys()
    for name, (sentences, changed, values) in found.items():
        assert sentences == frozen[name][0]
        assert changed <= frozen[name][1] and values <= frozen[name][2], name


def test_nothing_but_the_name_changes(found: dict[str, tuple[int, int, int]]) -> None:
    assert {name: counts[1:] for name, counts in found.items()} == dict.fromkeys(found, (0, 0))
