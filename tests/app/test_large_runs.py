"""Large runs: made in the background one after the other, watched, stopped, in nobody's way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lev_core import LeverageError
from lev_core.market import bundled
from lev_ui import large_runs, simulated
from lev_ui.large_runs import LargeRun
from lev_ui.settings import Settings
from lev_ui.simulated import Question, Results, Simulated, simulate
from lev_ui.words import simulate_runs as words
from tests.app.session import APP, control, figure, metrics, press, said, visit_page

visit = partial(visit_page, "simulate")
SECONDS = 60.0
MANY = 100_000
START = words.start(MANY)


class Gate:
    """Stands in for the simulation: block after block, each when the test lets it through."""

    def __init__(self) -> None:
        self.blocks = threading.Semaphore(0)
        self.running = 0
        self.most_at_once = 0

    def run(
        self,
        question: Question,
        paths: int,
        progress: Callable[[int, int], None],
        cancel: Callable[[], bool],
    ) -> Results:
        """Do a tenth of the paths at a time."""
        self.running += 1
        self.most_at_once = max(self.running, self.most_at_once)
        done = 0
        while done < paths and not cancel():
            if self.blocks.acquire(timeout=0.01):
                done += paths // 10
                progress(done, paths)
        self.running -= 1
        return made_of(question, done)


def made_of(question: Question, paths: int) -> Results:
    """Return results of a few paths that say they are of many."""
    return replace(simulated.run(question, 50), paths=paths)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Let blocks through one by one."""
    made = Gate()
    monkeypatch.setattr(large_runs, "run", made.run)
    yield made
    assert until(lambda: not large_runs._queue)  # noqa: SLF001  no run outlives its test


def shown(**chosen: int) -> Simulated:
    """Return what the page shows."""
    prices = bundled("^IXIC").between(pd.Timestamp("1999-01-04"), pd.Timestamp("2018-12-31"))
    return simulate(prices, Settings(**chosen), "the Nasdaq Composite")  # type: ignore[arg-type]  # numbers


def started(paths: int = MANY) -> LargeRun:
    """Start a run."""
    found = shown()
    return LargeRun(found.question, found.key, paths)


def until(holds: Callable[[], bool]) -> bool:
    """Wait until something holds; return whether it does in the end."""
    ends = time.monotonic() + SECONDS
    while not holds() and time.monotonic() < ends:
        time.sleep(0.01)
    return holds()


def run_of(app: AppTest) -> LargeRun:
    """Return the run a reader has started."""
    found = app.session_state["_large_run"]
    assert isinstance(found, LargeRun)
    return found


# ------------------------------------------------------------ the run itself


def test_a_run_gives_what_the_same_paths_give_at_once() -> None:
    run = started(20_000)
    assert run.wait(SECONDS)
    assert run.results is not None
    assert (run.done, run.results.paths) == (20_000, 20_000)
    assert run.results.tokens == simulated.run(shown().question, 20_000).tokens
    assert not run.was_stopped


