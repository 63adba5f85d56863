"""The arguments of a noun trigger: its own phrase, and what light verbs and hosts lend it."""

from __future__ import annotations

from collections import defaultdict

from dateline.coding.noun_phrases import is_opposed
from dateline.coding.prepositions import Arcs, add_preposition, add_stray
from dateline.coding.subjects import (
    NOMINAL,
    VERBAL,
    blamed,
    direct_objects,
    indirect_objects,
    is_passive,
    judged,
    prepositional,
    subjects,
)
from dateline.knowledge.event_rules import Codebook
from dateline.model import Sentence, Word

#: Verbs that join a subject to what is told of it.
COPULAR = frozenset({"be", "remain", "stay"})
#: Prepositions of a light verb that belong to its noun: "carried out a raid on ...".
AIMED = frozenset({"against", "on", "at", "with"})
#: Prepositions after which somebody is at work: "engaged in", "agreed to", "complied with".
PARTAKING = frozenset({"in", "to", "with"})

RELATIVE_TAGS = frozenset({"WDT", "WP"})
SIDES = frozenset({"between", "against"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Links of phrases that tell where and when: "raged in the east on Sunday".
_WHERE = frozenset({"prep", "pobj"})
_GROUND = frozenset({"GPE", "LOC", "FAC"})
SHARED = frozenset({"of", "on", "against", "by"})
#: Modifiers within a modifier that belong to the noun: "Saudi-led", but not "Iranian-backed".
WITHIN = ("compound", "npadvmod")
#: What the recogniser calls a length of time: "24 hours of battle".
SPELLS = frozenset({"TIME", "DATE"})


def noun_arguments(sentence: Sentence, noun: Word, arcs: Arcs, codebook: Codebook) -> None:
    """Adds the arguments of the noun trigger *noun* to *arcs*."""
    for child in sentence.children(noun.index):
        if child.dep in {"compound", "amod", "nmod", "npadvmod"}:
            opposed = is_opposed(sentence, child.index)
            arcs["against" if opposed else "mod"].append(child.index)
            backed = child.lemma in codebook.classes["backed"]
            within = ("compound",) if backed else WITHIN
            arcs["mod"] += [c.index for c in sentence.children(child.index, *within)]
        elif child.dep == "poss":
            arcs["poss"].append(child.index)
        elif child.dep == "prep" and child.lemma == "of":
            for inner in sentence.children(child.index, "pobj"):
                for by in sentence.children(inner.index, "prep"):
                    if by.lemma == "by":
                        add_preposition(sentence, by, arcs)
        elif child.dep in {"acl", "relcl"}:
            _clause(sentence, child, arcs, codebook)
    _share(sentence, noun, arcs)
    add_stray(sentence, noun, arcs)
    _light(sentence, noun, arcs, codebook)


def _share(sentence: Sentence, noun: Word, arcs: Arcs) -> None:
    """Phrases that a coordination tells once, at its end: "the kidnap and murder of the envoy"."""
    last, seen = noun, {noun.index}
    while (others := sentence.children(last.index, "conj")) and others[0].index not in seen:
        last = others[0]
        seen.add(last.index)
    for prep in sentence.children(last.index, "prep") if last is not noun else ():
        if prep.lemma in SHARED and not any(arcs.get(name) for name in SHARED):
            add_preposition(sentence, prep, arcs)
            return
    first = sentence.head(noun)
    if noun.dep != "conj" or first.pos not in NOMINAL or any(arcs.get(name) for name in SHARED):
        return
    for prep in sentence.children(first.index, "prep"):
        if prep.index > noun.index and prep.lemma in SHARED:
            add_preposition(sentence, prep, arcs)  # "the planning and execution of strikes"


def _clause(sentence: Sentence, clause: Word, arcs: Arcs, codebook: Codebook) -> None:
    """Who did it and to whom, told by a clause on the noun: "strikes carried out by the army"."""
    arcs["acl.subj"] += [c.index for c in sentence.children(clause.index, "nsubj")]
    for verb in (clause, *sentence.children(clause.index, "ccomp")):
        if verb.lemma in codebook.classes["aiming"] and verb.tag == "VBG":
            arcs["against"] += [c.index for c in sentence.children(verb.index, "dobj")]
        if verb.lemma not in codebook.light_active:
            continue
        if not is_passive(sentence, verb):
            things = sentence.children(verb.index, "dobj")
            if verb.dep == "relcl" and all(c.tag in RELATIVE_TAGS for c in things):
                arcs["subj"] += _named_subjects(sentence, verb)
            continue
        agents = list(sentence.children(verb.index, "agent"))
        for prep in sentence.children(verb.index, "prep"):
            if prep.lemma in AIMED:
                add_preposition(sentence, prep, arcs)
            elif prep.lemma == "in":  # "launched in a joint attack by"
                for inner in sentence.children(prep.index, "pobj"):
                    agents += [b for b in sentence.children(inner.index, "prep") if b.lemma == "by"]
        for agent in agents:
            add_preposition(sentence, agent, arcs)


def _named_subjects(sentence: Sentence, verb: Word) -> list[int]:
    """The subject in "the attack that the group claimed", not a relative pronoun."""
    doers = sentence.children(verb.index, "nsubj")
    return [c.index for c in doers if c.tag not in RELATIVE_TAGS and c.lower != "that"]


def _light(sentence: Sentence, noun: Word, arcs: Arcs, codebook: Codebook) -> None:
    """Roles that a noun gets through the verb above it ("carried out a raid", "under fire")."""
    at = _top(sentence, noun, arcs, codebook)
    governor = sentence.head(at)
    if at.dep == "pobj":
        _in_phrase(sentence, governor, arcs, codebook)
        _theirs(sentence, at, arcs, codebook)
    elif governor.pos not in VERBAL:
        return
    elif at.dep == "nsubj":
        _subject(sentence, governor, arcs, codebook)
    elif at.dep == "xcomp":  # "kept fighting"
        arcs["subj"] += subjects(sentence, governor, codebook)
    elif at.dep == "dobj":
        _object(sentence, noun, governor, arcs, codebook)
    elif at.dep == "nsubjpass" and governor.lemma in codebook.light_active:
        for agent in sentence.children(governor.index, "agent"):
            add_preposition(sentence, agent, arcs)
    if at.dep in _SUBJECTS and not arcs.get("between"):
        _sides_afar(sentence, governor, arcs)


def _top(sentence: Sentence, noun: Word, arcs: Arcs, codebook: Codebook) -> Word:
    """The noun that stands in the clause for *noun*: "a series of raids", "crimes including"."""
    at = noun
    for _ in range(len(sentence.words)):
        governor = sentence.head(at)
        if at.dep == "conj" and governor.pos in NOMINAL:
            at = governor
        elif at.dep == "pobj" and governor.lemma in {"of", "in"} and not arcs.get("by"):
            series = sentence.head(governor)
            if series.lemma not in codebook.partitives and series.entity not in SPELLS:
                break
            at = series
        elif at.dep == "pobj" and governor.lemma in {"include", "including"}:
            if sentence.head(governor).pos not in NOMINAL:
                break
            at = sentence.head(governor)
        else:
            break
        if not arcs["poss"]:
            arcs["poss"] += [c.index for c in sentence.children(at.index, "poss")]
    return at


def _in_phrase(sentence: Sentence, prep: Word, arcs: Arcs, codebook: Codebook) -> None:
    """Roles of a noun after a preposition: "accused of raids", "retaliated with strikes"."""
    arcs["subj"] += _answerable(sentence, prep, codebook)
    ruling = sentence.head(prep)
    if prep.lemma == "in" and ruling.lemma in codebook.classes["helping"]:
        # "support for the government in the fight against them"
        helped = direct_objects(sentence, ruling.index) if ruling.pos in VERBAL else []
        helped += prepositional(sentence, ruling.index, frozenset({"for", "of", "to"}))
        arcs["subj"] += helped
    if ruling.pos not in VERBAL:
        return
    doers = subjects(sentence, ruling, codebook)
    if prep.lemma in {"to", "in"} and ruling.lemma in codebook.classes["leading"]:
        acts = codebook.classes["weapon"] | codebook.classes["violence"]
        found = [i for i in doers if sentence.words[i].lemma in acts]
        arcs["subj"] += found  # "the bomb led to the killing of a guard"
    if prep.lemma == "under":  # "the base has been under attack"
        arcs["obj"] += doers
    if prep.lemma == "with" and ruling.lemma in codebook.classes["wielding"]:
        passive = is_passive(sentence, ruling)
        arcs["subj"] += (
            prepositional(sentence, ruling.index, frozenset({"by"})) if passive else doers
        )
    before = sentence.words[prep.index - 1]
    if prep.lemma == "with" and before.text == "," and not is_passive(sentence, ruling):
        arcs["subj"] += doers  # "the army scored a victory, with the capture of the town"
    if ruling.lemma in codebook.classes["losing"]:  # "lost two sons in an air raid"
        arcs["of"] += direct_objects(sentence, ruling.index)
    arcs["hit-host" if is_passive(sentence, ruling) else "host"] += doers
    if ruling.dep == "acl" and prep.lemma == "during":  # "carry a comrade hurt during clashes"
        above = sentence.head(sentence.head(ruling))
        arcs["host"] += subjects(sentence, above, codebook) if above.pos in VERBAL else []
    if prep.lemma == "in" and ruling.lemma in codebook.classes["engaging"]:
        arcs["obj"] += direct_objects(sentence, ruling.index)  # "engaged them in a firefight"
        arcs["subj"] += doers
    if prep.lemma in {"during", "before"}:
        arcs["host.obj"] += [c.index for c in sentence.children(ruling.index, "dobj")]


def _theirs(sentence: Sentence, noun: Word, arcs: Arcs, codebook: Codebook) -> None:
    """Both sides in "the envoy talks with the mayor during their meeting"."""
    theirs = [i for i in arcs["poss"] if sentence.words[i].lemma in codebook.classes["shared-by"]]
    verb = sentence.head(sentence.head(noun))
    if not theirs or verb.pos not in VERBAL:
        return
    others = prepositional(sentence, verb.index, frozenset({"with"}))
    others += direct_objects(sentence, verb.index)
    if others:
        arcs["poss"] = [i for i in arcs["poss"] if i not in theirs]
        arcs["subj"] += [*subjects(sentence, verb, codebook), *others]


def _subject(sentence: Sentence, verb: Word, arcs: Arcs, codebook: Codebook) -> None:
    """Sides and targets told after the verb: "clashes resumed between ...", "the raid was on"."""
    if verb.lemma in codebook.classes["pitting"]:  # "clashes pitted the army against rebels"
        arcs["between"] += direct_objects(sentence, verb.index)
        against = (w for w in sentence.words[verb.index :] if w.lower == "against")
        arcs["between"] += [
            side.index
            for prep in against
            if prep.index in sentence.subtree(verb.index)
            for side in sentence.children(prep.index, "pobj")
        ]
        return
    if any(sentence.children(verb.index, "dobj")):
        return
    told = SIDES if verb.pos == "VERB" else SIDES | {"on"}
    for prep in sentence.children(verb.index, "prep"):
        if prep.lemma in told and not arcs.get(prep.lemma):
            add_preposition(sentence, prep, arcs)


def _sides_afar(sentence: Sentence, verb: Word, arcs: Arcs) -> None:
    """Sides told after where and when: "clashes were reported in X on Friday between Y and Z".

    Behind a noun they are no places, for "on the border between X and Y" tells no sides.
    """
    for prep in sentence.words[verb.index + 1 :]:
        if prep.lower != "between" or prep.dep != "prep":
            continue
        up = sentence.head(prep)
        while up.index != verb.index and up.dep in _WHERE:
            up = sentence.head(up)
        if up.index != verb.index:
            continue
        sides: Arcs = defaultdict(list)
        add_preposition(sentence, prep, sides)
        heads = [sentence.words[i] for i in sides["between"]]
        heads += [c for head in heads for c in sentence.children(head.index, "conj")]
        if prep.head == verb.index or not any(head.entity in _GROUND for head in heads):
            arcs["between"] += sides["between"]
            return


def _object(sentence: Sentence, noun: Word, verb: Word, arcs: Arcs, codebook: Codebook) -> None:
    """Roles of a noun that is the object of a verb: "staged a raid", "were granted access"."""
    light = verb.lemma in codebook.light_active and _is_whole(sentence, verb, codebook)
    if verb.lemma == "use" and noun.lemma not in codebook.classes["usable"]:
        light = False  # "used the truce to recruit": who did so made none
    active = light or verb.lemma in codebook.classes["taking-part"]
    if is_passive(sentence, verb):
        if light:
            arcs["obj"] += subjects(sentence, verb, codebook)
            arcs["subj"] += prepositional(sentence, verb.index, frozenset({"by"}))
    elif active and noun.lemma in codebook.classes["risings"] and verb.lemma == "fight":
        arcs["against"] += subjects(sentence, verb, codebook)  # "has been fighting an uprising"
    elif active:
        arcs["subj"] += subjects(sentence, verb, codebook)
        arcs["dat"] += indirect_objects(sentence, verb.index)
    elif verb.lemma in codebook.light_passive:
        arcs["obj"] += subjects(sentence, verb, codebook)
        arcs["by"] += prepositional(sentence, verb.index, frozenset({"from"}))
    for prep in sentence.children(verb.index, "prep"):
        if prep.index > noun.index and prep.lemma in AIMED:
            add_preposition(sentence, prep, arcs)
    if verb.lemma == "blame":  # "blamed the attack on them": "on" may hang on the attack
        arcs["subj"] += arcs.pop("on", [])


def _is_whole(sentence: Sentence, verb: Word, codebook: Codebook) -> bool:
    """False for a verb that is light only with its particle: "carry [out] an attack"."""
    needy = verb.lemma in codebook.classes["with-particle"]
    return not needy or any(sentence.children(verb.index, "prt"))


def _answerable(sentence: Sentence, prep: Word, codebook: Codebook) -> list[int]:
    """Who did what a preposition governs: "responsible for", "accused of", "took part in"."""
    ruling = sentence.head(prep)
    if ruling.lemma == "part":
        return subjects(sentence, sentence.head(ruling), codebook)
    if prep.lemma == "in" and any(
        c.lemma == "part" for c in sentence.children(ruling.index, "dobj")
    ):
        return subjects(sentence, ruling, codebook)  # "take part in", "in" hung on the verb
    takers = codebook.classes["taking-part"] | codebook.classes["agreeing"]
    if prep.lemma in PARTAKING and ruling.lemma in takers:
        return subjects(sentence, ruling, codebook)
    if prep.lemma == "to" and ruling.lemma in codebook.classes["owning-up"]:
        return subjects(sentence, ruling, codebook)
    if ruling.lemma in codebook.classes["blamed"]:
        objects = direct_objects(sentence, ruling.index)
        return objects or ([ruling.head] if ruling.dep == "acl" else [])
    if prep.lemma == "for" and ruling.lemma in codebook.classes["punished"]:
        return direct_objects(sentence, ruling.index)
    if prep.lemma in {"of", "for"} and (accused := blamed(sentence, ruling, codebook)):
        return accused
    if ruling.lemma in codebook.classes["answerable"]:
        if ruling.dep in {"amod", "acl"}:
            return [ruling.head]
        if owner := sentence.children(ruling.index, "poss"):
            return [owner[0].index]
        return judged(sentence, ruling, codebook)
    if ruling.lemma in COPULAR and _is_predicate(sentence, prep, codebook):
        return subjects(sentence, ruling, codebook)
    return []


def _is_predicate(sentence: Sentence, prep: Word, codebook: Codebook) -> bool:
    """True for what tells of the subject: "behind the raid", "on the offensive", "in control"."""
    nouns = sentence.children(prep.index, "pobj")
    possessing = any(noun.lemma in codebook.classes["possessing"] for noun in nouns)
    return prep.lemma in {"behind", "on", "at"} or (prep.lemma == "in" and possessing)
