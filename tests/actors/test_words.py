"""The word tables: each example of an entry is covered by it, each counter-example is not."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.knowledge.actors.names import name_key
from dateline.knowledge.actors.words import HeadNoun, load_actor_words, plural
from dateline.knowledge.registry import load_registry
from dateline.knowledge.tables import read_yaml

NOUNS: list[dict[str, Any]] = read_yaml("actors", "nouns.yaml")["nouns"]
ORGANS: list[dict[str, Any]] = read_yaml("actors", "organs.yaml")["organs"]


def entry_of(phrase: str) -> HeadNoun | None:
    """The entry that the last two words, or the last word, of a phrase belong to."""
    words = load_actor_words()
    pair = " ".join(phrase.lower().split()[-2:])
    if pair in words.things:
        return None
    return words.heads.get(pair) or words.heads.get(phrase.lower().split()[-1])


@pytest.mark.parametrize(("entry", "example"), [(e["id"], x) for e in NOUNS for x in e["examples"]])
def test_examples_of_head_nouns(entry: str, example: str) -> None:
    found = entry_of(example)
    assert found is not None
    assert found.entry == entry


@pytest.mark.parametrize(
    ("entry", "example"), [(e["id"], x) for e in NOUNS for x in e["not_examples"]]
)
def test_counter_examples_of_head_nouns(entry: str, example: str) -> None:
    found = entry_of(example)
    assert found is None or found.entry != entry


@pytest.mark.parametrize(
    ("organ", "example"), [(o["id"], x) for o in ORGANS for x in o["examples"]]
)
def test_examples_of_organs(organ: str, example: str) -> None:
    organs = load_registry().organs
    words = example.split()
    runs = [" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    assert organ in {organs[name_key(run)].organ for run in runs if name_key(run) in organs}


@pytest.mark.parametrize("organ", [o["id"] for o in ORGANS])
def test_instruments_are_among_the_phrases(organ: str) -> None:
    entry = next(o for o in ORGANS if o["id"] == organ)
    assert set(entry.get("instruments", ())) <= set(entry["phrases"])


@pytest.mark.parametrize(
    ("noun", "many"),
    [("army", "armies"), ("boy", "boys"), ("church", "churches"), ("spy", "spies")],
)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_acts() -> None:
    words = load_actor_words()
    assert words.is_act("bombing")
    assert words.is_act("offensive")
    assert not words.is_act("north")
