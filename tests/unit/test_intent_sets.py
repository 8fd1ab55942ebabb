"""Public intent sets as they are published, and the benchmark's project made from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from advisor.settings import ROOT
from tests.nlu import benchmark, public_sets
from tests.nlu.public_sets import PublicSet, PublicSetError

CLINC = {
    "train": [["how do I pay a bill", "pay_bill"], ["pay it", "pay_bill"], ["is it cold", "weather"]],
    "val": [["never read", "weather"]],
    "test": [["will it rain", "weather"]],
    "oos_train": [["never read", "oos"]],
    "oos_val": [],
    "oos_test": [["who won the cup", "oos"], ["make me a cake", "oos"]],
}


def clinc(folder: Path, data: object = CLINC) -> Path:
    (folder / "data_full.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def banking(folder: Path, train: str, test: str = "text,category\nnew card?,card_arrival\n") -> Path:
    (folder / "train.csv").write_text(train, encoding="utf-8")
    (folder / "test.csv").write_text(test, encoding="utf-8")
    return folder


def test_clinc_is_read_with_its_texts_of_no_intent(tmp_path: Path) -> None:
    data = public_sets.read("clinc", clinc(tmp_path))
    assert data.train == [("how do I pay a bill", "pay_bill"), ("pay it", "pay_bill"), ("is it cold", "weather")]
    assert data.test == [("will it rain", "weather")]
    assert data.outside == ["who won the cup", "make me a cake"]


def test_banking_is_read_with_commas_quotes_and_line_ends_in_its_texts(tmp_path: Path) -> None:
    train = 'text,category\n"My card, it is lost",lost_card\n"He said ""no""\nand left",lost_card\nÜber £5?,fees\n'
    data = public_sets.read("banking", banking(tmp_path, train))
    assert data.train == [
        ("My card, it is lost", "lost_card"),
        ('He said "no"\nand left', "lost_card"),
        ("Über £5?", "fees"),
    ]
    assert data.test == [("new card?", "card_arrival")]
    assert data.outside == []


@pytest.mark.parametrize(("name", "file"), [("clinc", "data_full.json"), ("banking", "train.csv")])
def test_a_missing_file_is_told_with_where_it_comes_from(tmp_path: Path, name: str, file: str) -> None:
    with pytest.raises(PublicSetError) as raised:
        public_sets.read(name, tmp_path)
    assert str(tmp_path / file) in str(raised.value)
    assert "is missing: download" in str(raised.value)
    assert "github.com" in str(raised.value)


def test_the_second_file_of_a_set_may_be_the_missing_one(tmp_path: Path) -> None:
    (banking(tmp_path, "text,category\nx,y\n") / "test.csv").unlink()
    with pytest.raises(PublicSetError, match=r"test\.csv is missing"):
        public_sets.read("banking", tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        {key: value for key, value in CLINC.items() if key != "oos_test"},
        {**CLINC, "train": [["only a text"]]},
        {**CLINC, "test": None},
        [1, 2],
    ],
)
def test_a_file_of_another_shape_is_told(tmp_path: Path, data: object) -> None:
    with pytest.raises(PublicSetError, match="does not hold clinc in its published format"):
        public_sets.read("clinc", clinc(tmp_path, data))


def test_a_file_that_is_no_json_is_told(tmp_path: Path) -> None:
    (tmp_path / "data_full.json").write_text("not json", encoding="utf-8")
    with pytest.raises(PublicSetError, match="published format"):
        public_sets.read("clinc", tmp_path)


def test_a_table_with_other_columns_is_told(tmp_path: Path) -> None:
    with pytest.raises(PublicSetError, match="does not hold banking in its published format"):
        public_sets.read("banking", banking(tmp_path, "sentence,label\nx,y\n"))


MANY = PublicSet([(f"text {number} of {intent}", intent) for intent in ("b", "a") for number in range(20)], [], [])


def test_few_shot_draws_that_many_texts_of_each_intent_and_none_twice() -> None:
    drawn = MANY.few_shot(5, seed=7)
    assert [intent for _, intent in drawn] == ["a"] * 5 + ["b"] * 5
    assert len(set(drawn)) == 10
    assert set(drawn) <= set(MANY.train)


def test_few_shot_is_the_same_for_a_seed_and_another_for_another() -> None:
    assert MANY.few_shot(5, seed=7) == MANY.few_shot(5, seed=7)
    assert MANY.few_shot(5, seed=7) != MANY.few_shot(5, seed=8)


def test_few_shot_takes_all_of_an_intent_that_has_fewer() -> None:
    assert len(MANY.few_shot(50, seed=7)) == len(MANY.train)


AWKWARD = [
    ("pay: the bill #1", "pay_bill"),
    ("is it\ncold", "weather"),
    ("- 'quoted' \"text\"", "pay_bill"),
    ("£5 {now}", "fees"),
]


def project(folder: Path, pipeline: str) -> dict[str, dict]:
    benchmark._write_project(folder, pipeline, AWKWARD)
    return {name: yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8")) for name in ("nlu", "domain", "config")}


def test_the_project_of_a_benchmark_holds_each_text_on_a_line_of_its_intent(tmp_path: Path) -> None:
    made = project(tmp_path, "default")
    examples = {item["intent"]: item["examples"].splitlines() for item in made["nlu"]["nlu"]}
    assert examples == {
        "pay_bill": ["- pay: the bill #1", "- - 'quoted' \"text\""],
        "weather": ["- is it cold"],
        "fees": ["- £5 {now}"],
    }
    assert made["domain"]["intents"] == ["fees", "pay_bill", "weather"]


def test_the_default_pipeline_is_named_by_no_pipeline(tmp_path: Path) -> None:
    assert project(tmp_path, "default")["config"] == {"recipe": "default.v1", "language": "en"}


def test_our_pipeline_is_that_of_the_project(tmp_path: Path) -> None:
    assert project(tmp_path, "ours")["config"] == yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))


def test_texts_of_no_intent_are_caught_where_confidence_tells_them_apart() -> None:
    inside = [0.5 + number / 200 for number in range(100)]
    assert benchmark._apart(inside, [0.1, 0.2]) == {"auroc": 1.0, "caught": 1.0}
    assert benchmark._apart(inside, [2.0, 3.0]) == {"auroc": 0.0, "caught": 0.0}


def test_a_set_without_texts_of_no_intent_has_no_figures_on_them() -> None:
    assert benchmark._apart([0.5, 0.6], []) == {}


def test_a_missing_set_ends_the_benchmark_with_the_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["benchmark", "clinc", str(tmp_path), "--to", str(tmp_path / "results")])
    assert benchmark.main() == 1
    assert "data_full.json is missing: download" in capsys.readouterr().err
    assert not (tmp_path / "results").exists()


def test_the_figures_of_each_pipeline_and_number_of_shots_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    learnt = []

    def measure(pipeline: str, data: PublicSet, examples: public_sets.Examples) -> dict[str, float]:
        learnt.append((pipeline, len(examples)))
        return {"accuracy": 0.5, "training_s": 1.0, "parse_p50_ms": 2.0}

    monkeypatch.setattr(benchmark, "measure", measure)
    monkeypatch.setattr("sys.argv", ["benchmark", "clinc", str(clinc(tmp_path)), "--to", str(tmp_path), "--shots", "1", "2"])
    assert benchmark.main() == 0
    assert sorted(learnt) == [("default", 2), ("default", 3), ("ours", 2), ("ours", 3)]
    report = json.loads((tmp_path / "benchmark_clinc.json").read_text(encoding="utf-8"))
    assert (report["set"], report["seed"]) == ("clinc", benchmark.SEED)
    assert {(item["pipeline"], item["shots"]) for item in report["results"]} == {
        ("ours", 1),
        ("ours", 2),
        ("default", 1),
        ("default", 2),
    }
    assert "clinc: 1 intents, 1 test texts" in capsys.readouterr().out
