"""How sure: the factuality of a happening as the last source presents it (FactBank's scale).

The cues of knowledge/cues/factuality*.yaml are composed from the happening's word outward.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dateline.attribution.scope import Link, forms, is_passive, links, negated
from dateline.knowledge.factuality_cues import FactualityCue, FactualityCues
from dateline.model import Evidence, Sentence, Word

#: How strong a value is, from certain to possible (Sauri and Pustejovsky 2009).
STRENGTH = ("CT", "PR", "PS")
#: Arcs along which a verb shares the modals and negation of the verb it hangs on.
SHARED_ARCS = frozenset(
    {"xcomp", "conj", "csubj", "prep:by", "dep", "aux", "auxpass", "prt", "acomp"}
)
#: Arcs to a clause that stands on its own: what modifies the governor does not reach it.
OWN_CLAUSE_ARCS = frozenset({"ccomp", "parataxis"})
NEGATION = "fact.negation"


@dataclass(frozen=True, slots=True)
class Happening:
    """What is read: the word of a sentence, and what is known of the claim it names.

    ``words`` are the trigger's own: a negation among them belongs to its meaning. ``within`` tells
    which words belong to the last source's; ``said`` that there is such a source.
    """

    sentence: Sentence
    head: int
    words: tuple[int, ...] = ()
    type: str = ""
    modes: tuple[str, ...] = ()
    said: bool = False
    within: Callable[[int], bool] = lambda _: True


@dataclass(slots=True)
class Reading:
    """What the cues around one happening say; ``governors`` are the (cue, word) that vouch."""

    value: str = "CT+"
    tense: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    governors: list[tuple[FactualityCue, int]] = field(default_factory=list)
    presupposed: bool = False
    closed: bool = False


def compose(outer: str, inner: str) -> str:
    """The value of *inner* seen through *outer*: the weaker strength, the product of polarity."""
    if "Uu" in (outer, inner):
        return "Uu"
    strength = max(outer[:2], inner[:2], key=STRENGTH.index)
    return strength + ("+" if outer[2] == inner[2] else "-")


def read_factuality(happening: Happening, cues: FactualityCues) -> Reading:
    """The reading of a happening, from its own word up to the border of its last statement.

    The first word outside may still colour it ("believes that"), nothing beyond.
    """
    sentence, reading = happening.sentence, Reading()
    shares, consumed, below = True, False, -1
    _itself(happening, cues, reading)
    for link in links(sentence, happening.head):
        if shares:
            _modifiers(happening, (link.node, below), cues, reading, consumed)
        if link.is_root:
            _root(sentence, link, cues, reading, shares)
            break
        found = _governing(happening, link, cues)
        for cue, word in found:
            _govern(sentence, cue, word, reading)
        crossed = link.arc in OWN_CLAUSE_ARCS or not passes(sentence, link, cues)
        stops = not found and crossed
        if stops or reading.closed or not happening.within(link.governor):
            break
        consumed = bool(found) or _soft(sentence, link, cues)
        shares, below = link.shares, link.node
    return reading


def passes(sentence: Sentence, link: Link, cues: FactualityCues) -> bool:
    """True when the scope of what stands above reaches the node of *link*."""
    node, governor = sentence.words[link.node], sentence.words[link.governor]
    if link.arc in SHARED_ARCS or link.arc in OWN_CLAUSE_ARCS:
        return True
    if link.arc == "advcl":
        if sentence.children(link.node, "mark") or "infinitive" in forms(sentence, governor.index):
            return False
        return node.tag in ("VBG", "VBN", "VB")
    if link.arc == "nsubj" and sentence.children(link.governor, "dobj"):
        return False
    return (governor.lemma, link.arc) in cues.carriers


def _itself(happening: Happening, cues: FactualityCues, reading: Reading) -> None:
    """Applies what the happening's own word says: "cancelled", a truce "breached"."""
    word = happening.sentence.words[happening.head]
    for cue in cues.itself.get(word.lemma, ()):
        if _concerns(cue, happening):
            _apply(happening.sentence, cue, word, reading, False)


