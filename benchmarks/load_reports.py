"""The reports of the synthetic load, day by day: who tells what, and which reports are copies."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.load_incidents import Drawing, Incident
from benchmarks.load_tables import Tables, pick
from benchmarks.load_telling import Sentence, Teller
from benchmarks.load_world import Theatre

#: A copy keeps at least this share of the sentences, from the top.
_KEPT = 0.7


@dataclass(frozen=True, slots=True)
class Written:
    """A report as it is to be printed: its number, day (an ordinal), publisher and sentences.

    ``shown`` is the day that the data give for it, which may be wrong; ``copy_of`` is the number
    of the report whose sentences these are.
    """

    number: int
    day: int
    shown: int
    theatre: str
    publisher: str
    sentences: tuple[Sentence, ...]
    copy_of: int | None = None


class Newsroom:
    """Everything that is written in one theatre; only what is still to be told is held."""

    def __init__(self, theatre: Theatre, given: Tables, seed: str, first: int) -> None:
        self.theatre, self.given = theatre, given
        self.rng = random.Random(seed)  # noqa: S311 - load, not secrets
        self._drawing = Drawing(theatre, given, self.rng, theatre.country.lower())
        self._teller = Teller(theatre, given, self.rng)
        self._known = self._drawing.known(first)
        self._due: defaultdict[int, list[Incident]] = defaultdict(list)
        self._copies: defaultdict[int, list[Written]] = defaultdict(list)
        self._number = 0
        self._a_report = _claims_a_report(given)

    def day(self, day: int, claims: float) -> Iterator[Written]:
        """The reports of *day*, which hold about *claims* claims."""
        rng, given = self.rng, self.given
        reports = claims / self._a_report
        mean = reports * given.rates["report.incidents"] / _told(given)
        for incident, number in self._drawing.of_day(day, mean):
            for _ in range(number):
                self._due[day + self._lag(incident)].append(incident)
        due = self._due.pop(day, [])
        for incidents in self._dealt(
            due, max(1, round(len(due) / given.rates["report.incidents"]))
        ):
            written = self._written(incidents, day)
            yield written
            if rng.random() < given.rates["report.wire"]:
                for _ in range(given.mixes["report.copies"].draw(rng)):
                    self._copies[day + (rng.random() < 0.3)].append(written)
        for written in self._copies.pop(day, []):
            yield self._copied(written, day)

    def _lag(self, incident: Incident) -> int:
        """Days from an incident to a report of it, most often none."""
        most: int = self.given.mixes["incident.lag"].draw(self.rng)
        lag = most if most < 5 else most // 2 + int(self.rng.random() * most)
        return lag + int(self.rng.random() * (incident.until - incident.day + 1))

    def _dealt(self, due: list[Incident], reports: int) -> Iterator[list[Incident]]:
        """Incidents dealt to reports of uneven length; none is in a report twice."""
        rng = self.rng
        sizes = [0.2 + rng.random() ** 3 * 5 for _ in range(reports)]
        hands: list[dict[str, Incident]] = [{} for _ in range(reports)]
        for incident in due:
            for at in rng.choices(range(reports), sizes, k=4):
                if incident.id not in hands[at]:
                    hands[at][incident.id] = incident
                    break
        for hand in hands:
            told = list(hand.values())
            rng.shuffle(told)
            if told:
                yield told

    def _written(self, incidents: list[Incident], day: int) -> Written:
        rng, given, teller = self.rng, self.given, self._teller
        rates, shown = given.rates, day
        if rng.random() < rates["report.wrong_day"]:
            shown += pick((-5, -3, -2, -1, 1, 2, 3), rng)
        teller.begin()
        sentences: list[Sentence] = []
        for incident in incidents:
            number = given.mixes["report.mentions"].draw(rng)
            sentences += teller.mentions(incident, day, number)
        for _ in range(_about(rates["report.background"], rng)):
            at = int(rng.random() ** 2 * len(self._known))
            sentences += teller.mentions(self._known[at], day, 1)
        for loose in teller.loose(_about(rates["report.loose"], rng), day):
            sentences.insert(1 + int(rng.random() * len(sentences)), loose)
        self._number += 1
        paper = self.theatre.papers[int(len(self.theatre.papers) * rng.random() ** 1.6)]
        return Written(self._number, day, shown, self.theatre.country, paper, tuple(sentences))

    def _copied(self, written: Written, day: int) -> Written:
        """*written* as another outlet prints it: cut at the end, at times with one of its own."""
        rng = self.rng
        least = max(1, int(len(written.sentences) * _KEPT))
        kept = least + int(rng.random() * (len(written.sentences) - least + 1))
        sentences = written.sentences[:kept]
        if rng.random() < 0.25:
            sentences += tuple(self._teller.loose(1, day))
        self._number += 1
        paper = pick([p for p in self.theatre.papers if p != written.publisher], rng)
        shown = written.shown + day - written.day
        return Written(self._number, day, shown, written.theatre, paper, sentences, written.number)


def _about(mean: float, rng: random.Random) -> int:
    """A whole number near *mean*: that many on average, spread over twice its breadth."""
    return int(rng.random() * (2 * mean + 1))


def _claims_a_report(given: Tables) -> float:
    """Claims that a report has on average, those of its copies counted with it."""
    rates, mixes = given.rates, given.mixes
    told: float = rates["report.incidents"] * mixes["report.mentions"].mean(float)
    copies: float = rates["report.wire"] * mixes["report.copies"].mean(float) * (1 + _KEPT) / 2
    once: float = told + rates["report.loose"] + rates["report.background"]
    return once * (1 + copies)


def _told(given: Tables) -> float:
    """Reports that tell an incident on average, copies apart."""
    exponent, most = given.rates["incident.coverage"], int(given.rates["incident.most"])
    shares: list[float] = [n**-exponent for n in range(1, most + 1)]
    return sum(n * share for n, share in enumerate(shares, 1)) / sum(shares)
