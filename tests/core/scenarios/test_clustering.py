"""Volatility that clusters: as it is drawn, and as it is found again in data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lev_core._types import Floats
from lev_core.scenarios import (
    Clustering,
    HistoricalInnovations,
    NormalInnovations,
    StudentInnovations,
    draw_paths,
    fit_clustering,
)
from lev_core.scenarios._simplex import minimise
from lev_core.scenarios._variance import (
    conditional_variances,
    normal_surprise,
    student_surprise,
)
from lev_core.scenarios.innovations import Innovations
from tests.core.scenarios.models import ANXIOUS, CALM, FILTERED, HISTORY, closes
from tests.core.strategies import quotes, refused, swings

SHOCKS: tuple[Innovations, ...] = (
    NormalInnovations(),
    StudentInnovations(7.0),
    HistoricalInnovations(HISTORY),
)


def drawn_shocks(innovations: Innovations, count: int = 400_000) -> Floats:
    """Return seeded shocks."""
    shocks = np.empty(count)
    innovations.fill(np.random.default_rng(2), shocks)
    return shocks


@pytest.mark.parametrize("innovations", SHOCKS, ids=lambda kind: type(kind).__name__)
def test_shocks_have_no_mean_and_a_variance_of_one(innovations: Innovations) -> None:
    shocks = drawn_shocks(innovations)
    assert abs(shocks.mean()) < 4.0 / np.sqrt(len(shocks))
    assert shocks.var() == pytest.approx(1.0, abs=0.02)
    falls = np.square(shocks[shocks < 0.0]).sum() / np.square(shocks).sum()
    assert falls == pytest.approx(innovations.down_share, abs=0.01)


def test_students_shocks_are_students_t() -> None:
    shocks = drawn_shocks(StudentInnovations(6.0)) / np.sqrt(4.0 / 6.0)
    # Quantiles of Student's t with 6 degrees of freedom, from its printed tables.
    for share, quantile in ((0.9, 1.440), (0.95, 1.943), (0.99, 3.143), (0.9995, 5.959)):
        error = np.sqrt(share * (1.0 - share) / len(shocks))
        assert abs((shocks <= quantile).mean() - share) < 4.0 * error
        assert abs((shocks >= -quantile).mean() - share) < 4.0 * error


@pytest.mark.parametrize("model", [CALM, ANXIOUS, FILTERED])
def test_each_day_follows_from_the_one_before(model: Clustering) -> None:
    factors = draw_paths(model, intervals=30, paths=5, rng=1)
    shocks = []
    variance = np.full(5, model.long_run_variance if model.variance is None else model.variance)
    for row in factors:
        surprise = row - 1.0 - model.mean
        shocks.append(surprise / np.sqrt(variance))
        reaction = model.alpha + model.gamma * (surprise < 0.0)
        variance = model.omega + reaction * surprise**2 + model.beta * variance
    known = draw_paths(
        Clustering(
            mean=0.0,
            omega=1.0,
            alpha=0.0,
            beta=0.0,
            innovations=model.innovations,
            periods_per_year=252.0,
        ),
        intervals=30,
        paths=5,
        rng=1,
    )
    np.testing.assert_allclose(np.maximum(1.0 + np.array(shocks), 0.0), known, atol=1e-9)


@pytest.mark.parametrize("model", [CALM, replace(ANXIOUS, variance=None), FILTERED])
def test_the_variance_drawn_is_the_one_the_model_says(model: Clustering) -> None:
    returns = draw_paths(model, intervals=200, paths=8000, rng=4) - 1.0
    assert returns.mean() == pytest.approx(model.mean, abs=4.0 * returns.std() / 1.6e6**0.5)
    assert returns.var() == pytest.approx(model.long_run_variance, rel=0.03)
    squares = np.square(returns - model.mean)
    together = np.corrcoef(squares[100:-1].ravel(), squares[101:].ravel())[0, 1]
    assert together > 0.05


def test_a_volatility_of_today_settles_to_that_of_the_long_run() -> None:
    excited = replace(CALM, variance=9.0 * CALM.long_run_variance)
    variances = (draw_paths(excited, intervals=200, paths=8000, rng=4) - 1.0).var(axis=1)
    days = np.arange(0, 200, 10)
    expected = CALM.long_run_variance * (1.0 + 8.0 * CALM.persistence**days)
    np.testing.assert_allclose(variances[days], expected, rtol=0.12)


def test_no_day_loses_more_than_everything() -> None:
    wild = Clustering(mean=0.0, omega=0.5, alpha=0.0, beta=0.0, periods_per_year=252.0)
    factors = draw_paths(wild, intervals=5, paths=1000, rng=1)
    assert factors.min() == 0.0


@settings(max_examples=25)
@given(st.floats(0.0, 0.999), st.integers(1, 400))
def test_variances_by_doubling_are_those_of_a_loop(beta: float, count: int) -> None:
    pushes = np.random.default_rng(count).random(count)
    expected = [0.7]
    for push in pushes:
        expected.append(push + beta * expected[-1])
    np.testing.assert_allclose(conditional_variances(pushes, beta, 0.7), expected, rtol=1e-12)


def test_surprise_is_that_of_the_densities() -> None:
    surprises, variances = np.array([0.3, -2.0]), np.array([1.0, 4.0])
    density = np.exp(-0.5 * surprises**2 / variances) / np.sqrt(2.0 * np.pi * variances)
    assert normal_surprise(surprises, variances) == pytest.approx(-np.log(density).sum())
    # With 4 degrees of freedom the density of t is 3/8·(1 + t²/4)^(−5/2).
    scale = np.sqrt(variances / 2.0)
    density = 0.375 * (1.0 + (surprises / scale) ** 2 / 4.0) ** -2.5 / scale
    assert student_surprise(surprises, variances, 4.0) == pytest.approx(-np.log(density).sum())


def test_the_simplex_finds_the_bottom_of_a_bent_valley() -> None:
    def valley(point: Floats) -> float:
        return float((1.0 - point[0]) ** 2 + 100.0 * (point[1] - point[0] ** 2) ** 2)

    np.testing.assert_allclose(minimise(valley, np.array([-1.2, 1.0])), [1.0, 1.0], atol=1e-4)
    assert minimise(lambda point: float(abs(point[0] - 3.0)), np.zeros(1)) == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("model", "kind"),
    [
        (replace(CALM, mean=1e-4), "normal"),
        (replace(ANXIOUS, variance=None), "student"),
        (FILTERED, "historical"),
    ],
)
def test_a_model_is_found_again_in_what_it_drew(model: Clustering, kind: Any) -> None:  # noqa: ANN401
    factors = draw_paths(model, intervals=20_000, paths=1, rng=5)[:, 0]
    found = fit_clustering(closes(factors, 252.0), innovations=kind, asymmetric=model.gamma > 0.0)
    assert found.alpha == pytest.approx(model.alpha, abs=0.015)
    assert found.beta == pytest.approx(model.beta, abs=0.025)
    assert found.gamma == pytest.approx(model.gamma, abs=0.025)
    assert found.mean == pytest.approx(factors.mean() - 1.0, abs=1e-12)
    assert found.long_run_variance == pytest.approx(factors.var(), rel=1e-9)
    assert type(found.innovations) is type(model.innovations)
    if isinstance(found.innovations, StudentInnovations):
        assert found.innovations.degrees == pytest.approx(6.0, abs=0.8)


def test_a_fit_can_begin_where_the_data_end() -> None:
    quiet_then_wild = np.concatenate((np.full(600, 0.004), np.full(40, 0.03)))
    signs = np.random.default_rng(1).choice([-1.0, 1.0], len(quiet_then_wild))
    prices = closes(1.0 + signs * quiet_then_wild, 252.0)
    today = fit_clustering(prices, from_today=True)
    assert today.variance is not None
    assert today.variance > 3.0 * today.long_run_variance
    assert fit_clustering(prices).variance is None


def test_returns_that_do_not_cluster_still_have_a_settled_model() -> None:
    for kind in ("normal", "student", "historical"):
        prices = swings(0.3, 700, seed=2)
        found = fit_clustering(prices, innovations=kind, asymmetric=True)
        assert found.persistence < 1.0
        assert found.volatility == pytest.approx(0.3, rel=0.1)


def test_models_no_one_can_fit_or_draw_from_are_refused_in_words() -> None:
    with refused("A volatility model needs at least 501 prices", "there are 11"):
        fit_clustering(swings(0.2, 10, seed=1))
    with refused("there are 2"):
        fit_clustering(quotes(100.0, 101.0))
    with refused("never moved"):
        fit_clustering(quotes(*[100.0] * 600))
    with refused("'normal', 'student' or 'historical', not 'cauchy'"):
        fit_clustering(swings(0.2, 600, seed=1), innovations="cauchy")  # type: ignore[arg-type]
    for wrong, words in (
        ({"mean": 1.0}, "between −1 and 1"),
        ({"omega": 0.0}, "Omega"),
        ({"alpha": -0.1}, "zero or above"),
        ({"alpha": 0.2}, "never settle"),
        ({"gamma": float("nan")}, "zero or above"),
        ({"beta": float("nan")}, "zero or above"),
        ({"variance": 0.0}, "first interval"),
        ({"periods_per_year": -1.0}, "periods in a year"),
    ):
        with refused(words):
            replace(CALM, **wrong)  # type: ignore[arg-type]
    for degrees in (2.0, float("inf"), float("nan")):
        with refused("above 2", f"{degrees:g}"):
            StudentInnovations(degrees)
    for residuals in (np.zeros(1), np.zeros((2, 2)), np.array([1.0, np.inf])):
        with refused("finite numbers, two at least"):
            HistoricalInnovations(residuals)
    with refused("all the same"):
        HistoricalInnovations(np.full(5, 0.2))
