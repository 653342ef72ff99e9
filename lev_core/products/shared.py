"""What many records of the table have in common."""

from __future__ import annotations

from datetime import date

from lev_core.products.events import Schedule

FACTS_OF = date(2026, 11, 22)  # the facts were compiled then; none of them has a date of its own
ONE_COIN = "one coin, such as Bitcoin"


def daily_at(time: str, zone: str) -> Schedule:
    """Return the schedule of a token that trades every day of the year."""
    return Schedule(action="rebalance", time=time, zone=zone, calendar="every day")
