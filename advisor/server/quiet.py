"""A quiet terminal: no warnings of other people's libraries, and no log line with what a person typed."""

from __future__ import annotations

import logging
import os

from .incidents import chain

# Loggers of Rasa and its server that log exceptions; their messages may quote a request or a statement.
_EXCEPTION_LOGGERS = ("rasa.core.processor", "rasa.core.actions.action", "rasa.core.tracker_store", "asyncio", "sanic.error")
# Sanic logs what ends the server and raises it too, and whoever started the server tells it better.
_RAISED_AS_WELL = "Experienced exception while trying to serve"


class WithoutWords(logging.Filter):
    """Replaces the traceback of a log record by the kinds of its errors."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether to log the record, after changing it."""
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if error is None:
            return True
        record.msg, record.args = f"{record.getMessage()} ({chain(error)})", ()
        record.exc_info = record.exc_text = None
        return record.name != "sanic.error" or not str(record.msg).startswith(_RAISED_AS_WELL)


_FILTER = WithoutWords()


def hide_words(*more: str) -> None:
    """Keep people's words out of the logs at INFO and above; Rasa's DEBUG level shows them. `more` names further loggers."""
    for name in (*_EXCEPTION_LOGGERS, *more):
        logging.getLogger(name).addFilter(_FILTER)


def silence() -> None:
    """Hide warnings and log lines below WARNING. To be called before anything else is imported.

    Warning filters do not serve: libraries reset them. LOG_LEVEL is Rasa's own variable and is kept where it is set.
    """
    logging.captureWarnings(True)
    warnings = logging.getLogger("py.warnings")
    warnings.addHandler(logging.NullHandler())
    warnings.propagate = False
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    os.environ.setdefault("TQDM_DISABLE", "1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    hide_words()
