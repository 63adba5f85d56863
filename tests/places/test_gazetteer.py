"""The gazetteer: spellings, what the supplement adds, building, opening, speed."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import gazetteer as module
from dateline.knowledge.gazetteer import Gazetteer, cache_folder, gazetteer_path, open_gazetteer
from dateline.knowledge.places import tables
from dateline.knowledge.places.build import build
from dateline.knowledge.places.joining import joined
from dateline.knowledge.places.sources import Extent, Raw
from dateline.knowledge.places.spelling import spelling
from dateline.knowledge.places.tables import country_by_domain, demonyms, supplement

SMALL = [
    Raw("geonames:1", ["Raqqa", "Ar Raqqah"], "city", "SYR", "Raqqa", 35.95, 39.01, 220_000, 7000),
    Raw("geonames:2", ["Kafr Zita"], "city", "SYR", "Hama", 35.37, 36.6, 21_000, 2000),
]

NAMES = [
    ("Mosul", "IRQ", 36.34, 43.13),
    ("Deir Ezzor", "SYR", 35.33, 40.14),
    ("Ninewa", "IRQ", 36.2, 42.6),
    ("Salahaddin", "IRQ", 34.5, 43.6),
    ("Kobanê", "SYR", 36.89, 38.35),
    ("al-Qaim", "IRQ", 34.37, 41.09),
    ("the Donbas", "UKR", 48.3, 38.3),
    ("eastern Ghouta", "SYR", 33.53, 36.4),
    ("Marawi", "PHL", 8.0, 124.29),
    ("Bunagana", "COD", -1.3, 29.6),
    ("Amerli", "IRQ", 34.73, 44.58),
    ("Robotyne", "UKR", 47.45, 35.84),
    ("Khan Younis", "PSE", 31.34, 34.3),
    ("Mosul Dam", "IRQ", 36.63, 42.82),
    ("Helmand", "AFG", 31.4, 64.2),
]


@pytest.mark.parametrize(("name", "country", "lat", "lon"), NAMES)
def test_places_of_war_reporting_are_known(
    gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float
) -> None:
    found = [e for e in gazetteer.lookup(name.removeprefix("the ")) if e.country == country]
    assert any(abs(e.lat - lat) < 0.6 and abs(e.lon - lon) < 0.8 for e in found)


@pytest.mark.parametrize("code", ["USA", "GBR", "COD", "SSD", "MMR", "PSE", "TUR"])
def test_countries_have_their_names(gazetteer: Gazetteer, code: str) -> None:
    for name in tables.country_names()[code]:
        entries = gazetteer.lookup(name)
        assert any(e.feature == "country" and e.country == code for e in entries), name


def test_another_romanisation_is_found_by_sound(gazetteer: Gazetteer) -> None:
    assert any("Zayt" in e.name for e in gazetteer.sounding("Kafr Zeeta"))
    assert gazetteer.sounding("Oz") == ()


def test_an_unknown_name_is_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Xqzzvrt") == ()
    assert gazetteer.lookup("") == ()
    assert gazetteer.lookup("'-. \u200b") == ()


def test_it_opens_at_once_and_looks_up_fast() -> None:
    started = time.perf_counter()
    opened = Gazetteer(gazetteer_path())
    assert opened.lookup("Mosul")
    assert time.perf_counter() - started < 0.3
    rates = []
    for first in (0, 10_000, 20_000):  # a busy machine slows one of them, not all
        rows = opened._file.execute("SELECT key FROM name LIMIT 10000 OFFSET ?", (first,))
        names = [row[0] for row in rows]
        started = time.process_time()
        for name in names:
            opened.lookup(name)
        rates.append(len(names) / (time.process_time() - started))
    assert max(rates) > 20_000


def test_the_file_cannot_be_written(gazetteer: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError):
        gazetteer._file.execute("DELETE FROM place")


def test_a_build_is_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "small.sqlite"

    def broken() -> object:
        yield SMALL[0]
        raise KnowledgeError(["a fault"])

    with pytest.raises(KnowledgeError):
        build(target, broken())  # type: ignore[arg-type]
    assert list(target.parent.iterdir()) == []
    build(target, SMALL)
    assert [e.name for e in Gazetteer(target).lookup("ar-Raqqah")] == ["Raqqa"]


def test_builders_may_race(tmp_path: Path) -> None:
    target = tmp_path / "raced.sqlite"
    threads = [threading.Thread(target=build, args=(target, SMALL)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [p.name for p in tmp_path.iterdir()] == ["raced.sqlite"]
    assert Gazetteer(target).lookup("Kafr Zita")


def test_the_cache_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "own"))
    assert cache_folder() == tmp_path / "own"
    monkeypatch.delenv("DATELINE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "dateline"


def test_the_first_use_says_that_it_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(module, "build", lambda path: build(path, SMALL))
    target = tmp_path / "g.sqlite"
    open_gazetteer(target, say=said.append)
    open_gazetteer(target, say=said.append)
    assert len(said) == 1
    assert str(tmp_path) in said[0]


def test_spellings_of_one_name_agree() -> None:
    from dateline.knowledge.places.keys import name_key, sound_key

    for group in spelling().examples:
        assert len({sound_key(name_key(name)) for name in group}) == 1, group


def test_names_that_differ_keep_apart() -> None:
    from dateline.knowledge.places.keys import name_key, sound_key

    for group in spelling().not_examples:
        assert len({sound_key(name_key(name)) for name in group}) == len(group), group


def test_the_supplement_takes_the_twin_of_geonames() -> None:
    ours = [Raw("dateline:x", ["Kobani"], "city", "SYR", "Aleppo", 36.89, 38.35, 0, 6000)]
    twin = Raw("geonames:5", ["Ayn", "Kobani"], "city", "SYR", "Aleppo", 36.9, 38.36, 50_000, 2)
    other = Raw("geonames:6", ["Kobani"], "city", "SYR", "Idlib", 35.0, 36.0, 900, 2)
    merged, rest = joined(ours, [twin, other])
    assert [(r.id, r.population) for r in merged] == [("geonames:5", 50_000)]
    assert rest == [other]


def test_the_supplement_is_sound() -> None:
    records = list(supplement())
    assert len(records) > 600
    assert len({r.id for r in records}) == len(records)


def test_every_fault_of_a_table_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A\tcity\tIRQ\t\tx\t1\t1\nB\tcastle\tIRQ\t\t1\t1\t1\nC\tcity\tIRQ\t\t99\t1\t1\n"
    monkeypatch.setattr(tables, "table_text", lambda name: text)
    with pytest.raises(KnowledgeError) as fault:
        list(supplement())
    assert len(fault.value.faults) == 3


def test_an_area_may_straddle_the_date_line() -> None:
    extent = Extent()
    for lon in (179.0, -179.0, 178.0, -178.0):
        extent.add(-17.0, lon, 10)
    lat, lon, radius = extent.centre()
    assert lat == -17.0
    assert abs(abs(lon) - 180) < 1
    assert radius < 300_000


@pytest.mark.parametrize(
    ("address", "country"),
    [("www.example.co.uk", "GBR"), ("https://news.example.iq/x", "IRQ"), ("example.com", None)],
)
def test_a_web_address_tells_the_country(address: str, country: str | None) -> None:
    assert country_by_domain(address) == country


def test_peoples_have_countries() -> None:
    assert demonyms()["Iraqis"] == ("IRQ",)
    assert set(demonyms()["Congolese"]) == {"COG", "COD"}
