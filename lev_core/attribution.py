"""Why the token and L × asset differ, split so that the parts add up exactly."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, expm1, log, log1p

from lev_core._path import CHARGES
from lev_core._walked import can_be_linked, daily_value, walked_value
from lev_core.daily import LARGEST_LOG
from lev_core.errors import LeverageError
from lev_core.linking import log_costs, logarithmic_mean
from lev_core.shapley import shapley_costs
from lev_core.token import TokenPath


@dataclass(frozen=True, kw_only=True)
class GapAttribution:
    """The way from L × asset to the token, in parts that sum to it.

    All numbers are return fractions of the money invested (or log points, from
    `attribute_log_gap`), signed as they change the result: a cost is negative, income
    from financing positive. ``simple`` plus every contribution is ``token``.

    Parameters
    ----------
    simple : float
        L times the asset's return.
    trend_gain : float
        What compounding alone adds if the asset takes the same road in equal steps; zero
        or above for L above 1 or below 0, zero or below between.
    volatility_drag : float
        What the swings around that road take; zero or below for L above 1 or below 0,
        zero or above between.
    rule_effect : float
        What it changes, before costs, that the token is not a daily reset to one target
        known by its closes: its policy, dated targets, and what happens inside bars. Either
        sign; 0 for such a daily reset.
    management_fee, financing, trading_fee, impact : float
        What each cost changes.
    rebalance_cost, creation_fee, redemption_fee : float
        Likewise; the last two are paid by the holder on the way in and out.
    token : float
        The holder's return.
    is_split : bool
        False where equal steps too would have wiped the token out, so that only the sum of
        trend gain and volatility drag means anything.
    """

    simple: float
    trend_gain: float
    volatility_drag: float
    rule_effect: float = 0.0
    management_fee: float
    financing: float
    trading_fee: float
    impact: float
    rebalance_cost: float = 0.0
    creation_fee: float = 0.0
    redemption_fee: float = 0.0
    token: float
    is_split: bool = True

    @property
    def compounding_effect(self) -> float:
        """The gap before costs, either sign: trend gain plus volatility drag."""
        return self.trend_gain + self.volatility_drag

    @property
    def cost_drag(self) -> float:
        """What all costs together change."""
        return float(sum(getattr(self, name) for name in CHARGES))

    @property
    def gap(self) -> float:
        """The token's return minus L × asset."""
        return self.token - self.simple


def attribute_gap(token: TokenPath) -> GapAttribution:
    """Split the gap between a token and L × asset into its causes, exactly.

    With G the token's value before costs (`gross_value`), D = Π(1 + L·r) that of a daily
    reset, V its value, ρ the asset's total growth and N intervals::

        S* = (1 + L·(ρ^(1/N) − 1))^N     same start, same end, equal steps
        trend gain       (S* − 1) − L·(ρ − 1)
        volatility drag  D − S*
        rule effect      G − D
        cost k           −A_k · LM(G, V),   A_k = Σ_t a_{k,t} / LM(g_t, n_t)

    a being the cost charged in an interval per unit of NAV at its start, g and n the growth
    of that interval before and after costs, and LM the logarithmic mean. This is the
    logarithmic linking of Carino (1999), "Combining attribution effects over time", Journal
    of Performance Measurement 3(4): no residual and no order among the costs. Where costs
    alone wipe a token out the mean does not exist, and each cost gets its Shapley value
    over re-runs without it (Moehle, Boyd & Ang, 2022, "Portfolio performance attribution
    via Shapley value"). A token wiped out before costs owes nothing to them. Creation and
    redemption fee are intervals of their own, in which nothing but the fee happens.

    With dated targets L is the one at the start: what the change of target did is in the
    rule effect, like the effect of any other rule than a daily reset. A rule that survives
    where a daily reset is wiped out (D = 0), or the reverse, has a rule effect as well.

    Parameters
    ----------
    token : TokenPath
        A simulated token.

    Returns
    -------
    GapAttribution
        Contributions as return fractions; their sum with `simple` is `token` to 1e-12 of
        the largest term.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import simulate_token
    >>> days = pd.date_range("2024-01-01", periods=3)
    >>> gap = attribute_gap(simulate_token(pd.Series([100.0, 110.0, 99.0], index=days), 3.0))
    >>> round(gap.simple, 9), round(gap.compounding_effect, 9), round(gap.token, 9)
    (-0.03, -0.06, -0.09)
    """
    gross, steady, net = gross_value(token), steady_value(token), token.final_value
    daily, simple = daily_value(token), token.leverage * token.prices.total_return
    if (can_be_linked(token) and gross > 0.0) or gross == net == 0.0:
        mean = logarithmic_mean(gross, net)
        costs = {name: 0.0 - points * mean for name, points in log_costs(token).items()}
    else:
        costs = shapley_costs(token)
    return GapAttribution(
        simple=simple,
        trend_gain=0.0 if steady == 1.0 + simple else (steady - 1.0) - simple,
        volatility_drag=daily - steady,
        rule_effect=gross - daily,
        token=token.total_return,
        is_split=steady > 0.0,
        **costs,
    )


