"""`python -m tests.nlu.parse_all MODEL TEXTS OUT [--lean]`: parse a JSON list of texts with a trained Rasa model."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import time
from pathlib import Path
from typing import Any

import structlog

from advisor.server import lean, quiet


async def parse(model: str, texts: list[str]) -> list[dict[str, Any]]:
    """Return for each text the likeliest intent, the confidence in it and the milliseconds it took."""
    from rasa.core.agent import Agent
    from rasa.core.channels.channel import UserMessage

    agent = Agent.load(model)
    found = []
    for text in texts:
        started = time.perf_counter()
        parsed = await agent.processor.parse_message(UserMessage(text))
        taken = (time.perf_counter() - started) * 1000
        # What a fallback threshold puts first is no intent of the training data.
        likeliest = next(item for item in parsed["intent_ranking"] if item["name"] != "nlu_fallback")
        found.append({"intent": likeliest["name"], "confidence": likeliest["confidence"], "ms": taken})
    return found


def main() -> None:
    """Parse and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lean", action="store_true", help="without TensorFlow, as `make run` starts Rasa")
    options = parser.parse_args()
    quiet.silence()
    if options.lean:
        lean.apply()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    found = asyncio.run(parse(options.model, json.loads(options.texts.read_text(encoding="utf-8"))))
    options.out.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
