"""A place as a phrase of a sentence: how it hangs in its clause, and which place lies in which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge.places.cues import cues
from dateline.model import Place, Sentence, Word
from dateline.places.ranking import kilometres

#: Dependencies that begin a clause of its own.
BORDERS = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis"})
_PARTS_OF_TOWNS = frozenset(
    {"neighbourhood", "district", "site", "facility", "camp", "road", "bridge", "base", "airport"}
)


@dataclass(frozen=True, slots=True)
class Site:
    """A place as a phrase of a sentence.

    ``head`` is the head word of the phrase, ``link`` the preposition or dependency by which it
    hangs on ``governor`` (a word index; the head itself at the root). ``described`` is true for
    "the city" and the like. ``container`` marks a site that only says where another lies, and
    ``series`` is the head of the first of coordinated sites. At a ``venue`` somebody spoke or met;
    ``share`` tells how much the report speaks of the place, 1.0 for the one it speaks of most, and
    ``ground`` marks "Xian territory".
    """

    place: Place
    use: str
    sentence: int
    head: int
    link: str
    governor: int
    described: bool = False
    container: bool = False
    series: int = -1
    venue: bool = False
    share: float = 0.0
    ground: bool = False


def phrase_head(sentence: Sentence, word: Word) -> Word:
    """The head of the whole phrase: "city" in "the city of X", "X city", "the X neighbourhood"."""
    nouns = cues().features
    for _ in range(4):
        up = sentence.head(word)
        if up.index == word.index:
            return word
        if word.dep in {"compound", "nmod", "amod", "appos"} and up.lower in nouns:
            word = up
        elif word.dep == "pobj" and up.lower == "of" and sentence.head(up).lower in nouns:
            word = sentence.head(up)
        else:
            return word
    return word


def attachment(sentence: Sentence, head: Word) -> tuple[str, int, int]:
    """(link, governor, first of the series); a conjunct hangs where the first does."""
    series = 0
    while head.dep == "conj" and head.head != head.index and series < 6:
        up = sentence.head(head)
        if up.pos in {"VERB", "AUX"}:
            break
        head = up
        series += 1
    if head.dep in {"pobj", "pcomp"}:
        prep = sentence.head(head)
        for above in sentence.ancestors(prep.index):
            if prep.dep != "prep" or above.dep != "prep":
                break
            prep = above
        return prep.lower, prep.head, head.index
    return head.dep, head.head, head.index


#: Precisions of areas in which a name that the gazetteer lacks may be said to lie.
_TOLD = frozenset({"country", "region", "adm1", "adm2"})


def likely_precision(place: Place) -> str:
    """The precision of *place*; that of a town where the gazetteer lacks it, as most such are."""
    told = place.id is None and place.precision in _TOLD  # that of the area it is said to lie in
    return "place" if told or place.precision == "unknown" else place.precision


def lies_in(inner: Place, outer: Place) -> bool:
    """True when *inner* is known to lie within the larger area *outer*."""
    if inner.id == outer.id or (inner.country is None and inner.lat is None):
        return False
    if outer.precision == "country":
        lesser = inner.precision != "country" or inner.id is None  # a village "in Mali"
        return lesser and inner.country == outer.country
    if outer.precision in {"adm1", "adm2"} and inner.precision in {"place", "near"}:
        if inner.country == outer.country and outer.admin1 and inner.admin1 == outer.admin1:
            return True
        unplaced = outer.precision == "adm2" or inner.admin1 is None
        return unplaced and inner.country == outer.country and _within(inner, outer, 1.0)
    if outer.precision == "region":
        return inner.precision not in {"country", "region"} and _within(inner, outer, 1.0)
    if inner.admin1 is not None and inner.admin1 == outer.name and inner.country == outer.country:
        return True  # "X in Aleppo": the province by the name of its seat
    small = inner.feature in _PARTS_OF_TOWNS and outer.feature in {"city", "capital", "town"}
    return small and _within(inner, outer, 1.5)


def _within(inner: Place, outer: Place, times: float) -> bool:
    if inner.lat is None or inner.lon is None or outer.lat is None or outer.lon is None:
        return False
    reach = times * max(outer.radius_m or 0, 8_000) / 1000
    return kilometres((inner.lat, inner.lon), (outer.lat, outer.lon)) <= reach


def path(sentence: Sentence, trigger: frozenset[int], governor: int) -> tuple[str, ...]:
    """How a site's governor stands to the trigger: (kind, what lies between).

    kind: ``at`` the trigger itself, ``below`` it, ``above`` it, or ``side`` by side; then
    ``clause`` when a clause border lies between, else ``phrase``, or the dependency that links.
    """
    if governor in trigger:
        return ("at",)
    ups = {w.index for t in trigger for w in [sentence.words[t], *sentence.ancestors(t)]}
    down = [sentence.words[governor], *sentence.ancestors(governor)]
    for step, word in enumerate(down):
        if word.index in trigger:
            return "below", _border(down[:step])
        if word.index in ups:
            top = _up_to(sentence, trigger, word.index)
            if step == 0:
                return "above", _border(top), top[-1].dep if top else ""
            return "side", _border(down[:step]), _border(top)
    return ("apart",)


def _up_to(sentence: Sentence, trigger: frozenset[int], top: int) -> list[Word]:
    """The words from the trigger up to, and without, the word *top*."""
    best: list[Word] | None = None
    for start in trigger:
        chain: list[Word] = []
        word = sentence.words[start]
        while word.index != top and word.head != word.index and len(chain) < 60:
            if word.index not in trigger or word.head not in trigger:
                chain.append(word)
            word = sentence.head(word)
        if word.index == top and (best is None or len(chain) < len(best)):
            best = chain
    return best or []


def _border(words: Sequence[Word]) -> str:
    for word in words:
        if word.dep in BORDERS or (word.dep == "conj" and word.pos in {"VERB", "AUX"}):
            return word.dep
    return "phrase"


def witnessed(sentence: Sentence, verb: Word) -> Word | None:
    """The happening in "clashes were reported in X", which tells where it was; or None."""
    told = sentence.children(verb.index, "nsubjpass") if verb.lemma in cues().witnessed else ()
    return next((word for word in told if word.pos in {"NOUN", "PROPN"}), None)


def has_office(sentence: Sentence, head: int, governor: int) -> bool:
    """True for the X of "the X-based group", where it has its office and nothing happens."""
    return governor == head + 2 and sentence.words[governor].lower in cues().basing
