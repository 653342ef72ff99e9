"""The token one interval at a time: the plain loop that every faster path is held to."""

from __future__ import annotations

import numpy as np

from lev_core._interval import DEAD, Accrual, Step, reset, settle
from lev_core.costs import Costs
from lev_core.daily import daily_inputs
from lev_core.prices import PriceHistory
from lev_core.token import PathArrays, path_of


def simulate_by_steps(prices: PriceHistory, leverage: float, costs: Costs) -> PathArrays:
    """Walk a daily-reset token through its history, one interval after the other.

    Parameters
    ----------
    prices : PriceHistory
        The asset.
    leverage : float
        Target leverage.
    costs : Costs
        What holders pay.

    Returns
    -------
    PathArrays
        The same numbers as `lev_core.daily.simulate_daily`, found the slow and obvious way.
    """
    inputs = daily_inputs(prices, leverage, costs)
    rows = [Step(1.0, leverage, leverage, 0.0, 0.0, 0.0, 0.0)]
    for asset_return, *charges in zip(
        inputs.returns.tolist(),
        inputs.financing.tolist(),
        inputs.management_fee.tolist(),
        strict=True,
    ):
        last = rows[-1]
        if last.nav <= 0.0:
            rows.append(DEAD)
            continue
        settled = settle(last.nav, last.exposure, asset_return, Accrual(*charges))
        rows.append(reset(settled, leverage, costs.trading_fee))
    columns = zip(Step._fields, zip(*rows, strict=True), strict=True)
    return path_of({name: np.array(values) for name, values in columns})
