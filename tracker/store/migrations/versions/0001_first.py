"""The first form of the diary file: all records, tombstones and the journal."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _days()
    _treatment()
    _person()
    _keeping()


def _record(table: str, *columns: Any) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _number(name: str, *, nullable: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Float(), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _days() -> None:
    _record(
        "observation",
        _day("day"),
        _text("item"),
        _text("site"),
        _number("value"),
        sa.UniqueConstraint("day", "item", "site", name="uq_observation_day_item_site"),
        sa.CheckConstraint("value >= 0", name="ck_observation_value"),
    )
    _record(
        "timed_count",
        _day("day"),
        sa.Column("time", sa.Time(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=True),
        _number("minutes"),
        sa.Column("count", sa.Integer(), nullable=False),
        _text("site"),
    )
    _record(
        "event",
        _day("day"),
        _day("last_day", nullable=True),
        _text("kind"),
        _text("text"),
        sa.Column("for_doctor", sa.Boolean(), nullable=False),
    )
    _record(
        "lab_result",
        _day("day"),
        *map(_text, ("test", "comparator", "value", "unit", "reference_low", "reference_high", "laboratory", "note")),
    )
    for table in ("timed_count", "event", "lab_result"):
        op.create_index(f"ix_{table}_day", table, ["day"])


def _treatment() -> None:
    _record(
        "dose",
        _day("day"),
        _day("planned_day", nullable=True),
        sa.Column("time", sa.Time(), nullable=True),
        sa.Column("utc_offset", sa.Integer(), nullable=True),
        _text("medicine"),
        _number("amount_ug"),
        *map(_text, ("route", "site", "batch")),
        _day("expiry", nullable=True),
        _text("status"),
        sa.Column("regimen", sa.Uuid(), nullable=True),
        _text("note"),
        sa.CheckConstraint("amount_ug > 0", name="ck_dose_amount"),
    )
    op.create_index("ix_dose_day", "dose", ["day"])
    _record(
        "regimen",
        _text("medicine"),
        _number("amount_ug"),
        _text("route"),
        _day("first_day"),
        _day("last_day", nullable=True),
        _text("recurrence"),
        sa.Column("times_per_day", sa.Integer(), nullable=False),
        *map(_text, ("anchor", "phase", "note")),
    )
    _record(
        "supply",
        _text("name"),
        _number("amount_ug", nullable=True),
        _number("in_stock"),
        _day("expiry", nullable=True),
        _text("note"),
    )


def _person() -> None:
    _record(
        "item",
        *map(_text, ("key", "label", "kind", "unit", "group", "direction")),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("custom", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.UniqueConstraint("key", name="uq_item_key"),
    )
    _record(
        "profile",
        *map(_text, ("name", "identifiers", "clinician")),
        _day("date_of_birth", nullable=True),
        _day("treatment_start", nullable=True),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("causes", "lab_units", "preferences")),
    )


def _keeping() -> None:
    op.create_table(
        "tombstone",
        sa.Column("id", sa.Uuid(), nullable=False),
        _text("kind"),
        sa.Column("removed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tombstone"),
    )
    op.create_table(
        "journal",
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("batch", sa.Uuid(), nullable=False),
        _text("kind"),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("step", name="pk_journal"),
    )
    op.create_index("ix_journal_record_id", "journal", ["record_id"])
