"""How the page Simulate computes: models, tokens, results, and what is not in them."""

from __future__ import annotations

METHOD = r"""
**Paths.** The price of the asset is drawn step by step, as many steps as there are prices in the
time ahead. *Its own past, in pieces* is the bootstrap of Politis and Romano (1994, *The stationary
bootstrap* in the Journal of the American Statistical Association). A piece starts on a day drawn by
chance and its length is drawn too, around an average. That average is the longer of the two which
the rule of Politis and White (2004, corrected 2009) gives for the returns and for their squares.

*A random walk* draws each step by itself: a return over the time $dt$ has the mean
$(\mu-\tfrac12\sigma^2)\,dt$ and the spread $\sigma\sqrt{dt}$ on the scale of logs.

*Swings that come in clusters* is volatility clustering after Bollerslev (1986), GARCH(1,1):
$h'=w+(a+c\,[e<0])\,e^2+b\,h$. Here $h$ is the squared swing of a day and $e$ its surprise.
It is fitted so that the real returns are as likely as they can be. A drawn fall of more than all
is taken as all, so on a few paths even the asset ends at nothing.

**Tokens.** Along each path a token is reset at every price, with the same arithmetic as everywhere
here: $1+L\,r$, less costs. All multiples go through the same paths. What is worth nothing stays so.

**Results.** The average and the chances are counts over all paths. The lines of the fan are read
off counts too, and are off by less than the width of a line. The same seed and number of paths give
the same picture.

**What is not in it.** The model knows only the past it was shown. A time unlike it is in no path,
and no number here says what is to come.
"""
