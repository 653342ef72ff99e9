"""What a peer must be asked for so that it trades as our tokens do, to the last digit.

Peers aim at a share of the value before the fee, so that leverage is off target after it; a token
of ours is on target afterwards. The share to aim at follows from the return of the day alone.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Aims(NamedTuple):
    """Shares of the value before each day's trade, shape ``(rows,)``, the seed first."""

    held: Floats  # exposure after the trade
    held_and_fee: Floats  # that and the fee, for a peer that takes the fee out of the amount


def aims(changes: Floats, leverage: float, fee: float) -> Aims:
    """Return what to aim at; the seed pays a fee too, so compare from its value onwards."""
    before = np.concatenate(([1.0], 1.0 + leverage * changes))
    exposure = np.concatenate(([0.0], leverage * (1.0 + changes)))
    missing = leverage * before - exposure
    trade = missing / (1.0 + np.sign(missing) * leverage * fee)
    held = exposure + trade
    return Aims(held / before, (held + fee * np.abs(trade)) / before)
