"""The arguments of a trigger, by arc: who and what syntax ties to a verb or a noun.

Subjects are found through passives, relative clauses, coordination, control and raising,
participles and light verbs, so that a frame can speak of `subj` and `obj` alone.
"""

from __future__ import annotations

from collections import defaultdict

from dateline.knowledge.event_rules import Codebook
from dateline.model import Sentence, Word

Arcs = dict[str, list[int]]
VERBAL = frozenset({"VERB", "AUX"})
#: How far up a chain of subjectless verbs a subject is looked for.
MAX_UP = 4


def arguments(sentence: Sentence, head: int, codebook: Codebook) -> Arcs:
    """Head words of the arguments of word *head*, by arc (see `frames.yaml`); not expanded."""
    word = sentence.words[head]
    arcs: Arcs = defaultdict(list)
    for child in sentence.children(head):
        if child.dep in {"prep", "agent"}:
            _preposition(sentence, child, arcs)
        elif child.dep in {"prt", "xcomp", "ccomp", "oprd", "acomp", "attr"}:
            arcs[child.dep].append(child.index)
    if word.pos in VERBAL:
        _verb(sentence, word, arcs)
    else:
        _noun(sentence, word, arcs, codebook)
    return arcs


def _preposition(sentence: Sentence, prep: Word, arcs: Arcs) -> None:
    name = "by" if prep.dep == "agent" else prep.lemma
    for child in sentence.children(prep.index):
        if child.dep == "pobj":
            arcs[name].append(child.index)
        elif child.dep == "prep":
            _preposition(sentence, child, arcs)
        elif child.dep == "pcomp":
            arcs[f"{name}-pcomp"].append(child.index)


def is_passive(sentence: Sentence, verb: Word) -> bool:
    """True for a verb in the passive, a bare past participle after a noun included."""
    if any(sentence.children(verb.index, "nsubjpass", "auxpass", "agent")):
        return True
    if verb.tag != "VBN":
        return False
    if verb.dep == "acl":
        return not any(sentence.children(verb.index, "dobj"))
    if verb.dep == "conj" and not any(sentence.children(verb.index, "nsubj", "aux")):
        return is_passive(sentence, sentence.head(verb))
    return verb.dep == "ROOT" and not any(sentence.children(verb.index, "aux", "nsubj", "dobj"))


def _verb(sentence: Sentence, verb: Word, arcs: Arcs) -> None:
    arcs["obj"] += [c.index for c in sentence.children(verb.index, "dobj")]
    arcs["dat"] += [c.index for c in sentence.children(verb.index, "dative", "iobj")]
    subject = subjects(sentence, verb)
    if is_passive(sentence, verb):
        arcs["obj"] += [s for s in subject if s not in arcs["obj"]]
        arcs["subj"] += arcs.pop("by", [])
    else:
        arcs["subj"] += subject
    if verb.dep == "relcl" and not arcs["obj"] and verb.head not in arcs["subj"]:
        gap = any(c.tag in {"WDT", "WP"} for c in sentence.children(verb.index, "nsubj"))
        if not gap and not any(sentence.children(verb.index, "nsubjpass")):
            arcs["obj"].append(verb.head)


def subjects(sentence: Sentence, verb: Word, depth: int = 0) -> list[int]:
    """Head words of the grammatical subject of *verb*, its own or inherited (control, sharing)."""
    own = [c.index for c in sentence.children(verb.index, "nsubj", "nsubjpass")]
    if own or depth >= MAX_UP:
        return [_through_relative(sentence, verb, index) for index in own]
    governor = sentence.head(verb)
    if governor.index == verb.index:
        return []
    if verb.dep == "acl" or (verb.dep == "amod" and governor.pos in {"NOUN", "PROPN"}):
        infinitive = any(c.lower == "to" for c in sentence.children(verb.index, "aux"))
        return _owner(sentence, governor) if infinitive else [governor.index]
    if verb.dep in {"xcomp", "ccomp"} and governor.pos == "ADJ":
        return subjects(sentence, sentence.head(governor), depth + 1)
    if verb.dep in {"xcomp", "ccomp"} and governor.pos in VERBAL:
        objects = [c.index for c in sentence.children(governor.index, "dobj", "dative")]
        return objects or _logical(sentence, governor, depth)
    if verb.dep == "advcl" and verb.tag == "VBN" and (noun := _described(sentence, verb)):
        return [noun]
    if verb.dep in {"conj", "advcl"} and governor.pos in VERBAL:
        return _shared(sentence, verb, governor, depth)
    if verb.dep == "pcomp":
        ruling = sentence.head(governor)
        if ruling.pos in VERBAL:
            objects = [c.index for c in sentence.children(ruling.index, "dobj", "nsubjpass")]
            if not objects and ruling.dep == "acl":
                objects = [ruling.head]
            of_blame = governor.lemma in {"of", "for"}
            return objects if objects and of_blame else subjects(sentence, ruling, depth + 1)
        if ruling.pos == "ADJ":
            return subjects(sentence, sentence.head(ruling), depth + 1)
        return _owner(sentence, ruling)
    return []


def _described(sentence: Sentence, participle: Word) -> int | None:
    """The noun right before a loose participle: "In parts of the city, recaptured by troops, "."""
    at = participle.index
    if at >= 2 and sentence.words[at - 1].text == ",":
        noun = sentence.words[at - 2]
        if noun.pos in {"NOUN", "PROPN"} and sentence.children(at, "agent"):
            return noun.index
    return None


def _shared(sentence: Sentence, verb: Word, governor: Word, depth: int) -> list[int]:
    """The subject that a coordinated or adverbial verb shares with the verb above it."""
    if verb.dep == "advcl" and is_passive(sentence, governor) and verb.tag == "VBG":
        agents = [
            noun.index
            for agent in sentence.children(governor.index, "agent")
            for noun in sentence.children(agent.index, "pobj")
        ]
        if agents:
            return agents
    return subjects(sentence, governor, depth + 1)


