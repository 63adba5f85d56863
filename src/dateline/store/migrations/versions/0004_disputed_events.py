"""Disputed events by themselves: they are few, and are counted after every merge."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_DISPUTED = sa.text("to_merge IS NULL AND disputes <> '  '")


def upgrade() -> None:
    """Create the index."""
    op.create_index(
        "ix_events_disputed",
        "event_versions",
        ["disputes"],
        sqlite_where=_DISPUTED,
        postgresql_where=_DISPUTED,
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_events_disputed", "event_versions")
