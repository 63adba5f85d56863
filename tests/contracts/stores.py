"""Every kind of store, empty, for the length of a test."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from contracts import postgres
from dateline.store.opening import address
from dateline.store.sql import SqlStore

KINDS = ["memory", "sqlite", *([] if postgres.missing() else ["postgresql"])]


@contextmanager
def in_a_file(folder: Path) -> Iterator[SqlStore]:
    """A store in a new SQLite file of *folder*."""
    with SqlStore(str(folder / f"{uuid.uuid4().hex}.db")) as opened:
        yield opened


@contextmanager
def in_a_schema(where: str) -> Iterator[SqlStore]:
    """A store in a schema of its own of the PostgreSQL database at *where*."""
    schema = f"test_{uuid.uuid4().hex}"
    engine = sa.create_engine(address(where))
    with engine.begin() as at:
        at.execute(sa.schema.CreateSchema(schema))
    joint = "&" if "?" in where else "?"
    with SqlStore(f"{where}{joint}options=-csearch_path%3D{schema}") as opened:
        yield opened
    with engine.begin() as at:
        at.execute(sa.schema.DropSchema(schema, cascade=True))
    engine.dispose()
