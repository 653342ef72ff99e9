"""The words of the share menu, and those a report has beside the page's own."""

from __future__ import annotations

from collections.abc import Sequence

MENU = "Share or take away"
LINK = "Link"
LINK_INTRO = (
    "This link carries every choice on the page, so it opens on the same picture anywhere, "
    "whatever the usual values become."
)
REPORT = "Report"
REPORT_INTRO = (
    "One file that opens from an e-mail with no network: the pictures alive, every assumption, "
    "the source and the data's hash. Print it, or save it as PDF."
)
PRINTED_INTRO = (
    "PDF and picture are made by a browser on this server and take a few seconds. Where one "
    "cannot be made, the report prints the same."
)
NUMBERS = "Numbers"
NUMBERS_INTRO = "With units and assumptions; every day, to the last digit."
EMBED = "In a page of your own"
EMBED_INTRO = "Paste this where your page takes HTML. It shows this page without its navigation."
CODE = "The same in Python"
CODE_INTRO = "These lines of `lev_core` give the same number."
CHART_CSV, LEDGER_CSV = "Data of this chart (CSV)", "Ledger (CSV)"
DAYS_CSV, WINDOWS_CSV = "Gap by day (CSV)", "Every window (CSV)"
TABLE_CSV, COSTS_CSV, YEARS_CSV = "This table (CSV)", "Costs (CSV)", "Years (CSV)"
LENGTHS_CSV = "Every length (CSV)"
FAN_CSV = "Simulated fan (CSV)"
HTML, PDF, PNG, XLSX = "Report (HTML)", "PDF", "Picture (PNG)", "Spreadsheet (XLSX)"

NOTICE = "What to notice"
ASSUMED = "What this assumes"
ORIGIN = "Where the numbers come from"
ABOUT = "What to know of the data"
SAME_RESULT = "Open the same result"
PLAIN_LINK = (
    "The link opens the page this report was made from, with every choice as it was, and with "
    "the formulas under “How this is computed”."
)
KICKER = "Leverage Lens"
WITHOUT_SCRIPT = "This picture needs JavaScript, which is off here. In words:"
READ_ME, ASSUMPTIONS = "Read me", "Assumptions"
NAME, VALUE, UNIT, WORDS = "Name", "Value", "Unit", "In words"
QUESTION, ANSWER, DATE = "Question", "Answer", "date"


def as_list(sentences: Sequence[str]) -> str:
    """Return sentences as a Markdown list."""
    return "\n".join(f"- {sentence}" for sentence in sentences)
