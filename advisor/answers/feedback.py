"""What somebody says of the last answer: whether it helped, and what to reply."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import replies
from .model import Answer, Question

_UNHELPFUL = re.compile(
    r"\b(?:wrong|incorrect|inaccurate|unhelpful|useless|rubbish|terrible|bad|awful|misunder\w+|out of date|outdated|generic|"
    r"disagree|complaint|no (?:use|help|good)|too (?:long|short|vague)|missed the point|(?:keep|kept) repeating|same thing twice|"
    r"(?:not|never|\w+n't|(?:is|was|did|does|do|have)nt)\b(?: \w+){0,3} "
    r"(?:right|help\w*|useful|accurate|true|good|great|answer\w*|understand|want\w*|what|ask\w*))\b",
    re.IGNORECASE,
)
_HELPFUL = re.compile(
    r"\b(?:help(?:ed|ful|s)|useful|great|good|exactly|brilliant|well explained|love (?:this|it)|excellent|perfect|spot on)\b",
    re.IGNORECASE,
)
# Thanks are polite; only thanks for the help are praise.
_PRAISE = {"give_feedback": _HELPFUL, "thank": re.compile(r"\b(?:help(?:ed|ful|s)|useful|exactly)\b", re.IGNORECASE)}


def verdict(questions: Sequence[Question]) -> bool | None:
    """Return whether a message calls the last answer helpful; None if it says nothing of it or leaves that open."""
    for question in questions:
        praise = _PRAISE.get(question.intent)
        if praise and _UNHELPFUL.search(question.text):
            return False
        if praise and praise.search(question.text):
            return True
    return None


def reply(question: Question) -> Answer:
    """Return the reply to somebody who gives feedback."""
    helpful = verdict([question])
    return replies.reply({True: "feedback_helpful", False: "feedback_unhelpful", None: "give_feedback"}[helpful])
