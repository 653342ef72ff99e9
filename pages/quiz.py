"""Quiz: ten questions, each answer explained, nothing kept."""

from lev_ui import controls
from lev_ui.layout import parts
from lev_ui.layout import quiz as layout
from lev_ui.layout.frame import page_frame
from lev_ui.layout.learn import learn_links
from lev_ui.shell import require_shell

require_shell()

settings = controls.opened("quiz")
learn_links("quiz")
with page_frame() as frame:
    with frame.head:
        layout.head()
    layout.quiz()
    parts.share_drawer(settings, "quiz")
    parts.words_drawer()
