"""The controls of a page: what they show comes from the address, what they say goes back."""

from lev_ui.controls.costs import costs_drawer
from lev_ui.controls.days import bought_control, day_controls, fund_controls
from lev_ui.controls.duel import contenders_drawer
from lev_ui.controls.main import MULTIPLES, main_controls, multiplier
from lev_ui.controls.own import forget_file, found, found_real, keep_file, own_file
from lev_ui.controls.search import matches
from lev_ui.controls.state import change, current, go, ignored_keys, keep_open, opened, refusal
from lev_ui.controls.views import amount_input, scale_switch, split_switch

__all__ = [
    "MULTIPLES",
    "amount_input",
    "bought_control",
    "change",
    "contenders_drawer",
    "costs_drawer",
    "current",
    "day_controls",
    "forget_file",
    "found",
    "found_real",
    "fund_controls",
    "go",
    "ignored_keys",
    "keep_file",
    "keep_open",
    "main_controls",
    "matches",
    "multiplier",
    "opened",
    "own_file",
    "refusal",
    "scale_switch",
    "split_switch",
]
