"""Programs on prices from elsewhere: Yahoo, a reader's own file, and texts that mean harm."""

from __future__ import annotations

import ast
import io
import subprocess
import sys
import tokenize
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lev_core import PriceHistory
from lev_core.market.uploads import Choices, PriceUpload, read_prices, read_table
from lev_ui import sources
from lev_ui.code import (
    compare_code,
    costs_code,
    duel_code,
    holding_code,
    leverage_code,
    real_code,
    rebalancing_code,
    simulate_code,
)
from lev_ui.code.writing import comment, number, text
from lev_ui.comparison import compare
from lev_ui.controls.uploading import Desk
from lev_ui.costs import bundled_curve
from lev_ui.duel import duel
from lev_ui.expense import expense
from lev_ui.hindsight import hindsight
from lev_ui.holding import hold
from lev_ui.mechanism import mechanism
from lev_ui.settings import Settings
from lev_ui.simulated import simulate
from lev_ui.sources import OwnFile, Sourced
from lev_ui.theme import percent, plain_number, points
from lev_ui.tracked import Names, Tracked, hold_against
from lev_ui.words.real import difference, four_numbers
from tests.app.made_up_pair import DAYS, give_pairs
from tests.app.programs import assert_reads_like, page, rows, run, run_alone
from tests.app.test_code import ALL_VIEWS, DUELS, EXACT
from tests.contract.fake_yahoo import Chart, FakeYahoo, wandering

PAGES: dict[str, tuple[Callable[..., Any], Callable[..., str]]] = {
    "compare": (compare, compare_code),
    "rebalancing": (mechanism, rebalancing_code),
    "costs": (expense, costs_code),
    "duel": (duel, duel_code),
    "holding": (hold, holding_code),
    "leverage": (hindsight, leverage_code),
    "simulate": (simulate, simulate_code),
}
SIMULATED: dict[str, dict[str, Any]] = {
    "opening": {},
    "walk": {"model": "walk", "swings": 40.0},
    "set": {"model": "walk", "swings": 40.0, "growth": 3.0, "others": ()},
    "swings": {"model": "swings", "falls": True, "shocks": "historical", "leverage": -3.0},
    "pieces": {"block": 5.0, "ahead": 60, "leverage": 5.0, "costs": False},
}
LONG_BILL = [f"{day:%Y-%m-%d}" for day in pd.bdate_range("2018-11-01", "2024-12-31")]
LATER = Settings(asset="MY-FILE", start=date(2020, 1, 1), end=date(2020, 2, 1), rate=1.0)
HARMFUL = (
    'QQQ"); import os; os.system("true") #',
    "QQQ'); import os #",
    "QQQ\\",
    "a\"'b",
    "{__import__('os')}",
    "two\nlines",
    "carriage\rreturn",
    "coding: utf-7",
    "-*- coding=rot13 -*-",
    "\u202etxet desrever",
    "a\u2028b\x85c\x0cd",
    "\x00",
    "\ud800",
    "名前 🚀",
    "",
)


@pytest.fixture(autouse=True)
def _fresh_curves() -> None:
    """Forget the rates of other tests, which lived at other addresses."""
    sources._extended.cache_clear()  # noqa: SLF001  a server lives longer than a test


def shown_for(name: str, sourced: Sourced, chosen: Settings) -> tuple[Any, str]:
    """Return what a page shows of a history, and its program."""
    compute, code = PAGES[name]
    prices, *_ = sources.window(sourced.prices, chosen.start, chosen.end)
    shown = compute(prices, chosen, sourced.phrase, sourced.curve)
    return shown, code(shown, sourced)


def live(yahoo: FakeYahoo, rate: str) -> tuple[Sourced, Settings]:
    """Return a history from a Yahoo on this machine with a rate, and settings that show it."""
    yahoo.give("QQQ", wandering())
    yahoo.give("^IRX", Chart(days=LONG_BILL, closes=[4.0] * len(LONG_BILL), kind="INDEX"))
    curves = {"bill": sources.extended_bill_rate, "irx": sources.thirteen_week_bill}
    chosen = Settings(
        asset="QQQ",
        start=date(2021, 1, 4),
        end=date(2022, 12, 30),
        rate=rate,  # type: ignore[arg-type]  # one of the two
    )
    return replace(sources.find("QQQ", "yahoo"), curve=curves[rate]()), chosen


