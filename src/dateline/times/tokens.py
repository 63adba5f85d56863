"""Sentences as rows of classed tokens: the alphabet that time patterns are written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.time_tables import OTHER, TOKEN, TimeTables, TimeWord, time_tables
from dateline.model import Sentence


@dataclass(frozen=True, slots=True)
class Token:
    """Characters ``start..end`` of a report with their class ("" for none) and value."""

    start: int
    end: int
    text: str
    kind: str = ""
    value: str | int | float | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence's tokens and their codes, one character a token."""

    tokens: tuple[Token, ...]
    codes: str


#: Longest token of digits that is looked at; longer ones are no time.
_LONGEST = 40


def row(sentence: Sentence) -> Row | None:
    """The classed tokens of *sentence*; None when no token has a class that carries time."""
    tables = time_tables()
    raw = [(m.start(), m.end(), m.group()) for m in TOKEN.finditer(sentence.text)]
    lower = [text.lower() for _, _, text in raw]
    words, phrases = tables.words, tables.phrases
    if not any(w in words or w in phrases or w[0].isdigit() for w in lower):
        return None
    tokens = tuple(_classed(sentence, raw, lower, tables))
    codes = "".join([tables.codes[t.kind] if t.kind else OTHER for t in tokens])
    return Row(tokens, codes) if tables.core.search(codes) else None


def _classed(
    sentence: Sentence, raw: list[tuple[int, int, str]], lower: list[str], tables: TimeTables
) -> Iterator[Token]:
    at, base = 0, sentence.start
    while at < len(raw):
        start, end, text = raw[at]
        key, width, word = lower[at], 1, None
        for phrase, meaning in tables.phrases.get(key, ()):
            if tuple(lower[at : at + len(phrase)]) == phrase:
                width, word = len(phrase), meaning
                break
        else:
            word = tables.words.get(key)
        if word is not None and not _fits(word, text, sentence, base + start):
            word, width = None, 1
        if word is not None:
            if word.abbreviation and lower[at + 1 : at + 2] == ["."] and raw[at + 1][0] == end:
                width = 2
            end = raw[at + width - 1][1]
            full = sentence.text[start:end]
            yield Token(base + start, base + end, full, word.kind, word.value, word.plural)
        elif key[0].isdigit() and len(key) < _LONGEST:
            yield Token(base + start, base + end, text, _shape(key), key)
        else:
            yield Token(base + start, base + end, text)
        at += width


def _fits(word: TimeWord, text: str, sentence: Sentence, offset: int) -> bool:
    if word.capital and not text[0].isupper():
        return False
    if not word.pos:
        return True
    found = sentence.word_at(offset)
    return found is None or found.pos in word.pos


@lru_cache(maxsize=4096)
def _shape(text: str) -> str:
    return next((s.kind for s in time_tables().shapes if s.regex.fullmatch(text)), "")
