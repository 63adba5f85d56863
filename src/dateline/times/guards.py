"""What keeps numbers and names that look like times from being read as times."""

from __future__ import annotations

from dateline.knowledge.time_tables import time_tables
from dateline.model import Sentence
from dateline.times.context import Parts

#: Marks before a number that make it money, a rank or a reference.
_MONEY = frozenset("$£€¥#№")
#: How a participle hangs that is a preposition in all but name.
_HANGING = frozenset({"acl", "prep", "advcl"})
_EARLIEST_BARE_YEAR = 1400


def plausible(parts: Parts, sentence: Sentence) -> bool:
    """False when the analysis of the sentence speaks against a time."""
    if _follows(parts, sentence):
        return False
    if (
        parts.pattern.gives == "year"
        and "y" in parts
        and parts.tokens[0].kind in ("YEAR", "APPROX")
    ):
        return _bare_year(parts, sentence)
    if parts.pattern.id == "month" and len(parts.tokens) == 1:
        return _bare_month(parts, sentence)
    if parts.pattern.gives == "season":
        return _no_name(parts, sentence)
    if parts.pattern.id == "clock":
        return _lone_clock(parts, sentence)
    if parts.pattern.id == "decade":
        return _no_age(parts, sentence)
    return True


def _follows(parts: Parts, sentence: Sentence) -> bool:
    """True for "arrests following April protests": they followed, April did not."""
    first = parts.tokens[0]
    word = sentence.word_at(first.start) if first.kind == "FOLLOWING" else None
    return word is not None and word.tag == "VBG" and word.dep in _HANGING


def _bare_year(parts: Parts, sentence: Sentence) -> bool:
    token = parts.get("y")
    if token is None or int(token.text) < _EARLIEST_BARE_YEAR:
        return False
    before = sentence.text[token.start - sentence.start - 1 : token.start - sentence.start]
    after = sentence.text[token.end - sentence.start : token.end - sentence.start + 1]
    if before in _MONEY or after in ("%", "°"):
        return False
    word = sentence.word_at(token.start)
    if word is None:
        return True
    if word.index and sentence.words[word.index - 1].lower in time_tables().cues["guard.clock"]:
        return False
    head = sentence.head(word)
    counts = word.dep == "nummod" and head.index > word.index and head.tag in ("NNS", "NNPS")
    return not counts or word.entity == "DATE"


def _bare_month(parts: Parts, sentence: Sentence) -> bool:
    word = sentence.word_at(parts.tokens[0].start)
    return word is None or word.entity not in ("PERSON",)


def _no_name(parts: Parts, sentence: Sentence) -> bool:
    """ "The Arab Spring" is no season."""
    word = sentence.word_at(parts.tokens[0].start)
    if word is None or word.index < 2 or not word.text[0].isupper():
        return True
    before = sentence.words[word.index - 1]
    named = before.text[0].isupper() and before.pos in {"PROPN", "ADJ"}
    return not named or before.lower in time_tables().words


def _lone_clock(parts: Parts, sentence: Sentence) -> bool:
    """The running time of a film ("0:00:43") is no hour of the day."""
    start, end = parts.tokens[0].start - sentence.start, parts.tokens[-1].end - sentence.start
    around = sentence.text[max(start - 1, 0) : start] + sentence.text[end : end + 1]
    return ":" not in around


def _no_age(parts: Parts, sentence: Sentence) -> bool:
    """ "In his fifties" is an age."""
    word = sentence.word_at(parts.tokens[-1].start)
    return word is None or not sentence.children(word.index, "poss")
