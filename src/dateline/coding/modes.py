"""Modes from the words around a trigger: modifiers, means, subject, what is fired or used."""

from __future__ import annotations

from dateline.coding.arguments import Arcs
from dateline.knowledge.event_rules import Codebook
from dateline.model import Evidence, Sentence

MEANS = ("with", "by", "using", "in", "from", "of")
ARCS = ("mod", "subj", "obj", *MEANS)


def modes_near(
    sentence: Sentence, words: tuple[int, ...], event_type: str, arcs: Arcs, codebook: Codebook
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Modes of *event_type* that words near the trigger give, with the rule and word of each."""
    near = set(words)
    for arc in ARCS:
        for index in arcs.get(arc, ()):
            near.add(index)
            near |= {c.index for c in sentence.children(index, "compound", "amod", "conj")}
    near |= _using(sentence, words, codebook)
    modes: dict[str, Evidence] = {}
    for index in sorted(near):
        word = sentence.words[index]
        for rule in codebook.mode_rules:
            fits = word.lemma in rule.lemmas or word.lower in rule.lemmas
            if rule.type == event_type and fits:
                modes.setdefault(rule.mode, Evidence(rule.id, sentence.span(index, index), "modes"))
    return tuple(modes), tuple(modes.values())


def _using(sentence: Sentence, words: tuple[int, ...], codebook: Codebook) -> set[int]:
    """The objects of "using" and "fired from" clauses that hang on the trigger."""
    found: set[int] = set()
    for head in words:
        for verb in sentence.children(head, "advcl", "acl", "relcl"):
            if verb.lemma in codebook.classes["using"]:
                for noun in sentence.children(verb.index, "dobj"):
                    found.add(noun.index)
                    found |= {c.index for c in sentence.children(noun.index, "compound", "amod")}
    return found
