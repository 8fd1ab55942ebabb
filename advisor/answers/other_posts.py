"""What a question that names another post asks in the middle of a talk: rules, of which the first that applies counts."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from .equivalents import narrow
from .fragments import (
    FAINT,
    FALLBACK,
    HALF,
    OF_WHAT_IT_IS,
    OTHER_JOBS,
    RATHER_FAINT,
    THERE_FROM,
    UNSURE,
    Rule,
    few_words,
    is_faint,
    is_named,
    likely_intents,
    many_words,
    names_entry,
    points_back,
)
from .model import Context, Question
from .verdicts import asks_whether_needed

# How people begin when they put something right: "no, I meant practice manager".
_CORRECTING = re.compile(
    r"^\W*(?:(?:oh|ah)\W+)?(?:no\b|not\b|sorry\b|w?oops\b|actually\b|i (?:meant?|was asking)\b|wrong\b)", re.IGNORECASE
)
_I_MEANT = re.compile(r"\bi (?:meant|was asking about)\b(?! to\b)", re.IGNORECASE)
# "Would they look at a matron?"
_WOULD_THEY = re.compile(
    r"\b(?:would|do|will|could|might|did) (?:they|he|she|you|anyone|people|employers) (?:ever |even )?"
    r"(?:take|look at|consider|hire|accept|interview|go for)\b",
    re.IGNORECASE,
)
_VERY_FAINT = 0.2
_ABOUT = re.compile(r"\b(?:ask|talk|know|hear|learn|chat|find out)\b.*\babout\b", re.IGNORECASE)
_CAN_I_BE = re.compile(
    r"\b(?:can|could) (?:i|we|an? \w+(?: \w+)?) (?:ever |still |really |actually )?(?:be|become|run|manage)\b", re.IGNORECASE
)
# "And to be a finance manager", "or as a matron".
_AND = re.compile(r"^\W*(?:(?:ok|so|well|right|fine|cool|then)\W+)*(?:and|or|what about|how about|what if)\b", re.IGNORECASE)
_A_PLACE = re.compile(
    r"^\W*(?:(?:and|or|what about|how about|what if it'?s|same|ok|so|hmm+|hm|oh)\W+)+(?:(?:in|for|at|with) )?(?:an? |the )?"
    r"(?P<place>[a-z ]+)\W*$",
    re.IGNORECASE,
)
# "And the finance one?"
_THE_ONE = re.compile(
    r"\W*(?:(?:and|or|ok|what about|how about|so|no|not \w+|i meant?)\W+)*the (\w+) (?:one|side|lot|person|boss|guy|lady)\W*",
    re.IGNORECASE,
)
# Where a post is tells none apart.
_EVERYWHERE = frozenset({"hospital", "clinic", "ward", "practice", "home", "trust", "other", "same"})
_AS_TOLD = re.compile(
    r"\b(?:given|knowing|considering|with|from|after) (?:what|everything|all) i(?:'?ve)? (?:said|told)\b", re.IGNORECASE
)
_ASKS_ANEW = re.compile(
    r"\b(?:who|where|why|how|when|difference|differ\w*|compar\w*|same|versus|vs|better|worse|more|less|than|over|above|under|below)\b",
    re.IGNORECASE,
)
_WHATS_THAT = re.compile(r"\b(?:what'?s|what is|whats) (?:that|it|one)\b", re.IGNORECASE)
# "Would they take a physio, or just nurses?"
_WHOM_THEY_TAKE = re.compile(
    r"\b(?:take|takes|hire|accept|want|come|comes|came|have been|used to be|start out as|all|only|just)\b", re.IGNORECASE
)
_MUST_BECOME = re.compile(
    r"\b(?:have|need|got|must|has)(?: i| you| they| to)*(?: first)? (?:be|become|train as|qualify as)"
    r" (?:an? \w+|\w*(?:nurses?|doctors?|clinicians?|therapists?))\b",
    re.IGNORECASE,
)
_ON_NEEDS = frozenset({"ask_experience_needed", "ask_education"})
_BECOME_ONE = re.compile(r"\b(?:to|i|you|people) (?:become|be|get to be|qualify as|train as) (?:one|that|it)\b", re.IGNORECASE)
_SURELY = 0.99
# "Could a porter ever end up doing that?"
_COULD_ONE = re.compile(
    r"\b(?:could|can|might|would|do|does) (?:an?|any|somebody from|someone from) .{3,30}?"
    r"\b(?:be|become|do|doing|get|reach|hold) (?:in |into |to )?(?:that|this|it|them|one|either|those|there)\b",
    re.IGNORECASE,
)
# Names of degrees or certificates beside each other ask about these, whatever the talk was on.
_OF_STUDY = frozenset({"degree_comparison", "certification"})
_SET_AGAINST = re.compile(r"\b(?:compares?|compared|stacks? up|against|versus|vs)\b", re.IGNORECASE)
# Words that ask nothing beside a name: "and the CEO?", "what about a director".
_FILLER = re.compile(r"and|n|an|&|or|but|so|ok|okay|then|what|how|about|for|a|the|of|as|if|i|mean|meant|same|with")


def _put_right(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same asked of another name: "no, I meant the matron"."""
    begins = _CORRECTING.search(question.text) and few_words(question)
    no_topic = is_faint(question, context) or question.topic in (None, "difference", "role_overview")
    meant = _I_MEANT.search(question.text) and not many_words(question) and no_topic
    corrects = is_named(question) and context.topic and (begins or meant)
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


