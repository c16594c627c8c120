"""Every record keeps what fits and refuses the rest with one plain sentence."""

import datetime as dt
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.domain.examples import DAY, FIELDS, make
from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.event import Event
from tracker.domain.item import HIGHEST, WHOLE, Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.profile import PROFILE_ID, Profile
from tracker.domain.record import LONGEST_LINE, LONGEST_NOTE, Record
from tracker.domain.regimen import Regimen
from tracker.domain.supply import Supply
from tracker.domain.timed_count import TimedCount

KINDS = sorted(FIELDS, key=lambda kind: kind.__name__)
JARGON = re.compile(r"Input|valid |pydantic|validation|parse|_type|Value error|None|instance|type=|\[")

DAYS = [
    (Observation, "day"),
    (TimedCount, "day"),
    (Dose, "day"),
    (Dose, "planned_day"),
    (Dose, "expiry"),
    (Regimen, "first_day"),
    (LabResult, "day"),
    (Event, "day"),
    (Supply, "expiry"),
    (Profile, "date_of_birth"),
    (Profile, "treatment_start"),
]
NUMBERS = [
    (Observation, "value"),
    (TimedCount, "minutes"),
    (TimedCount, "count"),
    (Dose, "amount"),
    (Regimen, "amount"),
    (Regimen, "times_per_day"),
    (Supply, "amount"),
    (Supply, "in_stock"),
]
LINES = [
    (Dose, "medicine"),
    (Dose, "route"),
    (Dose, "site"),
    (Dose, "batch"),
    (Regimen, "medicine"),
    (Regimen, "route"),
    (LabResult, "test"),
    (LabResult, "value"),
    (LabResult, "unit"),
    (LabResult, "laboratory"),
    (Supply, "name"),
    (Item, "label"),
    (Item, "unit"),
    (Profile, "name"),
    (Profile, "identifiers"),
    (Profile, "clinician"),
]
NOTES = [(Dose, "note"), (Regimen, "note"), (LabResult, "note"), (Supply, "note"), (Event, "text")]
NEEDED = [
    (Dose, "medicine"),
    (Dose, "route"),
    (Regimen, "medicine"),
    (Regimen, "route"),
    (LabResult, "test"),
    (LabResult, "value"),
    (Supply, "name"),
    (Item, "label"),
]


def refusal(record: type[Record], /, **changes: Any) -> str:
    """The one sentence with which a change of the example is refused."""
    with pytest.raises(InvalidEntry) as refused:
        make(record, **changes)
    said = str(refused.value)
    assert said == said.strip()
    assert said.endswith(".")
    assert "\n" not in said
    assert not JARGON.search(said), said
    assert len(said) < 200
    said.encode()
    return said


@pytest.mark.parametrize("kind", KINDS)
def test_plain_example_is_kept_as_given(kind: type[Record]) -> None:
    record = make(kind)
    assert {name: getattr(record, name) for name in FIELDS[kind]} == FIELDS[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_record_never_changes(kind: type[Record]) -> None:
    record = make(kind)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(record, next(iter(FIELDS[kind])), None)


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_has_an_identity_of_its_own(kind: type[Record]) -> None:
    assert (make(kind).id == make(kind).id) == (kind is Profile)
    assert kind is not Profile or make(kind).id == PROFILE_ID


@pytest.mark.parametrize("kind", KINDS)
def test_word_that_is_no_field_is_refused(kind: type[Record]) -> None:
    assert refusal(kind, colour="red") == "“colour” is not part of such an entry."


@pytest.mark.parametrize(
    ("kind", "field"), [(k, f) for k in KINDS for f in FIELDS[k] if k.model_fields[f].is_required()]
)
def test_missing_field_is_named_in_words(kind: type[Record], field: str) -> None:
    rest = {name: value for name, value in FIELDS[kind].items() if name != field}
    with pytest.raises(InvalidEntry, match=r"^Please fill in “[a-zµ ]+”\.$"):
        kind(**rest)


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind in KINDS for field in FIELDS[kind]])
@pytest.mark.parametrize("nonsense", [object(), b"\xff", 3 + 4j, {"x": object()}, timezone])
def test_nonsense_in_any_field_is_refused_in_plain_words(kind: type[Record], field: str, nonsense: object) -> None:
    refusal(kind, **{field: nonsense})


