"""Words: what every term on the site means, with an example and where to see it."""

from lev_ui import controls
from lev_ui.layout import words as layout
from lev_ui.layout.frame import page_frame
from lev_ui.shell import require_shell

require_shell()

settings = controls.opened("words")
with page_frame() as frame:
    layout.head(frame.head, settings)
    with frame.controls:
        controls.find_control()
    layout.themes(settings)