@pytest.mark.parametrize("rate", ["bill", "irx"])
def test_on_live_prices_the_program_asks_yahoo_and_gives_the_numbers(
    yahoo: FakeYahoo, rate: str
) -> None:
    sourced, chosen = live(yahoo, rate)
    shown, program = shown_for("compare", sourced, chosen)
    asked = {"bill": 'bill_rate(then=market.rate("^IRX").rate)', "irx": 'market.rate("^IRX").rate'}
    assert f"rate = {asked[rate]}\n" in program
    printed = run_alone(f'{program}print(f"exact  {{gap.token!r}}")')
    assert printed["3x token"] == percent(shown.gap.token)
    assert float(printed["exact"].replace("−", "-")) == pytest.approx(shown.gap.token, rel=EXACT)


def test_where_yahoo_has_no_bill_the_program_takes_the_rate_the_page_took(
    yahoo: FakeYahoo,
) -> None:
    sourced, chosen = live(yahoo, "irx")
    kept = replace(bundled_curve(), problem="Yahoo did not answer.")
    _, program = shown_for("compare", replace(sourced, curve=kept), chosen)
    assert "Funded(rate=bill_rate(), spread=0.005)" in program


def real_page(yahoo: FakeYahoo, **chosen: Any) -> tuple[Tracked, str]:  # noqa: ANN401  any setting
    """Return what Against a real fund shows, as its layout puts it together, and its program."""
    give_pairs(yahoo)
    settings = Settings(
        **{
            "asset": "QQQ",
            "real": "TQQQ",
            "source": "yahoo",
            "rate": "irx",
            "trading": 0.0,
            "start": DAYS[0].date(),
            "end": DAYS[-1].date(),
            **chosen,
        }
    )
    both = [sources.find(symbol, "yahoo") for symbol in (settings.asset, settings.real)]
    shared = sources.shared(both[0].prices, both[1].prices)
    window, *_ = sources.window(shared, settings.start, settings.end)
    names, curve = Names(settings.asset, settings.real), sources.thirteen_week_bill()
    shown = hold_against(window, both[1].prices, settings, names, curve)
    together = replace(both[0], prices=shared, curve=curve, beside=both[1])
    return shown, real_code(shown, together)


REAL_VIEWS: dict[str, dict[str, Any]] = {
    "as published": {"fee": 0.84},
    "short": {"real": "SQQQ", "leverage": -3.0, "borrow": 1.2},
    "a target that changed": {"asset": "XOP", "real": "GUSH", "leverage": 2.0},
    "less than a year": {"start": date(2022, 1, 3), "end": date(2022, 6, 1)},
    "no costs": {"costs": False},
}


@pytest.mark.parametrize("view", REAL_VIEWS)
def test_the_program_of_a_real_fund_gives_the_numbers_of_the_page(
    yahoo: FakeYahoo, view: str
) -> None:
    shown, program = real_page(yahoo, **REAL_VIEWS[view])
    exact = ("real_return", "model_return", "terminal_ratio", "r_squared", "beta", "tracking_error")
    dump = "".join(f'print(f"{name}  {{found.{name}!r}}")\n' for name in exact)
    printed, found = run_alone(program + dump), shown.tracking
    real, model, apart, _ = (row[1] for row in four_numbers(shown))
    assert printed["The fund"] == real
    assert printed[f"The {plain_number(shown.leverage)}x model".replace("−", "-")] == model
    assert printed["Apart"].split(" ")[0] == apart == points(difference(shown))
    assert found.r_squared is not None
    assert found.beta is not None
    assert printed["Moves explained, R2"] == percent(found.r_squared, signed=False)
    assert printed["Beta"] == plain_number(found.beta, 3)
    at_the_end = percent(found.terminal_ratio - 1.0)
    assert printed["Model at the end"].startswith(at_the_end)
    for name in exact:
        number_there = float(printed[name].replace("−", "-"))
        assert number_there == pytest.approx(getattr(found, name), rel=EXACT, abs=EXACT)


def table(hours: int, step: str) -> bytes:
    """Return a made-up file of prices with the day before the month and a comma for decimals."""
    times = pd.date_range("2020-02-01", periods=hours, freq=step)
    closes = 100.0 * np.exp(0.02 * np.sin(2.4 * np.arange(hours)))
    lines = [f"{at:%d/%m/%Y %H:%M};{close:.6f}" for at, close in zip(times, closes, strict=True)]
    return "\n".join(["When;Kurs", *(line.replace(".", ",") for line in lines)]).encode()


