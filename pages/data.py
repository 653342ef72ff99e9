"""Your data: prices or a rate of the reader's own, for this visit alone."""

from lev_ui import controls
from lev_ui.layout import data as layout
from lev_ui.layout import parts
from lev_ui.layout.frame import page_frame
from lev_ui.shell import require_shell
from lev_ui.words.own_data import METHOD

require_shell()

settings = controls.opened("data")
with page_frame() as frame:
    layout.head(frame.head)
    with frame.controls:
        kind = controls.purpose_control()
        desk = controls.file_control(kind)
    layout.brought(desk, kind)
    layout.kept(settings)
    controls.testfol_control()
    parts.method_and_words(METHOD)
