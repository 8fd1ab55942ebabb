"""Memory that loading took and nothing holds any more."""

from __future__ import annotations

import ctypes
import gc


def give_back() -> None:
    """Give it back to the system, where the C library can: glibc keeps some tens of megabytes otherwise."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
