"""Finding a Chromium to test in, and saying how to get one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the browser to test in: what CHROMIUM names, one on PATH, or the one Playwright fetched; None if there is none."""
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        found = name and shutil.which(name)
        if found:
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def remedy() -> str:
    """Return the command that installs a Chromium on this machine."""
    return "sudo apt-get install --yes chromium" if shutil.which("apt-get") else ".venv/bin/playwright install chromium"
