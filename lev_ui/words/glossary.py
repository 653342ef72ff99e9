"""One line for every term: what it means, in words a friend would use."""

from __future__ import annotations

from typing import Final

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
    "calendar of the gap": (
        "The share of the gap that each month made. The months add up to the whole."
    ),
    "window": (
        "A stretch of days cut out of a longer history, as if somebody had bought on its first "
        "day and sold on its last."
    ),
    "break-even": (
        "The move of the asset beyond which a token does better than its multiple of the asset. "
        "There is one upwards and one downwards."
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
        "The trade at the end of each day that brings the token back to its multiple. "
        "It buys after a rise and sells after a fall; between 0x and 1x the other way round."
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
    "slippage": "How far the price of a trade is worse than the one it was ordered at.",
    "hedging": "Holding one thing that gains when another loses.",
    "creation fee": (
        "What is kept when tokens are made for you (creation) or taken back (redemption), "
        "as a share of their value."
    ),
    "maker-taker fee": (
        "An exchange asks less of an order that waits in its book (maker) than of one that takes "
        "what is there (taker)."
    ),
    "management fee": "What the issuer keeps each year for running the token.",
    "trading fee": "What each rebalance costs, as a share of the amount traded.",
    "basis point": "One hundredth of a percent (bp): 100 of them are 1%.",
    "real cost": (
        "Everything holders paid in a year, interest and trades included, as a share of what they "
        "held: in the unit of the stated fee."
    ),
    "paid": "What was handed over along the way, all costs together, less what was earned.",
    "drawdown": "How far a value stands below the highest it has been so far.",
    "wipe-out": "The token's value reached zero in one interval. It never comes back.",
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
    "daily rebalancing mechanism": (
        "Once a day the token trades back to its multiple, whatever the day has brought. So it "
        "gives the multiple of each day's return, and not of a month's or a year's."
    ),
    "target and realised leverage": (
        "The target is the multiple a token aims at. What it really holds drifts away with every "
        "move, until the next rebalance."
    ),
    "net asset value": "What one token is worth by all that it holds and owes (NAV).",
    "protocol rebalancing logic": (
        "The rule in a token's program that says when to trade and how much: each day, only "
        "outside a band, or a small part of the way at a time."
    ),
    "recentering": (
        "Trading only a part of the way back to the target each time. That part is the recentering "
        "speed."
    ),
    "brake": (
        "A rule that acts before the day is over. After a large move against the token, or when "
        "its leverage has run too high, it goes back to its multiple at once."
    ),
    "automated exposure management and execution": (
        "A program watches how much of the asset a token holds and sends the orders that put it "
        "right. Nobody decides about the single trade."
    ),
    "decentralized leverage protocol": (
        "Programs on a blockchain that keep a token at its multiple by themselves, with borrowed "
        "coins or futures. No company holds the money."
    ),
    "smart-contract automation": (
        "A program on a blockchain does not start itself. Somebody, the keeper, calls it when a "
        "rebalance is due, and pays the network's fee, called gas."
    ),
    "economic design and incentives": (
        "Who is paid to keep a token running, and who pays. A keeper gets a reward for each "
        "rebalance and a larger one at the ripcord; in the end it is the holders' money."
    ),
    "rebalancing trade costs": (
        "What all the rebalances cost together: trading fees, market impact and, on a blockchain, "
        "gas."
    ),
    "token holder costs": (
        "Everything that is taken from those who hold a token: management fee, financing, its "
        "trades, and fees on the way in and out."
    ),
    "intraday leverage": (
        "The leverage between two rebalances. Above 1x and below 0x a move against the token "
        "raises it and a move its way lowers it."
    ),
    "auto-deleveraging": (
        "When those who lose on a futures exchange cannot pay, it closes the positions of those "
        "who gain, at a price it sets itself."
    ),
    "margin call": (
        "The lender closes a position because too little of its owner's money is left in it."
    ),
    "path dependence": (
        "The result hangs on the whole road and not on its two ends. Before costs the size of the "
        "swings counts, and the order of the days does not."
    ),
    "volatility": "How far a price usually swings, counted over a year.",
    "perpetual future": "A contract on an asset's price that never ends; funding keeps it near.",
    "issuer": "The company, or the program, behind a token.",
    "dividend": "What a share pays out to its owners. It makes the price fall by as much.",
    "split": (
        "One share becomes several, each worth less. Nobody gains or loses, but a price that is "
        "not adjusted for it jumps."
    ),
    "log scale": "An axis on which equal steps are equal percentages, up or down.",
    "moves explained": (
        "The share of a fund's daily ups and downs that the model gives too, called R²."
    ),
    "beta": "How far the fund moves when the model moves by one percent.",
    "tracking error": "How far the two usually differ on a day, counted over a year.",
    "standard deviation": "The usual distance from the average; its square is the variance.",
    "interval": (
        "A range that holds the true number in most cases, such as 95 of 100. The wider it is, "
        "the less the data say."
    ),
    "error band": (
        "How far an estimate may be off. It holds the true number in most cases, such as 95 of "
        "100; few or wild data make it wide."
    ),
    "least squares": "The straight line that lies nearest to all points taken together.",
    "logarithmic mean": (
        "An average that lies between two values of a thing that grows. With it each cause's part "
        "can be added up over time and nothing is left over."
    ),
    "median": "The middle one of many results: half of them lie above it and half below.",
    "random walk": "A made-up price whose every step is drawn by chance, whatever came before.",
    "bootstrap": (
        "Making new histories out of pieces of the real one, drawn by chance and laid end to end."
    ),
    "volatility clustering": (
        "Large moves follow large ones and calm days follow calm ones, as in most markets. The "
        "usual model of it is called GARCH."
    ),
    "seed": (
        "The number from which a computer's chance starts: the same one gives the same draws again."
    ),
    "UTC": "The clock the world's time zones are counted from.",
    "reset": "A rebalance that brings the leverage exactly back to the multiplier.",
    "algorithmic order execution": (
        "A program cuts a large order into pieces and sends them one by one, so that they move the "
        "price less. Equal pieces with equal pauses make a time-weighted average price (TWAP). "
        "Here a trade is made at one price."
    ),
    "volume": "How much of the asset changes hands in a day.",
    "exposure": "The amount of the asset the token moves with: leverage times its value.",
}
