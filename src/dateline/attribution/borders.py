"""Where a source begins and ends in text without commas: "on Friday Turkish military said"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.attribution.found import Found, is_mute
from dateline.attribution.linking import cue_offset
from dateline.attribution.page import Page, joined, without
from dateline.attribution.sources import phrase_at
from dateline.knowledge.cue_tables import StatementTables
from dateline.model import Mention, Sentence, Word

#: Words that must stand before a source for it to close its sentence.
SHORTEST = 3
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "ADV")


def settle_sources(page: Page, founds: Sequence[Found], tables: StatementTables) -> None:
    """Cut from closing sources what belongs to the content, and closing cues from other contents.

    A statement whose source names a thing that cannot speak loses all its content, unless quoted.
    """
    for found in founds:
        if found.source is None or not found.cue or found.borrowed:
            continue
        sentence = page.sentences[found.source.sentence]
        if better := _closing_source(sentence, found, tables):
            _give_back(sentence, found, better)
        head = sentence.words[found.source.head]
        if is_mute(head, tables) and not _names_maker(sentence, found.source):
            if found.quoted:
                found.source = None
            else:
                found.parts = []
    for found in founds:
        if {"final", "closing"} & set(found.notes) and found.source is not None:
            _cut_from_others(page, found, founds)


def _names_maker(sentence: Sentence, source: Mention) -> bool:
    """True when a name stands in the phrase ("the rebel operations room of Omar Hadid")."""
    words = sentence.words[source.first : source.last + 1]
    return any(w.entity in ("PERSON", "ORG") for w in words)


def _closing_source(sentence: Sentence, found: Found, tables: StatementTables) -> Mention | None:
    """The part of the source that is one, when it stands right between content and cue."""
    source = found.source
    if source is None or found.sentence != source.sentence or source.first < SHORTEST:
        return None
    if source.last + 1 != found.cue[0] or not source.head - source.first + 1 > 0:
        return None
    words = sentence.words
    before = words[source.first - 1]
    if before.pos == "PUNCT" and before.text not in "\"”'’":
        return None
    if not any(a < words[source.first].start for a, _ in found.parts):
        return None
    first = _start(words, source, tables)
    if first == source.first:
        return None
    if first <= source.head:
        return Mention.of(sentence, first, source.last, source.head)
    flat = phrase_at(sentence, first, source.last, from_left=True)
    return flat if flat is not None and flat.last == source.last else None


def _start(words: Sequence[Word], source: Mention, tables: StatementTables) -> int:
    """Where the source begins: after the last adverbial, or at the last article of a new phrase."""
    first = source.first
    article = words[first].pos in ("DET", "PRON")
    for index in range(first, source.head):
        if _adverbial(words[index], tables) and (not article or words[index].pos == "ADV"):
            first = index + 1
    if not article:
        first = _past_number(words, first, source.head)
    for index in range(first + 1, source.last + 1):
        before = words[index - 1]
        opens = words[index].pos == "DET" and words[index].lower in tables.words["articles"]
        fresh = before.pos in _NOMINAL and before.entity != "PERSON" and before.dep != "predet"
        if opens and fresh:
            first = index
    return first


def _adverbial(word: Word, tables: StatementTables) -> bool:
    """True for a word that ends the clause before a source: "Friday", "apart", "to the south"."""
    if word.lower in tables.words["weekdays"]:
        return True
    return word.lower in tables.words["closing_adverbs"] and (
        word.text.islower() or word.entity in ("DATE", "TIME")
    )


def _past_number(words: Sequence[Word], first: int, head: int) -> int:
    """Past a number that counts no singular: "wounded nine army spokesman said"."""
    counts = words[first].pos == "NUM" and words[head].tag in ("NN", "NNP")
    return first + 1 if counts and first < head else first


def _give_back(sentence: Sentence, found: Found, better: Mention) -> None:
    """Set the source, and give what it no longer holds to the content."""
    words = sentence.words
    source = found.source
    if source is not None and better.first > source.first:
        returned = (words[source.first].start, words[better.first - 1].end)
        before = words[source.first - 1].end
        touching = [p for p in found.parts if p[1] == before]
        found.parts = joined([*found.parts, *((before, returned[1]) for _ in touching)])
        start, end = better.span.start, better.span.end
        found.parts = [q for p in found.parts for q in without(p, (start, end))]
    found.source = better


def _cut_from_others(page: Page, closing: Found, founds: Sequence[Found]) -> None:
    """A cue that closes its sentence speaks for all of it: no other content holds it."""
    if closing.source is None:
        return
    cut = (min(cue_offset(page, closing), closing.source.span.start), _end(page, closing))
    for other in founds:
        if other is not closing and other.sentence == closing.sentence:
            other.parts = [q for p in other.parts for q in without(p, cut)]


def _end(page: Page, found: Found) -> int:
    cue_end = page.sentences[found.sentence].words[found.cue[-1]].end
    return max(cue_end, found.source.span.end if found.source else cue_end)
