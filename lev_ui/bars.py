"""A token through its bars, where highs and lows can change what closes say. No Streamlit."""

from __future__ import annotations

from math import copysign, inf

import numpy as np

from lev_core import (
    AdverseMove,
    Band,
    BothOrders,
    Emergency,
    Never,
    Policy,
    Recenter,
    TokenPath,
    both_orders,
    leverage_after,
    leverage_range,
)

ROUNDING = 1.0 - 1e-9


def through_bars(closes: TokenPath) -> BothOrders | None:
    """Return a token in both orders of high and low; None where they say what the closes say.

    Walking the bars takes ten times as long as the closes, so it is done only where a high or
    a low reaches something.
    """
    if not closes.prices.has_bars or is_quiet(closes):
        return None
    return both_orders(closes.prices, closes.leverage, costs=closes.costs, policy=closes.policy)


def is_quiet(closes: TokenPath) -> bool:
    """Return whether no high or low reaches anything a rule acts on, nor takes everything.

    Then the token goes through its bars as it does from close to close.
    """
    least, most = _levels(closes.policy, closes.leverage)
    sizes = leverage_range(closes).iloc[1:].abs().to_numpy(dtype=np.float64)
    return bool((sizes < most * ROUNDING).all() and (sizes * ROUNDING > least).all())


def _levels(policy: Policy, leverage: float) -> tuple[float, float]:  # noqa: PLR0911  one a rule
    """Return the sizes of leverage between which a rule does nothing inside a bar."""
    size = abs(leverage)
    match policy:
        case Emergency(trigger):
            return -1.0, size * trigger
        case AdverseMove(move) if policy.daily and 0.0 < move * size < 1.0:
            return -1.0, abs(leverage_after(leverage, -copysign(move, leverage)))
        case AdverseMove():
            return -1.0, 0.0 if not policy.daily else inf  # without a reset its start lies back
        case Band(low, high) if policy.continuous:
            return low, high
        case Recenter() if policy.ripcord is not None:
            return -1.0, policy.ripcord
        case Never(maintenance) if maintenance > 0.0:
            return -1.0, 1.0 / maintenance
    return -1.0, inf
