"""From a trigger's arguments to the slots of a draft, by the frame of its rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dateline.coding.case import Case
from dateline.coding.classes import classes_of
from dateline.coding.noun_phrases import heads_of, mention_of, owners_of, split_modifiers
from dateline.coding.triggers import Trigger
from dateline.model import Evidence, Instrument, Mention, Sentence, Target, Word

#: Arcs of a noun trigger that count as subject or object unless its frame says otherwise.
DEFAULTS = {"by": "subj", "poss": "subj", "mod": "subj", "of": "obj"}
MEANS = frozenset({"with", "by", "using"})
DOERS = frozenset({"party", "state", "armed", "organisation", "person", "people"})
PEOPLE = frozenset({"party", "person", "people", "state"})
#: Of ground only an armed or other organised owner undergoes the act, not a people.
OWNERS_OF_GROUND = frozenset({"armed", "organisation", "armed_force"})
#: Classes of those who can be named after the others: "the murder of X and 21 others".
PERSONS = frozenset({"person", "civilian", "captive", "armed", "official", "police"})
#: Prepositions of the other side of a war, and of where one is waged abroad.
_OTHER_SIDE = frozenset({"on", "against", "with", "between", "in"})
#: Arcs on which the owner of what is condemned or probed is meant: "condemned Iran's policy".
OWNED = frozenset({"obj", "over", "about", "against", "obj.about", "obj.over"})
#: Where a holder stands in the phrase of a noun that names the holding of ground.
HOLDING = frozenset({"of", "mod", "poss"})


@dataclass
class Slots:
    """Fillers gathered so far, without repetition."""

    actors: list[Mention] = field(default_factory=list)
    recipients: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    objects: list[Target] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def note(self, frame: str, arc: str, noted: tuple[int, int]) -> None:
        """Keep which arc of *frame* gave the actors and recipients added since *noted*."""
        for name, slot, since in zip(
            ("actors", "recipients"), (self.actors, self.recipients), noted, strict=True
        ):
            rule = f"frame.{frame}.{arc}"
            self.evidence += [Evidence(rule, m.span, name) for m in slot[since:]]

    def filled(self) -> tuple[int, int]:
        """How many actors and recipients there are."""
        return len(self.actors), len(self.recipients)

    def add(self, slot: list[Mention], mention: Mention) -> None:
        if all(m.head != mention.head for m in slot):
            slot.append(mention)


def slots_of(trigger: Trigger) -> Slots:
    """The slots that the trigger's frame fills from its arguments (codebook section 4)."""
    case, slots = trigger.case, Slots()
    name = trigger.rule.frame
    frame = case.codebook.frames[name]
    if "self" in frame:
        slots.add(slots.actors, mention_of(case.sentence, case.head))
        slots.note(name, "self", (0, 0))
    for arc, indices in (*case.arcs.items(), *_told_later(case)):
        slot = _slot(arc, frame, is_noun=case.is_noun())
        if slot == "none" and arc != "from":
            continue
        for index in indices:
            for head in heads_of(case.sentence, index, case.codebook.partitives):
                if _may_fill(head, arc, case):
                    for each in (head, *split_modifiers(case.sentence, head)):
                        before = slots.filled()
                        _fill(slots, _holding(slot, arc, each, frame, case), arc, each, case)
                        slots.note(name, arc, before)
    before = slots.filled()
    _host(slots, frame, case)
    slots.note(name, "host", before)
    actors = {m.head for m in slots.actors}
    slots.recipients = [m for m in slots.recipients if m.head not in actors]
    return slots


