"""From a trigger's arguments to the slots of a draft, by the frame of its rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.coding.classes import classes_of
from dateline.coding.conditions import Case
from dateline.coding.noun_phrases import heads_of, mention_of, split_modifiers
from dateline.coding.triggers import Trigger
from dateline.model import Instrument, Mention, Target

#: Arcs of a noun trigger that count as subject or object unless its frame says otherwise.
DEFAULTS = {"by": "subj", "poss": "subj", "mod": "subj", "of": "obj"}
MEANS = frozenset({"with", "by", "using"})
DOERS = frozenset({"party", "state", "armed", "organisation", "person", "people"})
PEOPLE = frozenset({"party", "person", "people", "state"})
#: Of ground only an armed or other organised owner undergoes the act, not a people.
OWNERS_OF_GROUND = frozenset({"armed", "organisation", "armed_force"})


@dataclass
class Slots:
    """Fillers gathered so far, without repetition."""

    actors: list[Mention] = field(default_factory=list)
    recipients: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    objects: list[Target] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)

    def add(self, slot: list[Mention], mention: Mention) -> None:
        if all(m.head != mention.head for m in slot):
            slot.append(mention)


def slots_of(trigger: Trigger) -> Slots:
    """The slots that the trigger's frame fills from its arguments (codebook section 4)."""
    case, slots = trigger.case, Slots()
    frame = case.codebook.frames[trigger.rule.frame]
    if "self" in frame:
        slots.add(slots.actors, mention_of(case.sentence, case.head))
    for arc, indices in case.arcs.items():
        slot = _slot(arc, frame, is_noun=case.is_noun())
        for index in indices:
            for head in heads_of(case.sentence, index, case.codebook.partitives):
                if head != case.head and head not in case.words:
                    for each in (head, *split_modifiers(case.sentence, head)):
                        _fill(slots, slot, arc, each, case)
    _host(slots, frame.get("host", "none"), case)
    actors = {m.head for m in slots.actors}
    slots.recipients = [m for m in slots.recipients if m.head not in actors]
    return slots


def _host(slots: Slots, way: str, case: Case) -> None:
    """The subject of the clause that the noun is set in, where the frame lets it take part."""
    alone = way == "host-alone" and not slots.actors
    beside = way == "host-with" and len(slots.actors) == 1 and case.arcs.get("with")
    if not case.is_noun() or not (alone or beside):
        return
    for word in case.fillers("host"):
        classes = classes_of(case.sentence, word, case.marks, case.codebook)
        fits = "civilian" in classes if alone else bool(classes & DOERS)
        if fits and word.index not in case.words:
            slots.add(slots.actors, mention_of(case.sentence, word.index))


def _slot(arc: str, frame: Mapping[str, str], *, is_noun: bool) -> str:
    if arc in frame:
        return frame[arc]
    if is_noun and arc in DEFAULTS:
        return frame.get(DEFAULTS[arc], "none")
    return "means" if arc in MEANS else "none"


def _fill(slots: Slots, slot: str, arc: str, head: int, case: Case) -> None:
    word = case.sentence.words[head]
    classes = classes_of(case.sentence, word, case.marks, case.codebook)
    mention = mention_of(case.sentence, head)
    if arc == "mod" and not classes & {"party", "state", "place"}:
        return
    if slot == "actor":
        _actor(slots, mention, classes, case)
    elif slot in {"target", "recipient"}:
        _target(slots, slot, mention, classes, case)
    elif slot == "place":
        slots.add(slots.places, mention)
    elif slot == "object":
        slots.objects.append(Target(mention.span, case.codebook.objects.get(word.lemma)))
    elif slot in {"instrument", "means"} and word.lemma in case.codebook.instruments:
        kind = case.codebook.instruments[word.lemma]
        slots.instruments.append(Instrument(mention.span, kind))


def _actor(slots: Slots, mention: Mention, classes: frozenset[str], case: Case) -> None:
    """An instrument is no actor, but its owner is: "Israeli jets", "rebel mortars"."""
    lemma = case.sentence.words[mention.head].lemma
    if "weapon" in classes:
        if lemma in case.codebook.instruments:
            kind = case.codebook.instruments[lemma]
            slots.instruments.append(Instrument(mention.span, kind))
        owners = case.sentence.children(mention.head, "amod", "compound", "poss", "nmod")
        for first in owners:
            for owner in (first, *case.sentence.children(first.index, "conj")):
                found = classes_of(case.sentence, owner, case.marks, case.codebook)
                if found & {"party", "state"} and "weapon" not in found:
                    slots.add(slots.actors, mention_of(case.sentence, owner.index))
    elif classes & DOERS:
        slots.add(slots.actors, mention)


def _target(slots: Slots, slot: str, mention: Mention, classes: frozenset[str], case: Case) -> None:
    """A party is a recipient, ground is a place, a thing is an object (codebook section 4)."""
    lemma = case.sentence.words[mention.head].lemma
    if slot == "target" and "place" in classes and "person" not in classes:
        slots.add(slots.places, mention)
        if "state" in classes:
            slots.add(slots.recipients, mention)
        facility = lemma in case.codebook.classes["facility"]
        _owners(slots, mention, case, DOERS if facility else OWNERS_OF_GROUND)
    elif classes & (DOERS | {"pronoun"}) or not classes or slot == "recipient":
        slots.add(slots.recipients, mention)
    if classes & PEOPLE or "place" in classes:
        return
    if slot == "target" and lemma in case.codebook.objects:
        slots.objects.append(Target(mention.span, case.codebook.objects[lemma]))
    _owners(slots, mention, case, DOERS)


def _owners(slots: Slots, mention: Mention, case: Case, wanted: frozenset[str]) -> None:
    """Whose thing was hit: "ISIL vehicles", "its facilities", "an army checkpoint"."""
    for owner in case.sentence.children(mention.head, "amod", "compound", "poss", "nmod"):
        for head in (owner.index, *(c.index for c in case.sentence.children(owner.index, "conj"))):
            word = case.sentence.words[head]
            found = classes_of(case.sentence, word, case.marks, case.codebook)
            if found & wanted and not found & {"weapon", "place"} - wanted:
                slots.add(slots.recipients, mention_of(case.sentence, head))
