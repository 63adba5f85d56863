"""True incidents of the synthetic load: what happened, and when it will be told."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from benchmarks.load_tables import Kind, Tables, pick
from benchmarks.load_world import Spot, Theatre, Voice, Who

#: Days before the first that well-known older incidents lie, at most and at least.
_OLDEST, _NEWEST = 3000, 40
_KNOWN = 14
#: Weeks that a campaign lasts: one place of a theatre sees more than its share.
_CAMPAIGN_DAYS, _CAMPAIGN_SHARE = 24, 0.25


@dataclass(frozen=True, slots=True)
class Incident:
    """One true happening. ``day`` is an ordinal, ``until`` its last day, ``toll`` the dead.

    ``voices`` tell of it, each with the share of the true toll it gives; ``blamed`` is who one of
    them says did it instead, ``grows`` how the first days' numbers relate to the last.
    """

    id: str
    kind: Kind
    day: int
    until: int
    spot: Spot
    target: str
    topic: str
    detail: str
    actor: Who
    other: Who
    recipient: Who
    toll: int
    grows: bool
    voices: tuple[tuple[Voice, float], ...]
    blamed: Who | None = None


class Drawing:
    """Draws incidents of one theatre; all chance comes from its generator."""

    def __init__(self, theatre: Theatre, given: Tables, rng: random.Random, name: str) -> None:
        self.theatre, self.given, self.rng, self.name = theatre, given, rng, name
        self._number = 0
        self._coverage = _zeta(given.rates["incident.coverage"], int(given.rates["incident.most"]))
        self._campaign, self._campaign_until = theatre.towns[0], 0

    def known(self, first: int) -> tuple[Incident, ...]:
        """Older incidents that reports of all days come back to."""
        rng = self.rng
        days = (first - rng.randint(_NEWEST, _OLDEST) for _ in range(_KNOWN * 3))
        drawn = [self.incident(day, 20) for day in days]
        return tuple(i for i in drawn if i.kind.kind in ("force", "ground"))[:_KNOWN]

    def of_day(self, day: int, mean: float) -> Iterator[tuple[Incident, int]]:
        """The day's incidents, each with the number of reports that will tell it."""
        rng = self.rng
        if day >= self._campaign_until:
            self._campaign = self.theatre.where.draw(rng)
            self._campaign_until = day + 7 + int(rng.random() * _CAMPAIGN_DAYS)
        busy = 0.8 * rng.paretovariate(5) if rng.random() < 0.5 else 0.4 + rng.random()
        for _ in range(int(mean * busy + rng.random())):
            reports = 1 + bisect_right(self._coverage, rng.random())
            yield self.incident(day, reports), reports

    def incident(self, day: int, reports: int) -> Incident:
        """An incident of *day*; one that many reports tell cost more lives."""
        rng, given, theatre = self.rng, self.given, self.theatre
        self._number += 1
        kind = given.kind.draw(rng)
        actor, other = self._parties(kind)
        known = rng.random() < 0.4
        deadly = rng.random() < kind.deadly
        toll = 1 + int(rng.paretovariate(1.1) * (1 + reports / 6) * rng.random() * 4)
        lasts = kind.lasts and rng.random() < kind.lasts
        campaign = rng.random() < _CAMPAIGN_SHARE
        contested = rng.random() < given.rates["incident.contested"]
        return Incident(
            id=f"{self.name}.{self._number}",
            kind=kind,
            day=day,
            until=day + 1 + int(rng.expovariate(0.3)) if lasts else day,
            spot=self._campaign if campaign else theatre.where.draw(rng),
            target=self._target(),
            topic=pick(given.words["topics"], rng),
            detail=aside(given, rng),
            actor=actor,
            other=other,
            recipient=other if known or kind.kind == "clash" else pick(theatre.people, rng),
            toll=min(toll, 600) if deadly else 0,
            grows=rng.random() < given.rates["incident.grows"],
            voices=tuple(self._voices(min(1 + reports // 3, 4))),
            blamed=other if contested and kind.kind in ("force", "ground") else None,
        )

    def _target(self) -> str:
        rng, words = self.rng, self.given.words
        target: str = pick(words["targets"], rng)
        if rng.random() < 0.45:
            return f"{target} in the {pick(words['districts'], rng)} district"
        return target

    def _voices(self, number: int) -> Iterator[tuple[Voice, float]]:
        for at in range(number):
            share = 1.0 if at == 0 else 0.75 + 0.6 * self.rng.random()
            yield self.theatre.voices.draw(self.rng), share

    def _parties(self, kind: Kind) -> tuple[Who, Who]:
        """Who did it, and the main force of a side that stands against it."""
        rng, sides = self.rng, self.theatre.sides
        if kind.by == "official":
            return pick(self.theatre.officials, rng), sides[1].forces[0]
        if kind.by == "crowd":
            return pick(self.theatre.people, rng), sides[0].forces[0]
        side = 0 if rng.random() < {"state": 1, "air": 0.8, "group": 0}.get(kind.by, 0.45) else -1
        if side < 0:
            side = 1 + int((len(sides) - 1) * rng.random() ** 1.7)
        against = 0 if side else 1 + int((len(sides) - 1) * rng.random() ** 1.7)
        forces = sides[side].flying if kind.by == "air" else sides[side].forces
        actor = forces[int(len(forces) * rng.random() ** 2.5)] if forces else sides[side].forces[0]
        return actor, sides[against].forces[0]


def aside(given: Tables, rng: random.Random) -> str:
    """Half a sentence about bystanders."""
    who, did = pick(given.words["bystanders"], rng), pick(given.words["asides"], rng)
    return f" as {who} {did}"


def _zeta(exponent: float, most: int) -> list[float]:
    """Upper edges of the chances of 1, 2, ... *most*, falling as n ** -exponent."""
    edges = list(accumulate(n**-exponent for n in range(1, most + 1)))
    return [edge / edges[-1] for edge in edges[:-1]]
