"""Diaries that earlier versions wrote: opened, brought up to date, and nothing in them changed."""

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.config import Config

from tracker.domain.dose import Dose
from tracker.domain.lab import LabResult
from tracker.domain.profile import Profile
from tracker.domain.regimen import Regimen
from tracker.domain.supply import Supply
from tracker.store import database
from tracker.store.diary import Diary

WHEN = "'2026-11-22 09:30:00.000000', '2026-11-22 09:30:00.000000'"
FIRST = f"""
INSERT INTO dose (id, recorded_at, changed_at, day, medicine, amount_ug, route, site, batch, status, note)
 VALUES ('{1:032x}', {WHEN}, '2026-11-20', 'hydroxocobalamin', 1000.0, 'im', '', '', 'taken', '');
INSERT INTO dose (id, recorded_at, changed_at, day, medicine, amount_ug, route, site, batch, status, note)
 VALUES ('{2:032x}', {WHEN}, '2026-11-21', 'Magnesium', 400000.0, 'oral', '', '', 'taken', '');
INSERT INTO regimen (id, recorded_at, changed_at, medicine, amount_ug, route, first_day, recurrence, times_per_day,
 anchor, phase, note)
 VALUES ('{3:032x}', {WHEN}, 'hydroxocobalamin', 1000.0, 'im', '2026-11-20', 'FREQ=DAILY', 1, 'calendar', 'other', '');
INSERT INTO supply (id, recorded_at, changed_at, name, amount_ug, in_stock, note)
 VALUES ('{4:032x}', {WHEN}, 'needles/injection', NULL, 5.0, '');
INSERT INTO lab_result (id, recorded_at, changed_at, day, test, comparator, value, unit, reference_low, reference_high,
 laboratory, note)
 VALUES ('{5:032x}', {WHEN}, '2026-11-20', 'b12_total', '<', '150', 'ng/L', '197', '771', '', '');
INSERT INTO profile (id, recorded_at, changed_at, name, identifiers, clinician, causes, lab_units, preferences)
 VALUES ('b1200000000040008000000000000001', {WHEN}, 'A. Patient', '', '', '["pernicious_anaemia"]', '{{}}',
 '{{"main_outcome": "tingling"}}');
"""
"""A row of each table that a later step touches, as the first form had them."""


@pytest.fixture
def first_form(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A diary as the first version left it."""

    def to_the_first_form(config: Config, _revision: str) -> None:
        upgrade(config, "0001")

    upgrade = command.upgrade
    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", to_the_first_form)
        database.create(path)
    with closing(database.connect(path, read_only=False)) as raw:
        for statement in FIRST.split(";\n"):
            raw.execute(statement)
    return path


def test_first_form_keeps_its_amounts_and_says_their_unit(first_form: Path) -> None:
    with closing(Diary.open(first_form)) as diary:
        doses = diary.records(Dose)
        (plan,), (supply,) = diary.records(Regimen), diary.records(Supply)
    assert [(dose.medicine, dose.amount, dose.unit, dose.amount_ug) for dose in doses] == [
        ("hydroxocobalamin", 1000, "ug", 1000),
        ("Magnesium", 400_000, "ug", 400_000),
    ]
    assert (plan.amount, plan.unit) == (1000, "ug")
    assert (supply.amount, supply.unit, supply.in_stock) == (None, "ug", 5)


def test_what_the_first_form_did_not_know_is_empty_and_the_rest_unchanged(first_form: Path) -> None:
    with closing(Diary.open(first_form)) as diary:
        (lab,), (profile,) = diary.records(LabResult), diary.records(Profile)
    assert (lab.time, lab.comparator, lab.value) == (None, "<", "150")
    assert (profile.name, profile.causes) == ("A. Patient", ["pernicious_anaemia"])
    assert profile.preferences == {"main_outcome": "tingling"}
    assert (profile.medicines, profile.questions, profile.reports, profile.outcomes) == ([], [], [], [])
    assert profile.margins == {}


def test_first_form_takes_new_entries_in_other_units(first_form: Path) -> None:
    vitamin = Dose(day=date(2026, 11, 22), medicine="Vitamin D", amount=4000, unit="iu", route="oral")
    with closing(Diary.open(first_form)) as diary:
        kept = diary.add(vitamin)
        diary.change(diary.records(Profile)[0].replaced(questions=["How long?"]))
    with closing(Diary.open(first_form)) as again:
        assert kept in again.records(Dose)
        assert again.records(Profile)[0].questions == ["How long?"]
        assert again.history(again.span()).doses[-1].unit == "iu"  # type: ignore[arg-type]


def test_rows_of_the_first_form_keep_who_they_are_and_when_they_were_made(first_form: Path) -> None:
    with closing(Diary.open(first_form)) as diary:
        found = diary.records(Dose)[0]
    assert (found.id, found.recorded_at) == (UUID(int=1), datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
