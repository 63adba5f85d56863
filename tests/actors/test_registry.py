"""The registry that ships: size, sound facts, names of the same party, no faults."""

from __future__ import annotations

import datetime as dt
import importlib.util
import time
from pathlib import Path

import pytest

from dateline.actors.choosing import sector_on
from dateline.knowledge.actors.lint import lint_registry
from dateline.knowledge.actors.names import name_key, word_pieces
from dateline.knowledge.registry import build_registry, load_registry, read_actors, read_day
from dateline.model import Actor, Alias, Role

ROOT = Path(__file__).parent.parent.parent
TABLES = ROOT / "src/dateline/knowledge/actors"


def test_the_registry_holds_thousands_of_parties_of_every_kind() -> None:
    registry = load_registry()
    kinds = [actor.kind for actor in registry.actors]
    assert len(kinds) > 4000
    assert kinds.count("state") > 190
    assert kinds.count("armed_force") > 1000
    assert kinds.count("person") > 400


def test_the_tables_are_small_and_load_fast() -> None:
    assert sum(path.stat().st_size for path in TABLES.iterdir() if path.is_file()) < 3_000_000
    load_registry.cache_clear()
    start = time.process_time()
    load_registry()
    assert time.process_time() - start < 1.5  # 0.3 s on an idle machine


def test_the_registry_has_no_faults() -> None:
    assert lint_registry(load_registry(), today=dt.date(2026, 12, 31)) == []


def test_the_built_table_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location(
        "build_registry", ROOT / "scripts/build_registry.py"
    )
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (TABLES / "registry.tsv").read_text(encoding="utf-8") == script.registry_text()


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Islamic State", "group/islamic-state"),
        ("ISIS", "group/islamic-state"),
        ("Da'esh", "group/islamic-state"),
        ("Jabhat al-Nusra", "group/nusra-front"),
        ("Jabhat Fateh al-Sham", "group/nusra-front"),
        ("People’s Protection Units", "group/ypg"),
        ("Peoples Protection Units", "group/ypg"),
        ("Lord's Resistance Army", "group/lra"),
        ("Séléka", "group/seleka"),
        ("Doctors Without Borders", "org/msf"),
        ("Syrian Observatory for Human Rights", "org/sohr"),
        ("U.N. Security Council", "org/unsc"),
        ("Côte d'Ivoire", "CIV"),
        ("Türkiye", "TUR"),
        ("Syrian Arab Army", "SYR/army"),
        ("Recep Tayyip Erdoğan", "person/recep-tayyip-erdogan"),
        ("Government of Mali", "MLI/government"),
    ],
)
def test_names_lead_to_their_actor(name: str, ident: str) -> None:
    found = {form.actor.id for form in load_registry().find(name) if form.actor}
    assert ident in found


@pytest.mark.parametrize(
    ("ident", "day", "sector"),
    [
        ("group/taliban", "2000-05-01", "GOV"),
        ("group/taliban", "2009-07-01", "REB"),
        ("group/taliban", "2022-03-01", "GOV"),
        ("person/bashar-al-assad", "2013-08-21", "GOV"),
        ("person/donald-trump", "2022-01-01", "ELI"),
        ("group/rsf", "2020-01-01", "PRM"),
        ("group/rsf", "2023-06-01", "REB"),
        ("group/farc", "2010-01-01", "REB"),
        ("group/farc", "2019-01-01", "PTY"),
    ],
)
def test_what_a_party_is_depends_on_the_day(ident: str, day: str, sector: str) -> None:
    actor = load_registry().by_id[ident]
    assert sector_on(actor, dt.date.fromisoformat(day)) == sector


def test_every_state_has_its_organs() -> None:
    registry = load_registry()
    unarmed = {"CRI", "ISL", "PSE", "VAT"}
    for actor in registry.actors:
        if actor.kind == "state":
            for organ in ("government", "police", "parliament"):
                assert registry.organ(actor.id, organ) is not None
            armed = [registry.organ(actor.id, o) for o in ("armed-forces", "army", "air-force")]
            assert [a is None for a in armed] == [actor.id in unarmed] * 3


def test_every_fact_tells_its_source() -> None:
    assert all(actor.source for actor in load_registry().actors)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("al-Nusra", "al nusra"),
        ("U.S.", "us"),
        ("Shi'ite", "shiite"),
        ("People's Army", "people s army"),
        ("The Hague", "hague"),
        ("Göç İdaresi", "goc idaresi"),
        ("", ""),
    ],
)
def test_keys_forget_spelling_marks(name: str, key: str) -> None:
    assert name_key(name) == key


def test_pieces_of_a_word() -> None:
    assert word_pieces("US-led") == ("us", "led")
    assert word_pieces("—") == ()
    assert word_pieces("x" * 500) == ()


@pytest.mark.parametrize(
    ("text", "last", "day"),
    [
        ("2014", False, "2014-01-01"),
        ("2014", True, "2014-12-31"),
        ("2016-02", True, "2016-02-29"),
        ("2015-12", True, "2015-12-31"),
        ("2015-12-05", True, "2015-12-05"),
    ],
)
def test_partial_dates_open_to_their_first_and_last_day(text: str, last: bool, day: str) -> None:
    assert read_day(text, last=last) == dt.date.fromisoformat(day)


def test_faulty_rows_are_all_told() -> None:
    faults: list[str] = []
    text = "a\tA\tgroup\nb\tB\tmob" + "\t" * 9 + "\nc\tC\tgroup\t\t\t2014-13\t" + "\t" * 5
    assert read_actors(text, "t.tsv", faults) == []
    assert [fault.partition(" ")[0] for fault in faults] == ["t.tsv:1:", "t.tsv:2:", "t.tsv:3:"]


def test_lint_tells_each_kind_of_fault() -> None:
    day = dt.date(2014, 1, 1)
    later = dt.date(2015, 1, 1)
    broken = [
        Actor("x/1", "One", "group", "XXX", "ZZZ", source="s"),
        Actor("x/2", "Two", "group", aliases=(Alias("T", "nick"),), source="s"),
        Actor("x/3", "Three", "group", roles=(Role("REB", later, day),), source="s"),
        Actor("x/4", "Four", "group", parents=("nowhere",), wikidata="123", source="s"),
        Actor("x/5", "Four", "group", since=later, until=day),
        Actor("x/5", "Five", "group", source="s"),
    ]
    faults: list[str] = []
    told = lint_registry(build_registry(broken, faults))
    assert "actor x/5: the id occurs twice" in faults
    for part in (
        "x/1: country XXX is unknown",
        "x/1: sector ZZZ is unknown",
        "unknown kind 'nick'",
        "x/3: role REB: 2015-01-01 is after 2014-01-01",
        "x/4: parent nowhere does not exist",
        "x/4: Wikidata id '123' is malformed",
        "x/5: has no source",
        "'four' names both x/4 and x/5",
    ):
        assert any(part in line for line in told), part
