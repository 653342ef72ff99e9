"""Resampled and clustered paths, against arch doing the same."""

from __future__ import annotations

import numpy as np
from arch.bootstrap import StationaryBootstrap as Peer
from arch.univariate import GARCH, ConstantMean, Normal

from benchmarks.mirrored import Floats
from benchmarks.prices import DAYS, history
from benchmarks.results import Result, faster
from benchmarks.timing import Way, medians
from lev_core.scenarios import (
    Clustering,
    Scenarios,
    StationaryBootstrap,
    draw_paths,
    simulate_scenarios,
)

LEVERAGES = (3.0, 2.0, 1.0, -1.0, -2.0)
YEAR = 252
PATHS, PEER_PATHS = 20_000, 1_000  # each is measured per path
MEAN_BLOCK = 10.0
CLUSTERED = Clustering(mean=3e-4, omega=2e-6, alpha=0.08, beta=0.9, periods_per_year=252.0)
PERCENT = 100.0  # arch computes in percent
BOOTSTRAP_GOAL, CLUSTERING_GOAL = 20.0, 10.0
CLOSE = 0.05  # of the median: what a few thousand paths can show
ROUNDS = 7


def arch_terminals(returns: Floats, days: int, paths: int) -> Floats:
    """Return the final value of each token on each path, shape ``(paths, leverages)``.

    arch draws as many days as the history has, of which a path takes the first.
    """
    growth = np.log1p(np.outer(returns, LEVERAGES))
    bootstrap = Peer(MEAN_BLOCK, growth, seed=np.random.default_rng(1))
    logs: Floats = bootstrap.apply(lambda sample: sample[:days].sum(axis=0), paths)
    return np.exp(logs)


def arch_model() -> tuple[ConstantMean, Floats]:
    """Return the same model in arch, and its parameters."""
    model = ConstantMean(
        PERCENT * history().pct_change().dropna(),
        volatility=GARCH(p=1, o=0, q=1),
        distribution=Normal(seed=np.random.default_rng(1)),
    )
    scaled = (PERCENT * CLUSTERED.mean, PERCENT**2 * CLUSTERED.omega)
    return model, np.array([*scaled, CLUSTERED.alpha, CLUSTERED.beta])


def arch_simulated(paths: int) -> list[Floats]:
    """Return paths of a year as `simulate` makes them, one at a time."""
    model, parameters = arch_model()
    drawn = (model.simulate(parameters, YEAR, burn=0) for _ in range(paths))
    return [path["data"].to_numpy() / PERCENT for path in drawn]


def arch_forecast(paths: int) -> Floats:
    """Return paths of a year as a forecast by simulation makes them, all at once."""
    model, parameters = arch_model()
    ahead = model.fix(parameters).forecast(horizon=YEAR, method="simulation", simulations=paths)
    return np.asarray(ahead.simulations.values[-1]) / PERCENT


def measure() -> dict[str, Result]:
    """Return how much faster a path is than in arch, resampled and clustered."""
    return _bootstrap() | _clustering()


def _bootstrap() -> dict[str, Result]:
    """Return it for a year out of a long history, as a reader asks, and out of a single year."""
    found = {}
    for name, days, goal in (("bootstrap", DAYS, BOOTSTRAP_GOAL), ("bootstrap_short", YEAR, None)):
        here, there = _resampled(np.asarray(history().pct_change().dropna())[:days])
        print(
            f"A year out of {days:,} days at five multiples: {1e6 * here:.2f} µs, "
            f"in arch {1e6 * there:.1f} µs"
        )
        against = f"arch: final values of a year resampled out of {days:,} days, five multiples"
        found[name] = faster(here, there, goal=goal, against=against)
    return found


def _resampled(returns: Floats) -> tuple[float, float]:
    """Return the seconds of one path at all multiples, ours and arch's."""
    source = StationaryBootstrap(returns=returns, periods_per_year=YEAR, mean_block=MEAN_BLOCK)

    def ours() -> Scenarios:
        return simulate_scenarios(source, LEVERAGES, intervals=YEAR, paths=PATHS, rng=1)

    here = np.array([token.median for token in ours().tokens])
    there = np.median(arch_terminals(returns, YEAR, 5 * PEER_PATHS), axis=0)
    if not np.allclose(here, there, rtol=CLOSE):
        raise RuntimeError(f"Medians of {here} and {there}: not the same bootstrap.")
    seconds, in_arch = medians(
        Way(ours), Way(lambda: arch_terminals(returns, YEAR, PEER_PATHS)), rounds=ROUNDS
    )
    return seconds / PATHS, in_arch / PEER_PATHS


def _clustering() -> dict[str, Result]:
    def ours() -> Floats:
        return draw_paths(CLUSTERED, intervals=YEAR, paths=PATHS, rng=1)

    here, one_by_one, at_once = medians(
        Way(ours),
        Way(lambda: arch_simulated(PEER_PATHS)),
        Way(lambda: arch_forecast(PEER_PATHS)),
        rounds=ROUNDS,
    )
    here, one_by_one, at_once = here / PATHS, one_by_one / PEER_PATHS, at_once / PEER_PATHS
    print(
        f"A clustered year: {1e6 * here:.2f} µs, in arch {1e6 * one_by_one:.0f} µs by simulate, "
        f"{1e6 * at_once:.1f} µs by forecast"
    )
    return {
        "clustering": faster(
            here, one_by_one, goal=CLUSTERING_GOAL, against="arch's simulate: a clustered year"
        ),
        "clustering_and_forecast": faster(
            here, at_once, goal=None, against="arch's forecast by simulation: the same"
        ),
    }
