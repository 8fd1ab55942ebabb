"""Logging a failure under a reference, without what a person typed: an exception's message may quote it."""

from __future__ import annotations

import logging
import secrets
import traceback

_LONGEST_CHAIN = 10


def chain(error: BaseException) -> str:
    """Return the kinds of an error and of what caused it, such as "StoreError < OperationalError"."""
    names: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(names) < _LONGEST_CHAIN:
        names.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    return " < ".join(names)


def record(logger: logging.Logger, what: str, error: BaseException) -> str:
    """Log an error with the lines of code it passed through.

    Args:
        logger: Where to log it.
        what: What failed, such as "The action action_answer".
        error: The error.

    Returns:
        The reference it was logged under, to be told to the person.
    """
    reference = secrets.token_hex(4)
    frames = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s failed (reference %s): %s\n%s", what, reference, chain(error), frames.rstrip())
    return reference
