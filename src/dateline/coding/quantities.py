"""Numbers of people in text, with the bounds that words around them set (codebook section 7)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.knowledge.event_rules import Numbers
from dateline.model import Sentence, Span, Word

#: How many words before a number may bound it ("a minimum of about").
BOUND_REACH = 5
#: Most days of a month: a greater number beside a day of the week counts something else.
_DAYS = 31
#: Digits of a year.
_YEAR = 4
_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$")
_THOUSANDS = re.compile(r"^\d{3}$")
_RANGE = re.compile(r"^(\d[\d,]*)[-–—](\d[\d,]*)$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds; None is unknown. ``words`` are the indices it was read from."""

    low: int | None
    best: int | None
    high: int | None
    words: tuple[int, ...]

    def span(self, sentence: Sentence) -> Span:
        """The characters the number was read from."""
        return sentence.span(self.words[0], self.words[-1])


def quantity_of(sentence: Sentence, head: int, numbers: Numbers) -> Quantity | None:
    """How many of the noun at word *head* there are, or None when no number is stated."""
    at = _number_words(sentence, head, numbers)
    return _read(sentence, at, numbers) if at else None


def total_of(sentence: Sentence, head: int, numbers: Numbers) -> Quantity | None:
    """The sum at word *head*: "stood at 85", where a model may take the number for a year."""
    word = sentence.words[head]
    if word.entity == "DATE" and word.text.isdigit() and len(word.text) < _YEAR:
        return _read(sentence, [head], numbers)
    at = _number_words(sentence, head, numbers)
    if at and at[0] > 0 and sentence.words[at[0] - 1].lower == "from":  # "rose from 30 to 41"
        to = [i for i in at if sentence.words[i].lower == "to"]
        at = at[at.index(to[-1]) + 1 :] if to else at
    return _read(sentence, at, numbers) if at else None


def _read(sentence: Sentence, at: list[int], numbers: Numbers) -> Quantity | None:
    words = [sentence.words[i] for i in at]
    vague = _vague(words, numbers)
    if vague is not None:
        return Quantity(vague, None, None, tuple(at))
    if between := _range(sentence, words, numbers):
        return Quantity(between[0], None, between[1], tuple(at))
    value = _value(words, numbers)
    if value is None:
        return None
    if (several := _several(sentence, words, numbers)) is not None:
        return Quantity(several, None, None, tuple(at))
    value = int(value * _fraction(sentence, words[0], numbers))
    effect, first = _bound(sentence, at[0], at[-1], numbers)
    taken = tuple(range(min(first, at[0]), at[-1] + 1))
    if effect == "high":
        return Quantity(None, None, value, taken)
    if effect == "up-to":
        return Quantity(0, None, value, taken)
    if effect in {"low", "about"}:
        return Quantity(value, value, None, taken)
    return Quantity(value, value, value, taken)


def _number_words(sentence: Sentence, head: int, numbers: Numbers) -> list[int]:
    word = sentence.words[head]
    if _is_number(word, numbers):
        return _run(sentence, head, numbers)
    if word.tag == "NNS" and not word.entity and (day := _misread_day(sentence, head)):
        return _run(sentence, day, numbers)
    for child in sentence.children(head):
        if child.index < head and child.dep in {"nummod", "det", "amod", "quantmod", "compound"}:
            if _is_number(child, numbers):
                return _run(sentence, child.index, numbers)
            for inner in sentence.children(child.index, "nummod", "compound"):
                if child.dep == "nummod" and _is_number(inner, numbers):
                    return _run(sentence, inner.index, numbers)
    if (before := _before_names(sentence, head, numbers)) is not None:
        return _run(sentence, before, numbers)
    governor = sentence.head(word)
    if word.dep == "pobj" and governor.lemma == "of":
        above = sentence.head(governor)
        if above.index < head and _is_number(above, numbers):
            return _run(sentence, above.index, numbers)
    return []


def _before_names(sentence: Sentence, head: int, numbers: Numbers) -> int | None:
    """The number of "50 Al-Nusra Front fighters", which a parser may hang on a part of the name."""
    words = sentence.words
    if words[head].tag not in {"NNS", "NNPS"}:
        return None
    at = head - 1
    while at > 0 and words[at].dep in {"compound", "nmod", "punct"}:
        at -= 1
    number = words[at]
    if number.dep == "nummod" and at < number.head < head and _is_number(number, numbers):
        return at
    return None


def _misread_day(sentence: Sentence, head: int) -> int | None:
    """The number of "said Friday 19 people were killed", which a model takes for part of a date."""
    for child in sentence.children(head, "nummod"):
        if child.index == head - 1 and child.entity == "DATE" and _DIGITS.match(child.lower):
            return child.index
    before = sentence.words[head - 1] if head else sentence.words[head]
    on_day = before.entity == "DATE" and before.dep == "nummod" and before.head == head - 2
    if on_day and before.text.isdigit() and int(before.text) > _DAYS:  # "On Friday 86 people"
        return before.index
    return None


def _is_number(word: Word, numbers: Numbers) -> bool:
    text = word.lower
    if word.entity in {"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"} and text not in numbers.vague:
        return False
    return (
        bool(_DIGITS.match(text) or _RANGE.match(text))
        or text in numbers.words
        or text in numbers.scales
        or text in numbers.vague
        or text in {"dozen", "couple"}
    )


