"""What is marked `locales` holds for readers of other countries too; the whole suite runs in British English."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OTHERS = ("en_US", "de_DE", "fr_FR", "tr_TR")
MARKED = (
    "tests/domain/test_names.py",
    "tests/exchange/test_understanding.py",
    "tests/ui/test_reader.py",
)
"""Where marked tests are: to look through all others for them takes longer than to run these."""


def test_every_marked_test_is_run_again() -> None:
    marked = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("test_*.py")
        if "pytest.mark.locales" in path.read_text(encoding="utf-8") and path != Path(__file__)
    }
    assert marked == set(MARKED)


@pytest.mark.parametrize("locale", OTHERS)
def test_marked_tests_hold_for_readers_elsewhere(locale: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "locales", "-p", "no:cacheprovider", *MARKED]
    environ = os.environ | {"TESTS_LOCALE": f"{locale}.UTF-8"}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
