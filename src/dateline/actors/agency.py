"""When a place name is a party: "Damascus said", "Russia's bombing", "by Iran"; not "in Russia".

Codebook section 4: "Damascus" (= the Syrian government) resolves to the party meant; a place in
which something happens is no party.
"""

from __future__ import annotations

from dateline.knowledge.actors.words import ActorWords
from dateline.model import Sentence, Word

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def acts_as_party(sentence: Sentence, index: int, words: ActorWords, *, capital: bool) -> bool:
    """True when the place name at *index* acts, speaks or is dealt with as a party.

    A *capital* needs a verb of speech or policy; a state any verb that is not merely its condition.
    """
    word = _first_of_series(sentence, index)
    head = sentence.head(word)
    if word.dep in _SUBJECTS:
        return _subject_acts(sentence, head, words, capital)
    if word.dep == "pobj":
        return _object_acts(sentence, head, words, capital)
    if word.dep == "poss":
        return (words.is_act(head.lemma) and not capital) or head.lemma in words.acts
    if word.dep in ("dobj", "dative", "attr", "oprd") and not capital:
        return head.lemma in words.speaking_capitals
    return word.dep in ("compound", "amod", "nmod") and not capital and words.is_act(head.lemma)


def may_act(sentence: Sentence, index: int, words: ActorWords) -> bool:
    """True when the capital at *index*, already read as a role filler, can be its government."""
    word = _first_of_series(sentence, index)
    head = sentence.head(word)
    if word.dep in _SUBJECTS or word.dep == "poss":
        return head.lemma not in words.passive_states
    if word.dep == "pobj" and head.lower in ("to", "from", "on", "upon"):
        above = sentence.head(head).lemma
        return above in words.speaking_capitals or above in words.acts
    if word.dep == "pobj":
        return head.dep == "agent" or head.lower in words.classes["partner-prepositions"]
    return word.dep in ("dobj", "dative") and head.lemma in words.speaking_capitals


def names_place(sentence: Sentence, index: int, words: ActorWords) -> bool:
    """True when grammar makes the name at *index* a place's: "in Hass", "Hass town"."""
    word = _first_of_series(sentence, index)
    head = sentence.head(word)
    if word.dep in ("compound", "nmod"):
        return head.lower in words.place_nouns
    if word.dep == "dobj":
        return head.lemma in words.journeys
    if word.dep != "pobj":
        return False
    if head.lower == "of":
        return sentence.head(head).lower in words.place_nouns
    if head.lower == "at" and sentence.head(head).lemma in words.classes["aimed"]:
        return False
    return head.lower in words.locatives


def only_premises(sentence: Sentence, index: int, words: ActorWords) -> bool:
    """True when a body that is also a building is hit or entered, not spoken to or acting."""
    word = _first_of_series(sentence, index)
    if sentence.words[index].lower not in words.premises:
        return False
    head = sentence.head(word)
    if word.dep in ("dobj", "nsubjpass"):
        return head.lemma not in words.speaking_capitals
    return (
        word.dep == "pobj"
        and head.dep != "agent"
        and head.lower not in words.classes["partner-prepositions"]
    )


def _first_of_series(sentence: Sentence, index: int) -> Word:
    word = sentence.words[index]
    for _ in range(5):
        if word.dep not in ("conj", "appos"):
            break
        word = sentence.head(word)
    return word


def _subject_acts(sentence: Sentence, verb: Word, words: ActorWords, capital: bool) -> bool:
    if verb.pos not in ("VERB", "AUX"):
        return False
    verbs = [verb, *sentence.children(verb.index, "xcomp", "conj")]
    if capital:
        return any(v.lemma in words.speaking_capitals for v in verbs)
    return any(v.pos == "VERB" and v.lemma not in words.passive_states for v in verbs)


def _object_acts(sentence: Sentence, prep: Word, words: ActorWords, capital: bool) -> bool:
    if prep.dep == "agent" or prep.lower == "by":
        return not capital or sentence.head(prep).lemma in words.speaking_capitals
    return prep.lower in words.classes["partner-prepositions"] and not capital
