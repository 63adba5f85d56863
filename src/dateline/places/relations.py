"""How a happening lies to the place it is told by: in, near, toward, from, 20 km north of."""

from __future__ import annotations

from dataclasses import replace

from dateline.knowledge.places.cues import cues, relations
from dateline.model import Draft, Place, Sentence, Word
from dateline.places.phrases import Site
from dateline.places.toponyms import moved

_KM = {"km": 1.0, "kilometer": 1.0, "kilometre": 1.0, "mile": 1.609, "kms": 1.0}
_NEAR_M = 15_000


def routed(start: Site, end: Site) -> bool:
    """True for the two ends of a way: "from X to Y"."""
    ends = start.link == "from" and end.link in cues().flight
    return ends and start.governor == end.governor and start.use == end.use == "literal"


def related(site: Site, sentence: Sentence, draft: Draft) -> Place:
    """The site's place with relation, precision and radius as the words around it tell."""
    place = site.place
    offset = _offset(site, sentence)
    if offset is not None:
        return offset
    relation = relations().get(site.link, "in")
    if draft.type == "RETREAT" and site.link in {"from", "dobj", "of"}:
        relation = "from"
    if draft.type == "CONTROL" and "advance" in draft.modes and site.link in {"on", "to"}:
        relation = "toward"
    if relation == "near" and place.precision == "place":
        radius = max(_NEAR_M, place.radius_m or 0)
        return replace(place, relation="near", precision="near", radius_m=radius)
    return replace(place, relation=relation)


def _offset(site: Site, sentence: Sentence) -> Place | None:
    """ "20 km north of X": the point that far away, with a radius of a quarter of the way."""
    words = sentence.words
    first = sentence.word_at(site.place.mention.start)
    if first is None or first.index < 2 or words[first.index - 1].lower not in {"of", "from"}:
        return None
    side, begins = words[first.index - 2].lower, first.index - 2
    if begins > 1 and words[begins - 1].text == "-":  # "south-east"
        side, begins = f"{words[begins - 2].lower}-{side}", begins - 2
    bearing = cues().directions.get(side)
    if bearing is None or bearing < 0:
        return None
    relation = _POINTS[bearing] + "_of"
    metres = _distance(words, begins)
    place = site.place
    if metres is None or place.lat is None or place.lon is None:
        return replace(place, relation=relation)
    lat, lon = moved(place.lat, place.lon, metres, bearing)
    radius = round(max(2_000.0, metres / 4))
    return replace(place, relation=relation, lat=lat, lon=lon, precision="near", radius_m=radius)


_POINTS = {
    0: "north", 45: "northeast", 90: "east", 135: "southeast",
    180: "south", 225: "southwest", 270: "west", 315: "northwest",
}  # fmt: skip


def _distance(words: tuple[Word, ...], side: int) -> float | None:
    """Metres told before a direction: "20 km (12 miles) to the north"."""
    number = None
    for word in reversed(words[max(0, side - 9) : side]):
        if word.lemma in _KM or word.lower in _KM:
            number = _KM.get(word.lemma) or _KM[word.lower]
        elif number is not None and word.text[0].isdigit():
            try:
                return float(word.text.replace(",", "")) * number * 1000
            except ValueError:
                return None
    return None
