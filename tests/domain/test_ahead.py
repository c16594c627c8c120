from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.examples import FIELDS
from tracker.domain.ahead import FACTS, before_birth, too_far_ahead
from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.profile import Profile
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen

TODAY = date(2026, 11, 22)
DAYS = timedelta(days=1)


def of(kind: type[Record], **changes: object) -> Record:
    return kind(**{**FIELDS[kind], **changes})


@pytest.mark.parametrize("kind", FACTS)
@pytest.mark.parametrize(("days", "refused"), [(-9000, False), (0, False), (1, False), (2, True), (60_000, True)])
def test_what_was_seen_measured_or_taken_cannot_be_of_a_day_to_come(
    kind: type[Record], days: int, refused: bool
) -> None:
    record = of(kind, day=TODAY + days * DAYS)
    assert bool(too_far_ahead(record, TODAY)) == refused


@pytest.mark.parametrize(
    ("record", "refused"),
    [
        (of(Regimen, first_day=date(2036, 1, 1), last_day=None), False),
        (of(Regimen, first_day=date(2126, 1, 1), last_day=None), True),
        (of(Dose, planned_day=date(2027, 1, 22)), False),
        (of(Dose, planned_day=date(2126, 1, 22)), True),
        (Event(day=date(2027, 3, 1), kind="EMG", text="Appointment"), False),
        (Event(day=date(2036, 3, 1), text="Cramp"), True),
        (Event(day=date(2026, 3, 1), last_day=date(2126, 3, 1), text="Cramp"), True),
        (Profile(date_of_birth=date(2026, 11, 22)), False),
        (Profile(date_of_birth=date(2027, 11, 22)), True),
        (Event(day=TODAY, text="Cramp", recorded_at=datetime(2031, 1, 1, tzinfo=UTC)), True),
    ],
)
def test_plans_and_events_may_lie_ahead_for_some_years(record: Record, refused: bool) -> None:
    assert bool(too_far_ahead(record, TODAY)) == refused


@pytest.mark.parametrize("kind", FACTS)
def test_nothing_was_taken_or_measured_before_birth(kind: type[Record]) -> None:
    assert before_birth(of(kind, day=date(1975, 5, 1)), date(1975, 5, 2))
    assert not before_birth(of(kind, day=date(1975, 5, 2)), date(1975, 5, 2))
    assert not before_birth(of(kind), None)
