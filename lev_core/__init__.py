"""Leverage Lens: what a daily reset does to a leveraged token.

The model behind the dashboard, usable on its own. Prices and rates from outside come
through `lev_core.market`, which nothing here imports.
"""

from lev_core.attribution import GapAttribution, attribute_gap, attribute_log_gap, gross_value
from lev_core.baselines import power_law, simple_leverage, unlevered, worthless_on
from lev_core.costs import Costs, drag_of_daily_fee, fee_per_year, maker_taker_fee
from lev_core.daily_prices import by_day
from lev_core.daily_views import daily_drag, daily_gap
from lev_core.errors import LeverageError
from lev_core.financing import Funded, PerpetualFunding
from lev_core.fingerprint import fingerprint
from lev_core.hindsight import BestMultiple, best_in_hindsight
from lev_core.holding import HoldingPeriods, Luck, holding_periods, luck, window_gaps
from lev_core.impact import SquareRootImpact
from lev_core.implied_spread import (
    FitPart,
    HeldOutPart,
    SpreadEstimate,
    estimate_spread,
)
from lev_core.inside_measures import leverage_range, lowest_inside
from lev_core.many import ManyPaths, simulate_many
from lev_core.measures import drawdown, turnover, volatility
from lev_core.moves import one_move
from lev_core.paid import costs_by_year, item_effects, itemised_charges, yearly_costs
from lev_core.policies import (
    AdverseMove,
    Band,
    Daily,
    Emergency,
    Every,
    Never,
    Policy,
    Recenter,
)
from lev_core.prices import PriceHistory
from lev_core.products import (
    PRODUCTS,
    ListedPair,
    Product,
    fund_of,
    listed_pairs,
    target_series,
    token_named,
)
from lev_core.prospectus import asset_return_needed, return_matrix
from lev_core.rebalancing import Rebalance, leverage_after, rebalance, trigger_move
from lev_core.scenarios import (
    Clustering,
    RandomWalk,
    Scenarios,
    StationaryBootstrap,
    fit_clustering,
    simulate_scenarios,
)
from lev_core.simulation import BothOrders, both_orders, simulate_token
from lev_core.sweeping import Sweep, sweep, sweep_assets
from lev_core.testfol import TickerExpression, read_testfol
from lev_core.theory import (
    GrowthOptimum,
    break_even_returns,
    continuous_log_growth,
    fair_median_return,
    growth_optimal_leverage,
    theoretical_return,
    theoretical_turnover,
)
from lev_core.token import TokenPath
from lev_core.tracked_days import WorstDays, worst_days
from lev_core.tracking import Tracking, track
from lev_core.volume import daily_volatility, impact_on, usual_volume
from lev_core.years import calendar_years

__version__ = "0.1.0"

__all__ = [
    "PRODUCTS",
    "AdverseMove",
    "Band",
    "BestMultiple",
    "BothOrders",
    "Clustering",
    "Costs",
    "Daily",
    "Emergency",
    "Every",
    "FitPart",
    "Funded",
    "GapAttribution",
    "GrowthOptimum",
    "HeldOutPart",
    "HoldingPeriods",
    "LeverageError",
    "ListedPair",
    "Luck",
    "ManyPaths",
    "Never",
    "PerpetualFunding",
    "Policy",
    "PriceHistory",
    "Product",
    "RandomWalk",
    "Rebalance",
    "Recenter",
    "Scenarios",
    "SpreadEstimate",
    "SquareRootImpact",
    "StationaryBootstrap",
    "Sweep",
    "TickerExpression",
    "TokenPath",
    "Tracking",
    "WorstDays",
    "asset_return_needed",
    "attribute_gap",
    "attribute_log_gap",
    "best_in_hindsight",
    "both_orders",
    "break_even_returns",
    "by_day",
    "calendar_years",
    "continuous_log_growth",
    "costs_by_year",
    "daily_drag",
    "daily_gap",
    "daily_volatility",
    "drag_of_daily_fee",
    "drawdown",
    "estimate_spread",
    "fair_median_return",
    "fee_per_year",
    "fingerprint",
    "fit_clustering",
    "fund_of",
    "gross_value",
    "growth_optimal_leverage",
    "holding_periods",
    "impact_on",
    "item_effects",
    "itemised_charges",
    "leverage_after",
    "leverage_range",
    "listed_pairs",
    "lowest_inside",
    "luck",
    "maker_taker_fee",
    "one_move",
    "power_law",
    "read_testfol",
    "rebalance",
    "return_matrix",
    "simple_leverage",
    "simulate_many",
    "simulate_scenarios",
    "simulate_token",
    "sweep",
    "sweep_assets",
    "target_series",
    "theoretical_return",
    "theoretical_turnover",
    "token_named",
    "track",
    "trigger_move",
    "turnover",
    "unlevered",
    "usual_volume",
    "volatility",
    "window_gaps",
    "worst_days",
    "worthless_on",
    "yearly_costs",
]
