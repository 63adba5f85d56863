"""How sure: the factuality of a happening as the last source presents it (FactBank's scale).

The cues of knowledge/cues/factuality*.yaml are composed from the happening's word outward.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.attribution.scope import Link, forms, is_passive, links, negated
from dateline.knowledge.factuality_cues import FactualityCue, FactualityCues
from dateline.model import Evidence, Sentence, Word

#: How strong a value is, from certain to none (Sauri and Pustejovsky 2009, figure 1).
STRENGTH = ("CT", "PR", "PS")
#: Arcs along which a verb shares the modals and negation of the verb it hangs on.
SHARED_ARCS = frozenset({"xcomp", "conj", "csubj", "prep:by", "dep", "aux", "auxpass", "prt"})
#: Arcs to a clause that stands on its own: what modifies the governor does not reach it.
OWN_CLAUSE_ARCS = frozenset({"ccomp", "parataxis"})


@dataclass(slots=True)
class Reading:
    """What the cues around one happening say; ``governors`` are the (cue, word) that vouch."""

    value: str = "CT+"
    tense: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    governors: list[tuple[FactualityCue, int]] = field(default_factory=list)
    presupposed: bool = False


def compose(outer: str, inner: str) -> str:
    """The value of *inner* seen through *outer*: the weaker strength, the product of polarity."""
    if "Uu" in (outer, inner):
        return "Uu"
    strength = max(outer[:2], inner[:2], key=STRENGTH.index)
    return strength + ("+" if outer[2] == inner[2] else "-")


def read_factuality(
    sentence: Sentence,
    head: int,
    cues: FactualityCues,
    within: Callable[[int], bool] = lambda _: True,
) -> Reading:
    """The reading of word *head*; *within* tells which words belong to the last source's words.

    The first word outside may still colour the happening ("believes that"), nothing beyond it.
    """
    reading = Reading()
    shares, consumed = True, False
    for link in links(sentence, head):
        if shares:
            _modifiers(sentence, link, cues, reading, consumed)
        if link.is_root:
            _root(sentence, link, cues, reading, shares)
            return reading
        found = _governing(sentence, link, cues)
        for cue, word in found:
            _govern(sentence, cue, word, reading)
        if not within(link.governor):
            return reading
        if not found and not passes(sentence, link, cues):
            return reading
        consumed = bool(found)
        shares = link.shares and link.arc not in OWN_CLAUSE_ARCS
    return reading


def _apply(
    sentence: Sentence, cue: FactualityCue, word: Word, reading: Reading, turned: bool
) -> None:
    """Composes *cue* into the reading; *turned* tells that the cue itself is negated."""
    gives = cue.gives
    if turned:
        gives = cue.negated or (gives if gives == "Uu" else compose("CT-", gives))
    if cue.overrides and reading.value == "Uu":
        reading.value = "CT+"
    reading.value = compose(gives, reading.value)
    if cue.tense and reading.tense is None:
        reading.tense = cue.tense
    reading.evidence.append(Evidence(cue.id, sentence.span(word.index, word.index), "factuality"))


def _lookup(index: dict[str, tuple[FactualityCue, ...]], word: Word) -> tuple[FactualityCue, ...]:
    return index.get(word.lemma) or index.get(word.lower, ())


def _modifiers(
    sentence: Sentence, link: Link, cues: FactualityCues, reading: Reading, consumed: bool
) -> None:
    """Applies what hangs on the node of *link*: modals, adverbs, adjectives, negation."""
    node = sentence.words[link.node]
    shape = forms(sentence, link.node)
    negation: tuple[FactualityCue, Word] | None = None
    modals: list[tuple[FactualityCue, Word]] = []
    for arc, word in _modifying(sentence, link.node):
        for cue in _lookup(cues.modifies, word):
            if (
                arc not in cue.arcs
                or node.dep in cue.terminator
                or (cue.form - shape == cue.form and cue.form)
            ):
                continue
            if cue.id == "fact.negation":
                negation = (cue, word)
            elif arc == "aux":
                modals.append((cue, word))
            else:
                _apply(sentence, cue, word, reading, False)
            break
    for cue, word in modals[:1]:
        _apply(sentence, cue, word, reading, negation is not None)
    if negation and not modals and not consumed:
        _apply(sentence, *negation, reading, False)


def _modifying(sentence: Sentence, node: int) -> list[tuple[str, Word]]:
    """The words that hang on *node*, with their arcs; determiners of its subject and object too."""
    found: list[tuple[str, Word]] = []
    for word in sentence.children(node):
        found.append((word.dep, word))
        if word.dep in ("nsubj", "nsubjpass", "dobj"):
            role = "object" if word.dep == "dobj" else "subject"
            found += [
                (f"{role}.{w.dep}", w) for w in sentence.children(word.index, "det", "preconj")
            ]
    return found


def _governing(
    sentence: Sentence, link: Link, cues: FactualityCues
) -> list[tuple[FactualityCue, Word]]:
    """The cues that govern the node of *link*, with their words: at most one a word."""
    words = sentence.words
    governor = words[link.governor]
    shape = forms(sentence, link.node)
    found: list[tuple[FactualityCue, Word]] = []
    if link.through is not None:
        found += _first(sentence, cues, words[link.through], "pobj", shape)
    found += _first(sentence, cues, governor, link.arc, shape)
    if governor.lemma == "be" and not found:
        for word in sentence.children(link.governor, "acomp", "attr", "oprd"):
            if word.index == link.node:
                continue
            if link.arc in ("nsubj", "nsubjpass"):
                found += [
                    (cue, word) for cue in _lookup(cues.predicate, word) if word.dep in cue.arcs
                ][:1]
            else:
                found += _first(sentence, cues, word, link.arc, shape)
    if not found:
        found = [
            (cue, words[link.node])
            for cue in cues.forms
            if link.arc in cue.arcs and cue.form & shape
        ]
    return found


def _first(
    sentence: Sentence, cues: FactualityCues, word: Word, arc: str, shape: frozenset[str]
) -> list[tuple[FactualityCue, Word]]:
    for cue in _lookup(cues.governs, word):
        if arc not in cue.arcs or (cue.form and not cue.form & shape):
            continue
        if cue.passive and not is_passive(sentence, word.index):
            continue
        return [(cue, word)]
    return []


def _govern(sentence: Sentence, cue: FactualityCue, word: Word, reading: Reading) -> None:
    if cue.source == "drop":
        reading.presupposed = True
    elif cue.source:
        reading.governors.append((cue, word.index))
    turned = cue.direction != "form" and negated(sentence, word.index)
    _apply(sentence, cue, word, reading, turned)


def passes(sentence: Sentence, link: Link, cues: FactualityCues) -> bool:
    """True when the scope of what stands above reaches the node of *link*."""
    node, governor = sentence.words[link.node], sentence.words[link.governor]
    if link.arc in SHARED_ARCS or link.arc in OWN_CLAUSE_ARCS:
        return True
    if link.arc == "advcl":
        return node.tag in ("VBG", "VBN", "VB") and not sentence.children(link.node, "mark")
    return (governor.lemma, link.arc) in cues.carriers


def _root(
    sentence: Sentence, link: Link, cues: FactualityCues, reading: Reading, shares: bool
) -> None:
    """Applies what needs no governor: the form of a headline's verb, a question mark."""
    shape = forms(sentence, link.node)
    for cue in cues.forms:
        if "ROOT" in cue.arcs and cue.form & shape:
            _apply(sentence, cue, sentence.words[link.node], reading, False)
    for word in reversed(sentence.words[-3:]):
        for cue in cues.sentence.get(word.text, ()):
            if shares:
                _apply(sentence, cue, word, reading, False)
            return
