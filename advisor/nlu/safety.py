"""Words of somebody in danger from themselves, which no classifier may miss.

The trained intent catches most ways of saying it; these phrases are certain whatever else a message holds. They name
the act or the wish itself, so that "this job is killing me" is not among them.
"""

from __future__ import annotations

import re

_PATTERNS = (
    r"(?:i|i'?m|me|my|feel|feeling) (?:\w+ ){0,4}suicid\w*",
    # A ward's patients have them, a manager's staff.
    r"(?<!with )suicidal (?:thoughts?|feelings?)",
    r"(?:kill|hang|drown|shoot|harm|harming|killing) (?:my ?self)",
    # Not by lifting, and not some slack.
    r"(?:hurt|hurting|cut|cutting) my ?self(?! (?:lifting|moving|at work|on (?:a|the)|doing|slipping|falling|some"
    r"|a bit of|off|out))",
    r"self[- ]?harm\w*",
    r"(?:end|ending|take|taking) my (?:own )?life",
    r"end it all",
    r"want (?:it all|this all|everything|my life) (?:to|2) (?:end|be over)(?! (?:well|soon|early|on|in|by))",
    r"(?:wanna|want to|wanted to) die",
    r"(?:i|i'?m|i am|i was) (?:\w+ )?(?:ready|going) to die",
    r"wish (?:i was|i were) dead",
    r"better off dead",
    r"better off with (?:the|my) (?:life )?insurance",
    r"(?:no|any) (?:point|reason)(?: in| to| for)?(?: going on| carry on| carrying on)?(?: to)? (?:living|live(?! in\b)"
    r"|being alive)",
    # Not where somebody would rather not live: "in London", "in the US".
    r"do(?:n'?t| not) want to (?:live(?-i:(?! in (?:the )?[A-Z]))|be alive|be here any ?more)",
    r"not worth living",
    r"(?:i|i'?m|i'?ve|i'?d|me|my|tempted) (?:\w+ ){0,4}overdos\w+",
    r"(?:take|takes|took|taken|taking) (?:an? |my )?overdos\w+",
)
_DANGER = re.compile(rf"\b(?:{'|'.join(_PATTERNS)})\b", re.IGNORECASE)


# Despair that names no reason, and is all that a message says: not "I can't do nights any more".
_LONGER = r"\W+(?:any ?more|any longer|like this(?: any ?more)?|now)"
_DESPAIRS = re.compile(
    r"\W*(?:(?:i|and|but|honestly|please|sorry|just|really)\W+)*"
    rf"(?:(?:can'?t|cannot|don'?t want to) (?:(?:do|take) (?:this|it)|cope){_LONGER}"
    rf"|(?:can'?t|cannot|don'?t want to) (?:go on|carry on|keep going)(?:{_LONGER})?"
    r"|(?:there'?s|there is|i see) no point(?: in anything)? any ?more)\W*",
    re.IGNORECASE,
)


def in_danger(text: str) -> bool:
    """Tell whether a text names suicide, self-harm or the wish to be dead, or is despair and nothing else."""
    return bool(_DANGER.search(text) or _DESPAIRS.fullmatch(text))


# "My partner will kill me", said of the hours, is said in jest, unless it is told as a threat; so may the nights.
_IN_JEST = re.compile(
    r"\b(?:it|this|that|job|wife|husband|partner|missus|other half|girlfriend|boyfriend|mum|mom|dad|boss|manager|matron|kids) "
    r"(?:will|would|'?ll|is (?:going to|gonna)|'?s (?:going to|gonna)|are (?:going to|gonna)|gonna) (?:absolutely |literally )?"
    r"(?:kill|murder) me\b"
    # "That's what kills me"
    r"|\b(?:that|it|this)(?:'?s| is) (?:what|the (?:bit|part|thing)(?: that| which)?)(?:'?s| is)? kill(?:s|ing) me\b",
    re.IGNORECASE,
)
_THREAT = re.compile(r"\b(?:threat\w*|says?|said|told|afraid|scared|frightened|hits?|hurts?|beats?|abus\w*)\b", re.IGNORECASE)


def in_jest(text: str) -> bool:
    """Tell whether a text says of somebody that they will kill its writer as people say it in jest, and no word of despair."""
    rest = _IN_JEST.sub(" ", text)
    return rest != text and not _THREAT.search(text) and not may_be_danger(rest)


# Words without which hardly anybody says that they are in despair; they choose what is read with more care, and decide nothing.
_DESPAIR = re.compile(
    r"\b(?:die|dying|died|dead|death|alive|live|living|life|lives|kill\w*|suicid\w*|(?:self)?harm\w*|hurt\w*|cut\w*"
    r"|pills?|overdos\w*|"
    r"want it all|hopeless\w*|worthless|pointless|disappear\w*|burden|goodbye|end (?:it|this|things)|over with|any ?more|"
    r"no way out|"
    r"can'?t (?:go|carry|cope|do this|take)|give up|given up|hate myself|bridge|rope|wake up|better off|desperate|crying|cry)\b",
    re.IGNORECASE,
)


# Whom somebody lives with, or that they live by themselves, is told of a home.
_AT_HOME = re.compile(r"\b(?:i|we) live (?:alone|by myself|on my own|with|in|near)\b", re.IGNORECASE)


def may_be_danger(text: str) -> bool:
    """Tell whether a text has a word that cries for help are made of."""
    return bool(_DESPAIR.search(_AT_HOME.sub(" ", text)))
