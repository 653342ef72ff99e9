"""What simulated paths are made from, how far, and how many. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, TypeAlias

Model: TypeAlias = Literal["history", "walk", "swings"]

MONTHS_AHEAD = (1, 3, 6, 12, 24, 36, 60)
PATHS = (10_000, 100_000, 1_000_000)
MOST_SEEDS = 999_999
BLOCK_RANGE = (1.0, 250.0)  # prices
SWINGS_RANGE = (0.0, 300.0)  # % a year
GROWTH_RANGE = (-90.0, 300.0)  # % a year
MOST_OTHERS = 5


@dataclass(frozen=True, kw_only=True)
class SimulateSettings:
    """What paths are made from; the order is the one in an address.

    `model` is what they are made from, `ahead` their length in months, `paths` how many, and `seed`
    where their chance starts. `block` is the average piece of the past in prices, `swings` and
    `growth` are the random walk's in % a year; None is what the data say. `shocks` and `falls`
    shape the swings that come in clusters: what surprises are drawn from, and whether falls stir up
    more. `others` are the multiples beside the reader's.
    """

    model: Model = "history"
    ahead: int = 12
    paths: int = 10_000
    seed: int = 1
    block: float | None = None
    swings: float | None = None
    growth: float | None = None
    shocks: Literal["student", "normal", "historical"] = "student"
    falls: bool = False
    others: tuple[float, ...] = (1.0, 2.0, -1.0)


SIMULATE_FIELDS = tuple(field.name for field in fields(SimulateSettings))
