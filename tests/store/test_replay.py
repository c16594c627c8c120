"""Whatever is done, the rows equal a simple model, and the journal alone can rebuild them."""

import json
import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.observation import Observation
from tracker.domain.record import Record
from tracker.store.diary import Diary

DAYS = st.dates(date(2026, 11, 1), date(2026, 11, 3))
SITES = st.sampled_from(["", "calf-left"])
KINDS: dict[str, type[Record]] = {"Observation": Observation, "Dose": Dose}


@cache
def template() -> tempfile.TemporaryDirectory[str]:
    """A folder with an empty diary, made once."""
    folder = tempfile.TemporaryDirectory()
    Diary.open(Path(folder.name) / "diary.b12", make=True).close()
    return folder


class AnyUse(RuleBasedStateMachine):
    """Values put and cleared, doses added, changed and removed, batches that fail, steps undone."""

    doses: Bundle[UUID] = Bundle("doses")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "diary.b12"
        shutil.copy(Path(template().name) / "diary.b12", path)
        self.now = datetime(2026, 11, 22, 20, tzinfo=UTC)
        self.diary = Diary.open(path, clock=lambda: self.now, zone=UTC)
        self.model: dict[UUID, Record] = {}
        self.steps: list[tuple[Edit, ...]] = []

    def teardown(self) -> None:
        self.diary.close()
        self.folder.cleanup()

    def done(self, edits: tuple[Edit, ...]) -> None:
        """Note in the model what the diary said that it did."""
        for edit in edits:
            self.model.pop(edit.record.id, None)
            if edit.after is not None:
                self.model[edit.after.id] = edit.after
        if edits:
            self.steps.append(edits)
        self.now += timedelta(minutes=7)

    def value(self, day: date, site: str) -> Observation | None:
        found = (
            row for row in self.model.values() if isinstance(row, Observation) and (row.day, row.site) == (day, site)
        )
        return next(found, None)

    @rule(day=DAYS, site=SITES, value=st.integers(0, 9999))
    def put(self, day: date, site: str, value: int) -> None:
        before = self.value(day, site)
        kept = self.diary.put(Observation(day=day, item="twitching", site=site, value=value))
        assert kept.recorded_at == (before.recorded_at if before else self.now)
        assert (kept.value, kept.changed_at) == (value, self.now)
        self.done((Edit(before, kept),))

    @rule(day=DAYS, site=SITES)
    def clear(self, day: date, site: str) -> None:
        before = self.value(day, site)
        self.diary.clear(day, "twitching", site)
        self.done((Edit(before, None),) if before else ())

    @rule(target=doses, day=DAYS)
    def add_dose(self, day: date) -> UUID:
        kept = self.diary.add(Dose(day=day, medicine="hydroxocobalamin", amount=1000, route="im"))
        self.done((Edit(None, kept),))
        return kept.id

    @rule(dose=doses, day=DAYS, note=st.text(max_size=5))
    def change_dose(self, dose: UUID, day: date, note: str) -> None:
        if before := self.model.get(dose):
            self.done(self.diary.apply([Edit(before, before.replaced(day=day, note=note))]))

    @rule(target=doses, dose=consumes(doses))
    def remove_dose(self, dose: UUID) -> Any:
        if before := self.model.get(dose):
            self.done(self.diary.apply([Edit(before, None)]))
        return multiple(dose)

    @rule()
    def undo(self) -> None:
        if self.steps:
            edits = self.steps.pop()
            self.done(self.diary.apply(edit.inverse for edit in reversed(edits)))
            self.steps.pop()

    @rule(day=DAYS)
    def fail_in_the_middle(self, day: date) -> None:
        wrong = self.value(day, "")
        if wrong is None:
            return
        dose = Dose(day=day, medicine="hydroxocobalamin", amount=1000, route="im")
        twin = Observation(day=day, item="twitching", value=1)
        try:
            self.diary.apply([Edit(None, dose), *(Edit(row, None) for row in self.model.values()
                                                  if row is not wrong), Edit(None, twin)])  # fmt: skip
        except InvalidEntry:
            return
        raise AssertionError("two values of one day were kept")

    @invariant()
    def rows_equal_the_model(self) -> None:
        rows = (*self.diary.records(Observation), *self.diary.records(Dose))
        assert {row.id: without_change(row) for row in rows} == {
            key: without_change(record) for key, record in self.model.items()
        }

    @invariant()
    def journal_rebuilds_the_rows(self) -> None:
        rebuilt: dict[UUID, Record] = {}
        asked = 'SELECT kind, record_id, "before", "after" FROM journal ORDER BY step'
        for kind, key, before, after in self.diary._raw.execute(asked):
            known = rebuilt.pop(UUID(key), None)
            assert (before is None) == (known is None)
            assert known is None or KINDS[kind](id=UUID(key), **json.loads(before)) == known
            if after is not None:
                rebuilt[UUID(key)] = KINDS[kind](id=UUID(key), **json.loads(after))
        rows = (*self.diary.records(Observation), *self.diary.records(Dose))
        assert rebuilt == {row.id: row for row in rows}

    @invariant()
    def tombstones_are_of_what_was_removed(self) -> None:
        once = {UUID(row[0]) for row in self.diary._raw.execute("SELECT record_id FROM journal")}
        buried = {UUID(row[0]) for row in self.diary._raw.execute("SELECT id FROM tombstone")}
        assert buried == once - set(self.model)


def without_change(record: Record) -> dict[str, Any]:
    """All of a record but the moment of its last change, which undo moves on."""
    return record.model_dump(exclude={"changed_at"})


AnyUse.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestAnyUse = AnyUse.TestCase
