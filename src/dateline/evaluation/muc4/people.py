"""The persons a message names: their full names and what it says they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.evaluation.muc4.phrases import Phrase
from dateline.evaluation.muc4.scenes import Scene
from dateline.knowledge.muc4_tables import Muc4Tables

_DEFAULT = "CIVILIAN"


@dataclass(frozen=True, slots=True)
class Person:
    """A named person; ``descriptions`` are titles and roles as written, the first one first."""

    name: str
    descriptions: tuple[str, ...]


def persons(scene: Scene, tables: Muc4Tables) -> dict[str, Person]:
    """The named persons of a message by every form of name they are given."""
    told: dict[str, list[str]] = {}
    for phrases in scene.phrases.values():
        by_head = {phrase.head: phrase for phrase in phrases}
        for phrase in phrases:
            if not phrase.name:
                continue
            said = told.setdefault(phrase.name, [])
            if phrase.title:
                said.append(phrase.title)
            said += [p.text for p in _beside(scene, phrase, by_head) if p.lemma in tables.people]
    return {name: _person(name, told) for name in told}


def _beside(scene: Scene, phrase: Phrase, by_head: Mapping[int, Phrase]) -> Iterable[Phrase]:
    sentence = scene.sentences[phrase.sentence]
    word = sentence.words[phrase.head]
    linked = [*sentence.children(phrase.head, "appos")]
    if word.dep == "appos":
        linked.append(sentence.head(word))
    return [by_head[w.index] for w in linked if w.index in by_head and not by_head[w.index].name]


def _person(name: str, told: Mapping[str, list[str]]) -> Person:
    words = name.split()
    same = [other for other in told if _same(words, other.split())]
    longest = max(same, key=lambda other: (len(other.split()), len(other)))
    said = [text for other in sorted(same, key=lambda o: o != name) for text in told[other]]
    return Person(longest, tuple(dict.fromkeys(said)))


def _same(one: list[str], other: list[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return set(shorter) <= set(longer)


def person_type(texts: Iterable[str], words: frozenset[str], tables: Muc4Tables) -> str:
    """The category of slot 20 for a description; CIVILIAN where nothing else is said."""
    for text in texts:
        lemmas = [w.strip(".,'\"").lower() for w in text.partition(" OF ")[0].split()]
        found = [c for w in reversed(lemmas) if (c := _category(w, tables))]
        if not found:
            continue
        category = found[0]
        beside = words | set(lemmas)
        for rule in tables.modifiers:
            if rule.words & beside and category in rule.makes:
                category = rule.makes[category]
        return category
    return _DEFAULT


def _category(word: str, tables: Muc4Tables) -> str:
    one_man = f"{word.removesuffix('men')}man"
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), one_man)
    return next((tables.people[form] for form in forms if form in tables.people), "")
