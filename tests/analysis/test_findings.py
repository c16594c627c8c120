"""What may be said of a change: with its range, only when two looks agree, and not where the diary cannot tell."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from tests.build import history
from tracker.analysis import recovery_words
from tracker.analysis.findings import (
    FEW_BEFORE,
    FEW_RECENT,
    HIGHER,
    LITTLE_CHANGE,
    LOWER,
    NO_START,
    NONE_RECENT,
    NOT_CLEAR,
    finding,
    main_outcome,
    statement,
)
from tracker.domain.dose import Dose
from tracker.domain.history import History, Period
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile

START = date(2026, 4, 1)
DOSE = Dose(day=START, medicine="hydroxocobalamin", amount=1000, route="im")


def seen(item: str, first: int, values: list[int], late: int = 0) -> list[Observation]:
    """One value a day from a day (counted from the start of treatment) on, entered so many days late."""
    rows = []
    for place, value in enumerate(values):
        day = START + timedelta(days=first + place)
        entered = datetime(day.year, day.month, day.day, 20, tzinfo=UTC) + timedelta(days=late)
        rows.append(Observation(day=day, item=item, value=value, recorded_at=entered))
    return rows


def around(level: int, days: int, seed: int = 1) -> list[int]:
    return [int(value) for value in np.clip(level + np.random.default_rng(seed).integers(-1, 2, days), 0, 10)]


def diary(*rows: list[Observation], last: int = 83) -> History:
    records = [DOSE, *(row for part in rows for row in part)]
    return history(records, Period(START - timedelta(days=28), START + timedelta(days=last)))


def test_fall_is_told_with_a_range_that_holds_it() -> None:
    found = finding(diary(seen("tingling", -28, around(7, 28)), seen("tingling", 0, around(3, 84, 2))), "tingling")
    assert found.estimate is not None
    assert found.estimate.low < -4 < found.estimate.high < 0
    assert found.direction == LOWER
    assert found.consistent is not None
    assert found.consistent.value > 0.95
    assert not found.early


def test_counts_are_told_as_a_ratio() -> None:
    found = finding(diary(seen("twitching", -28, around(9, 28)), seen("twitching", 0, around(3, 84, 2))), "twitching")
    assert found.is_ratio
    assert found.estimate is not None
    assert found.estimate.low < 1 / 3 < found.estimate.high < 1


def test_same_level_is_little_change_or_not_clear() -> None:
    found = finding(diary(seen("tingling", -28, around(5, 28)), seen("tingling", 0, around(5, 84, 2))), "tingling")
    assert found.direction == LITTLE_CHANGE
    few = finding(diary(seen("tingling", -7, around(5, 7)), seen("tingling", 70, around(5, 10, 2))), "tingling")
    assert few.direction == NOT_CLEAR
    assert few.early


@pytest.mark.parametrize(
    ("rows", "reason", "missing"),
    [
        ([seen("tingling", -6, [5] * 6), seen("tingling", 40, [3] * 3), seen("tingling", 60, [3] * 24)], FEW_BEFORE, 1),
        ([seen("tingling", -28, [5] * 28), seen("tingling", 80, [3] * 4)], FEW_RECENT, 6),
        ([seen("twitching", -28, [5] * 28), seen("twitching", 60, [0] * 24)], NONE_RECENT, 0),
    ],
)
def test_silence_says_why_and_how_many_days_would_do(rows: list[list[Observation]], reason: str, missing: int) -> None:
    found = finding(diary(*rows), rows[0][0].item)
    assert (found.estimate, found.reason, found.missing_days) == (None, reason, missing)


def test_without_treatment_nothing_is_compared() -> None:
    found = finding(history(seen("tingling", 0, [3] * 40)), "tingling")
    assert (found.reason, found.before) == (NO_START, None)


def test_without_days_before_treatment_the_first_fortnight_stands_in() -> None:
    found = finding(diary(seen("tingling", 0, around(7, 14)), seen("tingling", 14, around(3, 70, 2))), "tingling")
    assert found.first is not None
    assert (found.first.days, found.first.possible, found.recent.days) == (14, 14, 28)
    assert found.before is not None
    assert (found.before.days, found.direction) == (0, LOWER)


def test_first_fortnight_is_not_compared_with_itself() -> None:
    young = finding(diary(seen("tingling", 0, around(7, 20)), last=19), "tingling")
    assert (young.reason, young.missing_days, young.recent.possible) == (FEW_RECENT, 4, 6)


def test_baseline_that_began_worse_than_it_went_on_is_pointed_out() -> None:
    after = seen("tingling", 0, around(3, 84, 2))
    calm = seen("tingling", -21, around(4, 21))
    assert finding(diary(seen("tingling", -28, around(8, 7, 3)), calm, after), "tingling").spell
    assert not finding(diary(seen("tingling", -28, around(4, 7, 3)), calm, after), "tingling").spell


def test_statement_waits_for_two_looks_that_agree() -> None:
    whole = diary(seen("tingling", -28, around(7, 28)), seen("tingling", 0, around(3, 84, 2)))
    days = [statement(whole, "tingling", START + timedelta(days=day)).direction for day in (13, 14, 27, 28, 41)]
    assert days == [NOT_CLEAR, NOT_CLEAR, NOT_CLEAR, LOWER, LOWER]


def test_looking_on_other_days_changes_nothing_that_is_said() -> None:
    whole = diary(seen("tingling", -28, around(7, 28)), seen("tingling", 0, around(3, 84, 2)))
    said = {statement(whole, "tingling", START + timedelta(days=day)).looks for day in range(42, 56)}
    assert said == {(START + timedelta(days=42), START + timedelta(days=28))}


def test_what_was_entered_after_a_look_does_not_change_it() -> None:
    before = seen("tingling", -28, around(7, 28))
    late = diary(before, seen("tingling", 0, around(3, 84, 2), late=90))
    assert statement(late, "tingling", START + timedelta(days=83)).direction == NOT_CLEAR


def test_rise_is_higher() -> None:
    whole = diary(seen("tingling", -28, around(2, 28)), seen("tingling", 0, around(6, 84, 2)))
    assert statement(whole, "tingling", START + timedelta(days=83)).direction == HIGHER


def test_shifted_relabelled_and_reordered_diaries_give_the_same_range() -> None:
    rows = [*seen("tingling", -28, around(7, 28)), *seen("tingling", 0, around(3, 84, 2))]
    one = finding(diary(rows), "tingling").estimate
    other = finding(diary([row.replaced(item="numbness") for row in reversed(rows)]), "numbness").estimate
    assert one == other


def test_day_with_zero_is_no_gap() -> None:
    zeros = finding(diary(seen("tingling", -28, around(7, 28)), seen("tingling", 60, [0] * 24)), "tingling")
    assert zeros.recent.days == 24
    assert zeros.estimate is not None


def test_uneven_recording_is_pointed_out() -> None:
    found = finding(diary(seen("tingling", -28, around(7, 28)), seen("tingling", 70, around(3, 14, 2))), "tingling")
    assert found.uneven


def test_main_outcome_is_the_chosen_one_else_twitches_else_the_fullest() -> None:
    rows = [seen("tingling", -28, [5] * 28), seen("fatigue", -10, [5] * 10)]
    assert main_outcome(diary(*rows)) == "tingling"
    assert main_outcome(diary(*rows, seen("twitching", -9, [5] * 9))) == "twitching"
    chosen = history([DOSE, Profile(preferences={"main_outcome": "fatigue"}), *rows[0], *rows[1]])
    assert main_outcome(chosen) == "fatigue"


def test_relapse_after_the_look_leaves_what_the_look_said() -> None:
    """What is said has the figures of the look, never a direction from one day and a range from another."""
    rows = [seen("fatigue", -28, around(6, 28)), seen("fatigue", 0, around(3, 56, 2)), seen("fatigue", 56, [9] * 13)]
    whole = diary(*rows, last=68)
    said = statement(whole, "fatigue", START + timedelta(days=68))
    assert (said.direction, said.looks[0]) == (LOWER, START + timedelta(days=56))
    assert said.found is not None
    assert said.found.estimate is not None
    assert said.found.estimate.high < 0
    assert finding(whole, "fatigue").direction != LOWER
    sentence = recovery_words.change(whole.item("fatigue"), said, finding(whole, "fatigue"))
    assert "Fatigue: lower in the 4 weeks to 27 May (3.4) than before treatment" in sentence
    assert "points lower" in sentence


def test_less_than_half_a_point_is_never_called_a_change() -> None:
    before = [2] * 28
    after = [2, 2, 2, 1] * 14
    small = finding(diary(seen("tingling", -28, before), seen("tingling", 0, after), last=55), "tingling")
    assert small.estimate is not None
    assert small.estimate.high < 0
    assert -0.5 < small.estimate.value < 0
    assert small.direction == LITTLE_CHANGE


def test_look_sees_its_own_day_to_the_end() -> None:
    """The days needed are complete on the evening of the look, and not before."""
    rows = [seen("tingling", -28, around(7, 28)), seen("tingling", 5, around(3, 10, 2))]
    said = statement(diary(*rows, last=14), "tingling", START + timedelta(days=14))
    assert said.found is not None
    assert said.found.recent.days == 10
    assert said.found.estimate is not None


@pytest.mark.parametrize(("recorded", "uneven"), [(24, False), (23, True)])
def test_unevenness_counts_from_fifteen_points_on(recorded: int, uneven: bool) -> None:
    rows = [seen("tingling", -28, around(7, 28)), seen("tingling", 84 - recorded, around(3, recorded, 2))]
    assert finding(diary(*rows), "tingling").uneven is uneven


def test_seven_days_within_six_are_no_baseline() -> None:
    """Seven recorded days must reach over a week; of a baseline that does not, the first fortnight takes the place."""
    rows = [seen("tingling", -6, around(7, 6)), seen("tingling", 0, around(3, 84, 2))]
    assert finding(diary(*rows), "tingling").first is not None
    assert finding(diary(seen("tingling", -7, around(7, 7)), rows[1]), "tingling").first is None
