"""Encoding a message in a thread before Rasa sees it. Rasa's graph runs in the event loop and then finds the vectors cached."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor

from .. import encoder
from ..nlu import spelling
from ..nlu.reading import read_shared
from ..nlu.text import clean

_POOL = ThreadPoolExecutor(max_workers=os.cpu_count() or 1, thread_name_prefix="encoder")


async def encode(text: str) -> None:
    """Encode the very texts that the featurizer of config.yml will ask for."""
    reading = read_shared(clean(text))
    for speller in spelling.in_use:
        reading = reading.mended(speller)
    await asyncio.get_running_loop().run_in_executor(_POOL, reading.vectors, encoder.shared())
