"""What a question of a few words shows by itself: whether it names, points back, is unclear, and by what it compares."""

from __future__ import annotations

import re
from typing import Callable

from ..knowledge.base import Knowledge
from .model import Context, Question
from .phrasing import TOPICS

FALLBACK = "nlu_fallback"
OTHER_JOBS = "out_of_scope_other_jobs"
NAMING = ("role", "degree", "certification", "programme", "band", "country")
# "How much is it?" is about the price of what was just told.
COSTS = {"certification": "ask_certification", "programme": "ask_courses", "degree": "ask_courses"}
# What half sentences are taken for by themselves.
HALF = frozenset({"follow_up", FALLBACK, "out_of_scope_nonsense", "affirm", "repeat"})
_POINTING = re.compile(r"\b(?:that|this|it|those|these|they|them|he|she|him|her|one|ones)\b", re.IGNORECASE)
# A short text that names something is taken to go on with the topic; a long one has a topic of its own.
SHORT = 6
# A few words are up to two more.
_FEW = SHORT + 2
# More than these are a whole question, not half of one.
_LONG = 12
# Below this confidence a few words in the middle of a talk may well be on the next likely topic.
FAINT = 0.6
# "What would a matron be on?"
_ON_WHAT = r"\bwhat(?:'?s| is| are| would)? (?:\w+ ){1,7}on\W*$"
PAID_ON = re.compile(_ON_WHAT, re.IGNORECASE)
# In what respect posts are compared, by the topic of it.
_RESPECTS = {
    "work_setting": re.compile(
        r"\b(?:hours?|weekends?|nights?|on[- ]call|(?:less|more|no) call|stress\w*|work[- ]life|rotas?|shifts?)\b", re.IGNORECASE
    ),
    "outlook": re.compile(r"\b(?:jobs? going|more jobs|vacanc\w+|demand|openings?|prospects|future)\b", re.IGNORECASE),
    "salary": re.compile(
        r"\b(?:pays?(?! off)|paid|money|salar\w+|earn\w*|bands?|makes? (?:the )?(?:more|most))\b"
        rf"|{_ON_WHAT}",
        re.IGNORECASE,
    ),
}
# "How much does it pay?" is no question about a price.
PAY = re.compile(r"\b(?:pays?|paid|earn\w*|salar\w+|wages?|make|jobs?|posts?|roles?)\b", re.IGNORECASE)
# "How long to get there?" asks of the post, not of what is studied for it.
GET_THERE = re.compile(r"\b(?:get(?:ting)?|got|be|am|i'm|reach|make it) there\b", re.IGNORECASE)
# Words that choose among things.
WHICH = re.compile(
    r"\b(?:which|better|best|quicker|faster|longer|shorter|cheaper|dearer|easier|harder|quickest|cheapest|easiest)\b",
    re.IGNORECASE,
)
# "Can you get there from care assistant?"
THERE_FROM = re.compile(
    r"\b(?:there|to (?:that|it|one))\b.*\bfrom\b(?! (?:there|here|that|this|it)\b)"
    r"|\bfrom\b(?! (?:there|here|that|this|it)\b).*\b(?:there|to (?:that|it|one))\b",
    re.IGNORECASE,
)
# Words on how hard something is to reach.
EASE = re.compile(
    r"\b(?:eas(?:y|ily|ie\w+)|(?<!work )(?<!works )hard(?:er|est)?\b|quick\w*|realistic\w*|(?:get|walk) into|reach|likel\w+)\b",
    re.IGNORECASE,
)
# Words that deny, with the apostrophe or without; "patient" and "want" end like them.
DENIES = r"\w+n't|(?:ca|do|did|does|wo|is|are|was|have|would|could|should)nt|not|never|without"
# "Is there a sideways move?" asks for other posts; one "from theatres to outpatients" is a move of its own.
SIDEWAYS = r"\b(?:is there|any|what) (?:an? )?(?:\w+ )?(?:sideways|lateral) (?:move|step)s?\b(?! from)"
# Topics that weigh one thing against another.
COMPARISONS = frozenset({"which_is_better", "which_suits_me", "difference", "degree_comparison"})
# Whether one of leading and managing is better, and why both are needed.
OF_BOTH = frozenset({"which_is_better", "why_both_matter"})
# What a post is and where it stands: what an unclear question on one is most often taken for.
OF_WHAT_IT_IS = frozenset({"duties", "role_overview", "level_hierarchy"})
# Refusals that a few words in the middle of a talk do not deserve.
UNSURE = frozenset({"out_of_scope_unrelated", "out_of_scope_other_jobs", "out_of_scope_nonsense", "nlu_fallback"})
# What a text in the middle of a talk seldom is, unless it is so for certain.
FAINTLY = frozenset(
    {"request_human", "give_feedback", "ask_sources", "repeat", "ask_capabilities", "bot_challenge", "goodbye", "greet"}
)
# Below this confidence it is hardly anything for certain.
RATHER_FAINT = 0.5
_ASKS = re.compile(
    r"\?|^\W*(?:(?:and|so|but|ok|okay|well|also|now)\W+)*(?:what|how|who|where|when|why|which)(?:'?s|'?re)?\b"
    r"|^\W*(?:(?:and|so|but|ok|okay|well|also|now)\W+)*(?:is|are|am|do|does|did|can|could|would|will|should|has|have) "
    r"(?:i|you|we|they|he|she|it|that|this|these|those|there|people|most|the|an?)\b",
    re.IGNORECASE,
)
Rule = Callable[[Knowledge, Question, Context], "Question | None"]


def is_named(question: Question) -> bool:
    """Tell whether a question names anything itself, be it a country alone."""
    return any(question.names.get(kind) for kind in NAMING)


def names_entry(question: Question) -> bool:
    """Tell whether a question names an entry of the knowledge files; a country alone is none."""
    return any(question.names.get(kind) for kind in NAMING if kind != "country")


def asks(text: str) -> bool:
    """Tell whether a text has the form of a question."""
    return bool(_ASKS.search(text))


def few_words(question: Question) -> bool:
    """Tell whether a question is short enough to lean on what was said before."""
    return len(question.text.split()) <= _FEW


def many_words(question: Question) -> bool:
    """Tell whether a question is too long to be half of one."""
    return len(question.text.split()) > _LONG


def is_faint(question: Question, context: Context) -> bool:
    """Tell whether a question in the middle of a talk is unclear by itself."""
    return bool(context.topic) and question.confidence < FAINT


def respect(question: Question) -> str | None:
    """Return the topic that the words of a question compare by, None where they name none."""
    return next((topic for topic, pattern in _RESPECTS.items() if pattern.search(question.text)), None)


def likely_intents(question: Question) -> list[str]:
    """Return the career intents among the likeliest, best first."""
    return [intent for intent in question.ranking if intent.startswith("ask_") and intent[4:] in TOPICS]


def points_back(question: Question) -> bool:
    """Tell whether a question is a few words that point to what was said before: "do I need a master's for that?"."""
    return bool(_POINTING.search(question.text)) and few_words(question)
