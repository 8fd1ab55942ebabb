"""Write requirements.lock, requirements-api.lock and requirements-uv.lock: every package with its version and hashes.

Reads requirements.in, requirements-data.in, requirements-api.in and requirements-uv.in. Run it as `make lock` after
changing one of them.
The locks name no registry, so they work with whichever one the machine is set to use.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import setup

ROOT = Path(__file__).resolve().parent.parent
# True wherever the lock is used, as scripts/setup.py sees to; repeated on 200 lines it would hide the markers that matter.
ALWAYS = "python_full_version < '3.11' and (sys_platform == 'darwin' or sys_platform == 'linux')"
HEADER = "# Written by `make lock` from {sources}. Do not edit.\n"


def resolve(uv: str, source: str, *options: str) -> str:
    """Return the lock of one requirements file.

    Args:
        uv: The uv program.
        source: Name of a file in the project's root.
        options: More options of `uv pip compile`.

    Returns:
        The text of the lock, without a header.
    """
    command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.10", "--generate-hashes", "--no-header"]
    command += ["--no-emit-index-url", "--no-emit-find-links", *options, source]
    text = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    return text.replace(f" ; {ALWAYS} \\", " \\")


def main() -> None:
    """Write the locks."""
    uv = setup.find_uv() or setup.fetch_uv()
    if uv is None:
        raise SystemExit("`make lock` needs uv, which was not found and could not be installed.")
    lock = HEADER.format(sources="requirements.in and requirements-data.in")
    lock += resolve(uv, "requirements.in") + resolve(uv, "requirements-data.in", "--no-deps")
    (ROOT / "requirements.lock").write_text(lock, encoding="utf-8")
    lock = HEADER.format(sources="requirements-api.in") + resolve(uv, "requirements-api.in")
    (ROOT / "requirements-api.lock").write_text(lock, encoding="utf-8")
    lock = HEADER.format(sources="requirements-uv.in") + resolve(uv, "requirements-uv.in", "--no-deps")
    (ROOT / "requirements-uv.lock").write_text(lock, encoding="utf-8")


if __name__ == "__main__":
    main()
