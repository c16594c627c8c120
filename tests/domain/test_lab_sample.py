"""Results of one day and laboratory are one sample."""

from datetime import date, time
from typing import Any

from tracker.domain.lab import LabResult
from tracker.domain.lab_sample import edits, samples
from tracker.domain.lab_sample import tests_of as kinds_of

DAY = date(2026, 5, 6)


def result(test: str = "b12_total", **fields: Any) -> LabResult:
    given: dict[str, Any] = {"day": DAY, "test": test, "value": "128", "laboratory": "St Mary's"}
    return LabResult(**given | fields)


def test_samples_are_told_apart_by_day_and_laboratory_and_stand_newest_first() -> None:
    labs = [result(), result("hb", laboratory="ST MARY'S"), result(laboratory="Other"), result(day=date(2026, 7, 1))]
    found = samples(labs)
    assert [(sample.day, sample.laboratory, len(sample.results)) for sample in found] == [
        (date(2026, 7, 1), "St Mary's", 1),
        (DAY, "St Mary's", 2),
        (DAY, "Other", 1),
    ]


def test_samples_of_a_day_are_told_apart_by_their_times_and_the_latest_is_first() -> None:
    labs = [result(time=time(8, 40)), result("hb", time=time(8, 40)), result(time=time(16)), result()]
    found = samples(labs)
    assert [(sample.time, len(sample.results)) for sample in found] == [(time(16), 1), (time(8, 40), 2), (None, 1)]
    assert len({sample.identity for sample in found}) == 3


def test_tests_stand_as_in_the_catalogue_and_own_ones_last() -> None:
    labs = [result("Zinc"), result("hb"), result("arsenic"), result("b12_total")]
    assert kinds_of(labs) == ("b12_total", "hb", "arsenic", "Zinc")
    assert [lab.test for lab in samples(labs)[0].results] == ["b12_total", "hb", "arsenic", "Zinc"]


def test_note_of_a_sample_is_said_once() -> None:
    labs = [result(note="fasting"), result("hb", note="fasting"), result("mma", note="haemolysed"), result("ifab")]
    assert samples(labs)[0].note == "fasting; haemolysed"


def test_edits_add_change_and_remove_and_leave_alone_what_is_the_same() -> None:
    same, changed, gone, new = result(), result("hb"), result("mma"), result("ifab")
    after = changed.replaced(value="130")
    found = edits((same, changed, gone), (same, after, new))
    assert [(edit.before, edit.after) for edit in found] == [(changed, after), (gone, None), (None, new)]
