"""The arguments of a trigger, by arc: who and what syntax ties to a verb or a noun.

Subjects are found through passives, relative clauses, coordination, control and raising,
participles and light verbs, so that a frame can speak of `subj` and `obj` alone.
"""

from __future__ import annotations

from collections import defaultdict

from dateline.coding.nominals import COPULAR, noun_arguments
from dateline.coding.prepositions import Arcs, add_preposition
from dateline.coding.subjects import (
    VERBAL,
    befell,
    indirect_objects,
    is_passive,
    prepositional,
    subjects,
)
from dateline.knowledge.event_rules import Codebook
from dateline.model import Sentence, Word

__all__ = ["Arcs", "arguments", "is_passive"]

#: Where a gerund stands that is used as a noun: "shelling by the army killed six".
NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "pcomp", "conj"})
#: Prepositions on a verb's object that frames may ask for as `obj.to`, `obj.from` and so on.
OBJECT_PREPOSITIONS = frozenset(
    {
        "to",
        "from",
        "with",
        "against",
        "about",
        "over",
        "on",
        "at",
        "into",
        "toward",
        "towards",
        "for",
    }
)


def arguments(sentence: Sentence, head: int, codebook: Codebook) -> Arcs:
    """Head words of the arguments of word *head*, by arc (see `frames.yaml`); not expanded."""
    word = sentence.words[head]
    arcs: Arcs = defaultdict(list)
    for child in sentence.children(head):
        if child.dep in {"prep", "agent"} and not _opens(child):
            add_preposition(sentence, child, arcs)
        elif child.dep in {"prt", "xcomp", "ccomp", "oprd", "acomp", "attr"}:
            arcs[child.dep].append(child.index)
    if word.pos in VERBAL:
        _verb(sentence, word, arcs, codebook)
    else:
        noun_arguments(sentence, word, arcs, codebook)
        governor = sentence.head(word)
        if word.pos in {"ADP", "ADV", "ADJ"} and governor.lemma in COPULAR:
            arcs["subj"] += subjects(sentence, governor, codebook)  # "are at the gates of"
    if occasional := codebook.classes["occasions"] & {sentence.words[i].lemma for i in arcs["on"]}:
        arcs["on"] = [i for i in arcs["on"] if sentence.words[i].lemma not in occasional]
    return arcs


def _opens(prep: Word) -> bool:
    """True for "On Twitter, the party called for a vigil": told on nobody."""
    return prep.index == 0 and prep.lower == "on"


def _verb(sentence: Sentence, verb: Word, arcs: Arcs, codebook: Codebook) -> None:
    arcs["obj"] += [c.index for c in sentence.children(verb.index, "dobj")]
    arcs["dat"] += indirect_objects(sentence, verb.index)
    subject = subjects(sentence, verb, codebook)
    if is_passive(sentence, verb):
        arcs["obj"] += [s for s in subject if s not in arcs["obj"]]
        arcs["subj"] += arcs.pop("by", []) or _shared_agent(sentence, verb)
    else:
        arcs["subj"] += subject
        if verb.tag == "VBG" and (verb.dep in NOUN_PLACES or befell(sentence, verb)):
            arcs["poss"] += [c.index for c in sentence.children(verb.index, "poss")]
            modifiers = sentence.children(verb.index, "compound", "amod", "nmod")
            arcs["mod"] += [c.index for c in modifiers if c.index < verb.index]
            if verb.dep == "advcl" and sentence.words[verb.index - 1].dep == "pobj":
                arcs["mod"].append(verb.index - 1)
            arcs["subj"] += arcs.pop("by", [])
    if verb.dep == "relcl" and not arcs["obj"] and verb.head not in arcs["subj"]:
        gap = any(c.tag in {"WDT", "WP"} for c in sentence.children(verb.index, "nsubj"))
        if not gap and not any(sentence.children(verb.index, "nsubjpass")):
            arcs["obj"].append(verb.head)
    if verb.dep == "oprd" and verb.tag == "VBN" and not arcs["obj"]:  # "left nine wounded"
        arcs["obj"] += [c.index for c in sentence.children(verb.head, "dobj")]
    arcs["obj"] += _along(sentence, verb, arcs)
    _below(sentence, verb, arcs, codebook)


def _shared_agent(sentence: Sentence, verb: Word) -> list[int]:
    """The agent after a second passive: "was struck and killed by a missile"."""
    for other in sentence.children(verb.index, "conj"):
        if other.tag == "VBN" and not any(sentence.children(other.index, "nsubjpass", "nsubj")):
            for by in sentence.children(other.index, "agent"):
                return [c.index for c in sentence.children(by.index, "pobj")]
    return []


def _along(sentence: Sentence, verb: Word, arcs: Arcs) -> list[int]:
    """Those to whom it was done as well: "160 were held, along with 50 others"."""
    undergo = is_passive(sentence, verb)
    found: list[int] = []
    for along in sentence.children(verb.index, "prep"):
        after_object = any(index < along.index for index in arcs["obj"])
        if along.lower == "along" and after_object and (undergo or along.index > verb.index):
            found += prepositional(sentence, along.index, frozenset({"with"}))
    return found


def _others(sentence: Sentence, holding: Word, held: int) -> list[int]:
    """The subjects of a relative clause, without the pronoun that stands for what is *held*."""
    subjects = sentence.children(holding.index, "nsubj")
    return [c.index for c in subjects if c.index != held and c.tag not in {"WDT", "WP"}]


def _below(sentence: Sentence, verb: Word, arcs: Arcs, codebook: Codebook) -> None:
    """Arguments of a verb's object and clause that frames may ask for (`obj.to`, `ccomp.subj`)."""
    for index in arcs["obj"]:  # "retook the town that rebels had held", "... held by rebels"
        for holding in sentence.children(index, "relcl", "acl"):
            if holding.lemma in codebook.classes["held"]:
                passive = is_passive(sentence, holding)
                by = prepositional(sentence, holding.index, frozenset({"by"}))
                arcs["obj.held"] += by if passive else _others(sentence, holding, index)
    for thing in sentence.children(verb.index, "dobj"):
        _prepositions(sentence, thing.index, "obj", arcs)
    for clause in sentence.children(verb.index, "xcomp", "ccomp"):
        if clause.dep == "xcomp":
            things = sentence.children(clause.index, "dobj")
            arcs["xcomp.obj"] += [c.index for c in things]
            for at in (clause, *things):
                _prepositions(sentence, at.index, "xcomp", arcs)
        else:
            arcs["ccomp.subj"] += [c.index for c in sentence.children(clause.index, "nsubj")]
            arcs["ccomp.obj"] += [c.index for c in sentence.children(clause.index, "dobj")]


def _prepositions(sentence: Sentence, head: int, arc: str, arcs: Arcs) -> None:
    for prep in sentence.children(head, "prep", "dative"):
        if prep.lemma in OBJECT_PREPOSITIONS:
            arcs[f"{arc}.{prep.lemma}"] += [c.index for c in sentence.children(prep.index, "pobj")]
