"""Every sentence about recovery that the program can say, and what none of them says."""

from datetime import date

import pytest

from tests.build import history
from tracker.analysis import change_words, pattern_words, recovery_words
from tracker.analysis.comparison import Estimate
from tracker.analysis.engine import Resemblance
from tracker.analysis.findings import (
    FEW_BEFORE,
    FEW_RECENT,
    HIGHER,
    LITTLE_CHANGE,
    LOWER,
    NO_START,
    NONE_RECENT,
    NOT_CLEAR,
    Finding,
    Statement,
)
from tracker.analysis.half_life import TimeToHalf
from tracker.analysis.level import Level
from tracker.analysis.results import ALWAYS_EQUAL, EVERY_DAY, FEW_CYCLES, FEW_DAYS, FIXED_WEEK, WearOff
from tracker.analysis.triggers import Comparison
from tracker.domain import catalogue
from tracker.domain.item import Item

SHARED = Resemblance(0.4, 0.3)
BEFORE, RECENT = Level(26, 28, 5.4, 5, 140), Level(27, 28, 3.1, 3, 84)
TINGLING, TWITCHING = catalogue.items()["tingling"], catalogue.items()["twitching"]
FATIGUE, SLEEP = catalogue.items()["fatigue"], catalogue.items()["sleep_hours"]
NEVER = (
    "because",
    "caused",
    "proof",
    "proves",
    "significant",
    "you should",
    "failed",
    "normal",
    "score",
    "dose",
    "inject more",
    *("monitor", "analyse", "interpret", "detect", "diagnose", "predict", "alarm", "effective", "better", "worked"),
)


def points(value: float, low: float, high: float) -> Finding:
    return Finding("tingling", False, BEFORE, RECENT, Estimate(value, low, high, SHARED))


def share(value: float, low: float, high: float) -> Finding:
    return Finding("twitching", True, BEFORE, RECENT, Estimate(value, low, high, SHARED))


def stood_in(value: float, low: float, high: float) -> Finding:
    first = Level(13, 14, 5.4, 5, 70)
    return Finding("tingling", False, None, RECENT, Estimate(value, low, high, SHARED), first=first)


def scarce() -> Finding:
    estimate, consistent = Estimate(-2.3, -3.6, -1.0, SHARED), Estimate(0.9, 0.7, 0.98, SHARED)
    few, fewer = Level(9, 28, 5.4, 5, 49), Level(26, 28, 3.1, 3, 81)
    return Finding("tingling", False, few, fewer, estimate, consistent, spell=True)


def few_lately() -> Finding:
    fewer = Level(12, 28, 3.1, 3, 37)
    return Finding("tingling", False, Level(15, 28, 5.4, 5, 81), fewer, Estimate(-2.3, -3.6, -1.0, SHARED))


def few_recent() -> Finding:
    return Finding("tingling", False, BEFORE, Level(14, 28, 3.1, 3, 43), Estimate(0.5, -0.8, 1.9, SHARED))


def silent(reason: str, missing: int = 3) -> Finding:
    return Finding("tingling", False, BEFORE, RECENT, reason=reason, missing_days=missing)


def gone(symptom: str, value: float, lag: int) -> Comparison:
    return Comparison(symptom, "sleep_hours", lag, 80, Estimate(value, value - 0.1, value + 0.1, SHARED), 0.001)


def told(direction: str, found: Finding | None = None) -> Statement:
    return Statement(direction, (date(2026, 11, 22), date(2026, 11, 8)), found)


def stated(item: Item, direction: str, found: Finding) -> str:
    """A statement of the look of 22 November, on a day on which the symptom has come back since."""
    today = share(1.3, 0.2, 8.8) if found.is_ratio else points(0.2, -5.7, 5.3)
    return recovery_words.change(item, told(direction, found), today)


