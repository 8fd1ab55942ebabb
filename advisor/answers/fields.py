"""Answers about the field as a whole, or about a subject that is no role: the articles of topics.yml."""

from __future__ import annotations

import re
from typing import Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import Article
from .model import Answer
from .phrasing import heading, next_questions
from .writing import Draft, lower_first, ordered, spoken_of_first

# Nobody is asked for the country that they told.
_OR_THE_OTHER = re.compile(r", and (?:in )?the UK or the US")
# Topics whose general answer depends so much on the role that it ends by asking which one is meant.
_DEPENDS_ON_ROLE = {
    "education": "Which role do you have in mind? I can then be exact.",
    "salary": "Which role or band is it, and in the UK or the US? I can then be exact.",
    "career_path": "Tell me where you are now and which role you are after, and I can be more exact.",
    "experience_needed": "Which role do you have in mind?",
    "duties": "Which role would you like to hear about?",
    "certification": "Which role, and the UK or the US?",
    "role_overview": "Which role would you like to hear about?",
    "skills": "Which role do you have in mind?",
    "work_setting": "Which role do you have in mind?",
    "outlook": "Which role, and the UK or the US?",
    "entry_without_degree": "Which role do you have in mind?",
}


def answer(
    knowledge: Knowledge, article: Article, country: str | None, roles: Sequence[str] = (), named: str = "", asked: str = ""
) -> Answer:
    """Answer with an article.

    Args:
        knowledge: The knowledge base.
        article: The article.
        country: The asker's country, where it is known.
        roles: Ids of roles the question names.
        named: What the question calls whom it asks about, to stand over the answer.
        asked: The words of the question: of a subject that many things are asked about, what they speak of comes first.
    """
    draft = Draft(knowledge, article.topic, country)
    if named:
        draft.say(f"**{named}: {lower_first(article.title)}**" if article.own_heading else heading(article.topic, named))
    draft.lead(article.lead)
    points = {point.text: point for point in ordered(article.points, country)}
    if article.words and not article.in_order:
        draft.points([points[text] for text in spoken_of_first(list(points), asked)], in_order=True)
    else:
        draft.points(article.points, in_order=article.in_order)
    if article.default and not roles and article.topic in _DEPENDS_ON_ROLE:
        asked_back = _DEPENDS_ON_ROLE[article.topic]
        draft.say(_OR_THE_OTHER.sub("", asked_back) if country else asked_back)
    suggestions = next_questions(article.topic, knowledge.roles[roles[0]] if roles else None)
    return draft.answer(roles, suggestions=["Tell me more", *suggestions] if draft.left_out else suggestions)
