"""What a time expression is read against: the publication date, the date before it, the tense."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.knowledge.time_tables import TimePattern, time_tables
from dateline.model import Sentence, Word
from dateline.times.calendar import Reading
from dateline.times.tokens import Token


@dataclass
class Context:
    """The state of reading one report.

    ``narrative`` is True for history told by dates rather than news of a day: then a partial date
    leans on the date before it, not on publication (Mazur and Dale 2010, WikiWars).
    ``previous`` is the last dated reading, ``sentence_previous`` the last one of this sentence.
    ``ahead`` is the (year, month) to which the words being read are the beginning: "January" in
    "between January and March 2015".
    """

    published: dt.date | None
    narrative: bool = False
    previous: Reading | None = None
    previous_day: Reading | None = None
    sentence_previous: Reading | None = None
    tense: Callable[[int], str] = field(default=lambda offset: "")
    offset: int = 0
    ahead: tuple[int, int] | None = None

    @property
    def origin(self) -> dt.date | None:
        """The day that "two days ago" counts from."""
        if self.narrative or self.published is None:
            return self.last_day or self.published
        return self.published

    def day_before(self, unit: str) -> dt.date | None:
        """What "that day" or "that year" leans on: for a day, only a reading as fine as a day."""
        if unit == "D":
            return self.previous_day.first if self.previous_day else None
        return self.last_day

    @property
    def last_day(self) -> dt.date | None:
        """The first day of the last dated reading."""
        return self.previous.first if self.previous else None


@dataclass(frozen=True)
class Parts:
    """The named parts of one match of a pattern."""

    pattern: TimePattern
    groups: dict[str, tuple[Token, ...]]
    tokens: tuple[Token, ...]

    def __contains__(self, name: str) -> bool:
        return bool(self.groups.get(name))

    def all(self, name: str) -> tuple[Token, ...]:
        """The tokens of part *name*."""
        return self.groups.get(name, ())

    def get(self, name: str) -> Token | None:
        """The first token of part *name* that has a value, else its first token."""
        found = self.groups.get(name)
        if not found:
            return None
        return next((t for t in found if t.value is not None), found[0])

    def text(self, name: str) -> str:
        """The value of part *name* as text, "" when it is absent."""
        token = self.get(name)
        return "" if token is None or token.value is None else str(token.value)

    def number(self, name: str) -> int | None:
        """The digits of the value of part *name* ("3rd" is 3)."""
        digits = "".join(ch for ch in self.text(name) if ch.isascii() and ch.isdigit())
        return int(digits) if digits else None


def tense_at(sentence: Sentence, offset: int) -> str:
    """ "future", "ahead", "past" or "" for the clause that the word at *offset* belongs to.

    "Will" makes a future, another modal or a to-infinitive looks "ahead", a past form makes a
    past. A time that hangs on a noun ("the May 3 deadline") tells no side of publication, unless
    the noun is of something planned.
    """
    word = sentence.word_at(offset)
    if word is None:
        return ""
    cues = time_tables().cues
    earliest = False
    for above in sentence.ancestors(word.index):
        if above.lower in cues["dating.limit"] and above.pos in ("ADP", "SCONJ"):
            head = sentence.head(above)
            planned = head.lemma in cues["dating.future-verb"]
            return "future" if planned or _tense_of(sentence, head) == "future" else ""
        earliest = earliest or above.lower in cues["dating.earliest"]
        if above.pos in ("VERB", "AUX"):
            tense = _tense_of(sentence, above)
            return "future" if earliest and tense == "ahead" else tense
        if above.pos in ("NOUN", "ADJ", "PRON") or (above.pos == "PROPN" and not above.entity):
            below = sentence.children(above.index, "amod")
            return "future" if any(w.lemma in cues["dating.planned"] for w in below) else ""
    return ""


def _tense_of(sentence: Sentence, verb: Word) -> str:
    cues = time_tables().cues
    below = sentence.children(verb.index, "aux", "auxpass")
    perfect = any(w.lemma == "have" for w in below)
    if any(w.lower in cues["dating.future-auxiliary"] for w in below):
        return "" if perfect else "future"
    if (
        any(w.lower == "to" for w in below)
        and sentence.head(verb).lemma in (cues["dating.future-verb"])
    ):
        return "future"
    if any(w.tag == "MD" or w.lower == "to" for w in below):
        return "past" if perfect else "ahead"
    if any(w.tag in ("VBZ", "VBP") and w.lemma == "be" for w in below):
        return "future" if verb.tag == "VBG" or verb.lemma in cues["dating.future-verb"] else ""
    if verb.tag == "VBN" and verb.lemma in cues["dating.future-verb"]:
        return "future"
    if verb.tag in ("VBD", "VBN") or any(w.tag in ("VBD", "VBZ", "VBP") for w in below):
        return "past"
    return ""
