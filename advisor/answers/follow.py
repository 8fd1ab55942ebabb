"""Half sentences that lean on what was said before: "and a director?", "the second one", "tell me more"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Callable

from ..knowledge.base import Knowledge
from . import more, refer
from .aspects import aspect
from .model import Answer, Context, Question
from .phrasing import TOPICS

_NAMING = ("role", "degree", "certification", "programme", "band", "country")
_COMPARISONS = frozenset({"which_is_better", "which_suits_me", "difference", "degree_comparison"})
# "How much is it?" is about the price of what was just told.
_COSTS = {"certification": "ask_certification", "programme": "ask_courses", "degree": "ask_courses"}
# Refusals that a few words in the middle of a talk do not deserve.
_UNSURE = frozenset({"out_of_scope_unrelated", "out_of_scope_other_jobs", "out_of_scope_nonsense", "nlu_fallback"})
# Refusals on the safe side, where something in the subject is likelier.
_CAREFUL = _UNSURE | {"out_of_scope_medical_advice"}
_HALF = frozenset({"follow_up", "nlu_fallback", "out_of_scope_nonsense", "affirm", "repeat"})
# What a few words look like that ask nothing for certain.
_ASKING_NOTHING = _HALF | _UNSURE | {"inform", "deny"}
FALLBACK = "nlu_fallback"
OTHER_JOBS = "out_of_scope_other_jobs"
_POINTING = re.compile(r"\b(?:that|this|it|those|these|they|them|he|she|him|her|one|ones)\b", re.IGNORECASE)
# "Must I be a doctor?" asks what a post requires, not about doctors.
_BEING = re.compile(r"\b(?:be|being) an? ", re.IGNORECASE)
_TELL = re.compile(r"\b(?:tell|more|about|describe|explain)\b", re.IGNORECASE)
_WHY = re.compile(r"^\W*(?:but |and |ok |so )*why(?: (?:is that|not|though|tho|so|both))?\W*$", re.IGNORECASE)
_OF_BOTH = frozenset({"which_is_better", "why_both_matter"})
_STUDY = frozenset({"education", "courses"})
# How people begin when they put something right: "no, I meant practice manager".
_CORRECTING = re.compile(r"^\W*(?:no\b|not\b|sorry\b|actually\b|i (?:meant?|was asking)\b|wrong\b)", re.IGNORECASE)
# What a text in the middle of a talk seldom is, unless it is so for certain.
_FAINTLY = frozenset(
    {"request_human", "give_feedback", "ask_sources", "repeat", "ask_capabilities", "bot_challenge", "goodbye", "greet"}
)
# A short text that names something is taken to go on with the topic; a long one has a topic of its own.
_SHORT = 6
# A few words are up to two more.
_FEW = _SHORT + 2
# More than these are a whole question, not half of one.
_LONG = 12
# Below this confidence a few words in the middle of a talk may well be on the next likely topic.
_FAINT = 0.6
_RATHER_FAINT = 0.5
# Below this one there is no sign that somebody asks as a patient.
_HARDLY = 0.25
# "How much does it pay?" is no question about a price.
_PAY = re.compile(r"\b(?:pays?|paid|earn\w*|salar\w+|wages?|make|jobs?|posts?|roles?)\b", re.IGNORECASE)
_AT_HOME = re.compile(r"\b(?:back home|at home|over here|round here|in my country|where i (?:am|live))\b", re.IGNORECASE)
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
    r"|^\W*(?:(?:and|so|ok|but|then)\W+)*(?:after (?:that|this)|then what|next steps?|and then|afterwards)"
    r"(?:,? (?:then|where|what) \w+)?\W*$",
    re.IGNORECASE,
)
# What is asked of holding or getting the certificate that the talk is on.
_HOLDING = re.compile(
    r"\b(?:for|get|gets|getting|have|has|having|got|hold|holds|take|taking|do|sit|need|needs|require) (?:it|that|one|this)\b",
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
_RESPECTS = {
    "work_setting": re.compile(r"\b(?:hours?|weekends?|nights?|stress\w*|work[- ]life|rotas?|shifts?)\b", re.IGNORECASE),
    "outlook": re.compile(r"\b(?:jobs? going|more jobs|vacanc\w+|demand|openings?|prospects|future)\b", re.IGNORECASE),
    "salary": re.compile(r"\b(?:pay|pays|paid|money|salar\w+|earn\w*|bands?)\b", re.IGNORECASE),
}
_LIKE = re.compile(r"\b(?:like|same (?:as|thing)|similar|instead)\b", re.IGNORECASE)
_COMPARES = re.compile(r"\b(?:compares?|compared|stacks? up|against|versus|vs)\b", re.IGNORECASE)
_BAND = re.compile(r"\bbands?\b", re.IGNORECASE)
_CHOOSING = frozenset({"degree_comparison", "which_suits_me"})
_WHICH = re.compile(
    r"\b(?:which|better|best|quicker|faster|longer|shorter|cheaper|dearer|easier|harder|quickest|cheapest|easiest)\b",
    re.IGNORECASE,
)
# Words that ask nothing beside a name: "and the CEO?", "what about a director".
_FILLERS = frozenset(
    [
        "and",
        "n",
        "an",
        "&",
        "or",
        "but",
        "so",
        "ok",
        "okay",
        "then",
        "what",
        "how",
        "about",
        "for",
        "a",
        "the",
        "of",
        "as",
        "if",
        "i",
        "mean",
        "meant",
        "same",
        "with",
    ]
)

Rule = Callable[[Knowledge, Question, Context], "Question | None"]


def in_context(knowledge: Knowledge, question: Question, context: Context) -> Question:
    """Return a question with the intent and the names that the talk gives it, where its own words leave that open.

    "Which is quicker?" is about the degrees just compared, "is that bad for the hospital?" about what was just said. What it
    most likely means is decided first, then whether the talk turns that to something else; in each the first rule that
    applies counts.
    """
    for rules in (_MEANT, _TURNED):
        found = (rule(knowledge, question, context) for rule in rules)
        question = next((changed for changed in found if changed is not None), question)
    return question


def _named(question: Question) -> bool:
    return any(question.names.get(kind) for kind in _NAMING)


def _few(question: Question) -> bool:
    return len(question.text.split()) <= _FEW


def _long(question: Question) -> bool:
    return len(question.text.split()) > _LONG


def _faint(question: Question, context: Context) -> bool:
    """Tell whether a question in the middle of a talk is unclear by itself."""
    return bool(context.topic) and question.confidence < _FAINT


def _picked(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """One of the things that were offered or set side by side: "the second one", "2"."""
    choice = refer.offered(knowledge, question, context)
    if choice is None and not _named(question):
        choice = refer.in_focus(knowledge, question, context) or refer.suggested(knowledge, question, context)
    return _chosen(question, choice, context) if choice else None


def _put_right(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same asked of another name: "no, I meant the matron"."""
    corrects = _named(question) and context.topic and _CORRECTING.search(question.text) and _few(question)
    return replace(question, intent="follow_up") if corrects else None


