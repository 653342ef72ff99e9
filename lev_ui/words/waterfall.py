"""The sentences around the waterfall."""

from __future__ import annotations


def waterfall_title(*, in_logs: bool) -> str:
    """Return what the bars show."""
    if in_logs:
        return "From the simple sum to the token, in log points: each bar adds to the one above"
    return "From the simple sum to the token: each bar adds to the one above"
