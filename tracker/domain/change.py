"""A change to the diary as a pair of pictures: how a record was and how it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.record import Record


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after; None where it was not there or is no more."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record that this edit is about, in its newest form."""
        found = self.after or self.before
        assert found is not None, "an edit of nothing"
        return found

    @property
    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """What a page needs to know of a change: which kinds of record, on which days."""

    kinds: frozenset[str]
    days: frozenset[date]


def summary(edits: Iterable[Edit]) -> Change:
    """The kinds (record class names) and days that edits touch; records without a day touch none."""
    records = [record for edit in edits for record in (edit.before, edit.after) if record is not None]
    days = (getattr(record, "day", None) for record in records)
    return Change(frozenset(type(record).__name__ for record in records), frozenset(day for day in days if day))
