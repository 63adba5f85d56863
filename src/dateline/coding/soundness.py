"""Whether a trigger rule can work: its patterns parse, its conditions are known, its examples fire.

Loading checks what a rule says of types, modes and frames; what is checked here needs the
matcher, the conditions and, for examples, a language analyser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dateline.coding.classes import ENTITY_CLASSES, NOUN_CLASSES
from dateline.coding.conditions import NAMED
from dateline.coding.drafts import draft_claims
from dateline.coding.triggers import triggers_in
from dateline.knowledge.event_rules import Codebook, ContextRule, ModeRule, TriggerRule
from dateline.knowledge.figures import FigureRule
from dateline.matching import parse_pattern
from dateline.model import Marks, Sentence
from dateline.model.vocabulary import PARTY_KINDS

#: Turns a text into its sentences.
Parse = Callable[[str], tuple[Sentence, ...]]

#: What the part after the colon of a condition may be.
CONDITION_CLASSES = frozenset(
    {"any", "party", "pronoun", *NOUN_CLASSES, *PARTY_KINDS}.union(*ENTITY_CLASSES.values())
)
_ARC = re.compile(r"[a-z]+(\.[a-z]+|-pcomp)?")
_BRACKETS = re.compile(r"\[([^\]]+)\]")


def unworkable(rule: TriggerRule) -> Iterator[str]:
    """What is wrong with every pattern and condition of *rule* that cannot be used."""
    for text in rule.patterns:
        try:
            parse_pattern(text)
        except ValueError as fault:
            yield f"rule {rule.id}: {fault}"
    for field, conditions in (("needs", rule.needs), ("bars", rule.bars)):
        for text in conditions:
            if told := _condition_fault(text):
                yield f"rule {rule.id}: {field}: {text!r} {told}"


def _condition_fault(text: str) -> str:
    if text in NAMED:
        return ""
    arc, _, lemmas = text.partition("=")
    if "=" in text:
        if _ARC.fullmatch(arc) and all(lemmas.split("|")):
            return ""
        return "is not arc=lemma|lemma"
    arc, mark, kind = text.partition(":")
    if not mark or not _ARC.fullmatch(arc):
        return "is no condition: arc:class, arc=lemma|lemma or a name"
    return "" if kind in CONDITION_CLASSES else f"asks for an unknown class {kind!r}"


def plain(example: str) -> tuple[str, frozenset[int]]:
    """An example without its brackets, and the offsets of the characters that they held."""
    offsets: set[int] = set()
    text, at = "", 0
    for found in _BRACKETS.finditer(example):
        text += example[at : found.start()]
        offsets |= set(range(len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    return text + example[at:], frozenset(offsets)


def wrong_examples(rule: TriggerRule, codebook: Codebook, parse: Parse) -> Iterator[str]:
    """What each example of *rule* in *codebook* does that it should not: empty when all hold.

    An example must fire its rule on the words in brackets; a counter-example must not fire it.
    """
    for example in rule.examples:
        text, offsets = plain(example)
        fired = _fired(text, codebook, parse)
        if not any(rule.id in names and start in offsets for start, names in fired):
            others = sorted({n for start, names in fired if start in offsets for n in names})
            instead = f" (there fires {', '.join(others)})" if others else ""
            yield f"rule {rule.id} does not fire in {example!r}{instead}"
    for text in rule.not_examples:
        drafts = draft_claims(parse(text), Marks(), codebook)
        if any(e.rule == rule.id for draft in drafts for e in draft.evidence):
            yield f"rule {rule.id} fires in its counter-example {text!r}"


def _fired(text: str, codebook: Codebook, parse: Parse) -> list[tuple[int, frozenset[str]]]:
    """(offset of a trigger's word, ids of the rules that fired there) in *text*."""
    sentences = parse(text)
    return [
        (trigger.case.sentence.words[index].start, frozenset(r.id for r in trigger.rules))
        for sentence in sentences
        for trigger in triggers_in(sentence, sentences, Marks(), codebook)
        for index in trigger.case.words
    ]


def wrong_figures(rule: FigureRule, codebook: Codebook, parse: Parse) -> Iterator[str]:
    """What each example of a figure of speech does that it should not: empty when all hold.

    An example must tell no claim of the rule's types at the words in brackets; a counter-example
    must tell one.
    """
    for example in rule.examples:
        text, offsets = plain(example)
        drafts = draft_claims(parse(text), Marks(), codebook)
        if any(d.trigger.start in offsets and d.type in rule.types for d in drafts):
            yield f"{rule.id}: {example!r} tells a claim"
    for text in rule.not_examples:
        drafts = draft_claims(parse(text), Marks(), codebook)
        if not any(d.type in rule.types for d in drafts):
            yield f"{rule.id}: {text!r} tells no claim of {', '.join(sorted(rule.types))}"


def wrong_word_examples(
    rule: ModeRule | ContextRule, codebook: Codebook, parse: Parse
) -> Iterator[str]:
    """What each example of a rule of words lacks: every one must give a claim its mode or context.

    What is told is a sentence an example; none when all hold.
    """
    for example in rule.examples:
        drafts = draft_claims(parse(plain(example)[0]), Marks(), codebook)
        if isinstance(rule, ModeRule):
            what, given = rule.mode, {m for d in drafts if d.type in rule.types for m in d.modes}
        else:
            what, given = rule.context, {c for d in drafts for c in d.contexts}
        if what not in given:
            yield f"{rule.id} does not give {what} in {example!r}"
