"""Copies are found inside events: the bands that looked for them in all reports go."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Drop the table that nothing reads."""
    op.drop_table("bands")


def downgrade() -> None:
    """Create the table, empty."""
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("coding", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bands_coding", "bands", ["coding"])
