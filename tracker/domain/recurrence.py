"""How a plan repeats: patterns as people are prescribed them, and the recurrence (RFC 5545) that each of them is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.errors import InvalidEntry
from tracker.domain.regimen import CALENDAR, LAST_DOSE, Regimen, is_plain, parts
from tracker.i18n import _

DAYS, WEEKS, MONTHS = "days", "weeks", "months"
ALTERNATE, WEEKDAYS, DAILY, APART, ONCE = "alternate", "weekdays", "daily", "apart", "once"
KINDS = (DAILY, ALTERNATE, DAYS, WEEKS, MONTHS, WEEKDAYS, APART, ONCE)
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = {DAYS: "DAILY", WEEKS: "WEEKLY", MONTHS: "MONTHLY"}
LAST_DAYS = ("28", "29", "30", "31")
OPEN = {"COUNT", "UNTIL", "WKST"}
"""Parts that say when a rule ends, or mean nothing here: the pattern is the same without them."""
LONGEST_INTERVAL = 999


@dataclass(frozen=True, slots=True)
class Pattern:
    """One of KINDS with its numbers: `every` so many days, weeks or months, `times` a day, `count` planned days.

    `every` and `count` are None where they are still to be typed, `count` also where the plan goes on.
    """

    kind: str
    every: int | None = 1
    weekdays: tuple[str, ...] = ()
    times: int = 1
    count: int | None = None

    @property
    def anchor(self) -> str:
        """What the kind is usually counted from."""
        return LAST_DOSE if self.kind == APART else CALENDAR


def recurrence(pattern: Pattern, first_day: date) -> str:
    """The RRULE of a pattern that begins on a day; InvalidEntry where a number or the weekdays are missing.

    A month that lacks the day of the month is answered on its last day: the 31st is 28, 29, 30 or 31.
    """
    if pattern.kind == ONCE:
        return "FREQ=DAILY;COUNT=1"
    ending = _ending(pattern)
    if pattern.kind == WEEKDAYS:
        chosen = [day for day in WEEK if day in pattern.weekdays]
        if not chosen:
            raise InvalidEntry(_("Please choose the days of the week."))
        return f"FREQ=WEEKLY;BYDAY={','.join(chosen)}{ending}"
    if pattern.kind in (DAILY, ALTERNATE):
        return f"FREQ=DAILY{_interval(2 if pattern.kind == ALTERNATE else 1)}{ending}"
    every = _checked(pattern.every)
    if pattern.kind == MONTHS:
        return f"FREQ=MONTHLY{_interval(every)}{_day_of_month(first_day)}{ending}"
    return f"FREQ={FREQUENCIES.get(pattern.kind, 'DAILY')}{_interval(every)}{ending}"


def pattern(regimen: Regimen) -> Pattern | None:
    """The pattern that a plan repeats by, None where its rule is none of them and can only be kept as it stands."""
    if not is_plain(regimen.recurrence):
        return None
    named = parts(regimen.recurrence)
    count = int(named["COUNT"]) if "COUNT" in named else None
    if count == 1:
        return Pattern(ONCE, count=1, times=regimen.times_per_day)
    found = _repeating(regimen, {name: value for name, value in named.items() if name not in OPEN}, count)
    if found is None or "UNTIL" in named or recurrence(found, regimen.first_day) != _plain(named):
        return None
    return found


def counted_on(rule: str, start: date) -> str:
    """A rule as it goes on from another day: «monthly» means the day of the month on which it starts anew."""
    named = parts(rule)
    if named["FREQ"] != "MONTHLY" or not _goes_by_day_of_month(named):
        return rule
    kept = {name: value for name, value in named.items() if name not in ("BYMONTHDAY", "BYSETPOS")}
    return ";".join(map("=".join, kept.items())) + _day_of_month(start)


def _repeating(regimen: Regimen, rule: dict[str, str], count: int | None) -> Pattern | None:
    every, times = int(rule.get("INTERVAL", "1")), regimen.times_per_day
    if rule["FREQ"] == "DAILY":
        if count is not None and regimen.anchor == LAST_DOSE:
            return Pattern(APART, every, times=times, count=count)
        return Pattern({1: DAILY, 2: ALTERNATE}.get(every, DAYS), every, times=times, count=count)
    if rule["FREQ"] == "WEEKLY":
        if "BYDAY" in rule:
            return Pattern(WEEKDAYS, 1, tuple(rule["BYDAY"].split(",")), times, count)
        return Pattern(WEEKS, every, times=times, count=count)
    return Pattern(MONTHS, every, times=times, count=count) if rule["FREQ"] == "MONTHLY" else None


def _plain(named: dict[str, str]) -> str:
    """The rule in the order in which `recurrence` writes it."""
    order = ("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "COUNT")
    shown = {**named, "INTERVAL": "" if named.get("INTERVAL") == "1" else named.get("INTERVAL", "")}
    if "BYDAY" in named:
        shown["BYDAY"] = ",".join(_in_week(named["BYDAY"].split(",")))
    return ";".join(f"{name}={shown[name]}" for name in order if shown.get(name))


def _in_week(days: Iterable[str]) -> list[str]:
    return sorted(days, key=lambda day: WEEK.index(day) if day in WEEK else len(WEEK))


def _goes_by_day_of_month(named: dict[str, str]) -> bool:
    """Whether a monthly rule says nothing but «on the day of the month», or on the last day where there is none."""
    particular = {name for name in named if name.startswith("BY")}
    if not particular:
        return True
    days = tuple(named.get("BYMONTHDAY", "").split(","))
    ends = particular == {"BYMONTHDAY", "BYSETPOS"} and named["BYSETPOS"] == "-1"
    return ends and len(days) > 1 and days == LAST_DAYS[: len(days)]


def _day_of_month(first_day: date) -> str:
    if first_day.day <= 28:
        return ""
    return f";BYMONTHDAY={','.join(LAST_DAYS[: first_day.day - 27])};BYSETPOS=-1"


def _interval(every: int) -> str:
    return f";INTERVAL={every}" if every > 1 else ""


def _ending(pattern: Pattern) -> str:
    if pattern.kind == APART and pattern.count is None:
        raise InvalidEntry(_("Please type how many doses there are."))
    if pattern.count is not None and not 1 <= pattern.count <= LONGEST_INTERVAL:
        raise InvalidEntry(_("Please type a number of doses from 1 to {most}.").format(most=LONGEST_INTERVAL))
    return "" if pattern.count is None else f";COUNT={pattern.count}"


def _checked(every: int | None) -> int:
    if every is None:
        raise InvalidEntry(_("Please type how many days, weeks or months lie between two doses."))
    if not 1 <= every <= LONGEST_INTERVAL:
        raise InvalidEntry(
            _("Please type a number of days, weeks or months from 1 to {most}.").format(most=LONGEST_INTERVAL)
        )
    return every
