"""Set-up on a fresh machine: finding Python 3.10, doing the work once, and saying plainly what is missing."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "setup.py"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what set-up reads, in an empty project."""
    root = tmp_path / "project"
    (root / "scripts").mkdir(parents=True)
    for name in ("setup.py", "setup.sh"):
        shutil.copy(ROOT / "scripts" / name, root / "scripts")
    (root / "requirements.lock").write_text("six==1.17.0 --hash=sha256:" + "0" * 64 + "\n")
    (root / "requirements-uv.lock").write_text("uv==0.0.0 --hash=sha256:" + "0" * 64 + "\n")
    return root


@pytest.fixture
def setup(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script as a module, on a machine with nothing on it but the Python that runs the test."""
    spec = importlib.util.spec_from_file_location("setup_script", project / "scripts" / "setup.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PYENV_ROOT", raising=False)
    return module


def program(path: Path, text: str) -> Path:
    """Make a shell script that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + text + "\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def python(path: Path, version: str = "3.10", name: str = "cpython") -> Path:
    """Make a stand-in for a Python of a version."""
    return program(path, f'[ "$1" = -c ] && echo "{name} {version} {path}"')


def broken(path: Path) -> Path:
    """Make a pyenv shim whose version is not installed."""
    return program(path, 'echo "pyenv: version 3.10 is not installed" >&2; exit 127')


def forget_this_python(setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run as if by a Python that is not 3.10."""
    monkeypatch.setattr(setup.sys, "executable", str(python(tmp_path / "old" / "python", "3.8")))


def test_the_script_is_python_3_8_with_the_standard_library_alone() -> None:
    tree = ast.parse(SCRIPT.read_text(), feature_version=(3, 8))
    imported = {a.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    imported |= {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= set(sys.stdlib_module_names)


def test_the_running_python_is_taken_if_it_is_right(setup: ModuleType) -> None:
    assert setup.is_right(setup.find_python()) == setup.find_python()


def test_a_shim_that_does_not_run_is_passed_over(setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    forget_this_python(setup, monkeypatch, tmp_path)
    broken(tmp_path / "shims" / "python3.10")
    right = python(tmp_path / "usr" / "python3.10")
    monkeypatch.setenv("PATH", f"{tmp_path / 'shims'}:{tmp_path / 'usr'}")
    assert setup.find_python() == str(right)


def test_pyenvs_own_folder_is_looked_into(setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    forget_this_python(setup, monkeypatch, tmp_path)
    right = python(tmp_path / "home" / ".pyenv" / "versions" / "3.10.13" / "bin" / "python3.10")
    assert setup.find_python() == str(right)


@pytest.mark.parametrize(("version", "name"), [("3.11", "cpython"), ("3.9", "cpython"), ("3.10", "pypy")])
def test_another_python_is_not_taken(setup: ModuleType, tmp_path: Path, version: str, name: str) -> None:
    assert setup.is_right(str(python(tmp_path / "python", version, name))) is None


def test_uv_finds_or_fetches_it(setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    forget_this_python(setup, monkeypatch, tmp_path)
    right, mark = python(tmp_path / "uv" / "python3.10"), tmp_path / "fetched"
    program(
        tmp_path / "bin" / "uv",
        f'case "$*" in --version) ;; *install*) touch {mark};; *find*) [ -e {mark} ] && echo {right};; esac',
    )
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    monkeypatch.setattr(setup, "on_path", lambda name: iter([str(tmp_path / "bin" / "uv")] if name == "uv" else []))
    assert setup.find_python() == str(right)
    assert mark.exists()


def test_no_python_to_be_had_is_one_sentence(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    forget_this_python(setup, monkeypatch, tmp_path)
    assert setup.main() == 1
    last = capfd.readouterr().err.splitlines()[-1]
    assert last.startswith("Python 3.10 is needed") and "uv python install 3.10" in last


def finish(setup: ModuleType, venv: Path) -> None:
    """Leave what a whole set-up leaves."""
    program(venv / "bin" / "python", "true")
    (venv / "stamp").write_text(setup.stamp_of(venv))


def test_it_is_done_once_until_the_lock_changes(setup: ModuleType, project: Path) -> None:
    calls: list[Path] = []

    def make(venv: Path, log: Path) -> None:
        calls.append(venv)
        finish(setup, venv)

    assert [setup.main(make), setup.main(make)] == [0, 0]
    assert len(calls) == 1
    (project / "requirements.lock").write_text("changed")
    assert setup.main(make) == 0
    assert len(calls) == 2


@pytest.mark.parametrize("lost", ["stamp", "bin/python"])
def test_half_an_environment_is_not_taken_for_one(setup: ModuleType, project: Path, lost: str) -> None:
    venv = project / ".venv"
    finish(setup, venv)
    assert setup.is_done(venv)
    (venv / lost).unlink()
    assert not setup.is_done(venv)


def test_a_stopped_set_up_is_done_again(setup: ModuleType, project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def stopped(venv: Path, log: Path) -> None:
        venv.mkdir()
        raise KeyboardInterrupt

    assert setup.main(stopped) == 130
    assert "the next run starts it again" in capfd.readouterr().err
    assert not setup.is_done(project / ".venv")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ReadTimeoutError: Read timed out.", "could not be downloaded"),
        ("error: Failed to fetch: `simple/six/`", "could not be downloaded"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "THESE PACKAGES DO NOT MATCH"),
    ],
)
def test_a_failed_stage_is_told_plainly(setup: ModuleType, project: Path, said: str, told: str) -> None:
    with pytest.raises(setup.SetupError, match=told):
        setup.stage("Installing", [sys.executable, "-c", f"print({said!r}); raise SystemExit(1)"], project / "log")


def test_a_stage_is_one_line_with_its_time(setup: ModuleType, project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    setup.stage("Installing the packages", [sys.executable, "-c", "print('noise')"], project / "log")
    assert capfd.readouterr().err == "Installing the packages: 0 s\n"
    assert (project / "log").read_text() == "noise\n"


def test_the_shell_script_passes_over_pythons_that_do_not_run(project: Path, tmp_path: Path) -> None:
    broken(tmp_path / "shims" / "python3")
    program(tmp_path / "usr" / "python3", 'case "$1" in -c) exit 0;; *) echo "ran $1";; esac')
    env = {**os.environ, "PATH": f"{tmp_path / 'shims'}:{tmp_path / 'usr'}:/bin"}
    done = subprocess.run(["/bin/sh", str(project / "scripts" / "setup.sh")], env=env, capture_output=True, text=True)
    assert done.stdout.strip() == f"ran {project / 'scripts' / 'setup.py'}"


def test_without_python_the_shell_script_uses_uv(project: Path, tmp_path: Path) -> None:
    program(tmp_path / "uv-only" / "uv", 'echo "uv $*"')
    (tmp_path / "uv-only" / "dirname").symlink_to(shutil.which("dirname") or "")
    env = {"PATH": str(tmp_path / "uv-only"), "HOME": str(tmp_path)}
    done = subprocess.run(["/bin/sh", str(project / "scripts" / "setup.sh")], env=env, capture_output=True, text=True)
    assert done.stdout.startswith("uv run") and done.stdout.rstrip().endswith("setup.py")


def test_with_neither_the_shell_script_says_what_to_do(project: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "dirname").symlink_to(shutil.which("dirname") or "")
    env = {"PATH": str(tmp_path / "empty"), "HOME": str(tmp_path)}
    done = subprocess.run(["/bin/sh", str(project / "scripts" / "setup.sh")], env=env, capture_output=True, text=True)
    assert done.returncode == 1
    assert "install Python 3.10, or uv" in done.stderr


def test_every_direct_requirement_is_pinned_and_locked_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text().lower()
    lines = [*(ROOT / "requirements.in").read_text().splitlines(), *(ROOT / "requirements-data.in").read_text().splitlines()]
    wanted = [line.lower() for line in lines if line and not line.startswith("#")]
    assert wanted and all("==" in line for line in wanted)
    assert [line for line in wanted if f"\n{line} \\\n    --hash=sha256:" not in lock] == []


def test_no_lock_names_a_registry() -> None:
    for name in ("requirements.lock", "requirements-api.lock", "requirements-uv.lock"):
        text = (ROOT / name).read_text()
        assert "://" not in text and "index-url" not in text and "find-links" not in text
