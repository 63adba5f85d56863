"""The fillers of one incident, slot by slot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.evaluation.muc4 import keys
from dateline.evaluation.muc4.candidates import SLOTS, Option, options
from dateline.evaluation.muc4.incidents import Incident
from dateline.evaluation.muc4.people import Person, person_type
from dateline.evaluation.muc4.phrases import Phrase, thing_of
from dateline.evaluation.muc4.scenes import Scene
from dateline.evaluation.muc4.weighing import Models
from dateline.knowledge.muc4_tables import Muc4Tables

_WORST = ("DEATH", "INJURY", "REGAINED FREEDOM")


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option that fills a slot, and how likely it is right."""

    option: Option
    probability: float

    @property
    def phrase(self) -> Phrase:
        return self.option.phrase


@dataclass(frozen=True, slots=True)
class Filled:
    """The options chosen for each slot of an incident, merged, likeliest mention first."""

    victims: tuple[tuple[Chosen, ...], ...]
    targets: tuple[tuple[Chosen, ...], ...]
    individuals: tuple[tuple[Chosen, ...], ...]
    organizations: tuple[tuple[Chosen, ...], ...]

    @property
    def groups(self) -> tuple[tuple[tuple[Chosen, ...], ...], ...]:
        """All four, in the order of `SLOTS`."""
        return self.victims, self.targets, self.individuals, self.organizations


