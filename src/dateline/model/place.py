"""Places: where a happening took place, with the precision the report supports."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Candidate, Span
from dateline.model.vocabulary import PLACE_PRECISIONS, RELATIONS, TOPONYM_USES, require


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of a place and what it was resolved to.

    ``id`` is "geonames:N" or another gazetteer's key, None when unresolved; coordinates are WGS 84
    degrees; ``radius_m`` is the radius in metres within which the happening lies as far as the
    text tells; ``country`` is ISO 3166 alpha-3.
    ``feature`` is the gazetteer's class ("city", "adm1", "country", "region", "river", ...).
    """

    mention: Span
    name: str
    id: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    relation: str = "in"
    precision: str = "unknown"
    radius_m: int | None = None
    feature: str = ""
    candidates: tuple[Candidate, ...] = ()

    def __post_init__(self) -> None:
        require(self.relation, RELATIONS, "place relation")
        require(self.precision, PLACE_PRECISIONS, "place precision")
        if (self.lat is None) != (self.lon is None):
            raise ValueError(f"place {self.name!r} has one coordinate")
        if self.lat is not None and not -90 <= self.lat <= 90:
            raise ValueError(f"latitude {self.lat} of {self.name!r}")
        if self.lon is not None and not -180 <= self.lon <= 180:
            raise ValueError(f"longitude {self.lon} of {self.name!r}")


@dataclass(frozen=True, slots=True)
class Toponym:
    """Every mention of a place name, used by a claim or not.

    ``use`` tells the literal place from "Syrian army" (modifier), "Damascus said" (metonym) and
    "Syrians" (demonym): only literal ones can be where something happened.
    """

    place: Place
    use: str = "literal"

    def __post_init__(self) -> None:
        require(self.use, TOPONYM_USES, "toponym use")
