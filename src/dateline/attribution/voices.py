"""Pronouns in statements: "we" of a quotation is its speaker, "they" of a claim who makes it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from dateline.knowledge.tables import read_yaml
from dateline.model import Coreference, Mention, Sentence, Statement, sentence_at


def give_voices(
    coreference: Coreference, statements: Sequence[Statement], sentences: Sequence[Sentence]
) -> Coreference:
    """*coreference* with the first-person pronouns of each quotation referring to its speaker.

    Only direct and mixed statements with a known source; the innermost quotation decides. The
    speaker itself is resolved on ("he said: we ..." gives whom "he" stands for).
    """
    found = dict(coreference.antecedents)
    pronouns = _first_persons()
    starts = [sentence.start for sentence in sentences]
    by_size = sorted(statements, key=lambda s: -sum(p.end - p.start for p in s.content))
    for statement in by_size:
        speaker = _speaker(statement, sentences)
        if speaker is None:
            continue
        target = coreference.resolved(speaker)
        if (pronoun := _of_the_claim(statement, speaker, sentences)) is not None:
            found[pronoun] = target
        if statement.kind not in {"direct", "mixed"}:
            continue
        for part in statement.content:
            first = max(bisect_right(starts, part.start) - 1, 0)
            for sentence in sentences[first : bisect_left(starts, part.end)]:
                for word in sentence.words_in(part):
                    if word.lower in pronouns:
                        found[(sentence.index, word.index)] = target
    return Coreference(found)


@cache
def _first_persons() -> frozenset[str]:
    return frozenset(read_yaml("cues", "voices.yaml")["first_person"])


def _of_the_claim(
    statement: Statement, speaker: Mention, sentences: Sequence[Sentence]
) -> tuple[int, int] | None:
    """The subject in "a claim by the rebels that they shot it down": whoever claims it."""
    sentence = sentences[speaker.sentence]
    content = statement.content[0]
    cue = statement.cue
    if cue is None or not cue.start < speaker.span.start < content.start < sentence.end:
        return None
    preposition = sentence.head(sentence.words[speaker.head])
    noun = sentence.head(preposition)
    if preposition.dep != "prep" or noun.pos != "NOUN" or not cue.start <= noun.start < cue.end:
        return None
    plural = sentence.words[speaker.head].tag in ("NNS", "NNPS")
    wanted = _claimants()["plural" if plural else "singular"]
    for word in sentence.words_in(content):
        if word.dep in ("nsubj", "nsubjpass"):
            return (sentence.index, word.index) if word.lower in wanted else None
    return None


@cache
def _claimants() -> dict[str, frozenset[str]]:
    table = read_yaml("cues", "voices.yaml")["third_person"]
    return {number: frozenset(words) for number, words in table.items()}


def _speaker(statement: Statement, sentences: Sequence[Sentence]) -> Mention | None:
    """The mention of the statement's source: its words, headed by the one that governs them."""
    if statement.source is None:
        return None
    sentence = sentence_at(sentences, statement.source.start)
    words = sentence.words_in(statement.source) if sentence is not None else ()
    if sentence is None or not words:
        return None
    inside = {w.index for w in words}
    tops = [w.index for w in words if w.head not in inside or w.head == w.index]
    head = tops[0] if tops else words[0].index
    return Mention.of(sentence, words[0].index, words[-1].index, head)
