"""Finding NHS pay bands of which people say no more than the number: "how long till a 6?", "I'm a 5 at the moment"."""

from __future__ import annotations

import re
from typing import Iterator

# Below 4 and above 9 hardly anybody speaks of a band so; "a 9 to 5" and "4 kids" are none.
_NUMBER = r"(?P<number>[4-9])"
_GOES_ON = (
    r"(?=\W*$|\s*[,?!;]|\.(?!\d)|\s+(?:at the (?:moment|minute)|now|yet|here|or|and|then|post|job|role|currently|already"
    r"|in the nhs|to an? [4-9])\b)"
)
_BEFORE = r"till?|until|to|get|got|getting|be|being|become|from|is (?:it|that)|that'?s|was|on|beyond|past|than|another"
_BANDS = re.compile(
    rf"(?:\b(?:{_BEFORE}) an? |\bi'?m (?:just |only |still )?(?:an? |on an? )?"
    rf"|^\W*(?:(?:and|so|ok|but)\W+)*(?:then|what about|an?) (?:an? )?){_NUMBER}{_GOES_ON}"
    # "Physio here, B6", no vitamin
    r"|\b(?<!vitamin )B(?P<short>[4-9])\b(?! (?:vitamin|supplement|tablet))",
    re.IGNORECASE,
)


def found(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the numbers of bands in a text, with the offsets of the first character and after the last."""
    for match in _BANDS.finditer(text):
        group = "number" if match["number"] else "short"
        yield match[group], match.start(group), match.end(group)
