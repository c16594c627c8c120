"""Results in words, the same on screen and on paper."""

from tracker.analysis.doses import AsPlanned
from tracker.domain.history import Period
from tracker.i18n import _, format_day_month, format_day_short, ngettext


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
