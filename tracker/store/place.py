"""Where the diary lies when nobody says otherwise, and whether it is there."""

from pathlib import Path

from platformdirs import user_data_path


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
