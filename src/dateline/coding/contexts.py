"""Contexts of a claim: what its sentence is about besides the happening (PLOVER contexts)."""

from __future__ import annotations

from dateline.knowledge.event_rules import Codebook
from dateline.model import Evidence, Sentence


def contexts_of(
    sentence: Sentence, codebook: Codebook
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """The contexts that words of *sentence* give, in text order, each with its rule and word."""
    found: dict[str, Evidence] = {}
    for word in sentence.words:
        for rule in codebook.context_rules.get(word.lemma, ()):
            span = sentence.span(word.index, word.index)
            found.setdefault(rule.context, Evidence(rule.id, span, "contexts"))
    return tuple(found), tuple(found.values())
