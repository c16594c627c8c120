"""A running middle value to draw; never to conclude from."""

from array import array

from tracker.domain.history import Series


def rolling_median(series: Series, window: int = 7, at_least: int = 3) -> "tuple[array[int], array[float]]":
    """The centred median over a calendar window, one point for each calendar day from the first to the last recorded.

    NaN on days that were not recorded, and where fewer than `at_least` days of the window were: the line breaks there,
    since carrying it over a gap would invent data. Days are ordinals, values are in the item's unit.
    """
    import numpy as np

    if not len(series):
        return array("l"), array("d")
    half = window // 2
    days = array("l", range(series.days[0], series.days[-1] + 1))
    known = np.full(len(days) + 2 * half, np.nan)
    known[np.array(series.days) - days[0] + half] = series.values
    around = np.sort(np.lib.stride_tricks.sliding_window_view(known, window), axis=1)
    counts = window - np.isnan(around).sum(axis=1)
    rows = np.arange(len(days))
    middles = (around[rows, np.maximum(counts - 1, 0) // 2] + around[rows, np.minimum(counts // 2, window - 1)]) / 2
    middles[(counts < at_least) | np.isnan(known[half : half + len(days)])] = np.nan
    return days, array("d", middles.tobytes())
