"""The prices every benchmark of a path runs on."""

from __future__ import annotations

import numpy as np
import pandas as pd

DAYS = 5000


def history() -> pd.Series:
    """Return the same 5,000 days of a share index every time."""
    changes = np.random.default_rng(11).normal(0.0004, 0.012, DAYS)
    index = pd.date_range("2004-01-01", periods=DAYS + 1)
    return pd.Series(100.0 * np.cumprod(np.concatenate(([1.0], 1.0 + changes))), index=index)
