"""The time axis: which days get a tick and what stands under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from tracker.domain.history import Period
from tracker.i18n import _, format_day_month, format_day_short

WEEK_STEPS = (1, 2, 4, 8, 13, 26, 52, 104, 260, 520, 1040, 2600, 5200, 10400)
DAY_STEPS = (1, 2, 7, 14)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Ticks as pairs of a day (ordinal) and its text, and what the axis shows."""

    ticks: tuple[tuple[int, str], ...]
    label: str


def time_axis(period: Period, start: date | None, most: int) -> TimeAxis:
    """At most so many ticks: whole weeks since a start, dates where there is none."""
    return _dates(period, most) if start is None else _weeks(period, start, most)


def _weeks(period: Period, start: date, most: int) -> TimeAxis:
    origin = start.toordinal()
    low, high = -((origin - period.first.toordinal()) // 7), (period.last.toordinal() - origin) // 7
    step = next((step for step in WEEK_STEPS if high // step - -(-low // step) < most), WEEK_STEPS[-1])
    weeks = range(-(-low // step) * step, high + 1, step)
    label = _("Weeks since treatment began ({day})").format(day=format_day_short(start))
    return TimeAxis(tuple((origin + 7 * week, _week_text(week)) for week in weeks), label)


def _week_text(week: int) -> str:
    if week == 0:
        return _("start")
    return f"+{week}" if week > 0 else f"−{-week}"


def _dates(period: Period, most: int) -> TimeAxis:
    days = next((step for step in DAY_STEPS if (period.days - 1) // step < most), None)
    chosen = _every_day(period, days) if days else _month_starts(period, most)
    text = format_day_month if period.days <= 366 else format_day_short
    label = _("{first} to {last}").format(first=format_day_short(period.first), last=format_day_short(period.last))
    return TimeAxis(tuple((day.toordinal(), text(day)) for day in chosen), label)


def _every_day(period: Period, step: int) -> list[date]:
    return [day for at, day in enumerate(period) if at % step == 0]


def _month_starts(period: Period, most: int) -> list[date]:
    firsts = []
    month = period.first.replace(day=1)
    while month <= period.last:
        firsts.append(month)
        month += relativedelta(months=1)
    firsts = [day for day in firsts if day in period]
    step = next((step for step in MONTH_STEPS if len(firsts) / step <= most), MONTH_STEPS[-1])
    return [day for day in firsts if (day.year * 12 + day.month - 1) % step == 0]
