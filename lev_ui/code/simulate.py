"""The program of Simulate: the model of the asset, its paths, and what tokens came to on them."""

from __future__ import annotations

from collections.abc import Iterator

from lev_core.scenarios import RandomWalk
from lev_ui.code.figures import percentage, printed
from lev_ui.code.steps import costs_steps, market_step, prices_steps, with_costs
from lev_ui.code.writing import laid_out, number, program, text
from lev_ui.simulated import SHARES, Ending, Simulated
from lev_ui.sources import Sourced
from lev_ui.words import code as words
from lev_ui.words.simulate import chance

FIRST = "token = found.tokens[0]"


def simulate_code(shown: Simulated, sourced: Sourced) -> str:
    """Return the program that prints what tokens came to on the same simulated paths.

    Parameters
    ----------
    shown : Simulated
        What the page shows.
    sourced : Sourced
        Where its prices and its rate come from.

    Returns
    -------
    str
        Python that needs the library alone.
    """
    charged, leverages = shown.charged, shown.question.leverages
    costs = list(costs_steps(charged, sourced.curve, shown.prices, leverages))
    steps = [
        *market_step(charged, sourced.curve, sourced),
        *prices_steps("prices", sourced, shown.prices),
        *costs,
        *_source(shown),
        _run(shown, costs),
        FIRST,
    ]
    said = words.simulate_title(shown.leverage, shown.asset_name, shown.first, shown.last)
    return program(said, steps, printed(list(_rows(shown))))


def _source(shown: Simulated) -> Iterator[str]:
    """Yield the steps that make the model of the asset."""
    settings = shown.settings
    if settings.model == "walk":
        yield from _walk(shown)
    elif settings.model == "swings":
        given = [] if settings.shocks == "student" else [f"innovations={text(settings.shocks)}"]
        given += ["asymmetric=True"] if settings.falls else []
        yield laid_out("source = fit_clustering", ["prices", *given])
    else:
        block = settings.block
        given = [] if block is None else [f"mean_block={number(block)}"]
        yield laid_out("source = StationaryBootstrap.fitted", ["prices", *given])


def _walk(shown: Simulated) -> Iterator[str]:
    settings, source = shown.settings, shown.question.source
    if settings.swings is None and settings.growth is None:
        yield "source = RandomWalk.fitted(prices)"
        return
    if not isinstance(source, RandomWalk):
        return
    swings, growth = number(source.volatility), number(source.drift)
    if settings.swings is None or settings.growth is None:
        yield "fitted = RandomWalk.fitted(prices)"
        swings = "fitted.volatility" if settings.swings is None else swings
        growth = "fitted.drift" if settings.growth is None else growth
    yield laid_out(
        "source = RandomWalk",
        [f"volatility={swings}", "periods_per_year=prices.periods_per_year", f"drift={growth}"],
    )


def _run(shown: Simulated, costs: list[str]) -> str:
    question = shown.question
    leverages = ", ".join(map(number, question.leverages))
    arguments = [
        "source",
        f"[{leverages}]",
        f"intervals={question.intervals}",
        f"paths={number(float(shown.results.paths))}",
        f"rng={question.seed}",
        *with_costs(costs),
    ]
    return laid_out("found = simulate_scenarios", arguments)


def _rows(shown: Simulated) -> Iterator[tuple[str, str]]:
    fan = shown.results.fan[-1]
    yield from _ending("token", words.token(shown.leverage), shown.token)
    for share, label, at in ((SHARES[0], words.BELOW, 0), (SHARES[-1], words.ABOVE, -1)):
        worth = f"token.quantiles([{share}])[0] - 1"
        yield label, percentage(worth, float(fan[at]) - 1.0)
    yield from _ending("found.asset", words.ASSET, shown.results.asset)
    for place, token in enumerate(shown.results.tokens[1:], start=1):
        yield from _ending(f"found.tokens[{place}]", words.token(token.leverage), token)


def _ending(name: str, label: str, ending: Ending) -> Iterator[tuple[str, str]]:
    yield f"{label}, {words.MEDIAN}", percentage(f"{name}.median - 1", ending.median - 1.0)
    yield f"{label}, {words.AVERAGE}", percentage(f"{name}.mean - 1", ending.mean - 1.0)
    chances = {
        words.LOST: ("chance_of_loss", ending.loss),
        words.WIPED: ("chance_of_ruin", ending.ruin),
        words.BEAT: ("chance_of_beating_simple", ending.beats_simple),
        words.BEAT_ASSET: ("chance_of_beating_asset", ending.beats_asset),
    }
    for said, (field, share) in chances.items():
        if name != "found.asset" or said in {words.LOST, words.WIPED}:
            yield f"{label}, {said}", percentage(f"{name}.{field}", share, chance(share))
