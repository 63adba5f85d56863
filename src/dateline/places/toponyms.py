"""Every mention of a place in a report, resolved or not, with the use made of it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.knowledge.gazetteer import Entry, Gazetteer
from dateline.knowledge.places.cues import cues, kinds_of
from dateline.knowledge.places.keys import name_key
from dateline.knowledge.places.spelling import plain
from dateline.knowledge.places.tables import FEATURES, country_by_domain
from dateline.model import Party, Place, Report, Sentence, TimeExpression, Toponym, Word
from dateline.places.names import Named, named
from dateline.places.phrases import has_office
from dateline.places.ranking import Question, Ranked, kilometres, rank
from dateline.places.unknown import (
    generic,
    listed,
    named_sites,
    row_noun,
    stands_as_place,
    unknown,
    unlisted,
)
from dateline.places.votes import Around, Usage, contained, is_place, usage

#: No village lies farther than this from a town it is said to lie in or near.
_FAR_KM = 70.0
#: A town of this size is meant by its name wherever the report plays.
_KNOWN = 100_000
_INSIDE_TOWNS = frozenset({"neighbourhood", "district", "site", "camp", "bridge", "base", "adm2"})
_CONTAINERS = frozenset({"country", "adm1", "adm2", "region"})


def find_toponyms(
    sentences: Sequence[Sentence],
    gazetteer: Gazetteer,
    *,
    parties: tuple[Party, ...],
    report: Report,
) -> tuple[Toponym, ...]:
    """All place mentions in text order, none overlapping; demonyms are among them.

    A place that nothing in the gazetteer fits has ``id`` and coordinates None. *parties* are one
    vote: a name within a person's is no place (codebook section 4, "places").
    """
    accepted, peoples = _accepted(sentences, gazetteer, parties)
    accepted = _respelled(accepted, peoples, gazetteer)
    questions = [_question(name, following) for name, following in accepted]
    mentioned = Counter(code for name in peoples for code in name.peoples)
    outlet = report.publisher or report.url
    answers = rank(
        questions,
        mentioned=mentioned,
        publisher=outlet.lower(),
        home=country_by_domain(outlet),
    )
    places = [_place(name, answer) for (name, _), answer in zip(accepted, answers, strict=True)]
    places = _settled(accepted, places)
    found = [Toponym(place, _use(name)) for (name, _), place in zip(accepted, places, strict=True)]
    found += [Toponym(_people(name), "demonym") for name in peoples]
    return tuple(sorted(found, key=lambda t: t.place.mention))


def without_times(
    toponyms: Sequence[Toponym], times: Sequence[TimeExpression]
) -> tuple[Toponym, ...]:
    """The toponyms outside every time expression: "7 p.m. Moscow time" names a zone."""
    starts = [t.mention.start for t in times]

    def timed(at: int) -> bool:
        before = bisect_right(starts, at) - 1
        return before >= 0 and at < times[before].mention.end

    return tuple(t for t in toponyms if not timed(t.place.mention.start))


def _accepted(
    sentences: Sequence[Sentence], gazetteer: Gazetteer, parties: tuple[Party, ...]
) -> tuple[list[tuple[Named, Named | None]], list[Named]]:
    """The names used as places, each with the name after it, and the names of peoples."""
    kept = [s for s in sentences if s.kind != "boilerplate"]
    names = [_names(sentence, gazetteer) for sentence in kept]
    report = usage(kept, (name for row in names for name in row))
    places, _ = _voted(names, report, parties)
    known = frozenset(name.text.lower() for name, _ in places if name.entries)
    return _voted(names, replace(report, places=known), parties, grounded=True)


def _voted(
    names: Sequence[Sequence[Named]],
    report: Usage,
    parties: tuple[Party, ...],
    *,
    grounded: bool = False,
) -> tuple[list[tuple[Named, Named | None]], list[Named]]:
    """The names that the votes take for places, and with *grounded* those that stand as places."""
    starts = [p.mention.start for p in parties]
    places: list[tuple[Named, Named | None]] = []
    peoples: list[Named] = []
    for row in names:
        taken = False
        for name, before, after in zip(row, [None, *row], [*row[1:], None], strict=False):
            around = Around(name, before, after, taken)
            if name.peoples:
                peoples.append(name)
            party = _party(name, parties, starts)
            taken = bool(name.entries) and is_place(around, report, party)
            stands = name.unlisted or (grounded and not taken and stands_as_place(name))
            called = name.text.lower() in report.persons or _is_known(name, party, parties)
            if stands and called and (not name.generic or (party and party.id)):
                continue
            taken = taken or stands
            if taken or not (name.entries or name.peoples):
                places.append((name, after))
    return places, peoples


def _is_known(name: Named, party: Party | None, parties: tuple[Party, ...]) -> bool:
    """True for the name of a party that a table has, or of a person named more fully elsewhere."""
    if party is not None and party.id is not None:
        return True
    named = (p.mention.text if p.id else p.name for p in parties if p.kind == "person")
    persons = (text.split() for text in named)
    return any(len(words) > 1 and name.text in words for words in persons)


def _respelled(
    accepted: Sequence[tuple[Named, Named | None]], peoples: Sequence[Named], gazetteer: Gazetteer
) -> list[tuple[Named, Named | None]]:
    """Names that no place of the report's countries bears, with those there that sound alike."""
    countries = {code for name in peoples for code in name.peoples}
    countries |= {e.country for name, _ in accepted for e in name.entries if e.feature == "country"}
    out = []
    for name, following in accepted:
        known = any(e.country in countries or e.population > _KNOWN for e in name.entries)
        if not known and name.first == name.core:
            alike = (e for e in gazetteer.sounding(name.text) if e.country in countries)
            entries = (*name.entries, *(e._replace(rank=2) for e in alike))
            out.append((replace(name, entries=entries), following))
        else:
            out.append((name, following))
    return out


