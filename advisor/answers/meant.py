"""What a half sentence in the middle of a talk most likely means: rules, of which the first that applies counts."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from . import alone, bare, other_posts, ranks, refer, studies
from .aspects import aspect
from .fragments import (
    COMPARISONS,
    COSTS,
    EASE,
    FAINT,
    FAINTLY,
    HALF,
    NAMING,
    RATHER_FAINT,
    THERE_FROM,
    UNSURE,
    Rule,
    few_words,
    is_faint,
    is_named,
    likely_intents,
    many_words,
    points_back,
    respect,
)
from .model import Context, Question
from .speaker import wishes

# Refusals on the safe side, where something in the subject is likelier.
_CAREFUL = UNSURE | {"out_of_scope_medical_advice"}
# What a few words look like that ask nothing for certain.
_ASKING_NOTHING = HALF | UNSURE | {"inform", "deny"}
# "Must I be a doctor?" asks what a post requires, not about doctors.
_BEING = re.compile(r"\b(?:be|being) an? ", re.IGNORECASE)
_TELL = re.compile(
    r"\b(?:tell|more|about|describe|explain|go with|going with|stick with|(?:talk|walk|run|take) me through)\b", re.IGNORECASE
)
_DO = re.compile(r"\bwhat (?:do|does|did|would)\b.*\bdo\b|\blooks? after\b|\b(?:in|is) charge of\b", re.IGNORECASE)
# Below this one there is no sign that somebody asks as a patient.
_HARDLY = 0.25
# Who asks as a patient speaks of themselves, or of someone close.
_I_AM_NOT_ONE = re.compile(r"\W*(?:(?:but|and|so|well|no)\W+)*i(?:'?m| am) not an? \w+(?: \w+)?\W*", re.IGNORECASE)
_A_PATIENTS = re.compile(r"\b(?:i|i'?m|i'?ve|me|my|we|our|he|she|his|her)\b", re.IGNORECASE)
# What somebody says of themselves while things are compared is a reason to choose one of them.
_OF_ONESELF = re.compile(
    r"^\W*(?:(?:but|and|well|so|ok|hmm|though)\W+)*"
    r"(?:(?:what if|say|suppose|supposing) (?:i|my)|(?:i|i'?m|im|i'?d|i'?ve|ive|my)\b(?!.*\?))",
    re.IGNORECASE,
)
_FOR_ME = re.compile(r"\bfor (?:me|us|someone like me|somebody like me)\b", re.IGNORECASE)
# What comes next is the path on from there.
_AFTERWARDS = re.compile(
    r"\b(?:what|what'?s|where|rung|steps?|jobs?|roles?|move)\b.*\b(?:after (?:that|this|it)|next|in between|from there)\b"
    r"|^\W*(?:(?:and|so|ok|but|then)\W+)*"
    r"(?:what(?:'?s| comes| is) (?:next|after)|after(?: (?:that|this|it))?|then what"
    r"|(?:the )?next steps?(?: (?:up|after|from (?:that|it)))?|and then|afterwards)"
    r"(?:,? (?:then|where|what) \w+)?\W*$",
    re.IGNORECASE,
)
_AND_THEN = re.compile(
    r"^\W*(?:(?:and|so|ok)\W+)*(?:then|(?:and )?after (?:that|this|it))\b"
    r"|^\W*and\b.*\b(?:after|afterwards|later(?: on)?|one day)\W*$",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\bwhich (?:of|one|is|job|role|post)\b", re.IGNORECASE)
# "And the top job?" asks of it what was asked before.
_NO_MORE = re.compile(
    r"\W*(?:(?:and|so|ok|what about|how about|for)\W+)*the (?:more )?\w+ (?:one|job|role|post)\W*", re.IGNORECASE
)
# "What do you do in one?"
_WHAT_I_NEED = re.compile(r"\bwhat (?:do|would|will|did) (?:i|you|they|people|one)(?: \w+)? need\b", re.IGNORECASE)
_IN_ONE = re.compile(r"\byou\b.*\b(?:in|on|as|during|at) (?:one|it|that|this|there|them)\W*$", re.IGNORECASE)
_OF_THE_ASSISTANT = frozenset({"bot_challenge", "ask_capabilities"})
_CHOOSING = frozenset({"degree_comparison", "which_suits_me"})
_HOW_OLD = re.compile(r"\b(?:(?:this|last) year'?s|what year|which year|up to date|how (?:old|recent))\b", re.IGNORECASE)
_WHY_BOTH = "ask_why_both_matter"


def _picked(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """One of the things that were offered or set side by side: "the second one", "2"."""
    choice = refer.offered(knowledge, question, context)
    if choice is None and question.topic == "career_path" and THERE_FROM.search(f"there {question.text}"):
        # "How would I get to the first one from band 5?"
        choice = refer.in_focus(knowledge, question, context)
        question = replace(question, names={**question.names, "role": [], "band": []}) if choice else question
    if choice is None and not is_named(question):
        choice = refer.in_focus(knowledge, question, context) or refer.suggested(knowledge, question, context)
    return _chosen(question, choice, context) if choice else None


def _pair(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Two of several posts that were set side by side: "the gap between the first and the last"."""
    posts = refer.pair(context, question.text) if context.topic and not is_named(question) else []
    intent = f"ask_{question.topic or context.topic}"
    return replace(question, intent=intent, names={**question.names, "role": [[id] for id in posts]}) if posts else None


