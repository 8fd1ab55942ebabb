"""Finding what a message asks about by letters that nothing here stands for: "FEDIP, what is it?"."""

from __future__ import annotations

import re
from typing import Iterator, Mapping, Sequence

from .. import encoder
from .names import Link

UNKNOWN_NAME = "unknown_name"
_LETTERS = re.compile(r"\b[A-Z]{3,7}\b")
# "What's an ICB?", "CCIO what is it"
_WHAT_IS = re.compile(
    r"\W*(?:(?:and|so|ok|but)\W+)*(?:what(?:'?s| is| are) (?:an? |the )?(?P<after>[a-z]{3,7})"
    r"|(?P<before>[a-z]{3,7})\W+what(?:'?s| is) (?:it|that))\W*",
    re.IGNORECASE,
)
# "What does RTT mean?", "what's RTT, everyone puts it in the advert"
_WHAT_IT_MEANS = re.compile(
    r"\bwhat (?:does|do) (?P<means>[a-z]{3,7}) (?:mean|stand for)\b"
    r"|\bwhat(?:'?s| is| are) (?:an? |the )?(?P<asked>(?-i:[A-Z]{3,7}))"
    r"(?=\W*[,.?!]|\W*$| (?:mean|and|it|that|they|everyone|everybody|people|i see|i keep|in the|on the)\b)"
    # "What about EPRR?"
    r"|\b(?:what|how) about (?P<about>(?-i:[A-Z]{3,7}))(?=\W*[,.?!]|\W*$)"
    # "Is the DLM worth it?"
    r"|\bis (?:an?|the) (?P<worth>[a-z]{3,5}) worth (?:it|doing|having|getting)\b",
    re.IGNORECASE,
)
# "Is the CRA cert worth it?"
_A_CERTIFICATE = re.compile(r"\s+(?:cert\w*|credential\w*|exam)\b", re.IGNORECASE)
_OF_STUDY = frozenset({"certification", "degree", "programme"})
_BESIDE = re.compile(r"\W*\b(?:or|vs|versus|and|over|than)\b\W*(?:an? |the )?", re.IGNORECASE)


def unknown_names(text: str, links: Sequence[Link], words: Mapping[str, int]) -> Iterator[Link]:
    """Yield the abbreviations of a text that are no name and no word.

    Args:
        text: The message.
        links: The names found in it.
        words: The words of the training phrases.
    """
    whole = _WHAT_IS.fullmatch(text) or _WHAT_IT_MEANS.search(text)
    spans = [whole.span(whole.lastgroup or 0)] if whole else [found.span() for found in _LETTERS.finditer(text)]
    if text.isupper() and not whole:
        return
    for start, end in spans:
        said = text[start:end]
        # What many write of is no name of its own, unless it is all that is asked about.
        known = said.lower() in encoder.words() or (said.lower() in words and not whole)
        named_so = _set_beside(text, start, end, links) or _A_CERTIFICATE.match(text, end)
        if (named_so or not known) and not any(link.start < end and start < link.end for link in links):
            yield Link(UNKNOWN_NAME, (said,), start, end, said)


def _set_beside(text: str, start: int, end: int, links: Sequence[Link]) -> bool:
    """Tell whether a stretch of a text is set beside a certificate or a degree: "CPHIMS or PMP"."""
    between = (
        text[link.end : start] if link.end <= start else text[end : link.start]
        for link in links
        if link.kind in _OF_STUDY and (link.end <= start or end <= link.start)
    )
    return any(_BESIDE.fullmatch(words) for words in between)
