"""What holds in one nation of the UK alone: most facts are England's, and who asks from elsewhere is told so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import Nation, Pay
from .model import Answer, Context, Question
from .roles import TOPICS
from .writing import source_note, upper_first

# A care home answers to the regulator of its nation, and so does who manages it.
_REGULATED = re.compile(r"\bCQC\b|\bCare Quality Commission\b|\bAdult Care\b", re.IGNORECASE)
_THERE = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bget )\bthere\b(?! (?:is|are|any|an?|should|must)\b)", re.IGNORECASE)


def named(knowledge: Knowledge, questions: Sequence[Question]) -> str | None:
    """Return the nation that a message names, be it by a town; None where it names England or none."""
    called = {question.called.get("UK", "").lower() for question in questions}
    return next((nation.title for nation in _nations(knowledge) if called & {name.lower() for name in nation.names}), None)


def told(knowledge: Knowledge, questions: Sequence[Question]) -> dict[str, str]:
    """Return the nation that a message names as a part of what it tells of its writer."""
    nation = named(knowledge, questions)
    return {"nation": nation} if nation else {}


def noted(knowledge: Knowledge, answer: Answer, question: Question, context: Context) -> Answer:
    """Return an answer with what is known of the asker's nation before it, and a word on what is not.

    Pay and what a regulator asks for differ between nations; another topic is marked only where the question names one.
    """
    asked = named(knowledge, [question]) or _there(knowledge, question, context)
    title = asked or (context.profile.get("nation") if not question.names.get("country") else None)
    nation = next((nation for nation in _nations(knowledge) if nation.title == title), None)
    of_the_uk = context.place != "US" and any("UK" in knowledge.roles[id].countries for id in answer.roles)
    if nation is None or answer.topic not in TOPICS or nation.title in answer.text or not (of_the_uk or asked):
        return answer
    if answer.topic == "salary":
        return _paid(knowledge, answer, nation) if "England" in answer.text or asked else answer
    if _REGULATED.search(answer.text):
        return _led(answer, nation, f"What follows holds in England; {nation.title} has a regulator and rules of its own.")
    return (
        _led(answer, nation, f"I have little on {nation.title} alone; where the two differ, this is as it is in England.")
        if asked
        else answer
    )


# "You need a state licence."
_STATE_LICENCE = re.compile(r"\bstate (?:licen[cs]e|exam)", re.IGNORECASE)


def by_place(knowledge: Knowledge, answer: Answer, question: Question) -> Answer:
    """Return an answer on pay, or on a state's licence, that says so where it asks about one place that nothing is known of."""
    asked = [place for place in knowledge.countries.values() if place.local_pay and place.id.upper() in question.called]
    licence = _STATE_LICENCE.search(answer.text)
    if not (answer.topic == "salary" or licence) or not answer.sources or not asked:
        return answer
    place, called = asked[0], question.called[asked[0].id.upper()]
    if called.lower() in {name.lower() for name in place.whole}:
        return answer
    written = next((name for name in place.all_names if name.lower() == called.lower()), upper_first(called))
    where = "a single state" if re.search(r"\bstates?\b", called, re.IGNORECASE) else written
    if answer.topic != "salary" and where in answer.text:
        return answer
    note = f"I have figures for the whole of the {place.title}, none for {where}; {place.local_pay} has pay by place."
    if answer.topic != "salary":
        note = f"Each state has rules of its own, and I have nothing on those of {where}: ask its licensing board."
    return replace(answer, text=f"{note}\n\n{answer.text}")


def _there(knowledge: Knowledge, question: Question, context: Context) -> str | None:
    """Return the nation that the talk came to last, where a question points to it: "what do they need there?"."""
    spoken_of = Question("", "", called={"UK": context.called.get("UK", "")})
    return named(knowledge, [spoken_of]) if _THERE.search(question.text) and not question.names.get("country") else None


def _led(answer: Answer, nation: Nation, note: str) -> Answer:
    return replace(answer, text=f"{note} For {nation.title} look at {nation.official}.\n\n{answer.text}")


def _paid(knowledge: Knowledge, answer: Answer, nation: Nation) -> Answer:
    """Return an answer on pay with what the nation pays on the bands it speaks of."""
    bands = [band for id in answer.roles for band in knowledge.roles[id].bands if f"band_{band}" in knowledge.bands]
    known: list[Pay] = [
        pay for band in dict.fromkeys(bands) for pay in knowledge.bands[f"band_{band}"].pay if pay.nation == nation.title
    ]
    if not known:
        whose = "; those below are England's" if "England" in answer.text else ""
        return _led(answer, nation, f"I have no figures for {nation.title} here{whose}.")
    sources, told = list(answer.sources), []
    for pay in known:
        for id in pay.sources[:1]:
            sources += [source_note(knowledge, id)] if id not in [note.id for note in sources] else []
            mark = [note.id for note in sources].index(id) + 1
            told.append(f"{pay.text} [{mark}]")
    text = f"{' '.join(told)} What follows is England's.\n\n{answer.text}"
    return replace(answer, text=text, sources=sources)


def _nations(knowledge: Knowledge) -> list[Nation]:
    return [nation for place in knowledge.countries.values() for nation in place.nations]