def _may_fill(head: int, arc: str, case: Case) -> bool:
    """True unless *head* is part of the trigger; people in it still act: "a crowd gathered".

    Nobody does nothing: "no group claimed the attack"; "vowed to kill anyone" means nobody.
    """
    if arc in {"subj", "by", "obj"} and (_nobody(head, case) or _each_other(head, case)):
        return False
    classes = case.codebook.classes
    if arc.startswith("xcomp.") and case.sentence.words[head].lower in classes["any"]:
        return False
    if arc.startswith("xcomp.") and case.sentence.words[head].lemma in classes["told-of"]:
        return False
    if head not in case.words:
        return head != case.head
    people = case.sentence.words[head].lemma in case.codebook.classes["civilian"]
    return people and head != case.head and arc == "subj" and not case.is_noun()


def _each_other(head: int, case: Case) -> bool:
    """True for "other" in "fought each other": the sides are the subject."""
    words = case.sentence.words
    before = words[head - 1].lower if head else ""
    return (before, words[head].lower) in {("each", "other"), ("one", "another")}


def _nobody(head: int, case: Case) -> bool:
    sentence, classes = case.sentence, case.codebook.classes
    denied = any(d.lower in classes["no-such"] for d in sentence.children(head, "det"))
    return sentence.words[head].lower in classes["nobody"] or (denied and case.is_noun())


def _told_later(case: Case) -> Iterator[tuple[str, list[int]]]:
    """People told of after the object: "the murder of X and 21 others", "arrests, including X"."""
    sentence = case.sentence
    arc, before = ("of", case.arcs.get("of", [])) if case.is_noun() else ("obj", [])
    later = [*case.arcs.get("include", ()), *case.arcs.get("including", ())]
    things = [sentence.words[i] for i in case.arcs.get("obj", ()) if i not in case.words]
    if things and not any(PERSONS & _classes(case, w) for w in things):
        later = []  # "condemned the detention of protesters, including Haddad"
    if before:
        conjuncts = sentence.children(case.head, "conj")
        later += [c.index for c in conjuncts if c.index > before[-1]]
    people = [i for i in later if PERSONS & _classes(case, sentence.words[i])]
    if people:
        yield arc, people


def _classes(case: Case, word: Word) -> frozenset[str]:
    return classes_of(case.sentence, word, case.marks, case.codebook)


def _host(slots: Slots, frame: Mapping[str, str], case: Case) -> None:
    """The subject of the clause that the noun is set in, where the frame lets it take part."""
    way, alone = frame.get("host"), not slots.actors
    if not case.is_noun() or (way is None and "host.obj" not in frame):
        return
    arcs = ("host", "hit-host") if way == "host-with" else ("host",)
    told = [(word, _classes(case, word)) for word in case.fillers(*arcs)]
    unnamed = case.codebook.classes["group-pronoun"]  # "dozens of others were hurt in clashes"
    told = [(word, classes) for word, classes in told if word.lower not in unnamed]
    taking: list[Word] = []
    if way == "host-with" and len(slots.actors) == 1 and case.arcs.get("with"):
        taking = [w for w, classes in told if classes & DOERS]
    elif way == "host-alone" and alone:
        taking = [w for w, c in told if "civilian" in c and "pronoun" not in c]
    elif "host.obj" in frame and alone and "host.obj" in case.arcs:
        told += [(word, _classes(case, word)) for word in case.fillers("host.obj")]
        taking = [w for w, classes in told if _meets(classes)]
    elif way == "host-with" and alone:
        armed = [w for w, classes in told if "armed" in classes]
        taking = armed if len(armed) > 1 else []  # "army and rebel fighters died in battle"
    for word in taking:
        if word.index not in case.words:
            slots.add(slots.actors, mention_of(case.sentence, word.index))


def _meets(classes: frozenset[str]) -> bool:
    """True for persons and bodies that meet others, not for troops."""
    return "official" in classes and ("person" in classes or "force" not in classes)


def _slot(arc: str, frame: Mapping[str, str], *, is_noun: bool) -> str:
    if arc in frame:
        return frame[arc]
    if is_noun and arc in DEFAULTS:
        return frame.get(DEFAULTS[arc], "none")
    return "means" if arc in MEANS else "none"


