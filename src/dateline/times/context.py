"""What a time expression is read against: the publication date, the date before it, the tense."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.knowledge.time_tables import TimePattern, time_tables
from dateline.model import Sentence
from dateline.times.calendar import Reading
from dateline.times.tokens import Token


@dataclass
class Context:
    """The state of reading one report.

    ``narrative`` is True for history told by dates rather than news of a day: then a partial date
    leans on the date before it, not on publication (Mazur and Dale 2010, WikiWars).
    ``previous`` is the last dated reading, ``sentence_previous`` the last one of this sentence.
    """

    published: dt.date | None
    narrative: bool = False
    previous: Reading | None = None
    sentence_previous: Reading | None = None
    tense: Callable[[int], str] = field(default=lambda offset: "")
    offset: int = 0

    @property
    def origin(self) -> dt.date | None:
        """The day that "two days ago" counts from."""
        if self.narrative or self.published is None:
            return self.last_day
        return self.published

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
    """ "future", "past" or "" for the clause of the word at *offset*.

    Read from the governing verbs: an auxiliary of the future or a to-infinitive under a verb of
    planning makes a future, a past form a past.
    """
    word = sentence.word_at(offset)
    if word is None:
        return ""
    cues = time_tables().cues
    auxiliaries, planning = cues["dating.future-auxiliary"], cues["dating.future-verb"]
    chain = [word, *sentence.ancestors(word.index)]
    verbs = [w for w in chain if w.pos in ("VERB", "AUX")]
    for number, verb in enumerate(verbs[:2]):
        below = sentence.children(verb.index, "aux", "auxpass")
        if any(w.lower in auxiliaries for w in below):
            return "future"
        if number == 0 and any(w.lower == "to" for w in below):
            over = verbs[1] if len(verbs) > 1 else None
            if over is None or over.lemma in planning or over.tag in ("VBZ", "VBP", "VBG"):
                return "future"
            continue
        if verb.tag in ("VBD", "VBN") or any(w.tag in ("VBD", "VBZ", "VBP") for w in below):
            return "past" if verb.tag in ("VBD", "VBN") else ""
        if verb.tag in ("VBZ", "VBP"):
            return ""
    return ""
