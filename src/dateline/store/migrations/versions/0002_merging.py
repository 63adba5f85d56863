"""What merging keeps: decisions, its working state, events and control in versions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
HASH = sa.String(16)
_NOW = sa.text("to_merge IS NULL")


def upgrade() -> None:
    """Create the tables of merging."""
    _working_state()
    _events()
    _what_events_are_found_by()
    _control()


def _working_state() -> None:
    op.create_table(
        "merges",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("started", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "covered_codings",
        sa.Column(
            "coding", sa.Integer, sa.ForeignKey("codings.id"), primary_key=True, autoincrement=False
        ),
        sa.Column("merge", sa.Integer, sa.ForeignKey("merges.id"), nullable=False),
    )
    op.create_table(
        "tellings",
        sa.Column("id", SORTED, primary_key=True),
        sa.Column("coding", sa.Integer, nullable=False, index=True),
        sa.Column("block_keys", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "telling_keys",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("telling", SORTED, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "links",
        sa.Column("left", SORTED, primary_key=True),
        sa.Column("right", SORTED, primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("joined", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_links_right", "links", ["right"])
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("coding", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bands_coding", "bands", ["coding"])


def _events() -> None:
    op.create_table(
        "event_versions",
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
    )
    op.create_index("ix_event_versions_id", "event_versions", ["id", "number"])
    op.create_index(
        "ix_events_now",
        "event_versions",
        ["id"],
        unique=True,
        sqlite_where=_NOW,
        postgresql_where=_NOW,
    )
    op.create_index(
        "ix_events_by_day",
        "event_versions",
        ["day", "id"],
        sqlite_where=_NOW,
        postgresql_where=_NOW,
    )
    op.create_table(
        "event_bodies",
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text, nullable=False),
    )


def _what_events_are_found_by() -> None:
    op.create_table(
        "event_words",
        sa.Column("id", HASH, primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_table(
        "event_names",
        sa.Column("name", HASH, primary_key=True),
        sa.Column("slot", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_claims",
        sa.Column("claim", SORTED, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_aliases",
        sa.Column("alias", SORTED, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )


def _control() -> None:
    op.create_table(
        "control_versions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("place", SORTED, nullable=False),
        sa.Column("name", SORTED, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("from_merge", sa.Integer, sa.ForeignKey("merges.id"), nullable=False),
        sa.Column("to_merge", sa.Integer, sa.ForeignKey("merges.id")),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index(
        "ix_control_now", "control_versions", ["place"], sqlite_where=_NOW, postgresql_where=_NOW
    )
