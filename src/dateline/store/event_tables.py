"""The tables of events and control: rows are versions, of which only the end is ever changed.

A version is current from the merge ``from_merge`` on, until ``to_merge``. Columns that are looked
through lie apart from the bodies, so that looking reads little.
"""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store.merge_tables import SORTED
from dateline.store.tables import HASH, METADATA

_NOW = sa.text("to_merge IS NULL")
#: Current events with a dispute: attributes stand between spaces, and two spaces are none.
DISPUTED = sa.text("to_merge IS NULL AND disputes <> '  '")

#: ``day`` is what events are ordered by: first_day, else last_day, else the last day there is.
EVENTS = sa.Table(
    "event_versions",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", SORTED, nullable=False),
    sa.Column("from_merge", sa.Integer, sa.ForeignKey("merges.id"), nullable=False),
    sa.Column("to_merge", sa.Integer, sa.ForeignKey("merges.id")),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("modes", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("disputes", sa.Text, nullable=False),
    sa.Column("reports", sa.Integer, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("first_day", sa.Date),
    sa.Column("last_day", sa.Date),
    sa.Column("country", sa.Text),
    sa.Column("lat", sa.Float),
    sa.Column("lon", sa.Float),
    sa.Index("ix_event_versions_id", "id", "number"),
    sa.Index("ix_events_now", "id", unique=True, sqlite_where=_NOW, postgresql_where=_NOW),
    sa.Index("ix_events_by_day", "day", "id", sqlite_where=_NOW, postgresql_where=_NOW),
    sa.Index("ix_events_disputed", "disputes", sqlite_where=DISPUTED, postgresql_where=DISPUTED),
)

EVENT_BODIES = sa.Table(
    "event_bodies",
    METADATA,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("body", sa.Text, nullable=False),
)

#: Each distinct name of an event's place or parties once, folded.
EVENT_WORDS = sa.Table(
    "event_words",
    METADATA,
    sa.Column("id", HASH, primary_key=True),
    sa.Column("words", sa.Text, nullable=False),
)

EVENT_NAMES = sa.Table(
    "event_names",
    METADATA,
    sa.Column("name", HASH, primary_key=True),
    sa.Column("slot", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

EVENT_CLAIMS = sa.Table(
    "event_claims",
    METADATA,
    sa.Column("claim", SORTED, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

EVENT_ALIASES = sa.Table(
    "event_aliases",
    METADATA,
    sa.Column("alias", SORTED, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

#: ``place`` is the place's key, ``words`` what it is found by.
CONTROL = sa.Table(
    "control_versions",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("place", SORTED, nullable=False),
    sa.Column("name", SORTED, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("from_merge", sa.Integer, sa.ForeignKey("merges.id"), nullable=False),
    sa.Column("to_merge", sa.Integer, sa.ForeignKey("merges.id")),
    sa.Column("first_day", sa.Date),
    sa.Column("last_day", sa.Date),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("ix_control_now", "place", sqlite_where=_NOW, postgresql_where=_NOW),
)
