"""A field of health that is named by itself in the middle of a talk: "what about the insurance side?", "hospice maybe"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ..knowledge.base import Knowledge
from ..knowledge.schema import Sector
from .fragments import is_faint, many_words, names_entry
from .model import UNKNOWN_POST, Context, Question

# A shorter name is also another word: OR, IT.
_LETTERS = 4
_BEGINS = r"^\W*(?:(?:and|so|but|or|ok|okay|oh|ah|hm+|actually|maybe|perhaps|right|well)\W+)*"
_PART = r"(?:ones?|side|bit|part|world|route|end|work|thing|jobs?|posts?|stuff)"
_PLACE = r"(?: (?:cent(?:er|re)s?|clinics?|homes?|dept|departments?|services?))?"


@lru_cache(maxsize=4)
def _fields(knowledge: Knowledge) -> tuple[re.Pattern[str], dict[str, Sector]]:
    """Return a pattern that finds a field where it stands for posts in it, and the fields by their names in small letters."""
    by_name = {
        said.lower(): sector
        for sector in knowledge.sectors.values()
        if sector.health
        for said in sector.all_names
        if len(said) >= _LETTERS
    }
    said = "|".join(re.escape(field) for field in sorted(by_name, key=len, reverse=True)) or r"(?!)"
    pattern = re.compile(
        rf"\bthe (?P<part>{said}){_PLACE} {_PART}\b"
        rf"|{_BEGINS}(?:(?:what|how) about )?(?:the |in |a )?(?P<alone>{said}){_PLACE}"
        r"(?: (?:then|maybe|instead|perhaps))?\W*(?:[.!?]|$)",
        re.IGNORECASE,
    )
    return pattern, by_name


def turned_to(knowledge: Knowledge, question: Question, context: Context) -> Question:
    """Return an unclear question that names no more than a field as one on the posts in it, of which the files may lack any."""
    open_to_it = is_faint(question, context) or (context.topic and question.intent == "follow_up")
    if not open_to_it or names_entry(question) or question.names.get(UNKNOWN_POST) or many_words(question):
        return question
    pattern, by_name = _fields(knowledge)
    found = pattern.search(question.text)
    if found is None:
        return question
    said = found[found.lastgroup or 0]
    sector = by_name[said.lower()]
    focus = [knowledge.roles[id] for id in context.roles if id in knowledge.roles]
    settings = {
        place.lower() for role in focus for word in ("manager", "director", "lead") for place in role.implied.get(word, [])
    }
    if said.lower() in settings:
        # "The rehab side" of whoever runs it goes on about that post.
        return question
    intent = question.intent if question.topic else f"ask_{context.topic}"
    if sector.led_by:
        return replace(question, intent=intent, names={**question.names, "role": [[sector.led_by]]}, article=None)
    if not sector.nearest:
        return question
    names = {**question.names, UNKNOWN_POST: [list(sector.nearest)]}
    field = said if said.isupper() else said.lower()
    return replace(question, intent=intent, names=names, called={**question.called, UNKNOWN_POST: f"post in {field}"})
