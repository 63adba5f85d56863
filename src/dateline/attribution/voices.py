"""First persons: "we" and "I" inside a quotation stand for its speaker."""

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
        if speaker is None or statement.kind not in {"direct", "mixed"}:
            continue
        target = coreference.resolved(speaker)
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
