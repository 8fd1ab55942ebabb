"""Make .venv from requirements.lock, on a machine with any Python from 3.8 on.

Standard library only, and no syntax newer than 3.8. Finds Python 3.10, fetching it where there is none, installs the
locked packages by hash, and writes a stamp so that the next call returns at once. An interrupted set-up leaves no stamp
and is done again from the start.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, Iterator, List, Optional, Sequence

ROOT = Path(__file__).resolve().parent.parent
VERSION = "3.10"
# The longest that a look at a program's version may take; a pyenv shim needs about 0.1 s.
PROBE_SECONDS = 30

NO_PYTHON = (
    "Python 3.10 is needed (Rasa runs on no newer one), was not found and could not be fetched: install it with "
    "`uv python install 3.10`, `pyenv install 3.10` or your system's packages, then run the same command again."
)
NO_VENV = (
    "Python 3.10 at {python} cannot make a virtual environment: install its venv package (on Debian and Ubuntu "
    "python3.10-venv) or uv, then run the same command again."
)
NO_NETWORK = (
    "The packages could not be downloaded: check the network (or your proxy and pip settings), then run the same "
    "command again. Details: {log}"
)
NO_SPACE = "The disk is full: about 4 GB are needed for {venv}; free some and run the same command again."
FAILED = "Installing the packages failed: the last lines of {log} say why; the next run starts afresh.\n{tail}"

# Left to be compiled on first use, which halves the stage: the server imports none of it.
SELDOM_USED = r"/(tensor\w+|keras|jax|sympy|twilio|pip|tests?)/"

NETWORK_SIGNS = (
    "connection", "timed out", "timeouterror", "name resolution", "could not resolve", "dns error", "failed to fetch",
    "error sending request", "no matching distribution", "could not find a version", "proxyerror", "max retries",
)  # fmt: skip


class SetupError(Exception):
    """Set-up cannot go on; the message says what to do."""


def runs(command: Sequence[str], code: str) -> Optional[str]:
    """Return what a Python prints when it runs some code, or None where it does not run (a pyenv shim may not)."""
    try:
        done = subprocess.run(
            [*command, "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PROBE_SECONDS,
            universal_newlines=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def is_right(python: str) -> Optional[str]:
    """Return the path of the interpreter behind a command if it is a CPython 3.10."""
    # Inside a virtual environment the interpreter behind it is meant.
    code = "import sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2], sys._base_executable)"
    words = (runs([python], code) or "").split(" ", 2)
    return words[2] if words[:2] == ["cpython", VERSION] else None


def on_path(name: str) -> Iterator[str]:
    """Yield every program of a name on PATH, not only the first: one may be a shim that does not run."""
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        found = shutil.which(name, path=folder or os.curdir)
        if found:
            yield found


def pyenv_folder() -> Path:
    """Return the folder of pyenv, which need not exist."""
    return Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")


def find_uv() -> Optional[str]:
    """Return a uv that runs, or None."""
    homes = [Path.home() / ".local/bin/uv", Path.home() / ".cargo/bin/uv", *sorted(pyenv_folder().glob("versions/*/bin/uv"))]
    for program in [*on_path("uv"), *map(str, homes), str(ROOT / ".cache/uv/bin/uv")]:
        try:
            done = subprocess.run(
                [program, "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=PROBE_SECONDS
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return program
    return None


def fetch_uv() -> Optional[str]:
    """Install uv, pinned by hash, into .cache/ with the running Python; return it, or None where that fails."""
    home = ROOT / ".cache" / "uv"
    pip = [str(home / "bin/python"), "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
    for command in ([sys.executable, "-m", "venv", "--clear", str(home)], [*pip, "-r", str(ROOT / "requirements-uv.lock")]):
        if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0:
            return None
    return str(home / "bin/uv")


def uv_python(uv: Optional[str], fetch: bool) -> Optional[str]:
    """Return the Python 3.10 that uv knows of, fetching it first if asked to."""
    if uv is None:
        return None
    if fetch:
        subprocess.run([uv, "python", "install", VERSION], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    find = [uv, "python", "find", "--no-project", "--no-python-downloads", VERSION]
    done = subprocess.run(find, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, universal_newlines=True)
    return is_right(done.stdout.strip()) if done.returncode == 0 else None


def find_python() -> str:
    """Return the path of a Python 3.10: this one, one on PATH, pyenv's, uv's, or one that uv fetches.

    Raises:
        SetupError: If there is none and none can be had.
    """
    pyenv = sorted(pyenv_folder().glob("versions/3.10*/bin/python3.10"), key=lambda path: path.stat().st_mtime, reverse=True)
    for candidate in [sys.executable, *on_path("python3.10"), *on_path("python3"), *map(str, pyenv)]:
        found = is_right(candidate)
        if found:
            return found
    uv = find_uv()
    found = uv_python(uv, fetch=False)
    if not found:
        say("Python 3.10 is not here; fetching it ...")
        found = uv_python(uv or fetch_uv(), fetch=True)
    if not found:
        raise SetupError(NO_PYTHON)
    return found


def say(text: str) -> None:
    """Show a line of progress. It goes to standard error, which leaves standard output to the program that follows."""
    print(text, file=sys.stderr, flush=True)


def stage(text: str, command: List[str], log: Path) -> None:
    """Run one stage, its output in a log, with one line that says what it does and how long it took.

    Raises:
        SetupError: If the command fails.
    """
    start, shown = time.monotonic(), sys.stderr.isatty()
    with log.open("a", encoding="utf-8") as stream:
        process = subprocess.Popen(command, cwd=str(ROOT), stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.STDOUT)
        try:
            while True:
                try:
                    process.wait(timeout=1)
                    break
                except subprocess.TimeoutExpired:
                    if shown:
                        print(f"\r{text} ... {time.monotonic() - start:.0f} s", end="", file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            raise
    if process.returncode != 0:
        if shown:
            print(file=sys.stderr)
        raise SetupError(explain(log))
    say(("\r" if shown else "") + f"{text}: {time.monotonic() - start:.0f} s")


def explain(log: Path) -> str:
    """Return in one sentence why the command that wrote a log failed."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-40:]
    said = "\n".join(lines).lower()
    shown = log.relative_to(ROOT)
    if "no space left" in said:
        return NO_SPACE.format(venv=ROOT / ".venv")
    if any(sign in said for sign in NETWORK_SIGNS):
        return NO_NETWORK.format(log=shown)
    return FAILED.format(log=shown, tail="\n".join(f"  {line}" for line in lines[-8:]))


