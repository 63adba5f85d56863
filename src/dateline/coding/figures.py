"""Figures of speech and conditions: triggers that tell of no happening (codebook section 2)."""

from __future__ import annotations

from collections.abc import Iterable, Set

from dateline.coding.case import Case
from dateline.knowledge.figures import FigureRule
from dateline.model import Word

_DOERS = ("subj", "by", "poss")
_UNDERGOING = ("obj", "of", "on", "against", "at", "with", "for", "from", "over")
_APART = frozenset({"relcl", "acl", "advcl", "ccomp"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_SUBJECTS = ("nsubj", "nsubjpass")


def figure_of(case: Case, event_type: str) -> FigureRule | None:
    """The first rule by which the trigger of *case* is a figure and no *event_type*, or None."""
    for rule in case.codebook.figures:
        if event_type in rule.types and _holds(rule, case):
            return rule
    return None


def _holds(rule: FigureRule, case: Case) -> bool:
    if rule.subjects and _named(case, case.fillers(*_doing(case)), rule.subjects):
        return rule.always or not _bloody(case)
    if rule.objects and _named(case, case.fillers(*_UNDERGOING), rule.objects):
        return rule.always or not _bloody(case)
    if rule.modifiers and _named(case, case.fillers("mod"), rule.modifiers):
        return rule.always or not _bloody(case)
    if rule.above and _governed(case, rule.above):
        return rule.always or not _bloody(case)
    if rule.words and _named(case, case.sentence.words, rule.words):
        own = {case.sentence.words[i].lemma for i in case.words}
        literal = _bloody(case) or bool(own & case.codebook.classes["bloodshed"])
        return rule.always or not literal
    return False


def is_supposed(case: Case) -> bool:
    """True for what a condition only supposes: "if war [broke] out" (codebook section 2).

    A happening that is threatened, demanded, promised or feared is told of, and so is one that the
    condition takes for known ("if the talks fail").
    """
    sentence, classes = case.sentence, case.codebook.classes
    if any(w.lower in _KNOWN for w in sentence.children(case.head, "det", "poss")):
        return False
    supposed = False
    for word in (case.trigger, *sentence.ancestors(case.head)):
        marks = sentence.children(word.index, "mark")
        if word.dep == "advcl" and any(m.lower in classes["supposing"] for m in marks):
            supposed = True
        elif not supposed and word.dep in _APART:
            return False  # a clause of its own within the condition
        elif supposed and word.lemma in classes["fearing"]:
            return False
    return supposed


def _doing(case: Case) -> tuple[str, ...]:
    return _DOERS if case.is_noun() else _DOERS[:2]


def _named(case: Case, words: Iterable[Word], wanted: Set[str]) -> bool:
    """True when one of *words*, alone or with the word before it, is one of *wanted*."""
    for word in words:
        if word.pos == "VERB":
            if word.tag == "VBN" and word.lower in wanted:  # "was born"; but "filmed" is no film
                return True
            continue
        if word.lemma in wanted or word.lower in wanted:
            return True
        before = case.sentence.words[word.index - 1] if word.index else None
        if before is not None and f"{before.lower} {word.lemma}" in wanted:
            return True
    return False


def _governed(case: Case, wanted: Set[str]) -> bool:
    """True when a word above the trigger, or its subject there, is one of *wanted*.

    Of verbs only those that tell of the same: "was born there and fought", not "amid fighting".
    """
    sentence = case.sentence
    above: list[Word] = []
    doers: list[Word] = []
    hung = case.trigger.dep in {"pobj", "pcomp"}
    for word in sentence.ancestors(case.head):
        if word.index not in case.words and not (hung and word.pos == "VERB"):
            above.append(word)
        if word.pos == "VERB":
            doers += sentence.children(word.index, *_SUBJECTS)
        hung = hung or word.dep in {"pobj", "pcomp"}
    return _named(case, (*above, *doers), wanted)


def _bloody(case: Case) -> bool:
    """True when the sentence tells of weapons, fighters or casualties beside the trigger."""
    return bool(case.lemmas() & case.codebook.classes["bloodshed"])
