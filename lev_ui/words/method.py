"""How the numbers are computed, with formulas and sources."""

from __future__ import annotations

_MODEL = r"""
**The token, each day, in this order.** The market moves its value by leverage times the
asset's return. Interest on borrowed money and the management fee are taken for the days that
have passed (calendar days, 365 to a year). If nothing is left the token is worth 0 for ever.
Otherwise it trades back to its multiple and pays the trading fee on what it trades, so that
the multiple is exact afterwards.

**Multiplier × asset** is $L \cdot (S_T/S_0 - 1)$: no trades, no interest, no fee.

**The parts.** With $\rho = S_T/S_0$ over $N$ days and $G$ the token's value before costs:

$$S^* = \left(1 + L\,(\rho^{1/N} - 1)\right)^N$$

is a token on an asset that goes the same way in equal steps. *Trend gain* is
$S^* - 1 - L(\rho - 1)$; *volatility drag* is $G - S^*$. For a multiple above 1 or below 0 the
first is never negative and the second never positive; which one is larger depends on the road.

**Costs** are linked over time with logarithmic means (Carino, 1999), so every bar is exact and
none depends on the order of the others. The bar of a cost is larger than the money paid when
that money would have grown, and smaller when it would have shrunk. The column *Paid* shows the
amounts themselves.
"""
_CLOSER = r"""
**Day by day.** A day's share of the gap is $(V_t-V_{t-1}) - L\,(S_t-S_{t-1})/S_0$, where $V$ is the
token per unit of money put in. The shares of all days add up to the gap, whatever was paid. What a
swing takes from a daily reset is $\ln(1+L\,r_t) - L\ln(1+r_t)$, in log points before costs.

**A break-even** is an asset return $R$ at which $(1+R)^L\,e^{-\frac12(L^2-L)\,\sigma^2T} = 1+L\,R$.
There $\sigma$ is the volatility a year and $T$ the time in years.

**A window** is held by somebody who bought on its first day and sold on its last. They bought a
token that has followed its rule since the history began, at the costs set here.
"""
_SOURCES = """
**Sources.** Cheng & Madhavan (2009), *The Dynamics of Leveraged and Inverse Exchange-Traded
Funds*; Avellaneda & Zhang (2010), *Path-Dependence of Leveraged ETF Returns*; Carino (1999),
*Combining Attribution Effects Over Time*.
"""
METHOD = f"{_MODEL}{_SOURCES}"
COMPARE_METHOD = f"{_MODEL}{_CLOSER}{_SOURCES}"
