"""Reading a message as far as no model is needed: its names, its clauses, and what of it is to be encoded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from ..encoder import TextEncoder
from .clauses import Clause, split
from .described import whole
from .masking import mask
from .names import Link, NameLinker, shared
from .safety import may_be_danger
from .spans import Span, is_plain, spans
from .spelling import Speller
from .text import spelt_out

# A clause that is this share of the message or more tells nothing that the message does not.
MOST_OF_IT = 0.6
# As many questions as a person would answer in one go.
MOST_CLAUSES = 6
# So many clauses of their own, holding this share of the message, say what the message says: its vector is made from theirs.
# Three questions are parsed in 26 ms, with the message encoded too in 31 ms, and that tells no more: of 3,061 questions 93.1
# in 100 had their topic right this way, 93.2 the other.
ENOUGH_CLAUSES = 3
ALL_OF_IT = 0.85
_SET_ASIDE = re.compile(
    r"\b(?:not|instead of|rather than|didn'?t mean|don'?t mean)(?: (?:about|in|at|for))?(?: an?| the)?\s*$", re.IGNORECASE
)


# Posts set side by side.
_SET_BESIDE = re.compile(r"\b(?:vs\.?|versus|or|than|between|above|below|over|differ\w*|compar\w+|same as)\b", re.IGNORECASE)


@dataclass
class Reading:
    """A message, read.

    Attributes:
        text: The message.
        links: The names in it.
        clauses: Its clauses, one at least.
        apart: The clauses that have to be understood by themselves, beside the message as a whole.
        spans: What may stand for posts that it does not name.
        texts: What is to be encoded: the masked message, the masked clauses of `apart`, and the spans.
    """

    text: str
    links: list[Link]
    clauses: list[Clause]
    apart: list[Clause] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def masked(self) -> list[str]:
        """The texts that have a topic: the message, then the clauses of `apart`."""
        return self.texts[: len(self.texts) - len(self.spans)]

    def mended(self, speller: Speller) -> Reading:
        """Return the message with the misspelt words of its texts mended."""
        return replace(self, texts=[speller.mend(text) for text in self.texts])

    def vectors(self, encoder: TextEncoder) -> np.ndarray:
        """Return the unit vectors of `texts`, one row each."""
        parts = [len(clause.text) for clause in self.apart]
        # What may be a cry for help is read in full.
        if len(parts) < ENOUGH_CLAUSES or sum(parts) < ALL_OF_IT * len(self.text) or may_be_danger(self.text):
            return encoder.encode(self.texts)
        rest = encoder.encode(self.texts[1:])
        whole = np.array(parts, dtype=np.float32) @ rest[: len(parts)]
        return np.vstack([whole / np.linalg.norm(whole), rest])

    def links_in(self, clause: Clause) -> list[Link]:
        """Return the links that lie in a clause."""
        return [link for link in self.links if clause.start <= link.start and link.end <= clause.end]


def read(text: str, linker: NameLinker) -> Reading:
    """Link the names of a message, split it into clauses, and choose what is to be encoded."""
    named, clauses = linker.link(text), split(text)
    links = _meant(text, named)
    apart, found = _apart(text, clauses), [*_describing(text, links, clauses, named), *whole(text, named)]
    masked = [mask(text, links), *(mask(clause.text, links, clause.start) for clause in apart)]
    return Reading(text, links, clauses, apart, found, [*masked, *(spelt_out(span.text) for span in found)])


@lru_cache(maxsize=256)
def read_shared(text: str) -> Reading:
    """Read a message with the linker of this process; a text met lately is not read again. The result is not to be changed."""
    return read(text, shared())


def _apart(text: str, clauses: list[Clause]) -> list[Clause]:
    """Return the clauses that ask, where a message has several, and those that may be a cry for help."""
    if len(clauses) < 2:
        return []
    asking = [clause for clause in clauses if clause.asks][:MOST_CLAUSES]
    crying = [clause for clause in clauses if may_be_danger(clause.text)]
    if len(asking) == 1 and not crying and len(asking[0].text) >= MOST_OF_IT * len(text):
        # "Hi, how much does a matron earn?" is understood as a whole.
        return []
    return sorted({*asking, *crying}, key=lambda clause: clause.start)


def _describing(text: str, links: list[Link], clauses: list[Clause], every: list[Link]) -> list[Span]:
    """Return what may stand for a post: in clauses that name none or set posts side by side, and where a plain word ends a title.

    What is no more than a name stands for nothing else, be it that of something put aside.
    """
    plain = [link for link in links if is_plain(link)]
    posts = [link for link in links if link.kind == "role" and not link.umbrella and link not in plain]
    named = [clause for clause in clauses if any(clause.start <= link.start < clause.end for link in posts)]
    bands = [link for link in links if link.kind == "band"]
    # "A risk manager or a quality manager?" sets a post beside one that may be lacking.
    compares, umbrellas = _SET_BESIDE.search(text), [link for link in links if link.umbrella]
    return [
        span
        for span in spans(text, every)
        if any(span.start <= link.start and link.end <= span.end for link in plain)
        or (compares and span.titled and any(span.start < link.start and link.end <= span.end for link in umbrellas))
        or not any(clause.start <= span.start < clause.end for clause in named)
        # "A band 8a manager" is any manager on that band.
        if not any(span.start <= band.start < span.end for band in bands)
    ]


def _meant(text: str, links: list[Link]) -> list[Link]:
    """Drop the names that are put aside for others: "not clinic manager, practice manager"."""
    set_aside = [link for link in links if _SET_ASIDE.search(text[: link.start])]
    replaced = {link.kind for link in links if link not in set_aside}
    if "qualification" in replaced:
        # "Healthcare assistant, not assistant manager"
        replaced.add("role")
    return [link for link in links if link not in set_aside or link.kind not in replaced]
