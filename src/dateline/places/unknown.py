"""Names of places that the gazetteer lacks: the text itself says that they are places.

"the village of X", "X town", "near X": such a name stays without id, and gets the coordinates of
the place it is said to lie in or near, with that place's radius.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.knowledge.gazetteer import Gazetteer
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
_OTHERS = frozenset({"DATE", "TIME", "MONEY", "LAW", "LANGUAGE"})
#: Labels that one word has with some right; others are guesses at what the model has never seen.
_KNOWN = frozenset({"", "ORG", *_PLACES})
_NO_PLACES = frozenset({"DATE", "MONEY", "NORP"})
_DONE_TO = frozenset({"on", "of", "at"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Marks after the names of owners and firms: "X's car", "X & Sons".
_OWNERS = frozenset({"'s", "’s", "&"})
_SETTLED = frozenset({"city", "adm1"})
#: Small words within names of sites: "Prados del Este", "al-Sabbaa Bahrat".
_WITHIN_NAMES = frozenset({"de", "del", "la", "las", "los", "al", "el", "-"})
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
        one = word.tag == "NN"
        after = _run(sentence, at + 2, taken, one) if at + 2 < len(words) else None
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
        end, dashes = at, 0
        while end < len(words) and end not in taken and _goes_on(words, at, end):
            dashes += words[end].text == "-"
            end += 1
        if at < end <= at + _SHORT + 2 * dashes:
            name = Named(sentence, at, end - 1, at, unlisted=True)
            if stands_as_place(name):
                yield name
        at = max(end, at + 1)


def generic(sentence: Sentence, known: Sequence[Named]) -> Iterator[Named]:
    """Names such as "Tel X" and "Wadi X" tell by themselves that they are places.

    Those of *known* that begin as they do are left to the gazetteer; what lies within one is not.
    """
    words, begun = sentence.words, {name.first for name in known if name.last > name.first}
    for at, word in enumerate(words[:-1]):
        if word.lower not in cues().generic or word.pos != "PROPN" or at in begun:
            continue
        before = words[at - 1] if at else None
        if before is not None and (
            before.pos == "PROPN" or before.lower.rstrip(".") in cues().titles
        ):
            continue
        end = at + 1
        while end < min(len(words), at + _SHORT) and words[end].pos == "PROPN":
            end += 1
        if end > at + 1 and word.text.istitle() and words[end - 1].text[0].isupper():
            yield Named(sentence, at, end - 1, at, unlisted=True, generic=True)


def named_sites(sentence: Sentence, known: Sequence[Named]) -> Iterator[Named]:
    """Names such as "Orlenko Square" and "the Prados del Este freeway", in text order.

    The place after which a site is called is none of the sentence ("Pushkin Square"); a site that
    the gazetteer has, and the "checkpoint" of a place that it has, are left to it.
    """
    words, whole = sentence.words, {name.last for name in known if name.last > name.first}
    for at, word in enumerate(words):
        if word.lower not in cues().named_sites or at in whole:
            continue
        capital = word.text[0].isupper()
        start = at
        while start > max(0, at - _LONGEST) and _names_site(words[start - 1]):
            start -= 1
        while start < at and not words[start].text[0].isupper():
            start += 1
        before = words[start - 1].lower if start else ""
        listed = any(n.last == at - 1 and (not capital or _bears(n, word)) for n in known)
        if start == at or listed or words[start].entity in _OTHERS:
            continue
        if capital or before == "the":
            yield Named(sentence, start, at, start, unlisted=True)


def _bears(name: Named, noun: Word) -> bool:
    """True when the gazetteer has a site of the *noun*'s kind under *name*."""
    return any(e.feature in kinds_of(noun) for e in name.entries)


def _names_site(word: Word) -> bool:
    return (word.text[0].isupper() and word.pos == "PROPN") or word.lower in _WITHIN_NAMES


