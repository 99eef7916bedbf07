"""What is needed to bound the size: how large a document is, how long it is to be kept, when it was read last."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("traces", sa.Column("size", sa.Integer, nullable=False, server_default=sa.text("0")))
    op.add_column("traces", sa.Column("keep", sa.Integer, nullable=False, server_default=sa.text("0")))
    op.add_column("traces", sa.Column("read_at", sa.BigInteger, nullable=False, server_default=sa.text("0")))
    op.execute(sa.text("UPDATE traces SET size = length(source) + 200"))
    op.create_index("traces_by_age", "traces", ["keep", "read_at"])
    op.create_table(
        "heartbeat",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("beat", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("heartbeat")
    op.drop_index("traces_by_age", "traces")
    for name in ("read_at", "keep", "size"):
        op.drop_column("traces", name)
