"""Where the diary lies when nobody says otherwise, and whether it is there."""

from pathlib import Path

from platformdirs import user_data_path

from tracker.domain.errors import DiaryMissing
from tracker.i18n import _


def default_diary() -> Path:
    """The diary in the person's own data folder."""
    return user_data_path("b12-tracker", appauthor=False) / "diary.b12"


def is_there(path: Path) -> bool:
    """Whether something lies at a path, or may lie there: where nobody may look, opening it says so.

    Path.exists answers that in different ways in different versions of Python.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def refuse_loose_link(path: Path) -> None:
    """Refuse a link that points to nothing: what it should point to may be on a disk that is not there now."""
    if path.is_symlink() and not path.exists():
        raise DiaryMissing(
            _(
                "{path} is a link to {target}, and nothing is there. Nothing was made; if it lies on another disk, "
                "please connect that disk and try again."
            ).format(path=path, target=path.readlink())
        )
