"""The dashboard's colours outside Streamlit: one source, .streamlit/config.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
TEN = 10
_PLACEHOLDER = re.compile(r"#0000(0[1-9]|10)")


@dataclass(frozen=True, kw_only=True)
class Palette:
    """The colours of one theme: what charts count from one to ten, and the page around them."""

    charts: tuple[str, ...]
    primary: str
    text: str
    background: str

    def of(self, placeholder: str) -> str:
        """Return the colour a placeholder of `lev_ui.theme` stands for; any other as it is."""
        found = _PLACEHOLDER.fullmatch(placeholder)
        return self.charts[int(found[1]) - 1] if found else placeholder


@cache
def palette(theme: Literal["light", "dark"]) -> Palette:
    """Return the colours of a theme as Streamlit is told them."""
    chosen: Mapping[str, Any] = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][theme]
    charts = tuple(chosen["chartCategoricalColors"])
    if len(charts) != TEN:
        raise ValueError(f"{CONFIG.name} has {len(charts)} chart colours for {theme}, not {TEN}")
    return Palette(
        charts=charts,
        primary=chosen["primaryColor"],
        text=chosen["textColor"],
        background=chosen["backgroundColor"],
    )


def coloured(part: Any, colours: Palette, key: str = "") -> Any:  # noqa: ANN401  JSON
    """Return part of a chart's specification with its placeholders replaced.

    Only what stands under a key of colours is one: a name from outside may look like it.
    """
    if isinstance(part, Mapping):
        return {name: coloured(value, colours, name) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [coloured(value, colours, key) for value in part]
    is_colour = isinstance(part, str) and key.endswith("color")
    return colours.of(part) if is_colour else part


def dark_charts() -> str:
    """Return the style that turns charts drawn in light colours dark."""
    rules = []
    for light, dark in zip(palette("light").charts, palette("dark").charts, strict=True):
        written = _as_browsers_write(light)
        rules += [
            f'.js-plotly-plot :is([style*="{what}: {written}"],[{what}="{written}"])'
            f"{{{what}:{dark}!important}}"
            for what in ("stroke", "fill")
        ]
    return "\n".join(rules)


def _as_browsers_write(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"
