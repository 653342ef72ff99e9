"""The controls of a page: what they show comes from the address, what they say goes back."""

from lev_ui.controls.costs import costs_drawer
from lev_ui.controls.days import bought_control, day_controls, fund_controls
from lev_ui.controls.duel import contenders_drawer
from lev_ui.controls.main import MULTIPLES, main_controls, multiplier
from lev_ui.controls.own import forget_file, found, found_real, keep_file, own_file
from lev_ui.controls.real import against, change_to, part_input, real_control
from lev_ui.controls.search import matches
from lev_ui.controls.state import (
    Steady,
    change,
    current,
    go,
    ignored_keys,
    opened,
    opened_page,
    refusal,
    shown,
)
from lev_ui.controls.uploading import (
    answers,
    file_control,
    forget_button,
    name_control,
    purpose_control,
    take_buttons,
)
from lev_ui.controls.views import amount_input, find_control, scale_switch, split_switch

__all__ = [
    "MULTIPLES",
    "Steady",
    "against",
    "amount_input",
    "answers",
    "bought_control",
    "change",
    "change_to",
    "contenders_drawer",
    "costs_drawer",
    "current",
    "day_controls",
    "file_control",
    "find_control",
    "forget_button",
    "forget_file",
    "found",
    "found_real",
    "fund_controls",
    "go",
    "ignored_keys",
    "keep_file",
    "main_controls",
    "matches",
    "multiplier",
    "name_control",
    "opened",
    "opened_page",
    "own_file",
    "part_input",
    "purpose_control",
    "real_control",
    "refusal",
    "scale_switch",
    "shown",
    "split_switch",
    "take_buttons",
]
