"""The fillers of one incident, slot by slot."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.evaluation.muc4 import keys
from dateline.evaluation.muc4.choosing import Filled, Group
from dateline.evaluation.muc4.incidents import Incident
from dateline.evaluation.muc4.people import Person, person_type
from dateline.evaluation.muc4.phrases import Phrase, thing_of
from dateline.evaluation.muc4.scenes import Scene
from dateline.knowledge.muc4_tables import Muc4Tables

Slots = dict[int, list[str]]
_WORST = ("DEATH", "INJURY", "REGAINED FREEDOM")
_DAMAGE = ("DESTROYED", "SOME DAMAGE", "NO DAMAGE")
#: Fillers of slots 9 and 10 that are kept at most.
_MOST = 2
#: In how many sentences after an incident its casualties are denied.
_AFTER = 2


def quoted(text: str) -> str:
    """*text* as a string filler."""
    clean = " ".join(text.replace('"', "").replace("(", "[").replace(")", "]").split())
    return f'"{clean.upper()}"'


def whole(phrase: Phrase, tables: Muc4Tables) -> str:
    """The phrase as a filler names it: with its "of ..." where the noun alone says little."""
    if phrase.tail and phrase.lemma in tables.measures:
        return f"{phrase.text} {phrase.tail}"
    return phrase.text


def number_text(phrase: Phrase) -> str:
    """The number of a phrase: as counted, PLURAL, or 1."""
    if phrase.count:
        return str(phrase.count)
    return "PLURAL" if phrase.plural else "1"


def victim_slots(
    found: Filled, incident: Incident, scene: Scene, tables: Muc4Tables, named: Mapping[str, Person]
) -> Slots:
    """Slots 18 to 24."""
    slots: Slots = {n: [] for n in range(keys.VICTIM, keys.VICTIM_TOTAL + 1)}
    for group in found.victims:
        best = group[0].phrase
        person = named.get(best.name)
        if person is not None:
            reference, number = quoted(person.name), "1"
            slots[keys.VICTIM].append(reference)
            if person.descriptions:
                slots[keys.DESCRIPTION].append(f"{quoted(person.descriptions[0])}: {reference}")
            category = person_type(person.descriptions, frozenset(), tables)
        else:
            reference = quoted(whole(best, tables))
            number = number_text(next((c.phrase for c in group if c.phrase.count), best))
            slots[keys.DESCRIPTION].append(reference)
            category = person_type([best.text], best.words, tables)
        slots[keys.VICTIM_TYPE].append(f"{category}: {reference}")
        slots[keys.VICTIM_NUMBER].append(f"{number}: {reference}")
        if effect := _effect(group):
            slots[keys.VICTIM_EFFECT].append(f"{effect}: {reference}")
    if not slots[keys.VICTIM_EFFECT] and _unhurt(incident, scene):
        slots[keys.VICTIM_EFFECT].append('NO INJURY OR DEATH: "-"')
    return slots


def _effect(group: Group) -> str:
    told = {c.option.trigger.rule.effect for c in group if c.option.trigger is not None}
    return next((effect for effect in _WORST if effect in told), "")


def _unhurt(incident: Incident, scene: Scene) -> bool:
    """True when a claim of the incident, or of the two sentences after, counts nobody hurt."""
    told = incident.sentences
    near = [s for s in scene.sentences if any(0 <= s.index - at <= _AFTER for at in told)]
    return any(
        sentence.start <= claim.trigger.start < sentence.end
        for claim in scene.coding.claims
        if any(count.best == 0 for count in claim.counts)
        for sentence in near
    )


def target_slots(found: Filled, incident: Incident, scene: Scene, tables: Muc4Tables) -> Slots:
    """Slots 12 to 17; a kidnapping has none."""
    slots: Slots = {n: [] for n in range(keys.TARGET, keys.TARGET_TOTAL + 1)}
    for group in () if incident.type == "KIDNAPPING" else found.targets:
        best = group[0].phrase
        rule = thing_of(best, tables.targets)
        reference = quoted(whole(best, tables))
        slots[keys.TARGET].append(reference)
        if rule is not None:
            slots[keys.TARGET_TYPE].append(f"{rule.type}: {reference}")
        counted = next((c.phrase for c in group if c.phrase.count), best)
        slots[keys.TARGET_NUMBER].append(f"{number_text(counted)}: {reference}")
        if effect := _damage(group, incident, scene, tables):
            slots[keys.TARGET_EFFECT].append(f"{effect}: {reference}")
    return slots


def _damage(group: Group, incident: Incident, scene: Scene, tables: Muc4Tables) -> str:
    words = {
        scene.sentences[c.phrase.sentence].words[c.option.trigger.word].lemma.lower()
        for c in group
        if c.option.trigger is not None
    }
    told = {tables.effects[word] for word in words if word in tables.effects}
    usual = "SOME DAMAGE" if incident.type in ("ARSON", "BOMBING") else ""
    return next((effect for effect in _DAMAGE if effect in told), usual)


def perpetrator_slots(found: Filled, incident: Incident, scene: Scene, tables: Muc4Tables) -> Slots:
    """Slots 8 to 11; an act is taken for terrorism where nothing speaks of the state."""
    individuals = [quoted(whole(group[0].phrase, tables)) for group in found.individuals[:_MOST]]
    organizations = [quoted(_body(group, scene)) for group in found.organizations[:_MOST]]
    sectors = {
        party.sector
        for group in (*found.individuals, *found.organizations)
        for one in group
        if (party := scene.parties.get(one.phrase.key))
    }
    state = bool(sectors & tables.state_sectors) and not sectors & tables.hostile_sectors
    return {
        keys.CATEGORY: ["STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"],
        keys.INDIVIDUAL: individuals,
        keys.ORGANIZATION: organizations,
        keys.CONFIDENCE: [f"{_confidence(incident)}: {name}" for name in organizations],
    }


def _body(group: Group, scene: Scene) -> str:
    """A body as the message names it: the whole of its name, the longest if it has several."""
    names = []
    for one in group:
        party = scene.parties.get(one.phrase.key)
        if party is not None and party.id:
            names.append(party.mention.text)
    return max(names, key=len) if names else group[0].phrase.text


def _confidence(incident: Incident) -> str:
    """Slot 11, by the decision tree of the task documentation."""
    claims = [t.claim for t in incident.triggers if t.claim is not None and t.type]
    if any(claim.stance == "claims_responsibility" for claim in claims):
        return "CLAIMED OR ADMITTED"
    roles = {source.role for claim in claims for source in claim.sources}
    if any(claim.stance == "accuses" or claim.factuality in ("PR+", "PS+") for claim in claims):
        official = roles & {"official", "belligerent"}
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if official else "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT"


def instrument_slots(found: Filled, incident: Incident, tables: Muc4Tables) -> Slots:
    """Slots 6 and 7; a verb like "shoot" tells a type without an instrument."""
    slots: Slots = {keys.INSTRUMENT: [], keys.INSTRUMENT_TYPE: []}
    if incident.type in keys.INAPPLICABLE:
        return slots
    types = set()
    for group in found.instruments:
        phrase = group[0].phrase
        rule = thing_of(phrase, tables.instruments)
        if rule is not None and rule.type not in types:
            types.add(rule.type)
            reference = quoted(whole(phrase, tables))
            slots[keys.INSTRUMENT].append(reference)
            slots[keys.INSTRUMENT_TYPE].append(f"{rule.type}: {reference}")
    told = [t.rule.instrument for t in incident.triggers if t.rule.instrument]
    if told and not types:
        slots[keys.INSTRUMENT_TYPE].append(f'{told[0]}: "-"')
    return slots
