"""Plans while doses are gone through one after another: which of their days are open."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import islice

from tracker.domain.dose import Dose
from tracker.domain.record import LATEST
from tracker.domain.regimen import LAST_DOSE, Regimen, parts
from tracker.domain.rule import HORIZON, days_of, without_end
from tracker.domain.schedule import LAPSE, Due, ahead_of_last, is_daily, is_followed

NEAR_THE_FIRST = 3
"""Days before the first day of a plan within which a dose answers it: what was taken earlier is of another time."""


def course(plan: Regimen, plans: Sequence[Regimen], last: date) -> "Course":
    """Return a plan as it begins to be answered, with days up to some years after `last`."""
    if is_daily(plan):
        return Daily(plan, plans, last)
    return (FromLastDose if plan.anchor == LAST_DOSE else Course)(plan, plans, last)


class Course:
    """A plan while doses are gone through: which of its days are answered so far."""

    def __init__(self, plan: Regimen, others: Sequence[Regimen], last: date) -> None:
        self.plan, self._others, self._last = plan, others, last
        self._taken: Counter[date] = Counter()
        self._since: date | None = None
        self._days = self._planned()

    def waiting(self, day: date) -> date | None:
        """The planned day that is open on a day and not after it."""
        at = bisect_right(self._days, day) - 1
        if at < 0 or not self._is_open(self._days[at]):
            return None
        found = self._days[at]
        lapsed = (day - found).days >= LAPSE and at == len(self._days) - 1
        return None if lapsed or self._is_followed(found, day) else found

    def ahead(self, day: date) -> date | None:
        """The next planned day after a day, where it is open."""
        at = bisect_right(self._days, day)
        return self._days[at] if at < len(self._days) and self._is_open(self._days[at]) else None

    def is_early(self, day: date, planned: date, part: int) -> bool:
        """Whether a day lies within a part (a half, a quarter) of the interval before a planned day."""
        at, near = bisect_left(self._days, planned), (planned - day).days
        before = self._days[at - 1] if at else self._since
        if before is not None:
            return part * near <= (planned - before).days
        after = (self._days[at + 1] - planned).days if at + 1 < len(self._days) else 2 * NEAR_THE_FIRST
        return near <= NEAR_THE_FIRST and part * near <= after

    def reserve(self, planned: date) -> None:
        """Keep a planned day for a dose that was said to answer it."""
        self._taken[planned] += 1

    def take(self, _dose: Dose, planned: date) -> None:
        """Let a dose answer a planned day."""
        self._taken[planned] += 1

    def _is_open(self, day: date) -> bool:
        return self._taken[day] < self.plan.times_per_day

    def _is_followed(self, found: date, day: date) -> bool:
        return is_followed(Due(self.plan, found, 1), self._others, day)

    def _planned(self) -> list[date]:
        first = max(self.plan.first_day, self._last - 10 * HORIZON)
        last = min(self.plan.last_day or LATEST, self._last + HORIZON)
        return list(days_of(self.plan.recurrence, self.plan.first_day, first, last))


class Daily(Course):
    """A plan for every day: each of its days lapses with the day, and none is answered beforehand."""

    def waiting(self, day: date) -> date | None:
        found = super().waiting(day)
        return found if found == day and self._goes_on(day) else None

    def ahead(self, day: date) -> date | None:
        return super().ahead(day) if day < self.plan.first_day else None

    def _planned(self) -> list[date]:
        if self.plan.anchor != LAST_DOSE:
            return super()._planned()
        last = min(self.plan.last_day or LATEST, self._last)
        rule = without_end(self.plan.recurrence)
        return list(days_of(rule, self.plan.first_day, self.plan.first_day, last))

    def _goes_on(self, day: date) -> bool:
        """Whether doses are left on a day; those that count from the last one are not over on a date."""
        total = parts(self.plan.recurrence).get("COUNT") if self.plan.anchor == LAST_DOSE else None
        return total is None or len(self._taken) - (day in self._taken) < int(total)


class FromLastDose(Course):
    """A plan whose next day is counted from the last dose, so that its days are worked out as doses come."""

    def __init__(self, plan: Regimen, others: Sequence[Regimen], last: date) -> None:
        self._number = 0
        super().__init__(plan, others, last)

    def waiting(self, day: date) -> date | None:
        """The day that waits does so until it is answered, or another plan follows."""
        found = next(iter(self._days), None)
        return None if found is None or found > day or self._is_followed(found, day) else found

    def ahead(self, day: date) -> date | None:
        """Nothing is coming while something waits."""
        found = next(iter(self._days), None)
        return found if found is not None and found > day else None

    def take(self, _dose: Dose, planned: date) -> None:
        """What follows is counted from the dose, unless it was skipped."""
        super().take(_dose, planned)
        if _dose.taken and (self._since is None or _dose.day > self._since):
            self._number, self._since = self._number + 1, _dose.day
        self._days = self._planned()

    def reserve(self, planned: date) -> None:
        """A dose says itself which day it answers when its turn comes."""

    def _planned(self) -> list[date]:
        """The next two open days."""
        start = self.plan.first_day
        if self._since is None:
            last = min(self.plan.last_day or LATEST, self._last + HORIZON)
            ahead = days_of(self.plan.recurrence, start, start, last)
        else:
            ahead = ahead_of_last(self.plan, self._since, self._number, start)
        return list(islice((day for day in ahead if self._is_open(day)), 2))
