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
    """A source that a gazetteer was built from; ``date`` (ISO 8601) is None where none is known."""

    name: str
    version: str
    date: str | None
    what: str
    licence: str
    address: str

    def __str__(self) -> str:
        """One line without the name."""
        dated = f", of {self.date}" if self.date else ""
        return f"{self.version}{dated}: {self.what}; {self.licence} ({self.address})"


def sources(gazetteer: Gazetteer) -> Iterator[Source]:
    """All sources of *gazetteer* (``sources.tsv``), the dump last where it holds one."""
    about = gazetteer.about
    dump = about.get("geonames_digest")
    for _, (name, version, date, *rest) in table_rows("sources.tsv", 6):
        if name == _OURS:
            yield Source(name, about.get("base", gazetteer.version), None, *rest)
        elif name != _DUMP:
            there = about.get(name, "not known")
            yield Source(name, there, date if there == version else None, *rest)
        elif dump:
            yield Source(name, f"hash {dump}", about.get("geonames_date") or None, *rest)


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
