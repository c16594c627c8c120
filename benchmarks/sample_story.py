"""What is told in the sample diary: an invented person, invented laboratories; days count from the first injection.

The program shifts the diary so that its last day is the day it is opened: no text here names a month or a weekday.
"""

from __future__ import annotations

from dataclasses import replace

from benchmarks.synthetic import Scenario

DAYS_BEFORE = 28
INJECTED = (*range(0, 14, 2), *range(21, 10_000, 21))
"""Planned days of injection: alternate days for two weeks, then every three weeks from week 3 on."""
FIRST_TABLET = 35
LATE = {105: 3}
"""Planned days of injection that were answered late, and by how many days."""
ILLNESS = range(24, 32)
BACK_FILLED = range(120, 124)
BACK_FILLED_ON = 126
SKIPPED_TABLETS = {58: "away for the night, tablets at home", 97: "", 141: "ran out, bought more the next day"}
FIRST_TIMED_COUNT = -20
"""From here on one timed count a week."""

_USUAL = Scenario(days_before=DAYS_BEFORE, missing=0.07, gap_days=1.6, mnar=0.3, weekend=0.3, wear_half=12.0, sd=1.0)

TWITCHING = replace(
    replace(_USUAL, start=6.0, floor=1.3, delay=10.0, half_life=24.0, flare=2.4, wear=1.6),
    count_start=29.0,
    alpha=0.12,
    sd_log=0.25,
    zero_share=0.01,
)
RATINGS = {
    "tingling": replace(_USUAL, start=6.4, floor=1.6, delay=7.0, half_life=26.0, flare=0.5, wear=1.8),
    "numbness": replace(_USUAL, start=4.8, floor=1.6, delay=14.0, half_life=45.0, wear=0.6, sd=0.8, weekly=0.1),
    "fatigue": replace(_USUAL, start=6.8, floor=2.8, delay=3.0, half_life=20.0, wear=1.6),
    "weakness": replace(_USUAL, start=3.6, floor=0.8, delay=7.0, half_life=30.0, wear=0.7, sd=0.9, weekly=0.2),
    "brain_fog": replace(_USUAL, start=5.2, floor=1.5, delay=5.0, half_life=22.0, wear=1.0),
    "balance": replace(_USUAL, start=2.9, floor=0.6, delay=14.0, half_life=40.0, wear=0.3, sd=0.8, weekly=0.1),
    "sore_tongue": replace(_USUAL, start=3.4, floor=-0.6, delay=3.0, half_life=12.0, sd=0.7, weekly=0.0),
    "vision": replace(_USUAL, start=1.2, floor=0.1, delay=10.0, half_life=30.0, sd=0.8, weekly=0.0),
    "stress": replace(_USUAL, start=4.3, floor=3.7, delay=0.0, half_life=60.0, sd=1.5, weekly=0.9),
}
"""The rated items and what is true of each; the twitches are counted."""

ASKED = {"balance": 0.7, "sore_tongue": 0.65, "vision": 0.7, "caffeine": 0.9, "exercise": 0.85}
"""The share of filled days on which an item was entered, where it is not all of them."""

ORDER = (
    *("twitching", "tingling", "numbness", "fatigue", "weakness", "brain_fog", "balance", "sore_tongue", "vision"),
    *("sleep_hours", "caffeine", "stress", "exercise"),
)
"""The items in the order in which they are entered."""

EARLY_TODAY = ("sleep_hours", "twitching", "tingling", "fatigue")
"""What the last day holds when the diary is opened: the morning's entries, the tablet still to be taken."""

FATIGUE_PER_SLEEP_SD = -0.6
SLEEP_MEAN, SLEEP_SD = 7.1, 0.9
"""Hours of sleep before rounding to halves; the night before moves the fatigue of the day, nothing else does."""

TWITCH_SITES = {"calf-right": 0.36, "calf-left": 0.24, "eyelid-left": 0.14, "thigh_front-right": 0.10, "": 0.16}
"""Where twitches were felt, as shares; '' is the part not placed on the body."""

PLACED = 0.75
"""On how many days places were given."""

NEXT_MORNING = 0.06
"""How many days were written down the morning after."""

FELT_AT = {
    "tingling": {"foot-left": 2, "foot-right": 2, "hand-left": 5, "hand-right": 6},
    "numbness": {"toe-left": 2, "toe-right": 3},
}
"""Places at which a severity was felt, each from this severity on."""

