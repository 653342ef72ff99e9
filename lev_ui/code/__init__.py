"""The few lines of the library that give the numbers of a page. No Streamlit.

Each function takes what a page shows and where its prices come from, and returns a program
that needs nothing but `lev_core`: run, it prints those numbers.
"""

from lev_ui.code.compare import compare_code
from lev_ui.code.costs import costs_code
from lev_ui.code.duel import duel_code
from lev_ui.code.holding import holding_code
from lev_ui.code.leverage import leverage_code
from lev_ui.code.real import real_code
from lev_ui.code.rebalancing import rebalancing_code
from lev_ui.code.simulate import simulate_code

__all__ = [
    "compare_code",
    "costs_code",
    "duel_code",
    "holding_code",
    "leverage_code",
    "real_code",
    "rebalancing_code",
    "simulate_code",
]
