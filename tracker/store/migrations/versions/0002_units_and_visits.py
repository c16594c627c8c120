"""Amounts in other units, the time of a sample, and what is kept for a visit to the doctor."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

LISTS = ("medicines", "questions", "reports", "outcomes")


def upgrade() -> None:
    """Rename and add columns in place: no table is rebuilt, so no row is written anew."""
    for table in ("dose", "regimen", "supply"):
        op.execute(f"ALTER TABLE {table} RENAME COLUMN amount_ug TO amount")
        op.add_column(table, sa.Column("unit", sa.String(), nullable=False, server_default="ug"))
    op.add_column("lab_result", sa.Column("time", sa.Time(), nullable=True))
    for name in LISTS:
        op.add_column("profile", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("profile", sa.Column("margins", sa.JSON(), nullable=False, server_default="{}"))
