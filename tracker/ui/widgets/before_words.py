"""What came before a value, in the fewest words."""

from tracker.domain.before import Before
from tracker.i18n import _, format_number


def before_words(found: Before) -> str:
    """Yesterday's value and the middle one of the seven days before; nothing where nothing was recorded."""
    words = []
    if found.yesterday is not None:
        words.append(_("yesterday {count}").format(count=format_number(found.yesterday)))
    if found.usual is not None:
        words.append(_("7 days {count}").format(count=format_number(found.usual, 1)))
    return " · ".join(words)
