"""What axe-core finds on a page, without what is not ours to mend."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Allowance(NamedTuple):
    """A finding that is not ours to mend: the rule, the widget it sits in, and the reason."""

    rule: str
    widget: str
    reason: str  # for the reader of this file


ALLOWED = (
    Allowance(
        "target-size",
        '[data-testid="stDateInput"]',
        "Streamlit draws day, month and year 18 pixels wide; the field beside them, which opens "
        "a calendar, does the same and is large enough.",
    ),
)


def findings(page: Page) -> list[str]:
    """Return what axe-core finds serious or critical, without what is allowed."""
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return list(_not_allowed(page, found))


def _not_allowed(page: Page, found: list[dict[str, Any]]) -> Iterable[str]:
    for finding in found:
        if finding["impact"] not in {"serious", "critical"}:
            continue
        for node in finding["nodes"]:
            place = page.locator(node["target"][0]).first
            if not any(
                finding["id"] == allowed.rule
                and place.evaluate("(part, widget) => !!part.closest(widget)", allowed.widget)
                for allowed in ALLOWED
            ):
                yield f"{finding['id']}: {node['html'][:200]} ({node['failureSummary']})"
