"""Simulated random walks: against the normals alone, in memory, and against exact quantiles."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np

from benchmarks.client import ROOT
from benchmarks.results import Result, slower, within
from benchmarks.timing import Way, medians
from lev_core.scenarios import RandomWalk, Scenarios, draw_paths, fan_dates, simulate_scenarios

LEVERAGES = (3.0, 2.0, 1.0, -1.0, -2.0)
DAYS, PATHS, MILLION = 252, 100_000, 1_000_000
BLOCK = 4_000  # paths whose normals stay in the cache
WALK = RandomWalk(volatility=0.4, periods_per_year=252.0)
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
TIME_GOAL, MEMORY_GOAL, FAN_GOAL = 2.2, 64.0, 0.2
ROUNDS = 7


def ours(paths: int = PATHS) -> Scenarios:
    """Return what tokens at five multiples came to on the paths."""
    return simulate_scenarios(WALK, LEVERAGES, intervals=DAYS, paths=paths, rng=1)


def normals() -> None:
    """Draw the normals of all paths into one block of memory, the quickest way there is."""
    rng = np.random.Generator(np.random.SFC64(1))
    block = np.empty((DAYS, BLOCK))
    for _ in range(PATHS // BLOCK):
        rng.standard_normal(out=block)


def growth_of_memory(paths: int) -> float:
    """Return by how many megabytes a run lets the memory of a new process grow, at its peak."""
    program = f"from benchmarks.random_walk import print_growth; print_growth({paths})"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def print_growth(paths: int) -> None:
    """Run in a process of its own, after a small run that loads all code."""
    ours(10)
    before = peak()
    ours(paths)
    print(peak() - before)


def peak() -> float:
    """Return the most memory this process ever had, in megabytes.

    Linux alone tells; `resource.getrusage` starts from the peak of the process that started this.
    """
    told = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in told.splitlines() if line.startswith("VmHWM"))
    return float(line.split()[1]) / 1024


def measure() -> dict[str, Result]:
    """Return the time of a simulation, its memory, and how exact its fan is."""
    here, alone = medians(Way(ours), Way(normals), rounds=ROUNDS)
    grown = max(growth_of_memory(paths) for paths in (PATHS, MILLION))
    apart = 100.0 * fan_error()
    print(
        f"100,000 walks of a year at five multiples: {here:.2f} s, their normals {alone:.2f} s; "
        f"memory {grown:.0f} MB; fan within {apart:.2f}% of exact"
    )
    return {
        "random_walk": slower(
            here, alone, goal=TIME_GOAL, against="their normals alone: 100,000 × 252 × 5 multiples"
        ),
        "random_walk_memory": within(
            grown, goal=MEMORY_GOAL, against="MB above baseline, at a million paths"
        ),
        "fan": within(apart, goal=FAN_GOAL, against="% off the exact quantiles, at most"),
    }


def fan_error() -> float:
    """Return the largest relative error of a fan's quantiles, tokens and dates."""
    found = simulate_scenarios(
        WALK, LEVERAGES, intervals=DAYS, paths=PATHS, rng=1, fan=fan_dates(DAYS)
    )
    factors = draw_paths(WALK, intervals=DAYS, paths=PATHS, rng=1)
    rows = np.array(found.fan_intervals) - 1
    errors = []
    for token, leverage in zip(found.tokens, LEVERAGES, strict=True):
        growth = np.maximum(1.0 + leverage * (factors - 1.0), 0.0)
        exact = np.quantile(np.multiply.accumulate(growth, axis=0)[rows], LEVELS, axis=1).T
        errors.append(np.abs(token.fan(LEVELS) / exact - 1.0).max())
    return float(max(errors))
