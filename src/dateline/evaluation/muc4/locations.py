"""Where an incident happened, in the format of slot 3: "COUNTRY: PLACE (TYPE): PLACE (TYPE)"."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from dateline.evaluation.muc4.incidents import Incident
from dateline.evaluation.muc4.scenes import Scene
from dateline.knowledge.muc4_tables import Muc4Tables
from dateline.model import Place, Sentence, Span

_CITY = 2
#: Votes of a dateline for the country of a message.
_DATELINE = 4


def location_of(incident: Incident, scene: Scene, tables: Muc4Tables) -> str:
    """Slot 3: the places that the sentence of a trigger names, the widest first; "" without any.

    The country is that of the message where the text puts the incident in no other.
    """
    country = country_of_message(scene, tables)
    for trigger in sorted(incident.triggers, key=lambda t: not t.type):
        if trigger.claim is None or not trigger.claim.places:
            continue
        sentence = scene.sentences[trigger.sentence]
        chain: dict[int, str] = {}
        for place in trigger.claim.places:
            if place.feature == "country":
                known = place.country in tables.countries
                country = (place.country or country) if known else country
            elif named := _named(place, sentence, scene, tables):
                chain.setdefault(*named)
                abroad = place.country in tables.countries and place.id is not None
                if abroad and place.country in _named_countries(scene):
                    country = place.country or country
        if chain:
            for level, text in _wider(sentence, scene, tables):
                if level < min(chain):
                    chain[level] = text
            return _written(country, [chain[level] for level in sorted(chain)], tables)
    return _written(country, [], tables)


def country_of_message(scene: Scene, tables: Muc4Tables) -> str:
    """The country of interest that a message names most, its dateline counted; "" for none."""
    message, votes = scene.message, Counter[str]()
    for toponym in scene.coding.toponyms:
        if toponym.place.country in tables.interest:
            votes[toponym.place.country] += 3 if toponym.place.feature == "country" else 1
    for party in scene.coding.parties:
        if party.country in tables.interest:
            votes[party.country] += 1
    told = tables.datelines.get(message.place) or tables.stations.get(message.source)
    if told:
        votes[told] += _DATELINE
    if votes:
        return votes.most_common(1)[0][0]
    by_name = {name: code for code, name in tables.countries.items()}
    return by_name.get(message.country, "")


def _named_countries(scene: Scene) -> set[str | None]:
    """The countries that a message names, or whose parties it names."""
    found = {t.place.country for t in scene.coding.toponyms if t.place.feature == "country"}
    return found | {party.country for party in scene.coding.parties}


def _written(country: str, chain: list[str], tables: Muc4Tables) -> str:
    name = tables.countries.get(country, "")
    return ": ".join([name, *chain]) if name else ""


def _named(
    place: Place, sentence: Sentence, scene: Scene, tables: Muc4Tables
) -> tuple[int, str] | None:
    """The level and the written form of a place; None for what is no place of this task."""
    if place.precision in ("region", "country") or _is_person(place.mention, scene):
        return None
    text = _cleaned(place.mention.text, tables)
    if not text or text.lower() in _common(tables):
        text = _cleaned(place.name, tables)
    kind = _kind(place.mention, sentence, tables)
    if kind:
        text = re.sub(rf"(?:^{kind} OF (?:THE )?| {kind}$)", "", text)
    level = next((n for n, kinds in tables.areas.items() if kind.lower() in kinds), _CITY)
    if place.precision == "adm1" and not kind:
        level, kind = 1, "DEPARTMENT"
    return (level, f"{text} ({kind or 'CITY'})") if text else None


def _is_person(mention: Span, scene: Scene) -> bool:
    return any(
        party.kind == "person" and party.mention.overlaps(mention) for party in scene.coding.parties
    )


def _cleaned(text: str, tables: Muc4Tables) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^\w .'-]", " ", plain).upper().split()
    while words and words[0].lower() in tables.directions:
        words = words[1:]
    return " ".join(words)


def _common(tables: Muc4Tables) -> frozenset[str]:
    areas = {word for kinds in tables.areas.values() for word in kinds}
    return frozenset(
        {*areas, "capital", "where", "there", "here", "area", "country", "place", "el", "la"}
    )


def _kind(mention: Span, sentence: Sentence, tables: Muc4Tables) -> str:
    """The word for its kind that stands beside a name, in capitals; "" for none."""
    at, end = mention.start - sentence.start, mention.end - sentence.start
    words = "|".join(word for kinds in tables.areas.values() for word in kinds)
    inside = re.search(rf"\b({words})$", mention.text, re.IGNORECASE)
    after = re.match(rf"\s+({words})\b", sentence.text[end:], re.IGNORECASE)
    before = re.search(rf"\b({words})\s+of\s+(?:the\s+)?$", sentence.text[:at], re.IGNORECASE)
    found = inside or after or before
    return found[1].upper() if found else ""


def _wider(sentence: Sentence, scene: Scene, tables: Muc4Tables) -> Iterator[tuple[int, str]]:
    """Departments and the like that the same sentence names."""
    for toponym in scene.coding.toponyms:
        place = toponym.place
        here = sentence.start <= place.mention.start < sentence.end
        named = _named(place, sentence, scene, tables) if here else None
        if named and place.precision == "adm1":
            yield named
