"""Everything a reader can choose, and which of it each page depends on. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lev_ui.settings.asset import (
    EARLIEST,
    LATEST,
    MAX_AMOUNT,
    MAX_MULTIPLE,
    OWN_ASSET,
    AssetSettings,
    Source,
)
from lev_ui.settings.costs import (
    COST_FIELDS,
    DATED_RATES,
    FUNDING_RANGE,
    LARGEST,
    MAKER_RANGE,
    RATE_RANGE,
    CostSettings,
    DatedRate,
    Financing,
    Per,
    Sizing,
)
from lev_ui.settings.learning import (
    CASE_NAMES,
    DIPS,
    EXPERIMENT_FIELDS,
    JUMPS,
    LAST_STEP,
    LESSON_FIELDS,
    MOST_SHEETS,
    MOVE_RANGE,
    MYTH_NAMES,
    SHUFFLES,
    SWING_RANGE,
    TOLL_RANGE,
    TOSSES,
    WIDTHS,
    LearningSettings,
    Span,
)
from lev_ui.settings.pages import PAGE_KEYS, Page
from lev_ui.settings.results import (
    LONGEST_HORIZON,
    MOST_ALSO,
    OWN_REAL,
    Baseline,
    ResultSettings,
    Scale,
)
from lev_ui.settings.rules import FEWEST_RULES, MOST_RULES, SHORT_RULES, USUAL_RULES, RuleSettings
from lev_ui.settings.simulate import (
    BLOCK_RANGE,
    GROWTH_RANGE,
    MONTHS_AHEAD,
    MOST_OTHERS,
    MOST_SEEDS,
    PATHS,
    SIMULATE_FIELDS,
    SWINGS_RANGE,
    Model,
    SimulateSettings,
)

__all__ = [
    "BLOCK_RANGE",
    "CASE_NAMES",
    "COST_FIELDS",
    "DATED_RATES",
    "DEFAULTS",
    "DIPS",
    "EARLIEST",
    "EXPERIMENT_FIELDS",
    "FEWEST_RULES",
    "FUNDING_RANGE",
    "GROWTH_RANGE",
    "JUMPS",
    "LARGEST",
    "LAST_STEP",
    "LATEST",
    "LESSON_FIELDS",
    "LONGEST_HORIZON",
    "MAKER_RANGE",
    "MAX_AMOUNT",
    "MAX_MULTIPLE",
    "MONTHS_AHEAD",
    "MOST_ALSO",
    "MOST_OTHERS",
    "MOST_RULES",
    "MOST_SEEDS",
    "MOST_SHEETS",
    "MOVE_RANGE",
    "MYTH_NAMES",
    "OWN_ASSET",
    "OWN_REAL",
    "PAGE_KEYS",
    "PATHS",
    "RATE_RANGE",
    "SHORT_RULES",
    "SHUFFLES",
    "SIMULATE_FIELDS",
    "SWINGS_RANGE",
    "SWING_RANGE",
    "TOLL_RANGE",
    "TOSSES",
    "USUAL_RULES",
    "WIDTHS",
    "Baseline",
    "DatedRate",
    "Financing",
    "Model",
    "Page",
    "Per",
    "Scale",
    "Settings",
    "Sizing",
    "Source",
    "Span",
    "opening",
]


@dataclass(frozen=True, kw_only=True)
class Settings(
    AssetSettings, CostSettings, RuleSettings, ResultSettings, LearningSettings, SimulateSettings
):
    """Everything a reader can choose; the defaults are the opening view.

    What each choice means, and how far it reaches, is told by the part it comes from.
    """

    @property
    def contenders(self) -> tuple[str, ...]:
        """The rules held against each other; the usual ones follow the multiplier's sign."""
        usual = self.rules == USUAL_RULES and self.leverage < 0.0
        return SHORT_RULES if usual else self.rules


DEFAULTS = Settings()


def opening(page: Page) -> Settings:
    """Return what a page opens on: where lines end near nothing or far up the scale is log."""
    return replace(DEFAULTS, scale="log") if page in {"duel", "real"} else DEFAULTS