@pytest.mark.parametrize(("kind", "field"), DAYS)
@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(2201, 1, 1), date.max])
def test_day_outside_1900_to_2200_is_refused(kind: type[Record], field: str, day: date) -> None:
    assert refusal(kind, **{field: day}) == "Please choose a day between 1900 and 2200."


@pytest.mark.parametrize(("kind", "field"), [(Regimen, "last_day"), (Event, "last_day")])
def test_last_day_beyond_2200_is_refused(kind: type[Record], field: str) -> None:
    assert refusal(kind, **{field: date(2201, 1, 1)}) == "Please choose a day between 1900 and 2200."


@pytest.mark.parametrize(("kind", "field"), DAYS)
@pytest.mark.parametrize("text", ["2026-02-30", "26-11-22", "22.11.2026", "", "yesterday", "2026-11-22T10:00", "5"])
def test_text_that_is_no_day_is_refused_with_an_example(kind: type[Record], field: str, text: str) -> None:
    said = refusal(kind, **{field: text})
    assert "a day is needed, like 2026-11-22" in said
    assert f"“{field.replace('_', ' ')}”" in said


@pytest.mark.parametrize(("kind", "field"), DAYS)
@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2024, 2, 29), date(2200, 12, 31)])
def test_days_from_1900_to_2200_are_kept(kind: type[Record], field: str, day: date) -> None:
    changes: dict[str, Any] = {"last_day": None} if "last_day" in FIELDS[kind] else {}
    assert getattr(make(kind, **{**changes, field: day}), field) == day


@pytest.mark.parametrize(("kind", "field"), NUMBERS)
@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf"), 1e308, 2**63, -1, "many", "", "1e999"])
def test_number_that_cannot_be_is_refused(kind: type[Record], field: str, number: object) -> None:
    refusal(kind, **{field: number})


@pytest.mark.parametrize(
    ("kind", "field"), [(TimedCount, "minutes"), (Dose, "amount"), (Regimen, "amount"), (Supply, "amount")]
)
def test_nothing_is_no_amount(kind: type[Record], field: str) -> None:
    refusal(kind, **{field: 0})


def test_numbers_are_refused_with_their_limit() -> None:
    assert refusal(Supply, in_stock=-1) == "“-1” does not fit “in stock”: the lowest is 0."
    assert refusal(Regimen, amount=0) == "“0” does not fit “amount”: it must be more than 0."
    assert refusal(Regimen, times_per_day=25) == "“25” does not fit “times per day”: the highest is 24."
    assert refusal(TimedCount, count=1.5) == "“1.5” does not fit “count”: a whole number is needed."
    assert refusal(TimedCount, time="25:61") == "“25:61” does not fit “time”: a time of day is needed, like 09:30."
    assert refusal(Event, for_doctor="perhaps") == "“perhaps” does not fit “for doctor”: yes or no is needed."


def test_minus_zero_is_zero() -> None:
    assert str(make(Observation, value=-0.0).model_dump()["value"]) == "0.0"


@pytest.mark.parametrize(("kind", "field"), LINES)
def test_line_is_kept_up_to_its_length_and_refused_beyond(kind: type[Record], field: str) -> None:
    longest = 80 if kind is Item else LONGEST_LINE
    changes = {"comparator": "="} if kind is LabResult else {}
    assert getattr(make(kind, **{**changes, field: "x" * longest}), field) == "x" * longest
    said = refusal(kind, **{**changes, field: "x" * (longest + 1)})
    assert said == f"This text is too long: it has {longest + 1} characters, and the limit is {longest}."


