"""How often a plan repeats, in words."""

from datetime import date

from tracker.domain.recurrence import WEEK
from tracker.domain.regimen import LAST_DOSE, Regimen, is_plain, parts
from tracker.i18n import _, format_day_short, mark, ngettext, words_locale

PLAIN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"}
MONTH_ENDS = {
    "28,29": mark("{every}, on the 29th or the last day of a shorter month"),
    "28,29,30": mark("{every}, on the 30th or the last day of a shorter month"),
    "28,29,30,31": mark("{every}, on the last day of the month"),
}
"""How a plan goes by a day that not every month has."""


def how_often(regimen: Regimen) -> str:
    """Daily; every 3 weeks; weekly on Monday and Thursday, 6 times; anything rarer by its own rule."""
    if not is_plain(regimen.recurrence):
        return _("by the rule {rule}").format(rule=regimen.recurrence)
    rule = parts(regimen.recurrence)
    if rule.get("COUNT") == "1":
        return _("once")
    if regimen.anchor == LAST_DOSE and "COUNT" in rule and rule["FREQ"] == "DAILY":
        return _apart(int(rule["COUNT"]), int(rule.get("INTERVAL", "1")))
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


def _apart(count: int, days: int) -> str:
    """10 doses, at least 3 days apart: each counted from the one before."""
    doses = ngettext("{count} dose", "{count} doses", count).format(count=count)
    apart = ngettext("at least {count} day apart", "at least {count} days apart", days).format(count=days)
    return f"{doses}, {apart}"


def _repeats(rule: dict[str, str]) -> str:
    """The interval; a rule with parts that have no plain words is given as it stands."""
    particular = {name: value for name, value in rule.items() if name not in PLAIN}
    month_end = MONTH_ENDS.get(particular.pop("BYMONTHDAY", "")) if particular.get("BYSETPOS") == "-1" else None
    if particular and (month_end is None or set(particular) != {"BYSETPOS"}):
        return _("by the rule {rule}").format(rule=";".join(f"{name}={value}" for name, value in rule.items()))
    every = _interval(rule["FREQ"], int(rule.get("INTERVAL", "1")))
    if month_end is not None:
        return _(month_end).format(every=every)
    days = rule.get("BYDAY", "").split(",")
    if days == [""]:
        return every
    if not set(days) <= set(WEEK):
        return _("{every} ({days})").format(every=every, days=", ".join(days))
    return _("{every} on {days}").format(every=every, days=", ".join(map(_weekday, days)))


def _interval(frequency: str, every: int) -> str:
    if frequency == "DAILY" and every % 7 == 0:
        frequency, every = "WEEKLY", every // 7
    if (frequency, every) == ("DAILY", 2):
        return _("every other day")
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
    return str(words_locale().days["format"]["wide"][WEEK.index(day)])
