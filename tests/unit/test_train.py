"""When a model is trained and when it is not, with a stand-in for Rasa."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from advisor.server import train as module
from advisor.server.train import TrainingError, digest, is_current, show_stages, train

PARTS = (
    "config.yml",
    "domain.yml",
    "data/nlu/salary.yml",
    "advisor/nlu/text.py",
    "advisor/encoder.py",
    "advisor/universal.py",
    "requirements.lock",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one of each thing a model is made from."""
    for name in PARTS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.fixture
def trainings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let training write a small file; the list grows with each one."""
    done: list[str] = []

    def fake(out: Path, root: Path) -> None:
        done.append(digest(root))
        (out / "current.tar.gz").write_text(f"model {len(done)}")

    monkeypatch.setattr(module, "run_rasa", fake)
    monkeypatch.setattr(module, "load", lambda folder: None)
    return done


def test_it_trains_once_while_nothing_changes(root: Path, trainings: list[str]) -> None:
    models = root / "models"
    assert train(models, root=root)
    assert not train(models, root=root)
    assert (models / "current.tar.gz").read_text() == "model 1"
    assert json.loads((models / "current.json").read_text()) == {"digest": digest(root)}


@pytest.mark.parametrize("name", PARTS)
def test_it_trains_again_when_a_part_changes(root: Path, trainings: list[str], name: str) -> None:
    train(root / "models", root=root)
    (root / name).write_text("changed")
    assert train(root / "models", root=root)
    assert not train(root / "models", root=root)


def test_a_new_or_removed_or_renamed_file_changes_the_digest(root: Path) -> None:
    seen = {digest(root)}
    (root / "data/nlu/duties.yml").write_text("new")
    seen.add(digest(root))
    (root / "data/nlu/duties.yml").rename(root / "data/nlu/skills.yml")
    seen.add(digest(root))
    assert len(seen) == 3


def test_what_a_model_is_not_made_from_does_not_matter(root: Path) -> None:
    before = digest(root)
    (root / "README.md").write_text("text")
    assert digest(root) == before


def test_it_can_be_forced_and_older_models_go(root: Path, trainings: list[str]) -> None:
    train(root / "models", root=root)
    (root / "models" / "20250101-120000.tar.gz").write_text("old")
    assert train(root / "models", force=True, root=root)
    assert sorted(path.name for path in (root / "models").iterdir()) == [".lock", "current.json", "current.tar.gz"]


def test_two_at_once_train_once(root: Path, trainings: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    quick = module.run_rasa

    def slow(out: Path, root: Path) -> None:
        time.sleep(0.2)
        quick(out, root)

    monkeypatch.setattr(module, "run_rasa", slow)
    with ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda _: train(root / "models", root=root), range(2)))
    assert sorted(results) == [False, True]
    assert len(trainings) == 1


def test_a_failed_training_leaves_the_earlier_model(root: Path, trainings: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    train(root / "models", root=root)
    (root / "config.yml").write_text("broken")

    def failing(out: Path, root: Path) -> None:
        raise TrainingError("no")

    monkeypatch.setattr(module, "run_rasa", failing)
    with pytest.raises(TrainingError):
        train(root / "models", root=root)
    assert (root / "models" / "current.tar.gz").read_text() == "model 1"
    assert not is_current(root / "models", digest(root))


def test_a_record_without_a_model_counts_for_nothing(root: Path, trainings: list[str]) -> None:
    train(root / "models", root=root)
    (root / "models" / "current.tar.gz").unlink()
    assert not is_current(root / "models", digest(root))
    (root / "models" / "current.json").write_text("{")
    assert not is_current(root / "models", digest(root))


def test_stages_are_told_in_the_projects_words(capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["noise", *(f"INFO rasa - {mark}." for mark in module.STAGES), "more noise"]
    assert list(show_stages(lines)) == lines
    told = [line.split(" ...")[0].strip() for line in capsys.readouterr().err.splitlines()]
    assert told == [module.FIRST_STAGE, *module.STAGES.values()]


def test_a_training_that_fails_shows_the_end_of_its_log(root: Path) -> None:
    (root / "advisor" / "server").mkdir()
    (root / "advisor" / "server" / "rasa_cli.py").write_text("print('the reason')\nraise SystemExit(1)")
    with pytest.raises(TrainingError, match="the reason"):
        module.run_rasa(root, root)


def test_errors_are_lines_not_traces(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setenv("PORT", "many")
    assert module.main([]) == 1
    assert "PORT" in capsys.readouterr().err