def _names(sentence: Sentence, gazetteer: Gazetteer) -> list[Named]:
    """Names of the gazetteer and such as the text itself calls places, in order."""
    rows = list(listed(sentence, gazetteer))
    inside = {i for name in rows for i in range(name.first, name.last + 1)}
    known = [*(n for n in named(sentence, gazetteer) if n.first not in inside), *rows]
    generics = [*generic(sentence, known), *named_sites(sentence, known)]
    inside = {i for name in generics for i in range(name.first, name.last + 1)}
    known = [*(name for name in known if name.first not in inside), *generics]
    known += unknown(sentence, known)
    return sorted([*known, *unlisted(sentence, known)], key=lambda name: name.first)


def _settled(accepted: list[tuple[Named, Named | None]], places: list[Place]) -> list[Place]:
    """Names that the text puts in or near another place but that cannot be there are unresolved.

    They, and names the gazetteer lacks, take the other place's coordinates and radius.
    """
    out = list(places)
    for at, (name, following) in enumerate(accepted[:-1]):
        other, place = places[at + 1], places[at]
        if following is None or accepted[at + 1][0] is not following or other.lat is None:
            continue
        if not _beside(name, following, near=True) or other.lon is None:
            continue
        if place.lat is not None and place.lon is not None:
            apart = kilometres((place.lat, place.lon), (other.lat, other.lon))
            small = place.precision == "place" and not _large(name)
            if not small or apart <= max(_FAR_KM, 2 * (other.radius_m or 0) / 1000):
                continue
        out[at] = replace(
            place, name=place.mention.text, id=None, country=other.country, admin1=other.admin1,
            lat=other.lat, lon=other.lon, radius_m=max(10_000, other.radius_m or 0),
            precision="near" if other.precision == "place" else other.precision, feature="",
        )  # fmt: skip
    return out


def _large(name: Named) -> bool:
    return any(e.population > 100_000 for e in name.entries)


def _party(name: Named, parties: tuple[Party, ...], starts: list[int]) -> Party | None:
    start = name.sentence.words[name.core].start
    at = bisect_right(starts, start) - 1
    return parties[at] if at >= 0 and start < parties[at].mention.end else None


def _question(name: Named, following: Named | None) -> Question:
    """What the text beside the mention says about it: its noun, the area it lies in."""
    words = name.sentence.words
    noun = _noun_of(name)
    wanted = kinds_of(noun) if noun is not None else frozenset()
    stated: set[tuple[str, str]] = set()
    if following is not None and _beside(name, following) and contained(name, following):
        for entry in following.entries:
            if entry.feature in _CONTAINERS:
                area = "" if entry.feature in {"country", "region"} else entry.name
                if entry.feature == "adm2":
                    area = entry.admin1 or ""
                stated.add((entry.country, area))
    after = words[name.last + 1] if name.last + 1 < len(words) else None
    facility = after is not None and after.lemma.lower() in cues().facilities
    inside = bool(wanted) and wanted <= _INSIDE_TOWNS
    small = noun is not None and noun.lemma in cues().villages
    surface, areas = name_key(name.text), frozenset(stated)
    far = facility or inside
    return Question(surface, name.entries, wanted, areas, facility=far, small=small)


def _noun_of(name: Named) -> Word | None:
    """The noun of kind in the name, behind it, or before it: "X city", "the towns of X and Y"."""
    words = name.sentence.words
    around = [name.last] if name.last > name.core else []
    around += [name.last + 1]
    around += [name.first - 2] if name.first >= 2 and words[name.first - 1].lower == "of" else []
    around += [name.first - 1] if name.first >= 1 else []
    beside = (words[i] for i in around if i < len(words) and kinds_of(words[i]))
    return next(beside, None) or row_noun(name.sentence, name.first)


