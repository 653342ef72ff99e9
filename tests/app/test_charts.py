"""The pictures show the numbers they are drawn from, the same way every time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from lev_ui import theme
from lev_ui.charts.frame import epoch_ms, numbers, pointed, spread_apart
from lev_ui.charts.heights import heights as axis_of
from lev_ui.charts.notes import Event
from lev_ui.charts.notes import notes as placed_notes
from lev_ui.charts.overlay import overlay
from lev_ui.charts.placing import NOTE_HEIGHT, NOTE_WIDTH, free_spot
from lev_ui.charts.thinning import kept_rows
from lev_ui.charts.waterfall import waterfall
from lev_ui.comparison import Comparison
from lev_ui.settings import EARLIEST, LATEST
from lev_ui.theme import TOKEN
from tests.app.samples import (
    CRISIS,
    DOT_COM,
    LONG_RISE,
    MULTIPLES,
    bundled_comparison,
    made_up,
)
from tests.app.session import decoded

ROLES = {getattr(theme, name) for name in dir(theme) if str(getattr(theme, name)).startswith("#")}
WHOLE: dict[str, Any] = {"start": EARLIEST, "end": LATEST}
EDGES: dict[str, Comparison] = {
    "two prices": made_up([100.0, 103.0]),
    "flat": made_up([100.0] * 30),
    "flat, no costs": made_up([100.0] * 30, costs=False),
    "wiped out on the first day": made_up([100.0, 60.0, 80.0]),
    "short, wiped out": made_up([100.0, 130.0, 150.0], leverage=-5.0),
    "nothing held": made_up([100.0, 101.0, 99.0], leverage=0.0),
    "nothing held, no costs": made_up([100.0, 101.0, 99.0], leverage=0.0, costs=False),
    "held as it is": made_up([100.0, 101.0, 99.0], leverage=1.0, costs=False),
}

heights = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=5)
series = st.integers(2, 2500).flatmap(
    lambda rows: st.tuples(st.just(rows), st.integers(1, 3), st.integers(0, 2**32 - 1))
)


def spec(figure: go.Figure) -> dict[str, Any]:
    """Return a figure as the browser gets it, arrays decoded."""
    made: dict[str, Any] = decoded(json.loads(figure.to_json()))
    return made


def values(part: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  JSON
    """Walk every key and value of a specification."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield key, value
            yield from values(value)
    elif isinstance(part, list):
        for item in part:
            yield from values(item)


