"""What the page says, as data."""

import datetime as dt
from datetime import date
from typing import Any, TypeVar
from uuid import uuid4

import pytest

from tests.report.diaries import PERIOD, PERSON, TODAY, ago, expected, injected, of, printed, sample, seen
from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.history import History, Period
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.regimen import Regimen
from tracker.report.blocks import Block, Cell, Chart, Heading, InShort, Notes, Table
from tracker.report.compose import compose
from tracker.report.page import ROOMS, Room
from tracker.report.symptoms import decimal, signed

B = TypeVar("B", bound=Block)


def page(found: tuple[History, Period], named: bool = True, room: Room = ROOMS[0]) -> list[Block]:
    return compose(*found, TODAY, named, room)


def one(kind: type[B], blocks: list[Block]) -> B:
    return next(block for block in blocks if isinstance(block, kind))


def table(title: str, blocks: list[Block]) -> Table:
    return next(block for block in blocks if isinstance(block, Table) and block.title == title)


def row(found: Table, name: str, *under: str) -> tuple[Cell, ...]:
    return next(cells for cells in found.rows if cells[0] == Cell(name, under))


def texts(cells: tuple[Cell, ...]) -> list[str]:
    return [cell.text for cell in cells]


def sample_page() -> list[Block]:
    return page((sample(), PERIOD))


def test_heading_gives_period_weeks_filled_days_and_back_filled_share() -> None:
    lines = one(Heading, sample_page()).lines
    assert lines[0] == "30 March 2026 – 22 November 2026 (34 weeks)"
    found = expected()
    filled, calendar, late = (found[name] for name in ("days_filled", "calendar_days", "back_filled_days"))
    assert lines[1] == f"Diary filled on {filled} of {calendar} days (82%), {late} of them entered later (9%)"


def test_in_short_gives_means_with_their_days_and_no_cause() -> None:
    said = one(InShort, sample_page()).sentences
    assert said[0] == (
        "Since B12 treatment began on 27 April 2026, twitches went from 36.8 a day "
        "(mean; 25 of 28 days before) to 5.2 (27 of the last 28 days); tingling from 6.5 to 1.9 out of 10."
    )
    assert said[2] == (
        "15 B12 injections were taken, the last on 2 November 2026, 20 days before the end of this page."
    )


def test_every_symptom_agrees_with_the_expected_figures() -> None:
    found = table("Symptoms", sample_page())
    labels = {"twitching": "Twitches a day", "weakness": "Muscle weakness", "brain_fog": "Brain fog"}
    keys = [key for key in expected()["items"] if key not in ("caffeine", "sleep_hours", "stress")]
    assert len(found.rows) == len(keys)
    for key in keys:
        figures = expected()["items"][key]
        cells = row(found, labels.get(key, key.replace("_", " ").capitalize()))
        before, recent = (figures[span]["mean"] for span in ("baseline", "last_28_days"))
        change = f"−{1 - recent / before:.0%}" if key == "twitching" else signed(recent - before)
        levels = [printed(figures[span]) for span in ("baseline", "last_28_days")]
        assert texts(cells)[1:] == [*levels, change]
        assert " to " in cells[-1].aside


def test_change_of_the_main_outcome_has_its_range_where_two_looks_agree() -> None:
    said = " ".join(one(InShort, sample_page()).sentences)
    assert (
        "Twitches, mean of the 4 weeks to 9 Nov: about 85% fewer than before treatment; probably between 75% and 90%."
        in said
    )
    assert row(table("Symptoms", sample_page()), "Twitches a day")[-1].aside == "−91% to −78%"


def test_page_on_which_nothing_is_clear_states_no_change() -> None:
    diary = of(injected(28), *[seen(day, 3 + day % 5) for day in range(56)])
    assert "than before treatment" not in " ".join(one(InShort, page(diary)).sentences)


def test_most_important_symptoms_come_first_and_triggers_are_left_out() -> None:
    names = [cells[0].text for cells in table("Symptoms", sample_page()).rows]
    assert names[:4] == ["Twitches a day", "Tingling", "Numbness", "Fatigue"]
    assert not {"Stress", "Caffeine, cups"} & set(names)


def test_not_recorded_is_said_and_never_zero() -> None:
    found = table("Symptoms", page(of(seen(60, 4, "numbness"), injected(50), *[seen(day, 3) for day in range(20)])))
    assert texts(row(found, "Numbness")) == ["Numbness", "4.0 (1)", "not recorded", "–"]
    assert texts(row(found, "Twitches a day"))[1:] == ["not recorded", "3.0 (20)", "–"]


