"""The tables behind merging's working state and decisions (see `dateline.store.merge_port`).

Only `COVERED` is held to the codings by a foreign key. Tellings are written in the order
of their hashes: to look up the coding of each would read the large rows of codings all over.
"""

from __future__ import annotations

import sqlalchemy as sa

from dateline.store.tables import METADATA

#: Text in the order of its characters, whatever the language of the database.
SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

MERGES = sa.Table(
    "merges",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("settings", sa.Text, nullable=False),
    sa.Column("started", sa.Text, nullable=False),
    sa.Column("ended", sa.Text),
)

#: Judgements and corrections: rows are only ever added. ``id`` is a hash of the other columns.
DECISIONS = sa.Table(
    "decisions",
    METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)

#: The codings whose tellings are kept.
COVERED = sa.Table(
    "covered_codings",
    METADATA,
    sa.Column(
        "coding", sa.Integer, sa.ForeignKey("codings.id"), primary_key=True, autoincrement=False
    ),
    sa.Column("merge", sa.Integer, sa.ForeignKey("merges.id"), nullable=False),
)

#: ``block_keys`` are the numbers of `TELLING_KEYS` as text, for what reads or drops a telling.
TELLINGS = sa.Table(
    "tellings",
    METADATA,
    sa.Column("id", SORTED, primary_key=True),
    sa.Column("coding", sa.Integer, nullable=False, index=True),
    sa.Column("block_keys", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)

TELLING_KEYS = sa.Table(
    "telling_keys",
    METADATA,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("telling", SORTED, primary_key=True),
    sqlite_with_rowid=False,
)

LINKS = sa.Table(
    "links",
    METADATA,
    sa.Column("left", SORTED, primary_key=True),
    sa.Column("right", SORTED, primary_key=True),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("joined", sa.Boolean, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("ix_links_right", "right"),
)
