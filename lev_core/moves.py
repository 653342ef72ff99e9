"""One move of the asset, from freshly rebalanced: what the rule leaves of it."""

from __future__ import annotations

from math import isfinite
from typing import Literal, TypeAlias, get_args

from lev_core._inside import Holding, Road, walk
from lev_core._targets import check_leverage
from lev_core._trading import TradeTerms
from lev_core.costs import Costs
from lev_core.deciding import check_inside, clamped, rule_of
from lev_core.errors import LeverageError
from lev_core.policies import Policy, check_policy, farthest_target
from lev_core.rebalancing import check_affordable

How: TypeAlias = Literal["jump", "slide"]

NO_COSTS = Costs()


def one_move(
    leverage: float, move: float, *, policy: Policy, costs: Costs = NO_COSTS, how: How = "jump"
) -> float:
    """Return what one move of the asset leaves of 1 invested at the target leverage.

    A jump gives no chance to act on the way: a trigger that it passes fills where the jump
    ends. On a slide triggers fill at their levels, one after the other. What a rule does at
    the next close is left out, and of the costs only the trading fee of the triggers
    counts: a move takes no time.

    Parameters
    ----------
    leverage : float
        Target leverage from −10 to 10.
    move : float
        Return of the asset as a fraction above −1.
    policy : Policy
        The rule; see `simulate_token` for what acts between closes.
    costs : Costs, optional
        Whose trading fee is paid; nothing by default.
    how : {"jump", "slide"}
        Whether the asset goes there at once or through every price between.

    Returns
    -------
    float
        Value per unit invested, 0 after a wipe-out.

    Raises
    ------
    LeverageError
        If a value is one the model cannot use.

    Examples
    --------
    A fall of one half: a 3x token has nothing left, unless its rule acts on the way.

    >>> from lev_core import Emergency
    >>> one_move(3.0, -0.5, policy=Emergency())
    0.0
    >>> round(one_move(3.0, -0.5, policy=Emergency(), how="slide"), 4)
    0.0926
    """
    check_leverage(leverage)
    check_policy(policy, leverage)
    check_inside(policy, leverage)
    check_affordable(costs.trading_fee, farthest_target(policy, leverage))
    if not (isfinite(move) and move > -1.0):
        raise LeverageError(
            f"A move must be a return above −1 (a loss below 100%), not {move:g}; −0.1 is −10%."
        )
    if how not in get_args(How):
        raise LeverageError(f"A move is a 'jump' or a 'slide', not {how!r}.")
    price = 1.0 + move
    road: Road = (("open" if how == "jump" else "close", price),)
    holding = Holding(1.0, float(leverage), 1.0, 1.0)
    rule = rule_of(policy, float(leverage), clamped)
    return walk(holding, road, rule, TradeTerms(costs.trading_fee), 1)[0].nav
