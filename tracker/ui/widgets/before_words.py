"""What came before a value, in the fewest words."""

from tracker.domain.before import Before
from tracker.i18n import _, format_number


def before_words(found: Before, *, is_today: bool = True) -> str:
    """Return the value of the day before and the middle one of the seven days before; '' where nothing was recorded."""
    words = []
    if found.yesterday is not None:
        eve = _("yesterday {count}") if is_today else _("day before {count}")
        words.append(eve.format(count=format_number(found.yesterday)))
    if found.usual is not None:
        words.append(_("7 days {count}").format(count=format_number(found.usual, 1)))
    return " · ".join(words)
