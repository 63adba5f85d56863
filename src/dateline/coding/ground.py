"""Conditions of ground and of the forces on it: who takes, holds, loses (codebook section 3)."""

from __future__ import annotations

from dateline.coding.case import Case
from dateline.coding.classes import classes_of
from dateline.model import Word


def subject_armed(case: Case) -> bool:
    """An armed subject; a noun without any doer may stand ("the withdrawal from Alpha")."""
    doers = (
        case.classes("subj", "poss", "mod", "by", "of") if case.is_noun() else case.classes("subj")
    )
    if "armed" in doers or "people" in case.classes("subj", "by"):
        return True
    if case.is_noun():
        return "pronoun" in doers or not doers - {"place", "weapon"}
    leaving = case.trigger.lemma in case.codebook.classes["setting-out"]
    if leaving and not case.lemmas(reach=1) & case.codebook.classes["violence"]:
        return False
    return any(w.lower in case.codebook.classes["force-pronoun"] for w in case.fillers("subj"))


def about_ground(case: Case) -> bool:
    """The trigger is about ground: a place is its object, or a noun says nothing else."""
    objects = case.classes("obj", "of", "over", "in")
    if "place" in objects or "state" in objects:
        return True
    if "pronoun" in objects:
        return bool({"armed", "state"} & case.classes("subj"))
    return case.is_noun() and not case.classes("of") and bool(case.classes("mod", "poss"))


def takes_ground(case: Case) -> bool:
    """True for "seized the town" and "their seizure of the town", which search nobody."""
    if case.is_noun():
        doers = case.classes("poss", "by", "mod")
        ground = "place" in case.classes("of") and bool(doers & {"armed", "militia"})
        return case.trigger.lemma == "seizure" and ground
    return case.trigger.lemma == "seize" and about_ground(case)


def held_ground(case: Case) -> bool:
    """Ground and who holds it: the object or what it is a stronghold of, and an armed holder."""
    if case.trigger.lemma in case.codebook.classes["holdfast"]:
        return bool(case.classes("poss", "mod", "of") & {"party", "armed"})
    if case.is_noun() and "armed" in case.classes("of", "mod", "poss"):
        words = {w.lower for w in case.sentence.children(case.trigger.head)}
        hanging = case.sentence.head(case.trigger)
        if hanging.dep == "prep" or words & {"in", "under"}:
            return True
    ground = case.classes("obj", "of", "over", "in")
    governor = case.sentence.head(case.trigger)
    above = case.classes("subj") | _classes_above(case, governor)
    armed = case.classes("subj", "poss", "mod", "by") | above
    if not case.is_noun() and "pronoun" in case.classes("subj") and "place" in ground:
        return True  # "they control three bridges"
    return bool({"place", "state"} & (ground | above)) and bool(
        {"armed", "state"} & (armed | ground)
    )


def _classes_above(case: Case, governor: Word) -> set[str]:
    found: set[str] = set()
    for word in (governor, case.sentence.head(governor)):
        for child in case.sentence.children(word.index, "nsubj", "nsubjpass"):
            found |= classes_of(case.sentence, child, case.marks, case.codebook)
    return found


def fallen_place(case: Case) -> bool:
    """A place that falls, to a force where it is said to whom ("the town fell to the rebels")."""
    falling = case.classes("of") if case.is_noun() else case.classes("subj")
    if "place" not in falling and "state" not in falling:
        return False
    return case.is_noun() or "armed" in case.classes("to") or not case.arcs.get("to")


def is_adjunct(case: Case) -> bool:
    """Ground only described: "areas surrounding the city", "land held by the army"."""
    word = case.trigger
    if word.dep != "acl" or word.tag not in {"VBG", "VBN"}:
        return False
    described = case.sentence.head(word)
    classes = classes_of(case.sentence, described, case.marks, case.codebook)
    return "place" in classes and not ("armed" in case.classes("subj") and word.tag == "VBG")


def described_ground(case: Case) -> bool:
    """True for ground that a clause about something else describes: "took the rebel stronghold"."""
    book = case.codebook.classes
    told = case.trigger.lemma in book["holdfast"] and case.trigger.dep == "dobj"
    return told and case.sentence.head(case.trigger).lemma not in book["keeping"]