def stamp_of(venv: Path) -> str:
    """Return what the stamp of a finished set-up holds: the lock, this script's own text, and the place."""
    digest = hashlib.sha256()
    for part in ((ROOT / "requirements.lock").read_bytes(), (ROOT / "scripts" / "setup.py").read_bytes(), str(venv).encode()):
        digest.update(hashlib.sha256(part).digest())
    return VERSION + " " + digest.hexdigest()


def is_done(venv: Path) -> bool:
    """Tell whether the environment is there and is the one that the lock asks for."""
    stamp = venv / "stamp"
    return stamp.is_file() and stamp.read_text() == stamp_of(venv) and os.access(str(venv / "bin/python"), os.X_OK)


def build(venv: Path, log: Path) -> None:
    """Make the environment afresh.

    Raises:
        SetupError: If Python 3.10 cannot be had or the packages cannot be installed.
    """
    start = time.monotonic()
    python, uv = find_python(), find_uv()
    say(f"Setting up .venv with {python} (once; about 3 GB, a few minutes on a first download)")
    shutil.rmtree(str(venv), ignore_errors=True)
    log.write_text("")
    inside = str(venv / "bin/python")
    locked = ["--no-deps", "--require-hashes", "-r", "requirements.lock"]
    if uv:
        stage("Making the environment", [uv, "venv", "--no-project", "--python", python, str(venv)], log)
        stage("Installing the packages", [uv, "pip", "install", "--python", inside, *locked], log)
    else:
        try:
            stage("Making the environment", [python, "-m", "venv", str(venv)], log)
        except SetupError as error:
            raise SetupError(NO_VENV.format(python=python)) from error
        stage("Installing the packages", [inside, "-m", "pip", "install", "--no-input", "--no-compile", *locked], log)
    # Compiled now, the first start does not spend ten seconds on it. Some packages hold templates that do not compile.
    compile_all = (
        "import compileall, re, sys; compileall.compile_dir(sys.argv[1], quiet=2, workers=0, rx=re.compile(sys.argv[2]))"
    )
    stage("Compiling them", [inside, "-c", compile_all, str(venv / "lib"), SELDOM_USED], log)
    (venv / "stamp").write_text(stamp_of(venv))
    say(f"Set up in {time.monotonic() - start:.0f} s.")


def main(make: Callable[[Path, Path], None] = build) -> int:
    """Set up unless that is done; return an exit code."""
    venv, cache = ROOT / ".venv", ROOT / ".cache"
    if is_done(venv):
        return 0
    cache.mkdir(exist_ok=True)
    try:
        # Two makes at once: the second waits here and finds the work done.
        with (cache / "setup.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not is_done(venv):
                make(venv, cache / "setup.log")
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("\nSet-up stopped; the next run starts it again.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
