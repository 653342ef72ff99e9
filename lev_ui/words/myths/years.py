"""Words of the myth that a leveraged token always decays."""

from __future__ import annotations

from lev_ui.myths.years import Year, Years
from lev_ui.theme import percent, plain_number, points
from lev_ui.words.myths.told import Told, asset, counted, token_name
from lev_ui.words.plain import UNLEVERED


def tell(shown: Years) -> Told:
    """Return what the years say."""
    return Told(
        verdict=_verdict(shown),
        heading=_heading(shown),
        alt=_alt(shown),
        why=_why(shown),
        truth=_truth(shown),
    )


def _verdict(shown: Years) -> str:
    name, times = token_name(shown.leverage), plain_number(shown.leverage)
    if shown.leverage in UNLEVERED:
        return (
            f"**Not true, and at {times}x there is nothing to see:** in each of "
            f"{counted(len(shown.all), 'whole year')} the {name} made {times} times what "
            f"{asset(shown.asset_name)} made, before costs."
        )
    told = (
        f"the {name} made more than {times} times what {asset(shown.asset_name)} made, before "
        f"costs{_ends(shown)}"
    )
    if not shown.ahead:
        return (
            f"**Not true in general, though it is so here:** in **not one of {_all(shown)}** {told}"
        )
    return f"**Not true.** In **{len(shown.ahead)} of {_all(shown)}** {told}"


def _all(shown: Years) -> str:
    return counted(len(shown.all), "whole year")


def _ends(shown: Years) -> str:
    best, worst = shown.best, shown.worst
    if best is worst:
        return f". In {best.year} it was {_lead(best)}."
    least = f"at worst, in {worst.year}, {_lead(worst)}"
    return f". At best, in {best.year}, it was {_lead(best)}; {least}."


def _lead(year: Year) -> str:
    if year.gap == 0.0:
        return "neither ahead nor behind"
    size = points(year.gap).lstrip("+−")
    return f"{size} points {'ahead' if year.gap > 0.0 else 'behind'}"


def _heading(shown: Years) -> str:
    times = plain_number(shown.leverage)
    return f"{token_name(shown.leverage)} against {times} × the asset, year by year"


def _alt(shown: Years) -> str:
    told = "; ".join(f"{year.year} {points(year.gap)}" for year in shown.all)
    return f"{_heading(shown)}. Columns in percentage points: {told}."


def _why(shown: Years) -> str:
    if shown.leverage in UNLEVERED:
        return "A token at 0x or 1x is never reset, so nothing can drift away from the multiple."
    if 0.0 < shown.leverage < 1.0:
        return (
            "Two forces pull. Below 1x a swing that comes back pays a little, and a trend costs. "
            "Which one was stronger decides the year."
        )
    return (
        "Two forces pull. While prices keep going one way, each day's gain is made on what the "
        "days before have gained; that adds. Each swing that comes back costs a little; that "
        "takes. Which one was stronger decides the year."
    )


def _truth(shown: Years) -> tuple[str, ...]:
    best = shown.best
    gone = ", ".join(str(year.year) for year in shown.wiped_out)
    found = [
        (
            f"In {best.year} the asset made {percent(best.asset)}, {plain_number(shown.leverage)} "
            f"times that is {percent(best.simple)}, and the token made {percent(best.token)}."
        ),
        (
            "The difference has no fixed sign. “Decay” is a good name for what swings take and a "
            "misleading one for the whole."
        ),
        f"It does not have to end at zero either. Here {_gone(shown, gone)}.",
        "Costs are another matter: they are paid in good years and in bad ones.",
    ]
    return tuple(found)


def _gone(shown: Years, gone: str) -> str:
    last = f"in not one of {_all(shown)} was it wiped out"
    if gone:
        last = f"it was wiped out in {len(shown.wiped_out)} of {_all(shown)} ({gone})"
    if shown.leverage in UNLEVERED or abs(shown.leverage) <= 1.0:
        return last
    way = "fall" if shown.leverage > 0.0 else "rise"
    share = percent(1.0 / abs(shown.leverage), signed=False)
    return f"{last}, and that takes a single day's {way} of {share}"
