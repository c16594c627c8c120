"""How often a plan repeats, in words."""

from datetime import date

from tracker.domain.regimen import LAST_DOSE, Regimen, parts
from tracker.i18n import _, format_day_short, locale, ngettext

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PLAIN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"}
MONTH_END = {"BYMONTHDAY": "28,29,30,31", "BYSETPOS": "-1"}
"""How a plan says «on the last day of the month»."""


def how_often(regimen: Regimen) -> str:
    """Daily; every 3 weeks; weekly on Monday and Thursday, 6 times; anything rarer by its own rule."""
    rule = parts(regimen.recurrence)
    if rule.get("COUNT") == "1":
        return _("once")
    words = [_repeats(rule)]
    if regimen.times_per_day > 1:
        words.append(ngettext("{count} time a day", "{count} times a day", regimen.times_per_day))
        words[-1] = words[-1].format(count=regimen.times_per_day)
    if "COUNT" in rule:
        words.append(_("on {count} days").format(count=rule["COUNT"]))
    if "UNTIL" in rule:
        words.append(_("until {day}").format(day=format_day_short(date.fromisoformat(rule["UNTIL"]))))
    if regimen.anchor == LAST_DOSE:
        words.append(_("counted from the last dose"))
    return ", ".join(words)


def _repeats(rule: dict[str, str]) -> str:
    """The interval; a rule with parts that have no plain words is given as it stands."""
    particular = {name: value for name, value in rule.items() if name not in PLAIN}
    if particular and particular != MONTH_END:
        return _("by the rule {rule}").format(rule=";".join(f"{name}={value}" for name, value in rule.items()))
    every = _interval(rule["FREQ"], int(rule.get("INTERVAL", "1")))
    if particular:
        return _("{every}, on the last day of the month").format(every=every)
    days = rule.get("BYDAY", "").split(",")
    if days == [""]:
        return every
    if not set(days) <= set(WEEKDAYS):
        return _("{every} ({days})").format(every=every, days=", ".join(days))
    return _("{every} on {days}").format(every=every, days=", ".join(map(_weekday, days)))


def _interval(frequency: str, every: int) -> str:
    if frequency == "DAILY" and every % 7 == 0:
        frequency, every = "WEEKLY", every // 7
    once = {"DAILY": _("daily"), "WEEKLY": _("weekly"), "MONTHLY": _("monthly"), "YEARLY": _("yearly")}
    if every == 1:
        return once[frequency]
    many = {
        "DAILY": ngettext("every {count} day", "every {count} days", every),
        "WEEKLY": ngettext("every {count} week", "every {count} weeks", every),
        "MONTHLY": ngettext("every {count} month", "every {count} months", every),
        "YEARLY": ngettext("every {count} year", "every {count} years", every),
    }
    return many[frequency].format(count=every)


def _weekday(day: str) -> str:
    return str(locale().days["format"]["wide"][WEEKDAYS.index(day)])
