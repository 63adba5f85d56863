"""Lines of a GeoNames dump -> places as our gazetteer has them.

The format is that of GeoNames' readme (download.geonames.org/export/dump): 19 columns between tabs,
UTF-8, no header. ``geonames.yaml`` says which feature codes are kept and what we call them.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.places.areas import division_names, divisions
from dateline.knowledge.places.build import latin, town_radius
from dateline.knowledge.places.keys import name_key
from dateline.knowledge.places.sources import Raw, countries
from dateline.knowledge.places.tables import FEATURES
from dateline.knowledge.tables import read_yaml

COLUMNS = 19
#: GeoNames' own limit of a name; what is longer is none.
MAX_NAME = 200
#: GeoNames numbers places one by one and has reached some 13 million.
MAX_ID = 1 << 28
_MAX_PEOPLE = 10_000_000_000
_ID, _NAME, _ASCII, _OTHERS, _LAT, _LON, _CLASS, _CODE, _COUNTRY = range(9)
_ADMIN1, _PEOPLE, _ZONE, _DATE = 10, 14, 17, 18
_POPULATED, _ADMINISTRATIVE = b"P", frozenset({"adm1", "adm2"})


@dataclass(frozen=True, slots=True)
class FeatureRule:
    """What places of some feature codes are called; ``small``: those of few people.

    ``radius_m`` is rough. ``examples`` read "P.PPL 0 = village".
    """

    id: str
    codes: tuple[str, ...]
    feature: str
    small: str
    radius_m: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeatureTable:
    """The rules by (class, code) as a dump writes them; ``small_under`` is a number of people."""

    rules: dict[tuple[bytes, bytes], FeatureRule]
    small_under: int
    not_examples: tuple[str, ...]

    def feature(self, rule: FeatureRule, people: int) -> str:
        """What a place of so many people (0: not known) is called."""
        return rule.small if people < self.small_under else rule.feature


@functools.cache
def feature_table() -> FeatureTable:
    """The table ``geonames.yaml``. Raises KnowledgeError listing every fault."""
    raw = read_yaml("places", "geonames.yaml")
    found: dict[tuple[bytes, bytes], FeatureRule] = {}
    faults: list[str] = []
    for item in raw["rules"]:
        rule = _rule(item)
        where = f"geonames.yaml: {rule.id}"
        faults += [
            f"{where}: unknown feature {f!r}"
            for f in (rule.feature, rule.small)
            if f not in FEATURES
        ]
        faults += [] if rule.examples else [f"{where}: no example"]
        for code in rule.codes:
            pair = _pair(code)
            faults += [f"{where}: {code} has a rule already"] if pair in found else []
            found[pair] = rule
    if faults:
        raise KnowledgeError(faults)
    return FeatureTable(found, int(raw["small_under"]), tuple(raw["not_examples"]))


def _rule(item: dict[str, Any]) -> FeatureRule:
    feature = str(item["feature"])
    radius = round(float(item["radius_km"]) * 1000)
    small, examples = str(item.get("small", feature)), tuple(item.get("examples", ()))
    return FeatureRule(str(item["id"]), tuple(item["codes"]), feature, small, radius, examples)


def _pair(code: str) -> tuple[bytes, bytes]:
    first, _, rest = code.partition(".")
    return first.encode(), rest.encode()


@dataclass(frozen=True, slots=True)
class Areas:
    """Names behind codes: alpha-2 -> alpha-3, and "ML.04" -> the name of that first division."""

    alpha3: dict[str, str]
    admin1: dict[str, str]


def known_areas() -> Areas:
    """What our own sources name: the divisions are called as in the rest of the gazetteer."""
    alpha3 = {code: str(record["iso3"]) for code, record in countries().items()}
    first = (d for d in divisions().values() if d.level == 1 and d.code)
    return Areas(alpha3, {d.code: d.names[0] for d in first})


class BadLine(ValueError):
    """A line that is no place; its message says why."""


def split_line(line: bytes) -> list[bytes]:
    """The cells of *line*. Raises BadLine unless there are 19."""
    cells = line.rstrip(b"\r\n").split(b"\t")
    if len(cells) != COLUMNS:
        number = "1 column" if len(cells) == 1 else f"{len(cells):,} columns"
        raise BadLine(f"{number} instead of {COLUMNS}")
    return cells


def rule_of(cells: list[bytes]) -> FeatureRule | None:
    """The rule for a place of this feature code; None when such places are left out."""
    return feature_table().rules.get((cells[_CLASS], cells[_CODE]))


def changed(cells: list[bytes]) -> bytes:
    """The day on which the place was last changed, as written."""
    return cells[_DATE]


def division_of(cells: list[bytes]) -> dict[str, str]:
    """{"ML.04": name} of a line that tells of a first division in force, else {}."""
    if cells[_CLASS] != b"A" or cells[_CODE] != b"ADM1" or not (code := _admin1_code(cells)):
        return {}
    names = _names(cells)
    return {code: division_names(names[0], names[1:])[0]}


def raw_from(cells: list[bytes], rule: FeatureRule, areas: Areas) -> Raw:
    """The place that a line tells of. Raises BadLine.

    Names in other scripts are left out, as in the rest of the gazetteer. A population of 0 is not
    known. A division or country that no code or name of *areas* gives stays unknown.
    """
    lat, lon = _degrees(cells[_LAT], 90, "latitude"), _degrees(cells[_LON], 180, "longitude")
    people = _whole(cells[_PEOPLE] or b"0", _MAX_PEOPLE, "population")
    feature = feature_table().feature(rule, people)
    names = _names(cells)
    if feature in _ADMINISTRATIVE:
        names = list(division_names(names[0], names[1:]))
    populated = cells[_CLASS] == _POPULATED
    return Raw(
        f"geonames:{number_of(cells)}",
        names,
        feature,
        areas.alpha3.get(cells[_COUNTRY].decode(), ""),
        None if feature == "country" else areas.admin1.get(_admin1_code(cells)),
        lat,
        lon,
        people,
        max(rule.radius_m, town_radius(people)) if populated else rule.radius_m,
        _zone(cells[_ZONE]),
    )


def number_of(cells: list[bytes]) -> int:
    """GeoNames' number of the place. Raises BadLine."""
    return _whole(cells[_ID], MAX_ID, "geonameid")


