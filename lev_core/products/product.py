"""One real product: who issues it, what it promises, what it takes, and how sure we are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from lev_core.costs import Costs
from lev_core.errors import LeverageError
from lev_core.financing import Funded, Rate
from lev_core.products.checks import Choice, Range, check_one_of, check_text
from lev_core.products.fees import Fees, Financing
from lev_core.products.terms import Terms

Group: TypeAlias = Literal["exchange token", "on-chain token", "listed fund"]
Status: TypeAlias = Literal[
    "active", "closed", "superseded", "reported delisted", "not verified", "not stated"
]
Confidence: TypeAlias = Literal["A", "B", "C", "illustrative", "not graded"]

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DAYS = 365  # in a year, as act/365 counts them
LEFT_OUT = {
    "funding": "The funding its futures pay or receive comes on top and is not in these costs.",
    "borrow": "The rate its lending protocol asks comes on top and is not in these costs.",
    "unknown": "How it is financed was not found, so no financing is in these costs.",
}


@dataclass(frozen=True, kw_only=True)
class Product(Terms):
    """The published terms of a leveraged token or fund, one record per direction.

    What no source gives is None, what sources give differently is a `Range`, and neither is
    ever filled with a guess. What the simulator has to take for granted is in `assumes`.

    Parameters
    ----------
    direction : {"long", "short"}
        The sign of the target.
    target : float or None
        Signed target leverage; None with a hidden rule.
    rule : str
        "daily", "daily+skip" (daily unless inside the band), "daily+emergency",
        "adverse_move" (daily, and after such a move), "band", "recenter" or "hidden".
    target_changes : tuple of TargetChange, optional
        Dated changes that led to `target`, in order.
    schedule : Schedule, optional
        When it looks at the clock; None where it is watched at every moment.
    band : Range, optional
        Sizes of leverage between which nothing is done, or recentering stays.
    emergency : EmergencyRule, optional
        What makes it act outside the schedule.
    return_to : {"target", "edge", "recenter"}, optional
        Where a rebalance goes; None where no source says it.
    speed : float, optional
        Recentering speed, the share of the way back to the target at each step.
    id : str
        Small letters, digits and hyphens, unique: "ftx-bull", "tqqq".
    name, issuer : str
        As a reader is shown them.
    group : {"exchange token", "on-chain token", "listed fund"}
        The kind of product.
    status : str
        "active", "closed", "superseded", "reported delisted", "not verified" or "not stated".
    closed : str, optional
        When it was closed, as exactly as is known: "2022", "2024-04-03".
    as_of : datetime.date
        The day the facts were compiled. They date no single term, and terms change: it says
        up to when the record can be right, not that it was checked at the issuer that day.
    source : str
        Where the terms were read.
    confidence : {"A", "B", "C", "illustrative", "not graded"}
        A issuer or contract text, B secondary text, C sources disagree; "illustrative" for
        what is shown and never run.
    fee_confidence : {"A", "B", "C", "illustrative", "not graded"}, optional
        Grade of the fee where it is not that of the rule.
    underlying : str
        What it multiplies.
    symbol : str, optional
        Symbol at Yahoo Finance of exactly that, where it is obvious.
    fees : Fees
        What the issuer takes.
    financing : Financing
        How the borrowed part is paid for.
    assumes : str, optional
        What `policy` takes for granted or leaves out, in sentences.
    notes : str, optional
        Everything else the facts say, in sentences.

    Raises
    ------
    LeverageError
        If the parts cannot belong together.

    Examples
    --------
    >>> from lev_core import PRODUCTS
    >>> bull = PRODUCTS["ftx-bull"]
    >>> bull.policy
    Emergency(trigger=1.3333333333333333, daily=True)
    >>> round(bull.triggers.adverse, 4)
    -0.1111
    """

    id: str
    name: str
    issuer: str
    group: Group
    status: Status
    closed: str | None = None
    as_of: date
    source: str
    confidence: Confidence
    fee_confidence: Confidence | None = None
    underlying: str
    symbol: str | None = None
    fees: Fees = field(default_factory=Fees)
    financing: Financing
    assumes: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        """Refuse a record that is incomplete or contradicts itself."""
        if not ID.fullmatch(self.id):
            raise LeverageError(
                f"An id is made of small letters, digits and hyphens, not {self.id!r}."
            )
        for part in ("name", "issuer", "source", "underlying"):
            check_text(getattr(self, part), f"{part} of {self.id}")
        check_one_of(self.group, Group, "group")
        check_one_of(self.status, Status, "status")
        check_one_of(self.confidence, Confidence, "confidence")
        if self.fee_confidence is not None:
            check_one_of(self.fee_confidence, Confidence, "confidence of the fee")
        if (self.status == "closed") != (self.closed is not None):
            raise LeverageError(
                f"{self.id} is {self.status}: a closed product says when, and no other does."
            )
        if (self.rule == "hidden") != (self.confidence == "illustrative"):
            raise LeverageError(
                f"{self.id} must be illustrative if its rule is hidden, and only then."
            )
        super().__post_init__()

    @property
    def why_not_run(self) -> str:
        """Why there is no policy, in a sentence; empty where there is one."""
        if self.policy is not None:
            return ""
        return (
            f"{self.issuer} keeps the rule of {self.name} secret, its target and when it "
            "rebalances, so it is shown and never run."
        )

    @property
    def annual_rate(self) -> Range | None:
        """The management fee per year as `Costs` takes it: a daily fee times 365.

        It is charged on the NAV as time passes, so what it takes in a year is `annual_drag`.
        """
        if self.fees.management is None:
            return None
        times = DAYS if self.fees.per == "day" else 1
        return Range(*(fee * times for fee in self.fees.management))

    @property
    def annual_drag(self) -> Range | None:
        """The share of the NAV the management fee takes in a year of 365 daily charges.

        ``1 − (1 − f)³⁶⁵`` with f the fee per day: 0.03% a day is 10.4% a year.
        """
        if self.annual_rate is None:
            return None
        return Range(*(1.0 - (1.0 - rate / DAYS) ** DAYS for rate in self.annual_rate))

    @property
    def left_out(self) -> str:
        """What holders pay that `costs` does not charge, in a sentence; empty for nothing."""
        return LEFT_OUT.get(self.financing.kind, "")

    def costs(
        self,
        *,
        fee: Choice,
        rate: Rate = 0.0,
        management_fee: float | None = None,
        spread: float | None = None,
    ) -> Costs:
        """Return what holders pay, for the simulator.

        Parameters
        ----------
        fee : {"low", "high"}
            Which end to take where a fee or a spread is a range. There is no middle: no
            source gives one.
        rate : float or pandas.Series, default 0.0
            Short-term interest rate per year, paid by products financed at a rate plus a
            spread alone. What others pay on top is in `left_out`.
        management_fee : float, optional
            Typed fee per year instead of the published one, on NAV, as a fraction.
        spread : float, optional
            Typed spread per year instead of the recorded one, per unit of ``|L − 1|``.

        Returns
        -------
        Costs
            Management fee and financing. Trading fee and impact are the market's, not the
            product's: they are 0 until they are set. A fee of unknown basis is charged on
            NAV. The spread of a short product becomes the borrow fee that costs the same at
            its target: ``spread·(1 + |L|)/|L|``.

        Raises
        ------
        LeverageError
            If the management fee or the spread is not on record and none is typed.

        Examples
        --------
        >>> from lev_core import PRODUCTS
        >>> PRODUCTS["gate-3l"].costs(fee="low").management_fee
        0.365
        >>> PRODUCTS["pionex-2l"].costs(fee="low")
        Traceback (most recent call last):
        ...
        lev_core.errors.LeverageError: No management fee is on record for Pionex 2L; \
type one to run it.
        """
        recorded = self.annual_rate
        if management_fee is None:
            management_fee = self._recorded(recorded, fee, "management fee")
        financing = self._financing(rate, spread, fee)
        return Costs(management_fee=management_fee, financing=financing)

    def _financing(self, rate: Rate, spread: float | None, fee: Choice) -> Funded:
        if self.financing.kind != "rate+spread":
            if spread is not None:
                raise LeverageError(f"{self.name} has no financing spread; leave it out.")
            return Funded()
        if spread is None:
            spread = self._recorded(self.financing.spread, fee, "financing spread")
        if self.target is not None and self.target < 0.0:
            size = -self.target
            return Funded(rate=rate, borrow_fee=spread * (1.0 + size) / size)
        return Funded(rate=rate, spread=spread)

    def _recorded(self, known: Range | None, choice: Choice, what: str) -> float:
        if known is None:
            raise LeverageError(f"No {what} is on record for {self.name}; type one to run it.")
        return known.pick(choice)
