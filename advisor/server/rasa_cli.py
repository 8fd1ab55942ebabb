"""`python -m advisor.server.rasa_cli ARGUMENTS`: Rasa's own command line, without TensorFlow and without its noise."""

from __future__ import annotations

import sys
import time

from . import lean, quiet


def main(arguments: list[str]) -> None:
    """Run a Rasa command, such as ["train"]; it ends the process with Rasa's exit code if it fails."""
    quiet.silence()
    lean.apply()
    from rasa.__main__ import main as rasa

    sys.argv = ["rasa", *arguments]
    training = arguments[:1] == ["train"]
    started = time.monotonic()
    if training:
        print("Training ...", flush=True)
    rasa()
    if training:
        print(f"Training done in {time.monotonic() - started:.0f} s.")


if __name__ == "__main__":
    main(sys.argv[1:])
