"""Captions: a picture's sentence carries the picture's own date (codebook section 7)."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.time_tables import time_tables
from dateline.model import Sentence, TimeExpression
from dateline.times.attachment import Attached, attach, by_sentence

#: Characters that may follow a caption's date: a stop, or a credit in brackets.
_AFTER = 3
_CREDIT = 60
#: Words at the head of a sentence among which a picture is looked for.
_OPENING = 6


def captioned(
    sentences: Sequence[Sentence], expressions: Sequence[TimeExpression]
) -> frozenset[int]:
    """The numbers of the sentences that are captions of pictures, with a date of their own."""
    return frozenset(
        number
        for number, sentence, here in by_sentence(sentences, expressions)
        if here and caption_time(sentence, attach(sentence, here)) is not None
    )


def caption_time(sentence: Sentence, times: Sequence[Attached]) -> Attached | None:
    """The full date that dates the whole of *sentence* as a caption, or None.

    A caption says what its picture shows in the present tense and ends with a date, or opens with
    "FILE"; a date brought in by a preposition belongs to its clause instead.
    """
    cues = time_tables().cues
    opening = sentence.words[0].lower in cues["dating.file-picture"]
    shows = sentence.kind == "caption" or opening or _shows(sentence)
    for time in reversed(times):
        span, text = time.expression.interval, time.expression.mention.text
        if span is None or span.precision != "day" or not text[-4:].isdigit():
            continue
        if shows or _closes(sentence, time):
            return time
    return None


def _shows(sentence: Sentence) -> bool:
    """ "This image taken on ... shows": a picture is the subject of a present-tense root."""
    pictures = time_tables().cues["dating.picture"]
    for word in sentence.words[:_OPENING]:
        if word.lemma in pictures:
            verb = sentence.head(word)
            return (word.dep == "nsubj" and verb.tag == "VBZ") or word.dep == "pobj"
    return False


def _closes(sentence: Sentence, time: Attached) -> bool:
    mention = time.expression.mention
    rest = sentence.text[mention.end - sentence.start :].strip()
    inset = sentence.text[: mention.start - sentence.start].rstrip().endswith(",")
    if inset and not time.preposition and _root_tag(sentence) in ("VBZ", "VBP"):
        return True
    if len(rest) > _AFTER and not (rest[:1] == "(" and len(rest) <= _CREDIT):
        return False
    before = sentence.word_at(mention.start)
    if before is None or before.index == 0:
        return False
    return sentence.words[before.index - 1].pos not in ("ADP", "SCONJ", "VERB", "AUX")


def _root_tag(sentence: Sentence) -> str:
    return next((w.tag for w in sentence.words if w.head == w.index), "")
