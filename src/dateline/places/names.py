"""Finds where a sentence names something that the gazetteer knows: maximal matches only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.gazetteer import Entry, Gazetteer
from dateline.knowledge.places.cues import abbreviations, cues
from dateline.knowledge.places.keys import ARTICLES
from dateline.knowledge.places.spelling import spelling
from dateline.knowledge.places.tables import demonyms
from dateline.model import Sentence

#: Words of the longest names: "Federally Administered Tribal Areas", "Deir - ez - Zor province".
LONGEST = 8
_INNER = spelling().joiners | ARTICLES


@dataclass(frozen=True, slots=True)
class Named:
    """Words ``first..last`` of a sentence that name ``entries``; ``peoples`` if a demonym.

    ``core`` is the first word of the name itself, after a direction ("northern | Mali");
    ``direction`` is that word, "" when there is none or the gazetteer knows the whole.
    ``unlisted`` marks a name of which only its position tells that it is a place, ``generic`` one
    that begins with a word for a hill, a village and the like.
    """

    sentence: Sentence
    first: int
    last: int
    core: int
    entries: tuple[Entry, ...] = ()
    peoples: tuple[str, ...] = ()
    direction: str = ""
    unlisted: bool = False
    generic: bool = False

    @property
    def text(self) -> str:
        """The name as written, without a direction that is not part of it."""
        return self.sentence.span(self.core if self.direction else self.first, self.last).text


def named(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Named]:
    """Every maximal name of a place or people in *sentence*, in order, none overlapping."""
    words = sentence.words
    at, count = 0, len(words)
    while at < count:
        found = _at(sentence, at, gazetteer) if _may_begin(sentence, at) else None
        if found is None:
            at += 1
        else:
            yield found
            at = found.last + 1


def _may_begin(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    text = word.text
    if at > 1 and sentence.words[at - 1].text == "-" and sentence.words[at - 2].lower in ARTICLES:
        return False  # "al-Tiba" is not the Tiba of another language
    if text[0].isupper():
        return True
    if at + 1 >= len(sentence.words):
        return False
    following = sentence.words[at + 1].text
    if text in ARTICLES:
        return following == "-" or (text in {"al", "el"} and following[0].isupper())
    if text in cues().directions or text in {"occupied", "rural"}:
        return following[0].isupper() or following in ARTICLES or following == "-"
    return "-" in text and text.split("-")[0] in ARTICLES


def _at(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Named | None:
    known = cues()
    if (short := _abbreviated(sentence, at, gazetteer)) is not None:
        return short
    for last in _ends(sentence, at):
        text = sentence.span(at, last).text
        if codes := demonyms().get(text):
            return Named(sentence, at, last, at, (), codes)
        if text.lower() in known.never or text.lower() in known.titles or len(text) < 2:
            continue
        if (len(text) == 2 and not text.isupper()) or text in known.directions:
            continue
        if _describes(sentence, at, last):
            continue
        if entries := gazetteer.lookup(text) or _owning(text, gazetteer):
            return Named(sentence, at, last, at, entries)
    word = sentence.words[at].text.lower()
    rest = at + 1
    if word in known.directions and rest < len(sentence.words) and _may_begin(sentence, rest):
        inner = _at(sentence, rest, gazetteer)
        if inner is not None and inner.entries and not inner.direction:
            return Named(sentence, at, inner.last, rest, inner.entries, (), word)
    return None


def _describes(sentence: Sentence, first: int, last: int) -> bool:
    """True for "The city" and "The island" at the head of a sentence, which are no names."""
    words = sentence.words[first : last + 1]
    nouns = words[1:]
    return words[0].lower == "the" and all(w.text in cues().features for w in nouns)


#: People of a city that "Aleppos" may mean; smaller ones have namesakes among common words.
_LARGE = 500_000


def _owning(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The country or large city in "Syrias capital", of copy that has lost its apostrophes."""
    if not text.endswith("s") or not text[:1].isupper():
        return ()
    known = gazetteer.lookup(text[:-1])
    return tuple(e for e in known if e.feature == "country" or e.population >= _LARGE)


def _ends(sentence: Sentence, first: int) -> Iterator[int]:
    """Last words that a name beginning at *first* may have, farthest first."""
    ends = []
    words, nouns = sentence.words, cues().features
    for at in range(first, min(first + LONGEST, len(words))):
        text = words[at].text
        noun = at > first and text.lower() in nouns
        hyphened = at > first and words[at - 1].text == "-" and text[0].isalpha()
        if text[0].isupper() or (at == first and len(text) > 2) or hyphened or noun:
            ends.append(at)
            if noun and text[0].islower():
                break
        elif text.lower() not in _INNER and at > first:
            break
    return reversed(ends)


def _abbreviated(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Named | None:
    """A state's abbreviation, which only counts after a comma ("Monroe, La.")."""
    words = sentence.words
    if at < 2 or words[at - 1].text != ",":
        return None
    for last in (at + 1, at):
        if last >= len(words):
            continue
        text = sentence.span(at, last).text
        full = abbreviations().get(text) or abbreviations().get(text + ".")
        if full is None:
            continue
        entries = [
            e for e in gazetteer.lookup(full[0]) if e.country == full[1] and e.feature == "adm1"
        ]
        if entries:
            return Named(sentence, at, last, at, tuple(entries))
    return None
