"""One file per page; each is run by lev_ui.shell."""
