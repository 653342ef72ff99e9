"""What no sentence of the dashboard may do: promise, or advise."""

from __future__ import annotations

import re

PROMISE = re.compile(
    r"\bwill\b|\bwon't\b|\bshall\b|guarant\w+|risk-free|\bsafe(?:ly|r|st)?\b|certain(?:ly)? to\b"
    r"|can(?:not|'t) lose|never loses?\b|always (?:wins?|gains?|rises?|pays)|profits? (?:from|by)"
    r"|\bsecure\b|sure to\b|is bound to|in the long run",
    re.IGNORECASE,
)
ADVICE = re.compile(
    r"\bshould\b|ought to|recommend\w*|you (?:must|need to|had better)|buy (?:now|this|when|before)"
    r"|sell (?:now|this|when|before)|better to (?:buy|sell|hold)|good (?:idea|time) to|worth buying"
    r"|we suggest|consider (?:buying|selling|holding)|opportunit\w+|invest in\b|hold on to",
    re.IGNORECASE,
)
