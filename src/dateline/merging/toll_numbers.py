"""Which numbers of a claim can be the toll of its happening, and when two numbers agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from dateline.knowledge.event_view_rules import TollRules
from dateline.merging.told import Told
from dateline.merging.voices import speaks, speaks_within
from dateline.model import Count, Interval, Span

#: What ends the words that go with a number: the next number, or a pause.
_BREAK = re.compile(r"[;:\d]|,(?! )|, (?=\d)")
_WORD = re.compile(r"[^\W\d_]+")
#: How many characters before and after a number are looked at for words of a part.
_REACH = 28
#: How many characters before a victim are looked at for a word of killing.
_NEAR = 12
#: Factualities of claims whose numbers count.
TOLD = ("CT+", "PR+", "PS+")
_NEVER = 10**12


class Bounds(Protocol):
    """Anything with the bounds of a number of people."""

    @property
    def low(self) -> int | None: ...
    @property
    def best(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people a claim tells; ``side`` is the label of those it counts, "" for all.

    ``part``: it counts some of them only; ``more``: it comes on top of a number told before.
    """

    kind: str
    low: int | None
    best: int | None
    high: int | None
    side: str = ""
    part: bool = False
    more: bool = False


def numbers_of(item: Told, time: Interval | None, rules: TollRules) -> tuple[Number, ...]:
    """The numbers of a claim that can count its happening's people; parts are marked.

    Numbers of unsure and denied claims, of the war, and of several happenings are left out.
    """
    claim = item.claim
    if claim.factuality not in TOLD or _of_more(item, time, rules):
        return ()
    found = [
        Number(
            kind,
            c.low,
            c.best,
            c.high,
            _side(c, rules),
            _is_part(c, item, rules),
            _is_on_top(c, item, rules),
        )
        for c in claim.counts
        if value(c) is not None
        and (kind := _kind(c, item, rules)) != "present"
        and not _is_other_kind(c, item, rules)
    ]
    kept = (n for n in found if not _of_war(n, time, rules))
    return tuple(n for n in kept if not _within_whole(n, found))


def _of_war(number: Number, time: Interval | None, rules: TollRules) -> bool:
    """Whether a number is larger than that of any short happening: it counts a war's dead."""
    start, end = (time.start, time.end) if time else (None, None)
    long = start is not None and end is not None and (end - start).days > rules.running_days
    return number.kind == "killed" and (value(number) or 0) >= rules.running_most and not long


def _of_more(item: Told, time: Interval | None, rules: TollRules) -> bool:
    """Whether the sentence tells a running total, or a sum over happenings."""
    own = item.claim.time.interval if item.claim.time else None
    if own and own.start and own.end and time and time.start and time.end:
        wider = (own.end - own.start).days - (time.end - time.start).days
        if wider > rules.running_days:
            return True
    text = item.passage.text if item.passage else ""
    if speaks(text, rules.running_words) or speaks(text, rules.sum_words):
        return True
    return rules.running_year.search(text) is not None and not (
        time and time.start and str(time.start.year) in text
    )


def _side(count: Count, rules: TollRules) -> str:
    words = _WORD.findall((count.who or "").lower())
    labels = [rules.sides[w] for w in words if w in rules.sides]
    return labels[-1] if labels else ""


def _is_part(count: Count, item: Told, rules: TollRules) -> bool:
    """Whether a number counts some of the dead only: children, medics, "two of the killed"."""
    words = _WORD.findall((count.who or "").lower())
    if words and words[-1] in rules.part_words:
        return True
    if count.mention is None or item.passage is None:
        return False
    before, after = _around(count.mention, item.passage)
    if count.kind == "killed" and _is_more(before, after, rules):
        return True
    return speaks(before, rules.part_before) or speaks(after, rules.part_after)


def spelled_sums(item: Told, rules: TollRules) -> set[tuple[str, int]]:
    """(kind, sum) for numbers that a claim tells as one number and more on top of it elsewhere."""
    if item.passage is None:
        return set()
    told = [(c, _is_part(c, item, rules)) for c in item.claim.counts]
    return {
        (a.kind, (value(a) or 0) + (value(b) or 0))
        for a, part in told
        for b, more in told
        if a.kind == b.kind and more and not part and _is_on_top(b, item, rules)
    }


