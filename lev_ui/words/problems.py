"""What a page says when something was not understood, is missing, or was changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lev_ui.settings import OWN_ASSET, OWN_REAL
from lev_ui.theme import long_date, plain_number
from lev_ui.words.plain import for_markdown

KEY_NAMES = {
    "asset": "the asset",
    "leverage": "the multiplier",
    "start": "the first date",
    "end": "the last date",
    "costs": "costs on or off",
    "fee": "the management fee",
    "per": "what the management fee is for",
    "financing": "how the token is financed",
    "rate": "the financing rate",
    "borrow": "the fee for borrowing shares",
    "funding": "the funding",
    "maker": "the fee of waiting orders",
    "passive": "the share of waiting orders",
    "impact": "market impact",
    "gas": "the cost of each rebalance",
    "sizing": "whether the fund keeps its size",
    "creation": "the fee on the way in",
    "redemption": "the fee on the way out",
    "real": "the real fund",
    "sheet": "the number of the worksheet",
    "horizon": "the days held",
    "part": "the part a spread is estimated on",
    "spread": "the spread",
    "trading": "the trading fee",
    "baseline": "what to compare with",
    "scale": "the scale",
    "amount": "the amount",
    "also": "the further multiples",
    "split": "whether to open the compounding effect",
    "source": "the source of prices",
    "rule": "the rule",
    "product": "the product",
    "day": "the day",
    "bought": "the day of buying",
    "size": "the fund's size",
    "market": "the market's volume",
    "rules": "the rules held against each other",
    "word": "the word",
    "find": "what is looked for",
    "myth": "the myth",
    "shuffle": "the shuffle",
    "widen": "how wide the swings are",
    "jump": "the move of the day",
    "dip": "the depth of the fall",
    "tosses": "the number of tosses",
    "case": "the real case",
    "step": "the step",
    "move": "the move of a day",
    "swing": "the size of the swings",
    "year": "the year",
    "toll": "the fee a day",
    "span": "the time shown",
    "testfol": "the testfol expression",
    "model": "what the paths are made from",
    "ahead": "the time ahead",
    "paths": "the number of paths",
    "seed": "the seed",
    "block": "the length of the pieces",
    "swings": "the size of the yearly swings",
    "growth": "the growth a year",
    "shocks": "the kind of surprises",
    "falls": "whether falls stir up more",
    "others": "the other multiples",
}
MOST_NAMED = 14


def ignored_keys(keys: Sequence[str]) -> str:
    """Return the notice for a link with values that were not understood."""
    names = [KEY_NAMES[key] for key in keys[:MOST_NAMED]]
    if len(keys) > MOST_NAMED:
        names.append(f"{len(keys) - MOST_NAMED} more")
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    if len(names) == 1:
        return f"The value given for {listed} could not be used, so another one is shown."
    return f"The values given for {listed} could not be used, so others are shown."


def out_of_range(largest: float) -> str:
    """Return the notice for a multiplier nobody computes here."""
    return f"The multiplier goes from −{plain_number(largest)} to {plain_number(largest)}."


ASSET_HELP = (
    "Pick one, or type any symbol that Yahoo Finance knows, such as QQQ or BTC-USD. A testfol "
    "expression is understood as well, such as QQQ?L=3&E=0.95."
)
NOT_AN_ASSET = "That cannot be the name of an asset; pick one, or type a symbol such as QQQ."


def shortened(name: str, first: date, last: date) -> str:
    """Return the notice for dates that reach beyond the prices."""
    return (
        f"Prices of {for_markdown(name)} run from {long_date(first)} to {long_date(last)}; "
        "the part of your dates inside that is shown."
    )


def outside(name: str, first: date, last: date) -> str:
    """Return the notice for dates that lie wholly outside the prices."""
    return (
        f"Prices of {for_markdown(name)} run from {long_date(first)} to {long_date(last)}, "
        "so that whole span is shown instead of your dates."
    )


ASKING_YAHOO = "Asking Yahoo Finance for prices …"
YOUR_FILE = "Your file"
LATER_PRICES = "Get later prices from Yahoo Finance"
TRY_AGAIN = "Try again"
TO_YOUR_DATA = "Bring the file"
BILL_RATE = "Use the bill rate instead"
SWAP_DATES = "Swap the dates"
WHOLE_HISTORY = "Show the whole history"


def start_on(day: date) -> str:
    """Return the button that starts where a rate does."""
    return f"Start on {long_date(day)}"


OPENING_VIEW = "Show the Nasdaq Composite instead"
SEARCH_PROMPT = "Nvidia, gold, Bitcoin …"


def no_prices_title(asset: str) -> str:
    """Return the title of a page that has no prices to show."""
    if asset in {OWN_ASSET, OWN_REAL}:
        return "This picture was drawn from somebody's own file"
    return f"There are no prices for {for_markdown(asset)}"


def kept_bundled(reason: str, advice: str, last: date) -> str:
    """Return the notice when later prices were wanted and could not be had."""
    return f"{reason}, so the bundled prices to {long_date(last)} are shown; {advice}."


def nothing_found(text: str) -> str:
    """Return what a search without a match says."""
    return f"Yahoo Finance knows nothing called “{for_markdown(text)}”; try another spelling."


def match_label(symbol: str, name: str, exchange: str) -> str:
    """Return how a match of a search is written on its button."""
    where = f" · {for_markdown(exchange)}" if exchange else ""
    return f"**{for_markdown(symbol)}** {for_markdown(name)}{where}"


REFUSED_TITLE = "This cannot be computed"