def upper(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the lines of the upper plot, from the bottom layer to the top."""
    return [t for t in drawn["data"] if "name" in t and t.get("yaxis", "y") == "y"]


def shadings(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the areas between token and baseline."""
    return [trace for trace in drawn["data"] if "fill" in trace]


def notes(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the annotations with an arrow."""
    return [note for note in drawn["layout"]["annotations"] if note.get("showarrow")]


def random_lines(rows: int, count: int, seed: int) -> list[NDArray[np.float64]]:
    """Return random walks, some of them with ties."""
    source = np.random.default_rng(seed)
    return [source.integers(-3, 4, rows).cumsum().astype(np.float64) for _ in range(count)]


# ------------------------------------------------------------ both pictures


@pytest.mark.parametrize("draw", [overlay, waterfall])
@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("edge", EDGES)
def test_every_edge_gives_a_valid_picture_without_a_missing_number(
    edge: str,
    scale: str,
    draw: Any,  # noqa: ANN401  either chart
) -> None:
    shown = EDGES[edge]
    shown = made_up(
        shown.prices.values.tolist(),
        leverage=shown.leverage,
        costs=shown.settings.costs,
        scale=scale,
        split=True,
    )
    figure = draw(shown)
    go.Figure(json.loads(figure.to_json()))  # Plotly checks every property
    numbers = [value for _, value in values(spec(figure)) if isinstance(value, float)]
    lists = [value for _, value in values(spec(figure)) if isinstance(value, list)]
    flat = [item for found in lists for item in found if not isinstance(item, dict)]
    assert None not in flat
    assert np.isfinite([*numbers, *(item for item in flat if isinstance(item, float))]).all()


@pytest.mark.parametrize("window", [CRISIS, DOT_COM, LONG_RISE], ids=["crisis", "dot-com", "rise"])
@pytest.mark.parametrize("chosen", [{}, {"scale": "log", "split": True, "baseline": "power"}])
@pytest.mark.parametrize("draw", [overlay, waterfall])
def test_real_pictures_are_valid_for_plotly(
    draw: Any,  # noqa: ANN401  either chart
    chosen: dict[str, Any],
    window: dict[str, Any],
) -> None:
    for leverage in (3.0, -2.0, 0.5):
        figure = draw(bundled_comparison(leverage=leverage, **chosen, **window))
        assert go.Figure(json.loads(figure.to_json())).data


@pytest.mark.parametrize("draw", [overlay, waterfall])
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_the_same_choices_give_the_same_picture_to_the_byte(
    draw: Any,  # noqa: ANN401  either chart
    scale: str,
) -> None:
    made = [draw(bundled_comparison(scale=scale, split=True)).to_json() for _ in range(2)]
    assert made[0] == made[1]
    assert draw(bundled_comparison(scale=scale, leverage=2.0)).to_json() != made[0]


@pytest.mark.parametrize("draw", [overlay, waterfall])
@pytest.mark.parametrize("window", [{}, DOT_COM, LONG_RISE], ids=["opening", "dot-com", "rise"])
def test_every_colour_is_a_role_that_follows_the_theme(
    draw: Any,  # noqa: ANN401  either chart
    window: dict[str, Any],
) -> None:
    used: set[str] = set()
    for key, value in values(spec(draw(bundled_comparison(**window)))):
        if "color" in key:
            used |= {value} if isinstance(value, str) else set(value)
    assert used
    assert used <= ROLES


@pytest.mark.parametrize("draw", [overlay, waterfall])
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_no_text_on_a_picture_has_a_typewriter_s_minus(
    draw: Any,  # noqa: ANN401  either chart
    scale: str,
) -> None:
    shown = bundled_comparison(asset="AAPL", leverage=-2.0, scale=scale, split=True, **WHOLE)
    texts = [
        text
        for key, value in values(spec(draw(shown)))
        if key in {"text", "ticktext", "hovertext", "name"}
        for text in (value if isinstance(value, list) else [value])
        if isinstance(text, str)
    ]
    assert texts
    assert [text for text in texts if re.search(r"(?<!\w)-\d|\bnan\b|\binf\b|\de\+", text)] == []


# ------------------------------------------------------------ thinning


@pytest.mark.parametrize(
    ("asset", "days"), [("^IXIC", 5031), ("AAPL", 7307), ("WTI", 8321)], ids=["5k", "7k", "8k"]
)
@pytest.mark.parametrize("leverage", [3.0, -2.0])
def test_a_line_has_about_a_thousand_points_however_long_the_history(
    asset: str, days: int, leverage: float
) -> None:
    shown = bundled_comparison(
        asset=asset,
        leverage=leverage,
        **(WHOLE if asset == "WTI" else {"start": EARLIEST, "end": date(2018, 12, 31)}),
    )
    assert len(shown.prices) == days
    for trace in spec(overlay(shown))["data"]:
        assert len(trace["x"]) == len(trace["y"])
        assert len(trace["x"]) <= (2100 if "fill" in trace else 1050)


def test_a_short_history_is_drawn_whole() -> None:
    shown = made_up(list(100.0 + np.sin(np.arange(500))))
    assert all(len(line["x"]) == 500 for line in upper(spec(overlay(shown))))


@given(series)
def test_thinning_keeps_the_ends_and_every_line_s_high_and_low(
    shape: tuple[int, int, int],
) -> None:
    lines = random_lines(*shape)
    kept = kept_rows(lines)
    assert (np.diff(kept) > 0).all()
    assert kept[0] == 0
    assert kept[-1] == len(lines[0]) - 1
    for line in lines:
        assert line[kept].max() == line.max()
        assert line[kept].min() == line.min()


def test_thinning_keeps_a_spike_in_the_days_left_over_after_the_last_stretch() -> None:
    line = np.zeros(1003)  # stretches of four days, and three days left over
    line[1001] = 5.0
    assert line[kept_rows([line])].max() == 5.0


@given(series, st.integers(4, 60))
def test_thinning_keeps_the_high_and_low_of_every_stretch(
    shape: tuple[int, int, int], buckets: int
) -> None:
    lines = random_lines(*shape)
    rows = len(lines[0])
    size = rows // buckets
    assume(size >= 3)
    kept = kept_rows(lines, buckets)
    assert len(kept) <= 2 * len(lines) * (rows // size) + size + 1
    for start in range(0, rows // size * size, size):
        inside = kept[(kept >= start) & (kept < start + size)]
        for line in lines:
            stretch = line[start : start + size]
            assert line[inside].max() == stretch.max()
            assert line[inside].min() == stretch.min()


# ------------------------------------------------------------ the overlay


@pytest.mark.parametrize("baseline", ["simple", "asset", "power"])
@pytest.mark.parametrize("leverage", MULTIPLES)
def test_the_token_is_the_topmost_line_and_starts_and_ends_where_it_did(
    leverage: float, baseline: str
) -> None:
    shown = bundled_comparison(leverage=leverage, baseline=baseline, **CRISIS)
    lines = upper(spec(overlay(shown)))
    assert lines[-1]["line"]["color"] == theme.TOKEN
    assert [line["line"].get("dash") for line in lines].count("dash") == 1
    assert lines[-2]["line"]["dash"] == "dash"
    for line in lines:
        assert line["y"][0] == pytest.approx(100.0)
        assert line["x"][0] == epoch_ms(shown.prices.index[[0]])[0]
        assert line["x"][-1] == epoch_ms(shown.prices.index[[-1]])[0]
    assert lines[-1]["y"][-1] == pytest.approx(100.0 * (1.0 + shown.gap.token), rel=1e-6)
    assert lines[-2]["y"][-1] == pytest.approx(100.0 * shown.baseline.iloc[-1], rel=1e-6, abs=1e-4)


@pytest.mark.parametrize("window", [{}, CRISIS, LONG_RISE, DOT_COM])
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_the_shading_lies_between_token_and_baseline(window: dict[str, Any], scale: str) -> None:
    drawn = spec(overlay(bundled_comparison(scale=scale, **window)))
    *_, baseline, token = upper(drawn)
    gain, drag = shadings(drawn)
    rows = len(gain["x"]) // 2
    line, against = np.array(token["y"][:rows]), np.array(baseline["y"][:rows])
    assert gain["x"][:rows] == token["x"][:rows] == gain["x"][rows:][::-1]
    assert gain["y"][rows:][::-1] == pytest.approx(against)
    assert gain["y"][:rows] == pytest.approx(np.maximum(line, against))
    assert drag["y"][:rows] == pytest.approx(np.minimum(line, against))
    assert (gain["fillcolor"], drag["fillcolor"]) == (theme.GAIN, theme.DRAG)


@pytest.mark.parametrize("window", [{}, DOT_COM], ids=["opening", "dot-com"])
def test_on_a_log_scale_every_line_stops_where_it_reaches_zero(window: dict[str, Any]) -> None:
    shown = bundled_comparison(scale="log", **window)
    drawn = spec(overlay(shown))
    for trace in (*upper(drawn), *shadings(drawn)):
        assert min(trace["y"]) > 0.0
    stopped = upper(drawn)[-2]
    assert shown.worthless_on is not None
    assert stopped["x"][-1] < epoch_ms(shown.prices.index[shown.prices.index == shown.worthless_on])
    assert any(str(shown.worthless_on.year) in note["text"] for note in notes(drawn))


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_a_wipe_out_and_a_worthless_position_are_marked_with_their_dates(scale: str) -> None:
    drawn = spec(overlay(bundled_comparison(leverage=3.0, scale=scale, **DOT_COM)))
    texts = [note["text"] for note in notes(drawn)]
    assert texts == ["Token and fixed position<br>wiped out,<br>29 Sep 2000"]
    low, high = drawn["layout"]["yaxis"]["range"]
    assert all(low <= note["y"] <= high and low <= note["ay"] <= high for note in notes(drawn))


def test_a_fixed_position_is_marked_only_where_it_is_the_line_drawn() -> None:
    assert len(notes(spec(overlay(bundled_comparison())))) == 1
    assert notes(spec(overlay(bundled_comparison(baseline="asset")))) == []
    assert notes(spec(overlay(bundled_comparison(**LONG_RISE)))) == []


@given(st.floats(0.0, 0.99), st.floats(0.0, 0.99))
def test_two_notes_do_not_lie_on_each_other(first: float, second: float) -> None:
    lines = [np.linspace(100.0, 300.0, 200), np.linspace(100.0, 20.0, 200)]
    axis = axis_of(lines, logarithmic=False)
    events = [Event("x", 0.0, at, 50.0, TOKEN) for at in (first, second)]
    one, other = placed_notes(events, lines, axis)
    apart = abs(one["ay"] - other["ay"]) / (axis.high - axis.low)
    assert apart >= NOTE_HEIGHT - 1e-9


@pytest.mark.parametrize("window", [{}, CRISIS, LONG_RISE, DOT_COM])
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_every_line_is_inside_the_axis(window: dict[str, Any], scale: str) -> None:
    drawn = spec(overlay(bundled_comparison(scale=scale, **window)))
    low, high = drawn["layout"]["yaxis"]["range"]
    for line in upper(drawn):
        drawn_values = np.log10(line["y"]) if scale == "log" else np.array(line["y"])
        assert low <= drawn_values.min()
        assert drawn_values.max() <= high


def test_an_axis_writes_its_numbers_out_as_long_as_they_fit_beside_it() -> None:
    assert numbers(-999_999.0, 0.0, 999_999.0) == {"tickformat": ",~f"}
    assert numbers(-1e6, 0.0) == numbers(0.0, 1e98) == {"exponentformat": "B"}


def test_under_the_pointer_a_value_beyond_words_is_written_as_on_the_axis() -> None:
    assert pointed(np.array([])) == pointed(np.array([1.0, 9e14])) == "%{y:,.1f}"
    assert pointed(np.array([1.0, -1e15])) == "%{y}"
    assert pointed(np.array([1.0]), "%{y:.1f}") == "%{y:.1f}"


@pytest.mark.parametrize("logarithmic", [True, False])
def test_an_axis_holds_the_largest_numbers_there_are(logarithmic: bool) -> None:  # noqa: FBT001  a parameter of the test
    found = axis_of([np.array([1e-8, 1e307])], logarithmic=logarithmic).axis()
    assert np.isfinite([*found["range"], *found.get("tickvals", ())]).all()


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("draw", [overlay, waterfall])
def test_growth_beyond_words_leaves_no_long_number_on_a_picture(draw: Any, scale: str) -> None:  # noqa: ANN401  a chart
    shown = bundled_comparison(financing="funding", funding=1000.0, leverage=-1.0, scale=scale)
    layout = spec(draw(shown))["layout"]
    texts = [note["text"] for note in layout["annotations"]]
    texts += layout["yaxis"].get("ticktext", [])
    assert any("×10⁸⁵" in text for text in texts)
    assert [text for text in texts if re.search(r"\d{7}|(\d,){2}|e\+", text)] == []
    assert "tickformat" not in layout["yaxis" if draw is overlay else "xaxis"]


@pytest.mark.parametrize("leverage", MULTIPLES)
def test_the_falls_below_are_the_token_s_and_the_asset_s_own(leverage: float) -> None:
    shown = bundled_comparison(leverage=leverage, **CRISIS)
    falls = [trace for trace in spec(overlay(shown))["data"] if trace.get("yaxis") == "y2"]
    assert min(falls[0]["y"]) == pytest.approx(100.0 * shown.asset_drawdown.min(), rel=1e-5)
    assert min(falls[1]["y"]) == pytest.approx(100.0 * shown.token_drawdown.min(), rel=1e-5)
    assert all(max(fall["y"]) <= 0.0 for fall in falls)


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_each_line_is_named_at_its_end_with_its_result(scale: str) -> None:
    shown = bundled_comparison(scale=scale, **LONG_RISE)
    drawn = spec(overlay(shown))
    texts = [note["text"] for note in drawn["layout"]["annotations"]]
    for line, result in zip(
        upper(drawn), (shown.asset_return, shown.gap.simple, shown.gap.token), strict=True
    ):
        assert f"<b>{line['name']}</b><br>{theme.percent(result)}" in texts


def test_a_picture_of_an_asset_with_tags_in_its_name_shows_none_of_them() -> None:
    shown = made_up([100.0, 90.0, 95.0], name="<b>x</b><script>")
    for draw in (overlay, waterfall):
        assert "<script>" not in draw(shown).to_json()


# ------------------------------------------------------------ placing labels and notes


@given(heights, st.floats(0.01, 0.6))
def test_labels_keep_their_order_and_their_distance_where_there_is_room(
    wanted: Sequence[float], gap: float
) -> None:
    assume((len(wanted) - 1) * gap <= 1.0)
    placed = spread_apart(wanted, gap)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    in_order = [placed[i] for i in order]
    assert all(b - a >= gap - 1e-12 for a, b in pairwise(in_order))
    assert in_order[0] >= -1e-12
    assert in_order[-1] <= 1.0 + 1e-12


@given(heights, st.floats(0.01, 0.6))
def test_labels_that_do_not_overlap_stay_where_their_lines_end(
    wanted: Sequence[float], gap: float
) -> None:
    in_order = sorted(wanted)
    assume(all(b - a >= gap for a, b in pairwise(in_order)))
    assert spread_apart(wanted, gap) == pytest.approx(wanted)


def test_a_label_below_or_above_the_axis_is_brought_inside() -> None:
    assert spread_apart([-3.0, 7.0], 0.1) == [0.0, 1.0]


def test_labels_far_apart_stand_at_the_heights_of_their_lines() -> None:
    shown = made_up([100.0, 120.0, 150.0, 180.0, 200.0], leverage=5.0, baseline="asset")
    drawn = spec(overlay(shown))
    low, high = drawn["layout"]["yaxis"]["range"]
    labels = {note["text"]: note["y"] for note in drawn["layout"]["annotations"]}
    for line, result in zip(upper(drawn), (shown.asset_return, shown.gap.token), strict=True):
        label = f"<b>{line['name']}</b><br>{theme.percent(result)}"
        assert labels[label] == pytest.approx((line["y"][-1] - low) / (high - low))


@given(
    st.lists(st.lists(st.floats(0.0, 1.0), min_size=40, max_size=40), min_size=1, max_size=3),
    st.floats(0.0, 0.999),
    st.floats(0.0, 1.0),
)
def test_a_note_stands_where_no_other_height_meets_fewer_lines(
    drawn: list[list[float]], at: float, height: float
) -> None:
    lines = [np.array(line) for line in drawn]
    spot = free_spot(lines, at, height)
    assert 0.0 < spot.height < 1.0
    assert spot.to_the_right is (at < 0.5)
    left = at if spot.to_the_right else at - NOTE_WIDTH
    columns = slice(max(0, int(left * 40)), max(1, int((left + NOTE_WIDTH) * 40)))

    def met(middle: float) -> int:
        return sum(int((abs(line[columns] - middle) < NOTE_HEIGHT / 2).sum()) for line in lines)

    assert met(spot.height) == min(met(middle) for middle in np.linspace(0.08, 0.92, 15))


def test_a_note_avoids_a_line_that_runs_through_its_point() -> None:
    spot = free_spot([np.full(100, 0.5)], 0.2, 0.5)
    assert abs(spot.height - 0.5) >= NOTE_HEIGHT / 2
    assert spot.to_the_right


def test_a_line_that_is_not_drawn_is_not_in_the_way() -> None:
    assert abs(free_spot([np.full(100, np.nan)], 0.7, 0.5).height - 0.5) < 0.05


# ------------------------------------------------------------ the waterfall


@pytest.mark.parametrize("costs", [True, False], ids=["costs", "no costs"])
@pytest.mark.parametrize("split", [True, False], ids=["split", "net"])
@pytest.mark.parametrize("window", [{}, CRISIS, LONG_RISE, DOT_COM])
@pytest.mark.parametrize("leverage", MULTIPLES)
def test_each_bar_starts_where_the_one_above_ends_and_the_last_is_the_token(
    leverage: float,
    window: dict[str, Any],
    split: bool,  # noqa: FBT001  pytest passes it by name
    costs: bool,  # noqa: FBT001  pytest passes it by name
) -> None:
    shown = bundled_comparison(leverage=leverage, split=split, costs=costs, **window)
    drawn = spec(waterfall(shown))
    (bars,) = drawn["data"]
    base, size = np.array(bars["base"]), np.array(bars["x"])
    slack = 1e-9 * max(1.0, np.abs([*base, *size]).max())
    ends = base + size
    assert base[0] == base[-1] == 0.0
    assert base[1:-1] == pytest.approx(ends[:-2], abs=slack)
    assert ends[-2] == pytest.approx(size[-1], abs=slack)
    in_logs = "log points" in drawn["layout"]["xaxis"]["title"]["text"]
    final = np.log1p(shown.gap.token) if in_logs else shown.gap.token
    assert size[-1] == pytest.approx(100.0 * final, abs=slack)
    assert len(size) == 2 + (2 if split else 1) + (3 if costs else 0)


def test_parts_too_large_for_points_are_drawn_in_log_points_that_add_up() -> None:
    shown = bundled_comparison(split=True)
    assert shown.parts_explode
    drawn = spec(waterfall(shown))
    assert "log points" in drawn["layout"]["xaxis"]["title"]["text"]
    sizes = drawn["data"][0]["x"]
    assert sum(sizes[:-1]) == pytest.approx(sizes[-1])
    assert sizes[0] == pytest.approx(100.0 * np.log1p(shown.gap.simple))


@pytest.mark.parametrize("chosen", [{}, {"split": True}])
def test_every_bar_carries_its_name_and_its_value(chosen: dict[str, Any]) -> None:
    drawn = spec(waterfall(bundled_comparison(**chosen, **CRISIS)))
    labels = drawn["layout"]["yaxis"]["ticktext"]
    sizes = drawn["data"][0]["x"]
    for label, size in zip(labels[1:-1], sizes[1:-1], strict=True):
        assert f"<b>{theme.points(size / 100.0)}</b>" in label
    for label, size in zip(labels[:: len(labels) - 1], sizes[:: len(sizes) - 1], strict=True):
        assert f"<b>{theme.percent(size / 100.0)}</b>" in label


def test_in_log_points_a_total_carries_its_return_beside_its_points() -> None:
    drawn = spec(waterfall(bundled_comparison(split=True)))
    first, *_, last = drawn["layout"]["yaxis"]["ticktext"]
    assert first == "3 × asset, +601.5%<br><b>+194.8</b>"
    assert last == "3x token, −83.6%<br><b>−180.7</b>"


def test_every_bar_is_inside_the_axis_and_the_colour_says_what_it_is() -> None:
    drawn = spec(waterfall(bundled_comparison(split=True, **CRISIS)))
    low, high = drawn["layout"]["xaxis"]["range"]
    (bars,) = drawn["data"]
    ends = [*bars["base"], *(b + x for b, x in zip(bars["base"], bars["x"], strict=True))]
    assert low < min(ends)
    assert max(ends) < high
    assert bars["marker"]["color"] == [
        theme.SIMPLE,
        theme.GAIN,
        theme.DRAG,
        theme.COST,
        theme.COST,
        theme.COST,
        theme.TOKEN,
    ]
