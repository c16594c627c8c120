"""A count in a window of time, in words: on the page, in what undo says, wherever a rate is read."""

from tracker.domain import catalogue
from tracker.domain.timed_count import TimedCount
from tracker.i18n import _, format_number, format_time, ngettext


def minutes_words(minutes: float) -> str:
    """«5 minutes»; a window that was cut short keeps its tenths."""
    whole = 1 if minutes == 1 else 2
    return ngettext("{minutes} minute", "{minutes} minutes", whole).format(minutes=format_number(minutes, 1))


def rate_words(count: TimedCount) -> str:
    """«6.4 a minute»; rare ones keep two digits, so that they do not read as none."""
    digits = 1 if count.per_minute >= 1 or not count.count else 2
    return _("{rate} a minute").format(rate=format_number(count.per_minute, digits))


def counted_words(count: int) -> str:
    """«32 twitches», «1 twitch», «no twitches»."""
    if not count:
        return _("no twitches")
    return ngettext("{count} twitch", "{count} twitches", count).format(count=format_number(count, 0))


def window_words(count: TimedCount) -> str:
    """«5 minutes at 09:41», with the place where only one was watched."""
    words = {"minutes": minutes_words(count.minutes), "time": format_time(count.time)}
    if not count.site:
        return _("{minutes} at {time}").format(**words)
    return _("{minutes} at {time}, {place}").format(**words, place=catalogue.site_inside(count.site))


def timed_count_words(count: TimedCount) -> str:
    """«6.4 a minute, 5 minutes at 09:41»."""
    return _("{rate}, {window}").format(rate=rate_words(count), window=window_words(count))
