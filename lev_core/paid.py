"""What holders paid, item by item: over a life, in a year, and in each calendar year."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lev_core._path import CHARGES
from lev_core._types import Floats
from lev_core._walked import can_be_linked
from lev_core.attribution import attribute_gap, gross_value
from lev_core.financing import Funded
from lev_core.linking import log_points, logarithmic_mean
from lev_core.token import TokenPath

FINANCING_ITEMS = ("interest", "spread", "borrow_fee", "interest_earned", "funding")
ITEMS = (
    "management_fee",
    *FINANCING_ITEMS,
    *(name for name in CHARGES if name not in {"management_fee", "financing"}),
)


def itemised_charges(token: TokenPath) -> pd.DataFrame:
    """Return what was paid on every date, with the financing in its items.

    ``interest`` is the bare rate on what is borrowed, ``spread`` what the lender adds to it,
    ``borrow_fee`` the price of borrowing the asset, ``interest_earned`` the rate on cash and
    on the proceeds of a short sale (an income, so below zero at a rate above zero), and
    ``funding`` that of perpetual futures.

    Parameters
    ----------
    token : TokenPath
        A simulated token.

    Returns
    -------
    pandas.DataFrame
        One row per price, one column for each item that was ever paid or received, in units
        of NAV; positive is paid. The items of the financing sum to that of `TokenPath.charges`.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import Costs, Funded, simulate_token
    >>> days = pd.date_range("2024-01-01", periods=2)
    >>> costs = Costs(financing=Funded(rate=0.0365, spread=0.00365))
    >>> paid = itemised_charges(simulate_token(pd.Series(100.0, index=days), 3.0, costs=costs))
    >>> paid.iloc[1].round(9).to_dict()
    {'interest': 0.0002, 'spread': 2e-05}
    """
    charges = token.arrays.charges
    found = {**financing_items(token), **charges}
    columns = {name: found[name] for name in ITEMS if found[name].any()}
    return pd.DataFrame(columns, index=token.prices.index)


def yearly_costs(token: TokenPath) -> pd.Series:
    """Return what each item took a year, as a share of what was held when it fell due.

    The mean over the token's life of the charge per unit of NAV, per year of 365 days: in
    the unit of a stated management fee, which comes out as itself. A fee on the way in or
    out is spread over the years held.

    Parameters
    ----------
    token : TokenPath
        A simulated token.

    Returns
    -------
    pandas.Series
        Fractions per year by item; their sum is the real yearly cost. A token lives until it
        is wiped out, a margin position until it is liquidated.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import Costs, simulate_token
    >>> days = pd.date_range("2024-01-01", periods=366)
    >>> token = simulate_token(pd.Series(100.0, index=days), 1.0, costs=Costs(management_fee=0.01))
    >>> yearly_costs(token).round(9).to_dict()
    {'management_fee': 0.01}
    """
    shares = _shares(token)
    ended = token.wiped_out_on or token.liquidated_on
    end = len(shares) - 1 if ended is None else int(shares.index.searchsorted(ended))
    return shares.sum() / float(token.prices.interval_years[:end].sum())


def costs_by_year(token: TokenPath) -> pd.DataFrame:
    """Return what each item took in each calendar year, as a share of what was held.

    Parameters
    ----------
    token : TokenPath
        A simulated token.

    Returns
    -------
    pandas.DataFrame
        Indexed by year, one column per item of `itemised_charges`: sums of the charge per
        unit of NAV. A year that was not held in full has what fell due in its part.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import Costs, simulate_token
    >>> days = pd.DatetimeIndex(["2023-12-31", "2024-12-30"])
    >>> token = simulate_token(pd.Series(100.0, index=days), 1.0, costs=Costs(management_fee=0.01))
    >>> costs_by_year(token).round(9).to_dict()
    {'management_fee': {2023: 0.0, 2024: 0.01}}
    """
    shares = _shares(token)
    return shares.groupby(token.prices.index.year.rename("year")).sum()


def item_effects(token: TokenPath) -> pd.Series:
    """Return what each item changed of the holder's result, the items of financing apart.

    The contributions of `attribute_gap`, that of the financing split by the same logarithmic
    linking; where that does not exist, by what was paid for each item.

    Parameters
    ----------
    token : TokenPath
        A simulated token.

    Returns
    -------
    pandas.Series
        Return fractions by item, signed as they change the result; they sum to
        `GapAttribution.cost_drag`. In a ruin there can be one that was never paid: without
        the others it would have been.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import Costs, simulate_token
    >>> days = pd.date_range("2024-01-01", periods=2)
    >>> costs = Costs(management_fee=0.365)
    >>> item_effects(simulate_token(pd.Series(100.0, index=days), 1.0, costs=costs)).to_dict()
    {'management_fee': -0.001}
    """
    gap, paid = attribute_gap(token), itemised_charges(token)
    others = [name for name in ITEMS if name not in FINANCING_ITEMS and getattr(gap, name) != 0.0]
    names = [name for name in ITEMS if name in paid or name in others]
    financing = {name: paid[name].to_numpy() for name in names if name in FINANCING_ITEMS}
    gross = gross_value(token)
    if can_be_linked(token) and gross > 0.0:
        unit, weights = -logarithmic_mean(gross, token.final_value), log_points(token, financing)
    else:
        weights = {name: float(amounts.sum()) for name, amounts in financing.items()}
        total = sum(weights.values())
        if not total:  # nothing was paid by the time of the ruin
            is_funded = isinstance(token.costs.financing, Funded)
            weights, total = {"interest" if is_funded else "funding": 1.0}, 1.0
        unit = gap.financing / total
    effects = {
        name: unit * weight + 0.0
        for name, weight in weights.items()
        if unit or name in financing  # paid by a token that prices alone have ruined
    }
    others_too = {name: float(getattr(gap, name)) for name in names if name not in FINANCING_ITEMS}
    found = effects | others_too
    return pd.Series({name: found[name] for name in ITEMS if name in found}, dtype=np.float64)


def financing_items(token: TokenPath) -> dict[str, Floats]:
    """Return the financing of every date by its items, shape ``(rows,)`` each.

    Parameters
    ----------
    token : TokenPath
        A simulated token.

    Returns
    -------
    dict of str to numpy.ndarray
        Amounts in units of NAV, positive is paid; on a day that leaves nothing, and after a
        liquidation, as far as they were really paid.
    """
    arrays, financing = token.arrays, token.costs.financing
    paid, start = arrays.charges["financing"], arrays.nav[:-1]
    items = {name: np.zeros(len(paid)) for name in FINANCING_ITEMS}
    if not isinstance(financing, Funded):
        items["funding"] = paid
        return items
    held = np.divide(arrays.exposure[:-1], start, out=np.zeros_like(start), where=start > 0.0)
    rate = financing.rates(token.prices.index)
    rates = {
        "interest": np.maximum(held - 1.0, 0.0) * rate,
        "spread": np.maximum(held - 1.0, 0.0) * financing.spread,
        "borrow_fee": np.maximum(-held, 0.0) * financing.borrow_fee,
        "interest_earned": np.minimum(held - 1.0, 0.0) * rate,
    }
    due = {name: start * token.prices.interval_years * yearly for name, yearly in rates.items()}
    share = _share_paid(token, sum(due.values(), start=np.zeros_like(start)))
    for name, amounts in due.items():
        items[name][1:] = amounts * share
    return items


def _share_paid(token: TokenPath, due: Floats) -> Floats:
    """Return how much of what fell due in each interval was paid: all, but for a ruin.

    A token that is ruined pays as far as it can, and after a liquidation nothing is due.
    """
    share = np.ones_like(due)
    ruin, closed = token.wiped_out_row, token.liquidated_on
    if ruin is not None:
        paid = token.arrays.charges["financing"][ruin]
        share[ruin - 1] = paid / due[ruin - 1] if due[ruin - 1] else 0.0
    if closed is not None:
        share[int(token.prices.index.searchsorted(closed)) :] = 0.0
    return share


def _shares(token: TokenPath) -> pd.DataFrame:
    """Return what was paid of each item per unit of NAV at the start of its interval.

    A creation fee is a share of the NAV created, a redemption fee of the NAV redeemed.
    """
    paid, nav = itemised_charges(token), token.arrays.nav
    start = np.concatenate(([1.0], nav[:-1]))
    held = pd.Series(np.where(start > 0.0, start, 1.0), index=paid.index)
    shares = paid.div(held, axis="index")
    if "redemption_fee" in shares:
        shares.loc[shares.index[-1], "redemption_fee"] = token.costs.redemption_fee
    return shares
