"""What the talk turns a clear question to: rules, of which the first that applies counts."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from . import gaps
from .fragments import (
    FAINT,
    OF_BOTH,
    OF_WHAT_IT_IS,
    PAID_ON,
    RATHER_FAINT,
    SIDEWAYS,
    Rule,
    few_words,
    is_named,
    many_words,
)
from .model import Context, Question
from .verdicts import asks_whether_registered

_WHY = re.compile(r"^\W*(?:but |and |ok |so )*(?:why|how come)(?: (?:is that|not|though|tho|so|both))?\W*$", re.IGNORECASE)
_OF_THE_WAY = frozenset({"career_path", "which_suits_me", "role_overview", "entry_without_degree"})
_COME_BACK = re.compile(
    r"\b(?:could|can|would|may|might|is there|any) (?:i |you |one |an?y? )?(?:ever |still |always )?"
    r"(?:(?:come|go|get|move|switch|change) back|return|way back)\b",
    re.IGNORECASE,
)
# "Would the NHS want me?"
_WANT_ME = re.compile(
    r"\b(?:want|take|have|consider|hire|accept|employ|look at) (?:me|us|someone like me|somebody like me)\b", re.IGNORECASE
)
_OTHER_POSTS = re.compile(
    r"\b(?:other|different|alternative) (?:\w+ ){0,2}(?:jobs?|posts?|roles?|options?|careers?|work)\b"
    r"|\bwhat(?: is|'?s) there (?:that ?(?:'?s|is) not|that isn'?t|besides|apart from|other than)\b"
    r"|\bwhat else (?:is there|could|can|might|would|should)\b|\banything else (?:i could|out there|going)\b"
    rf"|{SIDEWAYS}",
    re.IGNORECASE,
)
# "What else is there for someone who likes data?"
_LIKES = re.compile(r"\b(?:likes?|loves?|enjoys?|hates?|prefers?|good (?:at|with))\b", re.IGNORECASE)
_STUDIES = re.compile(
    r"\bwhat else (?:could|can|might|would|should) i (?:take|study|sit|learn|enrol\w* (?:on|in))\b", re.IGNORECASE
)
_AT_HOME = re.compile(
    r"^\W*(?:(?:and|ok|so|but|what about|how about)\W+)*ours\W*$"
    r"|^\W*(?:(?:and|ok|so|but)\W+)*(?:what|how) about (?:over )?here\W*$"
    r"|\b(?:back home|at home|over here|round here|in my country|where i (?:am(?! (?:now|at|today))|live))\b",
    re.IGNORECASE,
)
_IN_MONEY = re.compile(
    r"\b(?:what(?:'s| is)?(?: that| it)?(?: about)?|and|how much) (?:in )?(?:(?P<pounds>pounds|sterling|£)|dollars|\$)\W*$",
    re.IGNORECASE,
)
_WHY_THE_GAP = re.compile(
    r"^\W*(?:(?:and|but|so|ok)\W+)*why\b.*"
    r"\b(?:gap|difference|so (?:much|little|low|high|big|different)|more|less|lower|higher)\b",
    re.IGNORECASE,
)
_HIERARCHY = re.compile(
    r"\b(?:hierarchy|chain of command|pecking order|org(?:anisation(?:al)?)? (?:chart|structure))\b", re.IGNORECASE
)
_AS_A_BAND = re.compile(r"\b(?:as|at|on|from|being) (?:an? )?(?:band )?[2-9][a-d]?\b", re.IGNORECASE)
_OF_GETTING_THERE = frozenset({"experience_needed", "career_path"})
# "What's the boss of the nurses on?"
_WHAT_IS_ON = re.compile(r"\W*(?:(?:and|so|ok)\W+)*what(?:'?s| is| are) (?!.*\b(?:board|committee)\b).*\bon\W*", re.IGNORECASE)
_WHICH_JOBS = re.compile(r"\b(?:what|which|any) (?!do\b|does\b|is\b)(?:\w+ ){0,3}(?:jobs|posts|roles|positions)\b", re.IGNORECASE)
_HOW_TO_START = re.compile(
    r"\W*(?:(?:so|ok|and|but|then|well)\W+)*(?:how|where) (?:do|would|can|could|should) i (?:even |actually )?"
    r"(?:start|begin|get started)(?: then| now)?\W*"
    r"|\W*(?:(?:so|ok|and|but|then|well)\W+)*what (?:are my|other) options(?: then| now| here)?\W*",
    re.IGNORECASE,
)
# "What do I need for the matron job?"
_WHAT_FOR = re.compile(
    r"\bwhat (?:else )?(?:do|would|will|did) (?:i|you|we|they|one|people)(?: \w+)? need (?:for|to (?:get|do|land|have)) ",
    re.IGNORECASE,
)
_WHICH_BAND = re.compile(r"\b(?:is|was|are|would) (?:that|it|this|they|he|she)\b.*\bor\b", re.IGNORECASE)
_BANDS_ON = re.compile(r"\bbands?\b", re.IGNORECASE)


def _which_jobs(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which posts there are is told of the field, and to who told what they are how they get on.

    "What jobs are there in healthcare management?"; "ICU RN here, what management jobs are there?".
    """
    named = [id for ids in question.names.get("role", []) for id in ids]
    what = question.topic == "role_overview" or question.confidence < RATHER_FAINT
    applies = what and named and knowledge.umbrellas.issuperset(named)
    if not applies or not _WHICH_JOBS.search(question.text):
        return None
    if context.profile.get("background") in knowledge.qualifications:
        return replace(question, intent="ask_career_path", names={**question.names, "band": []}, article=None)
    if question.topic != "role_overview":
        return None
    overview = knowledge.default_article("role_overview").id
    return replace(question, names={**question.names, "role": []}, article=overview, nearness=1.0)


