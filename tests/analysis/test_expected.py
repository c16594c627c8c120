"""The sample diary's figures, worked out from its CSV files alone by other means, hold here number for number."""

import pytest

from tests.build import history
from tests.figures import EXPECTED, SAMPLE, SAMPLE_PERIOD, figures
from tracker.exchange import csv_folder


@pytest.fixture(scope="module")
def found() -> dict[str, object]:
    return figures(history(csv_folder.read(SAMPLE).records, SAMPLE_PERIOD))


def test_every_figure_is_looked_at(found: dict[str, object]) -> None:
    assert set(found) == set(EXPECTED)


@pytest.mark.parametrize("figure", EXPECTED)
def test_figure_of_the_sample_diary_is_as_expected(figure: str, found: dict[str, object]) -> None:
    assert found[figure] == EXPECTED[figure]