def _run(sentence: Sentence, at: int, numbers: Numbers) -> list[int]:
    """Neighbouring words that make one number: "two dozen", "1.5 million", "tens of thousands"."""
    first = last = at
    words = sentence.words
    while first > 0 and _joins(words, first - 1, numbers):
        first -= 1
    while last + 1 < len(words) and _joins(words, last + 1, numbers):
        last += 1
    while last > at and not _is_number(words[last], numbers):
        last -= 1
    while first < at and not (_is_number(words[first], numbers) or words[first].lower == "tens"):
        first += 1
    if first > 1 and words[first - 1].text == "-" and _tens(words[first - 2], numbers):
        first -= 2  # "2016 Ninety-two": a model takes the tens for part of the date before them
    return list(range(first, last + 1))


def _tens(word: Word, numbers: Numbers) -> bool:
    value = numbers.words.get(word.lower, 0)
    return value > 10 and value % 10 == 0


def _joins(words: tuple[Word, ...], at: int, numbers: Numbers) -> bool:
    word = words[at]
    if _is_number(word, numbers) or word.lower == "tens":
        return True
    if word.lower in {"of", "to", "and", "-", "–", "or"} and 0 < at < len(words) - 1:
        before, after = words[at - 1], words[at + 1]
        numeric = _is_number(after, numbers) and (
            _is_number(before, numbers) or before.lower == "tens"
        )
        joining = word.lower == "of" and after.lower in numbers.vague
        spread = word.lower in {"to", "-", "–", "and", "or"} and _plain(before) and _plain(after)
        return numeric and (joining or spread)
    return False


def _plain(word: Word) -> bool:
    return bool(_DIGITS.match(word.lower)) or word.pos == "NUM"


def _vague(words: list[Word], numbers: Numbers) -> int | None:
    texts = [w.lower for w in words]
    for table, opener in ((numbers.vague_tens, "tens"), (numbers.vague_hundreds, "hundreds")):
        if len(texts) == 3 and texts[:2] == [opener, "of"] and texts[2] in table:
            return table[texts[2]]
    return numbers.vague.get(texts[0]) if len(texts) == 1 else None


def _several(sentence: Sentence, words: list[Word], numbers: Numbers) -> int | None:
    """The lower bound of "several hundred", "a few dozen": that of the vague plural."""
    first = words[0].index
    before = sentence.words[first - 1].lower if first else ""
    plural = words[0].lower + "s"
    if len(words) == 1 and before in numbers.several and plural in numbers.vague:
        return numbers.vague[plural]
    return None


def _fraction(sentence: Sentence, word: Word, numbers: Numbers) -> float:
    """The part that "half a million" or "a quarter of a million" takes of the number."""
    if word.lower in numbers.scales:
        for back in sentence.words[max(0, word.index - 3) : word.index]:
            if back.lower in numbers.fractions:
                return numbers.fractions[back.lower]
    return 1.0


def _range(
    sentence: Sentence, words: list[Word], numbers: Numbers
) -> tuple[int | None, int | None] | None:
    texts = [w.lower for w in words]
    if len(texts) == 1 and (found := _RANGE.match(texts[0])):
        low, high = (int(part.replace(",", "")) for part in found.groups())
        return (low, high) if low < high else None
    for joiner in ("to", "-", "–", "and", "or"):
        if joiner in texts[1:-1]:
            middle = texts.index(joiner)
            if joiner == "and" and (
                words[0].index == 0 or sentence.words[words[0].index - 1].lower != "between"
            ):
                continue
            lower = _value(words[:middle], numbers)
            upper = _value(words[middle + 1 :], numbers)
            if lower is not None and upper is not None and lower < upper:
                return lower, upper
    return None


def _value(words: list[Word], numbers: Numbers) -> int | None:
    """The number that *words* spell, None when they spell none."""
    total, current, seen = 0.0, 0.0, False
    for n, word in enumerate(words):
        text = word.lower
        if _THOUSANDS.match(text) and n and _DIGITS.match(words[n - 1].lower):
            current = current * 1000 + float(text)  # "1 000", the digits grouped by a space
        elif _DIGITS.match(text):
            current += float(text.replace(",", ""))
        elif text in numbers.words:
            current += numbers.words[text]
        elif text == "dozen":
            current = (current or 1) * numbers.dozen
        elif text == "couple":
            current = numbers.couple
        elif text in numbers.scales:
            scale = numbers.scales[text]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif text not in {"and", "-"}:
            return None
        seen = True
    value = total + current
    return int(value) if seen and value == int(value) and value < 10**10 else None


def _bound(sentence: Sentence, first: int, last: int, numbers: Numbers) -> tuple[str, int]:
    """The effect of the words around the number, and the first word that belongs to it."""
    before = [w.lower for w in sentence.words[max(0, first - BOUND_REACH) : first]]
    for bound in numbers.bounds:
        for phrase in bound.phrases:
            size = len(phrase)
            if tuple(before[-size:]) == phrase:
                return bound.effect, first - size
    after = tuple(w.lower for w in sentence.words[last + 1 : last + 3])
    if after == ("or", "more"):
        return "low", first
    return "", first