def _concerns(cue: FactualityCue, happening: Happening) -> bool:
    """True when *cue* is for happenings of this type and mode."""
    if cue.types and happening.type not in cue.types:
        return False
    if cue.direction == "governs" and happening.type in cue.not_types:
        return False
    return not cue.modes or not cue.modes.isdisjoint(happening.modes)


def _soft(sentence: Sentence, link: Link, cues: FactualityCues) -> bool:
    """True where negation does not reach down: "nobody was killed in the blast"."""
    carrier = cues.carriers.get((sentence.words[link.governor].lemma, link.arc))
    return carrier is not None and carrier.soft


def _apply(
    sentence: Sentence, cue: FactualityCue, word: Word, reading: Reading, turned: bool
) -> None:
    """Composes *cue* into the reading; *turned* tells that the cue itself is negated."""
    gives = cue.gives
    if turned:
        gives = cue.negated or (gives if gives == "Uu" else compose("CT-", gives))
    if reading.value == "Uu" and _overridden(cue, reading):
        reading.value = "CT+"
    reading.value = compose(gives, reading.value)
    reading.tense = reading.tense or cue.tense
    reading.closed = reading.closed or cue.closes
    reading.evidence.append(Evidence(cue.id, sentence.span(word.index, word.index), "factuality"))


def _overridden(cue: FactualityCue, reading: Reading) -> bool:
    """True when *cue* decides over all that has been found nearer to the happening."""
    return "any" in cue.overrides or cue.overrides >= {e.rule for e in reading.evidence}


def _lookup(index: dict[str, tuple[FactualityCue, ...]], word: Word) -> tuple[FactualityCue, ...]:
    return index.get(word.lemma) or index.get(word.lower, ())


def _modifiers(
    happening: Happening,
    at: tuple[int, int],
    cues: FactualityCues,
    reading: Reading,
    consumed: bool,
) -> None:
    """Applies what hangs on a word: modals, adverbs, adjectives, negation.

    *at* is the word and the one below it on the way, whose own modifiers have been applied.
    """
    sentence = happening.sentence
    negation: tuple[FactualityCue, Word] | None = None
    modal: tuple[FactualityCue, Word] | None = None
    for cue, word in _modifying(happening, at, cues):
        if cue.id == NEGATION:
            negation = negation or (cue, word)
        elif word.dep == "aux":
            modal = modal or (cue, word)
        else:
            _apply(sentence, cue, word, reading, False)
    if modal:
        _apply(sentence, *modal, reading, negation is not None)
    elif negation and not consumed:
        _apply(sentence, *negation, reading, False)


def _modifying(
    happening: Happening, at: tuple[int, int], cues: FactualityCues
) -> Iterator[tuple[FactualityCue, Word]]:
    """The cues among the words that hang on word ``at[0]``, at most one a word."""
    sentence, (node, below) = happening.sentence, at
    shape: frozenset[str] | None = None
    for arc, word in _dependants(sentence, node, below):
        for cue in _lookup(cues.modifies, word):
            if arc not in cue.arcs or sentence.words[node].dep in cue.terminator:
                continue
            if word.index in happening.words:
                continue
            if happening.type in cue.not_types and node == happening.head:
                continue
            if cue.form:
                shape = shape or forms(sentence, node)
                if not cue.form & shape:
                    continue
            if cue.pseudo and _next(sentence, word) in cue.pseudo:
                continue
            if cue.subject and not (happening.said and _third(sentence, node, cues)):
                continue
            yield cue, word
            break


def _next(sentence: Sentence, word: Word) -> str:
    after = sentence.words[word.index + 1 : word.index + 2]
    return after[0].lower if after else ""


def _dependants(sentence: Sentence, node: int, below: int) -> Iterator[tuple[str, Word]]:
    """The words that hang on *node* with their arcs, and the determiners of its subject, object."""
    for word in sentence.children(node):
        yield word.dep, word
        if word.dep in ("nsubj", "nsubjpass", "dobj") and word.index != below:
            role = "object" if word.dep == "dobj" else "subject"
            for inner in sentence.children(word.index, "det", "preconj"):
                yield f"{role}.{inner.dep}", inner