def _of_another_job(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same asked of a job outside the subject: "and a radiographer?"."""
    outside = question.intent == "follow_up" and question.names.get("other_role") and not _named(question)
    return replace(question, intent=OTHER_JOBS) if outside else None


def _whats_that(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What another post is: "and service manager, what's that?"."""
    asks = question.intent in _HALF and question.names.get("role") and _few(question) and _WHATS_THAT.search(question.text)
    return replace(question, intent="ask_role_overview") if asks else None


def _whom_they_take(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which professions a post in focus is open to: "would they take a paramedic or just nurses?"."""
    profession = question.names.get("qualification") or question.names.get("other_role")
    unclear = question.intent in (OTHER_JOBS, FALLBACK) and context.roles and points_back(question) and not _named(question)
    applies = unclear and profession and _WHOM_THEY_TAKE.search(question.text)
    return replace(question, intent="ask_experience_needed") if applies else None


def _which_of_these(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A choice among the degrees or certificates that the talk has been on: "which is quicker?"."""
    kind = context.entries[0][0] if context.entries else ""
    if _named(question) or [thing[0] for thing in context.things].count(kind) < 2:
        return None
    halves = question.intent in _HALF | _UNSURE and _WHICH.search(question.text)
    if not halves and question.topic not in _COMPARISONS:
        return None
    return replace(question, intent="ask_degree_comparison" if kind == "degree" else _COSTS.get(kind, question.intent))


def _a_reason(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A reason to choose one of the things compared: "I'm more into running hospitals"."""
    compares = context.topic in _CHOOSING and len(context.set_apart()) > 1
    unclear = question.confidence < _FAINT and question.topic not in _CHOOSING
    applies = compares and unclear and _OF_ONESELF.search(question.text)
    return replace(question, intent=f"ask_{context.topic}") if applies else None


def _names_alone(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same asked of other names: "n the CEO"."""
    alone = _named(question) and context.topic and _only_names(question) and question.topic not in _OF_STUDY
    return replace(question, intent="follow_up") if alone else None


def _of_the_entry(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """One side of what the talk is on: the price of a degree, the posts it leads to, its worth, how long it takes."""
    if not context.topic or (question.intent not in _HALF and not _faint(question, context)):
        return None
    side = aspect(question.text)
    kind = context.entries[0][0] if context.entries else ""
    intent = None
    if question.names.get("role"):
        # "Could I be a matron with that?"
        intent = "ask_education" if kind == "degree" and points_back(question) and question.intent in _HALF else None
    elif _named(question):
        return None
    elif kind == "degree" and _POSTS.search(question.text):
        intent = "ask_career_path"
    elif kind in _COSTS and (side or (kind != "degree" and question.intent in _FAINTLY | _UNSURE)):
        intent = _COSTS[kind]
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
    """The way on: "and after that?", "what comes next"."""
    asks = question.intent in _HALF and not _named(question) and _few(question) and _AFTERWARDS.search(question.text)
    return replace(question, intent="ask_career_path") if asks else None


def _set_beside(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same of a post that is set beside the one in focus: "how does that stack up against a matron?"."""
    unclear = context.topic and context.roles and question.intent in _HALF | _UNSURE and question.confidence < _FAINT
    applies = unclear and question.names.get("role") and points_back(question) and _COMPARES.search(question.text)
    return replace(question, intent="follow_up") if applies else None


def _of_holding(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What the certificate or the programme in focus asks for, and who has it: "do they need a master's for it?"."""
    kind = context.entries[0][0] if context.entries else ""
    asked = question.topic in _OF_HOLDING or question.intent in _HALF | _UNSURE
    applies = kind in ("certification", "programme") and asked and not _long(question) and _HOLDING.search(question.text)
    if not applies or any(question.names.get(other) for other in ("certification", "programme")):
        return None
    return replace(question, intent=_COSTS[kind], names={**question.names, kind: [context.entries[0][1:]], "degree": []})


def _among_posts(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A choice among posts set side by side: by how hard they are to reach, else by what each does."""
    posts = "role" in [kind for kind, _ in context.set_apart()]
    if not posts or not _AMONG.search(question.text):
        return None
    if question.intent not in _HALF and not (_faint(question, context) and question.intent in _UNSURE):
        return None
    return replace(question, intent="ask_experience_needed" if _EASE.search(question.text) else "ask_duties")


def _no_small_talk(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The likeliest career topic of what looks like small talk, or like a patient's question, but hardly so."""
    likely = _likely(question)
    subject = any(question.names.get(kind) for kind in _NAMING if kind != "country")
    medical = question.intent == "out_of_scope_medical_advice" and question.confidence < _HARDLY
    # "Do you get paid?" in a talk on a fellowship.
    of_the_talk = question.intent == "bot_challenge" and context.focus and f"ask_{_respect(question)}" in likely
    faint = bool(context.topic) and question.confidence < _RATHER_FAINT and (question.intent in _FAINTLY or medical)
    applies = not subject and likely and (faint or of_the_talk)
    return replace(question, intent=likely[0]) if applies else None


def _a_fragment(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The likeliest career topic of a few unclear words."""
    likely = _likely(question)
    unclear = _faint(question, context) and question.intent in _ASKING_NOTHING
    return replace(question, intent=likely[0]) if unclear and not _long(question) and not _named(question) and likely else None


def _not_refused(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The likeliest topic of what by itself would be declined to be on the safe side, in a talk about careers."""
    likely = _likely(question)
    other_job = question.names.get("other_role") and not _BEING.search(question.text)
    careful = question.intent in _CAREFUL and context.topic and not other_job and question.ranking[:1] == likely[:1] != []
    return replace(question, intent=question.ranking[0]) if careful else None


def _pointing(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What points back to the talk goes on with it."""
    applies = question.intent in _UNSURE and context.topic and points_back(question) and not _named(question)
    return replace(question, intent=next(iter(_likely(question)), "follow_up")) if applies else None


_MEANT: tuple[Rule, ...] = (
    _picked,
    _put_right,
    _whats_that,
    _whom_they_take,
    _of_another_job,
    _which_of_these,
    _for_me,
    _a_reason,
    _names_alone,
    _afterwards,
    _set_beside,
    _of_holding,
    _of_the_entry,
    _among_posts,
    _no_small_talk,
    _a_fragment,
    _not_refused,
    _pointing,
)


def _price(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """How much it is, is the price of what was just told; what one gets paid on a scheme is told with it."""
    if _named(question) or question.topic != "salary" or not context.entries or context.roles:
        return None
    kind = context.entries[0][0]
    on_it = kind == "programme" and points_back(question)
    price = on_it or (aspect(question.text) == "cost" and not _PAY.search(question.text))
    return replace(question, intent=_COSTS.get(kind, question.intent)) if price else None


def _figure_of(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same for another country: "is there a UK figure?"."""
    applies = question.intent == "ask_sources" and question.names.get("country") and context.topic
    return replace(question, intent="follow_up") if applies else None


def _pros_and_cons(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether one post is any good is asked by somebody who may take it."""
    one = len(context.roles) == 1 and context.roles[0] not in knowledge.umbrellas
    applies = one and not _named(question) and question.topic == "which_is_better"
    return replace(question, intent="ask_which_suits_me") if applies else None


def _at_home(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same for the country somebody is from; who asked about America and comes home is British, if they told no other."""
    home = context.profile.get("country") or ("UK" if context.place == "US" else None)
    if not home or not context.topic or _named(question) or not _AT_HOME.search(question.text):
        return None
    return replace(question, intent="follow_up", names={**question.names, "country": [[home]]})


def _why(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Why the one is no better, or why they differ, is why both are needed; any other why asks for more."""
    if _named(question) or not context.topic or not _WHY.match(question.text):
        return None
    return replace(question, intent="ask_why_both_matter" if context.topic in _OF_BOTH else "follow_up")


def _which_degree(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which one, in a talk on study, is which degree."""
    which = question.intent == "follow_up" and context.topic in _STUDY and _WHICH.search(question.text)
    return replace(question, intent="ask_degree_comparison") if which and not _named(question) else None


def _one_degree(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A degree with no other to set beside it is asked about for a post: "do both need an MBA?"."""
    degrees = {ids[0] for ids in question.names.get("degree", [])} | {id for kind, id in context.things if kind == "degree"}
    posts = bool(context.roles) and not question.names.get("role")
    applies = question.topic == "degree_comparison" and len(degrees) == 1 and posts
    return replace(question, intent="ask_education", names={**question.names, "degree": []}) if applies else None


def _by_what(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which is better in one respect is a question of that: "which has nicer hours?"."""
    if question.topic != "which_is_better" or not context.topic or not _few(question):
        return None
    topic = _respect(question)
    return replace(question, intent=f"ask_{topic}") if topic else None


def _likened(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What the post in focus is likened to is set beside it: "so like a practice manager then?"."""
    other = {ids[0] for ids in question.names.get("role", [])} - set(context.roles)
    applies = question.intent in _HALF and context.roles and other and _LIKE.search(question.text) and _few(question)
    return replace(question, intent="ask_difference") if applies else None


def _bands(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which band, of no post in particular, is how pay goes by band."""
    applies = question.topic == "level_hierarchy" and not _named(question) and not context.roles and _BAND.search(question.text)
    return replace(question, intent="ask_salary") if applies else None


_TURNED: tuple[Rule, ...] = (
    _price,
    _figure_of,
    _by_what,
    _pros_and_cons,
    _at_home,
    _why,
    _which_degree,
    _one_degree,
    _likened,
    _bands,
)


def _respect(question: Question) -> str | None:
    """Return the topic that the words of a question compare by, None where they name none."""
    return next((topic for topic, pattern in _RESPECTS.items() if pattern.search(question.text)), None)


def _only_names(question: Question) -> bool:
    """Tell whether a question says no more than names: "n the CEO"."""
    rest = question.text.lower()
    for called in sorted(question.called.values(), key=len, reverse=True):
        rest = rest.replace(called.lower(), " ")
    return bool(question.called) and set(re.findall(r"[\w&]+", rest)) <= _FILLERS


def _likely(question: Question) -> list[str]:
    """Return the career intents among the likeliest, best first."""
    return [intent for intent in question.ranking if intent.startswith("ask_") and intent[4:] in TOPICS]


def likeliest(question: Question) -> str | None:
    """Return the likeliest career topic of a question that was taken for something else; None if none is likely."""
    return next((intent[4:] for intent in _likely(question)), None)


def _chosen(question: Question, choice: refer.Choice, context: Context) -> Question:
    """Return the question that somebody asks by pointing to one of several things."""
    intent = question.intent
    if choice.topic:
        intent = f"ask_{choice.topic}"
    elif _TELL.search(question.text) and (intent in _HALF or question.topic in ("difference", "role_overview")):
        intent = "ask_role_overview" if choice.role else "ask_education"
    elif choice.entry and choice.entry[0] == "degree" and aspect(question.text):
        intent = "ask_courses"
    elif intent in _HALF and question.confidence < _FAINT and _likely(question):
        intent = _likely(question)[0]
    elif intent in _HALF or question.topic is None:
        intent = f"ask_{_respect(question) or context.topic or 'role_overview'}"
    return replace(question, intent=intent, names={**question.names, **choice.names()}, article=None)


def points_back(question: Question) -> bool:
    """Tell whether a question is a few words that point to what was said before: "do I need a master's for that?"."""
    return bool(_POINTING.search(question.text)) and _few(question)


def leans(question: Question, context: Context) -> bool:
    """Tell whether an unclear question is likely a half sentence that goes on with the topic of the talk."""
    return bool(context.topic and _named(question) and len(question.text.split()) <= _SHORT)


def resolve(knowledge: Knowledge, question: Question, context: Context) -> Question | Answer:
    """Return the full question a half sentence stands for, or the answer itself where there is no question in it."""
    if _named(question):
        return replace(question, intent=f"ask_{context.topic or 'role_overview'}", article=None)
    if context.topic and context.last and context.last.get("sources"):
        return more.more(knowledge, context)
    return replace(question, intent="nlu_fallback")