def filled(
    incident: Incident, scene: Scene, tables: Muc4Tables, named: dict[str, Person], models: Models
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
        groups[slot] = _merged(found, named)
    groups["victim"] = _told_once(groups["victim"], named)
    return Filled(groups["victim"], groups["target"], groups["individual"], groups["organization"])


def _told_once(
    groups: tuple[tuple[Chosen, ...], ...], named: dict[str, Person]
) -> tuple[tuple[Chosen, ...], ...]:
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


def _merged(found: Iterable[Chosen], named: dict[str, Person]) -> tuple[tuple[Chosen, ...], ...]:
    entities: dict[str, list[Chosen]] = {}
    for one in found:
        phrase = one.phrase
        key = named[phrase.name].name if phrase.name in named else phrase.lemma
        entities.setdefault(key, []).append(one)
    return tuple(tuple(sorted(group, key=lambda c: -c.probability)) for group in entities.values())


def quoted(text: str) -> str:
    """*text* as a string filler."""
    clean = " ".join(text.replace('"', "").replace("(", "[").replace(")", "]").split())
    return f'"{clean.upper()}"'


def victim_slots(
    incident: Incident, found: Filled, scene: Scene, tables: Muc4Tables, named: dict[str, Person]
) -> dict[int, list[str]]:
    """Slots 18 to 24."""
    slots: dict[int, list[str]] = {n: [] for n in range(keys.VICTIM, keys.VICTIM_TOTAL + 1)}
    for group in found.victims:
        best = group[0].phrase
        person = named.get(best.name)
        if person is not None:
            reference = quoted(person.name)
            slots[keys.VICTIM].append(reference)
            if person.descriptions:
                slots[keys.DESCRIPTION].append(f"{quoted(person.descriptions[0])}: {reference}")
            category = person_type(person.descriptions, frozenset(), tables)
            number = "1"
        else:
            counted = next((c.phrase for c in group if c.phrase.count), best)
            reference = quoted(best.text)
            slots[keys.DESCRIPTION].append(reference)
            category = person_type([best.text], best.words, tables)
            number = number_text(counted)
        slots[keys.VICTIM_TYPE].append(f"{category}: {reference}")
        slots[keys.VICTIM_NUMBER].append(f"{number}: {reference}")
        if effect := _effect(group, incident, scene):
            slots[keys.VICTIM_EFFECT].append(f"{effect}: {reference}")
    return slots


def number_text(phrase: Phrase) -> str:
    """The number of a phrase: as counted, PLURAL, or 1."""
    if phrase.count:
        return str(phrase.count)
    return "PLURAL" if phrase.plural else "1"


def _effect(group: tuple[Chosen, ...], incident: Incident, scene: Scene) -> str:
    told = set()
    for one in group:
        if one.option.trigger is not None:
            told.add(one.option.trigger.rule.effect)
    return next((effect for effect in _WORST if effect in told), "")


def target_slots(
    incident: Incident, found: Filled, scene: Scene, tables: Muc4Tables
) -> dict[int, list[str]]:
    """Slots 12 to 17; a kidnapping has none."""
    slots: dict[int, list[str]] = {n: [] for n in range(keys.TARGET, keys.TARGET_TOTAL + 1)}
    if incident.type == "KIDNAPPING":
        return slots
    for group in found.targets:
        best = group[0].phrase
        rule = thing_of(best, tables.targets)
        reference = quoted(best.text)
        slots[keys.TARGET].append(reference)
        if rule is not None:
            slots[keys.TARGET_TYPE].append(f"{rule.type}: {reference}")
        counted = next((c.phrase for c in group if c.phrase.count), best)
        slots[keys.TARGET_NUMBER].append(f"{number_text(counted)}: {reference}")
        if effect := _damage(group, incident, scene, tables):
            slots[keys.TARGET_EFFECT].append(f"{effect}: {reference}")
    return slots


def _damage(group: tuple[Chosen, ...], incident: Incident, scene: Scene, tables: Muc4Tables) -> str:
    words = {
        scene.sentences[c.phrase.sentence].words[c.option.trigger.word].lemma.lower()
        for c in group
        if c.option.trigger is not None
    }
    told = {tables.effects[word] for word in words if word in tables.effects}
    for effect in ("DESTROYED", "SOME DAMAGE", "NO DAMAGE"):
        if effect in told:
            return effect
    return "SOME DAMAGE" if incident.type in ("ARSON", "BOMBING") else ""


def perpetrator_slots(
    incident: Incident, found: Filled, scene: Scene, tables: Muc4Tables
) -> dict[int, list[str]]:
    """Slots 8 to 11."""
    individuals = [quoted(group[0].phrase.text) for group in found.individuals[:2]]
    organizations = [quoted(group[0].phrase.text) for group in found.organizations[:2]]
    sectors = {
        party.sector
        for group in (*found.individuals, *found.organizations)
        for one in group
        if (party := scene.parties.get(one.phrase.key))
    }
    state = bool(sectors & {"MIL", "COP", "GOV", "UAF", "PRM"}) and not sectors & {"REB", "CRM"}
    confidence = "REPORTED AS FACT"
    return {
        keys.CATEGORY: ["STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"],
        keys.INDIVIDUAL: individuals,
        keys.ORGANIZATION: organizations,
        keys.CONFIDENCE: [f"{confidence}: {name}" for name in organizations],
    }


def instrument_slots(incident: Incident, scene: Scene, tables: Muc4Tables) -> dict[int, list[str]]:
    """Slots 6 and 7."""
    slots: dict[int, list[str]] = {keys.INSTRUMENT: [], keys.INSTRUMENT_TYPE: []}
    if incident.type in keys.INAPPLICABLE:
        return slots
    seen = set()
    for at in incident.sentences:
        for phrase in scene.phrases[at]:
            rule = thing_of(phrase, tables.instruments)
            if rule is None or rule.type in seen or phrase.lemma in ("bombing",):
                continue
            seen.add(rule.type)
            slots[keys.INSTRUMENT].append(quoted(phrase.text))
            slots[keys.INSTRUMENT_TYPE].append(f"{rule.type}: {quoted(phrase.text)}")
    if not seen:
        for trigger in incident.triggers:
            if trigger.rule.instrument and trigger.rule.instrument not in seen:
                seen.add(trigger.rule.instrument)
                slots[keys.INSTRUMENT_TYPE].append(f'{trigger.rule.instrument}: "-"')
                break
    return slots
