"""Where the diary lies when nobody says otherwise."""

from pathlib import Path

from platformdirs import user_data_path


def default_diary() -> Path:
    """The diary in the person's own data folder."""
    return user_data_path("b12-tracker", appauthor=False) / "diary.b12"
