"""What the report speaks of: which place "the city", "this province" or "there" may stand for.

Places are weighed as in salience accounts of reference (Lappin and Leass 1994): how often the whole
report names them, how lately, and what it calls them. Where somebody spoke, met or signed (a venue)
weighs little. Weights: ``knowledge/places/salience.yaml``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from dateline.knowledge.places.cues import cues, salience
from dateline.model import Place
from dateline.places.phrases import likely_precision

#: Places named last among which an antecedent is sought.
REMEMBERED = 100
_TOWNS = frozenset({"city", "capital", "town", "village"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """One mention of a place: in which sentence, whether as a venue, and what it is called."""

    place: Place
    sentence: int
    venue: bool = False
    people: bool = False
    nouns: frozenset[str] = frozenset()


def key_of(place: Place) -> str:
    """What makes two mentions mentions of one place: id, else country, else the name."""
    return place.id or place.country or place.name


@dataclass(slots=True)
class Talk:
    """Weights of the places of a report, and those mentioned up to where reading has come."""

    totals: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    nouns: dict[str, set[str]] = field(default_factory=dict)
    seen: dict[str, Spoken] = field(default_factory=dict)
    most: float = 0.0

    @classmethod
    def of(cls, mentions: Iterable[Spoken], title: str) -> Talk:
        """The talk before its first sentence: totals of the whole report and its title."""
        talk, title, weight = cls(), title.lower(), salience()
        for spoken in mentions:
            key = key_of(spoken.place)
            talk.totals[key] += (
                weight["venue_mention"] if spoken.venue or spoken.people else weight["mention"]
            )
            if spoken.nouns:
                talk.nouns.setdefault(key, set()).update(spoken.nouns)
            if title and spoken.place.mention.text.lower() in title:
                talk.totals[key] += weight["in_title"] / max(1.0, talk.totals[key])
            if spoken.place.precision != "country":
                talk.most = max(talk.most, talk.totals[key])
        return talk

    def hear(self, spoken: Spoken) -> None:
        """Take *spoken* as the latest mention."""
        key = key_of(spoken.place)
        self.seen.pop(key, None)
        self.seen[key] = spoken
        if len(self.seen) > REMEMBERED:
            del self.seen[next(iter(self.seen))]

    def called(self, place: Place) -> Collection[str]:
        """The nouns of kind that the report puts beside the name of *place*."""
        return self.nouns.get(key_of(place), ())

    def share(self, place: Place) -> float:
        """The weight of *place*, 1.0 for the one that the report speaks of most."""
        return self.totals[key_of(place)] / self.most if self.most else 0.0

    def best(
        self, wanted: frozenset[str], at: int, *, noun: str = "", meant: Place | None = None
    ) -> tuple[Place, float] | None:
        """The likeliest place of a *wanted* kind and its lead over the next; None without any.

        *noun* is the word that describes it, *at* the sentence, *meant* what coreference gives.
        """
        scored = [
            (self._score(spoken, at, noun, meant), n, spoken.place)
            for n, spoken in enumerate(self.seen.values())
            if fits(spoken, wanted, noun, self.called(spoken.place))
        ]
        if not scored:
            return None
        scored.sort(key=lambda found: (found[0], found[1]))
        lead = scored[-1][0] - (scored[-2][0] if len(scored) > 1 else 0.0)
        return scored[-1][2], lead

    def _score(self, spoken: Spoken, at: int, noun: str, meant: Place | None) -> float:
        weight, key = salience(), key_of(spoken.place)
        score = math.log2(1 + self.totals[key])
        recent = weight["recent_country" if spoken.place.precision == "country" else "recent"]
        score += recent * math.exp(-(at - spoken.sentence) / weight["reach"])
        if spoken.sentence == at and not spoken.venue:
            score += weight["same_sentence"]
        if spoken.venue:
            score += weight["last_as_venue"]
        if noun in self.called(spoken.place):
            score += weight["called_so"]
        if meant is not None and key_of(meant) == key:
            score += weight["coreferent"]
        return score


def fits(spoken: Spoken, wanted: frozenset[str], noun: str, called: Collection[str] = ()) -> bool:
    """True when the place may be called *noun*, whose kinds are *wanted*.

    "The town" is no state's capital; a place that the report itself so *called* fits in any case.
    """
    if noun in called:
        return True
    place = spoken.place
    if place.feature == "capital" and noun in cues().smaller:
        return False
    if "country" in wanted:
        return place.precision == "country"
    if spoken.people:
        return False
    unlisted = place.id is None and not place.feature
    kind = "city" if unlisted or place.feature in _TOWNS else place.feature
    return kind in wanted or likely_precision(place) in wanted


def leading_country(countries: Mapping[str | None, int]) -> str | None:
    """The country that the report is most about; of equals the one met first."""
    known = {code: times for code, times in countries.items() if code is not None}
    return max(known, key=lambda code: known[code]) if known else None
