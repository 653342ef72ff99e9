"""The controls of a page: what they show comes from the address, what they say goes back."""

from lev_ui.controls.costs import costs_drawer
from lev_ui.controls.days import bought_control, day_controls, fund_controls
from lev_ui.controls.duel import contenders_drawer
from lev_ui.controls.holding import horizon_control
from lev_ui.controls.lessons import (
    ask,
    own_asset_drawer,
    prediction,
    slider,
    span_slider,
    steps,
    ways_on,
    year_slider,
)
from lev_ui.controls.main import MULTIPLES, asset_label, main_controls, multiplier
from lev_ui.controls.myths import experiment_control, myth_choice, next_myth
from lev_ui.controls.own import forget_file, found, found_real, keep_file, own_file
from lev_ui.controls.real import against, change_to, part_input, real_control
from lev_ui.controls.search import matches
from lev_ui.controls.simulate import (
    forget_run,
    kept_runs,
    large_run,
    paths_drawer,
    simulate_controls,
    start_run,
)
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
from lev_ui.controls.teach import sheet_input
from lev_ui.controls.testfol import dividends_button, testfol_control
from lev_ui.controls.uploading import (
    answers,
    file_control,
    forget_button,
    name_control,
    purpose_control,
    take_buttons,
)
from lev_ui.controls.views import (
    also_control,
    amount_input,
    find_control,
    opened_drawers,
    scale_switch,
    split_switch,
)

__all__ = [
    "MULTIPLES",
    "Steady",
    "against",
    "also_control",
    "amount_input",
    "answers",
    "ask",
    "asset_label",
    "bought_control",
    "change",
    "change_to",
    "contenders_drawer",
    "costs_drawer",
    "current",
    "day_controls",
    "dividends_button",
    "experiment_control",
    "file_control",
    "find_control",
    "forget_button",
    "forget_file",
    "forget_run",
    "found",
    "found_real",
    "fund_controls",
    "go",
    "horizon_control",
    "ignored_keys",
    "keep_file",
    "kept_runs",
    "large_run",
    "main_controls",
    "matches",
    "multiplier",
    "myth_choice",
    "name_control",
    "next_myth",
    "opened",
    "opened_drawers",
    "opened_page",
    "own_asset_drawer",
    "own_file",
    "part_input",
    "paths_drawer",
    "prediction",
    "purpose_control",
    "real_control",
    "refusal",
    "scale_switch",
    "sheet_input",
    "shown",
    "simulate_controls",
    "slider",
    "span_slider",
    "split_switch",
    "start_run",
    "steps",
    "take_buttons",
    "testfol_control",
    "ways_on",
    "year_slider",
]
