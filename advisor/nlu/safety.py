"""Words of somebody in danger from themselves, which no classifier may miss.

The trained intent catches most ways of saying it; these phrases are certain whatever else a message holds. They name
the act or the wish itself, so that "this job is killing me" is not among them.
"""

from __future__ import annotations

import re

_PATTERNS = (
    r"(?:i|i'?m|me|my|feel|feeling) (?:\w+ ){0,4}suicid\w*",
    r"suicidal (?:thoughts?|feelings?)",
    r"(?:kill|hang|drown|shoot|hurt|harm|cut|cutting|hurting|harming|killing) (?:my ?self)",
    r"self[- ]?harm\w*",
    r"(?:end|ending|take|taking) my (?:own )?life",
    r"end it all",
    r"(?:want|wanna|wanted|ready|going) to die",
    r"wish (?:i was|i were) dead",
    r"better off dead",
    r"(?:no|any) (?:point|reason)(?: in| to| for)?(?: going on| carry on| carrying on)?(?: to)? (?:living|live|being alive)",
    r"do(?:n'?t| not) want to (?:live|be alive|be here any ?more)",
    r"not worth living",
    r"overdos\w+",
)
_DANGER = re.compile(rf"\b(?:{'|'.join(_PATTERNS)})\b", re.IGNORECASE)


def in_danger(text: str) -> bool:
    """Tell whether a text names suicide, self-harm or the wish to be dead."""
    return bool(_DANGER.search(text))
