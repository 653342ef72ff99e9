"""What a token charges its holders, and refuses to be told nonsense about."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite

from lev_core.errors import LeverageError
from lev_core.financing import Financing, Funded, PerpetualFunding, check_yearly_rate
from lev_core.impact import SquareRootImpact

DAYS = 365  # in a year, as act/365 counts them
ROUNDING = 1e-15


@dataclass(frozen=True, kw_only=True, eq=False)
class Costs:
    """Everything the holders of a token pay.

    Parameters
    ----------
    management_fee : float, default 0.0
        Per year on NAV as a fraction, accrued act/365 on start-of-interval NAV. For a fee
        per day see `fee_per_year`.
    financing : Funded or PerpetualFunding, optional
        Interest on what is borrowed, or earned on what is held in cash; or the funding of
        perpetual futures. Nothing by default.
    trading_fee : float, default 0.0
        Fraction of the notional traded at each rebalance (0.0005 is 5 basis points),
        from 0 to below 1. For orders filled in two ways see `maker_taker_fee`.
    impact : SquareRootImpact, optional
        Market impact of the trades; None charges nothing. It needs `fund_size`.
    rebalance_cost : float, default 0.0
        Money each rebalance costs the fund whatever its size, such as gas and a keeper's
        reward. It needs `fund_size`.
    fund_size : float, optional
        Money in the fund at the start, of the currency of `rebalance_cost` and of the
        impact's volume.
    size_follows_nav : bool, default True
        Whether the fund grows and shrinks with its NAV alone; otherwise investors come and
        go so that it keeps its size.
    creation_fee : float, default 0.0
        Paid on top of the NAV when tokens are created, as a fraction of it, from 0 to below 1.
    redemption_fee : float, default 0.0
        Kept back from the NAV when tokens are redeemed, likewise.

    Raises
    ------
    LeverageError
        If a yearly rate lies beyond ±500%, a fee is not a fraction, or the size of the fund
        is missing.

    Examples
    --------
    >>> Costs(management_fee=0.0095, trading_fee=0.0005).trading_fee
    0.0005
    >>> Costs(management_fee=9.5)
    Traceback (most recent call last):
    ...
    lev_core.errors.LeverageError: The management fee of 950% a year is beyond ±500%; \
give a fraction, 0.01 for 1%.
    """

    management_fee: float = 0.0
    financing: Financing = field(default_factory=Funded)
    trading_fee: float = 0.0
    impact: SquareRootImpact | None = None
    rebalance_cost: float = 0.0
    fund_size: float | None = None
    size_follows_nav: bool = True
    creation_fee: float = 0.0
    redemption_fee: float = 0.0

    def __post_init__(self) -> None:
        """Refuse fees no one can mean."""
        if not isinstance(self.financing, Funded | PerpetualFunding):
            raise LeverageError("The financing must be Funded(…) or PerpetualFunding(…).")
        if not isinstance(self.impact, SquareRootImpact | None):
            raise LeverageError("The impact must be SquareRootImpact(…) or None.")
        check_yearly_rate(self.management_fee, "management fee")
        check_trading_fee(self.trading_fee)
        for fee, what in ((self.creation_fee, "creation"), (self.redemption_fee, "redemption")):
            if not 0.0 <= fee < 1.0:
                raise LeverageError(
                    f"The {what} fee must be a fraction from 0 to below 1, not {fee:g}; "
                    "0.001 is 0.1%."
                )
        if not (isfinite(self.rebalance_cost) and self.rebalance_cost >= 0.0):
            raise LeverageError(
                "The cost of a rebalance must be an amount of money of zero or above, "
                f"not {self.rebalance_cost:g}."
            )
        if self.fund_size is not None and not (isfinite(self.fund_size) and self.fund_size > 0.0):
            raise LeverageError(
                f"The size of the fund must be an amount above zero, not {self.fund_size:g}."
            )
        if self.fund_size is None and (self.rebalance_cost > 0.0 or self.impact is not None):
            raise LeverageError(
                "Market impact and a cost per rebalance depend on how large the fund is; "
                "give fund_size."
            )

    @property
    def trades_in_proportion(self) -> bool:
        """Whether a trade costs a share of its notional and nothing else."""
        return self.impact is None and self.rebalance_cost == 0.0

    @property
    def kept(self) -> float:
        """The share of the NAV that a holder gets for what was put in."""
        return (1.0 - self.redemption_fee) / (1.0 + self.creation_fee)


def maker_taker_fee(maker: float, taker: float, maker_share: float) -> float:
    """Return the trading fee of orders of which a share is filled passively.

    ``c = w·maker + (1 − w)·taker``.

    Parameters
    ----------
    maker : float
        Fee of an order that waits in the book, as a fraction of the notional; negative
        where the exchange pays for it.
    taker : float
        Fee of an order that takes what is there, likewise.
    maker_share : float
        The share w filled passively, from 0 to 1.

    Returns
    -------
    float
        The fee as a fraction of the notional traded.

    Raises
    ------
    LeverageError
        If the share is not one, or the fee that results is not one either.

    Examples
    --------
    >>> round(maker_taker_fee(0.0002, 0.0005, 0.4), 9)
    0.00038
    """
    if not 0.0 <= maker_share <= 1.0:
        raise LeverageError(f"The share filled passively must be from 0 to 1, not {maker_share:g}.")
    fee = maker_share * maker + (1.0 - maker_share) * taker
    if -ROUNDING < fee < 0.0:  # a rebate that pays for the rest exactly
        return 0.0
    check_trading_fee(fee)
    return fee


def fee_per_year(fee_per_day: float) -> float:
    """Return a fee per day as `Costs` takes it, per year: 365 times as much.

    Parameters
    ----------
    fee_per_day : float
        Per day on NAV as a fraction.

    Returns
    -------
    float
        Per year as a fraction; what it takes in a year is `drag_of_daily_fee`.

    Examples
    --------
    >>> round(fee_per_year(0.0003), 9)
    0.1095
    """
    return DAYS * fee_per_day


def drag_of_daily_fee(fee_per_day: float) -> float:
    """Return the share of the NAV that a fee per day takes in a year, ``1 − (1 − f)³⁶⁵``.

    Parameters
    ----------
    fee_per_day : float
        Per day on NAV as a fraction, from 0 to 1.

    Returns
    -------
    float
        Fraction from 0 to 1.

    Raises
    ------
    LeverageError
        If the fee is not a fraction.

    Examples
    --------
    >>> [round(100 * drag_of_daily_fee(fee), 1) for fee in (0.0001, 0.0003, 0.001)]
    [3.6, 10.4, 30.6]
    """
    if not 0.0 <= fee_per_day <= 1.0:
        raise LeverageError(
            f"A fee per day is a fraction from 0 to 1, not {fee_per_day:g}; 0.0003 is 0.03%."
        )
    return 1.0 - (1.0 - fee_per_day) ** DAYS


def check_trading_fee(trading_fee: float) -> None:
    """Refuse a trading fee that is not a fraction of the notional traded."""
    if not 0.0 <= trading_fee < 1.0:
        raise LeverageError(
            f"The trading fee must be a fraction from 0 to below 1, not {trading_fee:g}; "
            "0.0005 is 5 basis points."
        )
