"""Who a cue speaks for: its subject as a mention and as a source."""

from __future__ import annotations

from dateline.attribution.speakers import Speakers, source_of
from dateline.knowledge.factuality_cues import FactualityCues
from dateline.model import Mention, Sentence, Source, Statement, Word

#: What precedes a noun inside its phrase and belongs to the name of a source.
_BEFORE = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "advmod"})


def subject_of(sentence: Sentence, index: int) -> Word | None:
    """The word that does what word *index* tells: subject, agent, or what a participle modifies."""
    words = sentence.words
    at = index
    for _ in range(len(words)):
        word = words[at]
        if agents := sentence.children(at, "agent"):
            return next(iter(sentence.children(agents[0].index, "pobj")), None)
        if sentence.children(at, "nsubjpass"):
            return None
        subject = next(iter(sentence.children(at, "nsubj")), None)
        if subject is not None:
            if subject.tag in ("WP", "WDT") and word.dep in ("relcl", "acl"):
                return words[word.head]
            return subject
        if word.dep == "acl" and word.tag == "VBG":
            return words[word.head]
        if word.dep == "relcl" or word.head == at:
            return None
        if word.dep not in ("conj", "xcomp", "advcl", "ccomp", "dep", "dobj"):
            return None
        at = word.head
    return None


def owner_of(sentence: Sentence, index: int, cues: FactualityCues) -> Word | None:
    """Whose noun *index* is: "their demand", "accusations by the mayor"."""
    for word in sentence.children(index, "poss"):
        return word
    for by in sentence.children(index, "prep", "agent"):
        if by.lower in cues.words["agent_prepositions"]:
            return next(iter(sentence.children(by.index, "pobj")), None)
    return None


def phrase(sentence: Sentence, head: Word, *, long: bool = True) -> Mention:
    """The mention around noun *head*: its modifiers before it and, when *long*, "of X" after it."""
    first, last = head.index, head.index
    for word in sentence.children(head.index):
        if word.index < head.index and word.dep in _BEFORE:
            first = min(first, sentence.subtree(word.index)[0])
        if long and word.dep == "prep" and word.lower == "of" and word.index == head.index + 1:
            for inner in sentence.children(word.index, "pobj"):
                last = max(last, inner.index)
    return Mention.of(sentence, first, last, head.index)


def source_from(
    sentence: Sentence, head: Word, speakers: Speakers, known: tuple[Statement, ...]
) -> Source:
    """The source that noun *head* names, with what statements already tell of it.

    A pronoun is whoever it stands for, where the report says who that is.
    """
    for statement in known:
        for source in statement.chain:
            if source.mention and source.mention.start <= head.start < source.mention.end:
                return source
    mention = phrase(sentence, head)
    resolved = speakers.by_coreference(mention) if speakers.pronoun(mention) else None
    return source_of(resolved or speakers.described(mention), mention)