def test_every_row_and_head_fills_the_table() -> None:
    for blocks in (sample_page(), page(of(seen(60, 4, "numbness"), injected(50))), page(of(seen(0, 4)))):
        for found in (block for block in blocks if isinstance(block, Table)):
            for cells in (*found.rows, found.heads if found.rows else ()):
                assert len(cells) in (0, len(found.widths))


def test_change_waits_for_days_enough() -> None:
    diary = of(injected(28), *[seen(day, 3) for day in range(28)], *[seen(day, 9) for day in range(29, 35)])
    assert row(table("Symptoms", page(diary)), "Twitches a day")[-1].text == "–"
    said = " ".join(one(InShort, page(diary)).sentences)
    assert "Not enough days yet to compare twitches (6 of 28 days before treatment, 28 of the last 28 days)." in said
    assert "mean" not in said


def test_last_28_days_end_with_the_report_and_not_with_the_diary() -> None:
    diary, _period = of(*[seen(day, 9) for day in range(28)], *[seen(day, 2) for day in range(28, 56)])
    blocks = compose(diary, Period.ending(ago(28), 28), TODAY, True)
    assert texts(row(table("Symptoms", blocks), "Twitches a day"))[1:] == ["2.0 (28)"]


def test_treatment_after_the_report_is_not_spoken_of() -> None:
    diary, _period = of(injected(3), *[seen(day, 2) for day in range(28, 56)])
    blocks = compose(diary, Period.ending(ago(28), 28), TODAY, True)
    assert one(InShort, blocks).sentences[0] == "No B12 dose is recorded up to 25 October 2026."
    assert texts(table("Symptoms", blocks).heads) == ["0–10, mean (days)", "last 4 weeks"]


def test_typical_values_are_given_without_treatment() -> None:
    said = one(InShort, page(of(*[seen(day, 4) for day in range(9)], seen(0, 6, "fatigue")))).sentences
    assert said[1] == "Typical values (medians): twitches 4 a day (9 of the last 28 days)."
    assert said[2] == "Not enough days yet: fatigue (1 of the last 28 days)."


def test_three_weeks_of_treatment_are_not_called_four() -> None:
    diary = of(injected(20), *[seen(day, 3) for day in range(48)], days=60)
    heads = texts(table("Symptoms", page(diary)).heads)
    assert heads == ["0–10, mean (days)", "4 weeks before", "last 21 days", "change, likely range"]


def test_long_gap_is_told() -> None:
    diary = of(*[seen(day, 3) for day in (*range(5), *range(12, 20))])
    assert one(InShort, page(diary)).sentences[-1] == "The latest gap without entries: 11 Nov – 17 Nov 2026 (7 days)."


def test_lab_values_are_as_printed_with_comparator_range_and_mark() -> None:
    found = table("Laboratory", sample_page())
    assert texts(found.heads) == ["Test, unit as printed", "7 Apr", "9 Apr", "27 May", "27 Jul"]
    first, *_others = row(found, "Serum B12", "ng/L")[1:]
    assert first == Cell("128 L", ("(197–771)",), marked=True)
    assert row(found, "Methylmalonic acid (MMA)", "nmol/L")[1] == Cell("610 H", ("(≤280)",), marked=True)
    assert row(found, "Folate", "µg/L")[2] == Cell("8.2", ("(≥3.9)",))
    assert row(found, "Intrinsic factor antibodies")[2] == Cell("negative")


def test_high_b12_under_treatment_is_never_marked_and_a_low_one_is() -> None:
    found = table("Laboratory", sample_page())
    assert row(found, "Serum B12", "ng/L")[3] == Cell("720*", ("(197–771)",))
    assert row(found, "Serum B12", "pmol/L")[4] == Cell(">1476", ("(145–569)",))
    assert row(found, "Active B12", "pmol/L")[4] == Cell("<5* L", ("(25–165)",), marked=True)


def test_days_with_b12_say_their_distance_from_an_injection() -> None:
    since = [cell.under for cell in table("Laboratory", sample_page()).heads[1:]]
    assert since == [(), (), ("9 days after an injection",), ("7 days after an injection",)]
    labs = [LabResult(day=ago(3), test="hb", value="131", unit="g/L")]
    assert table("Laboratory", page(of(injected(5), *labs))).heads[1].under == ()


