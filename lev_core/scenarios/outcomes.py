"""What simulated paths came to: chances, quantiles and fans, never a path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

import numpy as np

from lev_core._columns import read_only
from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.scenarios._histogram import LogHistogram
from lev_core.scenarios._tally import Tally

HALF = 0.5
ALIKE = 1e-9  # of the mean: where its standard error is less, all paths came to the same


@dataclass(frozen=True, kw_only=True, eq=False)
class Outcome:
    """What the asset or one token came to over all simulated paths.

    Values are per unit of money invested; chances are shares of the paths, from 0 to 1.

    Parameters
    ----------
    leverage : float
        The token's multiple; 1.0 for the asset.
    mean, standard_error : float
        Mean of the final value, and the standard error of that mean (0 for a single path).
    chance_of_loss : float
        Ended below what was put in.
    chance_of_ruin : float
        Worth nothing at the end.
    chance_of_beating_asset : float
        Ended above the asset.
    chance_of_beating_simple : float
        Ended above L times the asset's return, ``1 + L·R``.
    mean_fan : numpy.ndarray
        Mean value at each date of the fan, shape ``(dates,)``.
    counted : tuple of LogHistogram
        Where the values are counted, one histogram for each date of the fan.
    row : int
        Which row of them is this one's.
    """

    leverage: float
    mean: float
    standard_error: float
    chance_of_loss: float
    chance_of_ruin: float
    chance_of_beating_asset: float
    chance_of_beating_simple: float
    mean_fan: Floats
    counted: tuple[LogHistogram, ...] = field(repr=False)
    row: int = field(repr=False)

    @property
    def is_certain(self) -> bool:
        """Whether every path came to the same, to rounding, so that nothing need be counted."""
        return self.mean > 0.0 and self.standard_error <= ALIKE * self.mean

    @property
    def median(self) -> float:
        """The final value that half of the paths do not exceed, within 0.0061% of it."""
        return float(self.quantiles([HALF])[0])

    def quantiles(self, probabilities: Sequence[float]) -> Floats:
        """Return quantiles of the final value, each within 0.0061% of the exact one.

        Parameters
        ----------
        probabilities : sequence of float
            From 0 to 1, shape ``(n,)``.

        Returns
        -------
        numpy.ndarray
            The smallest final values that these shares of the paths do not exceed, shape
            ``(n,)``; below 2⁻⁶⁴ they are 0.

        Raises
        ------
        LeverageError
            If a probability lies outside 0 to 1.
        """
        checked = _checked(probabilities)
        if self.is_certain:
            return np.full(len(checked), self.mean)
        return self.counted[-1].quantiles(self.row, checked)

    def fan(self, probabilities: Sequence[float]) -> Floats:
        """Return quantiles at each date of the fan, each within 0.2% of the exact one.

        Parameters
        ----------
        probabilities : sequence of float
            From 0 to 1, shape ``(n,)``.

        Returns
        -------
        numpy.ndarray
            Shape ``(dates, n)``.

        Raises
        ------
        LeverageError
            If a probability lies outside 0 to 1.
        """
        checked = _checked(probabilities)
        if self.is_certain:
            return np.tile(self.mean_fan[:, np.newaxis], len(checked))
        return np.array([each.quantiles(self.row, checked) for each in self.counted])


@dataclass(frozen=True, kw_only=True, eq=False)
class Scenarios:
    """What an asset and daily-reset tokens on it came to on the same simulated paths.

    Simulated: what a model of the asset would bring, not a forecast.

    Parameters
    ----------
    intervals : int
        Length of every path.
    years : float
        The same in years.
    paths, asked : int
        Paths simulated, and paths asked for; fewer were simulated only if the run was stopped.
    fan_intervals : tuple of int
        Dates of the fans, in intervals from the start; the last is the end.
    asset : Outcome
        The asset itself.
    tokens : tuple of Outcome
        One for each multiple, in the order asked for.
    """

    intervals: int
    years: float
    paths: int
    asked: int
    fan_intervals: tuple[int, ...]
    asset: Outcome
    tokens: tuple[Outcome, ...]

    def simple_mean(self, leverage: float) -> float:
        """Return the mean final value of L times the asset's return, ``1 + L·R``.

        Parameters
        ----------
        leverage : float
            The multiple L.

        Returns
        -------
        float
            Per unit of money invested.
        """
        return 1.0 + leverage * (self.asset.mean - 1.0)

    def simple_fan(self, leverage: float, probabilities: Sequence[float]) -> Floats:
        """Return quantiles of L times the asset's return at each date of the fan.

        Parameters
        ----------
        leverage : float
            The multiple L.
        probabilities : sequence of float
            From 0 to 1, shape ``(n,)``.

        Returns
        -------
        numpy.ndarray
            Values ``1 + L·R``, which can lie below zero, shape ``(dates, n)``; the last row
            is the end. They follow from the asset's quantiles, so that their error is |L|
            times that of the asset's.

        Raises
        ------
        LeverageError
            If a probability lies outside 0 to 1.
        """
        checked = _checked(probabilities)
        of_asset = checked if leverage >= 0.0 else 1.0 - checked
        return 1.0 + leverage * (self.asset.fan(of_asset.tolist()) - 1.0)


def outcome(tally: Tally, column: int) -> Outcome:
    """Return what one column of a tally came to; column 0 is the asset."""
    paths = tally.paths
    mean = float(tally.sums[-1, column]) / paths
    variance = max(0.0, float(tally.squares[column]) / paths - (mean - 1.0) ** 2)
    return Outcome(
        leverage=tally.leverages[column - 1] if column else 1.0,
        mean=mean,
        standard_error=sqrt(variance / max(1, paths - 1)),
        chance_of_loss=int(tally.losses[column]) / paths,
        chance_of_ruin=int(tally.ruins[column]) / paths,
        chance_of_beating_asset=int(tally.beat_asset[column]) / paths,
        chance_of_beating_simple=int(tally.beat_simple[column]) / paths,
        mean_fan=read_only(tally.sums[:, column] / paths),
        counted=tally.counted(),
        row=column,
    )


def _checked(probabilities: Sequence[float]) -> Floats:
    given = np.array(probabilities, dtype=np.float64)
    if given.ndim != 1 or not np.all((given >= 0.0) & (given <= 1.0)):
        raise LeverageError(
            f"Quantiles are asked for by shares of the paths from 0 to 1, not {probabilities}."
        )
    return given
