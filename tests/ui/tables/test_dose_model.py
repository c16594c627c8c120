"""Days typed into the table of doses mean what they mean in every field, counted from today."""

from datetime import date
from typing import Any

import pytest

from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.i18n import Regional, writing_as
from tracker.ui.tables.dose_model import COLUMNS, DoseModel, Known

TODAY = date(2026, 11, 22)
WHAT: dict[str, Any] = {"medicine": "hydroxocobalamin", "amount": 1000, "route": "im"}
TYPED = {
    "en_GB": ("7 sept", "7 Sep 2026", "7/9/2026", "07/09/26", "7.9.", "07092026", "2026-09-07", "Mon 7 September"),
    "en_US": ("7 sept", "Sep 7, 2026", "9/7/2026", "09/07/26", "9/7", "09072026", "2026-09-07", "Mon 7 September"),
    "de_DE": ("7 sept", "7. Sept. 2026", "7.9.2026", "07.09.26", "7.9.", "07092026", "2026-09-07", "Mo 7. September"),
}


def one_dose(day: date = date(2026, 3, 1)) -> DoseModel:
    model = DoseModel()
    model.show_doses([Dose(day=day, **WHAT)], editable=True, known=Known(TODAY))
    return model


@pytest.mark.parametrize("place", TYPED)
def test_usual_ways_to_type_a_day_mean_that_day_in_a_cell(place: str) -> None:
    with writing_as(Regional.all_of(place)):
        for text in TYPED[place]:
            model = one_dose()
            assert model.typed(model.index(0, 0), text).day == date(2026, 9, 7), text


def test_days_are_counted_from_today_and_not_from_the_dose() -> None:
    model = one_dose()
    assert model.typed(model.index(0, 0), "yesterday").day == date(2026, 11, 21)
    assert model.typed(model.index(0, 0), "-3").day == date(2026, 11, 19)
    assert model.typed(model.index(0, 0), "3 mar").day == date(2026, 3, 3)
    with pytest.raises(InvalidEntry, match="still to come"):
        model.typed(model.index(0, 0), "tomorrow")


@pytest.mark.parametrize("place", ["en_GB", "en_US", "de_DE", "fr_FR", "tr_TR", "ar_EG", "fa_IR", "ja_JP"])
@pytest.mark.parametrize("day", [date(1975, 4, 2), date(2024, 2, 29), date(2026, 5, 1), date(2026, 11, 12)])
def test_unchanged_cell_changes_nothing(place: str, day: date) -> None:
    with writing_as(Regional.all_of(place)):
        model = one_dose(day)
        for column in range(len(COLUMNS)):
            index = model.index(0, column)
            before = model.dose(0)
            assert model.typed(index, str(model.data(index, 2))) == before, COLUMNS[column].label
