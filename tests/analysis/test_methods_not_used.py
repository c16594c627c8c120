"""Worked cases of methods that the app does not use: what they have in common with it, and scipy's answers.

They are here so that a reader can see what the app's own figures were weighed against. Left out, with the reason, are
those in LEFT_OUT.
"""

from itertools import product
from typing import Any

import numpy as np
import pytest
from scipy import optimize, stats
from scipy.special import gammaln

from tests.analysis.reference import CASES, near
from tracker.analysis.comparison import Phase, log_ratio, newcombe, overlap
from tracker.analysis.engine import whitened
from tracker.analysis.trend import theil_sen

LEFT_OUT = {
    "tau-02": "Tau-U goes by four definitions under one name; the app shows the share of pairs instead",
    "tau-05": "the same, with a trend of the baseline taken off, which turns signs around in a short one",
    "overlap-01": "shares of days beyond an extreme day hinge on that one day",
    "lrr-03": "the correction for bias of a log ratio belongs to an interval for independent days",
    "lowess-01": "the app draws a running median that breaks at gaps; statsmodels would be installed for this alone",
}
ELSEWHERE = ("nap", "napc", "het", "cnt", "int", "var", "mult", "theil")
"""Kinds of cases that the tests of the app's own methods take."""
HERE = (
    *("tau-01", "lrr-01", "mk-01", "kendall-01", "its-01", "its-04", "its-06", "ar-01", "ar-03", "acf-01", "nb-01"),
    *("nls-01", "nls-04", "corr-01", "cp-01", "rand-01", "boot-01"),
)


def data(name: str) -> dict[str, Any]:
    return {key: np.array(value) if isinstance(value, list) else value for key, value in CASES[name]["data"].items()}


def phases(name: str) -> tuple[Phase, Phase]:
    first, second = data(name)["A"], data(name)["B"]
    return Phase.of(range(len(first)), first), Phase.of(range(len(first), len(first) + len(second)), second)


def test_every_case_is_tried_or_left_out_for_a_reason() -> None:
    others = {name for name in CASES if name.split("-")[0] not in ELSEWHERE}
    assert others == {*HERE, *LEFT_OUT}
    assert len(CASES) == 40


def test_tau_is_the_share_of_pairs_on_another_scale() -> None:
    before, after = phases("tau-01")
    value = 1 - overlap(before, after).value
    low, high = newcombe(value, len(before), len(after))
    found = {"est": 2 * value - 1, "ci_low": 2 * low - 1, "ci_high": 2 * high - 1}
    assert found == {name: near(CASES["tau-01"], name) for name in found}


def test_log_ratio_of_means_is_the_response_ratio() -> None:
    assert log_ratio(*phases("lrr-01")).value == near(CASES["lrr-01"], "lrr_raw")


def test_slope_that_is_drawn_is_sens() -> None:
    case, values = CASES["mk-01"], data("mk-01")["y"]
    assert theil_sen(range(len(values)), values).slope == near(case, "sen")
    first, second = np.triu_indices(len(values), 1)
    assert np.sign(values[second] - values[first]).sum() == near(case, "S")


def test_rank_correlations() -> None:
    case, one = CASES["kendall-01"], data("kendall-01")
    assert stats.kendalltau(one["x"], one["y"]).statistic == near(case, "tau_b")
    case, one = CASES["corr-01"], data("corr-01")
    tau = stats.kendalltau(one["x"], one["y"], method="exact")
    assert (tau.statistic, tau.pvalue) == (near(case, "tau"), near(case, "tau_p_exact"))
    assert stats.spearmanr(one["x"], one["y"]).statistic == near(case, "rho")


@pytest.mark.parametrize("name", ["its-01", "its-06"])
def test_segmented_regression(name: str) -> None:
    values, before = data(name)["y"].astype(float), data(name)["n_baseline"]
    day = np.arange(len(values))
    phase, since = (day >= before).astype(float), np.where(day >= before, day - before, 0)
    design = np.column_stack([np.ones(len(day)), day, phase, since])
    coefficients, rest, _rank, _singular = np.linalg.lstsq(design, values, rcond=None)
    spread = rest[0] / (len(values) - 4) * np.diag(np.linalg.inv(design.T @ design))
    assert list(coefficients) == near(CASES[name], "coef")
    assert list(np.sqrt(spread)) == near(CASES[name], "se")


def test_poisson_regression_with_offset() -> None:
    one, case = data("its-04"), CASES["its-04"]
    design = np.column_stack([np.ones(len(one["y"])), one["phase"], one["t"]]).astype(float)
    offset, coefficients = np.log(one["offset_population"]), np.array([-6.0, 0.0, 0.0])
    for _step in range(30):
        mean = np.exp(offset + design @ coefficients)
        inner = design.T @ (design * mean[:, None])
        coefficients = coefficients + np.linalg.solve(inner, design.T @ (one["y"] - mean))
    assert list(coefficients) == near(case, "coef")
    assert list(np.sqrt(np.diag(np.linalg.inv(inner)))) == near(case, "se")
    assert ((one["y"] - mean) ** 2 / mean).sum() / (len(mean) - 3) == near(case, "dispersion")


