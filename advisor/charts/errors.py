"""What is said when there is no picture."""

from __future__ import annotations


class ChartError(ValueError):
    """A picture that cannot be drawn; the message says why in plain words."""
