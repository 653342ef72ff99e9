"""Settings of the core's tests."""

from __future__ import annotations

from hypothesis import settings

# The same examples on every run and every machine; a deadline would only measure the machine.
settings.register_profile("core", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("core")
