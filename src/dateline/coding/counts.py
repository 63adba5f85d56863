"""Counts of a claim: who was killed, wounded, arrested, how many took part (codebook section 4)."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.arguments import Arcs
from dateline.coding.quantities import Quantity, quantity_of
from dateline.knowledge.event_rules import Codebook, TriggerRule
from dateline.model import Count, Evidence, Sentence

#: Arcs that hold those who undergo the happening, by kind of trigger.
UNDERGOING = ("obj", "of", "subj", "mod")
NONE = frozenset({"nobody", "none"})


def kind_of(lemmas: Iterable[str], codebook: Codebook) -> tuple[str, str] | None:
    """(count kind, rule id) that the trigger's words give, or None."""
    for lemma in lemmas:
        for rule in codebook.counts:
            if lemma in rule.lemmas:
                return rule.kind, rule.id
    return None


def counts_of(
    sentence: Sentence, head: int, rule: TriggerRule, arcs: Arcs, codebook: Codebook
) -> tuple[tuple[Count, ...], tuple[Evidence, ...]]:
    """The counts that the trigger at word *head* takes from its arguments, with their evidence."""
    frame = codebook.frames[rule.frame]
    word = sentence.words[head]
    kind = kind_of((word.lemma, word.lower), codebook)
    counts: list[Count] = []
    evidence: list[Evidence] = []

    def add(kind: str, rule_id: str, quantity: Quantity, who: str | None) -> None:
        span = quantity.span(sentence)
        count = Count(kind, quantity.low, quantity.best, quantity.high, who, span)
        if count not in counts:
            counts.append(count)
            evidence.append(Evidence(rule_id, span, "counts"))

    if kind is not None:
        if own := _own(sentence, head, codebook):
            add(*kind, own, None)
        for arc, slot in frame.items():
            if slot in {"recipient", "target"} or (arc == "subj" and kind[0] == "missing"):
                for index in arcs.get(arc, ()):
                    for each, quantity, who in _quantities(sentence, index, codebook):
                        del each
                        add(*kind, quantity, who)
    if rule.type in codebook.present_types:
        for arc, slot in frame.items():
            if slot == "actor":
                for index in arcs.get(arc, ()):
                    for _, quantity, who in _quantities(sentence, index, codebook):
                        if quantity.best != 1:
                            add("present", "count.present", quantity, who)
    return tuple(counts), tuple(evidence)


def _own(sentence: Sentence, head: int, codebook: Codebook) -> Quantity | None:
    """The number on the trigger itself: "12 deaths", "a death toll of 70", "18 bodies"."""
    word = sentence.words[head]
    if word.pos not in {"NOUN", "ADJ", "PROPN"}:
        return None
    if own := quantity_of(sentence, head, codebook.numbers):
        return own if own.words[-1] != head else None
    for prep in sentence.children(head, "prep"):
        if prep.lemma in {"of", "to", "at"} and word.lemma == "toll":
            for noun in sentence.children(prep.index, "pobj"):
                if found := quantity_of(sentence, noun.index, codebook.numbers):
                    return found
    governor = sentence.head(word)
    if word.lemma == "toll" and governor.pos == "VERB":
        for child in sentence.children(governor.index, "prep", "dobj", "attr"):
            nouns = sentence.children(child.index, "pobj") if child.dep == "prep" else (child,)
            for noun in nouns:
                if child.lemma != "from" and (
                    found := quantity_of(sentence, noun.index, codebook.numbers)
                ):
                    return found
    return None


def _quantities(
    sentence: Sentence, index: int, codebook: Codebook
) -> list[tuple[int, Quantity, str | None]]:
    """The numbers in a noun phrase and its conjuncts, each with the words for who is counted."""
    found = []
    todo = [index]
    while todo:
        at = todo.pop(0)
        todo += [c.index for c in sentence.children(at, "conj") if c.pos != "VERB"]
        quantity = quantity_of(sentence, at, codebook.numbers)
        word = sentence.words[at]
        if quantity is None and word.lower in NONE:
            quantity = Quantity(0, 0, 0, (at,))
        if quantity is None or (quantity.best == 1 and quantity.words == (at,)):
            continue
        if quantity.best == 1 and quantity.low == quantity.high:
            continue  # "a soldier", "one man": a single victim is no count
        who = None if at in quantity.words else word.text
        for prep in sentence.children(at, "prep"):
            if who is None and prep.lemma == "of":
                who = next((n.text for n in sentence.children(prep.index, "pobj")), None)
        found.append((at, quantity, who))
    return found