def _is_on_top(count: Count, item: Told, rules: TollRules) -> bool:
    if count.mention is None or item.passage is None:
        return False
    before, after = _around(count.mention, item.passage)
    return _is_more(before, after, rules)


def _around(mention: Span, passage: Span) -> tuple[str, str]:
    """The words before and after a number that go with it."""
    start, end, text = mention.start - passage.start, mention.end - passage.start, passage.text
    before = _BREAK.split(text[max(0, start - _REACH) : max(0, start)])[-1]
    return before, _BREAK.split(text[end : end + _REACH])[0]


def _is_more(before: str, after: str, rules: TollRules) -> bool:
    """Whether a number comes on top of another: "another six", "six others", "six more"."""
    last, first = _WORD.findall(before.lower())[-1:], _WORD.findall(after.lower())[:1]
    return any(w in rules.another for w in last) or any(w in rules.more for w in first)


def _kind(count: Count, item: Told, rules: TollRules) -> str:
    """The kind of a count; people "present" right before a trigger of killing are the killed."""
    trigger = item.claim.trigger
    if count.kind != "present" or count.mention is None:
        return count.kind
    near = 0 <= trigger.start - count.mention.end <= _REACH
    return "killed" if near and speaks_within(trigger.text, rules.killing) else "present"


def victim_of(item: Told, rules: TollRules) -> Number | None:
    """A toll of one, where a claim tells that one person was killed and gives no number."""
    people = [p for p in item.claim.recipients if p.kind == "person"]
    if len(people) != 1 or item.claim.factuality not in TOLD or item.passage is None:
        return None
    start = people[0].mention.start - item.passage.start
    before = item.passage.text[max(0, start - _NEAR) : max(0, start)]
    words = f"{item.claim.trigger.text} {before}"
    return Number("killed", 1, 1, None) if speaks_within(words, rules.killing) else None


def _is_other_kind(count: Count, item: Told, rules: TollRules) -> bool:
    """Whether a number of killed is followed by a word that makes it one of injured."""
    if count.kind != "killed" or count.mention is None or item.passage is None:
        return False
    end = count.mention.end - item.passage.start
    following = _WORD.findall(item.passage.text[end : end + _REACH])[:2]
    return any(w.lower() in rules.other_kind for w in following)


def _within_whole(number: Number, all: Iterable[Number]) -> bool:
    """A part beside the whole in one claim; two sides beside each other are no parts."""
    mine = value(number) or 0
    same = [n for n in all if n.kind == number.kind and n is not number]
    wholes = [n for n in same if not n.part and (value(n) or 0) >= mine]
    if number.part:
        return bool(wholes)
    return any((value(n) or 0) > mine and not (n.side and number.side) for n in wholes)


def value(number: Bounds) -> int | None:
    """The number as a reader would repeat it: the best, else the least, else the most."""
    for known in (number.best, number.low, number.high):
        if known is not None:
            return known
    return None


def spanned(number: Bounds, rules: TollRules) -> tuple[float, float]:
    """The least and the most people that a number leaves open; "nearly 50" is not far below 50."""
    low = number.low if number.low is not None else 0
    if number.high is not None:
        nearly = number.low is None and number.best is None
        return number.high / rules.slack if nearly else low, number.high
    if number.best is None:
        return 0, _NEVER
    return low, max(number.best, low) * rules.slack


def agree(one: Bounds, other: Bounds, rules: TollRules) -> bool:
    """Whether both numbers can be true; round numbers agree with what rounds to them."""
    (a, b), (c, d) = spanned(one, rules), spanned(other, rules)
    if a <= d and c <= b:
        return True
    ours, theirs = value(one) or 0, value(other) or 0
    return any(
        n % rules.round_to == 0 and n >= rules.round_least and abs(n - m) <= rules.round_share * n
        for n, m in ((ours, theirs), (theirs, ours))
    )


def in_words(toll: Bounds) -> str:
    """The number as people say it: "12", "at least 12", "up to 40", "24 or more"."""
    number = value(toll)
    if toll.best is None:
        return f"up to {toll.high}" if not toll.low else f"{toll.low} or more"
    if toll.high is None and toll.low is not None:
        return f"at least {number}"
    if (toll.low is None and toll.high is not None) or toll.low is None:
        return f"up to {number}"
    return str(number) if toll.low == toll.high else f"{toll.low} to {toll.high}"