def _whole(cell: bytes, most: int, what: str) -> int:
    if not cell.isdigit() or len(cell) > 12 or int(cell) > most:
        raise BadLine(f"the {what} is no number up to {most:,}")
    return int(cell)


def _degrees(cell: bytes, most: int, what: str) -> float:
    try:
        found = float(cell)
    except ValueError:
        found = float("nan")
    if not -most <= found <= most:
        raise BadLine(f"the {what} is no number from -{most} to {most}")
    return found


def _names(cells: list[bytes]) -> list[str]:
    name, plain, others = (cells[at].decode() for at in (_NAME, _ASCII, _OTHERS))
    first = [n for n in (name.strip(), plain.strip()) if _is_name(n) and len(name_key(n)) > 1]
    if len(first) == 2 and ord(first[0][0]) >= 0x250:
        first.reverse()
    if not first:
        raise BadLine("no name to look up")
    return [*first, *(n for n in latin(others.split(",")) if _is_name(n))] if others else first


def _is_name(text: str) -> bool:
    return len(text) <= MAX_NAME and text.isprintable()


def _admin1_code(cells: list[bytes]) -> str:
    country, first = cells[_COUNTRY].decode(), cells[_ADMIN1].decode()
    return f"{country}.{first}" if 0 < len(country) < 3 and 0 < len(first) <= 20 else ""


def _zone(cell: bytes) -> str | None:
    text = cell.decode()
    return text if 0 < len(text) < 50 and text.isprintable() else None
