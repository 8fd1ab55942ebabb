"""Try the chat API with what its description allows and with what it does not: `python -m scripts.fuzz`, or `make fuzz`.

Schemathesis runs in an environment of its own, .cache/api, made from requirements-api.lock: it does not go with Rasa's packages.
The same requests are made each time. Exits with 1 if anything was found.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from advisor.settings import ROOT
from tests.conversations.served import Server, Talk

LOCK = ROOT / "requirements-api.lock"
HOME = ROOT / ".cache" / "api"
EXAMPLES = 40


def install() -> Path:
    """Return the folder of Schemathesis's programs, installed if it is not there or is another than the lock's."""
    stamp = HOME / "stamp"
    if not stamp.is_file() or stamp.read_text() != LOCK.read_text():
        python = HOME / "bin" / "python"
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(HOME)], check=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", str(LOCK)]
        subprocess.run([*command, "--disable-pip-version-check"], check=True)
        stamp.write_text(LOCK.read_text())
    return HOME / "bin"


def run(program: Path, url: str, *options: str) -> bool:
    """Run Schemathesis with a token of a new conversation and show what it found; return whether that is nothing."""
    command = [str(program), "run", f"{url}/chat/openapi.json", "--header", f"Authorization: Bearer {Talk(url).token}"]
    command += ["--phases", "examples,coverage,fuzzing", "--max-examples", str(EXAMPLES), "--generation-deterministic"]
    done = subprocess.run([*command, *options], cwd=HOME, capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stdout, done.stderr, sep="\n")
    return done.returncode == 0


def main() -> int:
    """Start a server, try it, stop it; return an exit code."""
    program = install() / "schemathesis"
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder)).start()
        try:
            # What erases the conversation comes last: its token is dead afterwards.
            fine = run(program, server.url, "--exclude-method", "DELETE") and run(
                program, server.url, "--include-method", "DELETE"
            )
        finally:
            server.stop()
    if fine:
        print("The chat API keeps to its description.")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
