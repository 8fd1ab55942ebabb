"""The topic classifier, on made-up topics whose sentence vectors are words in a bag."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

import numpy as np
import pytest

from advisor.nlu.classifier import LONGEST, QUANTILE, UNSURE, Prediction, TopicClassifier
from tests.unit.factory import FakeEncoder

ENCODER = FakeEncoder()
PHRASES = {
    "ask_salary": [
        "how much does it pay",
        "what is the pay like",
        "what does it pay a year",
        "is the pay good",
        "how much pay would I get",
        "tell me the pay",
    ],
    "ask_duties": [
        "what does the job involve",
        "which duties are there",
        "what are the daily duties",
        "describe the duties",
        "list the job duties",
        "what job tasks",
    ],
    "greet": ["hello there", "good morning", "hi", "hello", "hi there", "good evening"],
}
TEXTS = [text for texts in PHRASES.values() for text in texts]
LABELS = [label for label, texts in PHRASES.items() for _ in texts]


@pytest.fixture(scope="module")
def model() -> TopicClassifier:
    return TopicClassifier.fit(TEXTS, ENCODER.encode(TEXTS), LABELS, ENCODER)


def predict(model: TopicClassifier, *texts: str) -> list[Prediction]:
    return model.predict(texts, ENCODER.encode(texts))


def test_a_text_near_the_examples_gets_their_topic(model: TopicClassifier) -> None:
    found = predict(model, "what pay does it give", "which daily duties", "hello good morning")
    assert [prediction.label for prediction in found] == ["ask_salary", "ask_duties", "greet"]


def test_the_ranking_holds_every_topic_best_first(model: TopicClassifier) -> None:
    (prediction,) = predict(model, "what is the pay")
    assert sorted(label for label, _ in prediction.ranking) == sorted(PHRASES)
    confidences = [confidence for _, confidence in prediction.ranking]
    assert confidences == sorted(confidences, reverse=True)
    assert prediction.confidence == confidences[0]


def test_confidence_lies_between_0_and_1(model: TopicClassifier) -> None:
    for prediction in predict(model, *TEXTS, "xyzzy", ""):
        assert all(0 <= confidence <= 1 for _, confidence in prediction.ranking)


def test_an_example_is_surer_than_a_text_unlike_any(model: TopicClassifier) -> None:
    example, other = predict(model, TEXTS[0], "purple elephants dance slowly")
    assert 2 * other.confidence < example.confidence


def test_the_gate_lets_most_examples_pass_and_stops_what_is_unlike_any(model: TopicClassifier) -> None:
    assert 0 < model.gate < 1
    passed = [prediction.confidence >= model.gate for prediction in predict(model, *TEXTS)]
    assert sum(passed) > 0.9 * len(passed)
    assert predict(model, "purple elephants dance slowly")[0].confidence < model.gate


def test_too_few_examples_set_no_gate() -> None:
    texts, labels = TEXTS[:2] + TEXTS[-2:], LABELS[:2] + LABELS[-2:]
    texts[1], texts[3] = texts[0], texts[2]
    assert TopicClassifier.fit(texts, ENCODER.encode(texts), labels, ENCODER).gate == 0


def test_training_again_gives_the_same_model(model: TopicClassifier) -> None:
    again = TopicClassifier.fit(TEXTS, ENCODER.encode(TEXTS), LABELS, ENCODER)
    assert again.gate == model.gate
    assert predict(again, "what is the pay") == predict(model, "what is the pay")


def test_a_kept_model_predicts_as_before(model: TopicClassifier, tmp_path: Path) -> None:
    model.save(tmp_path)
    loaded = TopicClassifier.load(tmp_path, ENCODER)
    texts = ["what is the pay", "hi", "daily dutys"]
    assert loaded.gate == model.gate
    for before, after in zip(predict(model, *texts), predict(loaded, *texts)):
        assert [label for label, _ in after.ranking] == [label for label, _ in before.ranking]
        assert np.allclose([value for _, value in after.ranking], [value for _, value in before.ranking], atol=1e-5)


def test_a_kept_model_holds_no_code(model: TopicClassifier, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert {file.suffix for file in tmp_path.iterdir()} == {".npz", ".json"}
    with np.load(tmp_path / "classifier.npz", allow_pickle=False) as arrays:
        assert all(arrays[name].dtype != object for name in arrays.files)


def test_the_gate_is_set_by_texts_the_model_has_not_seen(model: TopicClassifier) -> None:
    seen = [prediction.confidence for prediction in predict(model, *TEXTS)]
    assert model.gate < np.quantile(seen, QUANTILE)


def test_spelling_slips_are_carried_by_characters(model: TopicClassifier) -> None:
    # With one vector for both, only the letters tell the texts apart.
    (vector,) = ENCODER.encode(["what is the"])
    right, slipped, other = model.predict(["daily duties", "daly dutis", "xyzzy"], np.stack([vector] * 3))
    shares = [dict(prediction.ranking)["ask_duties"] for prediction in (right, slipped, other)]
    assert shares[0] > shares[1] > shares[2]


class Unneeded(FakeEncoder):
    """A second encoder that is not to be asked."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        raise AssertionError(f"the second encoder was asked about {list(texts)}")


def test_the_second_encoder_is_asked_where_the_first_leaves_unsure(model: TopicClassifier, tmp_path: Path) -> None:
    model.save(tmp_path)
    sure, unsure = "how much does it pay", "purple elephants dance slowly"
    assert TopicClassifier.load(tmp_path, Unneeded()).predict([sure], ENCODER.encode([sure]))[0].confidence >= UNSURE
    second = FakeEncoder()
    TopicClassifier.load(tmp_path, second).predict([sure, unsure], ENCODER.encode([sure, unsure]))
    assert second.encoded == [unsure]


def test_a_long_text_is_not_looked_at_again(model: TopicClassifier, tmp_path: Path) -> None:
    model.save(tmp_path)
    text = "purple elephants dance slowly " * 5
    TopicClassifier.load(tmp_path, Unneeded()).predict([text], ENCODER.encode([text]))
    assert len(text) > LONGEST


def test_an_unsure_text_goes_by_what_the_second_encoder_finds_near(model: TopicClassifier, tmp_path: Path) -> None:
    # To the first encoder the text is like none; to the second it is a greeting.
    model.save(tmp_path)
    text = "purple elephants dance slowly"

    class Other(FakeEncoder):
        def encode(self, texts: Sequence[str]) -> np.ndarray:
            return super().encode(["hello there" for _ in texts])

    (before,), (after,) = (
        TopicClassifier.load(tmp_path, second).predict([text], ENCODER.encode([text])) for second in (FakeEncoder(), Other())
    )
    assert dict(after.ranking)["greet"] > 1.5 * dict(before.ranking)["greet"]
    assert after.label == "greet"
