"""Where no Chromium is found, the browser tests say on the last line how to get it; where CI is set, that is an error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from advisor.settings import ROOT


def run(tmp_path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a browser test on a machine without a browser."""
    env = {name: value for name, value in os.environ.items() if name not in ("CI", "CHROMIUM")}
    env |= {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path), **settings}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/browser/test_safety.py"]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)


def test_the_last_line_says_what_was_not_run_and_what_installs_it(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 0
    last = done.stdout.splitlines()[-1]
    assert last.startswith("Not run: ")
    assert last.endswith(" browser tests, for want of Chromium. Install it with: .venv/bin/playwright install chromium")


def test_in_continuous_integration_that_is_an_error(tmp_path: Path) -> None:
    done = run(tmp_path, CI="1")
    assert done.returncode != 0
    assert "No Chromium was found" in done.stderr + done.stdout