@pytest.mark.parametrize(("kind", "field"), NOTES)
def test_note_is_kept_up_to_20000_characters_and_refused_beyond(kind: type[Record], field: str) -> None:
    assert len(getattr(make(kind, **{field: "x" * LONGEST_NOTE}), field)) == 20_000
    assert (
        refusal(kind, **{field: "x" * 20_001})
        == "This text is too long: it has 20\N{NO-BREAK SPACE}001 characters, and the limit is 20\N{NO-BREAK SPACE}000."
    )


@pytest.mark.parametrize(("kind", "field"), [*LINES, *NOTES])
def test_nul_and_half_letters_become_text_that_can_be_kept(kind: type[Record], field: str) -> None:
    changes = {"comparator": "="} if kind is LabResult else {}
    kept = getattr(make(kind, **{**changes, field: "a\x00b\ud83dc👩‍⚕️ש"}), field)
    assert kept == "ab?c👩‍⚕️ש"


def test_nul_and_half_letters_deep_in_a_profile_become_text_that_can_be_kept() -> None:
    profile = Profile(causes=["a\x00\udc00"], lab_units={"b\ud800": "\x00c"}, preferences={"d": [{"e": "\udfff"}]})
    assert (profile.causes, profile.lab_units, profile.preferences) == (["a?"], {"b?": "c"}, {"d": [{"e": "?"}]})


@given(st.text())
def test_any_text_is_kept_or_refused_in_words(text: str) -> None:
    try:
        event = Event(day=DAY, text=text)
    except InvalidEntry:
        return
    event.model_dump_json().encode()


@pytest.mark.parametrize(("kind", "field"), NEEDED)
@pytest.mark.parametrize("empty", ["", "  ", "\x00"])
def test_name_that_says_nothing_is_refused(kind: type[Record], field: str, empty: str) -> None:
    assert refusal(kind, **{field: empty}).startswith("Please ")


@pytest.mark.parametrize("kind", [Observation, TimedCount])
@pytest.mark.parametrize(
    "site", ["Calf", "calf-", "calf-middle", "calf left", "-left", "calf-left-right", "x" * 61, "'; --"]
)
def test_site_that_is_no_place_is_refused(kind: type[Record], site: str) -> None:
    assert refusal(kind, site=site) == f"“{site[:40]}” is not a place on the body."


@pytest.mark.parametrize("site", ["", "calf", "calf-left", "upper_back-right"])
def test_site_may_be_missing_or_a_base_with_or_without_a_side(site: str) -> None:
    assert make(TimedCount, site=site).model_dump()["site"] == site


@pytest.mark.parametrize("item", ["", "Twitches", "two words", "x" * 61, "a-b", "1st"])
def test_observation_of_something_without_a_plain_key_is_refused(item: str) -> None:
    refusal(Observation, item=item)
    refusal(Item, key=item)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (Dose, "status"),
        (Regimen, "anchor"),
        (Regimen, "phase"),
        (LabResult, "comparator"),
        (Event, "kind"),
        (Item, "kind"),
        (Item, "group"),
        (Item, "direction"),
    ],
)
def test_word_outside_the_known_ones_is_refused_and_they_are_named(kind: type[Record], field: str) -> None:
    assert refusal(kind, **{field: "perhaps"}).startswith("“perhaps” is not one of: ")


@pytest.mark.parametrize("kind", sorted(HIGHEST))
def test_value_of_an_item_goes_from_0_to_its_highest(kind: str) -> None:
    item = Item(key="own", label="Own", kind=kind)
    for value in (0, 1, HIGHEST[kind]):
        item.check(value)
    for value in (-1, HIGHEST[kind] + 1, float("nan"), float("inf"), 1e308):
        with pytest.raises(InvalidEntry, match=r"^Own: please enter a number from 0 to [\d,]+\.$"):
            item.check(value)


