"""Everything the Compare page shows at several multiples, computed beforehand."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from lev_core.market import bundled
from lev_ui.charts.frame import Picture
from lev_ui.charts.overlay import overlay
from lev_ui.charts.waterfall import waterfall
from lev_ui.comparison import compare
from lev_ui.settings import DEFAULTS
from lev_ui.tables import gap_table
from lev_ui.words import compare as words
from lev_ui.words.notices import notices

MULTIPLES = (3.0, 2.0, -1.0, -2.0, 1.5, 2.5)


class Ready(NamedTuple):
    """One multiple's page: figures, numbers and sentences."""

    overlay: go.Figure
    waterfall: go.Figure
    numbers: tuple[tuple[str, str, str], ...]
    title: str
    answer: str
    notices: str
    reasons: str
    table: str


def ready_made() -> dict[float, Ready]:
    """Return what the opening view shows, for every multiple."""
    prices = bundled(DEFAULTS.asset)
    found = {}
    for multiple in MULTIPLES:
        settings = replace(DEFAULTS, leverage=multiple)
        shown = compare(prices, settings, "the Nasdaq Composite")
        found[multiple] = Ready(
            ordinary(overlay(shown)),
            ordinary(waterfall(shown)),
            words.four_numbers(shown, "Nasdaq Composite"),
            words.title(settings, "the Nasdaq Composite"),
            words.answer(shown),
            "\n".join(notices(shown)),
            words.money_result(shown),
            gap_table(shown),
        )
    return found


def ordinary(picture: Picture) -> go.Figure:
    """Return a picture as anybody would make it: a Plotly figure of NumPy arrays."""
    return go.Figure(_as_arrays(picture.to_dict()))


def _as_arrays(part: Any) -> Any:  # noqa: ANN401  JSON
    if isinstance(part, list):
        return [_as_arrays(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "bdata" in part:
        return np.frombuffer(b64decode(part["bdata"]), part["dtype"])
    return {key: _as_arrays(value) for key, value in part.items()}
