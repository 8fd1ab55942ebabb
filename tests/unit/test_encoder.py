"""The real sentence encoder, loaded once."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from advisor import encoder
from advisor.encoder import CACHED_TEXTS, DIMENSIONS, Encoder, EncoderError, Remembering
from tests.unit import fp32_minilm


@pytest.fixture(scope="module")
def model() -> Encoder:
    return encoder.shared()


class Counted:
    """Counts the runs of a model session that it stands before."""

    def __init__(self, session: object) -> None:
        self.session = session
        self.texts = 0

    def run(self, outputs: object, feeds: dict) -> object:
        self.texts += len(feeds["input_ids"])
        return self.session.run(outputs, feeds)


@pytest.fixture
def counted(model: Encoder, monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted(model._session)
    monkeypatch.setattr(model, "_session", counted)
    return counted


def cosine(model: Encoder, one: str, other: str) -> float:
    first, second = model.encode([one, other])
    return float(first @ second)


def test_vectors_are_of_unit_length(model: Encoder) -> None:
    vectors = model.encode(["hi", "What does a ward manager earn?", "x" * 2000])
    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


@pytest.mark.parametrize(
    ("text", "paraphrase", "unrelated"),
    [
        ("What does a ward manager earn?", "How much is a ward manager paid?", "How do I bake bread?"),
        ("How do I become a hospital manager?", "What is the way into hospital management?", "The weather is fine today."),
        ("That is a happy person", "That is a very happy person", "Today is a sunny day"),
    ],
)
def test_a_paraphrase_is_nearer_than_something_else(model: Encoder, text: str, paraphrase: str, unrelated: str) -> None:
    assert cosine(model, text, paraphrase) > 0.65
    assert cosine(model, text, unrelated) < 0.45


def test_the_cosines_that_the_authors_publish_are_met(model: Encoder) -> None:
    model.verify()


def test_another_model_is_told_from_the_published_one(model: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = np.eye(DIMENSIONS, dtype=np.float32)
    monkeypatch.setattr(model, "_run", lambda texts: vectors[: len(texts)])
    with pytest.raises(EncoderError, match=r"0\.000 alike, published is 0\.695.*make clean setup"):
        model.verify()


@pytest.mark.parametrize(
    "text",
    [
        "What does a ward manager earn?",
        "RN with a BSN, want to be a director. MSN or MHA?",
        "hi",
        "Been on the same respiratory ward for eleven years, the last four as the sister, and the job is going out to advert.",
    ],
)
def test_eight_bits_give_nearly_the_vectors_of_the_published_weights(model: Encoder, text: str) -> None:
    assert float(model.encode([text])[0] @ fp32_minilm.vector(text)) > 0.97


def test_a_text_has_the_same_vector_twice(model: Encoder) -> None:
    fresh = model._run(["What does a matron do?"])
    assert np.array_equal(fresh, model._run(["What does a matron do?"]))


def test_company_hardly_changes_a_vector(model: Encoder) -> None:
    text = "Is an MHA worth it?"
    alone = model._run([text])[0]
    together = model._run([text, "a much longer text " * 20])[0]
    assert float(alone @ together) > 0.97


def test_rows_come_in_the_order_of_the_texts(model: Encoder) -> None:
    texts = ["a long question about the pay of matrons in England", "hi", "a matron"]
    for text, row in zip(texts, model.encode(texts)):
        assert np.allclose(row, model.encode([text])[0])


def test_the_same_texts_are_always_encoded_in_the_same_batches(model: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    # What is encoded beside a text moves its vector a little, so a model trained twice has to see the same batches.
    texts = [f"text {number:02} of many" for number in range(50)]
    batches: list[list[str]] = []
    monkeypatch.setattr(model, "_run", lambda batch: batches.append(batch) or np.zeros((len(batch), DIMENSIONS)))
    model.encode(texts)
    assert [text for batch in batches for text in batch] == texts


def test_a_text_met_before_is_not_encoded_again(model: Encoder, counted: Counted) -> None:
    first = model.encode(["a text for the cache"])
    again = model.encode(["a text for the cache", "a text for the cache"])
    assert counted.texts == 1
    assert np.array_equal(first[0], again[1])


def test_the_cache_is_bounded(model: Encoder, monkeypatch: pytest.MonkeyPatch, counted: Counted) -> None:
    monkeypatch.setattr(encoder, "CACHED_TEXTS", 2)
    model.encode(["first of three"])
    model.encode(["second of three", "third of three"])
    model.encode(["first of three"])
    assert counted.texts == 4
    assert CACHED_TEXTS > 2


def test_a_caller_cannot_spoil_the_cache(model: Encoder) -> None:
    vectors = model.encode(["a vector of mine"])
    before = vectors.copy()
    vectors[:] = 0
    assert np.array_equal(model.encode(["a vector of mine"]), before)


def test_no_texts_give_no_rows(model: Encoder) -> None:
    assert model.encode([]).shape == (0, DIMENSIONS)


def test_an_empty_text_has_a_vector(model: Encoder) -> None:
    assert np.isfinite(model.encode([""])).all()


def test_a_long_text_is_cut_in_the_middle(model: Encoder) -> None:
    beginning, middle, end = "hello " * 70, "matron " * 50, "goodbye " * 70
    whole = model.encode([beginning + end])
    assert np.allclose(whole, model.encode([beginning + middle + end]), atol=1e-5)
    assert not np.allclose(whole, model.encode([beginning + end + "matron " * 20]), atol=1e-2)


def test_threads_may_share_it(model: Encoder) -> None:
    texts = [f"question number {number}" for number in range(40)]
    results: dict[int, np.ndarray] = {}
    threads = [threading.Thread(target=lambda n=n: results.update({n: model.encode(texts)})) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(np.allclose(results[0], vectors, atol=0.05) for vectors in results.values())
    assert len(results) == 4


def test_several_batches_at_once_give_the_vectors_of_one_after_the_other(model: Encoder) -> None:
    texts = [f"{'a matron of a ward ' * (number % 7)}number {number}" for number in range(70)]
    assert np.array_equal(Encoder(threads=2).encode(texts), Encoder().encode(texts))


def test_the_eight_bit_model_is_made_where_there_is_none(model: Encoder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(encoder, "CACHE", tmp_path / "cache")
    again = Encoder()
    again.verify()
    assert [file.suffix for file in (tmp_path / "cache").iterdir()] == [".onnx"]
    assert np.array_equal(again._run(["a matron"]), model._run(["a matron"]))


def test_a_folder_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    monkeypatch.setattr(encoder, "CACHE", tmp_path / "cache")
    with pytest.raises(EncoderError, match=r"cannot be kept in .*cache: .* Let this folder be written"):
        Encoder()


def test_a_process_has_one_encoder() -> None:
    assert encoder.shared() is encoder.shared()


def test_a_missing_package_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(EncoderError, match=r"is not installed; run `make setup`"):
        Encoder()


def test_vectors_once_kept_are_not_computed_again(model: Encoder, counted: Counted, tmp_path: Path) -> None:
    first = Remembering(model)
    vectors = first.encode(["matron of a kept ward", "manager of a kept ward"])
    first.save(tmp_path / "kept.npz")
    runs = counted.texts
    again = Remembering.load(tmp_path / "kept.npz", model)
    assert np.array_equal(again.encode(["manager of a kept ward", "matron of a kept ward"]), vectors[::-1])
    assert counted.texts == runs
    again.encode(["a name that is new"])
    assert counted.texts == runs + 1
