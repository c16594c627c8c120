"""Days as people type them, and clock times in their zone."""

from datetime import date, datetime, time, timedelta, tzinfo

from babel.dates import ParseError, parse_date

from tracker.domain.errors import InvalidEntry
from tracker.i18n import _, format_day_digits, locale


def read_day(text: str, like: date) -> date:
    """The day of 22/11/2026 in the order of the locale, or of 2026-11-22; `like` is an example for the refusal."""
    try:
        return parse_date(text.strip(), locale())
    except (ParseError, ValueError, IndexError) as error:
        words = _("“{text}” is not a day; please type it like {example}.")
        raise InvalidEntry(words.format(text=text.strip()[:40], example=format_day_digits(like))) from error


def read_time(text: str) -> time:
    """Return a local clock time; InvalidEntry where the text is none."""
    try:
        at = time.fromisoformat(text.strip())
    except ValueError as error:
        raise InvalidEntry(_("“{text}” is not a time. Please write it as 09:41.").format(text=text)) from error
    if at.tzinfo is not None:
        raise InvalidEntry(_("“{text}” has a time zone; please give the local time alone, as 09:41.").format(text=text))
    return at


def offset_minutes(day: date, at: time, zone: tzinfo | None) -> int | None:
    """How far local time was from UTC at a moment of a day, which summer time may have moved; None where unknown."""
    offset = datetime.combine(day, at, zone).utcoffset()
    return None if offset is None else int(offset / timedelta(minutes=1))