def _holding(slot: str, arc: str, head: int, frame: Mapping[str, str], case: Case) -> str:
    """Actor where another is asked for: "under the control of rebels", "Iran's release of them"."""
    if arc == "subj" and case.is_noun() and "noun.subj" in frame:
        causing = case.sentence.head(case.trigger).lemma in case.codebook.classes["causing"]
        return frame["noun.subj"] if causing else "none"
    if arc == "subj" and case.trigger.lemma in case.codebook.classes["undergone"]:
        return "recipient"
    if slot == "recipient" and arc in {"poss", "mod"} and case.is_noun() and case.arcs.get("of"):
        return "actor"
    if (
        slot == "recipient"
        and arc == "mod"
        and case.trigger.lemma in case.codebook.classes["killing"]
    ):
        forces = _classes(case, case.sentence.words[head]) & {"police", "force"}
        return "actor" if forces else slot  # "police killings"
    if arc == "subj" and any(case.sentence.words[i].lower == "under" for i in case.words):
        return "target"  # "soldiers came under fire"
    if slot == "none" and arc == "from":
        return "actor" if _is_armed(head, case) else slot  # "an attack from the rebels"
    if slot != "place" or arc not in HOLDING or frame.get("subj") != "actor":
        return slot
    return "actor" if _is_armed(head, case) else slot


def _is_armed(head: int, case: Case) -> bool:
    classes = _classes(case, case.sentence.words[head])
    return "armed" in classes and not classes & {"place", "state"}


def _fill(slots: Slots, slot: str, arc: str, head: int, case: Case) -> None:
    word = case.sentence.words[head]
    classes = _classes(case, word)
    mention = mention_of(case.sentence, head)
    if arc == "mod" and not classes & {"party", "state", "place"}:
        return
    if arc in {"mod", "poss"} and slot == "recipient" and "place" in classes:
        return  # "Rwanda's genocide"
    if arc in {"poss", "mod"} and slot == "actor" and _is_within(case, word):
        return  # "Syria's civil war"
    if slot == "actor":
        if arc == "mod" and _only_describes(word, classes, case):
            return
        _actor(slots, arc, mention, classes, case)
    elif slot in {"target", "recipient"}:
        _target(slots, slot, mention, classes, case)
        if not classes & PEOPLE and slot == "recipient" and arc in OWNED:
            _owners(slots, mention, case, DOERS, last=head)
    elif slot == "place":
        slots.add(slots.places, mention)
    elif slot == "object":
        slots.objects.append(Target(mention.span, case.codebook.objects.get(word.lemma)))
        _owners(slots, mention, case, DOERS)
    elif slot == "instrument" and arc == "obj" and classes & {"person", "civilian", "armed"}:
        slots.add(slots.recipients, mention)  # "he was shot at"
    elif slot in {"instrument", "means"} and word.lemma in case.codebook.instruments:
        kind = case.codebook.instruments[word.lemma]
        slots.instruments.append(Instrument(mention.span, kind))


def _is_within(case: Case, whose: Word) -> bool:
    """True for strife of a country of which no other side is named: it has no doer."""
    toponym = case.marks.toponym_at(whose.start)
    strife = case.trigger.lemma in case.codebook.classes["strife"]
    ours = toponym is not None and toponym.place.country is not None
    return strife and ours and not _fought(case.sentence, case.head)


def _fought(sentence: Sentence, strife: int) -> bool:
    return any(p.lower in _OTHER_SIDE for p in sentence.children(strife, "prep"))


def _only_describes(word: Word, classes: frozenset[str], case: Case) -> bool:
    """True for an adjective that tells a kind, not a party: "military hardware"."""
    if word.dep == "amod" and word.lower in case.codebook.classes["kinds"]:
        return True
    return word.dep == "amod" and word.text.islower() and "militia" not in classes


