"""Whether a happening is told as past, as lasting, or as still to come."""

from __future__ import annotations

from dateline.knowledge.time_tables import time_tables
from dateline.model import Sentence, Word
from dateline.times.attachment import verb_of

#: Dependencies of clauses that describe a noun.
_DESCRIBING = frozenset({"relcl", "acl"})


def outlook(sentence: Sentence, index: int) -> str:
    """ "past", "perfect", "before" (pluperfect), "present" or "future" for word *index*'s clause.

    An infinitive takes the outlook of the verb above ("were forced to flee"), unless that verb
    only plans ("hope to take"). A definite subject is there before what is said of it will be.
    """
    cues = time_tables().cues
    word, verb = sentence.words[index], verb_of(sentence, index)
    below = sentence.children(verb.index, "aux", "auxpass")
    words = {w.lower for w in below}
    if _asked_for(sentence, word, verb):
        return "future"
    if words & cues["dating.future-auxiliary"] or any(w.tag == "MD" for w in below):
        if "have" in words:
            return "before"
        return "past" if _known(sentence, word) else "future"
    if "had" in words:
        return "before"
    if any(w.lemma == "have" for w in below):
        return "perfect"
    if "to" in words:
        return _above(sentence, verb)
    if verb.tag in ("VBZ", "VBP") or any(w.tag in ("VBZ", "VBP") for w in below):
        return "present"
    return "past"


def in_background(sentence: Sentence, index: int, look: str) -> bool:
    """True when the clause only describes ("people who have fled", "forces battling rebels").

    What such a clause tells as present or perfect has no day of its own, and is not the news.
    """
    dep = verb_of(sentence, index).dep
    return look in ("present", "perfect", "before") and dep in _DESCRIBING


def _known(sentence: Sentence, word: Word) -> bool:
    cues = time_tables().cues["dating.definite"]
    definite = any(w.lower in cues for w in sentence.children(word.index, "det", "poss"))
    return definite and word.dep in ("nsubj", "nsubjpass")


def _asked_for(sentence: Sentence, word: Word, verb: Word) -> bool:
    """ "Demanded that they halt", "called for the release": what is asked for has not happened."""
    asking = time_tables().cues["dating.asking"]
    if word.index == verb.index:
        over = sentence.head(verb)
        return (
            over.lemma in asking
            and over.pos in ("VERB", "AUX")
            and verb.dep in ("ccomp", "xcomp")
            and verb.tag in ("VB", "VBP")
        )
    over = sentence.head(word)
    if word.dep == "pobj" and over.lower == "for":
        over = sentence.head(over)
        return over.lemma in asking
    return word.dep == "dobj" and over.lemma in asking and over.pos == "VERB"


def _above(sentence: Sentence, verb: Word) -> str:
    over = sentence.head(verb)
    if over.index == verb.index or over.lemma in time_tables().cues["dating.future-verb"]:
        return "future"
    if over.pos == "NOUN" and verb.dep in ("acl", "relcl"):
        return "future"
    return outlook(sentence, over.index) if over.index != verb.index else "future"
