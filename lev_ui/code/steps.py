"""The steps of a program up to its token: prices, rate, costs, rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Protocol

import pandas as pd

from lev_core import Daily, PriceHistory, TokenPath
from lev_core.market.uploads import Choices
from lev_ui.code.writing import laid_out, number, policy_text, text, value_text
from lev_ui.costs import Curve, bundled_curve, from_basis_points, from_percent, lacks_volume
from lev_ui.file_read import FileRead
from lev_ui.settings import Settings
from lev_ui.sources import BILL, Sourced

LONGEST_FILE_NAME = 48
STAND_IN_NAME = "your-file"


class Run(Protocol):
    """What a page computed: a token on an asset under the reader's settings."""

    @property
    def settings(self) -> Settings:
        """The reader's choices."""

    @property
    def prices(self) -> PriceHistory:
        """The asset over the dates shown."""

    @property
    def leverage(self) -> float:
        """The multiple."""

    @property
    def token(self) -> TokenPath:
        """The token."""


def market_step(settings: Settings, curve: Curve, *histories: Sourced) -> Iterator[str]:
    """Yield the step that opens Yahoo's door, where anything comes through it."""
    is_asked = settings.costs and _names_rate(settings) and _is_live(curve)
    if is_asked or any(sourced.is_live for sourced in histories):
        yield "market = LiveMarket()"


def prices_steps(name: str, sourced: Sourced, span: PriceHistory | None = None) -> Iterator[str]:
    """Yield the steps that read a history, and cut it to the dates of `span`."""
    symbol = text(sourced.prices.symbol)
    if sourced.is_own:
        file = sourced.file or FileRead("", Choices())
        yield from _table_steps(file)
        found = f"read_prices(table, {_answers(file)}).prices"
        found = f"by_day({found})" if file.has_hours else found
    elif sourced.is_live:
        found = f"market.history({symbol}).prices"
    else:
        found = f"bundled({symbol})"
    if span is None:
        yield f"{name} = {found}"
        return
    days = [text(f"{moment:%Y-%m-%d}") for moment in span.index[[0, -1]]]
    yield laid_out(f"{name} = {found}.between", days)


def costs_steps(
    settings: Settings, curve: Curve, prices: PriceHistory, targets: Sequence[float]
) -> Iterator[str]:
    """Yield the steps that make the costs, of which only what is not nothing is written."""
    if not settings.costs:
        return
    given = dict(_costs_given(settings, prices))
    financing = _financing_given(settings, targets)
    if financing:
        if "rate" in financing and _names_rate(settings):
            yield from _rate_steps(curve)
            financing["rate"] = "bill_rate()" if _is_bundled(curve) else "rate"
        kind = "Funded" if settings.financing == "funded" else "PerpetualFunding"
        arguments = [f"{name}={value}" for name, value in financing.items()]
        yield laid_out(f"financing = {kind}", arguments)
        given["financing"] = "financing"
    order = ("management_fee", "financing", "trading_fee", *given)
    arguments = [f"{name}={given[name]}" for name in dict.fromkeys(order) if name in given]
    if arguments:
        yield laid_out("costs = Costs", arguments)


def token_steps(shown: Run, sourced: Sourced) -> list[str]:
    """Return the steps from nothing to the token of a page, costs as the page charges them."""
    first, costs = first_steps(shown.settings, shown.prices, [shown.leverage], sourced)
    return [*first, run_step("token", "prices", shown.token, costs)]


def first_steps(
    settings: Settings, prices: PriceHistory, targets: Sequence[float], sourced: Sourced
) -> tuple[list[str], list[str]]:
    """Return the steps that find the prices and make the costs; then again those of the costs."""
    costs = list(costs_steps(settings, sourced.curve, prices, targets))
    found = prices_steps("prices", sourced, prices)
    return [*market_step(settings, sourced.curve, sourced), *found, *costs], costs


def run_step(name: str, prices: str, token: TokenPath, costs: Sequence[str]) -> str:
    """Return the step that makes a token, by a name, on prices by theirs."""
    rule = [] if token.policy == Daily() else [f"policy={policy_text(token.policy)}"]
    given = [prices, number(token.leverage), *with_costs(costs), *rule]
    return laid_out(f"{name} = simulate_token", given)


