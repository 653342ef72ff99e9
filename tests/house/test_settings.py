"""The settings Streamlit starts with."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def test_streamlit_knows_every_setting(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "config", "show"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(tmp_path), "PATH": ""},
    )
    said = (done.stdout + done.stderr).lower()
    assert "not a valid config option" not in said
    assert "warning" not in done.stderr.lower()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_theme_has_ten_different_chart_colours(theme: str) -> None:
    colours = SETTINGS["theme"][theme]["chartCategoricalColors"]
    assert len(colours) == len(set(colours)) == 10


def test_nothing_is_reported_home_and_no_traceback_is_shown() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["server"]["showEmailPrompt"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"