def _starts(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """How somebody starts, in a talk on posts, is the way in, and no question on this assistant: "so how do I start?"."""
    known = context.topic or context.profile.keys() & {"background", "current_role", "qualification"}
    asks = known and question.intent == "ask_capabilities" and _HOW_TO_START.fullmatch(question.text)
    return replace(question, intent="ask_career_path") if asks else None


def _which_band(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of two bands it is, is asked of the post in focus: "is that band 6 or 7?"."""
    named = question.names.get("band") and not question.names.get("role") and len(context.roles) == 1
    applies = named and few_words(question) and _WHICH_BAND.search(question.text)
    names = {**question.names, "role": [[id] for id in context.roles], "band": []}
    return replace(question, intent="ask_salary", names=names, article=None) if applies else None


def _of_that_band(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A band, of posts set side by side, names the one on it: "what's on call like for the 8a?"."""
    named = [ids for ids in question.names.get("band", []) if len(ids) == 1]
    on_it = [id for id in context.roles if named and named[0][0].removeprefix("band_") in knowledge.roles[id].bands]
    alone = len(named) == 1 and not question.names.get("role") and len(context.roles) > 1 and len(on_it) == 1
    if not alone or not question.topic or gaps.wanted(question.text):
        return None
    return replace(question, names={**question.names, "role": [on_it], "band": []})


def _what_for(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What somebody needs for a post is the way to it and what it asks for: "what do I need for that job?"."""
    unclear = question.confidence < FAINT and (question.topic in OF_WHAT_IT_IS | {None, "which_suits_me", "skills"})
    named = question.names.get("role") or context.roles
    if not (unclear and named and not many_words(question) and _WHAT_FOR.search(question.text)):
        return None
    return replace(question, intent="ask_experience_needed", article=None, nearness=0.0)


def _figure_of(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same for another country: "is there a UK figure?"."""
    applies = question.intent == "ask_sources" and question.names.get("country") and context.topic
    return replace(question, intent="follow_up") if applies else None


def _hierarchy(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Who stands where in the field as a whole: "explain the NHS management hierarchy"."""
    named = [id for ids in question.names.get("role", []) for id in ids]
    asks = question.topic in OF_WHAT_IT_IS and named and knowledge.umbrellas.issuperset(named)
    applies = asks and _HIERARCHY.search(question.text)
    names = {**question.names, "role": []}
    article = "levels_us" if ["US"] in question.names.get("country", []) else "levels_nhs"
    return replace(question, intent="ask_level_hierarchy", names=names, article=article, nearness=1.0) if applies else None


def _registered(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether the post in focus asks for a registration is asked of that post: "do I need to register with the NMC?"."""
    one = len(context.roles) == 1 and context.roles[0] not in knowledge.umbrellas and not is_named(question)
    asks = one and question.topic == "certification" and asks_whether_registered(question.text)
    return replace(question, article=None, nearness=0.0) if asks else None


def _from_a_band(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The band that somebody comes from names none of the posts on it: "how many years as a band 6 first?"."""
    begins = question.topic in _OF_GETTING_THERE and context.roles and not question.names.get("role")
    applies = begins and question.names.get("band") and _AS_A_BAND.search(question.text)
    return replace(question, names={**question.names, "band": []}) if applies else None


def _at_home(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same for the country somebody is from; who asked about America and comes home is British, if they told no other."""
    home = context.profile.get("country") or ("UK" if context.place == "US" else None)
    if money := _IN_MONEY.search(question.text):
        # "That's dollars, what about pounds?"
        home = "UK" if money["pounds"] else "US"
    elif not _AT_HOME.search(question.text):
        return None
    if not home or not context.topic or is_named(question):
        return None
    return replace(question, intent="follow_up", names={**question.names, "country": [[home]]})


def _why(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Why the one is no better, or why they differ, is why both are needed; any other why asks for more."""
    if is_named(question) or not context.topic or question.article or not _WHY.match(question.text):
        return None
    return replace(question, intent="ask_why_both_matter" if context.topic in OF_BOTH else "follow_up")


def _why_so_much(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Why pay differs is told with the pay: "why the gap?"."""
    leans = context.topic == "salary" != question.topic and not is_named(question) and few_words(question)
    return replace(question, intent="follow_up") if leans and _WHY_THE_GAP.search(question.text) else None


def _others(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which other posts there are is asked of none of those spoken of: "what else could I do that isn't ward based?"."""
    spoken_of = {*context.roles, context.profile.get("current_role", "")}
    another = any(not {*ids} & (spoken_of | knowledge.umbrellas) for ids in question.names.get("role", []))
    unclear = question.topic in ("duties", "work_setting") and question.confidence < FAINT
    likes = question.topic == "which_suits_me" and _LIKES.search(question.text)
    applies = (
        (question.topic in _OF_THE_WAY or unclear)
        and not (another or likes)
        and (spoken_of - knowledge.umbrellas - {""} or "background" in context.profile)
        and _OTHER_POSTS.search(question.text)
        and not _STUDIES.search(question.text)
    )
    manager = [[role.id] for role in knowledge.kinds_of_work if role.track == "management"]
    names = {**question.names, "role": manager, "degree": []}
    return replace(question, intent="ask_career_path", names=names, article=None) if applies else None


def _want_me(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether they would take the asker is asked of the post: "CIPD level 5, would the NHS want me as an HR manager?"."""
    held = question.topic == "certification" and question.confidence < FAINT and question.names.get("role")
    applies = held and _WANT_ME.search(question.text)
    return replace(question, intent="ask_experience_needed", article=None) if applies else None


def _other_courses(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What else one could take or study is asked of courses: "what else could I take?" after a certificate."""
    asks = _STUDIES.search(question.text) and few_words(question) and not is_named(question) and context.topic
    return replace(question, intent="ask_courses", article=None, nearness=0.0) if asks else None


def _come_back(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way back to clinical work, of a clinician: "if I hated it, could I come back?"."""
    own = knowledge.qualifications.get(context.profile.get("background", ""))
    post = knowledge.roles.get(context.profile.get("current_role", ""))
    clinical = (own and own.clinical) or (post and post.profession)
    article = knowledge.articles.get("keeping_registration")
    applies = clinical and article and not many_words(question) and _COME_BACK.search(question.text)
    if not applies or article is None or question.names.get("role"):
        return None
    return replace(question, intent=f"ask_{article.topic}", article=article.id, nearness=1.0)


def _paid_on(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What somebody is on is their pay: "what would a matron be on?"."""
    unclear = question.topic in OF_WHAT_IT_IS and (question.confidence < FAINT or _WHAT_IS_ON.fullmatch(question.text))
    return replace(question, intent="ask_salary", article=None) if unclear and PAID_ON.search(question.text) else None


def _bands(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which band, of no post in particular, is how pay goes by band."""
    named = [id for ids in question.names.get("role", []) for id in ids]
    no_post = named and knowledge.umbrellas.issuperset(named) and not question.names.get("band")
    asked_of_none = (not is_named(question) and not context.roles) or no_post
    applies = question.topic == "level_hierarchy" and asked_of_none and _BANDS_ON.search(question.text)
    return replace(question, intent="ask_salary", article="nhs_pay_bands", nearness=1.0) if applies else None


RULES: tuple[Rule, ...] = (
    _which_jobs,
    _starts,
    _which_band,
    _of_that_band,
    _figure_of,
    _what_for,
    _hierarchy,
    _registered,
    _from_a_band,
    _at_home,
    _why_so_much,
    _why,
    _other_courses,
    _others,
    _come_back,
    _want_me,
    _paid_on,
    _bands,
)
