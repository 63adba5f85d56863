"""Which phrases fill the slots of an incident, each person, thing and body told once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.evaluation.muc4.candidates import SLOTS, Option, options
from dateline.evaluation.muc4.incidents import Incident
from dateline.evaluation.muc4.people import Person
from dateline.evaluation.muc4.phrases import Phrase
from dateline.evaluation.muc4.scenes import Scene
from dateline.evaluation.muc4.weighing import Models
from dateline.knowledge.muc4_tables import Muc4Tables


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option that fills a slot, and how likely it is right."""

    option: Option
    probability: float

    @property
    def phrase(self) -> Phrase:
        return self.option.phrase


#: All that is said of one person, thing or body: the likeliest mention first.
Group = tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What fills each slot of an incident, in text order."""

    victims: tuple[Group, ...]
    targets: tuple[Group, ...]
    individuals: tuple[Group, ...]
    organizations: tuple[Group, ...]
    instruments: tuple[Group, ...]

    @property
    def groups(self) -> tuple[tuple[Group, ...], ...]:
        """All five, in the order of `SLOTS`."""
        return (
            self.victims,
            self.targets,
            self.individuals,
            self.organizations,
            self.instruments,
        )


def filled(
    incident: Incident,
    scene: Scene,
    tables: Muc4Tables,
    named: Mapping[str, Person],
    models: Models,
) -> Filled:
    """What fills the slots of *incident*, as *models* choose."""
    groups = {}
    for slot in SLOTS:
        model = models[slot]
        found = [
            Chosen(option, p)
            for option in options(slot, incident, scene, tables)
            if (p := model.probability(option.features)) >= model.threshold
        ]
        groups[slot] = _merged(slot, found, scene, named)
    return Filled(
        _told_once(groups["victim"], named),
        _outermost(groups["target"]),
        groups["individual"],
        groups["organization"],
        groups["instrument"],
    )


def _merged(
    slot: str, found: Iterable[Chosen], scene: Scene, named: Mapping[str, Person]
) -> tuple[Group, ...]:
    entities: dict[str, list[Chosen]] = {}
    for one in found:
        entities.setdefault(_entity(slot, one.phrase, scene, named), []).append(one)
    return tuple(
        tuple(sorted(group, key=lambda c: (not c.phrase.name, -c.probability)))
        for group in entities.values()
    )


def _entity(slot: str, phrase: Phrase, scene: Scene, named: Mapping[str, Person]) -> str:
    """What a mention is a mention of: a person, a party that is known, else a kind of thing."""
    if phrase.name in named:
        return named[phrase.name].name
    party = scene.parties.get(phrase.key)
    if party is not None and slot == "organization":
        return party.id or party.name
    if party is not None and party.antecedent is not None and not phrase.plural:
        text = " ".join(party.antecedent.text.split())
        for name, person in named.items():
            if text.endswith(name):
                return person.name
    return phrase.lemma


def _told_once(groups: tuple[Group, ...], named: Mapping[str, Person]) -> tuple[Group, ...]:
    """The groups without descriptions of one person that a named one bears as title or role."""
    borne = {
        word.strip(".,").lower()
        for group in groups
        if (person := named.get(group[0].phrase.name))
        for text in person.descriptions
        for word in text.split()[-1:]
    }
    return tuple(
        group
        for group in groups
        if group[0].phrase.name or group[0].phrase.plural or group[0].phrase.lemma not in borne
    )


def _outermost(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups without what only says whose another thing is ("the offices of the bank")."""
    tails = " ".join(c.phrase.tail for group in groups for c in group)
    return tuple(group for group in groups if not all(c.phrase.text in tails for c in group))