def _goes_on(words: Sequence[Word], first: int, at: int) -> bool:
    """True for a word of a name, and for a hyphen inside one."""
    if words[at].pos == "PROPN":
        return True
    inside = first < at < len(words) - 1 and words[at].text == "-" and words[at + 1].pos == "PROPN"
    return inside and words[at - 1].end == words[at].start and words[at].end == words[at + 1].start


def stands_as_place(name: Named) -> bool:
    """True for a name that stands where only places do, whatever it may be called elsewhere."""
    sentence, first, last = name.sentence, name.first, name.last
    words, head = sentence.words, sentence.words[last]
    inside = [words[i].text for i in range(first, last + 1) if words[i].text != "-"]
    letters = [_MARKS.sub("", w) for w in inside if w.lower() not in ARTICLES]
    if not letters or not all(w.isalpha() and w[0].isupper() for w in letters):
        return False
    if head.tag == "NNPS" or (last + 1 < len(words) and words[last + 1].pos == "NUM"):
        return False  # peoples, and "Division 30"
    opens = {"PROPN", "DET"} if head.dep in _SUBJECTS else _OPENS
    if words[last].lower in cues().never or (first and words[first - 1].pos in opens):
        return False
    if last + 1 < len(words) and words[last + 1].text in _OWNERS:
        return False
    up, short = sentence.head(head), len(letters) == 1 and not head.text.isupper()
    before = head.dep in _SUBJECTS and head.index < up.index
    if not before and (up.index != first - 1 or sentence.head(up).lemma in cues().trusting):
        return False
    if any(words[i].entity in _OTHERS for i in (first, last)):
        return False
    if short and not head.seen:
        return _as_ground(sentence, head, up, "unseen")
    if short and head.entity not in _KNOWN:
        return _as_ground(sentence, head, up, "person")
    if head.entity in _PLACES:
        return _as_ground(sentence, head, up, "place")
    if short and head.entity in {"", "ORG"}:
        return _as_ground(sentence, head, up, "body")
    return not head.entity and _as_ground(sentence, head, up, "long")


def _as_ground(sentence: Sentence, name: Word, up: Word, label: str) -> bool:
    """True where *name*, which hangs on *up* and was taken for a *label*, stands as ground does."""
    where, over = cues().unlisted[label], sentence.head(up)
    if name.dep == "dobj" or (name.dep == "nsubjpass" and label != "person"):
        return up.pos == "VERB" and up.lemma in where.taken
    if name.dep == "nsubj" and up.lemma == "be":
        return any(c.lemma in cues().being for c in sentence.children(up.index, "acomp"))
    if name.dep in _SUBJECTS and up.pos == "VERB":
        to = any(c.lower == "to" for c in sentence.children(up.index, "prep"))
        return up.lemma in cues().falling and (to or name.dep == "nsubjpass")
    if name.dep != "pobj":
        return False
    if up.lower == "from" and over.lemma in cues().lost:
        return not sentence.children(over.index, "dobj", "nsubjpass")
    if up.lower == "of" and over.pos == "PROPN":
        return False  # "the Centre of Events"
    if up.lower == "of" and (over.lemma in where.of or over.lower == "out"):
        return True
    if aimed := cues().aimed.get(up.lower):
        beside = (over, *sentence.children(over.index, "dobj"))
        if any(word.lemma in aimed for word in beside):
            return True
    others = sentence.children(name.index, "conj") if up.lower == "between" else ()
    if any(other.lemma in cues().sites for other in others):
        return True
    if label == "unseen" and over.lemma in cues().said.get(up.lower, ()):
        return False
    return up.lower in where.after or (up.lower in _DONE_TO and over.lemma in where.taken)


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


def listed(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Named]:
    """The names after "the towns of", of which each is a place, with or without commas between."""
    words = sentence.words
    for word, of in pairwise(words):
        if word.tag != "NNS" or of.lower != "of" or not kinds_of(word) & _SETTLED:
            continue
        at = of.index + 1
        while at < len(words) and (_part(sentence, at) or words[at].lower in {",", "and"}):
            end = at
            while end < len(words) and _part(sentence, end):
                end += 1
            yield from _split(sentence, at, end, gazetteer)
            at = max(end, at + 1)


