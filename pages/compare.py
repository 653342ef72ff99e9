"""Compare: why a daily-reset token and its multiple of the asset part ways."""

from lev_core import LeverageError
from lev_core.market import MarketError, bill_rate
from lev_ui import controls, sources
from lev_ui.comparison import compare
from lev_ui.layout import compare as layout
from lev_ui.layout.frame import page_frame
from lev_ui.shell import require_shell

require_shell()
settings = controls.opened()
sourced = None

with page_frame() as frame:
    with frame.controls:
        controls.main_controls(settings)
        controls.costs_drawer(settings)
    try:
        with frame.body:
            sourced = layout.prices(settings)
        window, *reach = sources.window(sourced.prices, settings.start, settings.end)
        shown = compare(window, settings, sourced.phrase, bill_rate())
    except MarketError as error:
        layout.no_prices(frame, settings, error)
    except LeverageError as error:
        layout.refused(frame, settings, sourced, error)
    else:
        layout.head(frame, sourced, shown, reach)
        with frame.body:
            layout.figures(shown, sourced.label)
            layout.chart(shown)
            layout.what_to_notice(shown)
            layout.reasons(shown)
            layout.ledger(shown)
            layout.method_and_link(shown)
