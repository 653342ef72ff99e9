"""The sentences of the Rule duel page: question, answer, numbers, chart, stress, luck."""

from __future__ import annotations

from lev_ui.duel import FALLS, Contender, Duel, Left
from lev_ui.theme import (
    long_date,
    money,
    multiple,
    percent,
    plain_number,
    value,
    whole_money,
)
from lev_ui.words.contenders import counted, listed, name, names, spoken, started
from lev_ui.words.glossary import MEANING
from lev_ui.words.plain import earned, for_markdown, moved

PAIR = 2
DEEP_FALL = -0.334  # a little more than leaves nothing at 3x
COMPUTED = (
    "Tokens computed",
    (
        "The prices of the asset are real. Every token here is computed from them by its rule, "
        "all under the costs that are set; none is a product's own price."
    ),
)
SIDE_BY_SIDE = "Side by side"
WHO_IS_WHO = "What each rule does"
STRESS = "What one bad move would have done"
SAME_COSTS = (
    "All pay the same costs, products too, whatever they really charge: so that the rule is "
    "the only difference. *Costs paid* is in percentage points of the money put in, and below zero "
    "where interest was earned. *Traded a year* is in multiples of its own value."
)
METHOD = r"""
**Every rule** starts with the same money at its multiple on the first day and goes through the
same prices. Each day the market moves its value by its leverage times the asset's return. Then
interest and the management fee are taken. Then the rule decides whether to trade, and each trade
pays the trading fee. Rules run at the multiplier you chose; a product runs at its own.

**Inside the day.** Where open, high and low are known, each day is walked twice: open, low, high,
close, and open, high, low, close. A brake, a margin call and a wipe-out act on the way, at their
level, or at the open where the price has jumped past it. Which of the two happened is not known.
Both results are given where they differ, and everything else follows the one that ended lower.

**One bad move** starts straight after a reset. Left alone a token keeps $1 + L\,r$ of its value, so
$r = -1/L$ takes everything. In a jump nothing can act on the way; on a slide every brake fills at
its level, as often as it is reached.

**Lowest** is since the first day, at the worse of each day's high and low where they are known. A
*worst fall* is from the highest close so far to a later one.

**Sources.** The rules of products are those their issuers published; the rest are computed by
`lev_core.simulate_token`, `both_orders` and `one_move`.
"""


def title(shown: Duel) -> str:
    """Return the page's question."""
    asset = for_markdown(shown.asset_name)
    if shown.is_mixed:
        return f"Which of these tokens on {asset} would have done best?"
    times = multiple(shown.contenders[0].leverage)
    return f"Which rule would have served a {times} token on {asset} best?"


def answer(shown: Duel) -> str:
    """Return the page's answer, with the reader's own numbers."""
    start = (
        f"From {long_date(shown.first)} to {long_date(shown.last)}, while "
        f"{for_markdown(shown.asset_name)} {moved(shown.prices.total_return)},"
    )
    return f"{start} {_ranking(shown)} {_what_was_equal(shown)}".strip()


def _ranking(shown: Duel) -> str:
    count = len(shown.contenders)
    best, worst = shown.best, shown.worst
    if count == 1:
        return f"**{spoken(shown, best[0])} {outcome(best[0])}**; nothing else here can be run."
    if len(best) == count:
        all_of_them = "both" if count == PAIR else f"all {counted(count)}"
        return f"**{all_of_them} {earned(best[0].result)}**: the rule made no difference."
    each = "each " if len(best) > 1 else ""
    others = "each " if len(worst) > 1 else ""
    top, bottom = ("better", "worse") if count == PAIR else (f"best of {counted(count)}", "worst")
    first, last = (listed(shown, some, explained=len(some) <= PAIR) for some in (best, worst))
    return (
        f"**{first}** did {top} and {each}**{outcome(best[0])}**. "
        f"{started(last)} did {bottom} and {others}{outcome(worst[0])}.{_daily_reset(shown)}"
    )


def _daily_reset(shown: Duel) -> str:
    """Return what the plain daily reset came to, where neither end of the ranking says it."""
    plain = [one for one in shown.contenders if one.word == "daily"]
    if not plain or plain[0] in (*shown.best, *shown.worst):
        return ""
    return f" The daily reset {outcome(plain[0])}."


def _what_was_equal(shown: Duel) -> str:
    if len(shown.contenders) == 1:
        return ""
    multiples = "" if shown.is_mixed else ", multiplier"
    return f"Asset, dates{multiples} and costs are the same for all."


def outcome(one: Contender) -> str:
    """Return what became of a contender: "lost 81.8%", or between which two results."""
    low, high = sorted(one.results)
    if earned(low) == earned(high):
        return earned(low)
    return f"{earned(low)} to {percent(high)}, by the order of highs and lows,"


def result(one: Contender) -> str:
    """Return a contender's result in a table: a range where the order of prices matters."""
    low, high = (percent(part) for part in sorted(one.results))
    return low if low == high else f"{low} to {high}"


