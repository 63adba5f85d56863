"""Names of places that the gazetteer lacks: the text itself says that they are places.

"the village of X", "X town", "near X": such a name stays without id, and gets the coordinates of
the place it is said to lie in or near, with that place's radius.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.knowledge.places.cues import cues, kinds_of
from dateline.knowledge.places.keys import ARTICLES
from dateline.model import Sentence, Word
from dateline.places.names import Named

#: Words of the longest name that is taken without the gazetteer.
_LONGEST = 5
#: Marks inside a name.
_MARKS = re.compile(r"[-'’`]")
#: Words of the longest name of which nothing says that it is a place.
_SHORT = 3
#: Entities of the language model that are places, and such as no place is.
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OTHERS = frozenset({"PERSON", "DATE", "TIME", "NORP", "MONEY", "EVENT", "LAW", "LANGUAGE"})
#: Labels that it gives to words it has never seen.
_GUESSED = frozenset({"PERSON", "NORP"})
_DONE_TO = frozenset({"on", "of"})
_OPENS = frozenset({"PROPN", "DET", "PUNCT"})
_KINDS = frozenset({"city", "neighbourhood", "adm2", "camp", "bridge", "base", "airport", "dam"})


def unknown(sentence: Sentence, known: Sequence[Named]) -> Iterator[Named]:
    """Names beside a noun of kind that overlap no name of *known*, in text order."""
    taken = {i for name in known for i in range(name.first, name.last + 1)}
    words = sentence.words
    for at, word in enumerate(words):
        kinds = kinds_of(word)
        building = word.lemma in cues().buildings
        if not (building or kinds & _KINDS) or word.text[0].isupper():
            continue
        after = _run(sentence, at + 2, taken) if at + 2 < len(words) else None
        if words[at + 1 : at + 2] and words[at + 1].lower == "of":
            if after is not None:
                yield Named(sentence, *after, after[0])
            if word.tag == "NNS":
                yield from _listed(sentence, at + 2, taken)
        elif building and not _whole_name(sentence, at):
            continue
        elif (before := _run_before(sentence, at - 1, taken)) is not None:
            yield Named(sentence, *before, before[0])


def unlisted(sentence: Sentence, known: Sequence[Named]) -> Iterator[Named]:
    """Names that only stand where places do: "near X", "in X", "captured X"; in text order.

    Whether somebody is called so is not asked here.
    """
    taken = {i for name in known for i in range(name.first, name.last + 1)}
    words, at = sentence.words, 0
    while at < len(words):
        end = at
        while end < len(words) and words[end].pos == "PROPN" and end not in taken:
            end += 1
        if at < end <= at + _SHORT and _stands_as_place(sentence, at, end - 1):
            yield Named(sentence, at, end - 1, at, unlisted=True)
        at = max(end, at + 1)


def _stands_as_place(sentence: Sentence, first: int, last: int) -> bool:
    words, head = sentence.words, sentence.words[last]
    letters = (_MARKS.sub("", words[i].text) for i in range(first, last + 1))
    if not all(w.isalpha() and w[0].isupper() for w in letters):
        return False
    if words[last].lower in cues().never or first == 0 or words[first - 1].pos in _OPENS:
        return False
    up, short = sentence.head(head), first == last and not head.text.isupper()
    if up.index != first - 1 or sentence.head(up).lemma in cues().trusting:
        return False
    if any(words[i].entity in _OTHERS for i in (first, last)):
        return short and head.entity in _GUESSED and _only_ground(sentence, head, up)
    place, unsure = head.entity in _PLACES, head.entity == "" or (short and head.entity == "ORG")
    if head.dep == "pobj":
        if up.lower in cues().before_unlisted:
            return place or (short and unsure)
        done = up.lower in _DONE_TO and sentence.head(up).lemma in cues().taking_unlisted
        return up.lower in cues().beside_unlisted or (done and (place or unsure))
    if head.dep != "dobj" or up.pos != "VERB":
        return False
    sure = place and up.lemma in cues().taking
    return sure or (up.lemma in cues().taking_unlisted and (place or unsure))


def _only_ground(sentence: Sentence, name: Word, up: Word) -> bool:
    """Where no person stands, whatever the language model makes of a name it does not know."""
    over, ground = sentence.head(up), cues().ground_unlisted
    if name.dep == "pobj":
        return up.lower == "in" or (up.lower in _DONE_TO and over.lemma in ground)
    return name.dep == "dobj" and up.pos == "VERB" and up.lemma in ground


def _listed(sentence: Sentence, first: int, taken: set[int]) -> Iterator[Named]:
    """Names after the first in "the towns of X, Y and Z"."""
    words, at = sentence.words, first
    while at < len(words):
        while at < len(words) and (at in taken or _part(sentence, at)):
            at += 1
        following = at
        while following < len(words) and words[following].lower in {",", "and", "or"}:
            following += 1
        if following == at or following >= len(words):
            return
        run = _run(sentence, following, taken)
        if run is not None:
            yield Named(sentence, *run, run[0])
        elif following not in taken:
            return
        at = following


def _whole_name(sentence: Sentence, at: int) -> bool:
    """True for "the Badush prison" with its article; "Obama hotel bill" names no place."""
    start = at - 1
    while start >= 0 and _part(sentence, start):
        start -= 1
    return start >= 0 and sentence.words[start].lower in {"the", "of", "at", "in", "near"}


def _part(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    capital = word.text[0].isupper() and word.pos == "PROPN"
    return capital or word.text == "-" or word.text.lower() in ARTICLES


def _run(sentence: Sentence, at: int, taken: set[int]) -> tuple[int, int] | None:
    end = at
    while end < min(at + _LONGEST, len(sentence.words)) and _part(sentence, end):
        end += 1
    return _whole(sentence, at, end - 1, taken)


def _run_before(sentence: Sentence, at: int, taken: set[int]) -> tuple[int, int] | None:
    start = at
    while start > max(-1, at - _LONGEST) and _part(sentence, start):
        start -= 1
    return _whole(sentence, start + 1, at, taken)


def _whole(sentence: Sentence, first: int, last: int, taken: set[int]) -> tuple[int, int] | None:
    """The run from its first capitalised word, when it is free and no person's or day's name."""
    words = sentence.words
    while first <= last and words[first].text == "-":
        first += 1
    while last >= first and not words[last].text[0].isupper():
        last -= 1
    run = range(first, last + 1)
    if not run or taken & set(run) or words[last].lower in cues().never:
        return None
    if any(words[i].entity in {"DATE", "NORP", "MONEY"} for i in run):
        return None
    return first, last
