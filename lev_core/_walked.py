"""A token's growth before costs: under a daily reset by formula, otherwise along its own path."""

from __future__ import annotations

import numpy as np

from lev_core._path import FUND_CHARGES
from lev_core._types import Floats
from lev_core.costs import Costs
from lev_core.daily import compound
from lev_core.policies import Daily
from lev_core.simulation import simulate_token
from lev_core.token import TokenPath


def is_plain(token: TokenPath) -> bool:
    """Return whether a token is a daily reset to one target, known by its closes."""
    return isinstance(token.policy, Daily) and token.schedule is None and token.inside == "closes"


def daily_growth_before_costs(token: TokenPath) -> Floats:
    """Return ``1 + L·r`` of each interval, L the target at the start, shape ``(rows - 1,)``."""
    return 1.0 + token.leverage * token.prices.interval_returns


def growth_before_costs(token: TokenPath) -> Floats:
    """Return the growth of each interval before its costs, shape ``(rows - 1,)``.

    ``1 + λ·r`` with the leverage λ held at its start; through bars with triggers, what the
    interval walked came to. The growth after costs is this less the charges per unit of
    NAV at the start; once there is no NAV both are 1.
    """
    if is_plain(token):
        return daily_growth_before_costs(token)
    arrays = token.arrays
    start = arrays.nav[:-1]
    before_costs = arrays.nav[1:] + sum(arrays.charges[name][1:] for name in FUND_CHARGES)
    return np.divide(before_costs, start, out=np.ones_like(start), where=start > 0.0)


def can_be_linked(token: TokenPath) -> bool:
    """Return whether every interval has a growth above zero before and after its costs."""
    return token.wiped_out_row is None and bool((growth_before_costs(token) > 0.0).all())


def daily_value(token: TokenPath) -> float:
    """Return what a daily reset to the target at the start is worth before costs."""
    return float(compound(daily_growth_before_costs(token), token.leverage)[-1])


def walked_value(token: TokenPath) -> float:
    """Return the final value before costs of the path a token walked, zero once wiped out.

    Where costs alone have wiped it out, or income alone has kept it alive, that path does
    not go on without them: the value is that of the same rule without costs.
    """
    if is_plain(token):
        return daily_value(token)
    growth = growth_before_costs(token)
    ruin = token.wiped_out_row
    if can_be_linked(token) or (ruin is not None and growth[ruin - 1] <= 0.0):
        return float(compound(growth, token.leverage)[-1])
    return float(rerun(token, Costs()).arrays.nav[-1])


def rerun(token: TokenPath, costs: Costs) -> TokenPath:
    """Return the same token under other costs."""
    return simulate_token(
        token.prices, token.given_leverage, costs=costs, policy=token.policy, inside=token.inside
    )