@pytest.mark.parametrize("kind", sorted(HIGHEST))
def test_halves_are_for_hours_and_servings_only(kind: str) -> None:
    item = Item(key="own", label="Own", kind=kind)
    if kind in WHOLE:
        with pytest.raises(InvalidEntry, match=r"^Own: please enter a whole number\.$"):
            item.check(0.5)
    else:
        item.check(0.5)


@pytest.mark.parametrize(
    ("item", "value"),
    [("twitching", 7.5), ("twitching", 10_000), ("tingling", 11), ("sleep_hours", 25), ("exercise", 4)],
)
def test_observation_of_a_built_in_item_fits_it(item: str, value: float) -> None:
    assert "please enter a " in refusal(Observation, item=item, value=value)


def test_observation_of_an_own_item_stays_within_the_largest_count() -> None:
    assert make(Observation, item="jaw_clicks", value=9999)
    assert refusal(Observation, item="jaw_clicks", value=10_000) == "Please enter a number from 0 to 9999."


def test_severity_at_a_place_only_says_felt_here() -> None:
    assert make(Observation, item="tingling", site="calf-left", value=1)
    for value in (0, 2):
        assert refusal(Observation, item="tingling", site="calf-left", value=value).endswith("as 1 (felt here).")


@pytest.mark.parametrize(("kind", "first", "last"), [(Regimen, "first_day", "last_day"), (Event, "day", "last_day")])
def test_span_that_ends_before_it_begins_is_refused(kind: type[Record], first: str, last: str) -> None:
    assert make(kind, **{first: DAY, last: DAY})
    said = refusal(kind, **{first: DAY, last: DAY - timedelta(days=1)})
    assert said == "The last day is before the first day. Please correct one of them."


@pytest.mark.parametrize(
    "recurrence",
    [
        "",
        "daily",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=2;UNTIL=20260601",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=8,20",
        "INTERVAL=2",
        "DTSTART:20260101\nRRULE:FREQ=DAILY",
        "RRULE:FREQ=DAILY\nEXDATE:20260104",
        "FREQ=DAILY;UNTIL=20260601T000000Z",
        "FREQ=DAILY;UNTIL=20261399",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYSETPOS=999;BYMONTHDAY=1",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;BYEASTER=1",
        "FREQ=MONTHLY;BYMONTHDAY=" + "1" * 150,
    ],
)
def test_rule_that_no_plan_of_days_can_follow_is_refused(recurrence: str) -> None:
    assert refusal(Regimen, recurrence=recurrence).endswith("is not a way to repeat a dose.")


@pytest.mark.parametrize(
    ("recurrence", "last_day"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", None),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", None),
        ("FREQ=DAILY;UNTIL=20260102", None),
        ("UNTIL=20260104;FREQ=WEEKLY;BYDAY=MO", None),
        ("FREQ=WEEKLY;BYDAY=MO", date(2026, 1, 4)),
    ],
)
def test_plan_without_a_single_day_is_refused(recurrence: str, last_day: date | None) -> None:
    said = refusal(Regimen, first_day=date(2026, 1, 3), last_day=last_day, recurrence=recurrence)
    assert said == "No day fits this plan; please look at how the dose repeats and when it ends."


@pytest.mark.parametrize(
    "recurrence",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;COUNT=1",
        "FREQ=WEEKLY;INTERVAL=8;BYDAY=MO,TH",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;BYDAY=-1FR;WKST=MO",
        "FREQ=DAILY;UNTIL=20260103",
    ],
)
def test_usual_rules_are_kept(recurrence: str) -> None:
    assert make(Regimen, last_day=None, recurrence=recurrence).model_dump()["recurrence"] == recurrence


def test_rule_is_kept_in_one_spelling() -> None:
    assert make(Regimen, recurrence=" rrule:freq=daily ").model_dump()["recurrence"] == "FREQ=DAILY"


