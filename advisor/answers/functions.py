"""Posts that people name by no more than their function: "quality or patient safety?", "what about data", "into NHS finance"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..knowledge.base import Knowledge
from ..knowledge.schema import Role
from .fragments import HALF, UNSURE, is_named, respect
from .model import Question
from .verdicts import asks_whether_needed

# A longer message tells of more than what it asks about.
_MOST_WORDS = 30
_BEFORE = (
    r"(?:what about|how about|into|in|to|towards|for|thinking(?: of| about)?|prefer|like|went|go|going|try"
    r"|nhs|healthcare|hospital|health|the)"
)
_AFTER = (
    r"(?:side|jobs?|work|careers?|roles?|posts?|management|managers?|route|option|one|field|then|though|tho|maybe|either"
    r"|instead(?: of (?:all )?(?:that|this|it))?|as an? \w+)"
)
# "What do people in quality do all day?", "do hospitals still hire data people?"
_STAFF_OF = r"(?:people|person|someone|somebody|folks?|those|whoever is|jobs?|posts?|roles?|careers?) (?:working )?in (?:\w+ )?"
_ITS_STAFF = r"(?:people|folks?|person|jobs?|posts?|careers?|side|stuff)"
# "Does whoever heads up quality come from the wards?", "how do I get into quality as a nurse?", "is it worth learning billing?"
_GOES_INTO = (
    r"(?:into|heads?(?:ing)? up|leads?|leading|runs?|running|manag(?:e|es|ing)|enjoys?|need(?:ed)? for|what(?:'?s| is| are|s))"
    r" (?:the |an? )?(?:nhs |healthcare |hospital |health |clinical )?"
)
_GOES_ON = (
    r"(?= (?:as|from|with|without|have|has|need|needs|come|comes|be|do|does|work|in|at|or|like|when|if|after|and|any|worth|good"
    r"|pay|salary)\b"
    r"|\W*(?:[,.;?!]|$))"
)
# "I want to work in HR in the NHS"
_SOMEWHERE = r"(?: (?:in|at|for) (?:the |an? )?(?:nhs|hospitals?|trust|healthcare))?"
_OPENING = r"and|or|ok|so|hmm+|well|maybe|actually"
# "HR adviser in retail, want to move to the NHS"
_COMES_OVER = re.compile(
    r"\b(?:move|moving|get|getting|go|going|switch\w*|transfer\w*|come|coming|break|breaking)\b[^.?!]*"
    r"\b(?:nhs|health\w*|hospitals?)\b",
    re.IGNORECASE,
)
# What says nothing else has to turn to it: not "I'm fine on all of it bar the finance".
_TURNS_TO = re.compile(
    r"^\W*(?:(?:hmm+|ok|so|well|maybe|actually|but)\W+)*(?:and|or|what about|how about|if i|into|nhs|healthcare|hospital)\b"
    r"|\b(?:thinking|interested in|instead|prefer|rather|fancy|what about|how about|want (?:to|into))\b",
    re.IGNORECASE,
)
_OR = r"(?:or|vs|versus) (?:in |an? |the )?"
_SETS_OR = re.compile(r"\b(?:or|vs|versus)\b")
_SETS_BESIDE = re.compile(r"\b(?:difference|differ|compar\w+|between|better|choose|torn)\b", re.IGNORECASE)
# "Does she do the finance?" asks of a post what it does.
_SOMEBODY_DOES = re.compile(
    r"\b(?:they|he|she|who|it) (?:\w+ )?(?:do|does|handle|look|keep|run|manage|deal|in charge)", re.IGNORECASE
)


def named(knowledge: Knowledge, question: Question, text: str, country: str | None) -> Question:
    """Return a question with the posts that its message names by their function, where it names nothing else.

    Args:
        knowledge: The knowledge base.
        question: The question.
        text: The whole message, of which the question may be a part.
        country: The asker's country, where it is known: a function may be managed by another post there.
    """
    # "Management jobs in billing" are in billing.
    posts_named = [ids for ids in question.names.get("role", []) if not knowledge.umbrellas.issuperset(ids)]
    subject = {**question.names, "country": [], "band": [], "role": posts_named}
    if len(posts_named) == 1 and (other := _beside_a_post(_functions(knowledge, country), question)):
        return replace(question, names={**question.names, "role": [*other, *posts_named]}, article=None, nearness=0.0)
    if asks_whether_needed(text):
        # "Quality stuff, do you need a nursing degree?" is on quality.
        subject |= {"degree": [], "certification": []}
    # "Estates or finance for an ex electrician?" is no question on electricians.
    asks = question.topic or question.intent in (*HALF, *UNSURE, "inform")
    if not asks or is_named(replace(question, names=subject)) or len(text.split()) > _MOST_WORDS:
        return question
    if _SOMEBODY_DOES.search(text):
        return question
    parts = (text, question.text)
    posts = _functions(knowledge, country)
    # "Operations", "like quality?"
    alone = re.sub(r"^(?:like|so|maybe) |\W+$", "", question.text.lower()) in posts
    turns = question.topic or alone or (question.intent not in UNSURE - HALF and any(map(_TURNS_TO.search, parts)))
    # The question has the shorthand of its message written out: "what abt hr".
    said = (_either(posts, part) or (_alone(posts, part) if turns else []) for part in parts)
    roles = [posts[name.lower()] for name in next(filter(None, said), [])]
    if not roles:
        return question
    intent = question.intent
    if question.topic is None:
        intent = "ask_difference" if len(roles) > 1 else "follow_up" if intent == "follow_up" else "ask_role_overview"
    if len(roles) > 1 and question.topic in ("which_is_better", "role_overview"):
        intent = f"ask_{respect(question) or 'which_suits_me'}"
    return replace(
        question,
        intent=intent,
        names={**question.names, "role": [[id] for id in dict.fromkeys(roles)]},
        article=None,
        nearness=0.0,
    )


def managed(knowledge: Knowledge, text: str) -> list[str]:
    """Return the posts whose functions a text names."""
    posts = _functions(knowledge, None)
    return [posts[name.lower()] for name in re.findall(rf"\b(?:{_any_of(posts)})\b", text, re.IGNORECASE)]


def _functions(knowledge: Knowledge, country: str | None) -> dict[str, str]:
    """Return the posts, by the functions that name them: of several one of the asker's country, above all one only it has."""

    def nearness(role: Role) -> tuple[bool, int]:
        return country in (None, *role.countries), -len(role.countries)

    managing = [role for role in knowledge.roles.values() if role.functions]
    return {name.lower(): role.id for role in sorted(managing, key=nearness) for name in role.functions}


