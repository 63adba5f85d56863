"""Ranks what a name may stand for, with readable reasons, in the light of the whole report.

Names are resolved one a surface form ("one sense per discourse", Gale et al. 1992) unless the text
itself says otherwise beside a mention: "X, Texas", "X province".
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.places.cues import ranking
from dateline.knowledge.places.tables import FEATURES
from dateline.model import Candidate

#: Kilometres within which another place of the report makes a reading likelier.
NEAR_KM = 250.0
_NO_POPULATION = 200_000
_WORLD_CITY = 100_000
#: No village has so many people, whatever a text calls it.
_VILLAGE = 100_000
_DIVISIONS = frozenset({"adm1", "adm2"})
_FACILITIES = frozenset({"site", "bridge", "crossing", "dam", "base", "camp", "airport", "port"})
_TOWNS = frozenset({"city", "town", "village", "capital"})
#: Sure places of a report from which distances are taken; more would cost and tell nothing new.
MOST_POINTS = 80
#: Candidates kept with a place for explanation.
KEPT = 5


@dataclass(frozen=True, slots=True)
class Question:
    """One name to resolve. ``wanted`` are the features its noun allows, ``stated`` its containers.

    ``stated`` holds (country, first division or "") pairs that the text itself puts beside it;
    ``small`` is true for X in "the village of X", ``facility`` for X in "X hospital", which is
    seldom the far town of that name.
    """

    surface: str
    entries: tuple[Entry, ...]
    wanted: frozenset[str] = frozenset()
    stated: frozenset[tuple[str, str]] = frozenset()
    facility: bool = False
    small: bool = False


@dataclass(slots=True)
class Context:
    """Shares of countries and divisions in a report, and the places already sure.

    ``own`` is what a name itself (surface, country) adds to the share of a country, ``own_areas``
    what it (surface, country, division) adds to that of a division.
    """

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: defaultdict[tuple[str, str], float] = field(
        default_factory=lambda: defaultdict(float)
    )
    own: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    own_areas: defaultdict[tuple[str, str, str], float] = field(
        default_factory=lambda: defaultdict(float)
    )
    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    outlet: str = ""
    home: str | None = None
    all_countries: float = 0.0
    all_divisions: float = 0.0

    def summed(self) -> Context:
        """The same context with its totals worked out."""
        self.all_countries = sum(self.countries.values())
        self.all_divisions = sum(self.divisions.values())
        return self


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best reading, or None when nothing fits, and the leading candidates with reasons."""

    best: Entry | None
    candidates: tuple[Candidate, ...]


def rank(
    questions: Sequence[Question], *, mentioned: Mapping[str, int], publisher: str, home: str | None
) -> list[Ranked]:
    """One answer a question. *mentioned* counts countries meant by demonyms.

    *publisher* is the outlet's name or address in lower case, *home* its country if known.
    """
    context = Context(outlet=publisher, home=home)
    for country, times in mentioned.items():
        context.countries[country] += 0.5 * times
    if home:
        context.countries[home] += 2
    _spread(questions, context)
    context.summed()
    first = [_best(q, context) for q in questions]
    context = _informed(questions, first, context).summed()
    return [_best(q, context) for q in questions]


def _spread(questions: Sequence[Question], context: Context) -> None:
    """Let every distinct name vote for the divisions it may lie in, the fewer the stronger."""
    for surface, entries in {q.surface: q.entries for q in questions}.items():
        areas = {(e.country, e.admin1 or "") for e in entries if e.feature != "country"}
        for country, division in sorted(areas):  # sums of floats depend on their order
            context.divisions[country, division] += 1 / len(areas)
            context.own_areas[surface, country, division] += 1 / len(areas)
        states = sorted({e.country for e in entries})
        for country in states:
            context.countries[country] += 1 / len(states)
            context.own[surface, country] += 1 / len(states)


def _informed(
    questions: Sequence[Question], answers: Sequence[Ranked], context: Context
) -> Context:
    """The context once every name has a first answer: sure answers weigh more."""
    informed = Context(
        context.countries.copy(),
        context.divisions.copy(),
        context.own.copy(),
        context.own_areas.copy(),
        outlet=context.outlet,
        home=context.home,
    )
    for question, answer in zip(questions, answers, strict=True):
        if answer.best is None:
            continue
        sure = 1.0 if _sure(question, answer) else 0.4
        informed.countries[answer.best.country] += sure
        informed.own[question.surface, answer.best.country] += sure
        if answer.best.feature != "country":
            area = answer.best.country, answer.best.admin1 or ""
            informed.divisions[area] += sure
            informed.own_areas[question.surface, *area] += sure
            if (
                FEATURES.get(answer.best.feature) == "place"
                and sure == 1.0
                and len(informed.points) < MOST_POINTS
            ):
                informed.points[question.surface] = (answer.best.lat, answer.best.lon)
    return informed


def _sure(question: Question, answer: Ranked) -> bool:
    if question.stated or len(answer.candidates) < 2:
        return True
    return answer.candidates[0].score - answer.candidates[1].score > 1.0


def _best(question: Question, context: Context) -> Ranked:
    scored = sorted(
        (_score(entry, question, context) for entry in question.entries),
        key=lambda found: (-found[0], found[2].number),
    )
    kept = tuple(
        Candidate(_label(entry), entry.id, round(score, 2), why)
        for score, why, entry in scored[:KEPT]
    )
    fits = bool(scored) and scored[0][0] > 0
    return Ranked(scored[0][2] if fits else None, kept)