def brought(
    content: bytes, name: str, choices: Choices, *, folder: Path
) -> tuple[OwnFile, Sourced]:
    """Return a file as the page Your data keeps it, written where its program looks for it."""
    (folder / name).write_bytes(content)
    desk = Desk("id", "Mine", name, content)
    upload = desk.read("asset", choices)
    assert isinstance(upload, PriceUpload)
    file = desk.file(upload, choices, "Mine")
    return file, sources.of_own_file(file)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("rows_there", "step"), [(90, "D"), (24 * 40, "h")])
def test_on_a_file_of_one_s_own_the_program_reads_it_as_it_was_read(
    name: str, rows_there: int, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices = Choices(
        date_order="day_first", decimal_mark=",", time_zone="UTC" if step == "h" else None
    )
    _, sourced = brought(table(rows_there, step), "my prices.csv", choices, folder=tmp_path)
    few = Settings(asset="MY-FILE", start=date(2020, 2, 3), end=date(2020, 3, 8))
    chosen = replace(few, model="walk")  # of which a few prices are enough
    shown, program = shown_for(name, sourced, chosen)
    monkeypatch.chdir(tmp_path)
    _, made = run(program)
    assert made["prices"].close.tolist() == shown.prices.close.tolist()
    assert made["prices"].index.tolist() == shown.prices.index.tolist()
    if name == "simulate":
        assert made["found"].tokens[0].mean == pytest.approx(shown.token.mean, rel=EXACT)
    elif name != "duel":
        assert made["token"].total_return == pytest.approx(shown.token.total_return, rel=EXACT)
    assert ("by_day(" in program) is (step == "h")


def test_a_rate_of_one_s_own_is_read_as_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = b"date,rate\n1990-01-01,3\n2005-01-01,4.5\n"
    choices = Choices(rate_unit="percent", rate_period="year")
    (tmp_path / "rate.csv").write_bytes(content)
    desk = Desk("id", "Mine", "rate.csv", content)
    file = desk.file(desk.read("rate", choices), choices, "Mine")
    monkeypatch.chdir(tmp_path)
    for chosen in ({"rate": "file"}, {"financing": "funding", "funding": "file"}):
        assert file.curve is not None
        sourced = replace(sources.find("^IXIC", "bundled"), curve=file.curve)
        shown, program = shown_for("compare", sourced, Settings(**chosen))  # type: ignore[arg-type]  # texts
        _, made = run(program)
        assert made["gap"].token == pytest.approx(shown.gap.token, rel=EXACT)
        assert 'rate_unit="percent"' in program


# ------------------------------------------------------------ form


def test_every_program_is_laid_out_and_imports_what_it_uses(tmp_path: Path) -> None:
    for view, chosen in ALL_VIEWS.items():
        for name in ("compare", "rebalancing", "costs", "holding", "leverage"):
            compute, code = PAGES[name]
            (tmp_path / f"{name}-{view}.py").write_text(code(*page(compute, **chosen)), "utf-8")
    for view, chosen in DUELS.items():
        (tmp_path / f"duel-{view}.py").write_text(duel_code(*page(duel, **chosen)), "utf-8")
    for view, chosen in SIMULATED.items():
        said = simulate_code(*page(simulate, **chosen))
        (tmp_path / f"simulate-{view}.py").write_text(said, "utf-8")
    ruff = [sys.executable, "-m", "ruff"]
    given = ["--isolated", "--no-cache", "--line-length", "88", "."]
    for command in (
        ["format", "--diff"],
        ["check", "--select", "E,F,I,W,PLE", "--output-format=concise"],
    ):
        done = subprocess.run(
            [*ruff, *command, *given],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", PAGES)
def test_a_program_is_the_same_every_time_and_short(name: str) -> None:
    compute, code = PAGES[name]
    first, second = (code(*page(compute)) for _ in range(2))
    assert first == second
    body = first.partition("\n\n")[2]
    most = 35 if name in ("holding", "leverage", "simulate") else 20  # a figure in every sentence
    assert len([line for line in body.splitlines() if line]) <= most


def test_the_program_says_in_its_first_line_what_it_gives_and_with_which_version() -> None:
    for compute, code in PAGES.values():
        first = code(*page(compute)).splitlines()[0]
        assert first.startswith("# ")
        assert "the Nasdaq Composite" in first
        assert first.endswith(", lev_core 0.1.0")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_as_itself(value: float) -> None:
    assert float(ast.literal_eval(number(value))) == value


@given(st.text())
def test_a_text_is_written_as_itself_on_one_line(value: str) -> None:
    written = text(value)
    assert ast.literal_eval(written) == value
    assert len(written.splitlines()) == 1
    assert written.isprintable()


@given(st.text())
def test_a_comment_is_one_line_and_names_no_coding(said: str) -> None:
    line = comment(said)
    assert len(line) <= 88
    assert [token.type for token in tokenize.generate_tokens(io.StringIO(line).readline)][:1] == [
        tokenize.COMMENT
    ]
    assert tokenize.detect_encoding(io.BytesIO(line.encode()).readline)[0] == "utf-8"


# ------------------------------------------------------------ harm


def harmed(harm: str, *, is_live: bool) -> Sourced:
    """Return a history with a harmful text wherever one can come from outside."""
    prices = replace(
        sources.find("^IXIC", "bundled").prices, symbol=harm, name=harm, currency=harm, source=harm
    )
    return Sourced(prices, harm, harm, is_live, at_yahoo=True, lacks_dividends=False)


def calls(program: str) -> set[str]:
    """Return everything a program calls."""
    return {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(ast.parse(program))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }


def texts(program: str) -> set[object]:
    """Return every literal of a program."""
    return {node.value for node in ast.walk(ast.parse(program)) if isinstance(node, ast.Constant)}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("harm", HARMFUL)
def test_a_symbol_that_means_harm_stays_in_its_literal(name: str, harm: str) -> None:
    harmless = shown_for(name, harmed("QQQ", is_live=True), Settings(asset="QQQ"))[1]
    program = shown_for(name, harmed(harm, is_live=True), Settings(asset=harm))[1]
    assert calls(program) == calls(harmless)
    assert harm in texts(program)
    compile(program.encode(), "<program>", "exec")
    assert tokenize.detect_encoding(io.BytesIO(program.encode()).readline)[0] == "utf-8"


@given(st.text(max_size=60))
def test_no_symbol_whatever_changes_what_a_program_does(harm: str) -> None:
    program = shown_for("costs", harmed(harm, is_live=True), Settings(asset=harm))[1]
    assert calls(program) == calls(
        shown_for("costs", harmed("QQQ", is_live=True), Settings(asset="QQQ"))[1]
    )
    assert harm in texts(program)


@given(st.text(max_size=80), st.text(max_size=30))
def test_no_file_or_column_name_changes_what_a_program_does(name: str, column: str) -> None:
    prices = PriceHistory(pd.Series([1.0, 2.0, 3.0], index=pd.bdate_range("2020-01-01", periods=3)))
    desk = Desk("id", "Mine", name, b"")
    choices = Choices(close=column)
    upload = PriceUpload(prices=prices, report=_empty_report())
    sourced = sources.of_own_file(desk.file(upload, choices, name))
    program = shown_for("compare", sourced, LATER)[1]
    assert calls(program) <= {
        *("Path", "read_bytes", "read_table", "read_prices", "Choices", "between", "bill_rate"),
        *("Funded", "Costs", "simulate_token", "attribute_gap", "print"),
    }
    assert column in texts(program)
    assert name in texts(program) or "your-file" in texts(program)


def _empty_report() -> Any:  # noqa: ANN401  nothing reads it
    return read_prices(read_table(b"Date,Close\n2024-01-02,1\n2024-01-03,2\n"), Choices()).report


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_currency_that_means_harm_is_not_obeyed(harm: str) -> None:
    program = shown_for("rebalancing", harmed(harm, is_live=False), Settings())[1]
    harmless = shown_for("rebalancing", harmed("^IXIC", is_live=False), Settings())[1]
    assert calls(program) == calls(harmless)
    fields = [node for node in ast.walk(ast.parse(program)) if isinstance(node, ast.FormattedValue)]
    assert len(fields) == 7


def test_the_rows_of_a_program_are_read_as_they_are_printed() -> None:
    assert rows("A label   -1.5%\nAnother  $3") == {"A label": "−1.5%", "Another": "$3"}
    assert_reads_like("−99.979%", "−99.97%")
    with pytest.raises(AssertionError):
        assert_reads_like("+1.5%", "+1.6%")
