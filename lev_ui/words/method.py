"""How the numbers are computed, with formulas and sources."""

from __future__ import annotations

METHOD = r"""
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

**Sources.** Cheng & Madhavan (2009), *The Dynamics of Leveraged and Inverse Exchange-Traded
Funds*; Avellaneda & Zhang (2010), *Path-Dependence of Leveraged ETF Returns*; Carino (1999),
*Combining Attribution Effects Over Time*.
"""
