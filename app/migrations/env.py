"""Run the migrations on the connection that `app.store.migrate` hands over, within its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
