"""Logarithmic linking: costs of single intervals as shares of what a whole life lost to them."""

from __future__ import annotations

from collections.abc import Mapping
from math import log1p

import numpy as np

from lev_core._path import CHARGES, FUND_CHARGES
from lev_core._types import Floats
from lev_core._walked import growth_before_costs
from lev_core.token import TokenPath


def logarithmic_mean(first: float, second: float) -> float:
    """Return the logarithmic mean ``(a − b) / ln(a/b)`` of two values of zero or above.

    Parameters
    ----------
    first, second : float
        Two values, both above zero or both zero.

    Returns
    -------
    float
        Between the two; the value itself where they are equal.

    Examples
    --------
    >>> logarithmic_mean(2.0, 2.0)
    2.0
    >>> round(logarithmic_mean(1.0, 2.718281828459045), 9)
    1.718281828
    """
    if first == second:
        return first
    small, large = min(first, second), max(first, second)
    excess = (large - small) / small
    return small * excess / log1p(excess)


def log_costs(token: TokenPath) -> dict[str, float]:
    """Return what each cost took in log points over the token's life; they add over time.

    Parameters
    ----------
    token : TokenPath
        A simulated token; one that was wiped out has no logarithm, so its costs are 0.

    Returns
    -------
    dict of str to float
        Log points for each name of a cost; negative is income.
    """
    if token.wiped_out_row is not None:
        return dict.fromkeys(CHARGES, 0.0)
    charges = {name: token.arrays.charges[name] for name in FUND_CHARGES}
    return {
        **log_points(token, charges),
        "creation_fee": log1p(token.costs.creation_fee),
        "redemption_fee": -log1p(-token.costs.redemption_fee),
    }


def log_points(token: TokenPath, paid: Mapping[str, Floats]) -> dict[str, float]:
    """Return amounts paid out of the NAV in log points over the token's life.

    Parameters
    ----------
    token : TokenPath
        A simulated token that was not wiped out.
    paid : mapping of str to numpy.ndarray
        Amounts in units of NAV, shape ``(rows,)`` each: charges or parts of them.

    Returns
    -------
    dict of str to float
        Log points for each name.
    """
    start = token.arrays.nav[:-1]
    gross = growth_before_costs(token)
    net = gross - sum(token.arrays.charges[name][1:] / start for name in FUND_CHARGES)
    means = _logarithmic_means(gross, net)
    return {name: float((amounts[1:] / start / means).sum()) for name, amounts in paid.items()}


def _logarithmic_means(first: Floats, second: Floats) -> Floats:
    small, large = np.minimum(first, second), np.maximum(first, second)
    excess = (large - small) / small
    safe = np.where(excess == 0.0, 1.0, excess)
    return np.where(excess == 0.0, first, small * safe / np.log1p(safe))
