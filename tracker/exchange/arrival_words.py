"""What an import holds, in words."""

from datetime import date

from tracker.exchange.arrival import Arrival
from tracker.exchange.preview import Preview
from tracker.i18n import _, format_day_short, ngettext


def arrival_words(preview: Preview, found: Arrival) -> list[str]:
    """Return a sentence for each file, the days they span, and how much of it is new."""
    lines = [_("{name} is not a file of a diary and was left alone.").format(name=name) for name in preview.ignored]
    for name, count in preview.counts.items():
        lines.append(ngettext("{name}: {count} entry", "{name}: {count} entries", count).format(name=name, count=count))
    days = [day for record in preview.records if isinstance(day := getattr(record, "day", None), date)]
    if days:
        first, last = format_day_short(min(days)), format_day_short(max(days))
        lines.append(_("From {first} to {last}.").format(first=first, last=last))
    lines.append(_("New: {new}. Already in the diary: {already}.").format(new=len(found.lines), already=found.already))
    return lines
