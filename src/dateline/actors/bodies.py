"""Bodies that neither the tables nor the language model know, told by form and by where they stand.

"The Darvani attacked" and "positions of al-Qasruf" name parties, whatever the names may be.
"""

from __future__ import annotations

from dateline.actors.context import Context, Scan
from dateline.model import Party

#: What the recogniser says of such a name when it has never seen it.
_UNSURE = frozenset({"", "GPE", "LOC"})
_WILD = frozenset({"PRODUCT", "WORK_OF_ART", "FAC", "EVENT", "LAW"})


def unknown_body(scan: Scan, head: int, context: Context) -> Party | None:
    """The party of unknown sector whose name ends at word *head*; None when none does."""
    sentence, word = scan.sentence, scan.sentence.words[head]
    if word.pos != "PROPN" or not word.text[0].isupper() or head in scan.at:
        return None
    after = sentence.words[head + 1 : head + 2]
    if after and after[0].lemma in context.words.place_nouns:
        return None
    first = body_from(scan, head, context)
    unseen = first is not None or _is_unseen(scan, head, context)
    if first is None:
        first = head
        article = head > 0 and sentence.words[head - 1].lower == "the"
        if word.entity not in _UNSURE or not (
            article or unseen or _taken_from(scan, head, context)
        ):
            return None
    elif word.entity not in {*_UNSURE, "PERSON"} and (word.seen or word.entity not in _WILD):
        return None
    if word.entity != "PERSON" and not _stands_as_party(scan, head, context, unseen=unseen):
        return None
    mention = sentence.span(first, head)
    speaks = sentence.head(word).lemma in context.words.classes["said-by-persons"]
    kind = (
        "person" if first == head and unseen and word.dep == "nsubj" and speaks else "organisation"
    )
    return Party(mention, mention.text, None, None, None, kind)


def body_from(scan: Scan, head: int, context: Context) -> int | None:
    """The first word of a name ending at word *head* that by its form is a group's, else None.

    "Al-Qasruf" by itself, when nobody is called so, or "Jaish al-Vurad" by its first word.
    """
    words, classes = scan.sentence.words, context.words.classes
    first, particle = head, False
    while first > 1 and words[first - 1].text == "-" and words[first - 1].end == words[first].start:
        first -= 2
        particle = particle or words[first].lower in classes["name-particles"]
    if first > 0 and words[first - 1].lower in classes["group-names"]:
        return first - 1
    alone = first == 0 or words[first - 1].pos != "PROPN"
    unknown = words[head].lower not in context.surnames
    return first if particle and alone and unknown else None


def _is_unseen(scan: Scan, head: int, context: Context) -> bool:
    """True for a name of one word of which nothing is known, and which is nobody's."""
    words = scan.sentence.words
    word, beside = words[head], words[max(0, head - 1) : head + 2]
    alone = sum(w.pos == "PROPN" for w in beside) == 1 and not word.text.isupper()
    unsure = not word.seen and word.entity in _UNSURE
    return alone and unsure and word.lower not in context.surnames


def _stands_as_party(scan: Scan, head: int, context: Context, *, unseen: bool) -> bool:
    """True where places and things do not stand: as who acts, holds, or is fought.

    An *unseen* name may be the object of any verb: those that are done to ground tell places.
    """
    sentence, classes = scan.sentence, context.words.classes
    word = sentence.words[head]
    up = sentence.head(word)
    governor = sentence.head(up)
    if word.dep == "nsubj":
        return up.pos == "VERB" and head < up.index
    if word.dep in ("dobj", "nsubjpass"):
        return unseen or (word.dep == "dobj" and up.lemma in classes["done-to-parties"])
    if word.dep == "conj":
        return up.lower in context.words.heads
    if word.dep != "pobj":
        return False
    if up.lower == "of":
        holders = {*context.words.heads, *context.words.transparent, *classes["held-by-parties"]}
        return not holders.isdisjoint({governor.lower, governor.lemma})
    given = up.dep in ("dative", "agent")  # "send weapons to the Darvani"
    before = up.lower in classes["before-parties"]
    return given or before or _taken_from(scan, head, context)


def _taken_from(scan: Scan, head: int, context: Context) -> bool:
    """True for X in "retook the town from X" and "the town fell to X", the town named or not."""
    sentence, classes = scan.sentence, context.words.classes
    up = sentence.head(sentence.words[head])
    governor = sentence.head(up)
    if up.lower == "from":
        ground = sentence.children(governor.index, "dobj", "nsubjpass")
        return governor.lemma in classes["taken-from-parties"] and bool(ground)
    return up.lower == "to" and governor.lemma in classes["fallen-to-parties"]
