"""What is asked of the world outside the subject: other countries and trades, dentists and vets, people by name."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from ..nlu.whose import FIRST_PERSON
from . import roles
from .fragments import OTHER_JOBS
from .model import Answer, Question
from .phrasing import ask
from .writing import a

_OTHER_PRACTICE = re.compile(r"\b(dental|veterinary|optical)\b", re.IGNORECASE)
_OF_VETS = re.compile(r"\b(?:veterinary|vets?'?|animal) (?:practice|surgery|clinic|hospital)\b", re.IGNORECASE)
# "Who is the CEO of Guy's?", not "who is the boss of a trust?".
_LEADER = r"(?:ceo|chief \w+(?: officer)?|medical director|finance director|chair)"
_HOLDER = re.compile(
    rf"(?i:\bwho(?:'?s| is)? (?:currently )?(?:the )?(?:new |current )?{_LEADER} (?:of|at)) "
    r"(?!(?i:an?|the|my|your|our|nhs|uk|us)\b)[A-Z]"
)


def elsewhere(answer: Answer, question: Question) -> Answer:
    """Say that a country asked about is not covered, so that nobody takes UK or US facts for its own."""
    if answer.topic not in roles.TOPICS or ["ELSEWHERE"] not in question.names.get("country", []):
        return answer
    place = question.called.get("ELSEWHERE", "that country")
    note = f"I only cover the UK and the US and have nothing reliable for {place}, so this is about those two."
    return replace(answer, text=f"{note}\n\n{answer.text}")


def of_another_trade(knowledge: Knowledge, question: Question) -> bool:
    """Tell whether a question is about a job in a trade outside health: a hotel's manager."""
    ids = {id for ids in question.names.get("other_role", []) for id in ids}
    manages = any("manager" in knowledge.other_roles[id].title.lower() for id in ids & knowledge.other_roles.keys())
    return manages or any(not knowledge.sectors[id].health for id in ids & knowledge.sectors.keys())


def of_another_practice(answer: Answer, text: str) -> Answer:
    """Say that what is known of practices is of those of doctors, where a text speaks of dentists or vets."""
    found = _OTHER_PRACTICE.search(text)
    if not found or "practice_manager" not in answer.roles or answer.topic not in roles.TOPICS:
        return answer
    kind = a(found[1].lower())
    note = f"What I have is on doctors' practices; {kind} practice has rules of its own, so check them with its regulator."
    return replace(answer, text=f"{note}\n\n{answer.text}")


def of_somebody(question: Question) -> Answer | None:
    """Say that nobody is known by name, where a question asks who is in a post: "who is the chief executive of Guy's?"."""
    if not (_HOLDER.search(question.text) and question.names.get("role")):
        return None
    text = "I know posts, not the people who are in them; the organisation's own website names who leads it."
    return Answer(
        "out_of_scope", text, kind="unrelated", suggestions=[ask(topic) for topic in ("duties", "salary", "career_path")]
    )


def of_vets(question: Question) -> Question:
    """Return a question on vets' practices as one on a job outside the subject: "veterinary practice manager pay"."""
    own = question.names.get("role") and not FIRST_PERSON.search(question.text)
    if not (own and _OF_VETS.search(question.text)):
        return question
    return replace(question, intent=OTHER_JOBS, names={**question.names, "role": [], "other_role": [["pets"]]})
