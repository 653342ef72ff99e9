"""Lessons: six steps, one idea and one control each; predict first, then see."""

from lev_ui import controls
from lev_ui.layout import lessons as layout
from lev_ui.layout import parts
from lev_ui.layout.frame import page_frame
from lev_ui.shell import require_shell
from lev_ui.words.method import METHOD

require_shell()

settings = controls.opened("lessons")
with page_frame() as frame, layout.column():
    layout.lesson(frame.head, settings)
    controls.own_asset_drawer(settings)
    parts.share_drawer(settings, "lessons")
    parts.method_and_words(METHOD)
