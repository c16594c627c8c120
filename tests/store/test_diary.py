"""The one door: each call one transaction, with the journal and tombstones, or nothing at all."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from tests.domain.examples import DAY, FIELDS, make
from tests.store.conftest import Clock
from tests.store.files import everything
from tracker.domain import catalogue
from tracker.domain.change import Edit
from tracker.domain.dose import SKIPPED, Dose
from tracker.domain.errors import DiaryDamaged, InvalidEntry
from tracker.domain.event import Event
from tracker.domain.history import Period
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation, none_today
from tracker.domain.profile import Profile
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.domain.supply import Supply
from tracker.domain.timed_count import TimedCount
from tracker.store.diary import Diary

KINDS = sorted(FIELDS, key=lambda kind: kind.__name__)


def twitches(value: float, day: date = DAY, site: str = "") -> Observation:
    return Observation(day=day, item="twitching", site=site, value=value)


def tombstones(diary: Diary) -> dict[UUID, str]:
    return {UUID(str(row[0])): str(row[1]) for row in everything(diary)["tombstone"]}


def journal(diary: Diary) -> list[tuple[str, UUID, dict[str, object] | None, dict[str, object] | None]]:
    rows = diary._raw.execute('SELECT kind, record_id, "before", "after" FROM journal ORDER BY step')
    return [(kind, UUID(key), *(json.loads(text) if text else None for text in sides)) for kind, key, *sides in rows]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_comes_back_as_it_was_given(diary: Diary, clock: Clock, kind: type[Record]) -> None:
    given = make(kind)
    kept = diary.add(given)
    assert kept.model_dump(exclude={"recorded_at", "changed_at"}) == given.model_dump(
        exclude={"recorded_at", "changed_at"}
    )
    assert (kept.recorded_at, kept.changed_at) == (clock.now, clock.now)
    assert diary.records(kind) == (kept,)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_can_be_changed_and_removed(diary: Diary, clock: Clock, kind: type[Record]) -> None:
    first = diary.add(make(kind))
    clock.pass_by(days=3)
    word = next(name for name in ("note", "name", "text", "label", "value", "count") if name in kind.model_fields)
    new: object = 9 if word in ("value", "count") else "new"
    if kind is LabResult:
        word, new = "note", "new"
    changed = diary.change(first.replaced(**{word: new}))
    assert getattr(diary.records(kind)[0], word) == new
    assert (changed.id, changed.recorded_at) == (first.id, first.recorded_at)
    assert changed.changed_at == clock.now
    diary.remove(changed)
    assert diary.records(kind) == ()
    assert tombstones(diary) == {first.id: kind.__name__}


def test_put_keeps_identity_and_moment_of_the_first_entry(diary: Diary, clock: Clock) -> None:
    first = diary.put(twitches(7))
    clock.pass_by(days=1)
    second = diary.put(twitches(9))
    assert (second.id, second.recorded_at, second.value) == (first.id, first.recorded_at, 9)
    assert second.changed_at == clock.now
    assert diary.observation(DAY, "twitching") == second
    assert len(diary.records(Observation)) == 1


def test_change_without_a_moment_of_entry_keeps_the_first_one(diary: Diary, clock: Clock) -> None:
    first = diary.add(make(Dose))
    clock.pass_by(days=1)
    changed = diary.change(make(Dose, id=first.id, note="other"))
    assert changed.recorded_at == first.recorded_at
    assert diary.records(Dose)[0].recorded_at == first.recorded_at


def test_moment_of_entry_that_comes_with_a_record_is_kept(diary: Diary) -> None:
    entered = datetime(2026, 4, 1, 8, 0, 0, 654321, tzinfo=UTC)
    diary.add(make(Observation, recorded_at=entered))
    assert diary.records(Observation)[0].recorded_at == entered


def test_clear_makes_one_place_of_one_item_not_recorded(diary: Diary) -> None:
    diary.put(twitches(7))
    diary.put(twitches(2, site="calf-left"))
    diary.clear(DAY, "twitching")
    assert [row.site for row in diary.day(DAY).observations] == ["calf-left"]
    diary.clear(DAY, "tingling")
    assert len(journal(diary)) == 3


def test_zero_is_kept_as_zero_and_not_recorded_as_nothing(diary: Diary) -> None:
    diary.put(twitches(0))
    assert diary.day(DAY).value("twitching") == 0
    assert diary.day(DAY).value("tingling") is None
    assert diary.observation(DAY, "tingling") is None


def test_day_holds_all_that_one_day_has_and_nothing_of_others(diary: Diary) -> None:
    kinds = (Observation, TimedCount, Dose, LabResult, Event)
    for kind in kinds:
        diary.add(make(kind))
        diary.add(make(kind, day=DAY - timedelta(days=1)))
    day = diary.day(DAY)
    parts = (day.observations, day.timed_counts, day.doses, day.labs, day.events)
    assert [(len(part), part[0].model_dump()["day"]) for part in parts] == [(1, DAY)] * 5


def test_no_day_has_two_values_of_one_item_at_one_place(diary: Diary) -> None:
    diary.add(twitches(7))
    with pytest.raises(InvalidEntry, match=r"^The diary already has such an entry for that day\. Nothing was changed"):
        diary.add(twitches(8))
    assert [row.value for row in diary.records(Observation)] == [7]


def test_record_is_added_only_once(diary: Diary) -> None:
    dose = diary.add(make(Dose))
    with pytest.raises(InvalidEntry):
        diary.add(dose)
    with pytest.raises(InvalidEntry):
        diary.apply([Edit(None, event := make(Event)), Edit(None, event)])
    assert diary.records(Event) == ()


@pytest.mark.parametrize("at", [0, 1, 2])
def test_failing_edit_leaves_nothing_of_its_batch(diary: Diary, at: int) -> None:
    diary.put(twitches(7))
    before = everything(diary)
    edits = [Edit(None, make(Dose)), Edit(None, make(Event))]
    edits.insert(at, Edit(None, twitches(8)))
    with pytest.raises(InvalidEntry):
        diary.apply(edits)
    assert everything(diary) == before


def test_error_while_edits_are_made_leaves_nothing_of_them(diary: Diary) -> None:
    before = everything(diary)

    def edits() -> Iterable[Edit]:
        yield Edit(None, make(Dose))
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        diary.apply(edits())
    assert everything(diary) == before
    diary.put(twitches(1))


def test_record_that_no_rule_checked_is_refused_in_words(diary: Diary) -> None:
    with pytest.raises(InvalidEntry, match="please enter a whole number"):
        diary.add(twitches(7).model_copy(update={"value": 7.5}))
    with pytest.raises(InvalidEntry, match="fit"):
        diary.add(make(Dose).model_copy(update={"utc_offset": 99_999}))


def test_removing_what_is_gone_changes_nothing(diary: Diary) -> None:
    dose = diary.add(make(Dose))
    diary.remove(dose)
    before = everything(diary)
    assert diary.apply([Edit(dose, None)]) == ()
    assert everything(diary) == before


def test_answer_of_a_batch_takes_it_back(diary: Diary, clock: Clock) -> None:
    diary.put(twitches(2, site="calf-left"))
    diary.put(twitches(4))
    before = {row.id: (row.site, row.value, row.recorded_at) for row in diary.records(Observation)}
    clock.pass_by(minutes=1)
    stored = diary.apply(none_today(diary.day(DAY).observations, DAY, "twitching"))
    assert [(row.site, row.value) for row in diary.records(Observation)] == [("", 0)]
    assert len(tombstones(diary)) == 1
    diary.apply(edit.inverse for edit in reversed(stored))
    assert {row.id: (row.site, row.value, row.recorded_at) for row in diary.records(Observation)} == before
    assert tombstones(diary) == {}


def test_tombstone_comes_with_a_removal_and_goes_when_it_is_undone(diary: Diary, clock: Clock) -> None:
    dose = diary.add(make(Dose))
    clock.pass_by(days=1)
    (gone,) = diary.apply([Edit(dose, None)])
    assert tombstones(diary) == {dose.id: "Dose"}
    moment = everything(diary)["tombstone"][0][2]
    assert str(moment).startswith("2026-11-23 20:00:00.123456")
    diary.apply([gone.inverse])
    assert tombstones(diary) == {}
    assert diary.records(Dose)[0].recorded_at == dose.recorded_at
    diary.apply([gone])
    assert tombstones(diary) == {dose.id: "Dose"}


def test_tombstone_tells_how_a_batch_ended(diary: Diary) -> None:
    dose = diary.add(make(Dose))
    diary.apply([Edit(dose, None), Edit(None, dose)])
    assert (tombstones(diary), len(diary.records(Dose))) == ({}, 1)
    diary.apply([Edit(dose, None), Edit(None, dose), Edit(dose, None)])
    assert (tombstones(diary), len(diary.records(Dose))) == ({dose.id: "Dose"}, 0)


def test_other_record_takes_the_place_of_one_removed_in_the_same_batch(diary: Diary) -> None:
    old = diary.add(twitches(7))
    new = twitches(9)
    stored = diary.apply([Edit(old, None), Edit(None, new)])
    assert [(row.id, row.value) for row in diary.records(Observation)] == [(new.id, 9)]
    diary.apply(edit.inverse for edit in reversed(stored))
    assert [(row.id, row.value) for row in diary.records(Observation)] == [(old.id, 7)]


def test_journal_holds_each_change_before_and_after_under_one_batch(diary: Diary, clock: Clock) -> None:
    first = diary.add(twitches(7))
    clock.pass_by(hours=1)
    diary.apply([Edit(first, first.replaced(value=9)), Edit(None, make(Event))])
    diary.remove(first)
    added, changed, event, removed = journal(diary)
    assert (added[0], added[1], added[2], added[3] and added[3]["value"]) == ("Observation", first.id, None, 7)
    assert (changed[2] and changed[2]["value"], changed[3] and changed[3]["value"]) == (7, 9)
    assert changed[3] is not None
    assert changed[3]["recorded_at"] == "2026-11-22T20:00:00.123456Z"
    assert changed[3]["changed_at"] == "2026-11-22T21:00:00.123456Z"
    assert (event[0], event[2]) == ("Event", None)
    assert (removed[2] and removed[2]["value"], removed[3]) == (9, None)
    batches = [row[0] for row in diary._raw.execute("SELECT batch FROM journal ORDER BY step")]
    assert batches[1] == batches[2]
    assert len(set(batches)) == 3


def test_history_in_columns_equals_the_records(diary: Diary, clock: Clock) -> None:
    for day in (3, 1, 20, 30):
        for site in ("", "calf-left"):
            clock.pass_by(hours=7, microseconds=777)
            diary.put(twitches(day + len(site), date(2026, 11, day), site))
    diary.put(Observation(day=date(2026, 11, 3), item="jaw_clicks", value=2))
    diary.put(twitches(1, date(2026, 12, 1)))
    period = Period(date(2026, 11, 1), date(2026, 11, 30))
    picture = diary.history(period)
    assert set(picture.series) == {("twitching", ""), ("twitching", "calf-left"), ("jaw_clicks", "")}
    for (item, site), column in picture.series.items():
        rows = [row for row in diary.records(Observation) if (row.item, row.site) == (item, site) and row.day in period]
        assert list(column.days) == [row.day.toordinal() for row in rows]
        assert list(column.values) == [row.value for row in rows]
        entered = [row.recorded_at.timestamp() for row in rows if row.recorded_at]
        assert list(column.recorded) == pytest.approx(entered, abs=0.001)
        assert (column.item, column.site) == (item, site)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2000, 2, 29), date(2026, 3, 29), date(2200, 12, 31)])
def test_any_day_finds_its_place_in_the_columns(diary: Diary, day: date) -> None:
    diary.put(twitches(5, day))
    assert diary.history(Period(day, day)).daily("twitching").value(day) == 5


def test_history_brings_records_along_and_looks_back_for_doses(diary: Diary) -> None:
    kept = {kind: diary.add(make(kind)) for kind in KINDS if kind is not Observation}
    early = diary.add(make(Dose, day=DAY - timedelta(days=399)))
    diary.add(make(Dose, day=DAY - timedelta(days=401)))
    diary.add(make(Dose, day=DAY + timedelta(days=1)))
    picture = diary.history(Period(DAY, DAY))
    assert picture.doses == (early, kept[Dose])
    assert picture.timed_counts == (kept[TimedCount],)
    assert picture.labs == (kept[LabResult],)
    assert picture.events == (kept[Event],)
    assert picture.regimens == (kept[Regimen],)
    assert picture.supplies == (kept[Supply],)
    assert picture.items == (kept[Item],) == diary.items()
    assert picture.profile == kept[Profile]
    assert (picture.period, picture.zone) == (Period(DAY, DAY), UTC)


def test_records_come_by_day_and_time_and_entry(diary: Diary, clock: Clock) -> None:
    for day, hour in ((22, 9), (21, 23), (22, 7)):
        diary.add(make(TimedCount, day=date(2026, 11, day), time=datetime(2026, 1, 1, hour, tzinfo=UTC).time()))
        clock.pass_by(seconds=1)
    assert [(row.day.day, row.time.hour) for row in diary.records(TimedCount)] == [(21, 23), (22, 7), (22, 9)]


def test_span_reaches_from_the_first_to_the_last_day_of_anything(diary: Diary) -> None:
    assert diary.span() is None
    diary.add(make(Regimen))
    assert diary.span() is None
    diary.put(twitches(0))
    assert diary.span() == Period(DAY, DAY)
    kinds: list[type[Record]] = [Dose, TimedCount, LabResult, Event]
    for offset, kind in enumerate(kinds, start=1):
        for day in (DAY - timedelta(days=offset), DAY + timedelta(days=offset)):
            diary.add(make(kind, day=day, **({"last_day": None} if kind is Event else {})))
        assert diary.span() == Period(DAY - timedelta(days=offset), DAY + timedelta(days=offset))


def treatment_start(diary: Diary) -> date | None:
    return diary.history(Period(DAY, DAY)).treatment_start


def test_treatment_starts_with_the_first_b12_dose_that_was_taken(diary: Diary) -> None:
    assert treatment_start(diary) is None
    other = next(medicine.id for medicine in catalogue.medicines().values() if not medicine.is_b12)
    diary.add(make(Dose, day=date(2026, 1, 1), medicine=other))
    diary.add(make(Dose, day=date(2026, 1, 2), status=SKIPPED))
    assert treatment_start(diary) is None
    diary.add(make(Dose, day=date(2026, 4, 27)))
    diary.add(make(Dose, day=date(2026, 4, 20), medicine="cyanocobalamin"))
    assert treatment_start(diary) == date(2026, 4, 20)


def test_treatment_start_of_the_profile_wins(diary: Diary) -> None:
    diary.add(make(Dose, day=date(2026, 4, 27)))
    profile = diary.add(make(Profile, treatment_start=None))
    assert treatment_start(diary) == date(2026, 4, 27)
    diary.change(profile.replaced(treatment_start=date(2026, 5, 1)))
    assert treatment_start(diary) == date(2026, 5, 1)


def test_first_dose_counts_however_long_ago_it_was(diary: Diary) -> None:
    diary.add(make(Dose, day=date(2015, 4, 27)))
    assert treatment_start(diary) == date(2015, 4, 27)


def test_own_item_can_be_hidden_and_its_key_is_taken_once(diary: Diary) -> None:
    own = diary.add(make(Item))
    with pytest.raises(InvalidEntry):
        diary.add(make(Item))
    diary.change(own.replaced(hidden=True))
    assert [item.hidden for item in diary.items()] == [True]


def test_today_is_the_local_day(diary: Diary, clock: Clock) -> None:
    assert diary.today == date(2026, 11, 22)
    clock.pass_by(hours=4)
    assert diary.today == date(2026, 11, 23)


def test_row_that_reads_as_nonsense_is_a_sentence_and_no_traceback(diary: Diary) -> None:
    diary.put(twitches(7))
    diary.add(make(Dose))
    diary._raw.execute("UPDATE dose SET day = '2026-1q-22'")
    diary._raw.execute("UPDATE observation SET day = '2026-11-3x'")
    for ask in (
        diary.span,
        lambda: diary.records(Dose),
        lambda: diary.history(Period(date(2026, 1, 1), date(2026, 12, 31))),
    ):
        with pytest.raises(DiaryDamaged, match=r"is damaged\. Nothing was changed"):
            ask()
