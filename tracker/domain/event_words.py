"""What happened, told to a person."""

from tracker.domain.event import NOTE, Event
from tracker.i18n import _, format_day_short, mark

KINDS = {
    "medicine": mark("Other medicine"),
    "illness": mark("Illness"),
    "diet": mark("Diet"),
    "examination": mark("Examination"),
    "EMG": mark("Nerve test"),
    "procedure": mark("Procedure"),
    NOTE: mark("Note"),
}
"""Each kind in words to be translated; notes come last, since they have a place of their own."""
LONGEST = 160


def event_title(event: Event) -> str:
    """The text on one line, cut between words where it is long."""
    plain = " ".join(event.text.split())
    if len(plain) <= LONGEST:
        return plain
    return _("{text} …").format(text=plain[:LONGEST].rsplit(" ", 1)[0])


def event_detail(event: Event) -> str:
    """Illness, 18 Jun 2026 – 25 Jun 2026, for the doctor."""
    days = format_day_short(event.day)
    if event.last_day is not None and event.last_day != event.day:
        days = _("{first} – {last}").format(first=days, last=format_day_short(event.last_day))
    parts = (_(KINDS[event.kind]), days, _("for the doctor") if event.for_doctor else "")
    return " · ".join(part for part in parts if part)
