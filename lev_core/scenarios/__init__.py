"""What might happen next: tokens on many simulated paths of an asset.

Three models of an asset, `RandomWalk`, `StationaryBootstrap` and `Clustering`, and
`simulate_scenarios`, which takes tokens along their paths. Everything here is simulated, and
nothing is a forecast.
"""

from lev_core.scenarios.block_length import optimal_block_length
from lev_core.scenarios.bootstrap import StationaryBootstrap
from lev_core.scenarios.clustering import Clustering
from lev_core.scenarios.fitting import fit_clustering
from lev_core.scenarios.innovations import (
    HistoricalInnovations,
    NormalInnovations,
    StudentInnovations,
)
from lev_core.scenarios.outcomes import Outcome, Scenarios
from lev_core.scenarios.random_walk import RandomWalk
from lev_core.scenarios.simulation import draw_paths, fan_dates, simulate_scenarios

__all__ = [
    "Clustering",
    "HistoricalInnovations",
    "NormalInnovations",
    "Outcome",
    "RandomWalk",
    "Scenarios",
    "StationaryBootstrap",
    "StudentInnovations",
    "draw_paths",
    "fan_dates",
    "fit_clustering",
    "optimal_block_length",
    "simulate_scenarios",
]
