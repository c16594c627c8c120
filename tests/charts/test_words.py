"""What a picture says to those who point at it or hear it."""

from tests.build import history
from tests.charts.drawn import after, injected, seen
from tracker.charts.readout import readout
from tracker.charts.recovery import View, alt_text
from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.history import History, Period
from tracker.domain.lab import LabResult
from tracker.domain.record import Record

PERIOD = Period(after(-28), after(84))
VIEW = View(PERIOD, ("twitching", "tingling"))


def read(day: int, *records: Record) -> list[str]:
    return readout(history(records, PERIOD), VIEW, after(day))


def test_day_is_read_with_its_values_and_what_was_not_recorded() -> None:
    assert read(0, seen(0, 0), seen(1, 7)) == ["27 Apr 2026", "Twitches per day: 0", "Tingling (0–10): not recorded"]


def test_back_filled_value_is_read_as_such() -> None:
    assert read(0, seen(0, 4, late=2))[1] == "Twitches per day: 4 (entered later)"


def test_doses_are_read_with_their_fate() -> None:
    late = Dose(day=after(4), planned_day=after(0), medicine="hydroxocobalamin", amount=1000, route="im")
    assert read(4, late)[-1].endswith("1 mg, planned for 27 Apr")
    assert read(2, injected(2, "skipped"))[-1].endswith("1 mg, skipped")


def test_chosen_tests_are_read_as_printed() -> None:
    b12 = LabResult(day=after(5), test="b12_total", value="1476", comparator=">", unit="pmol/L")
    other = LabResult(day=after(5), test="mma", value="190", unit="nmol/L")
    assert [line for line in read(5, b12, other) if "mol/L" in line] == ["Serum B12: >1476 pmol/L"]


def test_events_are_read_on_each_of_their_days_on_one_line() -> None:
    flu = Event(day=after(3), last_day=after(9), text="Flu;\nin bed")
    assert read(6, flu)[-1] == "Flu; in bed"
    assert read(10, flu)[-1] == "Tingling (0–10): not recorded"
    assert len(read(0, Event(day=after(0), text="word " * 900))[-1]) <= 120


def test_description_says_period_figures_and_treatment() -> None:
    records = [seen(day, 30 if day < 0 else 6) for day in range(-28, 85)]
    said = alt_text(history([*records, injected(0), injected(7), injected(9, "skipped")], PERIOD), VIEW)
    assert said.startswith("Chart from 30 March 2026 to 20 July 2026.")
    assert "Twitches per day: typically 6, recorded on 113 of 113 days" in said
    assert "30 in the 4 weeks before treatment, 6 in the last 4 weeks" in said
    assert "Tingling (0–10): not recorded." in said
    assert "Treatment began on 27 April 2026. 2 injections." in said


def test_description_of_an_empty_diary_claims_nothing() -> None:
    said = alt_text(History(PERIOD), VIEW)
    assert "Twitches per day: not recorded." in said
    assert "Treatment" not in said
