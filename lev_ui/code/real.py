"""The program of Against a real fund: how a model and the fund it is a model of compare."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from lev_ui.code.figures import in_points, percentage, plain, printed
from lev_ui.code.steps import costs_steps, market_step, prices_steps, with_costs
from lev_ui.code.writing import laid_out, number, program, text
from lev_ui.sources import Sourced
from lev_ui.theme import percent, plain_number
from lev_ui.tracked import Tracked
from lev_ui.tracked.published import target_of
from lev_ui.words import code as words
from lev_ui.words.real import difference, is_long_enough

TRACK = "found = track(token, fund)"


def real_code(shown: Tracked, sourced: Sourced) -> str:
    """Return the program that prints how model and fund compare.

    Parameters
    ----------
    shown : Tracked
        What the page shows.
    sourced : Sourced
        Where the asset's prices and the rate come from, with the fund's `beside`.

    Returns
    -------
    str
        Python that needs the library alone.
    """
    settings, curve, fund = shown.settings, shown.curve, sourced.beside or sourced
    costs = list(costs_steps(settings, curve, shown.prices, [shown.leverage]))
    steps = [
        *market_step(settings, curve, sourced, fund),
        *prices_steps("prices", sourced, shown.prices),
        *prices_steps("fund", fund),
        *costs,
        laid_out("token = simulate_token", ["prices", _target(shown), *with_costs(costs)]),
        TRACK,
    ]
    span = shown.tracking.start, shown.tracking.end
    return program(words.real_title(shown.names.real, *span), steps, printed(list(_rows(shown))))


def _target(shown: Tracked) -> str:
    """Return the target: a number, or that on record of a fund that has changed it."""
    target = target_of(shown.settings)
    if isinstance(target, pd.Series) and shown.pair is not None:
        return f"fund_of({text(shown.pair.fund)}).leverage"
    return number(shown.settings.leverage)


def _rows(shown: Tracked) -> Iterator[tuple[str, str]]:
    found = shown.tracking
    yield words.FUND, percentage("found.real_return", found.real_return)
    yield words.model(shown.leverage), percentage("found.model_return", found.model_return)
    is_yearly, apart = is_long_enough(shown), difference(shown)
    if is_yearly:
        yield words.APART, f"{in_points('found.tracking_difference', apart)} {words.A_YEAR}"
    else:
        both = "(found.real_return - found.model_return)"
        yield words.APART, f"{in_points(both, apart)} {words.POINTS}"
    if found.r_squared is not None:
        share = percent(found.r_squared, signed=False)
        yield words.EXPLAINED, percentage("found.r_squared", found.r_squared, share)
    if found.beta is not None:
        yield words.BETA, plain("found.beta", found.beta, plain_number(found.beta, 3))
    ahead = found.terminal_ratio - 1.0
    yield words.AT_THE_END, f"{percentage('found.terminal_ratio - 1', ahead)} {words.OF_FUND}"
