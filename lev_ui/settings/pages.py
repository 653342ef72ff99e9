"""The pages, and which settings each of them depends on. No Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from lev_ui.settings.costs import COST_FIELDS
from lev_ui.settings.learning import EXPERIMENT_FIELDS, LESSON_FIELDS
from lev_ui.settings.simulate import SIMULATE_FIELDS

Page: TypeAlias = Literal[
    "compare",
    "rebalancing",
    "duel",
    "costs",
    "real",
    "holding",
    "leverage",
    "simulate",
    "data",
    "lessons",
    "myths",
    "cases",
    "quiz",
    "teach",
    "words",
]

_EVERYWHERE = ("asset", "leverage", "start", "end", *COST_FIELDS)
PAGE_KEYS: Mapping[Page, tuple[str, ...]] = {
    "compare": (
        *(*_EVERYWHERE, "baseline", "scale", "amount", "split", "source", "rule", "product"),
        *("also", "testfol"),
    ),
    "rebalancing": (*_EVERYWHERE, "amount", "source", "rule", "product", "day", "bought"),
    "duel": (*_EVERYWHERE, "scale", "amount", "source", "rules"),
    "costs": (*_EVERYWHERE, "amount", "source", "rule", "product"),
    "real": (*_EVERYWHERE, "amount", "source", "scale", "real", "part"),
    "holding": (*_EVERYWHERE, "amount", "source", "rule", "product", "horizon"),
    "leverage": (*_EVERYWHERE, "scale", "amount", "source"),
    "simulate": (*_EVERYWHERE, "amount", "source", *SIMULATE_FIELDS),
    "data": (),
    "words": ("word", "find"),
    "myths": ("asset", "leverage", "start", "end", "source", "myth", *EXPERIMENT_FIELDS),
    "cases": ("case",),
    "quiz": (),
    "lessons": (*_EVERYWHERE, "amount", "source", "step", *LESSON_FIELDS),
    "teach": (*_EVERYWHERE, "amount", "source", "sheet"),
}
