"""Runs the steps on the connection that `storage.schema` hands over; there is no alembic.ini."""

from __future__ import annotations

from alembic import context

from dsardesk.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # The caller's own transaction holds every step.
)
context.run_migrations()
