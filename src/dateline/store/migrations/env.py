"""Runs the migrations on the connection that `dateline.store.opening` hands over."""

from alembic import context

from dateline.store.opening import VERSION_TABLE
from dateline.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
