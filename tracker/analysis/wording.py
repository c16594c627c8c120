"""Results as sentences, the same on screen and on paper; what the diary does not support is not said."""

from tracker.analysis.change import FEWEST_DAYS, BeforeAfter
from tracker.analysis.coverage import Coverage
from tracker.analysis.doses import AsPlanned
from tracker.analysis.level import Level
from tracker.domain.history import Period
from tracker.domain.item import COUNT, Item
from tracker.i18n import _, format_day_month, format_day_short, format_number, format_percent, ngettext


def change(item: Item, found: BeforeAfter) -> str:
    """What was typical (the median) before treatment and in the last days, each with the days that it rests on."""
    recent = _level(item, found.recent, first=not _says(found.before))
    window = ngettext("in the last {count} day", "in the last {count} days", found.recent.possible)
    now = f"{recent} {window.format(count=found.recent.possible)} ({_days(found.recent)})"
    if found.before is None:
        return _("{item}: {now}.").format(item=_(item.label), now=now)
    before = _("{level} before treatment ({days})")
    before = before.format(level=_level(item, found.before, first=True), days=_days(found.before))
    return _("{item}: {before}, {now}.").format(item=_(item.label), before=before, now=now)


def _level(item: Item, level: Level, *, first: bool) -> str:
    """The first level of a sentence says what it counts, the second is its number alone."""
    if level.median is None or not _says(level):
        return _("not enough days yet")
    return typical(item, level.median) if first else format_number(level.median, 1)


def _says(level: Level | None) -> bool:
    return level is not None and level.days >= FEWEST_DAYS


def _days(level: Level) -> str:
    return _("{days} of {possible} days").format(days=level.days, possible=level.possible)


def typical(item: Item, median: float) -> str:
    """Typically 29 a day, typically 7 of 10, typically 7.5 hours: the median with what it counts."""
    forms = {
        COUNT: _("typically {value} a day"),
        "severity": _("typically {value} of 10"),
        "hours": _("typically {value} hours"),
        "servings": _("typically {value} servings"),
        "level": _("typically {value} of 3"),
    }
    return forms.get(item.kind, _("typically {value}")).format(value=format_number(median, 1))


def filled(coverage: Coverage | None) -> str:
    """How much of the diary there is, with what was back-filled."""
    if coverage is None:
        return _("No day was recorded.")
    said = _("{filled} of {calendar} days were recorded ({share})").format(
        filled=coverage.filled, calendar=coverage.calendar, share=format_percent(coverage.share)
    )
    if not coverage.back_filled:
        return _("{days}.").format(days=said)
    late = ngettext("{count} of them back-filled", "{count} of them back-filled", coverage.back_filled)
    return _("{days}, {late}.").format(days=said, late=late.format(count=coverage.back_filled))


def gap(period: Period) -> str:
    """When nothing was recorded: 12 Jun – 19 Jun 2026 (8 days)."""
    days = ngettext("{count} day", "{count} days", period.days).format(count=period.days)
    return _("{first} – {last} ({days})").format(
        first=format_day_month(period.first), last=format_day_short(period.last), days=days
    )


def as_planned(doses: AsPlanned) -> str:
    """How doses agree with their plan: 14 of 16 taken (1 late by 4 days), 1 skipped, 1 not recorded."""
    parts = [_taken(doses)]
    if doses.skipped:
        parts.append(_("{count} skipped").format(count=doses.skipped))
    if doses.not_recorded:
        parts.append(_("{count} not recorded").format(count=doses.not_recorded))
    return ", ".join(parts)


def _taken(doses: AsPlanned) -> str:
    said = _("{taken} of {planned} taken").format(taken=doses.taken, planned=doses.planned)
    if not doses.late:
        return said
    words = ngettext("{late} late by {delay}", "{late} late by up to {delay}", doses.late)
    delay = ngettext("{count} day", "{count} days", doses.latest_delay).format(count=doses.latest_delay)
    return f"{said} ({words.format(late=doses.late, delay=delay)})"


def since_injection(days: int | None) -> str:
    """How long before a result the last injection was; empty where there was none."""
    if days is None:
        return ""
    if days == 0:
        return _("on the day of an injection")
    return ngettext("{count} day after an injection", "{count} days after an injection", days).format(count=days)
