"""What a half sentence in the middle of a talk most likely means: rules, of which the first that applies counts."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from . import bare, refer
from .aspects import aspect
from .fragments import (
    COSTS,
    FAINT,
    FALLBACK,
    HALF,
    NAMING,
    OTHER_JOBS,
    PAY,
    WHICH,
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

_COMPARISONS = frozenset({"which_is_better", "which_suits_me", "difference", "degree_comparison"})
# Refusals that a few words in the middle of a talk do not deserve.
_UNSURE = frozenset({"out_of_scope_unrelated", "out_of_scope_other_jobs", "out_of_scope_nonsense", "nlu_fallback"})
# Refusals on the safe side, where something in the subject is likelier.
_CAREFUL = _UNSURE | {"out_of_scope_medical_advice"}
# What a few words look like that ask nothing for certain.
_ASKING_NOTHING = HALF | _UNSURE | {"inform", "deny"}
# "Must I be a doctor?" asks what a post requires, not about doctors.
_BEING = re.compile(r"\b(?:be|being) an? ", re.IGNORECASE)
_TELL = re.compile(r"\b(?:tell|more|about|describe|explain|go with|going with|stick with)\b", re.IGNORECASE)
# How people begin when they put something right: "no, I meant practice manager".
_CORRECTING = re.compile(
    r"^\W*(?:(?:oh|ah)\W+)?(?:no\b|not\b|sorry\b|w?oops\b|actually\b|i (?:meant?|was asking)\b|wrong\b)", re.IGNORECASE
)
# What a text in the middle of a talk seldom is, unless it is so for certain.
_FAINTLY = frozenset(
    {"request_human", "give_feedback", "ask_sources", "repeat", "ask_capabilities", "bot_challenge", "goodbye", "greet"}
)
_RATHER_FAINT = 0.5
# Below this one there is no sign that somebody asks as a patient.
_HARDLY = 0.25
# Who asks as a patient speaks of themselves, or of someone close.
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
_AND_THEN = re.compile(r"^\W*(?:(?:and|so|ok)\W+)*(?:then|(?:and )?after (?:that|this|it))\b", re.IGNORECASE)
_GET_THERE = re.compile(r"\b(?:get(?:ting)?|got|reach|make it) there\b", re.IGNORECASE)
# What is asked of holding or getting the certificate that the talk is on.
_HOLDING = re.compile(
    r"\b(?:for|get|gets|getting|have|has|having|got|hold|holds|take|taking|do|sit|need|needs|require) (?:it|that|one|this)\b",
    re.IGNORECASE,
)
# "And what could I do with it afterwards?"
_DO_WITH = re.compile(
    r"\b(?:can|could|would|do|does) (?:i|you|one|people|they) (?:actually |then |even )?do with (?:it|that|one|those|them)\b",
    re.IGNORECASE,
)
_WHICH_FOR = re.compile(r"\bwhich\b.*\b(?:for|as|if)\b", re.IGNORECASE)
# "Would they look at a matron?"
_WOULD_THEY = re.compile(
    r"\b(?:would|do|will|could|might|did) (?:they|he|she|you|anyone|people|employers) (?:ever |even )?"
    r"(?:take|look at|consider|hire|accept|interview|go for)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:ask|talk|know|hear|learn|chat|find out)\b.*\babout\b", re.IGNORECASE)
# "And to be a finance manager", "or as a matron".
_AND = re.compile(r"^\W*(?:(?:ok|so|well|right|fine|cool|then)\W+)*(?:and|or|what about|how about|what if)\b", re.IGNORECASE)
_ASKS_ANEW = re.compile(
    r"\b(?:who|where|why|how|when|difference|differ\w*|compar\w*|same|versus|vs|better|worse|more|less|than|over|above|under|below)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom\b.*\bto\b", re.IGNORECASE)
_WHATS_THAT = re.compile(r"\b(?:what'?s|what is|whats) (?:that|it|one)\b", re.IGNORECASE)
# "Would they take a physio, or just nurses?"
_WHOM_THEY_TAKE = re.compile(
    r"\b(?:take|takes|hire|accept|want|come|comes|came|have been|used to be|start out as|all|only|just)\b", re.IGNORECASE
)
_OF_HOLDING = frozenset({"education", "experience_needed", "courses"})
_WORTH = re.compile(r"\bworth (?:it|the|doing|all|my|bothering|having|getting|taking)\b", re.IGNORECASE)
# Topics on which "how long does that take?" is how long it takes to get there.
_LASTING = frozenset({"career_path", "education", "certification", "entry_without_degree", "experience_needed"})
# Names of degrees or certificates beside each other ask about these, whatever the talk was on.
_OF_STUDY = frozenset({"degree_comparison", "certification"})
_POSTS = re.compile(r"\b(?:posts?|jobs?|roles?|positions?|careers?)\b", re.IGNORECASE)
_AMONG = re.compile(r"\bwhich (?:of|one|is|job|role|post)\b", re.IGNORECASE)
_EASE = re.compile(r"\b(?:eas\w+|hard\w*|quick\w*|realistic\w*|get into|reach|within reach|likel\w+)\b", re.IGNORECASE)
_SET_AGAINST = re.compile(r"\b(?:compares?|compared|stacks? up|against|versus|vs)\b", re.IGNORECASE)
_CHOOSING = frozenset({"degree_comparison", "which_suits_me"})
# Words that ask nothing beside a name: "and the CEO?", "what about a director".
_FILLER = re.compile(r"and|n|an|&|or|but|so|ok|okay|then|what|how|about|for|a|the|of|as|if|i|mean|meant|same|with")


def _picked(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """One of the things that were offered or set side by side: "the second one", "2"."""
    choice = refer.offered(knowledge, question, context)
    if choice is None and not is_named(question):
        choice = refer.in_focus(knowledge, question, context) or refer.suggested(knowledge, question, context)
    return _chosen(question, choice, context) if choice else None


def _put_right(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same asked of another name: "no, I meant the matron"."""
    corrects = is_named(question) and context.topic and _CORRECTING.search(question.text) and few_words(question)
    return replace(question, intent="follow_up") if corrects else None


