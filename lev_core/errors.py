"""The one error the library raises for input it cannot use."""

from __future__ import annotations

import re

_HYPHEN_AS_MINUS = re.compile(r"(?<!\w)-(?=\d)")


class LeverageError(ValueError):
    """A value the model cannot use; the message says which, and what would be accepted.

    Every message is one sentence that can be shown to a reader as it stands, its numbers
    with a true minus sign.

    Parameters
    ----------
    message : str
        The sentence.

    Examples
    --------
    >>> str(LeverageError("The leverage must be above 0, not -3."))
    'The leverage must be above 0, not −3.'
    """

    def __init__(self, message: str) -> None:
        super().__init__(_HYPHEN_AS_MINUS.sub("−", message))
