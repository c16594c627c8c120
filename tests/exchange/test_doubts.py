"""What a file says of a person that cannot be is named with its line."""

from datetime import date

import pytest

from tracker.domain.profile import Profile
from tracker.exchange.doubts import impossible
from tracker.exchange.preview import Line

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("born", "start"),
    [(date(2026, 12, 5), None), (None, date(2199, 12, 31)), (date(1960, 2, 29), date(1959, 1, 1))],
)
def test_days_of_a_profile_that_cannot_be_are_refused_with_their_line(born: date | None, start: date | None) -> None:
    line = Line("profile.csv", 2, Profile(date_of_birth=born, treatment_start=start))
    (problem,) = impossible([line], (), TODAY)
    assert (problem.file, problem.line) == ("profile.csv", 2)


def test_days_of_a_profile_that_agree_are_kept() -> None:
    line = Line("profile.csv", 2, Profile(date_of_birth=date(1960, 2, 29), treatment_start=date(2026, 9, 1)))
    assert impossible([line], (), TODAY) == ()
