"""The days a comparison is decided on: the worst ones, and those the model does not explain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lev_core._types import Floats
from lev_core.errors import LeverageError
from lev_core.tracking import Tracking

DAYS_SHOWN = 10
SHARE = 0.1  # of what the real token made: what the model may miss and still explain the day
TO_DEVIATION = 1.4826  # median distance to standard deviation, for normal differences


@dataclass(frozen=True, kw_only=True, eq=False)
class WorstDays:
    """The common intervals in which most was lost, and those in which most was missed.

    Parameters
    ----------
    losses : pandas.DataFrame
        The real token's largest losses, the largest first; none where it never lost.
    misses : pandas.DataFrame
        The largest differences between real and model return, the largest first.
    share : float
        A day is explained where ``|real − model| ≤ share·|real|``: the model gives all but
        this share of what the real token made.
    usual_difference : float
        Size of a usual difference, as a fraction: 1.4826 times the median distance of the
        differences from their median, which a few wild days do not move.

    Notes
    -----
    Both tables are indexed by the end of the interval, with the columns ``asset`` (its
    return), ``multiple`` (target leverage at the interval's start times that), ``model``,
    ``real``, ``difference`` (real minus model), all fractions, and ``explained`` (bool). A
    bare series has no asset: those two columns are NaN then.
    """

    losses: pd.DataFrame
    misses: pd.DataFrame
    share: float
    usual_difference: float


def worst_days(
    tracking: Tracking, count: int = DAYS_SHOWN, *, explained_within: float = SHARE
) -> WorstDays:
    """Return the days on which the real token lost most and those the model missed by most.

    Parameters
    ----------
    tracking : Tracking
        A comparison.
    count : int, default 10
        At most so many days in each table.
    explained_within : float, default 0.1
        A day counts as explained where model and real differ by no more than this share of
        what the real token made, from 0 to below 1.

    Returns
    -------
    WorstDays
        Both tables, and what they were judged by.

    Raises
    ------
    LeverageError
        If the count is below 1 or the share is none.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import simulate_token, track
    >>> days = pd.date_range("2024-01-01", periods=30)
    >>> asset = pd.Series([100.0 + row % 3 for row in range(30)], index=days)
    >>> token = simulate_token(asset, 3.0)
    >>> fund = token.nav.copy()
    >>> fund.iloc[20:] *= 0.98
    >>> worst = worst_days(track(token, fund), 1)
    >>> worst.losses.round(4).values.tolist()
    [[-0.0196, -0.0588, -0.0588, -0.0588, 0.0, True]]
    >>> worst.misses.round(4).values.tolist()
    [[0.0099, 0.0297, 0.0297, 0.0091, -0.0206, False]]
    """
    if count < 1:
        raise LeverageError(f"At least one day has to be asked for, not {count}.")
    if not 0.0 <= explained_within < 1.0:
        raise LeverageError(
            f"What a model may miss is a share from 0 to below 1, not {explained_within:g}; "
            "0.1 is a tenth of the day's move."
        )
    days = _days(tracking)
    days["explained"] = days["difference"].abs() <= explained_within * days["real"].abs()
    largest = days["difference"].abs().nlargest(count).index
    losses = days[days["real"] < 0.0].nsmallest(count, "real")
    return WorstDays(
        losses=losses,
        misses=days.loc[largest],
        share=explained_within,
        usual_difference=usual_size(days["difference"].to_numpy()),
    )


def usual_size(differences: Floats) -> float:
    """Return the size of a usual difference: the median distance from the median, scaled."""
    return TO_DEVIATION * float(np.median(np.abs(differences - np.median(differences))))


def _days(tracking: Tracking) -> pd.DataFrame:
    """Return every common interval with what asset, model and real token made in it."""
    made = tracking.returns()
    count = len(made)
    asset = multiple = np.full(count, np.nan)
    if tracking.asset is not None and tracking.target is not None:
        closes = tracking.asset.to_numpy()[: count + 1]
        asset = closes[1:] / closes[:-1] - 1.0
        multiple = tracking.target.to_numpy()[:count] * asset
    return pd.DataFrame({"asset": asset, "multiple": multiple}, index=made.index).join(made)
