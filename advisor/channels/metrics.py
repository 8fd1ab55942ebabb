"""Figures for Prometheus."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

TURNS = Counter("advisor_turns", "Messages answered, by the topic of their first answer.", ["topic"])
ERRORS = Counter("advisor_errors", "Requests answered with an error, by its code.", ["code"])
SECONDS = Histogram(
    "advisor_turn_seconds",
    "Time from a message to its answers.",
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60),
)
IN_PROGRESS = Gauge("advisor_turns_in_progress", "Messages being answered.")
