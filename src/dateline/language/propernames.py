"""Proper names in a sentence: as other stages marked them, recognised, or by tags alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.knowledge.coreference_tables import CoreferenceTables
from dateline.model import Marks, Party, Sentence, Word

#: What the recogniser's labels allow; each is one vote, see `voted_kinds`.
LABEL_KINDS = {
    "PERSON": frozenset({"person"}),
    "ORG": frozenset({"organisation", "group", "armed_force"}),
    "NORP": frozenset({"group"}),
    "GPE": frozenset({"place", "state"}),
    "LOC": frozenset({"place"}),
    "FAC": frozenset({"place"}),
}
#: Labels under which a proper noun may still be a name nobody recognised.
_UNSEEN = frozenset({"", *LABEL_KINDS})
_STATE = frozenset({"state", "place"})
_PEOPLE, _PLACE = frozenset({"person"}), frozenset({"place"})
_DASHES = frozenset({"-", "–", "—", "--"})
#: Features of the gazetteer by what "the city", "the province" and "the country" may stand for.
_PLACE_KINDS = {
    **dict.fromkeys(("capital", "city", "town", "village"), _PLACE | {"settlement"}),
    **dict.fromkeys(("adm1", "adm2", "region"), _PLACE | {"region"}),
    "country": _PLACE | {"state"},
}


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``first..last`` of a sentence that form a proper name.

    ``id`` is its party's or place's; ``marked``: found by other stages, not only by the parser.
    """

    first: int
    last: int
    kinds: frozenset[str]
    id: str = ""
    marked: bool = False


def name_words(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """Lower-case words of a name without article, possessive, titles' stops and marks."""
    words = [w.lower for w in sentence.words[first : last + 1] if w.text[0].isalnum()]
    return tuple(w.strip(".") for w in words if w != "the") or tuple(words)


def names_of(sentence: Sentence, marks: Marks, tables: CoreferenceTables) -> dict[int, Name]:
    """Names by head word: parties first, then toponyms, then the recogniser's."""
    found: dict[int, Name] = {}
    taken: set[int] = set()
    for name in (*_marked(sentence, marks, tables), *_recognised(sentence)):
        inside = range(name.first, name.last + 1)
        head = head_of(sentence, name.first, name.last)
        proper = (_proper(sentence.words[head]) and not _opens(sentence, head, name)) or (
            name.marked and _holds_name(sentence, name, head)
        )
        if proper and taken.isdisjoint(inside):
            taken.update(inside)
            found[head] = name
    for word in sentence.words:
        capital = word.pos == "PROPN" and word.text[0].isupper()
        if capital and word.index not in taken and word.entity in _UNSEEN:
            run = _run(sentence, word.index, taken)
            taken.update(range(run.first, run.last + 1))
            head = head_of(sentence, run.first, run.last)
            if sentence.words[head].lower not in tables.nouns:
                found[head] = run
    return found


def _proper(word: Word) -> bool:
    """True for the head of a name; false for "Syrian" and "the US" before a noun they qualify."""
    if word.entity == "NORP" and (word.pos == "ADJ" or word.dep in ("amod", "compound", "nmod")):
        return False
    return word.text[0].isupper() and word.pos not in ("ADJ", "VERB")


def _opens(sentence: Sentence, head: int, name: Name) -> bool:
    """True for "Villagers" at the start of a sentence, which owes its capital to its place."""
    word = sentence.words[head]
    return head == 0 and word.pos == "NOUN" and not word.entity and not name.id


def _holds_name(sentence: Sentence, name: Name, head: int) -> bool:
    """True for a name of which the parser makes a clause; false for a group a name describes."""
    words = sentence.words[name.first : name.last + 1]
    return sentence.words[head].pos in ("VERB", "AUX") and any(w.pos == "PROPN" for w in words)


def _marked(sentence: Sentence, marks: Marks, tables: CoreferenceTables) -> Iterator[Name]:
    for word in sentence.words:
        party = marks.party_at(word.start) if marks.parties else None
        if party and (word.index == 0 or word.start == party.mention.start):
            last = _last(sentence, word.index, party.mention.end)
            yield _party_name(sentence, word.index, last, party, tables)
    for word in sentence.words:
        top = marks.toponym_at(word.start) if marks.toponyms else None
        if top and top.use in ("literal", "metonym") and word.start == top.place.mention.start:
            kinds = _PLACE_KINDS.get(top.place.feature, _PLACE)
            last = _last(sentence, word.index, top.place.mention.end)
            yield Name(word.index, last, kinds, top.place.id or "", True)


def _party_name(
    sentence: Sentence, first: int, last: int, party: Party, tables: CoreferenceTables
) -> Name:
    """A party's name; "Syrians" are people, though the party marked may be the state."""
    word = sentence.words[last]
    if word.entity == "NORP" and (party.kind == "state" or word.tag in ("NNS", "NNPS")):
        return Name(first, last, _PEOPLE, "", True)
    titled = first > 0 and sentence.words[first - 1].lower.strip(".") in tables.titles
    if party.kind == "person" and party.id is None and first == last and not titled:
        return Name(first, last, frozenset(), "", True)  # the recogniser's guess at one word
    kinds = _STATE if party.kind == "state" else frozenset({party.kind})
    kinds = tables.sectors.get((party.kind, party.sector or ""), kinds)
    return Name(first, last, kinds, party.id or "", True)


def _last(sentence: Sentence, first: int, end: int) -> int:
    last = first
    while last + 1 < len(sentence.words) and sentence.words[last + 1].start < end:
        last += 1
    return last


def _recognised(sentence: Sentence) -> Iterator[Name]:
    words = sentence.words
    at = 0
    while at < len(words):
        label, first = words[at].entity, at
        at += 1
        while (
            label and at < len(words) and words[at].entity == label and not words[at].entity_begins
        ):
            at += 1
        if label in LABEL_KINDS:
            last = at - 1
            for index in range(first, last):
                if words[index].text in _DASHES and words[index].start > words[index - 1].end:
                    first = index + 1
            if words[first].pos == "DET" and first < last:
                first += 1
            while last > first and words[last].tag == "POS":
                last -= 1
            plural = label == "NORP" and words[last].tag in ("NNPS", "NNS")
            yield Name(first, last, _PEOPLE if plural else LABEL_KINDS[label])


def _run(sentence: Sentence, first: int, taken: set[int]) -> Name:
    last = first
    words = sentence.words
    while last + 1 < len(words) and words[last + 1].pos == "PROPN" and last + 1 not in taken:
        last += 1
    return Name(first, last, frozenset())


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The word of ``first..last`` that is governed from outside; the last such one."""
    words = sentence.words
    for index in range(last, first - 1, -1):
        word = words[index]
        outside = not first <= word.head <= last or word.head == index
        if outside and word.pos not in ("PUNCT", "PART", "DET"):
            return index
    return last


def voted_kinds(
    sentences: Sequence[Sentence], named: Sequence[dict[int, Name]]
) -> dict[str, frozenset[str]]:
    """Kinds of each name by the majority of its mentions, for the recogniser wavers."""
    votes: dict[str, Counter[frozenset[str]]] = {}
    for sentence, names in zip(sentences, named, strict=True):
        for name in names.values():
            if name.kinds:
                key = " ".join(name_words(sentence, name.first, name.last))
                votes.setdefault(key, Counter())[name.kinds] += 5 if name.marked else 1
    return {key: min(v.items(), key=lambda i: (-i[1], sorted(i[0])))[0] for key, v in votes.items()}
