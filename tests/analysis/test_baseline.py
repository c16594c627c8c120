"""While treatment has not begun: how many days there are to compare later ones with, and what is asked."""

from datetime import date, timedelta

from tests.build import history
from tracker.analysis.baseline import BaselineSoFar, baseline_so_far
from tracker.analysis.wording import baseline_line, baseline_wish
from tracker.domain.dose import Dose
from tracker.domain.history import History, Period
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.domain.record import Record

DAY = date(2026, 4, 1)


def diary(days: int, *more: Record) -> History:
    rows = [Observation(day=DAY - timedelta(days=n), item="tingling", value=0) for n in range(days)]
    return history([*rows, *more], Period(DAY - timedelta(days=60), DAY))


def test_filled_days_of_the_last_28_are_counted_zeros_too() -> None:
    assert baseline_so_far(diary(5)) == BaselineSoFar(5)
    assert baseline_so_far(diary(40)) == BaselineSoFar(28)
    assert baseline_so_far(diary(0)) == BaselineSoFar(0)


def test_once_treatment_has_begun_nothing_is_asked() -> None:
    dose = Dose(day=DAY, medicine="hydroxocobalamin", amount=1000, route="im")
    assert baseline_so_far(diary(5, dose)) is None
    assert baseline_so_far(diary(5, Profile(treatment_start=DAY))) is None


def test_treatment_that_is_still_to_begin_leaves_time_for_more_days() -> None:
    assert baseline_so_far(diary(5, Profile(treatment_start=DAY + timedelta(days=3)))) == BaselineSoFar(5)


def test_days_are_asked_for_calmly_and_treatment_need_not_wait() -> None:
    assert " ".join(baseline_wish(BaselineSoFar(5))) == (
        "Later days are compared with what you record before your first B12 dose. 5 of the last 28 days are "
        "recorded. 9 more days would make a good beginning; 28 are best. Do not delay treatment for this."
    )
    assert "That is a good beginning" in " ".join(baseline_wish(BaselineSoFar(14)))
    assert baseline_line(BaselineSoFar(5)) == "before treatment: 5 of the last 28 days recorded"
