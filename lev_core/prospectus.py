"""The tables of fund prospectuses: a year of a fund by its asset's return and volatility."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.theory import theoretical_return

# The rows and columns that US funds print.
ASSET_RETURNS = tuple(tenths / 10.0 for tenths in range(-6, 7))
VOLATILITIES = (0.10, 0.25, 0.50, 0.75, 1.00)


def return_matrix(
    leverage: float,
    years: float = 1.0,
    *,
    asset_returns: Sequence[float] = ASSET_RETURNS,
    volatilities: Sequence[float] = VOLATILITIES,
) -> pd.DataFrame:
    """Return what a token makes of each asset return and volatility, by the theory.

    Every cell is `theoretical_return`: no costs, no interest, reset without pause.

    Parameters
    ----------
    leverage : float
        Target leverage L.
    years : float, default 1.0
        Length of time T in years, above zero.
    asset_returns : sequence of float, optional
        Returns of the asset over that time, as fractions above −1; −60% to 60% by default.
    volatilities : sequence of float, optional
        Volatilities per year as fractions, zero or above; 10% to 100% by default.

    Returns
    -------
    pandas.DataFrame
        Token returns as fractions, a row for each asset return and a column for each
        volatility.

    Raises
    ------
    LeverageError
        If an input lies outside its range.

    Examples
    --------
    >>> return_matrix(2.0).loc[0.0].mul(100).round(1).tolist()
    [-1.0, -6.1, -22.1, -43.0, -63.2]
    """
    rows, columns = np.array(asset_returns, dtype=float), np.array(volatilities, dtype=float)
    cells = theoretical_return(rows[:, np.newaxis], columns[np.newaxis, :], leverage, years)
    return pd.DataFrame(
        cells,
        index=pd.Index(rows, name="asset return"),
        columns=pd.Index(columns, name="volatility"),
    )


def asset_return_needed(
    token_return: float, volatility: float | Floats, leverage: float, years: float
) -> float | Floats:
    """Return the asset return at which a token comes to a given return, by the theory.

    The inverse of `theoretical_return`: ``(1 + V)^(1/L) · exp(½·(L − 1)·σ²·T) − 1``. Drawn over
    volatility it is the line along which the matrix has one value.

    Parameters
    ----------
    token_return : float
        Return of the token as a fraction V above −1.
    volatility : float or numpy.ndarray
        Volatility of the asset per year as a fraction, zero or above.
    leverage : float
        Target leverage L, not zero.
    years : float
        Length of time T in years, above zero.

    Returns
    -------
    float or numpy.ndarray
        Return of the asset as a fraction, in the shape of `volatility`; infinite where it is
        beyond any number.

    Raises
    ------
    LeverageError
        If an input lies outside its range; a token at 0x comes to the same whatever the asset.

    Examples
    --------
    At 25% volatility the index must rise 3.2% in a year for a 2x fund to come out even:

    >>> round(asset_return_needed(0.0, 0.25, 2.0, 1.0), 4)
    0.0317
    """
    if leverage == 0.0:
        raise LeverageError("No asset return moves a token at 0x; choose another multiple.")
    if not (token_return > -1.0 and np.all(np.asarray(volatility) >= 0.0) and years > 0.0):
        raise LeverageError(
            "The theory needs a token return above −1 (a loss below 100%), a volatility of zero or "
            f"above and a time above zero, not {token_return:g}, {np.min(volatility):g} "
            f"and {years:g}."
        )
    swings = 0.5 * (leverage - 1.0) * np.square(volatility) * years
    with np.errstate(over="ignore"):
        result = np.expm1(np.log1p(token_return) / leverage + swings)
    return float(result) if np.ndim(result) == 0 else np.asarray(result)