CHANGES = [
    (
        stated(TINGLING, LOWER, points(-2.3, -3.6, -1.0)),
        (
            "Tingling: lower in the 4 weeks to 22 Nov (3.1) than before treatment (5.4): about 2.3 points lower; the "
            "true difference is probably between 1 and 3.6. A diary like this cannot show why."
        ),
    ),
    (
        stated(TINGLING, HIGHER, points(1.5, 0.4, 2.6)),
        (
            "Tingling: higher in the 4 weeks to 22 Nov (3.1) than before treatment (5.4): about 1.5 points higher; "
            "the true difference is probably between 0.4 and 2.6. Worth telling your clinician."
        ),
    ),
    (
        stated(TWITCHING, LOWER, share(0.4, 0.25, 0.65)),
        (
            "Twitches: lower in the 4 weeks to 22 Nov (3.1) than before treatment (5.4): about 60% fewer; probably "
            "between 35% and 75%. A diary like this cannot show why."
        ),
    ),
    (
        stated(TINGLING, LITTLE_CHANGE, points(0.1, -0.6, 0.8)),
        "Tingling: little or no change so far. The true change could be anywhere from 0.6 lower to 0.8 higher.",
    ),
    (
        recovery_words.change(TINGLING, told(NOT_CLEAR), points(0.5, -0.8, 1.9)),
        "Tingling: not clear yet. The true change could be anywhere from 0.8 lower to 1.9 higher.",
    ),
    (
        recovery_words.change(TWITCHING, told(NOT_CLEAR), share(0.9, 0.6, 1.3)),
        "Twitches: not clear yet. The true change could be anywhere from 40% fewer to 30% more.",
    ),
    (
        recovery_words.change(TINGLING, told(NOT_CLEAR), silent(NO_START)),
        "Tingling: no B12 dose is recorded yet, so there is no before and after.",
    ),
    (
        recovery_words.change(TINGLING, told(NOT_CLEAR), silent(FEW_BEFORE)),
        "Tingling: too few days were recorded before treatment to compare; 3 more days would have done.",
    ),
    (
        recovery_words.change(TINGLING, told(NOT_CLEAR), silent(FEW_RECENT, 1)),
        "Tingling: too few days yet in the last 4 weeks; 1 more day would do.",
    ),
    (
        recovery_words.change(TWITCHING, told(NOT_CLEAR), silent(NONE_RECENT)),
        "Twitches: none on any of the 27 days recorded in the last 4 weeks; before treatment 5.4.",
    ),
    (
        stated(TINGLING, LOWER, points(-2.3, -3.6, -1.1)),
        (
            "Tingling: lower in the 4 weeks to 22 Nov (3.1) than before treatment (5.4): about 2.3 points lower; the "
            "true difference is probably between 1.1 and 3.6. That is more than the 1 point people usually notice. A "
            "diary "
            "like this cannot show why."
        ),
    ),
    (
        stated(TINGLING, LOWER, stood_in(-2.3, -3.6, -1.0)),
        (
            "Tingling: lower in the 4 weeks to 22 Nov (3.1) than in the first 2 weeks (5.4): about 2.3 points lower; "
            "the true difference is probably between 1 and 3.6. A diary like this cannot show why."
        ),
    ),
    (
        stated(TINGLING, HIGHER, stood_in(1.5, 0.4, 2.6)),
        (
            "Tingling: higher in the 4 weeks to 22 Nov (3.1) than in the first 2 weeks (5.4): about 1.5 points "
            "higher; the true difference is probably between 0.4 and 2.6. Worth telling your clinician."
        ),
    ),
    (
        recovery_words.change_in_short(TINGLING, told(LOWER, points(-2.3, -3.6, -1.0))),
        (
            "Tingling, mean of the 4 weeks to 22 Nov: about 2.3 points lower than before treatment; the true "
            "difference is probably between 1 and 3.6."
        ),
    ),
    (
        recovery_words.change_in_short(TINGLING, told(HIGHER, stood_in(1.5, 0.4, 2.6))),
        (
            "Tingling, mean of the 4 weeks to 22 Nov: about 1.5 points higher than in the first 2 weeks; the true "
            "difference is probably between 0.4 and 2.6."
        ),
    ),
    (recovery_words.change_in_short(TINGLING, told(LITTLE_CHANGE, points(0.1, -0.6, 0.8))), ""),
    (
        recovery_words.levels(TINGLING, stood_in(-2.3, -3.6, -1.0)),
        (
            "Tingling: 5.4 in the first 2 weeks (13 days), 3.1 in the last 4 (27 days). "
            "The true change could be anywhere from 3.6 lower to 1 lower."
        ),
    ),
    (
        recovery_words.change(TINGLING, told(NOT_CLEAR), few_recent()),
        (
            "Tingling: not clear yet. The true change could be anywhere from 0.8 lower to 1.9 higher. "
            "Up to 14 more recorded days in 4 weeks would narrow this."
        ),
    ),
    (
        " ".join(recovery_words.caveats(scarce())),
        (
            "Only 9 days were recorded before treatment: an early figure. The first week was worse than the weeks "
            "after it: a fall may partly be a return to the usual. Days were recorded unevenly (32% then, 93% now); "
            "if "
            "bad days were left out more often in one of the two, the difference is off."
        ),
    ),
    (
        " ".join(recovery_words.caveats(few_lately())),
        "Only 12 of those 28 days were recorded: an early figure.",
    ),
    (
        recovery_words.levels(TINGLING, points(-0.6, -1.2, 0.04)),
        (
            "Tingling: 5.4 before treatment (26 days), 3.1 in the last 4 weeks (27 days). "
            "The true change could be anywhere from 1.2 lower to no change."
        ),
    ),
    (
        " ".join(recovery_words.caveats(stood_in(-2.3, -3.6, -1.0))),
        "Too few days were recorded while there was no treatment, so the first 2 weeks of it stand in.",
    ),
    (
        " ".join(recovery_words.rests_on(TINGLING, scarce())),
        (
            "Tingling: 9 of 28 earlier days and 26 of 28 recent ones. Neighbouring days resemble each other by about "
            "0.4 (0 not at all, 1 wholly); 30% is each day's own. A recent day is lower than an earlier one in 90% of "
            "pairs (70% to 98%)."
        ),
    ),
    (
        recovery_words.looks(told(LOWER), date(2026, 12, 6)),
        "Compared on 8 Nov and 22 Nov; next on 6 Dec.",
    ),
    (
        recovery_words.looks(Statement(NOT_CLEAR, (), None), date(2026, 12, 6)),
        "A conclusion may appear from 6 December 2026 on, once two checks two weeks apart agree.",
    ),
    (
        recovery_words.levels(TINGLING, points(-2.3, -3.6, -1.0)),
        (
            "Tingling: 5.4 before treatment (26 days), 3.1 in the last 4 weeks (27 days). "
            "The true change could be anywhere from 3.6 lower to 1 lower."
        ),
    ),
]
OTHERS = [
    (
        pattern_words.wear_off(TINGLING, WearOff("tingling", 7, 120, 147, Estimate(0.2, 0.1, 0.4, SHARED))),
        (
            "Tingling: on average +0.2 for each day after an injection (+0.1 to +0.4), over 7 cycles. Other "
            "habits could play a part."
        ),
    ),
    (
        pattern_words.wear_off(TWITCHING, WearOff("twitching", 7, 120, 147, Estimate(0.022, 0.002, 0.043, SHARED))),
        (
            "Twitches: on average +2.2% for each day after an injection (+0.2% to +4.3%), over 7 cycles. Other "
            "habits could play a part."
        ),
    ),
    (
        pattern_words.wear_off(TINGLING, WearOff("tingling", 7, 120, 147, Estimate(0.05, -0.1, 0.2, SHARED))),
        "Tingling: no clear rise or fall between injections, over 7 cycles.",
    ),
    (
        pattern_words.wear_off(
            TINGLING, WearOff("tingling", 7, 120, 147, Estimate(-0.2, -0.4, -0.1, SHARED), unplanned=True)
        ),
        (
            "Tingling: on average −0.2 for each day after an injection (−0.4 to −0.1), over 7 cycles. If injections "
            "were given on bad days, that alone can look like this."
        ),
    ),
    (
        pattern_words.wear_off(TINGLING, WearOff("tingling", 60, 60, 60, reason=EVERY_DAY)),
        "Cannot tell: with an injection every day there are no days between to compare.",
    ),
    (
        pattern_words.wear_off(TINGLING, WearOff("tingling", 7, 120, 147, reason=ALWAYS_EQUAL)),
        "Tingling: the same value on every recorded day, so there is no rise or fall to see.",
    ),
    (
        pattern_words.wear_off(TINGLING, WearOff("tingling", 9, 60, reason=FIXED_WEEK)),
        "Cannot tell: injections kept to the same weekdays, so weekday and wear-off look alike.",
    ),
    (
        pattern_words.wear_off(TINGLING, WearOff("tingling", 5, 60, reason=FEW_CYCLES, missing=1)),
        "Too few cycles between injections yet; 1 more whole cycle would do.",
    ),
    (
        pattern_words.wear_off(TINGLING, WearOff("tingling", 7, 30, reason=FEW_DAYS, missing=10)),
        "Too few recorded days between injections yet; 10 more recorded days would do.",
    ),
    (
        pattern_words.together(
            FATIGUE, SLEEP, Comparison("fatigue", "sleep_hours", 1, 80, Estimate(-0.6, -0.8, -0.4, SHARED), 0.001), 24
        ),
        "More sleep went together with lower values of fatigue the day after, also after allowing for 24 comparisons.",
    ),
    (
        " ".join(
            pattern_words.together_groups(
                history(), [gone("fatigue", -0.6, 0), gone("tingling", -0.2, 0), gone("numbness", 0.3, 1)]
            )
        ),
        (
            "More sleep went together with less of these on the same day: fatigue, tingling. More sleep went together "
            "with more of these the day after: numbness."
        ),
    ),
    (
        " ".join(pattern_words.time_to_half_short(TimeToHalf(35, 21, 63))),
        "week 5 3 to 9",
    ),
    (
        pattern_words.time_to_half(TimeToHalf(35, 21, 63)),
        "Half of the improvement had come by about week 5 (week 3 to 9).",
    ),
    (" ".join(change_words.missing_short(silent(FEW_RECENT))), "too few days 3 more would do"),
    (" ".join(change_words.missing_short(silent(FEW_BEFORE))), "nothing to compare with"),
    (" ".join(change_words.missing_short(silent(NONE_RECENT))).strip(), "none lately"),
    (change_words.unit_change(-0.644), "−0.64"),
    (change_words.unit_change(1.19), "+1.2"),
    (change_words.unit_change(0.003), "0"),
    (change_words.unit_change(-0.001, ratio=True), "0%"),
    (change_words.unit_change(-0.855, ratio=True), "−86%"),
    (change_words.change_figure(share(0.15, 0.09, 0.24)), "−85%"),
    (change_words.change_figure(points(-4.0, -5.1, -2.9)), "−4"),
    (change_words.change_range(share(0.15, 0.09, 0.24)), "likely −91% to −76%"),
    (change_words.change_range(points(0.3, -0.4, 1.0)), "likely −0.4 to +1"),
    (change_words.change_range(points(-0.5, -1.0, -0.04)), "likely −1 to 0"),
]


@pytest.mark.parametrize(("said", "wanted"), [*CHANGES, *OTHERS])
def test_sentence_says_what_is_known_with_its_range(said: str, wanted: str) -> None:
    assert said == wanted


@pytest.mark.parametrize("said", [said for said, _wanted in [*CHANGES, *OTHERS]])
def test_no_sentence_names_a_cause_judges_or_advises(said: str) -> None:
    known = said.replace("no B12 dose is recorded yet", "")
    assert [word for word in NEVER if word in known.lower()] == []
