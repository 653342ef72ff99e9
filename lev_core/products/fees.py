"""What a product takes from its holders, as far as a source says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from lev_core.errors import LeverageError
from lev_core.products.checks import Range, check_one_of, check_range

Per: TypeAlias = Literal["day", "year"]
Basis: TypeAlias = Literal["NAV", "notional", "unknown"]
FinancingKind: TypeAlias = Literal["rate+spread", "funding", "borrow", "all-in", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Fees:
    """What the issuer takes; None where no source gives it, never a guess.

    Parameters
    ----------
    management : Range, optional
        Fee on what is held, as a fraction per `per`; zero where a source says there is none.
    per : {"day", "year"}, optional
        The time `management` is for; None with it.
    basis : {"NAV", "notional", "unknown"}, default "unknown"
        What `management` is a fraction of.
    approximate : bool, default False
        Whether the source says "about".
    creation, redemption, trading : Range, optional
        One-time fees as fractions: of what is created, of what is redeemed, and of what a
        holder trades. The simulator charges none of them.

    Raises
    ------
    LeverageError
        If a fee is not a fraction from 0 to below 1, or has no time it is for.

    Examples
    --------
    >>> Fees(management=Range(0.0095, 0.0095), per="year").management.low
    0.0095
    """

    management: Range | None = None
    per: Per | None = None
    basis: Basis = "unknown"
    approximate: bool = False
    creation: Range | None = None
    redemption: Range | None = None
    trading: Range | None = None

    def __post_init__(self) -> None:
        """Refuse fees no source can mean."""
        for what in ("management", "creation", "redemption", "trading"):
            check_range(getattr(self, what), f"{what} fee")
        if (self.management is None) != (self.per is None):
            raise LeverageError("A management fee is per day or per year, and neither without it.")
        if self.per is not None:
            check_one_of(self.per, Per, "time of a fee")
        check_one_of(self.basis, Basis, "basis of a fee")


@dataclass(frozen=True, kw_only=True)
class Financing:
    """How the borrowed part is paid for.

    Parameters
    ----------
    kind : {"rate+spread", "funding", "borrow", "all-in", "unknown"}
        A short-term rate plus a spread, the funding of perpetual futures, the rate of a
        lending protocol, contained in the management fee, or not said.
    spread : Range, optional
        Per year as a fraction, per unit of ``|L − 1|``; only with "rate+spread".
    approximate : bool, default False
        Whether the spread is indicative or an observed one, not a published term.

    Raises
    ------
    LeverageError
        If the kind is none of these, or a spread is given that does not belong to it.

    Examples
    --------
    >>> Financing(kind="rate+spread", spread=Range(0.0025, 0.0075)).spread.high
    0.0075
    """

    kind: FinancingKind
    spread: Range | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        """Refuse financing no source can mean."""
        check_one_of(self.kind, FinancingKind, "kind of financing")
        check_range(self.spread, "financing spread")
        if self.spread is not None and self.kind != "rate+spread":
            raise LeverageError(
                f"A spread belongs to 'rate+spread', not to the financing {self.kind!r}."
            )
