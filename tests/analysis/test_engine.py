import numpy as np
import pytest

from tests.analysis.reference import CASES, cases, near
from tracker.analysis import engine


@pytest.mark.parametrize("name", cases("int")[:2])
def test_regression_over_the_grid_agrees_with_the_reference(name: str) -> None:
    case = CASES[name]
    data = case["data"]
    found, _likelihood = engine.fit(data["t"], data["y"], np.column_stack([np.ones(len(data["t"])), data["phase"]]))
    value, low, high = found.interval(1)
    assert value == near(case, "gls_mean")
    assert (low, high) == (near(case, "gls_low"), near(case, "gls_high"))
    shared = engine.resemblance(found.weights)
    assert (shared.rho, 1 - shared.noise) == (near(case, "post_rho"), near(case, "post_w"))


def test_variance_of_a_mean_agrees_with_the_reference() -> None:
    case = CASES["var-01"]
    place = int(np.flatnonzero(np.isclose(engine.RHO, case["data"]["rho"]))[0])
    share = case["data"]["w"]
    near_days = engine.nearness(case["data"]["t"])[place].mean()
    assert share * near_days + (1 - share) / len(case["data"]["t"]) == near(case, "var")


def test_one_pass_gives_what_dense_matrices_give() -> None:
    random = np.random.default_rng(3)
    days = np.sort(random.choice(60, 25, replace=False))
    design = np.column_stack([np.ones(25), days > 30])
    response = random.normal(size=25)
    found, likelihood = engine.fit(days, response, design)
    for point in (0, 17, 54):
        rho, share = engine.GRID_RHO[point], engine.GRID_SHARE[point]
        matrix = share * rho ** np.abs(days[:, None] - days[None, :]) + (1 - share) * np.eye(25)
        inner = design.T @ np.linalg.solve(matrix, design)
        coefficients = np.linalg.solve(inner, design.T @ np.linalg.solve(matrix, response))
        left = response - design @ coefficients
        rest = left @ np.linalg.solve(matrix, left)
        sizes = np.linalg.slogdet(matrix)[1] + np.linalg.slogdet(inner)[1]
        assert found.coefficients[point] == pytest.approx(coefficients)
        assert likelihood[point] == pytest.approx(-0.5 * sizes - 11.5 * np.log(rest))


def test_chance_is_one_where_the_estimate_is_nothing_and_falls_as_it_grows() -> None:
    days = np.arange(40.0)
    noise = np.tile([1.0, -1.0], 20)
    design = np.column_stack([np.ones(40), np.repeat([0.0, 1.0], 20)])
    chances = [engine.fit(days, noise + step * design[:, 1], design)[0].chance(1) for step in (0.0, 0.5, 2.0)]
    assert chances[0] > 0.95
    assert chances[0] > chances[1] > chances[2]


def test_all_days_shifted_change_nothing() -> None:
    random = np.random.default_rng(5)
    days, response = np.arange(30.0), random.normal(size=30)
    design = np.column_stack([np.ones(30), days > 12])
    here, there = (engine.fit(days + shift, response, design)[0].interval(1) for shift in (0, 738_000))
    assert here == pytest.approx(there, abs=1e-9)