def test_a_run_says_how_far_it_is(gate: Gate) -> None:
    run = started()
    assert (run.done, run.is_over) == (0, False)
    gate.blocks.release(3)
    assert until(lambda: run.done == 3 * MANY // 10)
    gate.blocks.release(7)
    assert run.wait(SECONDS)
    assert run.results is not None


def test_a_cancelled_run_ends_without_results(gate: Gate) -> None:
    run = started()
    gate.blocks.release(1)
    assert until(lambda: run.done > 0)
    run.cancel()
    assert run.wait(SECONDS)
    assert run.results is None
    assert run.was_stopped
    assert run.done == MANY // 10


def test_runs_are_made_one_after_the_other_in_the_order_they_were_asked_for(gate: Gate) -> None:
    runs = [started() for _ in range(3)]
    assert [run.before for run in runs] == [0, 1, 2]
    gate.blocks.release(10)
    assert runs[0].wait(SECONDS)
    assert until(lambda: [run.before for run in runs] == [0, 0, 1])
    gate.blocks.release(20)
    assert all(run.wait(SECONDS) for run in runs)
    assert gate.most_at_once == 1


def test_a_run_that_waits_can_be_cancelled_and_the_next_one_moves_up(gate: Gate) -> None:
    first, second, third = (started() for _ in range(3))
    second.cancel()
    assert second.wait(SECONDS)
    assert second.was_stopped
    assert (first.before, third.before) == (0, 1)
    gate.blocks.release(20)
    assert third.wait(SECONDS)
    assert third.results is not None


def test_a_run_nobody_looks_at_ends_by_itself(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(large_runs, "monotonic", lambda: clock[0])
    run = started()
    for _ in range(5):
        clock[0] += 0.9 * large_runs.PATIENCE
        run.look()
        time.sleep(0.02)
    assert not run.is_over
    clock[0] += 1.1 * large_runs.PATIENCE
    assert run.wait(SECONDS)
    assert run.was_stopped
    assert gate.running == 0


def test_a_run_nobody_looks_at_makes_way_sooner_for_who_waits(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(large_runs, "monotonic", lambda: clock[0])
    left, waiting = started(), started()
    clock[0] += 1.1 * large_runs.WANTED
    waiting.look()
    assert left.wait(SECONDS)
    assert left.was_stopped
    gate.blocks.release(20)
    assert waiting.wait(SECONDS)
    assert waiting.results is not None


def test_a_run_that_cannot_be_made_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Results:
        raise LeverageError("A simulated value would grow beyond any number.")

    monkeypatch.setattr(large_runs, "run", refuse)
    run = started()
    assert run.wait(SECONDS)
    assert run.problem == "A simulated value would grow beyond any number."
    assert not run.was_stopped


# ------------------------------------------------------------ on the page


def test_a_link_to_many_paths_shows_the_first_ones_and_a_button() -> None:
    app = visit(paths=str(MANY))
    assert not app.exception
    assert metrics(app) == metrics(visit())
    assert words.few(10_000, MANY) in said(app)
    assert START in [button.label for button in app.button]
    assert words.few(10_000, MANY) not in said(visit())


def test_a_press_runs_them_with_progress_and_then_shows_them(gate: Gate) -> None:
    app = press(visit(paths=str(MANY)), START)
    before = metrics(app)
    assert words.CANCEL in [button.label for button in app.button]
    gate.blocks.release(4)
    assert until(lambda: run_of(app).done == 4 * MANY // 10)
    app.run()
    (progress,) = (bar.proto for bar in app.get("progress"))
    assert (progress.value, progress.text) == (40, words.progress(4 * MANY // 10, MANY))
    assert metrics(app) == before

    gate.blocks.release(6)
    assert run_of(app).wait(SECONDS)
    app.run()
    assert not app.exception
    assert any(f"Of {MANY:,} simulated years" in text for text in said(app))
    assert not {words.CANCEL, START} & {button.label for button in app.button}
    app.run()
    assert any(f"Of {MANY:,} simulated years" in text for text in said(app))


def test_a_cancelled_run_leaves_the_picture_and_says_so(gate: Gate) -> None:
    app = visit(paths=str(MANY))
    picture, numbers = figure(app, "fan"), metrics(app)
    press(app, START)
    gate.blocks.release(2)
    assert until(lambda: run_of(app).done == 2 * MANY // 10)
    run = run_of(app)
    press(app, words.CANCEL)
    assert run.wait(SECONDS)
    app.run()
    assert words.stopped(2 * MANY // 10, MANY) in said(app)
    assert (figure(app, "fan"), metrics(app)) == (picture, numbers)
    assert words.again(MANY) in [button.label for button in app.button]


def test_a_run_that_waits_for_another_reader_says_so(gate: Gate) -> None:
    first, second = visit(paths=str(MANY)), visit(paths=str(MANY), seed="2")
    press(first, START)
    press(second, START)
    (progress,) = (bar.proto for bar in second.get("progress"))
    assert progress.text == words.waiting(1)
    press(first, words.CANCEL)
    press(second, words.CANCEL)
    assert gate.most_at_once == 1


def test_other_choices_stop_a_run_and_finished_ones_are_kept(gate: Gate) -> None:
    app = press(visit(paths=str(MANY)), START)
    gate.blocks.release(10)
    assert run_of(app).wait(SECONDS)
    app.run()
    large = metrics(app)
    control(app, "set_ahead").set_value(3)
    app.run()
    press(app, START)
    run = run_of(app)
    control(app, "set_ahead").set_value(12)
    app.run()
    assert run.wait(SECONDS)
    assert run.was_stopped
    assert metrics(app) == large
    assert any(f"Of {MANY:,} simulated years" in text for text in said(app))


def test_money_and_words_do_not_stop_a_run(gate: Gate) -> None:
    app = press(visit(paths=str(MANY)), START)
    run = run_of(app)
    app.session_state["method"] = True
    app.run()
    assert run_of(app) is run
    assert not run.is_over
    press(app, words.CANCEL)
    assert gate.most_at_once == 1


def test_another_reader_is_served_while_a_real_run_goes_on() -> None:
    run = started(1_000_000)
    served: list[float] = []
    while not run.is_over and len(served) < 5:
        before = time.monotonic()
        app = AppTest.from_file(str(APP), default_timeout=60).run()
        served.append(time.monotonic() - before)
        assert len(app.metric) == 4
        run.look()
    assert len(served) == 5  # the run took longer than five other readers
    assert run.done > 0
    run.cancel()
    assert run.wait(SECONDS)
    assert max(served) < 5.0
