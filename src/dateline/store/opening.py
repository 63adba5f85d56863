"""Finding, creating and upgrading the database behind a store's address."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event

from dateline.errors import NotInstalled, StoreError
from dateline.store.event_tables import EVENTS

#: The migration the tables of this version correspond to; a test keeps it at the newest one.
HEAD = "0004"
VERSION_TABLE = "dateline_version"
_MIGRATIONS = Path(__file__).with_name("migrations")
_SQLITE = "sqlite:///"
#: Names of all tables: the module of events builds on those of the others.
_TABLES = set(EVENTS.metadata.tables)


def address(where: str) -> str:
    """The SQLAlchemy URL for a store given as a URL or as the path of an SQLite file.

    >>> address("postgresql://reader@db/claims")
    'postgresql+psycopg://reader@db/claims'
    """
    if "://" not in where:
        return _SQLITE + str(Path(where).expanduser().absolute())
    scheme, rest = where.split("://", 1)
    if scheme in ("postgres", "postgresql"):
        return f"postgresql+psycopg://{rest}"
    if scheme not in ("sqlite", "postgresql+psycopg"):
        raise StoreError(f"{scheme}:// is no store: give a path, sqlite:/// or postgresql://")
    return where


def connect(where: str) -> sa.Engine:
    """An engine on the database at *where*, created or upgraded as needed.

    Raises StoreError when it cannot be opened, is no store, or was written by a newer version.
    """
    try:
        engine = sa.create_engine(address(where))
    except ModuleNotFoundError as fault:
        raise NotInstalled(
            "PostgreSQL needs its driver: pip install 'dateline[postgres]'"
        ) from fault
    except sa.exc.ArgumentError as fault:
        raise StoreError(f"{where} is no address of a store") from fault
    try:
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine)
        _upgrade(engine, shown(where))
    except sa.exc.SQLAlchemyError as fault:
        engine.dispose()
        raise StoreError(f"the store {shown(where)} cannot be opened: {_cause(fault)}") from fault
    return engine


def shown(where: str) -> str:
    """The address without its password, for messages."""
    return where if "://" not in where else sa.make_url(where).render_as_string()


def _cause(fault: sa.exc.SQLAlchemyError) -> str:
    return str(getattr(fault, "orig", None) or fault).splitlines()[0]


def _prepare_sqlite(engine: sa.Engine) -> None:
    path = engine.url.database
    if path and not Path(path).parent.is_dir():
        raise StoreError(f"the folder of the store does not exist: mkdir -p {Path(path).parent}")

    # pysqlite would open transactions late; SQLAlchemy's own BEGIN keeps all or none of a batch.
    @event.listens_for(engine, "connect")
    def _settle(connection: sqlite3.Connection, record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("busy_timeout=30000", "journal_mode=WAL", "synchronous=NORMAL"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute("PRAGMA foreign_keys=ON")
        # 64 MB: the indexes of a large merge are written all over, and should not be read again.
        cursor.execute("PRAGMA cache_size=-65536")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        # A writer takes its lock at once: one that reads first could not wait for another's end.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _upgrade(engine: sa.Engine, where: str) -> None:
    with engine.connect() as connection:
        found = set(sa.inspect(connection).get_table_names())
        version = _version(connection) if VERSION_TABLE in found else None
    if version == HEAD:
        return
    if version is None and found & _TABLES:
        raise StoreError(f"{where} is a database of something else; choose another place")
    if version is not None and version > HEAD:
        raise StoreError(f"{where} was written by a newer version of Dateline: upgrade this one")
    _migrate(engine)


def _version(connection: sa.Connection) -> str | None:
    table = sa.table(VERSION_TABLE, sa.column("version_num", sa.Text))
    return connection.execute(sa.select(table.c.version_num)).scalar()


def _migrate(engine: sa.Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
