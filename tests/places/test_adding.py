"""A dump added to our gazetteer: who wins, what is looked up, same bytes, whole or not at all."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.knowledge.gazetteer import Entry, Gazetteer
from dateline.knowledge.places import adding as module
from dateline.knowledge.places.adding import add_geonames
from dateline.knowledge.places.build import build
from dateline.knowledge.places.dump import MAX_LINE
from dateline.knowledge.places.dump_places import FAULTS_TOLD, Added
from dateline.knowledge.places.sources import Raw
from places.cut import BAMAKO, CUT, HAMLET, line, text_file, zip_file

OURS = [
    Raw("dateline:mli-sevare", ["Sevare"], "town", "MLI", "Mopti", 14.53, -4.1, 0, 5_000),
    Raw("dateline:-niger-river", ["Niger River"], "river", "", None, 13.0, 0.0, 0, 1_200_000),
    Raw("icao:GAMB", ["Ambodedjo Airport"], "airport", "MLI", "Mopti", 14.5128, -4.0796, 0, 3_000),
    Raw("geonames:2460596", ["Bamako", "Bamakò"], "capital", "MLI", "Bamako", 12.6, -8.0, 7, 9_000,
        "Africa/Bamako"),
    Raw("geonames:2453347", ["Mopti"], "adm1", "MLI", "Mopti", 14.6, -3.9, 5, 180_000),
]  # fmt: skip


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("base") / "gazetteer-3-small.sqlite"
    build(path, OURS)
    return path


def add(dump: Path, base: Path, target: Path) -> tuple[Added, Gazetteer]:
    added = add_geonames(dump, base, target, progress=lambda *_: None)
    return added, Gazetteer(target)


@pytest.fixture(scope="session")
def cut(tmp_path_factory: pytest.TempPathFactory, base: Path) -> tuple[Added, Gazetteer]:
    folder = tmp_path_factory.mktemp("cut")
    return add(zip_file(folder / "ML.zip"), base, folder / "new.sqlite")


def one(gazetteer: Gazetteer, name: str) -> Entry:
    (entry,) = gazetteer.lookup(name)
    return entry


def test_every_line_is_accounted_for(cut: tuple[Added, Gazetteer]) -> None:
    added, gazetteer = cut
    assert (added.lines, added.places, added.known, added.joined) == (12, 6, 2, 3)
    assert (added.left_out, added.skipped, added.faults) == (1, 0, [])
    assert added.date == "2024-03-01"
    assert int(gazetteer.about["places"]) == len(OURS) + added.places


@pytest.mark.parametrize(
    ("name", "feature", "admin1"),
    [
        ("Tinndubu", "village", "Mopti"),
        ("Kelawar", "village", "Région de Talaba"),
        ("Sabadougou", "neighbourhood", "Bamako"),
        ("Pont de Kelawar", "bridge", None),
    ],
)
def test_what_only_the_dump_has_is_found(
    cut: tuple[Added, Gazetteer], name: str, feature: str, admin1: str | None
) -> None:
    entry = one(cut[1], name)
    assert (entry.feature, entry.admin1, entry.timezone) == (feature, admin1, "Africa/Bamako")


def test_another_romanisation_of_a_hamlet_is_found_by_sound(cut: tuple[Added, Gazetteer]) -> None:
    assert "geonames:90000001" in {e.id for e in cut[1].sounding("Tendoboo")}


def test_left_out_kinds_and_other_scripts_are_not_found(cut: tuple[Added, Gazetteer]) -> None:
    for name in ("Ecole de Tindoubou", "تندوبو", "TDB"):
        assert cut[1].lookup(name) == ()


def test_ours_wins_where_both_have_the_number(cut: tuple[Added, Gazetteer]) -> None:
    entry = one(cut[1], "Bamako")
    assert (entry.lat, entry.population, entry.radius_m) == (12.6, 7, 9_000)
    assert cut[1].lookup("Bamaco") == ()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Sevare", "dateline:mli-sevare"),
        ("Sevarre", "dateline:mli-sevare"),
        ("Joliba", "dateline:-niger-river"),
        ("Mopti Field", "icao:GAMB"),
    ],
)
def test_ours_under_another_id_takes_the_spellings_alone(
    cut: tuple[Added, Gazetteer], name: str, id: str
) -> None:
    entry = one(cut[1], name)
    assert entry.id == id
    assert (entry.name, entry.lat, entry.population) in {
        (raw.names[0], raw.lat, raw.population) for raw in OURS
    }


@pytest.mark.parametrize(
    ("theirs", "apart"),
    [
        ({"name": "Sevare", "lat": "15.5"}, "a namesake far away"),
        ({"name": "Sevare", "country": "NE"}, "another country"),
        ({"name": "Sevare", "kind": "H", "code": "STM", "lat": "14.53"}, "a stream"),
        ({"name": "Niger River", "kind": "H", "code": "STM", "lat": "48.0"}, "a stream far away"),
    ],
    ids=lambda told: told if isinstance(told, str) else "",
)
def test_what_only_shares_a_name_stays_apart(
    tmp_path: Path, base: Path, theirs: dict[str, str], apart: str
) -> None:
    given = {"lon": "-4.1", **theirs}
    added, gazetteer = add(text_file(tmp_path / "x.txt", line(**given)), base, tmp_path / "new")
    assert (added.places, added.joined) == (1, 0)
    assert len(gazetteer.lookup(theirs["name"])) == 2


def test_the_same_dump_gives_the_same_bytes_packed_or_not(
    tmp_path: Path, base: Path, cut: tuple[Added, Gazetteer]
) -> None:
    wanted = cut[1].path.read_bytes()
    for make in (text_file, zip_file):
        _, again = add(make(tmp_path / f"{make.__name__}"), base, tmp_path / "again.sqlite")
        assert again.path.read_bytes() == wanted
    other = text_file(tmp_path / "other", *CUT[1:])
    assert add(other, base, tmp_path / "other.sqlite")[1].version != cut[1].version


def test_ours_is_untouched_and_still_looked_up(base: Path, cut: tuple[Added, Gazetteer]) -> None:
    before = hashlib.blake2b(base.read_bytes()).digest()
    assert Gazetteer(base).lookup("Tindoubou") == ()
    for raw in OURS:
        assert raw.id in {entry.id for entry in cut[1].lookup(raw.names[0])}
    assert hashlib.blake2b(base.read_bytes()).digest() == before


def test_a_bad_line_costs_no_other(tmp_path: Path, base: Path) -> None:
    path = tmp_path / "x.txt"
    long = line(id="90000031", others="x" * MAX_LINE)
    bad = ["1\ttoo\tfew", line(id="x"), line(id="90000032", lat="95"), long]
    path.write_bytes("\n".join([HAMLET, *bad]).encode() + b"\n\xff" + HAMLET.encode() + b"\n")
    path.write_bytes(path.read_bytes() + line(id="90000033", name="Tin\xff").encode("latin-1"))
    added, gazetteer = add(path, base, tmp_path / "new")
    assert (added.lines, added.places, added.skipped) == (7, 1, 6)
    assert added.faults[:4] == [
        "line 2: 3 columns instead of 19",
        "line 3: the geonameid is no number up to 268,435,456",
        "line 4: the latitude is no number from -90 to 90",
        f"line 5: longer than {MAX_LINE:,} bytes",
    ]
    assert len(added.faults) == FAULTS_TOLD
    assert one(gazetteer, "Tindoubou").id == "geonames:90000001"


def test_a_place_that_comes_twice_is_one(tmp_path: Path, base: Path) -> None:
    twice = (HAMLET, HAMLET.replace("Tindoubou", "Elsewhere"))
    added, gazetteer = add(text_file(tmp_path / "x.txt", *twice), base, tmp_path / "new")
    assert (added.places, added.known) == (1, 1)
    assert gazetteer.lookup("Elsewhere") == ()


@given(st.lists(st.binary(max_size=80) | st.sampled_from([each.encode() for each in CUT])))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_lines_around_a_good_one_are_taken_or_counted(
    tmp_path: Path, base: Path, lines: list[bytes]
) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"\n".join([HAMLET.encode(), *lines]))
    added, gazetteer = add(path, base, tmp_path / "new")
    kept = added.places + added.known + added.joined + added.left_out + added.skipped
    assert kept == added.lines > 0
    assert gazetteer.lookup("Tindoubou")


def test_time_zones_of_a_hostile_dump_are_bounded(tmp_path: Path, base: Path) -> None:
    lines = [line(id=str(90_000_000 + n), name=f"Town{n}a", zone=f"Zone/{n}") for n in range(1500)]
    _, gazetteer = add(text_file(tmp_path / "x.txt", *lines), base, tmp_path / "new")
    assert one(gazetteer, "Town5a").timezone == "Zone/5"
    assert one(gazetteer, "Town1400a").timezone is None


def test_it_is_written_whole_or_not_at_all(
    tmp_path: Path, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "deep" / "new.sqlite"
    add(text_file(tmp_path / "one.txt", HAMLET), base, target)
    before = target.read_bytes()

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_sort_names", broken)
    with pytest.raises(KeyboardInterrupt):
        add(text_file(tmp_path / "two.txt"), base, target)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["new.sqlite"]


def test_a_stop_while_names_are_sorted_is_a_stop(
    tmp_path: Path, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_STEPS", 5)

    def stop(step: str, done: int, total: int | None) -> None:
        if step == "sorting names":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_geonames(text_file(tmp_path / "x.txt"), base, tmp_path / "new", progress=stop)
    assert not (tmp_path / "new").exists()


def test_a_full_disk_is_told(tmp_path: Path, base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = module.unsafe

    def small(path: Path) -> sqlite3.Connection:
        file = opened(path)
        file.execute("PRAGMA max_page_count = 12")
        return file

    monkeypatch.setattr(module, "unsafe", small)
    lines = [line(id=str(90_000_000 + n), name=f"Town {n} of many") for n in range(2000)]
    with pytest.raises(InputError, match="no space left"):
        add(text_file(tmp_path / "x.txt", *lines), base, tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


def test_nothing_of_value_is_written_over(tmp_path: Path, base: Path) -> None:
    dump = text_file(tmp_path / "x.txt", BAMAKO)
    for target, reason in ((dump, "written over"), (base, "written over"), (tmp_path, "a folder")):
        with pytest.raises(InputError, match=reason):
            add(dump, base, target)
    assert dump.read_text() == f"{BAMAKO}\n"


def test_progress_tells_the_step_and_how_far_it_is(tmp_path: Path, base: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    dump = text_file(tmp_path / "x.txt")
    add_geonames(dump, base, tmp_path / "new", progress=lambda *step: told.append(step))
    size = dump.stat().st_size
    assert ("reading places", 0, size) in told
    assert ("reading places", size, size) in told
