"""Opening, refusing and upgrading databases; two programs at one store."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dateline.errors import StoreError
from dateline.model import Claim, Coding, Party, Report, Span
from dateline.store import ClaimQuery, Version
from dateline.store.opening import _MIGRATIONS, HEAD, VERSION_TABLE, address, connect, shown
from dateline.store.sql import SqlStore
from dateline.store.tables import METADATA

VERSION = Version("1", "a")


def test_the_migrations_give_the_tables_the_program_uses(tmp_path: Path) -> None:
    with connect(str(tmp_path / "a.db")).connect() as at:
        context = MigrationContext.configure(at, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []
    assert ScriptDirectory(str(_MIGRATIONS)).get_current_head() == HEAD


def test_opening_twice_keeps_what_is_there(tmp_path: Path) -> None:
    for wanted in (1, 2):
        with SqlStore(str(tmp_path / "a.db")) as store:
            store.begin(VERSION, started="2014-06-12T00:00:00+00:00")
            assert len(store.runs()) == wanted


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        ("/data/x.db", "sqlite:////data/x.db"),
        ("sqlite:////data/x.db", "sqlite:////data/x.db"),
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
    ],
)
def test_addresses(where: str, wanted: str) -> None:
    assert address(where) == wanted


def test_relative_paths_are_those_of_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert address("x.db") == f"sqlite:///{tmp_path / 'x.db'}"


def test_passwords_are_not_shown() -> None:
    assert shown("postgresql://u:secret@h/d") == "postgresql://u:***@h/d"


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("{folder}/none/x.db", "mkdir -p"),
        ("mysql://h/d", "no store"),
        ("{folder}", "cannot be opened"),
        ("{folder}/text.db", "not a database"),
        ("{folder}/other.db", "something else"),
        ("{folder}/newer.db", "newer version"),
    ],
)
def test_what_is_no_store_is_refused(tmp_path: Path, where: str, message: str) -> None:
    (tmp_path / "text.db").write_text("This is a letter and not a database." * 30)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE reports (x)")
    with SqlStore(str(tmp_path / "newer.db")), sqlite3.connect(tmp_path / "newer.db") as newer:
        newer.execute("UPDATE dateline_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=message):
        SqlStore(where.format(folder=tmp_path))


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    where = str(tmp_path / "a.db")
    SqlStore(where).close()

    def write(first: int) -> None:
        with SqlStore(where) as store:
            run = store.begin(VERSION, started="2014-06-12T00:00:00+00:00")
            for number in range(first, first + 20):
                mention = Span(0, 2, "Up")
                claim = Claim(f"c{number}", mention, "AID", actors=(Party(mention, "Up"),))
                store.add(run, [Coding(Report(f"r{number}", "Up"), claims=(claim,))])

    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 10)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with SqlStore(where) as store:
        assert len(list(store.claims(ClaimQuery()))) == 30


def test_queries_use_the_indexes(tmp_path: Path) -> None:
    from dateline.store.selecting import claim_select

    engine = connect(str(tmp_path / "a.db"))
    select = claim_select(ClaimQuery(party="army"), by_day=False)
    statement = select.compile(engine, compile_kwargs={"literal_binds": True})
    with engine.connect() as at:
        plan = " / ".join(
            str(row) for row in at.execute(sa.text(f"EXPLAIN QUERY PLAN {statement}"))
        )
    assert "ix_claim_names_name" in plan
    assert "ix_codings_same_report" in plan
