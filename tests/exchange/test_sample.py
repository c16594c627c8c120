"""The sample diary that travels with the program ends on whatever day it is opened."""

from datetime import date, timedelta

import pytest

from tracker.domain.dose import Dose
from tracker.domain.observation import Observation
from tracker.domain.regimen import Regimen
from tracker.exchange.sample import sample_records


@pytest.mark.parametrize("days", [1, 400])
def test_everything_that_has_a_day_moves_along(days: int) -> None:
    today = date(2026, 11, 22)
    before, after = sample_records(today), sample_records(today + timedelta(days=days))
    assert max(record.day for record in before if isinstance(record, Observation)) == today
    for one, other in zip(before, after, strict=True):
        assert one.id == other.id
        moved = {name for name, value in one if value != getattr(other, name)}
        named = {name for name in ("day", "first_day", "last_day", "planned_day", "expiry") if getattr(one, name, None)}
        assert moved - {"recorded_at"} == named
    assert any(isinstance(record, Dose) and record.expiry for record in before)
    assert any(isinstance(record, Regimen) and record.last_day for record in before)
