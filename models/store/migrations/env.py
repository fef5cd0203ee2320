"""Run by Alembic: put the revisions through on the connection that ``migrate`` has opened.

``migrate`` has begun the transaction and commits it, so that all revisions, the checks after them
and the new schema number are there together or not at all.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
