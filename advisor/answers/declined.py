"""What somebody says they do not mean: "not ward manager, something office based", "I don't want to be a nurse"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from . import browse
from .equivalents import is_outside, training_of
from .fragments import HALF, few_words, many_words
from .model import Context, Question

# Not "why not a matron?", "whether or not", "not just a sister" or "not as much as a matron".
_NOT = (
    r"(?<!\bwhy )(?<!\bor )(?<!\bif )\bnot (?:(?:about|for|the|an?|be|being|to be|become|becoming|into) ){0,2}"
    r"|\b(?:don'?t|do not|didn'?t|wouldn'?t|never) (?:want|wanna|fancy|mean|like|ask)(?:ed|ing)? "
    r"(?:(?:about|to|be|being|become|an?|the|any) ){0,3}"
)
# "I'm not a nurse though."
_AM_NOT = r"\b(?:i'?m|i am|im|i'?ve been|am) (?:not|no|never)(?: an?)? "
# Each as what a text ends with before a name.
_SELF_NOT, _POST_NOT, _EITHER_NOT = (
    re.compile(rf"(?:{words})$", re.IGNORECASE) for words in (_AM_NOT, _NOT, f"{_AM_NOT}|{_NOT}")
)
# "Is there management that's not nursing?"
_NO_CLINICIANS = re.compile(
    r"\b(?:not|isn'?t|aren'?t|no|non|without|besides|other than|outside(?: of)?|apart from|nothing to do with)\b[- ]"
    r"(?:in |any |an? |being )?(?:nursing|clinical|medical|patients?(?:[- ]facing)?)\b"
    r"(?! (?:manager|director|degree|background))",
    re.IGNORECASE,
)
_RATHER_NOT = re.compile(r"\b(?:don'?t|do not|rather not|never) (?:want|wanna|fancy|be|become)\b", re.IGNORECASE)
_JOBS_WITHOUT = re.compile(
    r"\b(?:any|which|what)\b[^.?!]*\b(?:jobs?|posts?|roles?|positions?)\b[^.?!]*"
    r"\b(?:without being|not being|without having to be|if i'?m not|that (?:isn'?t|aren'?t)) (?:an? )?"
    r"(?:nurses?|doctors?|clinicians?|clinical|nursing)\b",
    re.IGNORECASE,
)
_WHAT_THEN = re.compile(
    r"^\W*(?:(?:so|ok|and|but|right)\W+)*what then\W*$"
    r"|\b(?:which|what) (?:other )?(?:jobs?|posts?|roles?) (?:could|can|would) i\b"
    r"|\bwhat (?:else )?(?:could|can) i (?:do|be|become|get)(?: then| instead)?\W*$|\binstead\W*$",
    re.IGNORECASE,
)
# "Midwife, worn out, what else is there that's not clinical?"
_WHAT_ELSE = re.compile(r"\bwhat else\b|\b(?:what|anything|any jobs?) (?:is |'?s )?(?:out )?there\b", re.IGNORECASE)
_OF_THE_WAY = frozenset({"career_path", "duties", "role_overview", "work_setting", "level_hierarchy", "entry_without_degree"})


def without(knowledge: Knowledge, question: Question, context: Context, text: str) -> tuple[Question, Context]:
    """Return a question and the context without the posts that its message puts aside, and what the asker is not.

    Where it names no other post, it asks which others there are, as the list of posts beside the professions tells.
    """
    is_not = {id for ids in question.names.get("qualification", []) for id in ids if _is_said(question, text, id, _EITHER_NOT)}
    if is_not:
        kept = [ids for ids in question.names["qualification"] if not is_not & {*ids}]
        question = replace(question, names={**question.names, "qualification": kept})
        context = context.with_(profile={key: value for key, value in context.profile.items() if value not in is_not})
    posts = {id for ids in question.names.get("role", []) for id in ids} - knowledge.umbrellas
    professions = {knowledge.qualifications[id].profession for id in is_not if id in knowledge.qualifications}
    closed = {knowledge.roles[id].profession for id in context.roles if id in knowledge.roles} & professions - {None}
    am_not = any(_is_said(question, text, id, _SELF_NOT) for id in is_not)
    if closed and am_not and not posts and question.intent in ("inform", *HALF) and not many_words(question):
        # "I'm not a nurse, I work in admin" in a talk on a matron.
        return replace(question, text=browse.CALLS["management"], names={**question.names, "role": []}), context
    focus = knowledge.roles.get(context.roles[0]) if len(context.roles) == 1 else None
    shut = focus and is_outside(focus, training_of(knowledge, question, context))
    if shut and not posts and _WHAT_THEN.search(question.text) and not many_words(question):
        # "What then?" of who lacks the registration that a post asks for.
        return replace(question, text=browse.CALLS["management"], names={**question.names, "role": []}), context
    if closed and not posts and _RATHER_NOT.search(question.text) and not many_words(question):
        # "What if I don't want to be a nurse?" in a talk on a ward manager asks which posts are open then.
        return replace(question, text=browse.CALLS["management"], names={**question.names, "role": []}), context
    asks = question.intent in HALF or question.topic in _OF_THE_WAY
    wonders = question.intent == "inform" and not many_words(question) and _WHAT_ELSE.search(question.text)
    if ((asks and few_words(question)) or wonders) and not posts and _NO_CLINICIANS.search(question.text):
        return replace(question, text=browse.CALLS["management"], names={**question.names, "role": []}), context
    if not posts - set(context.roles) - _posts_closed(knowledge, question) and _JOBS_WITHOUT.search(text):
        # "HR says it needs a BSN. Is there any manager job that I could get without being a nurse?"
        return replace(question, text=browse.CALLS["management"], names={**question.names, "role": []}), context
    declined = {
        id for ids in question.names.get("role", []) for id in ids if _is_said(question, text, id, _POST_NOT)
    } - knowledge.umbrellas
    if not declined:
        return question, context
    named = [ids for ids in question.names["role"] if not declined & {*ids}]
    context = context.with_(
        roles=[id for id in context.roles if id not in declined],
        before=[thing for thing in context.before if thing[1] not in declined],
    )
    if not named and (question.topic is None or question.topic in _OF_THE_WAY):
        return replace(question, text=browse.CALLS["management"], names={**question.names, "role": []}), context
    return replace(question, names={**question.names, "role": named}), context


def _posts_closed(knowledge: Knowledge, question: Question) -> set[str]:
    """Return the posts of a question that ask for a registration."""
    return {id for ids in question.names.get("role", []) for id in ids if knowledge.roles[id].profession}


def _is_said(question: Question, text: str, id: str, words: re.Pattern[str]) -> bool:
    """Tell whether some words stand before what a question calls an entry, in its message."""
    said = question.called.get(id, "").lower()
    if not said:
        return False
    low, start = text.lower(), -1
    while (start := low.find(said, start + 1)) >= 0:
        end = start + len(said)
        if not low[end : end + 1].isalnum() and words.search(text[:start]):
            return True
    return False