def test_what_was_written_beside_results_and_their_laboratories_stand_below_the_table() -> None:
    more = table("Laboratory", sample_page()).more
    assert more[1:] == (
        "Laboratories: St Mary's (7 Apr, 9 Apr, 27 May); Other Lab (27 Jul).",
        "* 27 May, Serum B12: two days after an injection",
        "* 27 Jul, Active B12: sample haemolysed, repeat",
    )
    noted: dict[str, Any] = {"laboratory": "Hillside", "note": "fasting"}
    labs = [LabResult(day=ago(3), test=test, value="5", unit="g/L", **noted) for test in ("hb", "albumin")]
    labs += [LabResult(day=ago(9), test="hb", value="6", unit="g/L", laboratory="Hillside", note="by hand")]
    assert table("Laboratory", page(of(*labs))).more[1:] == (
        "* 13 Nov, Haemoglobin: by hand",
        "* 19 Nov, Haemoglobin, albumin: fasting",
    )
    assert table("Laboratory", page(of(*labs), room=ROOMS[-1])).more[1:] == (
        "* and 1 earlier note",
        "* 19 Nov, Haemoglobin, albumin: fasting",
    )


@pytest.mark.parametrize(("sign", "mark"), [("<", ""), (">", "H"), ("=", "H")])
def test_mark_waits_where_the_comparator_leaves_it_open(sign: str, mark: str) -> None:
    lab = LabResult(day=TODAY, test="mma", comparator=sign, value="300", unit="nmol/L", reference_high="280")
    cell = table("Laboratory", page(of(seen(0, 1), lab))).rows[0][1]
    assert cell.text.endswith(" H") == bool(mark)
    assert cell.marked == bool(mark)


@pytest.mark.parametrize(("sign", "mark"), [("<", "L"), (">", ""), ("=", "L")])
def test_more_than_a_value_may_still_be_enough(sign: str, mark: str) -> None:
    lab = LabResult(day=TODAY, test="hb", comparator=sign, value="100", unit="g/L", reference_low="120")
    assert table("Laboratory", page(of(seen(0, 1), lab))).rows[0][1].text.endswith(" L") == bool(mark)


def test_high_b12_is_marked_up_to_the_day_before_treatment_and_low_always() -> None:
    low: dict[str, Any] = {"test": "b12_total", "unit": "ng/L", "reference_low": "197", "reference_high": "771"}
    labs = [LabResult(day=ago(day), value=value, **low) for day in (6, 5) for value in ("128", "857")]
    cells = table("Laboratory", page(of(injected(5), *labs))).rows[0][1:]
    assert [cell.text for cell in cells] == ["128 L / 857 H", "128 L / 857"]


def test_samples_of_a_day_are_told_by_their_times() -> None:
    b12: dict[str, Any] = {"test": "b12_total", "unit": "ng/L", "day": ago(5), "reference_high": "771"}
    labs = [LabResult(value="900", time=dt.time(16), **b12), LabResult(value="800", time=dt.time(8, 40), **b12)]
    found = table("Laboratory", page(of(injected(5).replaced(time=dt.time(12)), *labs)))
    assert found.heads[1].under == ("08:40 / 16:00", "on the day of an injection")
    assert found.rows[0][1].text == "800 H / 900", "the first one is from before the injection"


def test_latest_samples_are_kept_and_the_others_counted() -> None:
    labs = [LabResult(day=ago(day), test="hb", value=str(day), unit="g/L") for day in range(6)]
    found = table("Laboratory", page(of(*labs)))
    assert [cell.text for cell in found.rows[0][1:]] == ["3", "2", "1", "0"]
    assert found.more[-1] == "and 2 earlier days in the diary"


def test_treatment_says_what_how_often_when_and_what_was_taken() -> None:
    found = [[(cell.text, cell.under) for cell in cells] for cells in table("Treatment", sample_page()).rows]
    assert found == [
        [("Hydroxocobalamin 1 mg IM", ("every other day, 27 Apr – 10 May",)), ("6 of 7 taken", ("1 skipped",))],
        [
            ("Hydroxocobalamin 1 mg IM", ("every 3 weeks, since 18 May",)),
            ("9 of 9 taken", ("1 of them 4 days after the planned day",)),
        ],
        [("Cyanocobalamin tablet 1000 µg", ("daily, since 25 May",)), ("167 of 182 taken", ("15 not recorded",))],
    ]


def test_doses_without_a_plan_are_grouped() -> None:
    rows = table("Treatment", page(of(injected(9), injected(2), injected(1, status="skipped", regimen=uuid4())))).rows
    assert rows == (
        (
            Cell("Hydroxocobalamin 1 mg IM", ("without a plan, 13 Nov – 21 Nov",)),
            Cell("2 doses taken", ("1 skipped",)),
        ),
    )