def autoregression(days: Any, values: Any, design: Any, rho: float, *, restricted: bool) -> tuple[float, Any]:
    """The log likelihood up to a constant at one rho without noise, by the app's own pass; and the coefficients."""
    columns = np.column_stack([values, design]).astype(float)
    white, log_size = whitened(days, columns, np.array([rho]), np.array([1.0]))
    crossed = white[:, 0].T @ white[:, 0]
    coefficients = np.linalg.solve(crossed[1:, 1:], crossed[1:, 0])
    rest = crossed[0, 0] - crossed[0, 1:] @ coefficients
    lost = design.shape[1] if restricted else 0
    size = np.linalg.slogdet(crossed[1:, 1:])[1] if restricted else 0.0
    return -0.5 * (log_size[0] + size + (len(values) - lost) * np.log(rest)), coefficients


def best_rho(days: Any, values: Any, design: Any, *, restricted: bool) -> float:
    def loss(rho: float) -> float:
        return -autoregression(days, values, design, rho, restricted=restricted)[0]

    return float(optimize.minimize_scalar(loss, bounds=(0, 0.99), method="bounded", options={"xatol": 1e-9}).x)


def test_autoregressive_errors_with_the_apps_own_pass() -> None:
    one, case = data("ar-01"), CASES["ar-01"]
    days = np.arange(len(one["y"]))
    design = np.column_stack([np.ones(len(days)), days >= one["n_baseline"]])
    for name, restricted in (("reml", True), ("ml", False)):
        rho = best_rho(days, one["y"], design, restricted=restricted)
        coefficients = autoregression(days, one["y"], design, rho, restricted=restricted)[1]
        assert rho == near(case, f"{name}_phi")
        assert list(coefficients) == near(case, f"{name}_coef")


def test_gaps_are_exact() -> None:
    case = CASES["ar-03"]
    known = [(day, value) for day, value in enumerate(case["data"]["y"]) if value is not None]
    days, values = (np.array(part, float) for part in zip(*known, strict=True))
    design = np.ones((len(days), 1))
    rho = best_rho(days, values, design, restricted=False)
    assert rho == near(case, "ar1")
    assert autoregression(days, values, design, rho, restricted=False)[1][0] == near(case, "mean")


def test_autocorrelation() -> None:
    values = data("acf-01")["y"] - data("acf-01")["y"].mean()
    found = [float((values[lag:] * values[:-lag]).sum() / (values**2).sum()) for lag in range(1, 6)]
    assert found == near(CASES["acf-01"], "acf")


def test_negative_binomial_ratio() -> None:
    one, case = data("nb-01"), CASES["nb-01"]
    values, after = np.concatenate([one["A"], one["B"]]), np.repeat([0, 1], [len(one["A"]), len(one["B"])])

    def loss(guess: Any) -> float:
        mean, theta = np.exp(guess[0] + guess[1] * after), np.exp(guess[2])
        parts = gammaln(values + theta) - gammaln(theta) - gammaln(values + 1) + theta * np.log(theta / (theta + mean))
        return -float((parts + values * np.log(mean / (theta + mean))).sum())

    found = optimize.minimize(loss, [1.0, 0.0, 1.0], method="BFGS", options={"gtol": 1e-8})
    assert found.x[1] == near(case, "log_rr")
    assert np.exp(found.x[2]) == near(case, "theta")
    assert -2 * found.fun == near(case, "twologlik")


def test_recovery_curves_by_least_squares() -> None:
    one, case = data("nls-01"), CASES["nls-01"]
    found, spread = optimize.curve_fit(lambda x, b1, b2: b1 * (1 - np.exp(-b2 * x)), one["x"], one["y"], one["start"])
    assert [*found, *np.sqrt(np.diag(spread))] == [near(case, name) for name in ("b1", "b2", "se_b1", "se_b2")]
    one, case = data("nls-04"), CASES["nls-04"]
    found, _spread = optimize.curve_fit(
        lambda x, asym, r0, lrc: asym + (r0 - asym) * np.exp(-np.exp(lrc) * x), one["x"], one["y"], one["start"]
    )
    assert [*found, np.log(2) / np.exp(found[2])] == [near(case, name) for name in ("asym", "r0", "lrc", "half_life")]


def test_single_shift_of_the_mean() -> None:
    values, case = data("cp-01")["y"].astype(float), CASES["cp-01"]
    rests = {
        at: float(sum(((part - part.mean()) ** 2).sum() for part in (values[:at], values[at:])))
        for at in range(2, len(values) - 1)
    }
    best = min(rests, key=lambda at: rests[at])
    assert (best, rests[best]) == (near(case, "n_before"), near(case, "rss"))


def test_start_that_was_drawn_by_lot() -> None:
    one, case = data("rand-01"), CASES["rand-01"]
    values, least = one["y"], one["min_phase"]
    starts = range(least, len(values) - least + 1)
    found = np.array([np.median(values[at:]) - np.median(values[:at]) for at in starts])
    observed = found[starts.index(one["n_baseline"])]
    assert (len(found), observed, found.mean()) == tuple(
        near(case, name) for name in ("n_assignments", "observed", "mean")
    )
    assert (found >= observed).mean() == near(case, "p")


def test_mean_of_resampled_blocks() -> None:
    values, case = data("boot-01")["y"].astype(float), CASES["boot-01"]
    blocks = [(values[at] + values[(at + 1) % len(values)]) for at in range(len(values))]
    means = np.array([sum(drawn) / len(values) for drawn in product(blocks, repeat=4)])
    assert (means.mean(), means.std()) == (near(case, "mean"), near(case, "se"))
