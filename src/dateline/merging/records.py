"""What comparing sees of a claim, or of all claims of one report that tell one happening.

A record is small and made once: comparing runs over many pairs. Days are ordinals (1 = 1 January of
year 1), distances kilometres. A slot the claims leave empty stays empty.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from dateline.knowledge.merging_rules import MergingRules
from dateline.merging.spots import Spot, sharpest
from dateline.merging.told import Told
from dateline.merging.words import content_stems, proper_names, stem
from dateline.model import Claim, Count, Party, Place, Span

#: Metres a place is thought to span when the gazetteer does not say.
_RADIUS_M = 3000
#: What stands for any people among those hit.
PERSON = "person"
_AREAS = frozenset({"adm1", "adm2", "region", "country"})
_WORD = re.compile(r"[\w']+")
#: Words before a trigger among which its determiner stands.
_REACH = 3
#: Share of the claims that fill a slot from which a value is that of all of them together.
_SHARE = 0.25
#: Characters on either side of a trigger whose words tell of it.
_AROUND = 70
#: Characters of a passage in which a word that opens another scene stands.
_OPENING = 60


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Named:
    """A party as compared: registry id or "", folded name, country, and whether it is generic."""

    id: str
    name: str
    country: str
    sector: str
    generic: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people told; None is unknown."""

    kind: str
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """One claim, or the claims of one report on one happening, as comparing sees them."""

    id: str
    report: str
    family: str
    types: frozenset[str]
    modes: frozenset[str]
    spots: tuple[Spot, ...]
    first: int | None
    last: int | None
    day_stated: bool
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    numbers: tuple[Number, ...]
    stems: frozenset[str]
    words: frozenset[str]
    proper: frozenset[str]
    article: str
    victims: frozenset[str]
    published: int | None
    start: int
    passage: tuple[int, int]
    mass: float

    @property
    def place_stated(self) -> bool:
        """True when the sentence itself names a place."""
        return any(s.stated for s in self.spots)


def record(told: Told, rules: MergingRules) -> Record:
    """The record of one claim."""
    claim, passage = told.claim, told.passage or told.claim.trigger
    first, last = _days(claim, told)
    names = _names(claim)
    words = content_stems(_clause(claim.trigger, passage), rules.function_words) - names
    return Record(
        id=claim.id,
        report=told.report,
        family=rules.family(claim.type, claim.modes),
        types=frozenset((claim.type,)),
        modes=frozenset(claim.modes),
        spots=sharpest(tuple(_spot(p, passage) for p in claim.places)),
        first=first,
        last=last,
        day_stated=_within(claim.time.mention, passage) if claim.time else False,
        actors=_parties(claim.actors, rules),
        recipients=_parties(claim.recipients, rules),
        numbers=tuple(_number(c) for c in claim.counts),
        stems=frozenset(stem(w.lower()) for w in _WORD.findall(claim.trigger.text)) - rules.light,
        words=words,
        proper=proper_names(passage.text) - names,
        article=_article(claim.trigger, passage, rules),
        victims=_victims(claim, rules),
        published=told.published.toordinal() if told.published else None,
        start=claim.trigger.start,
        passage=(passage.start, passage.end),
        mass=math.fsum(rules.rarity_of(w) for w in words),
    )


def joined(records: Iterable[Record], rules: MergingRules) -> Record:
    """One record of several of one report: all their values, the day and place most precise.

    The earliest gives the id. Places that are carried over yield to places that are stated.
    """
    parts = sorted(records, key=lambda r: (r.start, r.id))
    head = parts[0]
    if len(parts) == 1:
        return head
    dated = min(
        (p for p in parts if p.first is not None and p.last is not None),
        key=lambda p: (not p.day_stated, _width(p), p.start),
        default=head,
    )
    words = frozenset().union(*(p.words for p in parts))
    return replace(
        head,
        types=frozenset().union(*(p.types for p in parts)),
        modes=frozenset(_often([p.modes for p in parts])),
        spots=sharpest(tuple(s for p in parts for s in p.spots)),
        first=dated.first,
        last=dated.last,
        day_stated=dated.day_stated,
        actors=_often([p.actors for p in parts]),
        recipients=_often([p.recipients for p in parts]),
        numbers=tuple(dict.fromkeys(n for p in parts for n in p.numbers)),
        stems=frozenset().union(*(p.stems for p in parts)),
        words=words,
        mass=math.fsum(rules.rarity_of(w) for w in words),
        proper=frozenset().union(*(p.proper for p in parts)),
        victims=frozenset(_often([p.victims for p in parts])),
    )


