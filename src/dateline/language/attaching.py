"""Words of a parse hung where they belong, whatever the names in the sentence; texts never change.

A parser guesses at names that it has never seen, and then hangs what stands beside them elsewhere
than it would beside names it knows. Here the grammar of news English decides in both cases.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.model import Word

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
#: Prepositions that tell where, which hang on no name of a person or body.
_WHERE = frozenset({"in", "near", "at", "outside", "around", "inside", "on", "during", "since", "after"})
#: Labels of names that something may lie in.
_AREAS = frozenset({"GPE", "LOC", "FAC"})
_AIMED = frozenset({"on", "against"})
_OBJECTS = frozenset({"pobj", "dobj", "prep", "conj", "nmod", "compound", "agent"})
_WHEN = frozenset({"DATE", "TIME"})
_TIMED = frozenset({"prep", "npadvmod", "advmod"})


def attached(words: Sequence[Word], *, told: Set[str], acts: Set[str]) -> list[Word]:
    """*words* of one sentence with some of them hung elsewhere.

    *told* are lemmas of verbs that may follow what somebody says ("..., the agency said"); *acts*
    those of nouns that are done "on" something ("an attack on the port").
    """
    out = list(words)
    for word in words:
        if word.dep == "prep":
            _to_the_act(out, out[word.index], acts)
            _off_the_name(out, out[word.index])
        elif word.dep == "npadvmod":
            _as_object(out, word)
        elif word.tag in _FINITE:
            if word.entity and word.text.islower():
                _out_of_the_name(out, word.index)
            if word.lemma in told:
                _its_subject(out, word)
                _time_of_the_told(out, word)
    return out


def _to_the_act(words: list[Word], prep: Word, acts: Set[str]) -> None:
    """ "Ordered the attack on the port": the port was attacked, nothing was ordered on it."""
    noun = words[prep.index - 1]
    beside = noun.head == prep.head and noun.dep in ("dobj", "pobj", "nsubj", "nsubjpass")
    if prep.lower in _AIMED and noun.lemma in acts and noun.pos == "NOUN" and beside:
        if not _when(words, prep):
            words[prep.index] = replace(prep, head=noun.index)


def _off_the_name(words: list[Word], prep: Word) -> None:
    """ "Ten fighters of the Front in the town": what lies in the town is not the name."""
    name = words[prep.head]
    named = name.pos == "PROPN" and name.entity not in _AREAS and name.index < prep.index
    if prep.lower not in _WHERE or not named or (prep.entity and prep.entity == name.entity):
        return
    up = name
    while up.pos not in ("VERB", "AUX"):
        if up.dep not in _OBJECTS or up.head == up.index:
            return
        up = words[up.head]
    if up.index < name.index:
        words[prep.index] = replace(prep, head=up.index)


def _as_object(words: list[Word], name: Word) -> None:
    """A name right after a verb in the active that has no object: it is the object."""
    verb = words[name.index - 1]
    free = verb.index == name.head and verb.pos == "VERB" and name.entity not in _WHEN
    if name.pos == "PROPN" and name.index and free:
        below = {w.dep for w in words if w.head == verb.index}
        if not below & {"dobj", "auxpass"}:
            words[name.index] = replace(name, dep="dobj")


def _out_of_the_name(words: list[Word], at: int) -> None:
    """A finite verb with its subject before it is no part of a name: "the Front took Zarvela"."""
    if not any(w.head == at and w.dep in _SUBJECTS for w in words[:at]):
        return
    label = words[at].entity
    words[at] = replace(words[at], entity="", entity_begins=False)
    if at + 1 < len(words) and words[at + 1].entity == label:
        words[at + 1] = replace(words[at + 1], entity_begins=True)


def _its_subject(words: list[Word], verb: Word) -> None:
    """The name between the comma and a verb of telling that has no subject of its own."""
    name = words[verb.index - 1]
    if not verb.index or name.pos != "PROPN" or name.dep not in ("conj", "appos"):
        return
    before = words[name.head]
    first = min((w.index for w in words if _under(words, w, name.index)), default=name.index)
    comma = first > 0 and words[first - 1].text == "," and before.index < first
    if comma and not any(w.head == verb.index and w.dep in _SUBJECTS for w in words):
        words[name.index] = replace(name, dep="nsubj", head=verb.index)


def _under(words: Sequence[Word], word: Word, top: int) -> bool:
    for _ in range(len(words)):
        if word.index == top:
            return True
        if word.head == word.index:
            return False
        word = words[word.head]
    return False


def _time_of_the_told(words: list[Word], verb: Word) -> None:
    """ "They left on Saturday, the agency said": what stands before the comma is when they left."""
    subject = next((w for w in words if w.head == verb.index and w.dep == "nsubj"), None)
    told = next((w for w in words if w.head == verb.index and w.dep == "ccomp"), None)
    if subject is None or told is None or not told.index < subject.index < verb.index:
        return
    for word in words[told.index + 1 : subject.index]:
        if word.head == verb.index and word.dep in _TIMED:
            words[word.index] = replace(word, head=told.index)


def _when(words: Sequence[Word], prep: Word) -> bool:
    return any(w.head == prep.index and w.entity in _WHEN for w in words)
