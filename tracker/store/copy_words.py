"""What is said of a copy of the diary: when and why it was made, and what is in it."""

from tracker.i18n import _, format_day_short, format_moment, format_number, mark, ngettext
from tracker.store.copies import Contents, Copy
from tracker.store.set_aside import RESTORE, UNFINISHED
from tracker.store.thinning import MIGRATION

REASONS = {
    "daily": mark("daily backup"),
    "import": mark("made before an import"),
    MIGRATION: mark("made before an update of B12 Tracker"),
    RESTORE: mark("made before a backup was restored"),
    UNFINISHED: mark("made after B12 Tracker stopped unexpectedly"),
}
OTHER = mark("backup")


def when(copy: Copy) -> str:
    """Return day and time of a copy; the path of a file from elsewhere."""
    return copy.name if copy.moment is None else format_moment(copy.moment)


def why(copy: Copy) -> str:
    """Return why a copy was made."""
    kind = MIGRATION if copy.reason.startswith(MIGRATION) else copy.reason
    return _(REASONS.get(kind, OTHER))


def in_words(contents: Contents) -> str:
    """Return the number of entries with the first and the last day."""
    if contents.first is None or contents.last is None:
        return _("no entries") if not contents.fault else ""
    message = ngettext("{count} entry, {first} to {last}", "{count} entries, {first} to {last}", contents.entries)
    return message.format(
        count=format_number(contents.entries),
        first=format_day_short(contents.first),
        last=format_day_short(contents.last),
    )