def _third(sentence: Sentence, node: int, cues: FactualityCues) -> bool:
    """True when the subject of *node* is others than the speaker: "they", a bare plural."""
    for subject in sentence.children(node, "nsubj", "nsubjpass"):
        if subject.lower in cues.words["plural_they"]:
            return True
        owned = sentence.children(subject.index, "poss", "det", "compound", "nmod")
        return subject.tag in ("NNS", "NNPS") and not owned
    return False


def _governing(
    happening: Happening, link: Link, cues: FactualityCues
) -> list[tuple[FactualityCue, Word]]:
    """The cues that govern the node of *link*, with their words: at most one a word."""
    sentence = happening.sentence
    words = sentence.words
    governor = words[link.governor]
    shape = forms(sentence, link.node)
    found: list[tuple[FactualityCue, Word]] = []
    if link.through is not None:
        for word in (words[link.through], *sentence.children(link.through, "advmod")):
            found += _first(happening, cues, word, "pobj", shape)
    if not (link.arc == "acl" and _reduced(sentence, link.node)):
        found += _first(happening, cues, governor, link.arc, shape)
    if governor.lemma in ("be", "remain", "seem", "become") and not found:
        for word in sentence.children(link.governor, "acomp", "attr", "oprd"):
            if word.index == link.node:
                continue
            if link.arc in ("nsubj", "nsubjpass", "csubj"):
                found += _predicated(sentence, cues, word)
            else:
                found += _first(happening, cues, word, link.arc, shape)
    if not found:
        found = [
            (cue, words[link.node])
            for cue in cues.forms
            if link.arc in cue.arcs
            and cue.form & shape
            and not any(
                w.lemma in cue.unless or w.lower in cue.unless
                for w in (governor, *sentence.children(link.governor))
            )
        ]
    return found


def _reduced(sentence: Sentence, index: int) -> bool:
    """True for a passive participle that describes its noun: "an offensive backed by jets"."""
    return sentence.words[index].tag == "VBN" and not sentence.children(
        index, "aux", "auxpass", "mark"
    )


def _predicated(
    sentence: Sentence, cues: FactualityCues, word: Word
) -> list[tuple[FactualityCue, Word]]:
    """The cue that *word* is of the subject: "an attack is likely", "likely to happen"."""
    complement = sentence.children(word.index, "xcomp", "ccomp")
    if any((w.lemma, "nsubj") not in cues.carriers for w in complement):
        return []
    return [(cue, word) for cue in _lookup(cues.predicate, word) if word.dep in cue.arcs][:1]


def _first(
    happening: Happening, cues: FactualityCues, word: Word, arc: str, shape: frozenset[str]
) -> list[tuple[FactualityCue, Word]]:
    for cue in _lookup(cues.governs, word):
        if arc not in cue.arcs or (cue.form and not cue.form & shape):
            continue
        if cue.pos and word.pos not in cue.pos:
            continue
        if cue.voice and not is_passive(happening.sentence, word.index):
            continue
        if not _concerns(cue, happening):
            continue
        around = {w.lemma for w in happening.sentence.children(word.index)}
        if cue.unless & around or (cue.beside and not cue.beside & around):
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


def _root(
    sentence: Sentence, link: Link, cues: FactualityCues, reading: Reading, shares: bool
) -> None:
    """Applies what needs no governor: a root that is an infinitive, a question mark."""
    shape = forms(sentence, link.node)
    for cue in cues.forms:
        if "ROOT" in cue.arcs and cue.form & shape:
            _apply(sentence, cue, sentence.words[link.node], reading, False)
    for word in reversed(sentence.words[-3:]):
        for cue in cues.sentence.get(word.text, ()):
            if shares:
                _apply(sentence, cue, word, reading, False)
            return
