"""Whether a claim speaks of a whole place or of a part of it, as far as its sentence tells.

A claim's place is the most specific name the gazetteer has: "seized the airport of Goma" has the
place Goma. Who took the airport has not taken the city, so the words around the name decide.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.knowledge.control_rules import ControlRules, PartWords
from dateline.model import Place, Span

#: Words looked at after the act, and beside the name of the place.
_REACH, _BESIDE = 8, 1
_AREAS = frozenset({"adm1", "adm2", "region", "country"})
#: Features that are themselves what the part nouns name: a road, a base, a quarter.
_SITES = frozenset({"city", "town", "village", "capital", "populated place", ""})
_WORD = re.compile(r"[\w-]+|[,;:.()]")
_MARKS = frozenset(",;:.()")


def is_area(place: Place) -> bool:
    """True for a province, region or country: much can happen in it without its changing hands."""
    return place.precision in _AREAS or place.feature in _AREAS


def tells_part(place: Place, trigger: Span, passage: Span | None, rules: ControlRules) -> bool:
    """Whether the claim tells of a part of *place* only (of something in it, for an area)."""
    words = rules.parts
    if passage is None:
        return is_area(place)
    named = passage.covers(place.mention)
    if is_area(place):
        return not named or not _is_object(place, trigger, passage, words)
    if place.feature not in _SITES:
        return False
    named_after = named and place.mention.start >= trigger.end
    words_after = _after(trigger, passage, place.mention if named_after else None, words)
    if _has_part(words_after, words) or _is_of_part(trigger, passage, words):
        return True
    return named and _beside(place.mention, passage, words)


def _tokens(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _after(trigger: Span, passage: Span, mention: Span | None, parts: PartWords) -> list[str]:
    """The words after the act, up to the place's name or else the end of the clause.

    The kind of the place right before its name is left out: "the town of X".
    """
    if not passage.covers(trigger):
        return []
    stop = mention.start if mention else passage.end
    words = _tokens(passage.text[trigger.end - passage.start : stop - passage.start])
    end = next((i for i in range(len(words)) if _stops(words, i, parts)), len(words))
    if mention is None or min(end, _REACH) < len(words):
        return words[: min(end, _REACH)]
    if len(words) > 1 and words[-1] in parts.naming and words[-2] in parts.kinds:
        return words[:-1]
    return words


def _stops(words: list[str], at: int, parts: PartWords) -> bool:
    if words[at] in _MARKS:
        return True
    return words[at] in parts.stops and not (at and words[at - 1] in parts.unstopped)


def _has_part(words: list[str], parts: PartWords) -> bool:
    """A part noun among *words*, or a direction that does not say where the whole lies.

    The last word may be the kind of the place itself ("the town Hadrut", "this eastern city").
    """
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if word in parts.kinds and at + 1 == len(words):
            continue
        if word in parts.nouns or (word in parts.directions and after not in parts.kinds):
            return True
    return False


def _is_of_part(trigger: Span, passage: Span, parts: PartWords) -> bool:
    """ "Streets that militants had seized": the act is told of a part named before it."""
    if not passage.covers(trigger):
        return False
    words = _tokens(passage.text[: trigger.start - passage.start])[-_REACH:]
    return any(one in parts.nouns and two in parts.relatives for one, two in pairwise(words))


def lies_within(place: Place, passage: Span | None, rules: ControlRules) -> bool:
    """Whether a direction names a part of the place: "in the east of Kobani", not "east of it"."""
    if passage is None or not passage.covers(place.mention):
        return False
    words = _tokens(passage.text[: place.mention.start - passage.start])[-4:]
    return (
        bool(words) and words[0] in rules.parts.within and bool(set(words) & rules.parts.directions)
    )


def _beside(mention: Span, passage: Span, parts: PartWords) -> bool:
    """A direction before the name ("eastern Aleppo") or a part after it ("Goma airport")."""
    start, end = mention.start - passage.start, mention.end - passage.start
    before = _tokens(passage.text[:start])[-_BESIDE:]
    after = [w for w in _tokens(passage.text[end:])[: _BESIDE + 1] if w != "s"][:_BESIDE]
    own = _tokens(mention.text)
    if any(w in parts.directions for w in before):
        return True
    return any(w in parts.nouns and w not in own for w in after)


def _is_object(place: Place, trigger: Span, passage: Span, parts: PartWords) -> bool:
    """Whether nothing but light words stands between the act and the name of an area."""
    mention = place.mention
    if mention.start >= trigger.end:
        between = passage.text[trigger.end - passage.start : mention.start - passage.start]
    elif mention.end <= trigger.start:
        between = passage.text[mention.end - passage.start : trigger.start - passage.start]
    else:
        return True
    words = _tokens(between)
    if mention.start >= trigger.end and words[-1:] == ["in"]:
        return "in" not in words or trigger.text.lower().endswith("control")
    return all(w in parts.light for w in words)