def _actor(slots: Slots, arc: str, mention: Mention, classes: frozenset[str], case: Case) -> None:
    """An instrument or an act is no actor, but its owner is: "Israeli jets", "rebel actions"."""
    lemma = case.sentence.words[mention.head].lemma
    unknown = not classes and arc == "subj" and case.sentence.words[mention.head].pos == "PROPN"
    if unknown or ("weapon" not in classes and classes & DOERS):
        slots.add(slots.actors, mention)
        return
    if "weapon" in classes and lemma in case.codebook.instruments:
        kind = case.codebook.instruments[lemma]
        slots.instruments.append(Instrument(mention.span, kind))
    word, classes_known = case.sentence.words[mention.head], case.codebook.classes
    agent = arc in {"subj", "by", "under"} and word.dep == "pobj"
    deed = arc == "subj" and word.lemma in classes_known["deeds"]
    if "weapon" not in classes and (not (agent or deed) or "place" in classes):
        return
    if lemma in classes_known["strife"] and not _fought(case.sentence, mention.head):
        return  # "Syria's civil war has killed thousands"
    using = classes_known["held"] | case.codebook.light_active
    for owner in owners_of(case.sentence, mention.head, using):
        found = _classes(case, case.sentence.words[owner])
        if "place" in found and case.sentence.head(case.sentence.words[owner]).lemma == "from":
            continue  # "fire from Alpha" tells where, not who
        if lemma in classes_known["craft"] and _kind_of_craft(case, owner, mention.head):
            found = found | {"weapon"}
        if "weapon" in found and arc != "owner":
            _actor(slots, "owner", mention_of(case.sentence, owner), found, case)
        elif found & {"party", "state"} and "weapon" not in found:
            slots.add(slots.actors, mention_of(case.sentence, owner))


def _kind_of_craft(case: Case, word: int, head: int) -> bool:
    """True for "fighter" in "Syrian fighter jets": they are Syria's."""
    kinds = case.codebook.classes["kinds-of-craft"]
    return word == head - 1 and case.sentence.words[word].lemma in kinds


def _target(slots: Slots, slot: str, mention: Mention, classes: frozenset[str], case: Case) -> None:
    """A party is a recipient, ground is a place, a thing is an object (codebook section 4)."""
    word = case.sentence.words[mention.head]
    lemma, up = word.lemma, case.sentence.head(word)
    if slot == "recipient" and classes == {"place"} and up.lower == "to":
        return  # "ordered troops to Sake": no town is asked
    if slot == "target" and "place" in classes and "person" not in classes:
        slots.add(slots.places, mention)
        if "state" in classes and word.pos != "NOUN":  # "the Syrian capital" is no state
            slots.add(slots.recipients, mention)
        facility = lemma in case.codebook.classes["facility"]
        _owners(slots, mention, case, DOERS if facility else OWNERS_OF_GROUND)
    elif classes & (DOERS | {"pronoun"}) or not classes or slot == "recipient":
        slots.add(slots.recipients, mention)
    if slot == "recipient" or classes & PEOPLE or "place" in classes:
        return
    if lemma in case.codebook.objects:
        slots.objects.append(Target(mention.span, case.codebook.objects[lemma]))
    _owners(slots, mention, case, DOERS)


def _owners(
    slots: Slots, mention: Mention, case: Case, wanted: frozenset[str], *, last: int | None = None
) -> None:
    """Whose thing was hit: "ISIL vehicles", "rebel-held hills", "the home of the family".

    With *last* only owners named before that word count: "condemned Iran's killing of the envoy".
    """
    words = case.sentence.words
    for owner in owners_of(case.sentence, mention.head, case.codebook.classes["held"]):
        found = _classes(case, words[owner])
        if _only_describes(words[owner], found, case) or (last is not None and owner > last):
            continue
        if found & wanted and not found & {"weapon", "place"} - wanted:
            slots.add(slots.recipients, mention_of(case.sentence, owner))
