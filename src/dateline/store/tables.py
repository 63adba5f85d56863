"""The tables of the SQL store. Bodies hold the model's JSON; the other columns are what is asked.

Rows are only ever added (but for a run's end). A change here needs a migration: a test compares.
"""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData()

#: Length of a report key, a text hash, and of the hash that stands for a name.
KEY, HASH = sa.String(32), sa.String(16)

RUNS = sa.Table(
    "runs",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("program", sa.Text, nullable=False),
    sa.Column("settings", sa.Text, nullable=False),
    sa.Column("started", sa.Text, nullable=False),
    sa.Column("ended", sa.Text),
)

REPORTS = sa.Table(
    "reports",
    METADATA,
    sa.Column("key", KEY, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("text_hash", HASH, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("publisher", sa.Text, nullable=False),
    sa.Column("published", sa.Date),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)

CODINGS = sa.Table(
    "codings",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("report_key", KEY, sa.ForeignKey("reports.key"), nullable=False),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("run", sa.Integer, sa.ForeignKey("runs.id"), nullable=False),
    sa.Column("report_id", sa.Text, nullable=False),
    sa.Column("text_hash", HASH, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.UniqueConstraint("report_key", "version", name="one_coding_a_version"),
    sa.Index("ix_codings_same_report", "report_id", "text_hash", "id"),
)

STATEMENTS = sa.Table(
    "statements",
    METADATA,
    sa.Column("coding", sa.Integer, sa.ForeignKey("codings.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)

CLAIMS = sa.Table(
    "claims",
    METADATA,
    sa.Column("coding", sa.Integer, sa.ForeignKey("codings.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("type", sa.Text, nullable=False, index=True),
    sa.Column("modes", sa.Text, nullable=False),
    sa.Column("statement", sa.Text),
    sa.Column("stance", sa.Text, nullable=False),
    sa.Column("factuality", sa.Text, nullable=False, index=True),
    sa.Column("tense", sa.Text, nullable=False),
    sa.Column("first_day", sa.Date),
    sa.Column("last_day", sa.Date),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("ix_claims_days", "first_day", "last_day"),
)

#: Each distinct name once, folded; looking through it is cheap, and joins run over its key.
NAMES = sa.Table(
    "names",
    METADATA,
    sa.Column("id", HASH, primary_key=True),
    sa.Column("words", sa.Text, nullable=False),
)

CLAIM_NAMES = sa.Table(
    "claim_names",
    METADATA,
    sa.Column("coding", sa.Integer, sa.ForeignKey("codings.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("slot", sa.Text, primary_key=True),
    sa.Column("name", HASH, sa.ForeignKey("names.id"), primary_key=True),
    sa.Index("ix_claim_names_name", "name", "slot"),
)

CLAIM_POINTS = sa.Table(
    "claim_points",
    METADATA,
    sa.Column("coding", sa.Integer, sa.ForeignKey("codings.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("lat", sa.Float, nullable=False),
    sa.Column("lon", sa.Float, nullable=False),
    sa.Index("ix_claim_points_place", "lat", "lon"),
)

#: Every filled slot's characters: of the claim or statement at ``position`` of the coding.
SPANS = sa.Table(
    "spans",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("coding", sa.Integer, sa.ForeignKey("codings.id"), nullable=False),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("slot", sa.Text, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Index("ix_spans_coding", "coding", "start"),
)
