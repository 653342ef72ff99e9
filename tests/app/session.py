"""A reader's session with the dashboard, run in this process through app.py."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import numpy as np
from streamlit.testing.v1 import AppTest

from lev_core import PriceHistory
from lev_ui.costs import Curve
from lev_ui.sources import OwnFile
from lev_ui.words import problems

APP = Path(__file__).parents[2] / "app.py"
DRAWERS = ("drawer", "ledger", "method", "share", "finder")
REFUSED = (problems.REFUSED_TITLE, "There are no prices for ")


def visit(**address: str) -> AppTest:
    """Open the dashboard at an address."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params.update(address)
    return app.run()


def visit_page(page: str, **address: str) -> AppTest:
    """Open one of its pages at an address, as a link does."""
    app = AppTest.from_file(str(APP), default_timeout=60).switch_page(f"pages/{page}.py")
    app.query_params.update(address)
    return app.run()


def on_file(
    page: str, prices: PriceHistory, own_rate: Curve | None = None, /, **address: str
) -> AppTest:
    """Open a page on a file that the reader has brought."""
    app = AppTest.from_file(str(APP), default_timeout=60).switch_page(f"pages/{page}.py")
    files = {"asset": OwnFile("Mine", prices=prices)}
    if own_rate is not None:
        files["rate"] = OwnFile("My rate", curve=own_rate)
    app.session_state["_own_files"] = files
    first, last = prices.index[0].date(), prices.index[-1].date()
    app.query_params.update({"asset": "MY-FILE", "start": str(first), "end": str(last), **address})
    return app.run()


def open_drawers(app: AppTest, *names: str) -> AppTest:
    """Open drawers of the page, all of them unless named."""
    for name in names or DRAWERS:
        app.session_state[name] = True
    return app.run()


def set_field(app: AppTest, field: str, value: Any) -> AppTest:  # noqa: ANN401  any setting's
    """Change the control of a setting, opening the costs drawer if it is in there."""
    if not is_drawn(app, field):
        open_drawers(app, "drawer")
    control(app, f"set_{field}").set_value(value)
    return app.run()


def control(app: AppTest, key: str) -> Any:  # noqa: ANN401  each kind of control has its own
    """Return a control of the page."""
    return app.get_by_key(key)


def is_drawn(app: AppTest, field: str) -> bool:
    """Return whether the control of a setting is on the page."""
    try:
        app.get_by_key(f"set_{field}")
    except KeyError:
        return False
    return True


def type_asset(app: AppTest, typed: str) -> AppTest:
    """Type into the asset's control what may not be in its list."""
    picker = app.selectbox(key="set_asset")
    picker.options.append(typed)  # a browser adds what is typed to the list as well
    picker.set_value(typed)
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    """Press the button with this label."""
    found = [button for button in app.button if button.label == label]
    assert len(found) == 1, [button.label for button in app.button]
    return found[0].click().run()


def answer(app: AppTest) -> str:
    """Return the page's answer."""
    found = [str(text.value) for text in app.markdown if str(text.value).startswith("From ")]
    assert len(found) == 1
    return found[0]


def metrics(app: AppTest) -> list[str]:
    """Return the row of numbers."""
    return [str(metric.value) for metric in app.metric]


def said(app: AppTest) -> list[str]:
    """Return every text of the page that Markdown is read in."""
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.warning, app.info, app.error)
    labels = (app.metric, app.button, app.expander, app.number_input)
    return [
        *(str(element.value) for kind in kinds for element in kind),
        *(str(element.label) for kind in labels for element in kind),
    ]


def assert_answered(app: AppTest) -> None:
    """Hold the page to an answer: its numbers and pictures, and nothing gone wrong."""
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error
    assert len(app.metric) == 4, [warning.value for warning in app.warning]
    assert len(app.get("plotly_chart")) == 2
    assert answer(app)


def assert_settled(app: AppTest) -> None:
    """Hold the page to an answer, or to one sentence with the controls still there."""
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error
    if app.title[0].value.startswith(REFUSED):
        assert len(app.warning) == 1, [warning.value for warning in app.warning]
        assert str(app.warning[0].value).endswith(".")
    else:
        assert_answered(app)
    assert all(is_drawn(app, field) for field in ("asset", "leverage", "start", "end", "costs"))


def address_now(app: AppTest) -> dict[str, str]:
    """Return what stands in the address after a run."""
    return {
        key: text[-1] if isinstance(text, list) else text for key, text in app.query_params.items()
    }


def figure(app: AppTest, key: str) -> dict[str, Any]:
    """Return a chart of the page as Plotly's specification, arrays decoded."""
    found = [chart for chart in app.get("plotly_chart") if chart.key == key]
    spec: dict[str, Any] = decoded(json.loads(found[0].proto.spec))
    return spec


def decoded(part: Any) -> Any:  # noqa: ANN401  JSON
    """Return part of a specification with Plotly's typed arrays as lists."""
    if isinstance(part, list):
        return [decoded(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "bdata" in part:
        return np.frombuffer(base64.b64decode(part["bdata"]), part["dtype"]).tolist()
    return {key: decoded(value) for key, value in part.items()}