def _either(posts: Mapping[str, str], text: str) -> list[str]:
    """Return two functions beside each other: "finance or data?"."""
    # "Who answers for quality and safety?" sets nothing side by side.
    joining = "or|vs|versus|and" if _SETS_BESIDE.search(text) else "or|vs|versus"
    pattern = _any_of(posts)
    found = re.search(rf"\b({pattern}) (?:{joining}) (?:the )?({pattern})\b", text, re.IGNORECASE)
    return list(found.groups()) if found else []


def _beside_a_post(posts: Mapping[str, str], question: Question) -> list[list[str]]:
    """Return the post of a function that a question sets beside the one post that it names: "operations or clinical lead?"."""
    text = question.text.lower()
    if not _SETS_OR.search(text):
        return []
    pattern = _any_of(posts)
    said = tuple(filter(None, (name.lower() for name in question.called.values())))
    for found in re.finditer(rf"\b({pattern}) {_OR}", text, re.IGNORECASE):
        if text[found.end() :].startswith(said):
            return [[posts[found[1]]]]
    for found in re.finditer(rf" {_OR}({pattern})\b", text, re.IGNORECASE):
        if text[: found.start()].endswith(said):
            return [[posts[found[1]]]]
    return []


def _alone(posts: Mapping[str, str], text: str) -> list[str]:
    """Return the one function that a message ends with, that somebody brings with them, or whose staff it asks about."""
    pattern, text = _any_of(posts), text.strip()
    ends = re.search(
        rf"(?:^(?:\W*(?:{_OPENING})\W+)*|\b{_BEFORE} )({pattern})(?: {_AFTER})*{_SOMEWHERE}\W*$", text, re.IGNORECASE
    )
    brings = re.match(rf"\W*(?:(?:i'?m|i am|hi|an?|in|work(?:ing)? in) )*({pattern})\b", text, re.IGNORECASE)
    staff = re.search(rf"\b{_STAFF_OF}({pattern})\b(?! \w+ers?\b)", text, re.IGNORECASE)
    its = re.search(rf"\b({pattern}) {_ITS_STAFF}\b", text, re.IGNORECASE)
    into = re.search(rf"\b{_GOES_INTO}({pattern})\b{_GOES_ON}", text, re.IGNORECASE)
    # "Quality. What's that pay?"
    points = re.match(rf"(?:\W*(?:{_OPENING})\W+)*({pattern})[.,:;-]+ (?:is|what|how|do|does)\b", text, re.IGNORECASE)
    # "NHS informatics any good?"
    asked_of = re.match(rf"\W*(?:(?:{_OPENING})\W+)*is ({pattern}) (?:an? |any |even )", text, re.IGNORECASE)
    asked_of = asked_of or re.search(
        rf"\b(?:nhs|healthcare|hospital|health) ({pattern}) (?:any good|worth|good|pay|jobs?)\b", text, re.I
    )
    # "Quality sounds boring, is it?"
    sounds = re.match(rf"(?:\W*(?:{_OPENING})\W+)*({pattern}) (?:sounds?|looks?|seems?)\b", text, re.IGNORECASE)
    found = ends or points or sounds or asked_of or (brings if _COMES_OVER.search(text) else None) or staff or its or into
    return [found[1]] if found else []


def _any_of(posts: Mapping[str, str]) -> str:
    """Return a pattern of the names of functions, the longest first; of none at all, one that matches nothing."""
    return "|".join(re.escape(name) for name in sorted(posts, key=len, reverse=True)) or r"(?!)"
