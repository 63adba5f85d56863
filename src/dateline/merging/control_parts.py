"""Whether a claim speaks of a whole place or of a part of it, as far as its sentence tells.

A claim's place is the most specific name the gazetteer has: "seized the airport of Goma" has the
place Goma. Who took the airport has not taken the city, so the words around the name decide.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.knowledge.control_rules import ControlRules, PartWords
from dateline.model import Place, Span

#: Words looked at after an act whose place is named elsewhere, and before an act or a name.
_REACH, _BEFORE, _FAR_BEFORE = 10, 4, 8
#: Words beside the act in which a hedge is looked for: before and after it.
_HEDGE_BEFORE, _HEDGE_AFTER = 3, 2
_AREAS = frozenset({"adm1", "adm2", "region", "country"})
#: Settlements; other features are themselves what the part nouns name: a road, a base, a quarter.
_SETTLEMENTS = frozenset({"city", "town", "village", "capital", ""})
_ARTICLE = "the"
_WORD = re.compile(r"[\w-]+|[,;:.()]")
_MARKS = frozenset(",;:.()")


def is_area(place: Place) -> bool:
    """True for a province, region or country: much can happen in it without its changing hands."""
    return place.precision in _AREAS or place.feature in _AREAS


def tells_part(place: Place, trigger: Span, passage: Span | None, rules: ControlRules) -> bool:
    """Whether the claim tells of a part of *place* only (of something in it, for an area)."""
    words = rules.parts
    if passage is None or not passage.covers(trigger):
        return is_area(place)
    mention = place.mention if passage.covers(place.mention) else None
    if is_area(place):
        return mention is None or not _is_object(mention, trigger, passage, words)
    if place.feature not in _SETTLEMENTS:
        return False
    after = mention if mention and mention.start >= trigger.end else None
    taken = [*_tokens(trigger.text), *_after(trigger, passage, after, words)]
    if _has_part(taken, words) or _is_of_part(trigger, passage, words):
        return True
    if _is_hedged(trigger, passage, words):
        return True
    if mention and (
        _in_other_clause(mention, trigger, passage, words)
        or _of_part(mention, trigger, passage, words)
    ):
        return True
    return mention is not None and _beside(mention, passage, words)


def lies_within(place: Place, passage: Span | None, rules: ControlRules) -> bool:
    """Whether a direction names a part of the place: "in the east of Kobani", not "east of it"."""
    if passage is None or not passage.covers(place.mention):
        return False
    words = _tokens(passage.text[: place.mention.start - passage.start])[-_BEFORE:]
    if not words or words[0] not in rules.parts.within:
        return False
    return bool(set(words) & rules.parts.directions)


def lies_beside(place: Place, trigger: Span, passage: Span | None, rules: ControlRules) -> bool:
    """Whether what was taken lies by the place: "a hilltop within firing range of the road"."""
    if passage is None or not (passage.covers(trigger) and passage.covers(place.mention)):
        return False
    if place.mention.start < trigger.end:
        return False
    words = _after(trigger, passage, place.mention, rules.parts)
    return any(w in rules.parts.nearby for w in words)


def _tokens(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _after(trigger: Span, passage: Span, mention: Span | None, parts: PartWords) -> list[str]:
    """The words after the act, up to the place's name or else the end of the clause.

    Where the name is reached, its kind may stand as the last word: "the town (of) X".
    """
    stop = mention.start if mention else passage.end
    words = _tokens(passage.text[trigger.end - passage.start : stop - passage.start])
    end = next((i for i in range(len(words)) if _stops(words, i, parts)), len(words))
    if mention is None:
        return words[: min(end, _REACH)]
    if end < len(words):
        return words[:end]
    own = _tokens(mention.text)[:1]
    if words and words[-1] in parts.naming and len(words) > 1 and words[-2] in parts.kinds:
        return words[:-1]
    return [*words, *own] if own and own[0] in parts.kinds else words


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
        if word in parts.kinds and not after:
            continue
        if word in parts.nouns or (word in parts.directions and after not in parts.kinds):
            return True
    return False


def _is_of_part(trigger: Span, passage: Span, parts: PartWords) -> bool:
    """ "Streets that militants had seized", "districts the rebels hold": the part stands before."""
    words = _tokens(passage.text[: trigger.start - passage.start])[-_FAR_BEFORE:]
    near = words[-_BEFORE:]
    return any(
        one in parts.nouns and two in parts.relatives for one, two in pairwise(words)
    ) or any(one in parts.nouns and two == _ARTICLE for one, two in pairwise(near))


def _in_other_clause(mention: Span, trigger: Span, passage: Span, parts: PartWords) -> bool:
    """ "Controlled by rebels while the city is divided": the name is no object of the act."""
    between = passage.text[trigger.end - passage.start : mention.start - passage.start]
    return mention.start >= trigger.end and bool(parts.breaks & set(_tokens(between)))


def _of_part(mention: Span, trigger: Span, passage: Span, parts: PartWords) -> bool:
    """ "The headquarters inside Manbij was captured": what is taken stands before the name."""
    if mention.end > trigger.start:
        return False
    between = _tokens(passage.text[mention.end - passage.start : trigger.start - passage.start])
    if not between or not all(w in parts.light for w in between):
        return False
    words = _tokens(passage.text[: mention.start - passage.start])[-_FAR_BEFORE:]
    starts = [i for i, w in enumerate(words) if w in _MARKS or w in parts.stops]
    clause = words[starts[-1] + 1 :] if starts else words
    return any(w in parts.nouns and w not in parts.kinds for w in clause)


def _is_hedged(trigger: Span, passage: Span, parts: PartWords) -> bool:
    """ "Largely under control of", "captured nearly all of"."""
    before = _tokens(passage.text[: trigger.start - passage.start])[-_HEDGE_BEFORE:]
    after = _tokens(passage.text[trigger.end - passage.start :])[:_HEDGE_AFTER]
    own = _tokens(trigger.text)
    return bool(parts.hedges & {*before, *own, *after})


def _beside(mention: Span, passage: Span, parts: PartWords) -> bool:
    """ "Eastern Aleppo", "part of the capital" before the name, "Goma airport" with it."""
    start, end = mention.start - passage.start, mention.end - passage.start
    own = _tokens(mention.text)
    before = _tokens(passage.text[:start])[-_BEFORE:]
    if before and before[-1] in parts.directions and not parts.kinds & set(own):
        return True
    after = [w for w in _tokens(passage.text[end:])[:2] if w != "s"][:1]
    if any(w in parts.nouns and w not in own for w in after):
        return True
    while before and before[-1] in parts.light and before[-1] not in parts.naming:
        before.pop()
    of_it = len(before) > 1 and before[-1] in parts.naming
    return of_it and before[-2] in parts.nouns and before[-2] not in parts.kinds


def _is_object(mention: Span, trigger: Span, passage: Span, parts: PartWords) -> bool:
    """Whether nothing but light words stands between the act and the name of an area.

    "Took control of Helmand", "Anbar fell"; not "seized a village in Helmand".
    """
    if mention.start >= trigger.end:
        words = _tokens(passage.text[trigger.end - passage.start : mention.start - passage.start])
        if _has_part([*_tokens(trigger.text), *words[:-1]], parts):
            return False
        after = _tokens(passage.text[mention.end - passage.start :])[:1]
        if any(w in parts.nouns or w in parts.kinds for w in after):
            return False
        return all(w in parts.light for w in words)
    words = _tokens(passage.text[mention.end - passage.start : trigger.start - passage.start])
    if not all(w in parts.light for w in words):
        return False
    return bool(parts.passives & set(words) or parts.falls & set(_tokens(trigger.text)))
