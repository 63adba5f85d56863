"""Prepositional phrases as arcs of a trigger, those hung on the wrong word included."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.subjects import VERBAL, is_passive
from dateline.model import Sentence, Word

Arcs = dict[str, list[int]]
#: Prepositions whose phrase a parser often hangs on a word before the noun it belongs to.
STRAYING = frozenset({"by", "against", "include"})
#: Prepositions before which a participle is often read as a gerund: "at protesting students".
AIMING = frozenset({"at", "against", "on", "between", "with"})
#: How many governors up a stray phrase is looked for.
MAX_UP = 4


def add_preposition(sentence: Sentence, prep: Word, arcs: Arcs) -> None:
    """Adds what *prep* governs to *arcs*, by the preposition's lemma; an agent is `by`."""
    name = "by" if prep.dep == "agent" else prep.lemma
    below = sentence.children(prep.index)
    if not any(c.dep == "pobj" for c in below):  # "attacks against or in the town"
        shared = (c for c in below if c.dep == "conj" and c.pos == "ADP")
        arcs[name] += [p.index for c in shared for p in sentence.children(c.index, "pobj")]
    for child in below:
        if child.dep == "pobj":
            arcs[name].append(child.index)
            if name == "between":
                arcs[name] += _second_side(sentence, child)
        elif child.dep == "prep" and prep.tag != "VBG":  # not "according to"
            add_preposition(sentence, child, arcs)
        elif child.dep == "pcomp":
            arcs[f"{name}-pcomp"].append(child.index)
            if name in AIMING and child.tag == "VBG":
                after = sentence.children(child.index, "dobj")
                arcs[name] += [c.index for c in after if c.index == child.index + 1]


def _second_side(sentence: Sentence, first: Word) -> list[int]:
    """The other side, hung within the first: "between an alliance of rebels and the army"."""
    if sentence.children(first.index, "conj"):
        return []
    return [
        side.index
        for prep in sentence.children(first.index, "prep")
        for inner in sentence.children(prep.index, "pobj")
        for side in sentence.children(inner.index, "conj")
    ]


def add_stray(sentence: Sentence, noun: Word, arcs: Arcs) -> None:
    """Adds "by" and "against" phrases that follow *noun* but hang on a word before it.

    "Families fled an offensive by the army": the agent of an active verb is that of its object.
    """
    own = sentence.subtree(noun.index)
    for up in list(_leftward(sentence, noun)):
        for prep in sentence.children(up.index, "prep", "agent"):
            name = "by" if prep.dep == "agent" else prep.lemma
            if prep.index <= noun.index or name not in STRAYING or arcs.get(name):
                continue
            if (
                name == "by"
                and up.pos in VERBAL
                and prep.dep != "agent"
                and is_passive(sentence, up)
            ):
                continue
            if name == "by" and any(sentence.children(up.index, "auxpass", "nsubjpass")):
                continue
            between = sentence.words[noun.index + 1 : prep.index]
            if all(w.index in own or w.pos not in {"NOUN", "PROPN", "VERB"} for w in between):
                add_preposition(sentence, prep, arcs)


def _leftward(sentence: Sentence, noun: Word) -> Iterator[Word]:
    """The words that govern *noun* and stand before it, nearest first."""
    for count, up in enumerate(sentence.ancestors(noun.index)):
        if count >= MAX_UP or up.index > noun.index:
            return
        yield up
