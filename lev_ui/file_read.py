"""How a reader's own file was read, so that it can be read the same way again. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass

from lev_core.market.uploads import Choices


@dataclass(frozen=True)
class FileRead:
    """A file's name, the answers to what it left open, and whether it has several rows a day."""

    name: str
    choices: Choices
    has_hours: bool = False
