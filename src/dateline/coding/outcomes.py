"""Conditions of deaths and injuries: what makes them acts of violence (codebook section 3)."""

from __future__ import annotations

from dateline.coding.case import Case
from dateline.coding.quantities import quantity_of


def tells_violence(case: Case) -> bool:
    """A death or injury with a violent cause told in the same or the neighbouring sentence."""
    book = case.codebook
    violent = case.lemmas() & book.classes["attackish"]
    if case.lemmas() & book.classes["peaceful-death"] and not violent - book.classes["struggles"]:
        return False  # "died after a long battle with cancer"
    reach = 6 if case.trigger.lemma == "toll" else 2
    return bool(case.lemmas(reach=reach) & book.classes["attackish"])


def no_accident(case: Case) -> bool:
    """No accident or illness is told of, or an attack is."""
    classes = case.codebook.classes
    told = case.lemmas(reach=1)
    peaceful = told & (classes["peaceful-death"] | classes["accident"])
    return not peaceful or bool(told & classes["attackish"] - classes["outcome"])


def sentenced_to(case: Case) -> bool:
    """A death that is a sentence."""
    prep = case.sentence.head(case.trigger)
    ruling = case.sentence.head(prep).lemma
    return prep.dep == "prep" and ruling in case.codebook.classes["sentencing"]


def is_counted(case: Case) -> bool:
    """Bodies and casualties tell of an act when they are counted or found."""
    numbers = case.codebook.numbers
    counted = quantity_of(case.sentence, case.head, numbers) is not None
    return counted or bool(case.arcs.get("of")) or bool(case.arcs.get("oprd"))


def in_mishap(case: Case) -> bool:
    """An accident: the dead of a capsized boat, unless the sentence tells of violence."""
    mishap, violence = case.codebook.classes["mishap"], case.codebook.classes["violence"]
    if any(up.lemma in mishap for up in case.sentence.ancestors(case.head)):
        return True
    suffered = case.trigger.lemma in case.codebook.classes["suffering"]
    doers = case.classes("subj") & {"person", "party"}
    if doers and not case.is_noun() and not suffered:
        return False
    told = case.lemmas()
    return bool(told & mishap) and not told & violence


def died_of_illness(case: Case) -> bool:
    """True for "died from lack of food", whatever fighting goes on beside it."""
    peaceful = case.codebook.classes["peaceful-death"]
    causes = case.fillers("of", "from")
    lacks = (w for cause in causes for w in case.sentence.subtree(cause.index))
    words = {case.sentence.words[i].lemma for i in lacks}
    return not case.is_noun() and bool(words & (peaceful | case.codebook.classes["aid"]))


#: Where a participle stands that is used as a noun: "three of the wounded".
_NAMING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def names_the_hurt(case: Case) -> bool:
    """True for "the wounded", which tells of people and not that somebody wounded them.

    Some of them counted are told anew ("15 of the wounded are children"), but for their death.
    """
    sentence, word = case.sentence, case.trigger
    the = any(w.lower == "the" for w in sentence.children(word.index, "det"))
    if not the or word.dep not in _NAMING or word.pos not in {"VERB", "ADJ", "NOUN"}:
        return False
    some = sentence.head(sentence.head(word))
    counted = word.dep == "pobj" and some.pos == "NUM"
    return not counted or sentence.head(some).lemma in _deadly(case)


def sums_the_dead(case: Case) -> bool:
    """True for a total of those whose death the sentence tells, and not of others it names."""
    return not case.arcs.get("of") and bool(case.lemmas() & _deadly(case))


def _deadly(case: Case) -> set[str]:
    rules = (rule for rule in case.codebook.counts if rule.kind == "killed")
    return {lemma for rule in rules for lemma in rule.lemmas}
