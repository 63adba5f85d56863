"""When, seen from publication: the tense of a happening (codebook sections 4 and 7)."""

from __future__ import annotations

from dateline.attribution.scope import AUXILIARIES, links
from dateline.model import Sentence, Word


def read_tense(sentence: Sentence, head: int, factuality: str, hint: str | None = None) -> str:
    """The tense of the happening named by word *head*: past, ongoing, future or timeless.

    *hint* is the tense a factuality cue gives to what stands under it. A word without a tense of
    its own (noun, infinitive, participle) takes that of the clause it hangs on.
    """
    for link in links(sentence, head):
        word = sentence.words[link.node]
        if word.pos in ("VERB", "AUX"):
            found = finite_tense(sentence, word)
            if found is not None:
                if link.node != head and factuality in ("Uu", "PS+", "PR+", "PR-", "PS-") and hint:
                    return hint
                return found
            if word.tag == "VBN":
                return "past"
    return hint or "past"


def finite_tense(sentence: Sentence, word: Word) -> str | None:
    """The tense that verb *word* and its auxiliaries show; None when they show none."""
    auxiliaries = sentence.children(word.index, *AUXILIARIES)
    lemmas = [w.lemma for w in auxiliaries]
    tags = [w.tag for w in auxiliaries]
    perfect = "have" in lemmas
    if "MD" in tags:
        return "past" if perfect else "future"
    if "TO" in tags:
        return "past" if perfect else None
    finite = next((w for w in (*auxiliaries, word) if w.tag in ("VBD", "VBZ", "VBP")), None)
    if finite is None:
        return None
    if finite.tag == "VBD":
        return "past"
    if perfect:
        return "ongoing" if word.tag == "VBG" else "past"
    return "ongoing"
