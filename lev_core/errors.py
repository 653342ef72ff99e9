"""The one error the library raises for input it cannot use."""


class LeverageError(ValueError):
    """A value the model cannot use; the message says which, and what would be accepted.

    Every message is one sentence that can be shown to a reader as it stands.
    """