def row_noun(sentence: Sentence, at: int) -> Word | None:
    """The noun of the row in which the word *at* stands: "towns" for Z in "the towns of X Y and Z".

    None for a word of no row.
    """
    words, first = sentence.words, at - 1
    while first > 0 and (_part(sentence, first) or words[first].lower in {",", "and"}):
        first -= 1
    noun = words[first - 1] if first > 0 and words[first].lower == "of" else None
    return noun if noun is not None and noun.tag == "NNS" and kinds_of(noun) else None


def _split(sentence: Sentence, at: int, end: int, gazetteer: Gazetteer) -> Iterator[Named]:
    """The words ``at..end`` as names that the gazetteer has, or has one that sounds alike.

    The words between two such names are one name more.
    """
    loose = at
    while at < end:
        last = min(end, at + _LONGEST) - 1
        while last >= at and not _is_listed(sentence, at, last, gazetteer):
            last -= 1
        if last < at:
            at += 1
            continue
        yield from _left_over(sentence, loose, at)
        entries = gazetteer.lookup(sentence.span(at, last).text)
        yield Named(sentence, at, last, at, entries, unlisted=True, generic=True)
        loose = at = last + 1
    yield from _left_over(sentence, loose, end)


def _left_over(sentence: Sentence, first: int, end: int) -> Iterator[Named]:
    run = _whole(sentence, first, end - 1, set())
    if run is not None:
        yield Named(sentence, *run, run[0], unlisted=True, generic=True)


def _is_listed(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """True for a name of the gazetteer, or for several words that sound like one."""
    words, name = sentence.words, sentence.span(first, last).text
    if first == last:
        return len(name) > _SHORT and name[0].isupper() and bool(gazetteer.lookup(name))
    joined = words[last].text == "-" or (last + 1 < len(words) and words[last + 1].text == "-")
    return not joined and bool(gazetteer.lookup(name) or gazetteer.sounding(name))


def _whole_name(sentence: Sentence, at: int) -> bool:
    """True for "the Badush prison" with its article; "Obama hotel bill" names no place."""
    start = at - 1
    while start >= 0 and _part(sentence, start):
        start -= 1
    return start >= 0 and sentence.words[start].lower in {"the", "of", "at", "in", "near", "on"}


def _part(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    capital = word.text[0].isupper() and word.pos == "PROPN"
    return capital or word.text == "-" or word.text.lower() in ARTICLES


def _run(sentence: Sentence, at: int, taken: set[int], one: bool = False) -> tuple[int, int] | None:
    """The name that begins with the word *at*; ``one`` after "the village of", not "villages of".

    One village is of no people, however foreign its name looks to the model.
    """
    end = at
    while end < min(at + _LONGEST, len(sentence.words)) and _part(sentence, end):
        end += 1
    one = one and all(word.tag == "NNP" for word in sentence.words[at:end])
    return _whole(sentence, at, end - 1, taken, frozenset({"NORP"} if one else ()))


def _run_before(sentence: Sentence, at: int, taken: set[int]) -> tuple[int, int] | None:
    start = at
    while start > max(-1, at - _LONGEST) and _part(sentence, start):
        start -= 1
    return _whole(sentence, start + 1, at, taken)


def _whole(
    sentence: Sentence, first: int, last: int, taken: set[int], may: frozenset[str] = frozenset()
) -> tuple[int, int] | None:
    """The run from its first capitalised word, when it is free and no person's or day's name."""
    words = sentence.words
    while first <= last and words[first].text == "-":
        first += 1
    while last >= first and not words[last].text[0].isupper():
        last -= 1
    run = range(first, last + 1)
    if not run or taken & set(run) or words[last].lower in cues().never:
        return None
    joined = any(words[i].text == "-" for i in run)  # "al-Midan" looks like a people's name
    barred = (frozenset({"DATE", "MONEY"}) if joined else _NO_PLACES) - may
    return None if any(words[i].entity in barred for i in run) else (first, last)
