"""Days as people type them, and their offsets from UTC."""

from datetime import UTC, date, time
from zoneinfo import ZoneInfo

import pytest
from babel import Locale

from tracker import i18n
from tracker.domain import days
from tracker.domain.days import offset_minutes, read_day
from tracker.domain.errors import InvalidEntry

DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("language", "typed"),
    [("en_GB", "02/11/2026"), ("en_US", "11/2/2026"), ("de_DE", "2.11.2026"), ("sv", "2026-11-02")],
)
def test_day_is_read_in_the_order_of_the_locale_and_as_it_is_written(
    monkeypatch: pytest.MonkeyPatch, language: str, typed: str
) -> None:
    for module in (days, i18n):
        monkeypatch.setattr(module, "locale", lambda: Locale.parse(language))
    assert read_day(typed, DAY) == DAY
    assert read_day(" 2026-11-02 ", DAY) == DAY
    assert read_day(i18n.format_day_digits(DAY), DAY) == DAY
    assert "2026" in i18n.format_day_digits(DAY)


@pytest.mark.parametrize("typed", ["", "soon", "31/02/2026", "22", "22/11", "x" * 60])
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidEntry, match="is not a day; please type it like 02/11/2026"):
        read_day(typed, DAY)


def test_offset_is_that_of_the_day_in_summer_and_in_winter() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert offset_minutes(date(2026, 7, 1), time(9), berlin) == 120
    assert offset_minutes(date(2026, 12, 1), time(9), berlin) == 60
    assert offset_minutes(DAY, time(9), UTC) == 0
    assert offset_minutes(DAY, time(9), None) is None
