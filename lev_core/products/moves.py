"""The moves of the asset at which a rule acts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Triggers:
    """Moves of the asset, from freshly rebalanced, at which a rule acts.

    Parameters
    ----------
    adverse, favourable : float, optional
        Signed simple return of the asset against the token, and in its favour, at which it
        rebalances or leaves its band; None where no move does.
    ripcord : float, optional
        Signed return at which the ripcord is pulled; None where there is none.

    Examples
    --------
    >>> Triggers(adverse=-0.15).favourable is None
    True
    """

    adverse: float | None = None
    favourable: float | None = None
    ripcord: float | None = None