INJECTION_SITES = ("deltoid-left", "deltoid-right", "thigh_outer-left", "thigh_outer-right")
BATCHES = ("HY2617", "HY2640", "HY2652")
EXPIRY = 640
SUPPLIES = (
    (133, "hydroxocobalamin/im", 1000, 6, EXPIRY, ""),
    (140, "cyanocobalamin/oral", 1000, 90, 402, "pharmacy at the corner"),
    (133, "Needles/injection", None, 20, None, ""),
)
"""What was counted: day, name with its use, micrograms in each, how many, expiry, note."""
LATE_NOTE = "practice closed on the planned day"

_INJECTION: dict[str, object] = {
    "medicine": "hydroxocobalamin",
    "amount_ug": 1000,
    "route": "im",
    "note": "practice nurse",
}
_TABLET: dict[str, object] = {
    "medicine": "cyanocobalamin",
    "amount_ug": 1000,
    "route": "oral",
    "note": "with breakfast",
}

REGIMENS: dict[str, tuple[dict[str, object], int, int | None, str, str]] = {
    "loading": (_INJECTION, 0, 13, "FREQ=DAILY;INTERVAL=2", "loading"),
    "maintenance": (_INJECTION, 21, None, "FREQ=DAILY;INTERVAL=21", "maintenance"),
    "tablets": (_TABLET, FIRST_TABLET, None, "FREQ=DAILY", "maintenance"),
}
"""What is taken, first and last day, recurrence and phase of each plan."""

_ALDER, _WESTMERE = "Alder Lane Laboratory", "Westmere Laboratory"

LABS = (
    (-19, "b12_total", "=", "124", "ng/L", "197", "771", _ALDER, ""),
    (-19, "mma", "=", "612", "nmol/L", "", "280", _ALDER, ""),
    (-19, "folate", "=", "7.4", "ug/L", "3.9", "26.8", _ALDER, ""),
    (-19, "hb", "=", "117", "g/L", "120", "160", _ALDER, ""),
    (-19, "ifab", "=", "negative", "", "", "", _ALDER, ""),
    (38, "b12_total", "=", "688", "ng/L", "197", "771", _ALDER, ""),
    (38, "hb", "=", "124", "g/L", "120", "160", _ALDER, ""),
    (38, "folate", "=", "6.9", "ug/L", "3.9", "26.8", _ALDER, ""),
    (86, "b12_total", ">", "2000", "ng/L", "180", "914", _WESTMERE, "taken in the afternoon"),
    (86, "mma", "=", "214", "nmol/L", "", "400", _WESTMERE, ""),
    (86, "hb", "=", "130", "g/L", "115", "165", _WESTMERE, ""),
    (165, "b12_total", "=", "641", "ng/L", "197", "771", _ALDER, ""),
    (165, "mma", "=", "176", "nmol/L", "", "280", _ALDER, ""),
    (165, "hb", "=", "134", "g/L", "120", "160", _ALDER, ""),
    (165, "folate", "=", "8.1", "ug/L", "3.9", "26.8", _ALDER, ""),
)
"""Day, test, comparator, value, unit, lower and upper limit as printed, laboratory, note."""

EVENTS = (
    (-20, None, "examination", "Surgery visit: vibration felt less in both big toes, reflexes normal.", True),
    (-11, None, "EMG", "Nerve conduction study: mild sensory change in both feet. Needle EMG: nothing noted.", True),
    (-3, None, "note", "Eyelid twitched most of the evening.", False),
    (8, None, "note", "More twitches this week than before the injections, mostly calves, at rest.", True),
    (17, None, "note", "Walked to the shops and back without a rest.", False),
    (ILLNESS[0], ILLNESS[-1], "illness", "Stomach bug, in bed; nothing written down.", False),
    (49, None, "diet", "Fortified breakfast cereal on most mornings.", False),
    (60, None, "note", "Tingling in both feet is back, a few days before the injection.", True),
    (70, None, "medicine", "Started omeprazole 20 mg.", True),
    (88, None, "note", "Long train journey, sat all day.", False),
    (112, None, "examination", "Surgery visit: vibration felt better in the left big toe, right unchanged.", True),
    (126, None, "note", "Filled in four days from memory after a busy spell.", False),
    (152, None, "note", "Feet tingle only in the evening now. Toes still numb.", True),
)
"""Day, last day, kind, text, whether it is for the doctor."""

ON_FIRST_ZERO = "Not one twitch today, for the first time since this diary began."