def test_plan_is_not_held_to_today_and_days_still_to_come() -> None:
    plan = Regimen(medicine="x", amount=5, route="oral", first_day=ago(1), recurrence="FREQ=DAILY")
    diary, _period = of(plan, seen(0, 1))
    cells = table("Treatment", compose(diary, Period(ago(3), date(2026, 12, 31)), TODAY, True)).rows[0]
    assert (cells[1].text, cells[1].under) == ("0 of 1 taken", ("1 not recorded",))


def test_notes_bear_the_numbers_of_their_flags() -> None:
    found = one(Notes, sample_page()).notes
    assert [note.number for note in found] == ["1", "2", "3", "4"]
    assert (found[2].day, found[2].text) == ("17 Jul", "Started metformin 500 mg")
    assert "Flu" not in " ".join(note.text for note in found)


def test_long_notes_say_that_they_go_on_and_early_ones_are_counted() -> None:
    events = [Event(day=ago(day), text="word " * 80, for_doctor=True) for day in range(14)]
    found = one(Notes, page(of(*events)))
    assert found.notes[-1].text.endswith("word … (continued in the diary)")
    assert [note.number for note in found.notes] == [str(number) for number in range(5, 15)]
    assert found.more == ("and 4 earlier notes in the diary",)


def test_tight_page_counts_what_it_leaves_out() -> None:
    found = table("Symptoms", page((sample(), PERIOD), room=Room(2, 1, 1, 1, 20)))
    assert len(found.rows) == 2
    assert found.more[0] == "and 7 more in the diary"


def test_chart_shows_the_two_most_recorded_without_twitches_and_tingling() -> None:
    rows = [seen(day, 3, item) for item, days in (("vision", 9), ("fatigue", 5), ("memory", 2)) for day in range(days)]
    assert one(Chart, page(of(*rows))).view.items == ("fatigue", "vision")
    assert one(Chart, sample_page()).view.items == ("twitching", "tingling")


def test_person_is_named_only_where_wished() -> None:
    named = one(Heading, page((sample(named=True), PERIOD))).person
    assert named == (("Name", PERSON.name), ("Born", "4 March 1985"), ("ID", PERSON.identifiers))
    blank = (("Name", ""), ("Born", ""), ("ID", ""))
    assert one(Heading, page((sample(named=True), PERIOD), named=False)).person == blank
    assert one(Heading, sample_page()).person == blank


def test_empty_diary_says_so_in_every_section() -> None:
    blocks = page(of())
    assert not any(isinstance(block, Chart) for block in blocks)
    assert one(Heading, blocks).lines[1] == "Diary not filled in this period"
    assert one(InShort, blocks).sentences[-1] == "No day of this period was recorded."
    assert [block.more for block in blocks if isinstance(block, Table)] == [
        ("No symptoms were recorded.",),
        ("No doses were recorded.",),
        ("No results were recorded.",),
    ]


def test_own_item_stands_in_the_table_with_its_unit() -> None:
    own = Item(key="naps", label="Naps", kind="hours", unit="hours", custom=True)
    blocks = page(of(own, Observation(day=TODAY, item="naps", value=1.5)))
    assert texts(row(table("Symptoms", blocks), "Naps, hours"))[1:] == ["1.5 (1)"]


@pytest.mark.parametrize(
    ("value", "text"), [(-31.575, "−32"), (9.96, "+10"), (9.94, "+9.9"), (0.04, "0.0"), (-0.04, "0.0"), (2, "+2.0")]
)
def test_change_has_its_sign_and_at_most_two_digits(value: float, text: str) -> None:
    assert signed(value) == text


def test_mean_has_one_decimal_always() -> None:
    assert [decimal(value) for value in (2.0, 36.76, 0.0, 9.96)] == ["2.0", "36.8", "0.0", "10.0"]


def test_b12_is_never_crowded_out_by_other_medicines() -> None:
    others = [
        Dose(day=ago(3), medicine=f"Vitamin {letter}", amount=1, unit="tablet", route="oral") for letter in "ABCDEFGHIJ"
    ]
    rows = table("Treatment", page(of(injected(5), *others), room=ROOMS[-1])).rows
    assert rows[0][0].text == "Hydroxocobalamin 1 mg IM"
    assert rows[1][0].text.startswith("Vitamin ")