def attribute_log_gap(token: TokenPath) -> GapAttribution | None:
    """Split the gap in log points, which keep their size when percentages explode.

    The same causes as `attribute_gap`, as differences of natural logarithms of the value of
    one unit invested: 0.01 is one log point, close to 1% for small changes.

    Parameters
    ----------
    token : TokenPath
        A simulated token.

    Returns
    -------
    GapAttribution or None
        Contributions in log points; None where a value is zero or below and so has no
        logarithm: a token wiped out, or an asset that lost 1/L and more.

    Examples
    --------
    >>> import pandas as pd
    >>> from lev_core import simulate_token
    >>> days = pd.date_range("2024-01-01", periods=3)
    >>> gap = attribute_log_gap(simulate_token(pd.Series([100.0, 110.0, 121.0], index=days), 2.0))
    >>> round(gap.token - gap.simple - gap.compounding_effect, 12)
    0.0
    """
    gross, steady, net = gross_value(token), steady_value(token), token.final_value
    daily, simple = daily_value(token), 1.0 + token.leverage * token.prices.total_return
    if min(gross, daily, steady, net, simple) <= 0.0 or not can_be_linked(token):
        return None
    return GapAttribution(
        simple=log(simple),
        trend_gain=log(steady / simple),
        volatility_drag=log(daily / steady),
        rule_effect=log(gross / daily),
        token=log(net),
        is_split=True,
        **{name: 0.0 - points for name, points in log_costs(token).items()},
    )


def gross_value(token: TokenPath) -> float:
    """Return the token's final value before any cost, zero once wiped out.

    Π(1 + L·r) under a daily reset, Π(1 + λ·r) with the leverage λ held under another rule,
    along the path the token really took.

    Parameters
    ----------
    token : TokenPath
        A simulated token.

    Returns
    -------
    float
        Value per unit invested. Where costs alone wiped out a token under another rule
        than a daily reset, the value of that rule without costs.
    """
    return walked_value(token)


def steady_value(token: TokenPath) -> float:
    """Return the value before costs had the asset taken the same road in equal steps.

    ``(1 + L·(ρ^(1/N) − 1))^N``. Where a single such step would wipe the token out the
    value is 0, and a daily reset was wiped out too: no road with the same ends and
    all growth factors above zero beats equal steps (Jensen's inequality).

    Parameters
    ----------
    token : TokenPath
        A simulated token.

    Returns
    -------
    float
        Value per unit invested, zero or above.

    Raises
    ------
    LeverageError
        If the value is larger than a number can hold.
    """
    steps = len(token.prices) - 1
    if steps == 1:
        return max(0.0, 1.0 + token.leverage * token.prices.total_return)
    first, last = token.prices.values[[0, -1]]
    step = token.leverage * expm1(log(last / first) / steps)
    if step <= -1.0:
        return 0.0
    growth = steps * log1p(step)
    if growth > LARGEST_LOG:
        raise LeverageError(
            f"In equal steps a {token.leverage:g}x token would grow beyond any number; "
            "choose a smaller multiple."
        )
    return exp(growth)
