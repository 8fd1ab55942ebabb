"""To which of leading and managing somebody leans, by what they say of themselves: "organised, like budgets, hate speeches"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from .likings import spoken_of
from .model import Answer, Question
from .writing import listed

# What the article on which of the two suits names: ideas, people and change on one side, order, plans and results on the other.
_WORDS = {
    "leadership": re.compile(
        r"\b(?:good with people|people person|(?:new )?ideas"
        r"|inspir\w+|vision\w*|(?:the )?big picture|change|persuad\w+|winning people over|motivat\w+"
        r"|mentor\w*|coach\w*|public speaking|speeches|speaking in public|strateg\w+|creativ\w+|(?:taking )?risks)\b",
        re.IGNORECASE,
    ),
    "management": re.compile(
        r"\b(?:(?:very |quite )?organi[sz]e?d|organi[sz]ing|plans?|planning|budgets?|spreadsheets?|details?|deadlines?|rotas?"
        r"|rosters?|schedul\w+|order|routines?|structured?|numbers|process\w*|lists|control\w*|tidy|methodical|logistics)\b",
        re.IGNORECASE,
    ),
}
# How a verdict begins.
VERDICT = "By what you say"
_OTHER = {"leadership": "management", "management": "leadership"}


def told(knowledge: Knowledge, answer: Answer, question: Question) -> tuple[Answer, str | None]:
    """Say to which side a question leans that asks which of leading and managing suits somebody.

    Returns:
        The answer, and the id of the kind of work leaned to; None where nothing is told, or as much on both sides.
    """
    kinds: dict[str, str] = {role.track: role.id for role in knowledge.kinds_of_work}
    if answer.topic != "which_suits_me" or set(answer.roles) != {*kinds.values()}:
        return answer, None
    reasons: dict[str, list[str]] = {"leadership": [], "management": []}
    for clause, likes in spoken_of(question.text):
        for side, words in _WORDS.items():
            said = [found.group().lower() for found in words.finditer(clause)]
            if likes is not False:
                reasons[side] += said
            else:
                # Who would rather not stand before a crowd leans to the other side.
                reasons[_OTHER[side]] += [f"no {word}" for word in said]
    side = max(reasons, key=lambda side: len(reasons[side]))
    if len(reasons[side]) == len(reasons[_OTHER[side]]):
        return answer, None
    because = listed(list(dict.fromkeys(reasons[side])))
    heading, _, rest = answer.text.partition("\n\n")
    verdict = f"{VERDICT} ({because}), you lean towards {side}. It is a start and no verdict, for people grow into both."
    return replace(answer, text=f"{heading}\n\n{verdict}\n\n{rest}"), kinds[side]
