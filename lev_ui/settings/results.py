"""What a page of results shows beside the token, and how it is drawn. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Baseline: TypeAlias = Literal["simple", "margin", "asset", "power"]
Scale: TypeAlias = Literal["linear", "log"]

OWN_REAL = "MY-TOKEN"  # what an address calls the file of a real token, which it cannot carry
MOST_ALSO = 2  # further tokens on one chart
LONGEST_HORIZON = 756  # trading days: about three years of a share


@dataclass(frozen=True, kw_only=True)
class ResultSettings:
    """What a page of results shows.

    `baseline` is what the token is compared with, `scale` the scale of money, `split` whether the
    compounding effect stands in its two parts, and `also` are multiples shown beside the one
    chosen. `testfol` is the expression the settings are taken from, for as long as they are, or
    nothing. `real` is the symbol of the fund the model is held against, `OWN_REAL`, or nothing;
    `part` the share of its days, in %, on which a spread is estimated. `horizon` is how many
    trading days somebody holds the token.
    """

    baseline: Baseline = "simple"
    scale: Scale = "linear"
    split: bool = False
    also: tuple[float, ...] = ()
    testfol: str = ""
    real: str = ""
    part: float = 50.0
    horizon: int = 252
