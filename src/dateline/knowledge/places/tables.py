"""Loads and checks our own tables of places: country words, supplement, cues and weights."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib import resources

from dateline.errors import KnowledgeError
from dateline.knowledge.places.sources import Raw, countries
from dateline.model.vocabulary import PLACE_PRECISIONS

_AREA = "dateline.knowledge.places"


def table_text(name: str) -> str:
    """The text of one table of this folder."""
    return resources.files(_AREA).joinpath(name).read_text(encoding="utf-8")


def table_rows(name: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of a TSV table; raises KnowledgeError listing every malformed line."""
    faults, found = [], []
    for number, line in enumerate(table_text(name).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            faults.append(f"{name}:{number}: {len(cells)} columns instead of {columns}")
        found.append((number, cells))
    if faults:
        raise KnowledgeError(faults)
    yield from found


def _features() -> dict[str, str]:
    found = {cells[0]: cells[1] for _, cells in table_rows("features.tsv", 2)}
    faults = [f"features.tsv: {f}: {p!r}" for f, p in found.items() if p not in PLACE_PRECISIONS]
    if faults:
        raise KnowledgeError(faults)
    return found


#: Features of places and the precision with which each locates a happening.
FEATURES = _features()


@functools.cache
def country_names() -> dict[str, list[str]]:
    """ISO 3166 alpha-3 -> names of the country, the usual one first."""
    return {cells[0]: cells[1].split("|") for _, cells in table_rows("countries.tsv", 3)}


@functools.cache
def demonyms() -> dict[str, tuple[str, ...]]:
    """Adjective or name of a people, singular and plural -> the countries it may mean.

    A plural that names the country itself ("Philippines") is none.
    """
    found: dict[str, list[str]] = {}
    countries = {name for names in country_names().values() for name in names}
    for _, (alpha3, _names, words) in table_rows("countries.tsv", 3):
        for word in filter(None, words.split("|")):
            for form in (word, word + "s"):
                if form == word or form not in countries:
                    found.setdefault(form, []).append(alpha3)
    return {word: tuple(codes) for word, codes in found.items()}


def supplement() -> Iterator[Raw]:
    """The curated places. Raises KnowledgeError listing every fault at once."""
    faults: list[str] = []
    found: list[Raw] = []
    seen: set[str] = set()
    for number, cells in table_rows("supplement.tsv", 7):
        names, feature, country, admin1, lat, lon, radius = cells
        where = f"supplement.tsv:{number}: {names}"
        if feature not in FEATURES:
            faults.append(f"{where}: unknown feature {feature!r}")
            continue
        try:
            point, radius_m = (float(lat), float(lon)), round(float(radius) * 1000)
        except ValueError:
            faults.append(f"{where}: latitude, longitude and radius must be numbers")
            continue
        if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180 and radius_m > 0):
            faults.append(f"{where}: coordinates or radius out of range")
        spelled = names.split("|")
        slug = f"dateline:{country.lower()}-" + "-".join(spelled[0].lower().split())
        slug = slug if slug not in seen else f"{slug}-{feature}"
        if slug in seen:
            faults.append(f"{where}: listed twice")
        seen.add(slug)
        found.append(Raw(slug, spelled, feature, country, admin1 or None, *point, 0, radius_m))
    if faults:
        raise KnowledgeError(faults)
    yield from found


@functools.cache
def _domains() -> dict[str, str]:
    """Country domain -> alpha-3, of all countries."""
    return {str(record["tld"]).lstrip("."): str(record["iso3"]) for record in countries().values()}


@functools.cache
def capitals() -> dict[str, str]:
    """Alpha-3 -> name of the country's capital, of all countries that have one."""
    found = {str(record["iso3"]): str(record["capital"]) for record in countries().values()}
    return {code: name for code, name in found.items() if name}


def country_by_domain(address: str) -> str | None:
    """Alpha-3 of the country of a publisher's web address, None for .com and the like."""
    host = address.lower().removeprefix("https://").removeprefix("http://").split("/")[0]
    last = host.rsplit(".", 1)[-1] if "." in host and " " not in host else ""
    return _domains().get(last) if len(last) == 2 else None
