"""What a gazetteer is made of: sources with licence, version and date, and places by feature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.gazetteer import (
    BUILD_COMMAND,
    Gazetteer,
    built_path,
    gazetteer_path,
)
from dateline.knowledge.places.geonames import feature_table
from dateline.knowledge.places.tables import table_rows

LICENCE = "GeoNames data: CC BY 4.0 (geonames.org); packages: MIT; supplement: Apache-2.0"
_OURS, _DUMP = "supplement", "geonames"


@dataclass(frozen=True, slots=True)
class Source:
    """A source that a gazetteer was built from; ``version`` holds its date where it tells one."""

    name: str
    version: str
    what: str
    licence: str
    address: str

    def __str__(self) -> str:
        """One line without the name."""
        return f"{self.version}: {self.what}; {self.licence} ({self.address})"


def sources(gazetteer: Gazetteer) -> Iterator[Source]:
    """All sources of *gazetteer* (``sources.tsv``), the dump last where it holds one."""
    about = gazetteer.about
    dump = about.get("geonames_digest")
    versions = {
        **about,
        _OURS: f"version {about.get('base', gazetteer.version)}",
        _DUMP: f"dump of {about.get('geonames_date') or 'no date'}, hash {dump}",
    }
    for _, (name, what, licence, address) in table_rows("sources.tsv", 4):
        if name != _DUMP or dump:
            yield Source(name, versions.get(name, "not known"), what, licence, address)


def describe(gazetteer: Gazetteer) -> dict[str, str]:
    """Name, use, version, numbers, sources, licence and path of *gazetteer*, as words."""
    about = gazetteer.about
    features = "; ".join(f"{name} {count:,}" for name, count in gazetteer.features().items())
    return {
        "name": "Dateline gazetteer",
        "in use": _use(gazetteer),
        "version": gazetteer.version,
        "places": about["places"],
        "names": about["names"],
        "codes of GeoNames kept": str(len(feature_table().rules)),
        "by feature": features,
        **{f"from {source.name}": str(source) for source in sources(gazetteer)},
        "licence": LICENCE,
        "path": str(gazetteer.path),
    }


def _use(gazetteer: Gazetteer) -> str:
    """Whether this is the shipped gazetteer, or one with a dump in it, and if it is up to date."""
    if gazetteer.path == gazetteer_path():
        there = built_path().is_file()
        more = "--gazetteer built uses the one with a GeoNames dump" if there else BUILD_COMMAND
        return f"shipped ({'there is another: ' if there else 'for more places: '}{more})"
    if "geonames_digest" not in gazetteer.about:
        return "a file without a GeoNames dump in it"
    if gazetteer.about.get("base") == gazetteer_path().stem.removeprefix("gazetteer-"):
        return "built, with a GeoNames dump in it"
    return f"built; our own tables are others by now, so build it again: {BUILD_COMMAND}"
