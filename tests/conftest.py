"""A desk of its own for every test run: no screen, no habits of this machine, nobody's diary."""

import os
import tempfile

import pytest
from hypothesis import settings

HOME = tempfile.TemporaryDirectory(prefix="b12-tracker-tests-", ignore_cleanup_errors=True)

# All of this is read once, on the first import of Qt or the first question for a folder or a word.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# TESTS_LOCALE is for the tests that are marked `locales`, which hold wherever the reader is from.
for name in ("LANG", "LANGUAGE", "LC_TIME", "LC_MESSAGES", "LC_NUMERIC", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = os.environ.get("TESTS_LOCALE", "C.UTF-8")
os.environ["HOME"] = HOME.name
for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[name] = f"{HOME.name}/{name.removeprefix('XDG_').removesuffix('_HOME').lower()}"

# A slow or busy machine is no fault of the program, and the same tree gets the same answer twice;
# `--hypothesis-profile=search` looks for new examples.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, print_blob=True, max_examples=1000)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let who asks for them have the tests that take minutes."""
    parser.addoption("--long", action="store_true", help="run the tests that take minutes each, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out unless they are asked for."""
    if not config.getoption("--long"):
        left_out = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("long")]


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool:
    """Run each test as the program runs its window, so that an error in a page fails one test and not the whole run."""
    names = pyfuncitem._fixtureinfo.argnames
    from tracker.ui.errors import with_whole_errors  # only now: the language is chosen above

    try:
        with_whole_errors(lambda: pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    except BaseException as error:
        _without_marker(error)
        raise
    return True


def _without_marker(error: BaseException) -> None:
    """Let the report of a failure begin with the failure, not with the error under which the test ran."""
    while error.__context__ is not None and error.__context__.__context__ is not None:
        error = error.__context__
    error.__context__ = None
