from datetime import date, timedelta

from tests.build import history
from tracker.analysis.change import before_after
from tracker.domain.history import Period
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile

START = date(2026, 4, 1)


def tingling(first: date, days: int, value: float) -> list[Observation]:
    return [Observation(day=first + timedelta(days=n), item="tingling", value=value) for n in range(days)]


def test_last_28_days_are_set_beside_the_28_before_treatment() -> None:
    days = [*tingling(date(2026, 3, 1), 31, 7), *tingling(START, 60, 2)]
    found = before_after(history([Profile(treatment_start=START), *days]), "tingling")
    assert found.before is not None
    assert (found.before.median, found.before.days, found.before.possible) == (7.0, 28, 28)
    assert (found.recent.median, found.recent.days, found.recent.possible) == (2.0, 28, 28)
    assert found.enough


def test_without_treatment_there_is_no_before() -> None:
    found = before_after(history(tingling(date(2026, 3, 1), 40, 5)), "tingling")
    assert found.before is None
    assert found.recent.days == 28
    assert not found.enough


def test_treatment_that_is_still_to_begin_makes_no_before() -> None:
    records = [Profile(treatment_start=START), *tingling(date(2026, 3, 1), 20, 5)]
    found = before_after(history(records), "tingling")
    assert found.before is None
    assert (found.recent.days, found.recent.possible) == (20, 28)


def test_days_before_treatment_are_never_called_recent() -> None:
    records = [Profile(treatment_start=START), *tingling(date(2026, 3, 1), 31, 8), *tingling(START, 10, 3)]
    found = before_after(history(records), "tingling")
    assert (found.recent.days, found.recent.possible, found.recent.mean) == (10, 10, 3.0)


def test_six_days_are_too_few_to_compare() -> None:
    records = [Profile(treatment_start=START), *tingling(date(2026, 3, 20), 12, 8), *tingling(START, 6, 3)]
    period = Period(date(2026, 3, 1), date(2026, 4, 28))
    assert not before_after(history(records, period), "tingling").enough
    one_more = tingling(date(2026, 4, 10), 1, 3)
    assert before_after(history([*records, *one_more], period), "tingling").enough


def test_item_never_recorded_has_no_level_on_either_side() -> None:
    records = [Profile(treatment_start=START), *tingling(START, 30, 3)]
    found = before_after(history(records), "numbness")
    assert found.before is not None
    assert (found.before.mean, found.recent.mean) == (None, None)
