"""The myths in words: each as people say it, and what its experiment says to that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from lev_ui.myths import Experiment
from lev_ui.words.myths import brake, coin, inverse, order, pair, swings, years
from lev_ui.words.myths.told import Told

_TELL: Final[dict[str, Callable[[Any], Told]]] = {
    "order": order.tell,
    "time": swings.tell,
    "both": pair.tell,
    "inverse": inverse.tell,
    "always": years.tell,
    "average": coin.tell,
    "brake": brake.tell,
}


def tell(shown: Experiment) -> Told:
    """Return what an experiment says."""
    return _TELL[shown.settings.myth](shown)
