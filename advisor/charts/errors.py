"""What is said when there is no picture."""

from __future__ import annotations


class ChartError(ValueError):
    """A picture that cannot be drawn; the message says why in plain words."""


class NothingToDrawError(ChartError):
    """What was asked for is understood, but the knowledge files hold nothing to draw of it."""
