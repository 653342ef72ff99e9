"""The best multiple of each calendar year, in words."""

from __future__ import annotations

from lev_ui.hindsight import Hindsight
from lev_ui.theme import multiple


def by_year(shown: Hindsight) -> str:
    """Return the heading over the years."""
    return "The best multiple jumps about" if len(shown.years) > 1 else "The best of the year"


def years_intro(shown: Hindsight) -> str:
    """Return how far apart the best multiples of single years are."""
    years = shown.years
    if len(years) == 1:
        return "These dates hold one whole year; more of them show how the best jumps about."
    low = min(years, key=lambda year: year.best.leverage)
    high = max(years, key=lambda year: year.best.leverage)
    if low.best.leverage == high.best.leverage:
        return f"Best in {_in_years(len(years))}: {multiple(low.best.leverage)}."
    edge = sum(year.best.is_at_edge for year in years)
    ends = f" In {edge} of them it stood at an end of the scale." if edge else ""
    return (
        f"In {_in_years(len(years))} the best ran from {multiple(low.best.leverage)} in "
        f"{low.year} to {multiple(high.best.leverage)} in {high.year}.{ends} A year that has "
        "passed does not tell the next."
    )


def years_title(shown: Hindsight) -> str:
    """Return what the picture by year shows."""
    if len(shown.years) == 1:
        (only,) = shown.years
        return f"In {only.year} the best was {multiple(only.best.leverage)}"
    below = sum(year.best.leverage < shown.leverage for year in shown.years)
    above = sum(year.best.leverage > shown.leverage for year in shown.years)
    side, count = ("below", below) if below >= above else ("above", above)
    own = multiple(shown.leverage)
    return f"The best was {side} {own} in {count} of {_in_years(len(shown.years))}"


def years_alt(shown: Hindsight) -> str:
    """Return the picture by year in words."""
    listed = ", ".join(f"{year.year} {multiple(year.best.leverage)}" for year in shown.years)
    return f"{years_title(shown)}. The best multiple of each calendar year: {listed}."


def _in_years(count: int) -> str:
    return "one whole year" if count == 1 else f"{count} whole years"
