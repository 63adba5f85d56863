"""Figures of speech: where words of violence tell of none (codebook section 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.knowledge.tables import read_yaml
from dateline.model.vocabulary import EVENT_TYPES

#: The fields that hold words, by where such a word stands.
PLACES = ("subjects", "objects", "modifiers", "above", "words")


@dataclass(frozen=True, slots=True)
class FigureRule:
    """Words beside a trigger of one of ``types`` by which it is a figure and tells no claim.

    ``subjects`` do it, ``objects`` undergo it or are what it is about, ``modifiers`` modify it,
    ``above`` govern its clause or are the subject there, ``words`` stand in the sentence: lemmas,
    or two words. Unless ``always``, a word of bloodshed in the sentence keeps the literal sense.
    """

    id: str
    types: frozenset[str]
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    always: bool = False
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


def figure_rules(area: str, faults: list[str]) -> tuple[FigureRule, ...]:
    """The rules of `figures.yaml` in *area*; what is wrong with them is added to *faults*."""
    rules: dict[str, FigureRule] = {}
    for item in read_yaml(area, "figures.yaml")["figures"]:
        rule = _rule(item)
        faults.extend(f"figures.yaml: {told}" for told in figure_faults(rule))
        if rule.id in rules:
            faults.append(f"figures.yaml: rule {rule.id} is given twice")
        rules[rule.id] = rule
    return tuple(rules.values())


def _rule(item: Mapping[str, Any]) -> FigureRule:
    words = {name: frozenset(map(str, item.get(name) or ())) for name in PLACES}
    return FigureRule(
        str(item["id"]),
        frozenset(item["types"]),
        **words,
        always=bool(item.get("always", False)),
        examples=tuple(item["examples"]),
        not_examples=tuple(item["not_examples"]),
    )


def figure_faults(rule: FigureRule) -> list[str]:
    """Everything in *rule* that does not fit the codebook."""
    faults = []
    if strange := sorted(rule.types - set(EVENT_TYPES)):
        faults.append(f"rule {rule.id}: {', '.join(strange)} is no event type")
    if not rule.types or not any(getattr(rule, name) for name in PLACES):
        faults.append(f"rule {rule.id}: types are needed, and words in one of {', '.join(PLACES)}")
    if not rule.examples:
        faults.append(f"rule {rule.id}: an example is needed")
    return faults
