"""A small cut in the form of a GeoNames dump.

Names, numbers, coordinates and codes of real places are GeoNames' (geonames.org, CC BY 4.0);
places numbered from 90,000,000 are invented.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

#: The columns of GeoNames' readme that these tests fill; the others stay empty.
_AT = {
    "id": 0, "name": 1, "ascii": 2, "others": 3, "lat": 4, "lon": 5, "kind": 6, "code": 7,
    "country": 8, "admin1": 10, "people": 14, "zone": 17, "date": 18,
}  # fmt: skip
_USUAL = {
    "id": "90000001", "name": "Tindoubou", "ascii": "", "others": "", "lat": "14.2", "lon": "-3.5",
    "kind": "P", "code": "PPL", "country": "ML", "admin1": "04", "people": "0",
    "zone": "Africa/Bamako", "date": "2024-03-01",
}  # fmt: skip


def line(**given: str) -> str:
    """A line without its end: a hamlet in Mali of which all that is *given* is otherwise."""
    cells = [""] * 19
    for name, value in {**_USUAL, **given}.items():
        cells[_AT[name]] = value
    return "\t".join(cells)


BAMAKO = line(
    id="2460596", name="Bamako", others="Bamaco,Бамако", lat="12.60915", lon="-7.97522",
    code="PPLC", admin1="01", people="4227569", date="2024-01-09",
)  # fmt: skip
MOPTI = line(
    id="2453347", name="Mopti", lat="14.63", lon="-3.93", kind="A", code="ADM1", date="2012-01-18"
)
NEW_DIVISION = line(
    id="90000011", name="Région de Talaba", kind="A", code="ADM1", admin1="77", lat="20", lon="-5"
)
HAMLET = line(others="Tinndubu,تندوبو,TDB")
FAR_HAMLET = line(id="90000002", name="Kelawar", lat="20.1", lon="-5.1", admin1="77")
QUARTER = line(id="90000003", name="Sabadougou", code="PPLX", lat="12.61", lon="-7.95", admin1="01")
BRIDGE = line(id="90000004", name="Pont de Kelawar", kind="S", code="BDG", country="")
STREAM = line(id="90000005", name="Tindoubou", kind="H", code="STM", lat="13.1", lon="-4")
SCHOOL = line(id="90000006", name="Ecole de Tindoubou", kind="S", code="SCH")
#: Of our supplement, under no number: a town, and a river of several countries.
SEVARE = line(
    id="90000007", name="Sévaré", others="Sewaare,Sevarre", lat="14.528", lon="-4.093", people="9"
)
NIGER = line(
    id="90000008", name="Niger River", others="Joliba", kind="H", code="STM", country="NG",
    lat="5.4", lon="6.4", admin1="00",
)  # fmt: skip
#: Ours under its ICAO code, GAMB.
AIRPORT = line(
    id="90000009", name="Mopti Field", others="GAMB,MZI", kind="S", code="AIRP", lat="14.51",
    lon="-4.08",
)  # fmt: skip

CUT = (
    BAMAKO, MOPTI, NEW_DIVISION, HAMLET, FAR_HAMLET, QUARTER, BRIDGE, STREAM, SCHOOL, SEVARE, NIGER,
    AIRPORT,
)  # fmt: skip


def text_file(path: Path, *lines: str) -> Path:
    """*path*, with *lines* (the whole cut when there are none) in it."""
    path.write_text("".join(f"{each}\n" for each in lines or CUT), encoding="utf-8")
    return path


def zip_file(path: Path, *lines: str, name: str = "ML.txt") -> Path:
    """*path*, a zip as GeoNames makes them: a readme, and *lines* under *name*."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "Readme for GeoNames files")
        archive.writestr(name, "".join(f"{each}\n" for each in lines or CUT))
    return path
