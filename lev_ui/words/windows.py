"""Whether a window was lucky, in words: its rank among all windows of its length."""

from __future__ import annotations

from lev_ui.closer.luck import Ranking
from lev_ui.theme import long_date, multiple, percent, plain_number, points
from lev_ui.words.plain import earned, for_markdown, lasting

LABEL = "Was this window lucky?"
OWN_POSITION = (
    "A margin position starts on the day it is opened and is nobody else's to buy, so there are "
    "no other windows to rank this one among."
)
SHORTER = "A shorter time can be ranked."
LUCKY, UNLUCKY = 0.75, 0.25
SAME = 5e-4  # half of what one digit of points shows


def luck_says(ranking: Ranking | str) -> str:
    """Return where the window stands, or in one sentence why that cannot be told."""
    if isinstance(ranking, str):
        return OWN_POSITION if ranking == "own position" else for_markdown(ranking)
    if not ranking.is_enough:
        return _too_few(ranking)
    found, shown = ranking.found, ranking.shown
    times, rival = multiple(shown.leverage), f"{plain_number(shown.leverage)} × the asset"
    return (
        f"**{_verdict(found.better_than)}** Since {long_date(ranking.since)} there are "
        f"{found.windows:,} windows of {lasting(ranking.years)}. Against {rival}, a {times} token "
        f"did worse than here in **{_share(found.better_than)}** of the others. The gap here is "
        f"**{points(found.gap)} points**; in the middle window it was {points(found.median_gap)}. "
        f"{_itself(ranking)}"
    )


def _itself(ranking: Ranking) -> str:
    """Return what luck is not: a gain."""
    gap = ranking.shown.gap
    beyond = ", more than anybody can lose" if gap.simple < -1.0 else ""
    return (
        f"That is against {plain_number(ranking.shown.leverage)} × the asset, which came to "
        f"{percent(gap.simple)}{beyond}: the token itself {earned(gap.token)}."
    )


def cautions(ranking: Ranking) -> tuple[str, ...]:
    """Return what weakens the rank: overlap, a wipe-out, a rule that remembers."""
    found, shown = ranking.found, ranking.shown
    overlap = (
        f"**They overlap, so they are not independent.** Only {found.separate:,} of these windows "
        "fit side by side, and that is the true size of the sample: the rank is a hint, no proof."
    )
    said = [overlap] if found.separate < found.windows else []
    if ranking.after_ruin:
        said.append(
            f"**Counted from {long_date(ranking.since)} on.** On that day an earlier "
            f"{multiple(shown.leverage)} token was wiped out; windows before it are left out."
        )
    if abs(found.gap - shown.gap.gap) > SAME:
        said.append(
            "**The rule remembers.** In a token that has followed its rule all along, this window "
            f"has a gap of {points(found.gap)} points. One that starts with the window has "
            f"{points(shown.gap.gap)}."
        )
    return tuple(said)


def histogram_title(ranking: Ranking) -> str:
    """Return what the picture of all windows shows."""
    found = ranking.found
    return (
        f"The gap of {found.windows:,} windows of {lasting(ranking.years)}: "
        f"this one beats {_share(found.better_than)} of the others"
    )


def histogram_alt(ranking: Ranking) -> str:
    """Return the picture of all windows in words."""
    gaps = ranking.gaps
    low, high = (points(float(gaps.quantile(level))) for level in (0.05, 0.95))
    return (
        f"{histogram_title(ranking)}. Columns count windows by their gap in percentage points. "
        f"Nine of ten lie between {low} and {high}; the middle one has "
        f"{points(ranking.found.median_gap)}. This window is marked at {points(ranking.found.gap)}."
    )


def marked(ranking: Ranking) -> str:
    """Return the note at the window shown."""
    return f"This window<br><b>{points(ranking.found.gap)}</b>"


def bar_told(low: float, high: float, count: int) -> str:
    """Return one column of the picture, for who points at it."""
    windows = "one window" if count == 1 else f"{count:,} windows"
    return f"{windows} from {points(low)} to {points(high)} points"


def _verdict(better_than: float) -> str:
    if better_than >= LUCKY:
        return "On the lucky side."
    return "On the unlucky side." if better_than <= UNLUCKY else "An ordinary window."


def _share(better_than: float) -> str:
    return {0.0: "none", 1.0: "all"}.get(better_than, percent(better_than, signed=False))


def _too_few(ranking: Ranking) -> str:
    found = ranking.found
    if found.windows == 1:
        return f"These days are all there are, so no other window is as long. {SHORTER}"
    if found.separate == 1:
        return (
            "This window is longer than half of the history, so every other one of its length "
            f"holds mostly the same days. {SHORTER}"
        )
    return f"There are {found.windows} windows of this length: too few to say what is usual."