def _a_reason(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A reason to choose one of the things compared: "I'm more into running hospitals"."""
    unclear = question.confidence < FAINT and question.topic not in _CHOOSING
    # "I want to end up in operations, not research", said of two degrees.
    wishes_only = question.topic == "career_path" and context.topic == "degree_comparison" and wishes(question.text)
    if not ((unclear or wishes_only) and _OF_ONESELF.search(question.text)):
        return None
    if context.topic in _CHOOSING and (len(context.set_apart()) > 1 or context.topic == "which_suits_me"):
        return replace(question, intent=f"ask_{context.topic}")
    # "I'm better at planning than talking" in a talk on leading.
    kinds = {role.id for role in knowledge.kinds_of_work}
    weighed = set(context.roles) <= kinds if context.roles else False
    return replace(question, intent="ask_which_suits_me") if weighed and "ask_which_suits_me" in question.ranking else None


def _for_me(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of them is for the asker: "and for me? I'm shy but tidy"."""
    surely_refused = question.intent in UNSURE - HALF and question.confidence >= FAINT
    unclear = question.intent in _ASKING_NOTHING and not surely_refused and context.topic in COMPARISONS
    return replace(question, intent="ask_which_suits_me") if unclear and _FOR_ME.search(question.text) else None


def _afterwards(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way on: "and after that?", "what comes next", "then matron?"."""
    pattern = _AND_THEN if question.names.get("role") else _AFTERWARDS
    half = question.intent in HALF and not many_words(question) and (question.names.get("role") or not is_named(question))
    asks = half and pattern.search(question.text)
    return replace(question, intent="ask_career_path") if asks else None


def _among_posts(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A choice among posts set side by side: by how hard they are to reach, else by what each does."""
    posts = "role" in [kind for kind, _ in context.set_apart()]
    if not posts or not _AMONG.search(question.text):
        return None
    quickest = question.topic == "career_path" and not is_named(question) and EASE.search(question.text)
    if not quickest and question.intent not in HALF and not (is_faint(question, context) and question.intent in UNSURE):
        return None
    return replace(question, intent="ask_experience_needed" if EASE.search(question.text) else "ask_duties")


def _you_is_one(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What "you" do or get in what the talk is on is asked of that: "do you get paid?", "what do you do in one?"."""
    if question.intent not in _OF_THE_ASSISTANT or not context.focus or not few_words(question) or is_named(question):
        return None
    kind = context.entries[0][0] if context.entries else "role"
    if asked := respect(question):
        return replace(question, intent=f"ask_{asked}")
    there = _IN_ONE.search(question.text)
    return replace(question, intent=COSTS.get(kind, "ask_duties")) if there else None


def _no_small_talk(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The likeliest career topic of what looks like small talk, or like a patient's question, but hardly so."""
    likely = likely_intents(question)
    if context.topic and question.intent == "out_of_scope_medical_advice" and _I_AM_NOT_ONE.fullmatch(question.text):
        # "I'm not a doctor" tells of oneself, no patient's complaint.
        return replace(question, intent="inform")
    subject = any(question.names.get(kind) for kind in NAMING if kind != "country")
    if subject and context.topic and question.intent == "give_feedback" and question.confidence < _HARDLY and likely:
        # "So a service manager is on 7? Or have I got that wrong?"
        return replace(question, intent=likely[0])
    a_patients = question.confidence >= _HARDLY and _A_PATIENTS.search(question.text)
    medical = question.intent == "out_of_scope_medical_advice" and not a_patients
    faint = bool(context.topic) and question.confidence < RATHER_FAINT and (question.intent in FAINTLY or medical)
    # "Is that this year's?" asks for a source, however faintly.
    dated = question.intent == "ask_sources" and _HOW_OLD.search(question.text)
    applies = not subject and likely and faint and not dated
    return replace(question, intent=likely[0]) if applies else None


def _a_fragment(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The likeliest career topic of a few unclear words; in a talk on a post not why leading and managing are both needed."""
    kinds = {role.id for role in knowledge.kinds_of_work}
    on_a_post = context.roles and kinds.isdisjoint(context.roles)
    likely = [intent for intent in likely_intents(question) if not (on_a_post and intent == _WHY_BOTH)]
    unclear = is_faint(question, context) and question.intent in _ASKING_NOTHING
    return (
        replace(question, intent=likely[0])
        if unclear and not many_words(question) and not is_named(question) and likely
        else None
    )


def _not_refused(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The likeliest topic of what by itself would be declined to be on the safe side, in a talk about careers."""
    likely = likely_intents(question)
    other_job = question.names.get("other_role") and not _BEING.search(question.text)
    careful = question.intent in _CAREFUL and context.topic and not other_job and question.ranking[:1] == likely[:1] != []
    return replace(question, intent=question.ranking[0]) if careful else None


def _from_there(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way to the post in focus, whatever it begins at: "how long from newly qualified to that?"."""
    applies = question.intent in UNSURE and context.roles and not question.names.get("role") and THERE_FROM.search(question.text)
    return replace(question, intent="ask_career_path") if applies else None


def _of_its_place(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The likeliest topic of what speaks of where the post in focus works: "does it depend how big the surgery is?"."""
    focus = [knowledge.roles[id] for id in context.roles if id in knowledge.roles]
    places = {place.lower() for role in focus for settings in role.implied.values() for place in settings}
    unclear = question.intent in _CAREFUL and is_faint(question, context) and points_back(question) and likely_intents(question)
    applies = unclear and places & set(re.findall(r"\w+", question.text.lower()))
    return replace(question, intent=likely_intents(question)[0]) if applies else None


def _pointing(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What points back to the talk goes on with it."""
    unclear = question.intent in UNSURE and is_faint(question, context)
    applies = unclear and points_back(question) and not is_named(question)
    return replace(question, intent=next(iter(likely_intents(question)), "follow_up")) if applies else None


def _chosen(question: Question, choice: refer.Choice, context: Context) -> Question:
    """Return the question that somebody asks by pointing to one of several things."""
    intent = question.intent
    if choice.topic:
        intent = f"ask_{choice.topic}"
    elif context.topic and _NO_MORE.fullmatch(question.text):
        intent = f"ask_{context.topic}"
    elif choice.role and _DO.search(question.text) and intent in HALF:
        # "What does the junior one do?"
        intent = "ask_duties"
    elif choice.role and _WHAT_I_NEED.search(question.text) and intent in HALF:
        # "What do I need for the first one?"
        intent = "ask_experience_needed"
    elif choice.role and respect(question) == "salary" and question.confidence < FAINT:
        # "What's the top one on?"
        intent = "ask_salary"
    elif _TELL.search(question.text) and (intent in HALF or question.topic in ("difference", "role_overview")):
        intent = "ask_role_overview" if choice.role else "ask_education"
    elif choice.role and question.topic == "degree_comparison":
        # "The second one, what degree?"
        intent = "ask_education"
    elif choice.entry and choice.entry[0] == "degree" and aspect(question.text):
        intent = "ask_courses"
    elif intent in HALF and question.confidence < FAINT and likely_intents(question):
        intent = likely_intents(question)[0]
    elif intent in HALF or question.topic is None:
        intent = f"ask_{respect(question) or context.topic or 'role_overview'}"
    return replace(question, intent=intent, names={**question.names, **choice.names()}, article=None)


RULES: tuple[Rule, ...] = (
    _pair,
    _picked,
    *alone.RULES,
    *ranks.RULES,
    *other_posts.RULES,
    *studies.RULES,
    _for_me,
    _a_reason,
    _afterwards,
    *bare.RULES,
    _among_posts,
    _you_is_one,
    _no_small_talk,
    _a_fragment,
    _from_there,
    _not_refused,
    _of_its_place,
    _pointing,
)
