"""Run by Alembic: applies the steps on the connection that the database module prepared."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transaction_per_migration=False,
    transactional_ddl=False,  # the caller holds one BEGIN IMMEDIATE around all steps
)
context.run_migrations()
