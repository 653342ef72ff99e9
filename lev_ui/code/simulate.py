"""The program of Simulate: the model of the asset, its paths, and what tokens came to on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lev_core.scenarios import RandomWalk
from lev_ui.code.figures import percentage, plain, widest
from lev_ui.code.steps import first_steps, with_costs
from lev_ui.code.writing import laid_out, number, program, text
from lev_ui.simulated import SHARES, Ending, Simulated
from lev_ui.sources import Sourced
from lev_ui.theme import percent
from lev_ui.words import code as words
from lev_ui.words.simulate import TWO_SIDED, chance, in_points, moved_by

NAMED = 'named = {"asset": found.asset} | {f"{one.leverage:g}x": one for one in found.tokens}'
EDGES = f"low, high = found.tokens[0].quantiles([{SHARES[0]}, {SHARES[-1]}])"
COLUMNS: tuple[tuple[str, Callable[[Ending], float], Callable[[float], str]], ...] = (
    ("(one.median - 1)", lambda one: one.median - 1.0, percent),
    ("(one.mean - 1)", lambda one: one.mean - 1.0, percent),
    ("one.chance_of_loss", lambda one: one.loss, chance),
    ("one.chance_of_ruin", lambda one: one.ruin, chance),
    ("one.chance_of_beating_simple", lambda one: one.beats_simple, chance),
    ("one.chance_of_beating_asset", lambda one: one.beats_asset, chance),
)


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
    leverages = shown.question.leverages
    first, costs = first_steps(shown.charged, shown.prices, leverages, sourced)
    steps = [*first, *_source(shown), _run(shown, costs), NAMED, EDGES]
    said = words.simulate_title(shown.leverage, shown.asset_name, shown.first, shown.last)
    return program(said, steps, [*_loop(shown), _edges(shown), *_how_sure(shown)])


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


def _loop(shown: Simulated) -> Iterator[str]:
    """Yield the lines that print what the asset and every token came to."""
    endings = (shown.results.asset, *shown.results.tokens)
    median, average, lost, wiped, simple, asset = (
        _column(field, [read(ending) for ending in endings], written)
        for field, read, written in COLUMNS
    )
    yield "for name, one in named.items():"
    yield "    print("
    yield f'        f"{{name}}: {words.MEDIAN} {median}, {words.AVERAGE} {average}, "'
    yield f'        f"{words.LOSING} {lost}, {words.WIPED} {wiped}, "'
    yield f'        f"{words.BEAT} {simple}, "'
    yield f'        f"{words.BEAT_ASSET} {asset}"'
    yield "    )"


def _column(field: str, values: Sequence[float], written: Callable[[float], str]) -> str:
    """Return a number of every ending with the most digits that any of them shows."""
    return widest([percentage(field, value, written(value)) for value in values])


def _edges(shown: Simulated) -> str:
    """Return the line that prints the outer lines of the fan at the end."""
    fan = shown.results.fan[-1]
    low, high = (
        percentage(f"({name} - 1)", float(fan[at]) - 1.0) for name, at in (("low", 0), ("high", -1))
    )
    return f'print(f"{words.BELOW} {low}, {words.ABOVE} {high}")'


def _how_sure(shown: Simulated) -> Iterator[str]:
    """Yield the lines that print how far another seed would move the chance of loss and average."""
    lost, average = moved_by(shown)
    yield "own = found.tokens[0]"
    yield "lost = own.chance_of_loss"
    yield f"by_chance = {TWO_SIDED} * (lost * (1 - lost) / found.paths) ** 0.5"
    chance_field = plain("100 * by_chance", 100.0 * lost, in_points(lost))
    mean = plain(f"{100 * TWO_SIDED:g} * own.standard_error", 100.0 * average, in_points(average))
    yield f'print(f"{words.ANOTHER_SEED} {chance_field} {words.POINTS}")'
    yield f'print(f"{words.AND_AVERAGE} {mean} {words.POINTS}")'
