"""When a predicted filler of a slot agrees with a gold one."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TypeVar

from dateline.evaluation.gold import GoldClaim, GoldCount, GoldPlace, GoldStatement
from dateline.knowledge.agreement import agreement
from dateline.model import Claim, Count, Party, Place, Source, Statement

_EARTH_DIAMETER_KM = 12742
_NO_LETTER = re.compile(r"[^a-z0-9 ]+")
#: A shorter predicted form must be equal: "US" is no evidence for a name that holds it.
_SHORTEST_PART = 4
#: A predicted interval of this many days is never too wide.
_DAYS = 2

G = TypeVar("G")
P = TypeVar("P")
Days = tuple[dt.date, dt.date]


@cache
def normal(name: str) -> str:
    """*name* in ASCII lower case without stops, articles and the like."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = _NO_LETTER.sub(" ", plain.replace(".", "")).split()
    return " ".join(word for word in words if word not in agreement().skipped)


def names_agree(gold: Iterable[str], forms: Iterable[str]) -> bool:
    """True when a form equals a gold name, or one holds the other as whole words with few more."""
    predicted = [normal(form) for form in forms]
    return any(_agree(normal(name), form) for name in gold for form in predicted)


def _agree(gold: str, form: str) -> bool:
    table = agreement()
    if not gold or not form or gold in table.pronouns or form in table.pronouns:
        return False
    if abs(gold.count(" ") - form.count(" ")) > table.extra_words:
        return False
    if gold == form or f" {gold} " in f" {form} ":
        return True
    return len(form) >= _SHORTEST_PART and f" {form} " in f" {gold} "


def party_agrees(gold: tuple[str, ...], party: Party | Source) -> bool:
    """By canonical name or by the words of the report."""
    return names_agree(gold, (party.name, party.mention.text if party.mention else ""))


def place_agrees(gold: GoldPlace, place: Place) -> bool:
    """Countries by code, places with coordinates by distance, others by name."""
    if gold.kind == "country":
        same = place.country == gold.country and place.precision == "country"
        return same or names_agree(gold.names, (place.name,))
    if gold.lat is not None and gold.lon is not None:
        if place.lat is None or place.lon is None:
            return False
        table = agreement()
        far = table.radius_km.get(gold.kind, table.default_radius_km)
        return kilometres((gold.lat, gold.lon), (place.lat, place.lon)) <= far
    return names_agree(gold.names, (place.name, place.mention.text))


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees (haversine)."""
    (lat, lon), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (a, b))
    half = math.sin((lat2 - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return _EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(half)))


def count_agrees(gold: GoldCount, count: Count) -> bool:
    """Same kind, low and best; the upper bound is asked for only where there is no best."""
    same = (gold.kind, gold.low, gold.best) == (count.kind, count.low, count.best)
    return same and (gold.best is not None or gold.high == count.high)


def days_of(claim: Claim) -> Days | None:
    """First and last day of a predicted claim, or None without a first."""
    if claim.time is None or claim.time.interval.start is None:
        return None
    start = claim.time.interval.start
    return start, claim.time.interval.end or start


def time_meets(gold: Days, found: Days | None) -> bool:
    """The intervals meet, and the predicted one is at most two days or twice the gold's width."""
    if found is None:
        return False
    widest = max(_DAYS, 2 * (gold[1] - gold[0]).days)
    return (found[1] - found[0]).days <= widest and found[0] <= gold[1] and found[1] >= gold[0]


def statement_agrees(gold: GoldStatement, statement: Statement, text: str) -> bool:
    """At least half of the characters of both contents are shared, and the speaker agrees."""
    want = {i for part in gold.content for i in _characters(text.find(part), len(part))}
    got = {i for span in statement.content for i in range(span.start, span.end)}
    shared = len(want & got)
    if not shared or shared / len(want | got) < 0.5:
        return False
    speaker = statement.speaker.name if statement.speaker else ""
    return names_agree(gold.source, (speaker, statement.source.text if statement.source else ""))


def _characters(start: int, length: int) -> range:
    return range(start, start + length)


def matched(gold: Sequence[G], found: Sequence[P], agrees: Callable[[G, P], bool]) -> int:
    """How many of *gold* find a partner in *found*, one to one, in order, the first that agrees."""
    left = list(found)
    pairs = 0
    for item in gold:
        at = next((i for i, other in enumerate(left) if agrees(item, other)), None)
        if at is not None:
            del left[at]
            pairs += 1
    return pairs


def affinity(gold: GoldClaim, at: tuple[int, int], claim: Claim) -> float:
    """How well a predicted claim fits a gold one whose trigger is at *at*; 0: not at all."""
    over = min(at[1], claim.trigger.end) > max(at[0], claim.trigger.start)
    typed = claim.type in gold.types
    if not over and not typed:
        return 0.0
    score = 4.0 * over + 3.0 * typed
    score += matched(gold.actors, claim.actors, party_agrees)
    score += matched(gold.places, claim.places, place_agrees)
    return score + 0.5 * (claim.factuality == gold.factuality)