def _beside(name: Named, following: Named, *, near: bool = False) -> bool:
    """True for "X, Y" and "X in Y", with at most a noun of kind or article between.

    With *near* also for "X near Y" and "X, north of Y".
    """
    between = name.sentence.words[name.last + 1 : following.first]
    if len(between) > 6:
        return False
    skipped = {"the", ",", "("}
    if near:
        skipped |= {"of", "to", "just", *cues().directions}
    rest = [w.lower for w in between if w.lower not in skipped and not kinds_of(w)]
    commas = any(w.text in {",", "("} for w in between)
    if near and not rest and len(between) == 2 and between[1].lower == "of":
        return True
    if near and rest in (["near"], ["outside"], ["on", "outskirts"]):
        return True
    return rest == ["in"] or (not rest and commas and not (near and len(between) > 3))


def _use(name: Named) -> str:
    """literal, modifier ("the Mosul offensive") or metonym ("Moscow said")."""
    sentence = name.sentence
    head = sentence.words[name.last]
    governor = sentence.head(head)
    if head.dep == "conj" and governor.pos == "PROPN":  # "brokered by Moscow and Washington"
        head, governor = governor, sentence.head(governor)
    if head.dep in {"compound", "nmod", "amod"} and governor.index > head.index:
        inner = governor.lower in cues().features or governor.index <= name.last
        generic = name.generic or sentence.words[name.first].lower in cues().generic
        inner = inner or (generic and governor.pos == "PROPN")  # one of a row without commas
        beside = any(w.text in {",", "("} for w in sentence.words[head.index : governor.index])
        return "literal" if inner or beside else "modifier"
    if has_office(sentence, head.index, governor.index):
        return "modifier"
    state = any(e.feature in {"country", "capital"} for e in name.entries)
    if state and head.dep == "nsubj" and governor.lemma in cues().speech:
        return "metonym"
    if state and head.dep == "pobj" and governor.dep == "agent":
        return "metonym"  # "attacks carried out by Washington"
    if state and head.dep == "dobj" and governor.lemma in cues().blaming:
        return "metonym"
    if state and head.dep == "poss" and governor.lemma in cues().owned:
        return "metonym"  # "Baghdad's troops" are nowhere near it
    return "literal"


def _people(name: Named) -> Place:
    span = name.sentence.span(name.first, name.last)
    country = name.peoples[0] if len(name.peoples) == 1 else None
    return Place(span, span.text, None, country, precision="unknown", feature="people")


def _place(name: Named, answer: Ranked) -> Place:
    span = name.sentence.span(name.first, name.last)
    if answer.best is None:
        return Place(span, span.text, candidates=answer.candidates)
    entry = answer.best
    lat, lon, radius, precision = entry.lat, entry.lon, entry.radius_m, precision_of(entry)
    title = _usual(name, entry)
    if name.direction and precision in {"country", "adm1", "region", "adm2"}:
        lat, lon, radius = shifted(entry.lat, entry.lon, entry.radius_m, name.direction)
        precision = "region" if precision == "country" else precision
        title = span.text
    return Place(
        span, title, entry.id, entry.country or None, entry.admin1, lat, lon,
        precision=precision, radius_m=radius, feature=entry.feature, candidates=answer.candidates,
    )  # fmt: skip


def _usual(name: Named, entry: Entry) -> str:
    """The name in English print: "Tikrit" for the gazetteer's "Tikrīt", "Mazar-i-Sharif"."""
    written = name.text
    if entry.name.isascii() or not written.isascii():
        return entry.name
    noun = kinds_of(name.sentence.words[name.last]) and name.last > name.core
    return plain(entry.name) if noun or written.isupper() or written.islower() else written


def precision_of(entry: Entry) -> str:
    """The precision with which a happening "in" *entry* is located."""
    return FEATURES.get(entry.feature, "place")


def shifted(lat: float, lon: float, radius: int, direction: str) -> tuple[float, float, int]:
    """Centre and radius in metres of that part of an area ("northern X": half-way to its edge)."""
    bearing = cues().directions[direction]
    if bearing < 0:
        return lat, lon, radius // 2
    lat, lon = moved(lat, lon, radius * 0.5, bearing)
    return lat, lon, round(radius * 0.6)


def moved(lat: float, lon: float, metres: float, bearing: float) -> tuple[float, float]:
    """The point *metres* away at *bearing* degrees from north, on a locally flat earth."""
    north = metres * math.cos(math.radians(bearing)) / 111_195.0
    east = metres * math.sin(math.radians(bearing)) / 111_195.0
    new_lat = max(-90.0, min(90.0, lat + north))
    new_lon = lon + east / max(0.01, math.cos(math.radians(lat)))
    return round(new_lat, 4), round((new_lon + 180) % 360 - 180, 4)
