"""The first tables: runs, reports, codings, statements, claims and what claims are found by."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables of the first version."""
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("program", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("started", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
    )
    op.create_table(
        "reports",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("id", sa.Text, nullable=False, index=True),
        sa.Column("text_hash", sa.String(16), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("published", sa.Date),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "codings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report_key", sa.String(32), sa.ForeignKey("reports.key"), nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("report_id", sa.Text, nullable=False),
        sa.Column("text_hash", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("report_key", "version", name="one_coding_a_version"),
    )
    op.create_index("ix_codings_same_report", "codings", ["report_id", "text_hash", "id"])
    _parts_of_codings()
    _what_claims_are_found_by()


def _parts_of_codings() -> None:
    op.create_table(
        "statements",
        sa.Column("coding", sa.Integer, sa.ForeignKey("codings.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "claims",
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
    )
    op.create_index("ix_claims_days", "claims", ["first_day", "last_day"])
    op.create_table(
        "spans",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("coding", sa.Integer, sa.ForeignKey("codings.id"), nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("slot", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_index("ix_spans_coding", "spans", ["coding", "start"])


def _what_claims_are_found_by() -> None:
    op.create_table(
        "names",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_table(
        "claim_names",
        sa.Column("coding", sa.Integer, sa.ForeignKey("codings.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("slot", sa.Text, primary_key=True),
        sa.Column("name", sa.String(16), sa.ForeignKey("names.id"), primary_key=True),
    )
    op.create_index("ix_claim_names_name", "claim_names", ["name", "slot"])
    op.create_table(
        "claim_points",
        sa.Column("coding", sa.Integer, sa.ForeignKey("codings.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
    )
    op.create_index("ix_claim_points_place", "claim_points", ["lat", "lon"])
