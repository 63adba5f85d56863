"""The words that mark parties: head nouns, titles, modifiers, verbs (tables in nouns.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_yaml

CLASSES = ("people", "force", "organisation", "collective", "instrument")


class HeadNoun(NamedTuple):
    """What a head noun says of a party: entry of the table, PLOVER sector, class."""

    entry: str
    sector: str
    kind: str
    plural: bool


@dataclass(frozen=True)
class ActorWords:
    """All word tables of the actors stage, by small-letter form.

    ``heads`` holds plurals too; ``modifiers`` and ``titles`` give sectors; ``classes`` are small
    closed classes by id.
    """

    heads: dict[str, HeadNoun]
    things: frozenset[str]
    transparent: frozenset[str]
    belonging: frozenset[str]
    belonging_classes: frozenset[str]
    modifiers: dict[str, str]
    titles: dict[str, str]
    passive_states: frozenset[str]
    speaking_capitals: frozenset[str]
    locatives: frozenset[str]
    journeys: frozenset[str]
    place_nouns: frozenset[str]
    premises: frozenset[str]
    acts: frozenset[str]
    act_endings: tuple[str, ...]
    not_acts: frozenset[str]
    classes: dict[str, frozenset[str]]

    def is_person_ending(self, noun: str) -> bool:
        """True for an unlisted noun that by its ending is a person's ("propagandists")."""
        if len(noun) < 7 or noun.endswith(tuple(self.classes["thing-endings"])):
            return False
        return noun.endswith(tuple(self.classes["people-endings"]))

    def is_act(self, lemma: str) -> bool:
        """True for a noun of an act ("bombing", "offensive"), by table or ending."""
        if lemma in self.acts:
            return True
        return len(lemma) > 5 and lemma.endswith(self.act_endings) and lemma not in self.not_acts


def plural(noun: str) -> str:
    """The regular plural of a noun or of the last word of a phrase."""
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    return noun + "s"


@cache
def load_actor_words() -> ActorWords:
    """The tables of nouns.yaml. Raises KnowledgeError with every fault found."""
    table = read_yaml("actors", "nouns.yaml")
    faults: list[str] = []
    heads = _heads(table["nouns"], faults)
    words = ActorWords(
        heads,
        frozenset(table["things"]["phrases"]),
        frozenset(_with_plurals(table["transparent"]["nouns"])),
        frozenset(_with_plurals(table["belonging"]["nouns"])),
        frozenset(table["belonging"]["classes"]),
        _sectors(table["modifiers"], faults),
        _sectors(table["titles"], faults),
        frozenset(table["passive_states"]["verbs"]),
        frozenset(table["speaking_capitals"]["verbs"]),
        frozenset(table["locatives"]["words"]),
        frozenset(table["journeys"]["verbs"]),
        frozenset(table["place_nouns"]["words"]),
        frozenset(table["premises"]["words"]),
        frozenset(table["acts"]["words"]),
        tuple(table["acts"]["endings"]),
        frozenset(table["acts"]["not_acts"]),
        {entry["id"]: frozenset(entry["words"]) for entry in table["classes"]},
    )
    if faults:
        raise KnowledgeError(faults)
    return words


def _with_plurals(nouns: list[str]) -> list[str]:
    return [form for noun in nouns for form in (noun, plural(noun))]


def _heads(entries: list[dict[str, Any]], faults: list[str]) -> dict[str, HeadNoun]:
    found: dict[str, HeadNoun] = {}
    regular: dict[str, HeadNoun] = {}
    for entry in entries:
        if entry["class"] not in CLASSES:
            faults.append(f"nouns.yaml {entry['id']}: class {entry['class']!r} is unknown")
        for noun in entry["nouns"]:
            if noun in found:
                faults.append(f"nouns.yaml {entry['id']}: {noun!r} is also in {found[noun].entry}")
            head = HeadNoun(entry["id"], entry["sector"], entry["class"], noun.endswith("men"))
            found[noun] = head
            regular.setdefault(plural(noun), head._replace(plural=True))
    return {**regular, **found}


def _sectors(entries: list[dict[str, Any]], faults: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in entries:
        for word in entry["words"]:
            if found.setdefault(word, entry["sector"]) != entry["sector"]:
                faults.append(f"nouns.yaml {entry['id']}: {word!r} has two sectors")
    return found
