"""Telling the degrees and certificates that somebody says they hold from those that are needed, offered, advised or weighed."""

from __future__ import annotations

import re

from .names import Link
from .whose import PERSON

# "Do I need my BSN?" tells of none.
# "Everyone wants 3 years" tells what others ask for.
NEEDED = re.compile(
    r"\b(?:needs?|must|ha(?:ve|s) to|got to|supposed to|requires?)\b[^,.;]{0,15}$"
    r"|\b(?:everyone|everybody|employers?|they|(?:ad|advert|job|role|post|posting|program)s?|schools?|all)(?: all| seems? to)? "
    r"(?:wants?|asks? for|asking for|requires?|expects?)\b[^,.;]{0,15}$",
    re.IGNORECASE,
)
# "I dropped out of my MHA", "everybody says get your MSN": neither is held.
_LET_GO = re.compile(
    r"\b(?:start(?:ed)?(?: out)? with|beg[au]n with|failed|dropped out of|quit|gave up(?: on)?|left)(?: (?:my|the|an?))? $",
    re.IGNORECASE,
)
_ADVISED = re.compile(
    r"\b(?:get|getting|look at|looking at|consider|go for|try|recommend\w*|suggest\w*) (?:an?|your|ur|the) $", re.IGNORECASE
)
# "I've seen CMPE and CPHQ", "they'd pay for an MBA"
_MET_WITH = re.compile(
    r"\b(?:seen|saw|read about|heard of|found|advertised?|mention\w*|come across|offer\w* (?:to pay for|me)"
    r"|(?:pay|paying) for)\b[^.;]*$",
    re.IGNORECASE,
)
# "Will a BSN do?", "or will BSN do it" asks of it.
_WOULD_DO = re.compile(r"\b(?:will|would|does|is|or)(?: (?:just )?(?:an?|the|just))? $", re.IGNORECASE)
# "MBA, MSc or the apprenticeship?" holds none.
_WEIGHED = re.compile(r"[^.!?]*\bor\b[^.!]*\?", re.IGNORECASE)
# "ADN nurse here": the degree of who says what they are.
_TRAINED = re.compile(
    r"(?:[- ](?:prepared|trained|level))?\s+(?:nurse|rn)\b|\s+(?:here\b|grad\w*\b|(?:in )?(?:19|20)\d\d(?=[,.;]))", re.IGNORECASE
)
# "The difference between an MHA and an MBA", "between band 7 and 8a" tells of neither.
SET_BESIDE = re.compile(r"\b(?:between|difference|differ\w*|compar\w+|versus|vs)\b", re.IGNORECASE)


def is_held(text: str, link: Link, sentence: str, said: bool, opens: bool) -> bool:
    """Tell whether the speaker holds a degree or a certificate that a message names.

    Args:
        text: The message.
        link: The name.
        sentence: What stands before it in its sentence.
        said: Whether that says that somebody has or is something.
        opens: Whether the name stands at the start of the message.
    """
    trained = opens and _TRAINED.match(text[link.end :])
    listed = _listed(sentence) and not _WEIGHED.match(text[link.end :])
    held = bool(said or listed or trained) and not NEEDED.search(sentence)
    # "A doctorate" may be any of several.
    one = len(link.ids) == 1
    return held and one and not any(word.search(sentence) for word in (_LET_GO, _ADVISED, _MET_WITH, SET_BESIDE, _WOULD_DO))


def _listed(sentence: str) -> bool:
    """Tell whether a name stands in a list of what somebody is and holds: "CNO at a small hospital, NEA-BC"."""
    return sentence.rstrip().endswith(",") and not PERSON.search(sentence)
