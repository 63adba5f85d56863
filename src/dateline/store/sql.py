"""The store in SQL, one body for SQLite and PostgreSQL (SQLAlchemy Core, bound parameters only)."""

from __future__ import annotations

from dateline.store.sql_codings import SqlCodings
from dateline.store.sql_control import SqlControl
from dateline.store.sql_decisions import SqlDecisions
from dateline.store.sql_events import SqlEvents
from dateline.store.sql_merging import SqlMerging


class SqlStore(SqlCodings, SqlDecisions, SqlMerging, SqlEvents, SqlControl):
    """A store in an SQLite file or a PostgreSQL database. See `Store` for what methods do."""
