"""How the words of the glossary appear in a text, and words of trade that need a meaning."""

from __future__ import annotations

import re
from typing import Final

from lev_ui.words.glossary import MEANING

# Where the plain word, or its plural, is not all or is too much.
FORMS: Final[dict[str, str]] = {
    "algorithmic order execution": r"algorithmic|TWAP|time-weighted|in equal chunks",
    "auto-deleveraging": r"auto-?deleverag\w*|\bADL\b",
    "automated exposure management and execution": r"automated exposure|automated execution",
    "band": r"(?<!error )bands?\b(?!width)",
    "basis point": r"basis points?|\bbp\b",
    "brake": r"brakes?|braked|emergency|adverse move",
    "borrow fee": r"borrow fees?|fee for borrowing shares|borrowing fees?",
    "bill rate": r"bill rates?|13-week bill",
    "calendar of the gap": r"calendar of (?:months|the gap)",
    "close": r"(?<=the )closes?(?! to)|closes|closing prices?|at close|^close$",
    "compounding effect": r"compounding(?: effect)?",
    "creation fee": r"creation(?: fee)?|redemption(?: fee)?|fee on the way (?:in|out)",
    "decentralized leverage protocol": r"decentrali[sz]ed|protocol(?! rebalancing)|blockchain",
    "dividend": r"dividends?|distributions? put back",
    "economic design and incentives": r"economic design|incentives?|keeper's reward|rewards?",
    "financing": r"financ(?:ing|e|es|ed)(?!ial)",
    "funding": r"funding",
    "hedging": r"(?-i:hedg(?:e|es|ed|ing))",
    "gap": r"(?-i:Gap to)|(?:the|a|this) gap\b|^gap$",
    "interval": r"(?:confidence|\d%) intervals?|(?:its|that) interval|^interval$",
    "intraday leverage": r"intraday leverage|leverage inside the day",
    "issuer": r"issuers?",
    "least squares": r"least squares|straight line on",
    "leverage": r"leverages?",
    "log scale": r"log(?:arithmic)? scale|(?-i:Log$)",
    "logarithmic mean": r"logarithmic means?|log-mean",
    "maker-taker fee": r"maker|taker|waiting orders?|orders? (?:that )?wait\w*",
    "margin call": r"margin calls?",
    "moves explained": r"moves explained|R²|R\^2|explains? (?:\*\*)?(?:over )?[\d.]+%",
    "multiplier": r"multipliers?",
    "net asset value": r"net asset values?|\bNAV\b",
    "paid": r"(?-i:\*Paid\*)|(?-i:\bPaid on\b)|^paid$",
    "path dependence": r"path[- ]dependen\w+",
    "percentage points": r"percentage points?|points? (?:a year|apart|against|between)|in points"
    r"|[+−]\d[\d.,]* points|(?-i:Points between)",
    "perpetual future": r"perpetual futures?|futures that never end|funding of the futures",
    "protocol rebalancing logic": r"protocol rebalancing|rebalancing logic",
    "rebalance": r"rebalanc(?:e|es|ed|ing)",
    "rebalancing trade costs": r"rebalancing (?:trade )?costs?",
    "recentering": r"recent(?:er|re|ering|ring|red|ered)s?",
    "reset": r"resets?|resetting",
    "short": r"(?:a|was|is|sold|and|long or|the|while) short(?! time)|shorts|short (?:one|token"
    r"|fund|position|side|of)|sold short|inverse|^short$",
    "simple leverage": r"simple leverage"
    r"|(?:multiplier|multiple|\d|leverage|L) × (?:the )?(?!target)\w+",
    "smart-contract automation": r"smart[- ]contract\w*|keepers?|(?<!and )(?<!& )gas(?! shares)",
    "spread": r"spreads?",
    "split": r"like (?:a )?splits?|is a split|splits|^split$",
    "standard deviation": r"standard deviations?|variances?",
    "target and realised leverage": r"targets?|realised leverage|target leverage",
    "token holder costs": r"token holder costs|holders? (?:paid|pay)",
    "total return": r"total returns?",
    "trend gain": r"trend gains?",
    "UTC": r"\bUTC\b",
    "volume": r"volumes?",
    "wipe-out": r"wipe-?outs?|wiped(?:<br>| )out",
}
# Words of trade a newspaper would not print without a word of explanation. Each has a meaning
# under the name beside it, or has none and is not to be used.
JARGON: Final[dict[str, str]] = {
    r"\bNAV\b": "net asset value",
    r"notional": "",
    r"\b[TV]WAP\b": "algorithmic order execution",
    r"\bbps?\b": "basis point",
    r"\bdelta\b|\bgamma\b|\bvega\b|\btheta\b": "",
    r"Sharpe|Sortino|Calmar": "",
    r"R²|R\^2|r-squared": "moves explained",
    r"\bbeta\b": "beta",
    r"\balpha\b": "",
    r"p-values?|t-stat\w*|significant at": "",
    r"\bvariances?\b|standard deviation": "standard deviation",
    r"(?:confidence|\d%) interval": "interval",
    r"percentiles?|quantiles?|quartiles?": "",
    r"kurtosis|skewness|heteroske\w+|autocorrelat\w+": "",
    r"GARCH": "volatility clustering",
    r"bootstrap\w*": "bootstrap",
    r"random walks?": "random walk",
    r"Monte Carlo": "",
    r"least squares": "least squares",
    r"regression|regress\b": "",
    r"logarithmic mean": "logarithmic mean",
    r"log points?": "log points",
    r"\bUTC\b": "UTC",
    r"basis points?": "basis point",
    r"\bETNs?\b|\bAUM\b|\bTER\b": "",
    r"contango|backwardation": "",
    r"slippage": "slippage",
    r"order book|liquidity": "",
    r"collateral\w*": "",
    r"liquidat\w+": "",
    r"annuali[sz]ed|\bCAGR\b|\bp\.\s?a\.": "",
    r"perpetual\w*": "perpetual future",
    r"\bfunding\b": "funding",
    r"ripcord": "ripcord",
    r"recent(?:er|r)ing": "recentering",
    r"keepers?": "smart-contract automation",
    r"(?<!and )(?<!& )\bgas\b(?! shares)": "smart-contract automation",
    r"\bmaker\b|\btaker\b": "maker-taker fee",
    r"auto-?deleverag\w*|\bADL\b": "auto-deleveraging",
    r"drawdowns?": "drawdown",
    r"turnover": "turnover",
    r"tracking error": "tracking error",
    r"margin call": "margin call",
    r"maintenance margin": "maintenance margin",
    r"path[- ]dependen\w+": "path dependence",
    r"swaps?\b(?! the dates)": "",
    r"derivatives?\b": "",
    r"(?-i:hedg(?:e|ing)\b)": "hedging",
    r"arbitrage": "",
    r"benchmarks?\b": "",
    r"carry\b(?= trade| income)": "",
    r"convexity|concavity|gamma|Jensen": "",
    r"stochastic|Brownian|lognormal|martingale": "",
}


def form(word: str) -> re.Pattern[str]:
    """Return what finds a word of the glossary in a text."""
    given = FORMS.get(word, rf"{re.escape(word)}s?")
    return re.compile(rf"(?<!\w)(?:{given})(?!\w)", re.IGNORECASE | re.MULTILINE)


TITLE: Final = re.compile(r"(?<!\*)\*(?!\*)[A-Z][^*]{24,}\*(?!\*)")
PATTERNS: Final = {word: form(word) for word in MEANING}


def own(said: str) -> str:
    """Return a text without the titles of the works it names."""
    return TITLE.sub("", said)


def used(said: str) -> set[str]:
    """Return the words of the glossary that a text uses."""
    said = own(said)
    return {word for word, pattern in PATTERNS.items() if pattern.search(said)}