@pytest.mark.parametrize("value", ["negative", "1:40", "", "1e3", "0,82", "+5", "."])
def test_comparator_needs_a_number_after_it(value: str) -> None:
    said = refusal(LabResult, comparator=">", value=value)
    assert said in ("Please type a number after “>”.", "Please fill in the test and its value.")


@pytest.mark.parametrize("limit", ["low", "1e3", "1-2", "9" * 201, "٣"])
def test_limit_of_a_range_is_a_number_or_nothing(limit: str) -> None:
    refusal(LabResult, reference_low=limit)
    refusal(LabResult, reference_high=limit)


def test_range_that_is_upside_down_is_refused() -> None:
    said = refusal(LabResult, reference_low="771", reference_high="197")
    assert said == "The lower limit of the range is above the upper one. Please check both."
    assert make(LabResult, reference_low="", reference_high="197")


def test_lab_value_stays_as_printed_beside_its_number() -> None:
    result = LabResult(day=DAY, test="b12_total", value=" 128.50 ", reference_low="197.0", unit="ng/L")
    assert (result.value, result.number, result.low, result.high) == ("128.50", 128.5, 197.0, None)
    assert LabResult(day=DAY, test="intrinsic_factor", value="negative").number is None
    assert LabResult(day=DAY, test="x", value="-2").number == -2


@pytest.mark.parametrize("choice", [{"x": float("nan")}, {"x": object()}, {"x": {1, 2}}, {"x": "y" * 20_001}])
def test_choice_that_cannot_be_written_is_refused(choice: dict[str, object]) -> None:
    refusal(Profile, preferences=choice)


def test_moment_of_entry_is_kept_in_utc() -> None:
    berlin = timezone(timedelta(hours=2))
    record = make(Observation, recorded_at=datetime(2026, 11, 22, 1, tzinfo=berlin))
    assert record.recorded_at is not None
    assert record.recorded_at.isoformat() == "2026-11-21T23:00:00+00:00"


@pytest.mark.parametrize("field", ["recorded_at", "changed_at"])
def test_moment_of_entry_without_a_zone_is_refused(field: str) -> None:
    assert "with its time zone" in refusal(Observation, **{field: datetime(2026, 11, 22, 12)})  # noqa: DTZ001
    refusal(Observation, **{field: datetime(9999, 12, 31, 23, tzinfo=UTC)})


def test_replaced_keeps_identity_and_checks_anew() -> None:
    dose = make(Dose)
    changed = dose.replaced(note="other")
    assert (changed.id, changed.model_dump()["note"]) == (dose.id, "other")
    with pytest.raises(InvalidEntry):
        dose.replaced(amount_ug=-1)


@pytest.mark.parametrize(
    ("planned", "day", "status", "late"),
    [
        (date(2026, 11, 20), DAY, "taken", 2),
        (DAY, DAY, "taken", 0),
        (date(2026, 11, 24), DAY, "taken", 0),
        (date(2026, 11, 20), DAY, "skipped", 0),
        (None, DAY, "taken", 0),
    ],
)
def test_dose_is_late_by_days_after_its_planned_day(planned: date | None, day: date, status: str, late: int) -> None:
    dose = Dose(**{**FIELDS[Dose], "planned_day": planned, "day": day, "status": status})
    assert dose.days_late == late
    assert dose.taken is (status == "taken")


def test_rate_makes_windows_of_different_length_comparable() -> None:
    count = TimedCount(day=DAY, time=dt.time(21), minutes=5, count=12)
    assert count.per_minute == pytest.approx(2.4)


def test_sentences_name_no_machine_words() -> None:
    wishes: list[Callable[[], object]] = [
        lambda: refusal(Dose, amount_ug=0),
        lambda: refusal(Dose, regimen="x"),
        lambda: refusal(Profile, causes="one"),
        lambda: refusal(Profile, lab_units=["x"]),
        lambda: refusal(Item, codes={"a": 1}),
    ]
    for wish in wishes:
        assert "_" not in str(wish())
