"""The program of the Rule duel: what became of each rule, what it traded and paid."""

from __future__ import annotations

from collections.abc import Iterator

from lev_ui.code.figures import in_money, in_points, widest
from lev_ui.code.steps import first_steps, with_costs
from lev_ui.code.writing import WIDTH, laid_out, number, policy_text, program, text
from lev_ui.duel import Contender, Duel
from lev_ui.sources import Sourced
from lev_ui.theme import points
from lev_ui.words import code as words
from lev_ui.words.contenders import names


def duel_code(shown: Duel, sourced: Sourced) -> str:
    """Return the program that prints what became of each rule.

    Parameters
    ----------
    shown : Duel
        What the page shows.
    sourced : Sourced
        Where its prices and its rate come from.

    Returns
    -------
    str
        Python that needs the library alone.
    """
    targets = [one.leverage for one in shown.contenders]
    first, costs = first_steps(shown.settings, shown.prices, targets, sourced)
    said = words.duel_title(len(targets), shown.asset_name, shown.first, shown.last)
    return program(said, [*first, _rules(shown)], list(_loop(shown, costs)))


def _rules(shown: Duel) -> str:
    listed = "\n".join(
        _rule(words.in_ascii(name), one)
        for name, one in zip(names(shown), shown.contenders, strict=True)
    )
    return f"rules = [\n{listed}\n]"


def _rule(name: str, one: Contender) -> str:
    parts = [text(name), number(one.leverage), policy_text(one.policy)]
    line = f"    ({', '.join(parts)}),"
    if len(line) <= WIDTH:
        return line
    return "\n".join(("    (", *(f"        {part}," for part in parts), "    ),"))


def _points(cost: float) -> str:
    return in_points("token.charges.sum().sum()", cost, points(cost).lstrip("+"))


def _loop(shown: Duel, costs: list[str]) -> Iterator[str]:
    yield "for name, leverage, policy in rules:"
    arguments = ["prices", "leverage", *with_costs(costs), "policy=policy"]
    if shown.prices.has_bars:
        yield f"    {laid_out('token = both_orders', arguments, ').worse')}"
    else:
        yield f"    {laid_out('token = simulate_token', arguments)}"
    amount, currency = shown.settings.amount, shown.prices.currency
    ends = [
        in_money(f"{number(amount)} * token.final_value", amount * (1.0 + one.result), currency)
        for one in shown.contenders
    ]
    paid = [_points(one.cost) for one in shown.contenders]
    yield "    print("
    yield f'        f"{{name}}: {widest(ends)}, "'
    yield f'        f"{words.TRADES} {{token.rebalance_count:,}}, "'
    yield f'        f"{words.COSTS} {widest(paid)} {words.POINTS}"'
    yield "    )"