def _logical(sentence: Sentence, governor: Word, depth: int) -> list[int]:
    return subjects(sentence, governor, depth + 1)


def _through_relative(sentence: Sentence, verb: Word, subject: int) -> int:
    """The noun that a relative pronoun in subject place stands for."""
    word = sentence.words[subject]
    if word.tag in {"WDT", "WP"} or (word.lower == "that" and verb.dep == "relcl"):
        at = verb
        while at.dep == "conj":
            at = sentence.head(at)
        if at.dep == "relcl":
            return _whole(sentence, at)
    return subject


def _whole(sentence: Sentence, clause: Word) -> int:
    """The noun a relative clause is about: all of a coordination when its verb is plural."""
    noun = sentence.head(clause)
    plural = clause.tag == "VBP" or any(
        c.tag == "VBP" or c.lower == "were"
        for c in sentence.children(clause.index, "aux", "auxpass")
    )
    while plural and noun.dep == "conj":
        noun = sentence.head(noun)
    return noun.index


def _owner(sentence: Sentence, noun: Word) -> list[int]:
    """Who a noun such as "plan" or "attempt" belongs to: its possessor or its verb's subject."""
    possessors = [c.index for c in sentence.children(noun.index, "poss")]
    for prep in sentence.children(noun.index, "prep"):
        if prep.lemma == "by":
            possessors += [c.index for c in sentence.children(prep.index, "pobj")]
    if possessors:
        return possessors
    governor = sentence.head(noun)
    if noun.dep == "dobj" and governor.pos in VERBAL:
        return subjects(sentence, governor)
    return []


def _noun(sentence: Sentence, noun: Word, arcs: Arcs, codebook: Codebook) -> None:
    for child in sentence.children(noun.index):
        if child.dep in {"compound", "amod", "nmod", "npadvmod"}:
            opposed = child.index >= 2 and sentence.words[child.index - 2].lower == "anti"
            arcs["anti" if opposed else "mod"].append(child.index)
            arcs["mod"] += [c.index for c in sentence.children(child.index, "compound", "npadvmod")]
        elif child.dep == "poss":
            arcs["poss"].append(child.index)
        elif child.dep == "prep" and child.lemma == "of":
            for inner in sentence.children(child.index, "pobj"):
                for by in sentence.children(inner.index, "prep"):
                    if by.lemma == "by":
                        _preposition(sentence, by, arcs)
    _light(sentence, noun, arcs, codebook)


def _light(sentence: Sentence, noun: Word, arcs: Arcs, codebook: Codebook) -> None:
    """Roles that a noun gets through the verb above it ("carried out a raid", "under fire")."""
    at = noun
    while at.dep == "conj" and sentence.head(at).pos in {"NOUN", "PROPN"}:
        at = sentence.head(at)
        if not arcs["poss"]:
            arcs["poss"] += [c.index for c in sentence.children(at.index, "poss")]
    governor = sentence.head(at)
    if at.dep == "pobj" and governor.lemma in {"of", "in"} and not arcs["by"]:
        series = sentence.head(governor)
        if series.lemma in codebook.partitives:
            at, governor = series, sentence.head(series)
    for clause in sentence.children(noun.index, "acl", "relcl"):
        if clause.lemma in codebook.light_active and is_passive(sentence, clause):
            for agent in sentence.children(clause.index, "agent"):
                _preposition(sentence, agent, arcs)
    if at.dep == "pobj":
        arcs["subj"] += _answerable(sentence, governor, codebook)
        ruling = sentence.head(governor)
        if ruling.pos in VERBAL:
            arcs["host"] += subjects(sentence, ruling)
        return
    if governor.pos not in VERBAL:
        return
    if at.dep == "dobj":
        if governor.lemma in codebook.light_active:
            arcs["subj"] += subjects(sentence, governor)
        elif governor.lemma in codebook.light_passive:
            arcs["obj"] += subjects(sentence, governor)
        for prep in sentence.children(governor.index, "prep"):
            if prep.index > noun.index and prep.lemma in {"against", "on", "at", "with"}:
                _preposition(sentence, prep, arcs)
        if governor.lemma == "blame":
            on: Arcs = defaultdict(list)
            for prep in sentence.children(governor.index, "prep"):
                _preposition(sentence, prep, on)
            arcs["subj"] += on.get("on", [])
    elif at.dep == "nsubjpass" and governor.lemma in codebook.light_active:
        for agent in sentence.children(governor.index, "agent"):
            _preposition(sentence, agent, arcs)


def _answerable(sentence: Sentence, prep: Word, codebook: Codebook) -> list[int]:
    """Who did what a preposition governs: "responsible for", "accused of", "took part in"."""
    ruling = sentence.head(prep)
    if ruling.lemma == "part":
        return subjects(sentence, sentence.head(ruling))
    if ruling.lemma in codebook.classes["taking-part"]:
        return subjects(sentence, ruling)
    if ruling.lemma in codebook.classes["blamed"]:
        objects = [c.index for c in sentence.children(ruling.index, "dobj", "nsubjpass")]
        return objects or ([ruling.head] if ruling.dep == "acl" else [])
    if ruling.lemma in codebook.classes["answerable"]:
        if ruling.dep in {"amod", "acl"}:
            return [ruling.head]
        if owner := sentence.children(ruling.index, "poss"):
            return [owner[0].index]
        return subjects(sentence, sentence.head(ruling))
    if prep.lemma == "behind" and ruling.lemma == "be":
        return subjects(sentence, ruling)
    return []
