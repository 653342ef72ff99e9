"""What every myth's page says, and the small words its sentences share."""

from __future__ import annotations

from typing import Final, NamedTuple

from lev_core import PriceHistory
from lev_ui.settings import Settings
from lev_ui.theme import long_date, multiple, plain_number
from lev_ui.words.plain import for_markdown

DAYS_IN_YEAR = 365.0
SHORT_SPAN = 1.5  # years; below, days say more

NAMES: Final[dict[str, str]] = {
    "order": "Order",
    "time": "Time",
    "both": "Both ways",
    "inverse": "−1x",
    "always": "Always",
    "average": "Average",
    "brake": "Brake",
}
SAID: Final[dict[str, str]] = {
    "order": "“The order of the days matters”",
    "time": "“Leverage decays with time”",
    "both": "“Hold long and short together and you cannot lose”",
    "inverse": "“A −1x token needs no rebalancing”",
    "always": "“A leveraged token always decays”",
    "average": "“On average you lose, because of decay”",
    "brake": "“With an emergency brake it cannot lose like that”",
}
TRUE_OR_NOT = "True or not?"
WHY, WHAT_IS_TRUE = "Why", "What is true"
BEFORE_COSTS = (
    "Before costs",
    "What the reset alone does. Fees, interest and trading costs come on top: see What it costs.",
)
MADE_UP = (
    "Made up",
    "Not the market's own moves: an experiment that says how the arithmetic works.",
)
SHUFFLE_AGAIN = "Shuffle the days again"
WIDTH = "Make the swings this many times as wide"
JUMP = "The asset's move that day, %"
DIP = "How far the asset goes against the token, %"
TOSSES = "Days of tossing the coin"
PAIR = "Which pair"
MULTIPLE = "Which multiplier"
LEARN = "Which myth"
METHOD = (
    "Every experiment runs the model of this site on the asset and the dates below, before costs. "
    "A token's value after a day is its value before times 1 plus the multiplier times the "
    "asset's return. **Order**: the same returns in the order a random generator gives, which the "
    "number of the shuffle in the address decides. **Time**: log returns moved away from their "
    "mean, so that their sum stays. **−1x**: the trade is (L² − L) times the move, as a share of "
    "the value before (Cheng & Madhavan 2009). **Average**: every outcome of the coin with its "
    "exact chance, none of them drawn at random. **Brake**: FTX's published rule, at its level on "
    "the way."
)


class Told(NamedTuple):
    """What a myth's experiment says: all of it is decided by the numbers.

    `verdict` answers the title, `heading` and `alt` are the picture's title and the picture in
    words, `why` is a paragraph, `truth` a list, `table` what belongs under the picture.
    """

    verdict: str
    heading: str
    alt: str
    why: str
    truth: tuple[str, ...]
    table: str = ""


def on_what(settings: Settings, label: str) -> str:
    """Return what stands on the closed drawer: what the experiment runs on."""
    first, last = long_date(settings.start), long_date(settings.end)
    return f"On {for_markdown(label)} at {multiple(settings.leverage)}, {first} – {last}"


def token_name(leverage: float) -> str:
    """Return what a token is called inside a sentence, "3x token"."""
    return f"{multiple(leverage)} token"


def dates(prices: PriceHistory) -> str:
    """Return the dates shown inside a sentence."""
    return f"from {long_date(prices.index[0])} to {long_date(prices.index[-1])}"


def asset(name: str) -> str:
    """Return the asset's name inside a sentence."""
    return for_markdown(name)


def counted(number: int, what: str) -> str:
    """Return a number of things, "1 day", "5,030 days"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def span(prices: PriceHistory) -> str:
    """Return how long the dates shown are, "20 years", "40 days"."""
    if prices.years < SHORT_SPAN:
        return counted(max(1, round(prices.years * DAYS_IN_YEAR)), "day")
    return f"{plain_number(prices.years, 1)} years"