def _often(values: Sequence[Iterable[Value]]) -> tuple[Value, ...]:
    """What a fair share of the claims that fill a slot say: one claim among many may err."""
    filled = [list(v) for v in values if v]
    counted = Counter(v for found in filled for v in found)
    least = len(filled) * _SHARE
    return tuple(v for v, n in counted.items() if n >= least)


def _width(part: Record) -> int:
    return (part.last or 0) - (part.first or 0)


def _distinct(parties: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(dict.fromkeys(parties))


def _days(claim: Claim, told: Told) -> tuple[int | None, int | None]:
    """First and last day; an open start or end stays None unless publication closes it."""
    if claim.time is None:
        return None, None
    span = claim.time.interval
    first = span.start.toordinal() if span.start else None
    last = span.end.toordinal() if span.end else None
    if first is not None and last is None and told.published and claim.tense != "future":
        last = max(first, told.published.toordinal())
    return first, last


def _within(mention: Span | None, passage: Span) -> bool:
    return mention is not None and passage.start <= mention.start < passage.end


def _spot(place: Place, passage: Span) -> Spot:
    radius = (place.radius_m if place.radius_m is not None else _RADIUS_M) / 1000
    return Spot(
        place.id or "",
        folded(place.name),
        place.country or "",
        place.admin1 or "",
        place.lat,
        place.lon,
        radius,
        place.precision if place.precision in _AREAS else "",
        _within(place.mention, passage),
    )


def _parties(parties: tuple[Party, ...], rules: MergingRules) -> tuple[Named, ...]:
    return _distinct(
        Named(
            p.id or "",
            folded(p.name),
            p.country or "",
            p.sector or "",
            rules.generic(p.id, folded(p.name)),
        )
        for p in parties
    )


def _clause(trigger: Span, passage: Span) -> str:
    """The words around the trigger: a long sentence tells more than one happening."""
    at, end = trigger.start - passage.start, trigger.end - passage.start
    begin = passage.text.rfind(" ", 0, max(0, at - _AROUND)) + 1 if at > _AROUND else 0
    stop = passage.text.find(" ", end + _AROUND)
    return passage.text[begin : stop if stop >= 0 else len(passage.text)]


def _article(trigger: Span, passage: Span, rules: MergingRules) -> str:
    """ "definite" for a happening told as known ("the raid"), "fresh" for another one, or ""."""
    before = passage.text[: max(0, trigger.start - passage.start)].lower()
    first = _WORD.findall(passage.text[:_OPENING].lower())[:3]
    if any(w in rules.scene_breaks for w in first):
        return "break"
    for word in reversed(_WORD.findall(before)[-_REACH:]):
        if word in rules.fresh:
            return "fresh"
        if word in rules.definite:
            return "definite"
    return ""


def _victims(claim: Claim, rules: MergingRules) -> frozenset[str]:
    """Stems of the head nouns of those and that which were hit; `PERSON` for any people."""
    said = [p.mention.text for p in claim.recipients]
    said += [c.who for c in claim.counts if c.who]
    said += [o.mention.text for o in claim.objects]
    heads = (words[-1] for text in said if (words := _WORD.findall(text.lower())))
    return frozenset(
        PERSON if w in rules.persons else stem(w) for w in heads if w not in rules.pronouns
    )


def _number(count: Count) -> Number:
    return Number(count.kind, count.low, count.best, count.high)


def _names(claim: Claim) -> frozenset[str]:
    """Stems of the names of places and parties, which are compared apart from the wording."""
    spans = [*(p.mention for p in claim.places), *(s.mention for s in claim.sources)]
    named = [*claim.actors, *claim.recipients]
    spans += [p.mention for p in named if p.id]
    words = (w for s in spans if s for w in _WORD.findall(s.text.lower()))
    return frozenset(stem(w) for w in words)


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """*name* without case, accents and an article: equal for spellings that differ only there."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c)).strip()
    return bare.removeprefix("the ").strip()