def _label(entry: Entry) -> str:
    parts = [entry.name, entry.admin1 if entry.admin1 != entry.name else "", entry.country]
    return ", ".join(filter(None, parts))


def _score(entry: Entry, question: Question, context: Context) -> tuple[float, str, Entry]:
    """Sum of the reasons for *entry*, and their words."""
    reasons = [
        *_prior(entry, question, context),
        *_stated(entry, question),
        *_shared(entry, question, context),
    ]
    score = sum(value for value, _ in reasons)
    why = "; ".join(f"{text} {value:+.1f}" for value, text in reasons if abs(value) >= 0.05)
    return score, why, entry


def _prior(entry: Entry, question: Question, context: Context) -> Iterable[tuple[float, str]]:
    """What speaks for *entry* whatever the report says: its size, kind and name."""
    weight = ranking()
    people = entry.population or (_NO_POPULATION if entry.id.startswith("dateline:") else 1000)
    size = weight["population"] * math.log10(people + 10)
    yield weight["base"] + size, f"{entry.population or 'unknown'} people"
    called = entry.feature in question.wanted  # "the province of X" is no other spelling of it
    if entry.rank and not (called and entry.feature in _DIVISIONS):
        yield weight["other_spelling" if entry.rank == 1 else "sounds_alike"], "another spelling"
        if any(r.feature == "country" and not r.rank for r in question.entries):
            yield weight["name_of_a_country"], "a country has this very name"
    if entry.feature == "country":
        yield weight["country"], "a country"
    elif entry.feature in _DIVISIONS:
        seat = not called and any(_seat(entry, rival) for rival in question.entries)
        yield weight["area_of_a_town" if seat else entry.feature], entry.feature
    elif entry.feature == "capital":
        yield weight["capital"], "a capital"
    elif FEATURES.get(entry.feature) == "region":
        if entry.id.startswith("dateline:"):
            yield weight["region"], "a region"
        else:
            yield weight["listed_region"], "an area that only GeoNames lists"
    large = people > _WORLD_CITY and entry.feature in _TOWNS and len(question.surface) > 4
    abroad = context.home != entry.country
    if large and abroad and question.surface.replace(" ", "") in context.outlet:
        yield weight["namesake"], "the outlet is named for a place of this name"


def _seat(area: Entry, town: Entry) -> bool:
    """True when *town* is the better known bearer of the name that *area* shares."""
    known = town.rank <= area.rank or town.population > 1_000_000
    return (
        town.feature in _TOWNS
        and town.country == area.country
        and known
        and town.population > 20_000
    )


def _stated(entry: Entry, question: Question) -> Iterable[tuple[float, str]]:
    weight = ranking()
    if question.wanted:
        kind = "city" if entry.feature in _TOWNS else entry.feature
        if kind in question.wanted:
            yield weight["called"], f"called a {kind}"
            if question.small and entry.population > _VILLAGE:
                yield weight["too_large"], "far too large for a village"
        elif FEATURES.get(entry.feature) in question.wanted:
            yield weight["called_roughly"], "called so"
        elif question.wanted <= _FACILITIES:
            yield weight["called_otherwise"], "called something else"
    if question.stated:
        if any(_lies_in(entry, country, area) for country, area in question.stated):
            yield weight["stated"], "in the area named beside it"
        else:
            yield weight["not_stated"], "outside the area named beside it"


def _lies_in(entry: Entry, country: str, area: str) -> bool:
    if entry.country != country or entry.feature == "country":
        return False
    return not area or area in {entry.admin1, entry.name}


def _shared(entry: Entry, question: Question, context: Context) -> Iterable[tuple[float, str]]:
    weight = ranking()
    total = context.all_countries or 1.0
    share = context.countries.get(entry.country, 0.0) / total
    yield weight["country_share"] * share, f"{entry.country} in the report"
    others = context.countries.get(entry.country, 0.0)
    others -= context.own[question.surface, entry.country]
    alone = others < 0.02 * total and entry.country != context.home
    foreign = alone and context.all_countries > 3 and entry.population < _WORLD_CITY
    if foreign and not entry.id.startswith("dateline:"):
        yield weight["foreign"], "a small place in no country of the report"
    if question.facility and alone:
        yield weight["foreign_facility"], "a building, and nothing else of that country"
    if entry.feature == "country":
        return
    area = entry.country, entry.admin1 or ""
    told = context.divisions.get(area, 0.0)
    if any(r.feature == "country" for r in question.entries):
        # "Niger" does not tell for Niger State, nor "Russia" for the village in Ohio
        told -= context.own_areas[question.surface, *area]
    share = told / (context.all_divisions or 1.0)
    yield weight["division_share"] * share, f"{area[1] or area[0]} in the report"
    around = [p for surface, p in context.points.items() if surface != question.surface]
    if around:
        near = min(kilometres((entry.lat, entry.lon), p) for p in around)
        yield weight["near"] * math.exp(-near / NEAR_KM), f"{near:.0f} km from another place"


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) points in kilometres (haversine)."""
    lat, lon, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat) / 2) ** 2
    h += math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


__all__ = ["Context", "Question", "Ranked", "kilometres", "rank"]