def with_costs(costs: Sequence[str]) -> list[str]:
    """Return the argument that takes the costs, where steps have made some."""
    return ["costs=costs"] if costs else []


def _costs_given(settings: Settings, prices: PriceHistory) -> Iterator[tuple[str, str]]:
    if settings.fee:
        fee = number(from_percent(settings.fee))
        yield "management_fee", f"fee_per_year({fee})" if settings.per == "day" else fee
    yield from _trading_given(settings)
    has_impact = settings.impact > 0.0 and not lacks_volume(settings, prices)
    if has_impact:
        yield "impact", _impact(settings)
    if settings.gas:
        yield "rebalance_cost", number(settings.gas)
    if has_impact or settings.gas:
        yield "fund_size", number(settings.size)
        if settings.sizing == "fixed":
            yield "size_follows_nav", "False"
    for field in ("creation", "redemption"):
        percent = getattr(settings, field)
        if percent:
            yield f"{field}_fee", number(from_percent(percent))


def _trading_given(settings: Settings) -> Iterator[tuple[str, str]]:
    taker = number(from_basis_points(settings.trading))
    if settings.passive:
        maker = number(from_basis_points(settings.maker))
        share = number(from_percent(settings.passive))
        yield "trading_fee", f"maker_taker_fee({maker}, {taker}, {share})"
    elif settings.trading:
        yield "trading_fee", taker


def _impact(settings: Settings) -> str:
    arguments = ["prices"]
    if settings.impact != 1.0:
        arguments.append(f"coefficient={number(settings.impact)}")
    if settings.market is not None:
        arguments.append(f"daily_volume={number(settings.market)}")
    return f"impact_on({', '.join(arguments)})"


def _financing_given(settings: Settings, targets: Sequence[float]) -> dict[str, str]:
    """Return the arguments of the financing; what a token of these targets never pays is left."""
    wanted: float | str = settings.rate
    charges: dict[str, float] = {}
    if settings.financing == "funding":
        wanted = settings.funding
    else:
        is_long, is_short = max(targets) >= 0.0, min(targets) < 0.0
        charges = {
            "spread": settings.spread * is_long,
            "borrow_fee": settings.borrow * is_short,
        }
    rate = "rate" if isinstance(wanted, str) else number(from_percent(wanted))
    given = {"rate": rate} if rate != "0" or settings.financing == "funding" else {}
    return given | {name: number(from_percent(value)) for name, value in charges.items() if value}


def _names_rate(settings: Settings) -> bool:
    wanted = settings.funding if settings.financing == "funding" else settings.rate
    return isinstance(wanted, str)


def _is_bundled(curve: Curve) -> bool:
    return curve.rate is bundled_curve().rate


def _is_live(curve: Curve) -> bool:
    return not _is_bundled(curve) and curve.file is None


def _rate_steps(curve: Curve) -> Iterator[str]:
    """Yield the steps that find a dated rate other than the bundled one."""
    if curve.file is not None:
        yield from _table_steps(curve.file)
        yield f"rate = read_rate(table, {_answers(curve.file)}).rate"
    elif not _is_bundled(curve):
        quoted = f"market.rate({text(BILL)}).rate"
        known = bundled_curve().rate.index[0]
        goes_on = pd.Timestamp(curve.rate.index[0]) == known
        yield f"rate = bill_rate(then={quoted})" if goes_on else f"rate = {quoted}"


def _table_steps(file: FileRead) -> Iterator[str]:
    name = text(file.name or STAND_IN_NAME)
    name = name if len(name) <= LONGEST_FILE_NAME else text(STAND_IN_NAME)
    yield f"table = read_table(Path({name}).read_bytes())"
    given = _answers_given(file.choices)
    if given:
        yield laid_out("answers = Choices", given)


def _answers(file: FileRead) -> str:
    return "answers" if _answers_given(file.choices) else "Choices()"


def _answers_given(choices: Choices) -> list[str]:
    return [
        f"{field.name}={value_text(getattr(choices, field.name))}"
        for field in fields(choices)
        if getattr(choices, field.name) != field.default
    ]
