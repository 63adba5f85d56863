"""Contexts of a claim: what its sentence is about besides the happening (PLOVER contexts)."""

from __future__ import annotations

from dateline.knowledge.event_rules import Codebook
from dateline.model import Evidence, Sentence, Word


def contexts_of(
    sentence: Sentence, codebook: Codebook
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """The contexts that words of *sentence* give, in text order, each with its rule and word.

    Who tells of it gives none: "a hospital said".
    """
    found: dict[str, Evidence] = {}
    for word in sentence.words:
        for rule in codebook.context_rules.get(word.lemma, ()):
            if _tells(sentence, word, codebook.classes["telling"]):
                continue
            span = sentence.span(word.index, word.index)
            found.setdefault(rule.context, Evidence(rule.id, span, "contexts"))
    return tuple(found), tuple(found.values())


def _tells(sentence: Sentence, word: Word, telling: frozenset[str]) -> bool:
    """True for the subject of a verb of telling and for whom "according to" names."""
    word = sentence.top(word, "compound", "amod", "conj")
    above = sentence.head(word)
    if word.dep == "pobj" and above.dep in {"prep", "pcomp"}:
        above = sentence.head(above)
        return above.lemma in telling and above.dep == "prep"
    return word.dep == "nsubj" and above.lemma in telling
