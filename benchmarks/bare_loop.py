"""A token under a band as a script would write it: one loop over floats, nothing checked."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

YEAR = 365.0 * 86400.0

LEVERAGE = 3.0
LOW, HIGH = 2.0, 4.0
RATE, SPREAD = 0.03, 0.005
MANAGEMENT_FEE = 0.0095
TRADING_FEE = 0.0005


def band_ledger(  # noqa: PLR0915 - written out, as a script would
    closes: pd.Series,
) -> dict[str, NDArray[np.float64]]:
    """Return the ledger of a 3x token that goes back to its target outside the band."""
    prices = closes.tolist()
    stamps = (pd.DatetimeIndex(closes.index).as_unit("s").asi8).tolist()
    nav, exposure = 1.0, LEVERAGE
    navs, exposures, held_before = [nav], [exposure], [LEVERAGE]
    trades, financings, management_fees, trading_fees = [0.0], [0.0], [0.0], [0.0]
    for day in range(1, len(prices)):
        change = prices[day] / prices[day - 1] - 1.0
        years = (stamps[day] - stamps[day - 1]) / YEAR
        held = exposure / nav
        carry = (held - 1.0) * (RATE + SPREAD if held >= 1.0 else RATE)
        financing = nav * carry * years
        management_fee = nav * MANAGEMENT_FEE * years
        nav = nav + exposure * change - financing - management_fee
        exposure *= 1.0 + change
        if nav <= 0.0:
            break
        held = exposure / nav
        trade = trading_fee = 0.0
        if held < LOW or held > HIGH:
            missing = LEVERAGE * nav - exposure
            sign = 1.0 if missing >= 0.0 else -1.0
            trade = missing / (1.0 + sign * LEVERAGE * TRADING_FEE)
            trading_fee = TRADING_FEE * abs(trade)
            nav -= trading_fee
            exposure = LEVERAGE * nav
        navs.append(nav)
        exposures.append(exposure)
        held_before.append(held)
        trades.append(trade)
        financings.append(financing)
        management_fees.append(management_fee)
        trading_fees.append(trading_fee)
    return {
        "nav": np.array(navs),
        "exposure": np.array(exposures),
        "leverage_before": np.array(held_before),
        "trade": np.array(trades),
        "financing": np.array(financings),
        "management_fee": np.array(management_fees),
        "trading_fee": np.array(trading_fees),
    }
