"""`python -m advisor.knowledge`: check the knowledge files, and say what they hold or all that is wrong with them."""

from __future__ import annotations

import sys
from dataclasses import fields

from .base import Knowledge
from .load import KnowledgeError, load


def summary(knowledge: Knowledge) -> str:
    """Return in one line how much a knowledge base holds."""
    counts = [(len(getattr(knowledge, item.name)), item.name.replace("_", " ")) for item in fields(knowledge)]
    return "Knowledge: " + ", ".join(f"{count} {name}" for count, name in counts if count) + ": no errors."


def main() -> int:
    """Check the files; return an exit code."""
    try:
        print(summary(load()))
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