def _can_i_be(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way to a post, where that is all that is unclear: "can I be the administrator?"."""
    unclear = question.intent == FALLBACK or (question.confidence < FAINT and question.topic in OF_WHAT_IT_IS)
    unclear = unclear or question.confidence < _VERY_FAINT
    asks = unclear and question.names.get("role") and not many_words(question) and _CAN_I_BE.search(question.text)
    return replace(question, intent="ask_career_path", article=None) if asks else None


def _and_another(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same of another post, where nothing else is clear: "and to be just a finance manager"."""
    other = {ids[0] for ids in question.names.get("role", [])} - set(context.roles)
    unclear = is_faint(question, context) and question.confidence < RATHER_FAINT and few_words(question)
    applies = unclear and other and context.roles and _AND.search(question.text) and not _ASKS_ANEW.search(question.text)
    return replace(question, intent="follow_up") if applies else None


def _in_another_place(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same of who manages another place: "and care homes?" in a talk on practice managers."""
    found = _A_PLACE.search(question.text) if question.intent in HALF and not is_named(question) else None
    if not found or len(context.roles) != 1 or context.roles[0] not in knowledge.roles:
        return None
    place = re.sub(r"s$", "", found["place"].lower())
    posts = [role.id for role in knowledge.roles.values() if place in (name.lower() for name in role.implied.get("manager", []))]
    other = len(posts) == 1 and posts != context.roles
    return replace(question, intent="follow_up", names={**question.names, "role": [posts]}) if other else None


def _of_its_rank(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same of a post that stands beside the one in focus and is called by its field: "and the finance one?" after a COO."""
    found = _THE_ONE.fullmatch(question.text) if not is_named(question) else None
    found = None if found and found[1].lower() in _EVERYWHERE else found
    focus = knowledge.roles.get(context.roles[0]) if len(context.roles) == 1 else None
    if not found or focus is None or question.topic:
        return None
    # "The finance one" after a clinical director is a finance director.
    alike = f"{found[1]} {focus.title.split()[-1]}".lower()
    if exact := [role.id for role in knowledge.roles.values() if alike in (name.lower() for name in role.all_names)]:
        return replace(question, intent="follow_up", names={**question.names, "role": [exact[:1]]})
    beside = [
        role for role in knowledge.roles.values() if role.level == focus.level and set(role.countries) & set(focus.countries)
    ]
    called = re.compile(rf"\b{re.escape(found[1])} (?:director|manager|chief|officer|lead|supervisor)\b", re.IGNORECASE)
    posts = [role.id for role in beside if role is not focus and any(called.search(name) for name in role.all_names)]
    return replace(question, intent="follow_up", names={**question.names, "role": [posts]}) if len(posts) == 1 else None


def _as_told(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether a post suits somebody by what they told of themselves: "service manager, given what I said?"."""
    asks = question.names.get("role") and question.confidence < FAINT and few_words(question) and _AS_TOLD.search(question.text)
    return replace(question, intent="ask_which_suits_me") if asks else None


def _of_another_job(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same asked of a job outside the subject: "and a radiographer?". Of what a post asks for, whether it takes one."""
    profession = question.names.get("qualification") or question.names.get("other_role")
    asked = question.intent in ("follow_up", OTHER_JOBS) and profession and not is_named(question)
    if asked and context.topic == "experience_needed" and context.roles and few_words(question):
        return replace(question, intent="ask_experience_needed")
    outside = question.intent == "follow_up" and question.names.get("other_role") and not is_named(question)
    return replace(question, intent=OTHER_JOBS) if outside else None


def _without_being_one(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What is asked of posts for somebody who is of no such job: "what pays best without being a doctor?"."""
    if question.intent != OTHER_JOBS or question.confidence >= FAINT:
        return None
    likely = likely_intents(question)
    said = "|".join(re.escape(question.called.get(ids[0], ids[0])) for ids in question.names.get("other_role", []))
    not_one = said and re.search(
        rf"\b(?:without being|not|isn'?t|no|besides|other than) (?:an? )?(?:{said})\b", question.text, re.IGNORECASE
    )
    return replace(question, intent=likely[0], names={**question.names, "other_role": []}) if likely and not_one else None


def _called_so_elsewhere(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The post that the talk's name for one means in the country named: "in America I mean" after a director of nursing."""
    place = question.names.get("country", [])
    said = context.called.get(context.roles[0], "").lower().removesuffix("s") if len(context.roles) == 1 else ""
    if len(place) != 1 or not said or names_entry(question) or not few_words(question):
        return None
    alike = [role for role in knowledge.roles.values() if said in (name.lower() for name in role.shared_names)]
    meant = narrow(alike, place[0][0], said) if len(alike) > 1 else []
    if len(meant) != 1 or [meant[0].id] == context.roles:
        return None
    intent = question.intent if question.topic else "follow_up"
    called = {**question.called, meant[0].id: context.called[context.roles[0]]}
    return replace(question, intent=intent, names={**question.names, "role": [[meant[0].id]]}, called=called)


def _whats_that(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What another post is: "and service manager, what's that?"."""
    asks = question.intent in HALF and question.names.get("role") and few_words(question) and _WHATS_THAT.search(question.text)
    return replace(question, intent="ask_role_overview") if asks else None


def _whom_they_take(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which professions a post in focus is open to: "would they take a paramedic or just nurses?"."""
    profession = question.names.get("qualification") or question.names.get("other_role")
    unclear = question.intent in (OTHER_JOBS, FALLBACK) and context.roles and not is_named(question) and not many_words(question)
    whom = points_back(question) and _WHOM_THEY_TAKE.search(question.text)
    applies = unclear and profession and (whom or _COULD_ONE.search(question.text))
    return replace(question, intent="ask_experience_needed") if applies else None


def _must_be_one(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether the post in focus takes that profession alone: "do I have to become a nurse first?"."""
    profession = question.names.get("qualification") or question.names.get("other_role")
    unclear = question.intent in UNSURE and context.roles and not question.names.get("role") and not many_words(question)
    if not (unclear and profession and _MUST_BECOME.search(question.text)):
        return None
    field = knowledge.umbrellas.issuperset(context.roles) and "clinical_background" in knowledge.articles
    intent = next((intent for intent in likely_intents(question) if intent in _ON_NEEDS), "ask_experience_needed")
    return replace(
        question,
        intent=intent,
        article="clinical_background" if field else None,
        nearness=_SURELY if field else 0.0,
    )


def _needs_a_trade(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether the post in focus asks for a qualification outside the subject: "is a CPA necessary?" of a finance director."""
    trade = question.names.get("qualification") or question.names.get("other_role")
    one = len(context.roles) == 1 and context.roles[0] not in knowledge.umbrellas and not question.names.get("role")
    asks = one and trade and question.intent in UNSURE and few_words(question) and asks_whether_needed(question.text)
    return replace(question, intent="ask_certification", article=None) if asks else None


def _to_become_one(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way to the post in focus: "how long to become one?"."""
    unclear = question.intent in UNSURE and context.roles and not is_named(question) and not question.names.get("other_role")
    asks = unclear and few_words(question) and _BECOME_ONE.search(question.text)
    return replace(question, intent="ask_career_path", article=None) if asks else None


def _there_from(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way to the post in focus from a trade outside the subject: "can you get there from care assistant?"."""
    trade = question.names.get("qualification") or question.names.get("other_role")
    unclear = question.intent in (OTHER_JOBS, FALLBACK) and context.roles and not is_named(question) and not many_words(question)
    return replace(question, intent="ask_career_path") if unclear and trade and THERE_FROM.search(question.text) else None


def _names_alone(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same asked of other names: "n the CEO"."""
    alone = is_named(question) and context.topic and _only_names(question) and question.topic not in _OF_STUDY
    return replace(question, intent="follow_up") if alone else None


def _set_beside(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same of a post that is set beside the one in focus: "how does that stack up against a matron?"."""
    unclear = context.topic and context.roles and question.intent in HALF | UNSURE and question.confidence < FAINT
    applies = unclear and question.names.get("role") and points_back(question) and _SET_AGAINST.search(question.text)
    return replace(question, intent="follow_up") if applies else None


def _only_names(question: Question) -> bool:
    """Tell whether a question says no more than names: "n the CEO"."""
    rest = question.text.lower()
    for called in sorted(question.called.values(), key=len, reverse=True):
        rest = rest.replace(called.lower(), " ")
    return bool(question.called) and all(_FILLER.fullmatch(word) for word in re.findall(r"[\w&]+", rest))


RULES: tuple[Rule, ...] = (
    _called_so_elsewhere,
    _put_right,
    _whats_that,
    _whom_they_take,
    _must_be_one,
    _needs_a_trade,
    _to_become_one,
    _there_from,
    _would_they_take,
    _about,
    _can_i_be,
    _and_another,
    _in_another_place,
    _of_its_rank,
    _as_told,
    _of_another_job,
    _without_being_one,
    _names_alone,
    _set_beside,
)
