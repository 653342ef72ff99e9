"""How the page Leverage is computed, with the sources of its formulas."""

from __future__ import annotations

METHOD = r"""
**Each token** is reset to its multiple at every close. Interest, the management fee and the
trading fee are taken as on the other pages, with the costs set in the drawer.

**The best multiple** is the one that ended highest after costs, of all from the lowest to the
highest drawn. Growth per year is close to $\mu L - \tfrac12\sigma^2L^2$, with the asset's average
return $\mu$ and its volatility $\sigma$. So the best multiple is close to $\mu/\sigma^2$ and no
better known than $\mu$ (Merton, 1969, *Lifetime Portfolio Selection under Uncertainty*).

**Its error band** reaches 1.96 standard errors to each side. After $T$ years the standard error is
$1/(\sigma\sqrt T)$. At twice the best multiple, growth is back to where no leverage had it.

**Swings took** is $G/S^*-1$, before costs: $G$ is what the token made, and
$S^*=\left(1+L(\rho^{1/N}-1)\right)^N$ what it would have made in $N$ equal steps to the same end.

**The table of the prospectuses** is, without costs and interest (Avellaneda and Zhang, 2010,
*Path-Dependence of Leveraged ETF Returns*):

$$(1+R)^L\,e^{-\frac12(L^2-L)\sigma^2T}-1$$

A line joins the asset returns $R$ at which it has one value:
$R=(1+V)^{1/L}\,e^{\frac12(L-1)\sigma^2T}-1$. Each point is a whole calendar year of the asset, from
the last price of the year before, with its own $R$ and $\sigma$.
"""
