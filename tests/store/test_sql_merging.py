"""What the contract cannot show: many rows at a time, plans, upgrades, two programs at once."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from dateline.errors import StoreError
from dateline.model import ClaimRef, Coding, Event, EventPlace, Judgement, Report, Span
from dateline.store import EventQuery, LinkRow, TellingRow, Version, sql_base, sql_merging
from dateline.store.event_selecting import event_select
from dateline.store.opening import _MIGRATIONS, address, connect
from dateline.store.sql import SqlStore

NOW = "2014-06-12T08:00:00+00:00"


def event(number: int) -> Event:
    name = f"e{number:05}"
    claim = ClaimRef(f"c{name}", "r", Span(0, 1, "x"))
    return Event(name, "AID", "single_source", (claim,), place=EventPlace(f"Town {number}"))


def test_more_than_one_page_of_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for size in ("_PAGE", "_TELLINGS", "_LINKS"):
        monkeypatch.setattr(sql_merging, size, 100)
    many = sql_base.AT_A_TIME + 103
    with SqlStore(str(tmp_path / "a.db")) as store:
        run = store.begin(Version("1", "a"), started=NOW)
        store.add(run, (Coding(Report(f"r{n}", "x")) for n in range(many)))
        assert len(list(store.pending())) == many
        merge = store.begin_merge("s", started=NOW)
        rows = [(n, [TellingRow(f"t{n:05}", n, (n,), "{}")]) for n in range(1, many + 1)]
        store.keep_all_tellings(merge, reversed(rows))
        assert list(store.all_tellings()) == [row for _, (row,) in rows]
        assert len(list(store.neighbours(range(1, many + 1)))) == many
        links = [LinkRow("a", f"t{n:05}", 0.5, True, "{}") for n in range(many)]
        store.keep_links(reversed(links))
        assert list(store.all_links()) == links
        assert list(store.links(f"t{n:05}" for n in range(many))) == links
        store.drop_tellings(range(many + 1))
        assert not list(store.all_tellings())
        assert list(store.all_links()) == links[:1]


def test_many_events_kept_again_are_left_as_they_are(tmp_path: Path) -> None:
    events = [event(number) for number in range(1200)]
    with SqlStore(str(tmp_path / "a.db")) as store:
        for kept in (events, [*events[:-1], replace(events[-1], status="admitted")]):
            store.keep_events(store.begin_merge("s", started=NOW), kept, ())
        assert [e.id for e in store.events(EventQuery())] == [e.id for e in events]
        assert len(store.events_of(e.claims[0].id for e in events)) == 1200
        assert len(store.event_versions("e00000")) == 1
        assert len(store.event_versions("e01199")) == 2


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (EventQuery(limit=5), "ix_events_by_day"),
        (EventQuery(claim="c"), "event_claims"),
        (EventQuery(place="kobalt"), "event_names"),
    ],
)
def test_queries_use_the_indexes(tmp_path: Path, query: EventQuery, index: str) -> None:
    engine = connect(str(tmp_path / "a.db"))
    statement = event_select(query).compile(engine, compile_kwargs={"literal_binds": True})
    with engine.connect() as at:
        plan = [str(row) for row in at.execute(sa.text(f"EXPLAIN QUERY PLAN {statement}"))]
    assert any(index in step for step in plan)
    assert not any("TEMP B-TREE" in step for step in plan if index == "ix_events_by_day")


def test_a_store_of_the_first_version_is_upgraded_with_all_it_holds(tmp_path: Path) -> None:
    where = str(tmp_path / "a.db")
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    engine = sa.create_engine(address(where))
    with engine.begin() as at:
        config.attributes["connection"] = at
        command.upgrade(config, "0001")
        at.exec_driver_sql("INSERT INTO runs VALUES (1, '1', 'a', 'now', NULL)")
    engine.dispose()
    with SqlStore(where) as store:
        assert [run.version for run in store.runs()] == [Version("1", "a")]
        assert store.begin_merge("s", started=NOW) == 1


def test_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    where = str(tmp_path / "a.db")
    SqlStore(where).close()

    def write(first: int) -> None:
        with SqlStore(where) as store:
            for number in range(first, first + 20):
                merge = store.begin_merge("s", started=NOW)
                store.decide([Judgement(f"c{number}", "x", "same", "ann", NOW)])
                store.keep_events(merge, [event(number)], ())

    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 10)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with SqlStore(where) as store:
        assert len(store.decisions()) == len(list(store.events(EventQuery()))) == 30
        assert len({merge.id for merge in store.merges()}) == 40


def test_a_database_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    where = tmp_path / "a.db"
    with SqlStore(str(where)) as store, sqlite3.connect(where) as other:
        other.execute("DROP TABLE decisions")
        other.commit()
        with pytest.raises(StoreError, match=r"a\.db cannot be written"):
            store.decide([Judgement("a", "b", "same", "ann", NOW)])
