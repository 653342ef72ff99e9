"""One line for every term: what it means, in words a friend would use."""

from __future__ import annotations

from typing import Final


def glossary() -> str:
    """Return every word with its meaning, in the order of the alphabet."""
    return "\n".join(
        f"- **{word[0].upper()}{word[1:]}**: {MEANING[word]}" for word in sorted(MEANING)
    )


MEANING: Final[dict[str, str]] = {
    "asset": "What the token follows: an index, a share, a coin.",
    "token": "A fund or coin that promises a multiple of the asset's return each day.",
    "multiplier": (
        "How many times the asset's daily return the token promises. "
        "3 means up 3% when the asset rises 1% that day; −1 means down 1%."
    ),
    "simple leverage": (
        "The multiplier times the asset's return since the start: what most people expect to get."
    ),
    "gap": "The token's return minus the multiplier times the asset's, in percentage points.",
    "compounding effect": (
        "What a daily reset adds or takes before any cost. It can be either: "
        "trends add, swings take."
    ),
    "trend gain": (
        "What compounding alone would have added had the asset gone from start to end "
        "in equal daily steps. Below zero for a multiplier between 0 and 1."
    ),
    "volatility drag": (
        "What the ups and downs around that straight road took, often called decay. "
        "For a multiplier between 0 and 1 they give instead."
    ),
    "rule effect": (
        "What another rule than the daily reset changed before costs: the leverage it let run, "
        "and the trades it did not make."
    ),
    "margin position": (
        "The asset bought once with borrowed money and never rebalanced. The lender closes it when "
        "too little of your own money is left in it."
    ),
    "maintenance margin": "The smallest share of a position that must be yours, or it is closed.",
    "band": "Two bounds: nothing is traded while the leverage stays between them.",
    "ripcord": "The leverage at which a token goes down to its upper bound at once.",
    "turnover": "How much is bought and sold in a year, as a multiple of the token's value.",
    "cost drag": "Everything the token's costs took.",
    "rebalance": (
        "The trade at the end of each day that brings the token back to its multiple: "
        "it buys after a rise and sells after a fall (between 0x and 1x the other way round)."
    ),
    "financing": (
        "Interest on the money a token borrows to hold more than it owns. "
        "A token below 1x has cash left over and earns interest instead."
    ),
    "bill rate": (
        "What the US government pays to borrow for one month: the usual floor of interest."
    ),
    "spread": "What the lender adds to the bill rate on borrowed money.",
    "borrow fee": "What a short fund pays to borrow the shares it has sold.",
    "funding": (
        "What the two sides of a perpetual future pay each other every few hours, so that its "
        "price stays near the asset's."
    ),
    "market impact": (
        "How far a large order pushes the price it trades at, to the cost of whoever trades."
    ),
    "creation fee": (
        "What is kept when tokens are made for you (creation) or taken back (redemption), "
        "as a share of their value."
    ),
    "maker and taker": (
        "An order that waits for a taker pays the maker's fee, usually the smaller one."
    ),
    "management fee": "What the issuer keeps each year for running the token.",
    "trading fee": "What each rebalance costs, as a share of the amount traded.",
    "basis point": "One hundredth of a percent: 5 bp of $1,000 is 50 cents.",
    "real cost": (
        "Everything holders paid in a year, interest and trades included, as a share of what they "
        "held: in the unit of the stated fee."
    ),
    "paid": "What was handed over along the way, all costs together, less what was earned.",
    "drawdown": "How far a value stands below the highest it has been so far.",
    "wiped out": "The token's value reached zero in one interval. It never comes back.",
    "log points": (
        "A scale on which gains and losses of any size add up: doubling is +69, halving is −69."
    ),
    "percentage points": "The difference of two percentages: from 5% to 8% is 3 points.",
    "total return": "The return with dividends put back in.",
    "leverage": "How many dollars of the asset are held for each dollar of the token's own.",
    "short": (
        "Having sold something borrowed that must be bought back: a short token gains when the "
        "asset falls, and owes more when it rises."
    ),
    "close": "The last price of a day, at which most funds are valued and rebalanced.",
    "reset": "A rebalance that brings the leverage exactly back to the multiplier.",
    "time-weighted average price": (
        "Trading a large order in equal chunks with a pause between them (TWAP, cooldown), so that "
        "it moves the price less. Here a trade is made at one price."
    ),
    "volume": "How much of the asset changes hands in a day.",
    "exposure": "The amount of the asset the token moves with: leverage times its value.",
}
