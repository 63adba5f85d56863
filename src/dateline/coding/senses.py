"""Conditions on the sense of a trigger: dismissed or shot, told of all times or of one."""

from __future__ import annotations

from dateline.coding.case import Case
from dateline.coding.classes import classes_of


def dismisses(case: Case) -> bool:
    """True for "fired its manager on Sunday": weapons are fired, people are dismissed."""
    for child in case.sentence.children(case.head, "dobj"):
        classes = classes_of(case.sentence, child, case.marks, case.codebook)
        if case.trigger.lemma == "fire" and "party" in classes and "weapon" not in classes:
            return True
    return False


def is_generic(case: Case) -> bool:
    """True for "guns kill", which tells what they do at all times and to nobody in particular."""
    verb = case.trigger
    aside = any(case.sentence.children(verb.index, "aux", "prep", "agent", "npadvmod"))
    present = verb.tag in {"VBZ", "VBP"} and verb.dep == "ROOT"
    return present and not case.arcs.get("obj") and not aside


def bare_participle(case: Case) -> bool:
    """True for "the device [planted] there went off": what it did is the act."""
    return any(
        word.dep == "acl"
        and word.tag == "VBN"
        and case.sentence.head(word).dep in {"nsubj", "nsubjpass"}
        and not case.sentence.children(word.index, "agent")
        for word in (case.sentence.words[i] for i in case.words)
    )


def restates(case: Case) -> bool:
    """A participle that says what an accusing noun is about: "a lawsuit alleging fraud"."""
    above = case.sentence.head(case.trigger)
    hung = case.trigger.dep in {"acl", "relcl"} and case.trigger.tag == "VBG"
    return hung and above.lemma in case.codebook.classes["lawsuits"]


def burned_down(case: Case) -> bool:
    """True for "destroyed by [fire]", which nobody opened."""
    prep = case.sentence.head(case.trigger)
    burned = case.sentence.head(prep).lemma in case.codebook.classes["burning"]
    bare = not case.sentence.children(case.head, "amod", "compound", "poss")
    return prep.lemma == "by" and bare and burned
