"""The mentions of a report that could be the site of a happening, and how each hangs in its clause.

A site is a literal or modifying toponym, or a description that stands for one ("the city").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge.places.cues import cues
from dateline.knowledge.places.tables import FEATURES
from dateline.model import Coreference, Marks, Mention, Place, Sentence, Span, Toponym, Word

_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis"})
_NAME_PARTS = frozenset({"compound", "amod", "nmod", "nummod", "appos", "det"})


@dataclass(frozen=True, slots=True)
class Site:
    """A place as a phrase of a sentence.

    ``head`` is the head word of the phrase, ``link`` the preposition or dependency by which it
    hangs on ``governor`` (a word index; the head itself at the root). ``described`` is true for
    "the city" and the like.
    """

    place: Place
    use: str
    sentence: int
    head: int
    link: str
    governor: int
    described: bool = False
    container: bool = False


def sites(
    sentences: Sequence[Sentence], marks: Marks, coreference: Coreference
) -> dict[int, list[Site]]:
    """Sentence index -> its sites in text order."""
    found: dict[int, list[Site]] = {}
    earlier: list[Toponym] = []
    at, toponyms = 0, marks.toponyms
    for sentence in sentences:
        here: list[Toponym] = []
        while at < len(toponyms) and toponyms[at].place.mention.start < sentence.end:
            here.append(toponyms[at])
            at += 1
        if sentence.kind == "boilerplate":
            continue
        named = [s for t in here if (s := _named(sentence, t)) is not None]
        described = list(_described(sentence, [*earlier, *here], coreference, named))
        merged = sorted([*named, *described], key=lambda s: s.head)
        found[sentence.index] = _contained(merged)
        earlier.extend(t for t in here if t.use in {"literal", "modifier"})
        del earlier[:-12]
    return found


def _named(sentence: Sentence, toponym: Toponym) -> Site | None:
    words = sentence.words_in(toponym.place.mention)
    if not words:
        return None
    inside = {w.index for w in words}
    tops = [w for w in words if w.head not in inside or w.head == w.index]
    head = _phrase_head(sentence, tops[-1] if tops else words[-1])
    link, governor = _attachment(sentence, head)
    return Site(toponym.place, toponym.use, sentence.index, head.index, link, governor)


def _phrase_head(sentence: Sentence, word: Word) -> Word:
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


def _attachment(sentence: Sentence, head: Word) -> tuple[str, int]:
    """(link, governor) of a phrase; a conjunct hangs where the first of its series does."""
    series = 0
    while head.dep == "conj" and head.head != head.index and series < 6:
        up = sentence.head(head)
        if up.pos in {"VERB", "AUX"}:
            break
        head = up
        series += 1
    if head.dep in {"pobj", "pcomp"}:
        prep = sentence.head(head)
        while prep.dep == "prep" and sentence.head(prep).dep == "prep":
            prep = sentence.head(prep)
        return prep.lower, prep.head
    return head.dep, head.head


def _described(
    sentence: Sentence,
    before: Sequence[Toponym],
    coreference: Coreference,
    named: Sequence[Site],
) -> list[Site]:
    """Descriptions that stand for a place named earlier: "the city", "the province", "there"."""
    taken = {s.head for s in named}
    found = []
    nouns = cues().features
    for word in sentence.words:
        if word.index in taken or word.lower not in nouns or word.pos != "NOUN":
            continue
        if not any(c.lower in {"the", "this", "that"} for c in sentence.children(word.index)):
            continue
        place = _antecedent(sentence, word, before, coreference)
        if place is not None:
            link, governor = _attachment(sentence, word)
            span = sentence.span(word.index, word.index)
            found.append(
                Site(
                    _again(place, span), "literal", sentence.index, word.index, link, governor, True
                )
            )
    return found


def _again(place: Place, span: Span) -> Place:
    return Place(
        span, place.name, place.id, place.country, place.admin1, place.lat, place.lon,
        precision=place.precision, radius_m=place.radius_m, feature=place.feature,
        candidates=place.candidates,
    )  # fmt: skip


def _antecedent(
    sentence: Sentence, word: Word, before: Sequence[Toponym], coreference: Coreference
) -> Place | None:
    mention = Mention.of(sentence, word.index, word.index, word.index)
    antecedent = coreference.antecedent(mention)
    wanted = cues().features[word.lower]
    for toponym in reversed(before):
        place = toponym.place
        if place.mention.start >= word.start or toponym.use not in {"literal", "modifier"}:
            continue
        if antecedent is not None and antecedent.span.covers(place.mention):
            return place
        kind = "city" if place.feature in {"capital", "town", "village"} else place.feature
        if kind in wanted or (FEATURES.get(place.feature) in wanted):
            return place
    return None


def lies_in(inner: Place, outer: Place) -> bool:
    """True when *inner* is known to lie within the larger area *outer*."""
    if outer.precision == "country":
        return inner.precision != "country" and inner.country == outer.country
    if outer.precision in {"adm1", "adm2"}:
        return (
            inner.precision in {"place", "near"}
            and inner.country == outer.country
            and outer.admin1 is not None
            and inner.admin1 == outer.admin1
        )
    return False


def _contained(found: list[Site]) -> list[Site]:
    """Mark the sites that only say where another one nearby lies ("X in Y province", "X, Y")."""
    out = []
    for at, site in enumerate(found):
        before = found[max(0, at - 2) : at]
        after = found[at + 1 : at + 2]
        around = [o for o in before if abs(o.head - site.head) <= 6]
        around += [o for o in after if abs(o.head - site.head) <= 4]
        holds = any(lies_in(o.place, site.place) for o in around if o.use != "demonym")
        out.append(
            Site(
                site.place, site.use, site.sentence, site.head, site.link, site.governor,
                site.described, holds,
            )
        )  # fmt: skip
    return out


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
        if word.dep in _CLAUSES or (word.dep == "conj" and word.pos in {"VERB", "AUX"}):
            return word.dep
    return "phrase"
