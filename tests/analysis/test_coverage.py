from datetime import UTC, date, datetime

import pytest

from tests.build import history
from tracker.analysis.coverage import coverage
from tracker.domain.dose import Dose
from tracker.domain.history import History, Period
from tracker.domain.observation import Observation

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def filled(*days: int, recorded: datetime | None = None) -> list[Observation]:
    return [
        Observation(day=date(2026, 3, day), item="fatigue", value=3, recorded_at=recorded) for day in days
    ]  # fmt: skip


def diary(*days: int) -> History:
    return history(filled(*days), MARCH)


def test_calendar_days_run_from_the_first_filled_day_to_the_end() -> None:
    found = coverage(diary(12, 13, 20))
    assert found is not None
    assert (found.filled, found.calendar, found.share) == (3, 20, 3 / 20)


def test_nothing_filled_is_no_coverage() -> None:
    assert coverage(diary()) is None


def test_dose_alone_does_not_fill_a_day() -> None:
    dose = Dose(day=date(2026, 3, 5), medicine="hydroxocobalamin", amount=1000, route="im")
    found = coverage(history([dose, *filled(10, 31)], MARCH))
    assert found is not None
    assert (found.filled, found.calendar) == (2, 22)


def test_chosen_period_counts_from_its_first_day_once_the_diary_has_begun() -> None:
    found = coverage(diary(2, 25), Period(date(2026, 3, 20), date(2026, 3, 29)))
    assert found is not None
    assert (found.filled, found.calendar) == (1, 10)
    early = coverage(diary(22, 25), Period(date(2026, 3, 20), date(2026, 3, 29)))
    assert early is not None
    assert (early.filled, early.calendar) == (2, 8)


def test_day_entered_two_days_later_is_back_filled() -> None:
    evening = datetime(2026, 3, 11, 22, tzinfo=UTC)
    found = coverage(history([*filled(9, 10, 11, recorded=evening)], MARCH))
    assert found is not None
    assert found.back_filled == 1


@pytest.mark.parametrize(
    ("days", "gap"),
    [
        ((1, 5, 6, 31), (7, 30)),
        ((1, 5, 29), (6, 28)),
        ((*range(1, 27), 30, 31), (27, 29)),
        ((1, 2, 28), (29, 31)),
        ((*range(1, 29), 31), None),
        (tuple(range(1, 29)), (29, 31)),
        (tuple(range(1, 30)), None),
    ],
)
def test_last_gap_is_the_latest_run_of_three_empty_days_or_more(days: tuple[int, ...], gap: tuple[int, int]) -> None:
    found = coverage(diary(*days))
    assert found is not None
    wanted = Period(date(2026, 3, gap[0]), date(2026, 3, gap[1])) if gap else None
    assert found.last_gap == wanted


def test_gap_at_the_start_of_a_chosen_period_is_a_gap() -> None:
    found = coverage(diary(1, *range(14, 32)), Period(date(2026, 3, 10), date(2026, 3, 31)))
    assert found is not None
    assert found.last_gap == Period(date(2026, 3, 10), date(2026, 3, 13))
