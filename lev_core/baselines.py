"""What a token is compared with: the definitions people mean by "simple leverage"."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_core._targets import check_leverage
from lev_core.daily import LARGEST_LOG
from lev_core.errors import LeverageError
from lev_core.prices import PriceHistory, as_prices


def simple_leverage(prices: PriceHistory | pd.Series, leverage: float) -> pd.Series:
    """Return L times the asset's return since the start: ``1 + L·(S_t/S_0 − 1)``.

    What most people expect of a leveraged token. It can fall below zero; from that date
    on a position of fixed size would have been worth nothing (`worthless_on`).

    Parameters
    ----------
    prices : PriceHistory or pandas.Series
        The asset, shape ``(rows,)``.
    leverage : float
        The multiple L, from −10 to 10.

    Returns
    -------
    pandas.Series
        Value per unit invested on each date, starting at 1.0.

    Raises
    ------
    LeverageError
        If the prices or the leverage cannot be used.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=2)
    >>> simple_leverage(pd.Series([100.0, 120.0], index=days), 3.0).round(9).tolist()
    [1.0, 1.6]
    """
    check_leverage(leverage)
    history = as_prices(prices)
    values = 1.0 + leverage * (history.values / history.values[0] - 1.0)
    return pd.Series(values, index=history.index, name="simple_leverage")


def unlevered(prices: PriceHistory | pd.Series) -> pd.Series:
    """Return the asset itself, rebased: ``S_t/S_0``.

    Parameters
    ----------
    prices : PriceHistory or pandas.Series
        The asset, shape ``(rows,)``.

    Returns
    -------
    pandas.Series
        Value per unit invested on each date, starting at 1.0.

    Raises
    ------
    LeverageError
        If the prices cannot be used.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=2)
    >>> unlevered(pd.Series([100.0, 120.0], index=days)).tolist()
    [1.0, 1.2]
    """
    history = as_prices(prices)
    return pd.Series(history.values / history.values[0], index=history.index, name="asset")


def power_law(prices: PriceHistory | pd.Series, leverage: float) -> pd.Series:
    """Return the token that never met a swing: ``(S_t/S_0)^L``.

    Leverage compounded without variance. Measured against it a token shows volatility
    drag alone (Avellaneda & Zhang, 2010, "Path-dependence of leveraged ETF returns",
    SIAM Journal on Financial Mathematics 1).

    Parameters
    ----------
    prices : PriceHistory or pandas.Series
        The asset, shape ``(rows,)``.
    leverage : float
        The multiple L, from −10 to 10.

    Returns
    -------
    pandas.Series
        Value per unit invested on each date, starting at 1.0.

    Raises
    ------
    LeverageError
        If the prices or the leverage cannot be used.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=2)
    >>> power_law(pd.Series([100.0, 120.0], index=days), 2.0).round(9).tolist()
    [1.0, 1.44]
    """
    check_leverage(leverage)
    history = as_prices(prices)
    growth = leverage * np.log(history.values / history.values[0])
    if growth.max() > LARGEST_LOG:
        raise LeverageError(
            f"At {leverage:g}x the asset's growth to that power is beyond any number; "
            "choose a smaller multiple."
        )
    return pd.Series(np.exp(growth), index=history.index, name="power_law")


def worthless_on(value: pd.Series) -> pd.Timestamp | None:
    """Return the first date on which a value is zero or below, or None.

    Parameters
    ----------
    value : pandas.Series
        Value per unit invested, dated.

    Returns
    -------
    pandas.Timestamp or None
        When a position following `value` would have been worth nothing.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2024-01-01", periods=3)
    >>> worthless_on(pd.Series([1.0, -0.1, 0.4], index=days))
    Timestamp('2024-01-02 00:00:00')
    """
    gone = value.to_numpy() <= 0.0
    return pd.DatetimeIndex(value.index)[int(gone.argmax())] if gone.any() else None
