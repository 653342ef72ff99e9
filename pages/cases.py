"""Real cases: what became of real tokens and funds, with dates, numbers and sources."""

from lev_ui import controls
from lev_ui.layout import cases as layout
from lev_ui.layout import parts
from lev_ui.layout.frame import page_frame
from lev_ui.layout.learn import learn_links
from lev_ui.shell import require_shell

require_shell()

settings = controls.opened("cases")
learn_links("cases")
with page_frame() as frame:
    layout.head(frame.head, settings)
    layout.cards(settings)
    parts.share_drawer(settings, "cases")
    parts.words_drawer()
