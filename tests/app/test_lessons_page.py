"""The page Lessons in this process: predict, reveal, play, go on; links, and garbage in them."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lev_ui.settings import PAGE_KEYS
from lev_ui.words import lessons as words
from tests.app.lessons import studied
from tests.app.samples import UNREADABLE
from tests.app.session import control, open_drawers, press, said, visit_page

FIRST = {1: "more", 2: "buy", 3: "calm", 4: "below", 5: "little", 6: "one"}


def visit(**address: Any) -> AppTest:  # noqa: ANN401  a value for any key
    """Open the page at an address."""
    return visit_page("lessons", **{key: str(value) for key, value in address.items()})


def predict(app: AppTest, choice: str) -> AppTest:
    """Commit to an answer and have it revealed."""
    app.radio[0].set_value(choice).run()
    return press(app, words.REVEAL)


def texts(app: AppTest) -> str:
    """Return everything the page says, its coloured boxes included."""
    assert not app.exception, [error.message for error in app.exception]
    return "\n".join([*said(app), *(str(each.value) for each in app.success)])


@pytest.mark.parametrize("step", range(1, 7))
def test_nothing_is_revealed_before_a_prediction_and_everything_after(step: int) -> None:
    told = words.tell(studied(step))
    app = visit(step=step)
    assert app.title[0].value == told.title
    assert told.story in texts(app)
    for hidden in (told.answer, told.why, told.remember):
        assert hidden not in texts(app)
    assert not app.get("plotly_chart")
    assert not app.slider
    assert not app.select_slider
    assert control(app, "reveal").disabled

    wrong = next(name for name in told.options if name != told.outcome)
    predict(app, wrong)
    assert words.verdict(told, wrong) in texts(app)
    for shown in (told.answer, told.why, told.remember):
        assert shown in texts(app)
    assert len(app.get("plotly_chart")) == (2 if step == 5 else 1)
    assert len(app.slider) + len(app.select_slider) == 1


def test_a_right_prediction_is_called_right() -> None:
    app = predict(visit(), "less")
    assert app.success[0].value.startswith("**You were right.**")


def test_the_control_moves_the_numbers_and_a_verdict_stands_only_where_it_holds() -> None:
    app = predict(visit(), "less")
    app.slider[0].set_value(20.0).run()
    assert words.tell(studied(1, move=20.0)).answer in texts(app)
    app.slider[0].set_value(0.0).run()
    assert "Nothing moved" in texts(app)
    assert app.query_params["move"] == "0"
    assert not app.success
    assert words.TRIED in texts(app)
    app.slider[0].set_value(10.0).run()
    assert app.success[0].value.startswith("**You were right.**")
    assert words.TRIED not in texts(app)


def test_a_year_is_chosen_and_stands_in_the_address() -> None:
    app = predict(visit(step=4), "below")
    app.select_slider[0].set_value(2011).run()
    assert app.query_params["year"] == "2011"
    assert words.tell(studied(4, year=2011)).answer in texts(app)
    app = predict(visit(step=6), "one")
    app.select_slider[0].set_value("dates").run()
    assert app.query_params["span"] == "dates"
    assert words.tell(studied(6, span="dates")).answer in texts(app)


def test_steps_go_on_and_back_and_a_prediction_is_kept() -> None:
    app = predict(visit(), "less")
    press(app, "Next: Why it trades")
    assert app.query_params["step"] == "2"
    assert words.REVEAL in texts(app)
    press(app, words.BACK)
    assert "You were right" in texts(app)
    press(app, words.AGAIN)
    assert "You were right" not in texts(app)
    assert app.radio[0].value is None


def test_another_multiplier_is_another_question() -> None:
    app = predict(visit(), "less")
    open_drawers(app, "own_asset")
    control(app, "set_leverage").set_value(-2.0).run()
    assert app.radio[0].value is None
    assert words.tell(studied(1, leverage=-2.0)).story in texts(app)
    control(app, "set_leverage").set_value(3.0).run()
    assert "You were right" in texts(app)


def test_a_teachers_link_opens_on_the_teachers_asset_multiplier_and_dates() -> None:
    app = visit(step=6, asset="AAPL", leverage=-2, start="2000-01-03", end="2002-12-31")
    assert "From **3 Jan 2000 to 31 Dec 2002** Apple" in texts(app)
    assert "**a −2x token**" in texts(app)
    predict(app, "one")
    assert app.query_params["asset"] == "AAPL"


def test_the_six_sentences_stand_together_at_the_end() -> None:
    app = predict(visit(step=6), "one")
    open_drawers(app, "all_six")
    for step in words.STEPS:
        assert words.tell(studied(step)).remember in texts(app)


@pytest.mark.parametrize("key", ["step", "move", "swing", "year", "toll", "span"])
@pytest.mark.parametrize("value", ["x", "nan", "-1e9", "9" * 50, "1.5.2", "", "<b>"])
def test_garbage_gives_the_usual_value_and_one_notice(key: str, value: str) -> None:
    app = visit(**{key: value})
    assert len([info for info in app.info if "could not be used" in str(info.value)]) == 1
    assert app.title[0].value == words.tell(studied(1)).title


def test_every_key_of_the_page_can_hold_garbage_at_once() -> None:
    app = visit(**dict.fromkeys(PAGE_KEYS["lessons"], "??"))
    assert "could not be used" in texts(app)
    assert UNREADABLE.search(app.title[0].value) is None


@pytest.mark.parametrize("step", [4, 5, 6])
def test_without_prices_a_step_says_so_and_the_others_stay(step: int) -> None:
    app = visit(step=step, asset="MY-FILE")
    assert len(app.warning) == 1
    assert not app.radio
    press(app, words.BACK)
    app = visit(step=1, asset="MY-FILE")
    assert app.radio


@pytest.mark.parametrize("step", [4, 5, 6])
@pytest.mark.parametrize(
    "dates",
    [
        {"start": "2010-01-04", "end": "2010-01-05"},
        {"start": "2010-01-04", "end": "2010-01-04"},
        {"start": "2012-01-04", "end": "2010-01-04"},
        {"start": "1950-01-04", "end": "1951-01-04"},
    ],
    ids=["two prices", "one price", "reversed", "outside"],
)
def test_dates_that_hold_little_or_nothing_end_in_a_sentence(
    step: int, dates: dict[str, str]
) -> None:
    app = visit(step=step, **dates)
    assert UNREADABLE.search(texts(app)) is None
    if app.radio:
        predict(app, FIRST[step])
        assert UNREADABLE.search(texts(app)) is None
    else:
        assert len(app.warning) == 1


@pytest.mark.parametrize("leverage", [0, 0.5, -5, 5])
@pytest.mark.parametrize("step", range(1, 7))
def test_odd_multiples_and_hard_moves_are_answered(step: int, leverage: float) -> None:
    app = visit(step=step, leverage=leverage, move=-30, asset="AAPL", start="1990-01-02")
    predict(app, FIRST[step])
    assert UNREADABLE.search(texts(app)) is None
    assert app.get("plotly_chart")
