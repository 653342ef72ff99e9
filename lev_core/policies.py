"""When a token rebalances, and to which leverage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Daily:
    """Reset to the target leverage at the end of every interval of the price history.

    Examples
    --------
    >>> Daily()
    Daily()
    """
