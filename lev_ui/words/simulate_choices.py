"""What a simulation is made from: how each choice is called, and what is in force in one line."""

from __future__ import annotations

from typing import Final

from lev_ui.settings import Model, Settings
from lev_ui.theme import long_date, multiple, plain_number

MODEL, AHEAD, PATHS = "Paths made from", "Time ahead", "Paths"
MODELS: Final[dict[str, str]] = {
    "history": "Its own past, in pieces",
    "walk": "A random walk",
    "swings": "Swings that come in clusters",
}
INSTEAD: Final[dict[Model, str]] = {
    "history": "Use pieces of its own past instead",
    "walk": "Use a random walk instead",
    "swings": "Use swings in clusters instead",
}
MODEL_HELP = (
    "**Its own past, in pieces**: stretches of the real prices, drawn by chance and laid end to "
    "end. **A random walk**: every step drawn by itself, with no memory. **Swings that come in "
    "clusters**: wild times follow wild times, as they do in most markets."
)
AHEADS: Final[dict[int, str]] = {
    1: "1 month",
    3: "3 months",
    6: "6 months",
    12: "1 year",
    24: "2 years",
    36: "3 years",
    60: "5 years",
}
PATHS_HELP = (
    "How many times the future is drawn. The first thousands are there at once; more are a press "
    "of a button, and take a few seconds."
)
LEARNED = "Learned from the prices"
BLOCK = "Pieces, prices on average"
BLOCK_HELP = (
    "How long the pieces of the past are on average. Left empty, they are as long as the data ask "
    "for, so that spells of wild swings stay in one piece."
)
SWINGS = "Swings, % a year"
SWINGS_HELP = "How far the price swings in a year. Left empty, as far as it did between the dates."
GROWTH = "Growth, % a year"
GROWTH_HELP = (
    "What the average path gains in a year. Left empty, as much as the price grew between the "
    "dates; at 0 nothing is to be won or lost on average."
)
SHOCKS = "Surprises"
SHOCK_NAMES: Final[dict[str, str]] = {
    "student": "With more very large ones",
    "normal": "Bell-shaped",
    "historical": "Those of the past",
}
SHOCKS_HELP = (
    "What each day's surprise is drawn from: a curve with more very large moves than the bell "
    "curve, the bell curve, or the real surprises of the past."
)
FALLS = "Falls stir up more than rises"
FALLS_HELP = "Let the swings grow more after a fall than after a rise, as they do in most markets."
SEED = "Seed"
OTHERS = "Multiples beside yours"
FROM_DATA = "from the data"


def drawer_label(settings: Settings) -> str:
    """Return the closed drawer's label: what is in force."""
    others = [value for value in settings.others if value != settings.leverage]
    beside = f", beside {', '.join(map(multiple, others))}" if others else ""
    return f"Paths: {in_force(settings)}, seed {settings.seed}{beside}"


def in_force(settings: Settings) -> str:
    """Return what the paths are made from, in a few words."""
    if settings.model == "walk":
        swings, growth = _or_data(settings.swings), _or_data(settings.growth)
        said = f"swings {swings}, growth {growth}"
    elif settings.model == "swings":
        shocks = SHOCK_NAMES[settings.shocks].lower()
        said = f"surprises {shocks}{', falls stir up more' if settings.falls else ''}"
    elif settings.block is None:
        said = "pieces as long as the data ask for"
    else:
        said = f"pieces of {plain_number(settings.block)} prices"
    return f"learned from {long_date(settings.start)} to {long_date(settings.end)}, {said}"


def _or_data(percent: float | None) -> str:
    return FROM_DATA if percent is None else f"{plain_number(percent)}% a year"
