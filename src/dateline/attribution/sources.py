"""The noun phrase of a source: its words, its span, and what it is made of."""

from __future__ import annotations

from dateline.knowledge.cue_tables import word_classes
from dateline.model import Mention, Sentence, Word

_NOUNISH = ("NOUN", "PROPN", "PRON", "NUM")
_LEFT = (
    "det",
    "compound",
    "amod",
    "poss",
    "nummod",
    "nmod",
    "quantmod",
    "predet",
    "case",
    "advmod",
)
_CHUNK = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"})


def noun_phrase(sentence: Sentence, head: Word, barred: frozenset[int] = frozenset()) -> Mention:
    """The whole phrase headed by *head*, relative clauses and appositions included.

    *barred* words (those of the content and the cue) end it: what lies beyond them is not in it.
    """
    words = set(sentence.subtree(head.index)) - barred
    first = last = head.index
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    while last > head.index and sentence.words[last].pos == "PUNCT":
        if sentence.words[last].text in ")]":
            break
        last -= 1
    while first < head.index and sentence.words[first].pos == "PUNCT":
        first += 1
    return Mention.of(sentence, first, last, head.index)


def core_phrase(sentence: Sentence, head: Word) -> Mention:
    """The phrase without relative clauses and appositions: "the head of the council"."""
    first = last = head.index
    for child in sentence.children(head.index):
        if child.index < head.index and child.dep in _LEFT:
            first = min(first, sentence.subtree(child.index)[0])
    for child in sentence.children(head.index, "prep"):
        words = sentence.subtree(child.index)
        simple = len(words) <= 8 and words[-1] - words[0] == len(words) - 1
        if child.index == last + 1 and child.lower in word_classes()["linking"] and simple:
            if any(sentence.words[w].pos == "VERB" for w in words):
                continue
            last = words[-1]
    return Mention.of(sentence, first, last, head.index)


def phrase_at(sentence: Sentence, first: int, last: int, *, from_left: bool) -> Mention | None:
    """A flat noun phrase within words *first..last*, starting at one of their sides.

    Used where the parse fails (quotations confuse it): words of nominal tags in a row.
    """
    step, at, stop = (1, first, last) if from_left else (-1, last, first)
    words = sentence.words
    while at != stop + step and words[at].pos in ("PUNCT", "ADV", "CCONJ", "SPACE"):
        at += step
    begin = at
    while at != stop + step and _in_phrase(words[at]):
        at += step
    end = at - step
    if (at - begin) * step <= 0:
        return None
    low, high = min(begin, end), max(begin, end)
    tied = next((i for i in range(low + 1, high) if words[i].pos == "ADP"), high + 1)
    heads = [i for i in range(low, tied) if words[i].pos in _NOUNISH]
    return Mention.of(sentence, low, high, heads[-1]) if heads else None


def _in_phrase(word: Word) -> bool:
    return word.pos in _CHUNK or (word.pos == "ADP" and word.lower in word_classes()["linking"])