def four_numbers(shown: Duel, label: str) -> tuple[tuple[str, str, str], ...]:
    """Return the row of numbers: label, value, meaning."""
    best, worst = shown.best[0], shown.worst[0]
    rows = [(for_markdown(label), percent(shown.prices.total_return), MEANING["asset"])]
    if len(shown.best) == len(shown.contenders):
        whom = "All of them" if len(shown.contenders) > 1 else name(shown, best)
        return (*rows, (for_markdown(whom), percent(best.result), MEANING["token"]))
    apart = percent(best.result - worst.result, signed=False).removesuffix("%")
    return (
        *rows,
        (f"Best: {_shared(shown, shown.best)}", percent(best.result), MEANING["token"]),
        (f"Worst: {_shared(shown, shown.worst)}", percent(worst.result), MEANING["token"]),
        ("Points between them", apart, MEANING["percentage points"]),
    )


def _shared(shown: Duel, some: tuple[Contender, ...]) -> str:
    more = f" and {len(some) - 1} more" if len(some) > 1 else ""
    return f"{for_markdown(name(shown, some[0]))}{more}"


def chart_title(shown: Duel) -> str:
    """Return what the chart shows, in a sentence the numbers have decided."""
    if len(shown.contenders) == 1:
        return f"{name(shown, shown.contenders[0])} {earned(shown.contenders[0].result)}"
    if shown.parting is None:
        return "The rules never parted: their lines lie on each other"
    when = long_date(shown.prices.index[shown.parting.row])
    if len(shown.best) == len(shown.contenders):
        return f"All end together; they parted most on {when}"
    more = f" and {len(shown.best) - 1} more" if len(shown.best) > 1 else ""
    return f"{name(shown, shown.best[0])}{more} ended ahead; they parted most on {when}"


def chart_alt(shown: Duel) -> str:
    """Return the chart in words, for a reader who cannot see it."""
    ends = ", ".join(
        f"{label} at {value(100.0 * float(one.nav[-1]))}"
        for label, one in zip(names(shown), shown.contenders, strict=True)
    )
    return (
        f"{chart_title(shown)}. One line for each rule from {long_date(shown.first)} to "
        f"{long_date(shown.last)}, each worth 100 on the first day; they end with {ends}."
    )


def stress_intro(shown: Duel) -> str:
    """Return what the stress table shows."""
    signs = {one.leverage < 0.0 for one in shown.contenders}
    way = "falls" if signs == {False} else "rises" if signs == {True} else "moves against it"
    turned = " (falls for a token above 0x, rises for one below)" if len(signs) > 1 else ""
    return (
        f"Each stands freshly reset at its multiple when the asset {way}{turned} by this much. "
        "The first number is after a jump, in which no rule can act; where a second one follows, "
        "it is after a slide through every price, on which brakes do."
    )


def stress_head(shown: Duel) -> tuple[str, ...]:
    """Return the moves at the top of the stress table."""
    multiples = {one.leverage for one in shown.contenders}
    one_way = len({times < 0.0 for times in multiples}) == 1
    short = min(multiples) < 0.0
    sizes = [percent(-fall if short and one_way else fall).replace(".0%", "%") for fall in FALLS]
    worst = shown.worst_move(shown.contenders[0].leverage)
    if not one_way:
        return (*(size.lstrip("−") for size in sizes), "Worst in the data")
    where = " inside a day" if shown.prices.has_bars else ""
    return (*sizes, f"{percent(worst.value)}, the worst{where}: {long_date(worst.on)}")


def without_brake(leverage: float) -> str:
    """Return the row of a token without any brake."""
    return f"{multiple(leverage)} reset daily, no brake"


def lost(left: float) -> str:
    """Return what one move took."""
    return "wiped out" if left <= 0.0 else percent(left - 1.0)


def lost_ways(left: Left) -> str:
    """Return what one move took: by a jump, and by a slide where that differs."""
    jump, slide = lost(left.jump), lost(left.slide)
    return jump if jump == slide else f"{jump} / {slide}"


def stress_says(shown: Duel) -> tuple[str, ...]:
    """Return what the stress table teaches."""
    return tuple(filter(None, (_nothing_left(shown), _brake_saves(shown))))


def _nothing_left(shown: Duel) -> str:
    largest = max(shown.contenders, key=lambda one: abs(one.leverage)).leverage
    if 0.0 <= largest <= 1.0:
        return ""
    way = "falls" if largest > 0.0 else "rises"
    size = percent(1.0 / abs(largest), signed=False)
    return (
        f"**In a jump the rule does not matter.** When the asset {way} {size} or more overnight, "
        f"nothing is left of a {multiple(largest)} token, with a brake or without."
    )


def _brake_saves(shown: Duel) -> str:
    row = FALLS.index(DEEP_FALL)
    saved = [one for one in shown.contenders if one.is_braked and one.stress[row].jump <= 0.0]
    if not saved:
        return ""
    best = max(saved, key=lambda one: one.stress[row].slide)
    kept = percent(best.stress[row].slide, signed=False)
    way = "fall" if best.leverage > 0.0 else "rise"
    size = percent(-DEEP_FALL, signed=False)
    return (
        f"**On a slide a brake saves something.** After a {way} of {size} with prices all the way "
        f"{spoken(shown, best)} would have {kept} of its value left; without its brake, nothing."
    )


def became(shown: Duel) -> str:
    """Return the head of the column of money."""
    return f"{whole_money(shown.settings.amount, shown.prices.currency)} became"


def in_money(shown: Duel, fraction: float) -> str:
    """Return a value per unit put in as the reader's own money."""
    return money(shown.settings.amount * fraction, shown.prices.currency)


def traded(turnover: float) -> str:
    """Return how much of its value a token traded in a year."""
    return f"{plain_number(turnover, 1)}×"