def _would_they_take(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What the post in focus asks for, where another is where somebody comes from: "would they look at a matron?"."""
    other = question.names.get("role") and [ids[0] for ids in question.names["role"]] != context.roles
    applies = len(context.roles) == 1 and other and few_words(question) and _WOULD_THEY.search(question.text)
    return replace(question, intent="ask_experience_needed", names={**question.names, "role": []}) if applies else None


def _about(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What a post is, where somebody says no more than what they want to hear about: "wanna ask about matrons"."""
    asks = question.intent == FALLBACK and question.names.get("role") and few_words(question) and _ABOUT.search(question.text)
    return replace(question, intent="ask_role_overview") if asks else None


def _and_another(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same of another post, where nothing else is clear: "and to be just a finance manager"."""
    other = {ids[0] for ids in question.names.get("role", [])} - set(context.roles)
    unclear = is_faint(question, context) and question.confidence < _RATHER_FAINT and few_words(question)
    applies = unclear and other and context.roles and _AND.search(question.text) and not _ASKS_ANEW.search(question.text)
    return replace(question, intent="follow_up") if applies else None


def _of_another_job(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same asked of a job outside the subject: "and a radiographer?"."""
    outside = question.intent == "follow_up" and question.names.get("other_role") and not is_named(question)
    return replace(question, intent=OTHER_JOBS) if outside else None


def _whats_that(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What another post is: "and service manager, what's that?"."""
    asks = question.intent in HALF and question.names.get("role") and few_words(question) and _WHATS_THAT.search(question.text)
    return replace(question, intent="ask_role_overview") if asks else None


def _whom_they_take(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which professions a post in focus is open to: "would they take a paramedic or just nurses?"."""
    profession = question.names.get("qualification") or question.names.get("other_role")
    unclear = question.intent in (OTHER_JOBS, FALLBACK) and context.roles and points_back(question) and not is_named(question)
    applies = unclear and profession and _WHOM_THEY_TAKE.search(question.text)
    return replace(question, intent="ask_experience_needed") if applies else None


def _which_of_these(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A choice among the degrees or certificates that the talk has been on: "which is quicker?"."""
    kind = context.entries[0][0] if context.entries else ""
    if is_named(question) or [thing[0] for thing in context.things].count(kind) < 2:
        return None
    halves = question.intent in HALF | _UNSURE and WHICH.search(question.text)
    if not halves and question.topic not in _COMPARISONS:
        return None
    return replace(question, intent="ask_degree_comparison" if kind == "degree" else COSTS.get(kind, question.intent))


def _of_those_told(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the courses just told, or one side of them: "which would you do?", "how much is it?"."""
    if context.topic != "courses" or context.entries or is_named(question) or not few_words(question):
        return None
    told = str((context.last or {}).get("text", ""))
    ids = [programme.id for programme in knowledge.programmes.values() if programme.title in told]
    chooses = question.intent in HALF or question.topic in _COMPARISONS
    one_side = question.intent in HALF | {"ask_courses", "ask_salary", "ask_experience_needed"} and aspect(question.text)
    applies = len(ids) > 1 and (points_back(question) or one_side) and ((chooses and WHICH.search(question.text)) or one_side)
    if not applies or PAY.search(question.text):
        return None
    posts = [[id] for id in context.roles if id not in knowledge.umbrellas]
    names = {**question.names, "programme": [[id] for id in ids], "role": posts}
    return replace(question, intent="ask_courses", names=names)


def _a_reason(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A reason to choose one of the things compared: "I'm more into running hospitals"."""
    compares = context.topic in _CHOOSING and len(context.set_apart()) > 1
    unclear = question.confidence < FAINT and question.topic not in _CHOOSING
    applies = compares and unclear and _OF_ONESELF.search(question.text)
    return replace(question, intent=f"ask_{context.topic}") if applies else None


def _names_alone(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same asked of other names: "n the CEO"."""
    alone = is_named(question) and context.topic and _only_names(question) and question.topic not in _OF_STUDY
    return replace(question, intent="follow_up") if alone else None


def _of_the_entry(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """One side of what the talk is on: the price of a degree, the posts it leads to, its worth, how long it takes."""
    kind = context.entries[0][0] if context.entries else ""
    if kind in COSTS and not is_named(question) and few_words(question) and _DO_WITH.search(question.text):
        return replace(question, intent="ask_career_path")
    if not context.topic or (question.intent not in HALF and not is_faint(question, context)):
        return None
    side = aspect(question.text)
    intent = None
    if question.names.get("role"):
        # "Could I be a matron with that?"
        intent = "ask_education" if kind == "degree" and points_back(question) and question.intent in HALF else None
    elif is_named(question):
        return None
    elif side == "length" and context.roles and _GET_THERE.search(question.text):
        intent = "ask_experience_needed"
    elif kind == "degree" and _POSTS.search(question.text):
        intent = "ask_career_path"
    elif kind in COSTS and (side or (kind != "degree" and question.intent in _FAINTLY | _UNSURE)):
        intent = COSTS[kind]
    elif _WORTH.search(question.text):
        intent = "ask_education" if kind == "degree" else "ask_which_suits_me"
    elif side == "length" and context.roles and (context.topic in _LASTING or _FROM_TO.search(question.text)):
        intent = "ask_experience_needed"
    return replace(question, intent=intent) if intent else None


def _for_me(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of them is for the asker: "and for me? I'm shy but tidy"."""
    unclear = question.intent in _ASKING_NOTHING and context.topic in _COMPARISONS
    return replace(question, intent="ask_which_suits_me") if unclear and _FOR_ME.search(question.text) else None


def _afterwards(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way on: "and after that?", "what comes next", "then matron?"."""
    pattern = _AND_THEN if question.names.get("role") else _AFTERWARDS
    half = question.intent in HALF and few_words(question) and (question.names.get("role") or not is_named(question))
    asks = half and pattern.search(question.text)
    return replace(question, intent="ask_career_path") if asks else None


def _which_for(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the certificates that were compared a post takes: "which for a nurse manager?"."""
    kind = context.entries[0][0] if len(context.entries) > 1 else ""
    asks = kind == "certification" and question.names.get("role") and (question.intent in HALF or question.topic == "difference")
    return replace(question, intent="ask_certification") if asks and _WHICH_FOR.search(question.text) else None


def _set_beside(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same of a post that is set beside the one in focus: "how does that stack up against a matron?"."""
    unclear = context.topic and context.roles and question.intent in HALF | _UNSURE and question.confidence < FAINT
    applies = unclear and question.names.get("role") and points_back(question) and _SET_AGAINST.search(question.text)
    return replace(question, intent="follow_up") if applies else None


def _of_holding(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What the certificate or the programme in focus asks for, and who has it: "do they need a master's for it?"."""
    kind = context.entries[0][0] if context.entries else ""
    asked = question.topic in _OF_HOLDING or question.intent in HALF | _UNSURE
    applies = kind in ("certification", "programme") and asked and not many_words(question) and _HOLDING.search(question.text)
    if not applies or any(question.names.get(other) for other in ("certification", "programme")):
        return None
    return replace(question, intent=COSTS[kind], names={**question.names, kind: [context.entries[0][1:]], "degree": []})


def _among_posts(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A choice among posts set side by side: by how hard they are to reach, else by what each does."""
    posts = "role" in [kind for kind, _ in context.set_apart()]
    if not posts or not _AMONG.search(question.text):
        return None
    if question.intent not in HALF and not (is_faint(question, context) and question.intent in _UNSURE):
        return None
    return replace(question, intent="ask_experience_needed" if _EASE.search(question.text) else "ask_duties")


def _no_small_talk(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The likeliest career topic of what looks like small talk, or like a patient's question, but hardly so."""
    likely = likely_intents(question)
    subject = any(question.names.get(kind) for kind in NAMING if kind != "country")
    a_patients = question.confidence >= _HARDLY and _A_PATIENTS.search(question.text)
    medical = question.intent == "out_of_scope_medical_advice" and not a_patients
    # "Do you get paid?" in a talk on a fellowship.
    of_the_talk = question.intent == "bot_challenge" and context.focus and f"ask_{respect(question)}" in likely
    faint = bool(context.topic) and question.confidence < _RATHER_FAINT and (question.intent in _FAINTLY or medical)
    applies = not subject and likely and (faint or of_the_talk)
    return replace(question, intent=likely[0]) if applies else None


def _a_fragment(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The likeliest career topic of a few unclear words."""
    likely = likely_intents(question)
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


def _of_its_place(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The likeliest topic of what speaks of where the post in focus works: "does it depend how big the surgery is?"."""
    focus = [knowledge.roles[id] for id in context.roles if id in knowledge.roles]
    places = {place.lower() for role in focus for settings in role.implied.values() for place in settings}
    unclear = question.intent in _CAREFUL and is_faint(question, context) and points_back(question) and likely_intents(question)
    applies = unclear and places & set(re.findall(r"\w+", question.text.lower()))
    return replace(question, intent=likely_intents(question)[0]) if applies else None


def _pointing(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What points back to the talk goes on with it."""
    applies = question.intent in _UNSURE and context.topic and points_back(question) and not is_named(question)
    return replace(question, intent=next(iter(likely_intents(question)), "follow_up")) if applies else None


RULES: tuple[Rule, ...] = (
    _picked,
    _put_right,
    _whats_that,
    _whom_they_take,
    _would_they_take,
    _about,
    _and_another,
    _of_another_job,
    _which_of_these,
    _of_those_told,
    _for_me,
    _a_reason,
    _names_alone,
    _afterwards,
    *bare.RULES,
    _which_for,
    _set_beside,
    _of_holding,
    _of_the_entry,
    _among_posts,
    _no_small_talk,
    _a_fragment,
    _not_refused,
    _of_its_place,
    _pointing,
)


def _only_names(question: Question) -> bool:
    """Tell whether a question says no more than names: "n the CEO"."""
    rest = question.text.lower()
    for called in sorted(question.called.values(), key=len, reverse=True):
        rest = rest.replace(called.lower(), " ")
    return bool(question.called) and all(_FILLER.fullmatch(word) for word in re.findall(r"[\w&]+", rest))


def _chosen(question: Question, choice: refer.Choice, context: Context) -> Question:
    """Return the question that somebody asks by pointing to one of several things."""
    intent = question.intent
    if choice.topic:
        intent = f"ask_{choice.topic}"
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
