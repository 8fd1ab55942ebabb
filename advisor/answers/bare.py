"""What a few bare words ask in the middle of a talk: "above that?", "where?", "how?", "which posts?", "is that hard?"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from ..knowledge.moves import height, top_of_the_line
from .fragments import COSTS, EASE, FAINT, FALLBACK, HALF, NAMING, PAID_ON, Rule, few_words, is_named, many_words
from .model import Context, Question
from .plain_words import deputies_of
from .speaker import wishes

# "And above that?"
_ABOVE_OR_BELOW = re.compile(
    r"^\W*(?:(?:and|so|ok|but|then|or|who|what|who'?s|what'?s|is|are|anyone|anything|comes?|the (?:one|level|rung))\W+)*"
    r"(?:directly |right |just )?(?:above|below|under|underneath|beneath|over)(?: (?:that|this|it|them|him|her|those))?\W*$"
    r"|\bboss of (?:that|this|it|them|those)\b",
    re.IGNORECASE,
)
# "What about the person under them?", "what does the one above that earn?"
_NEIGHBOUR = re.compile(
    r"\b(?:person|people|one|ones|posts?|role|jobs?|level|rung|grade|boss|staff|somebody|someone|whoever(?:'?s| is)?) "
    r"(?:(?:directly|just|right|immediately) )?(?P<place>under|below|beneath|underneath|above|over)"
    r"(?: (?:that|this|it|them|him|her|those)\b|(?=\s*(?:[,.?!]|$|on\W*$|earns?\b|gets?\b|makes?\b|paid\b)))"
    r"|\b(?:one|next|step|rung|level|grade) (?P<way>up|down)(?: from (?:that|this|it|them|him|her|there))?\W*$",
    re.IGNORECASE,
)
_MOST_NEIGHBOURS = 2
# "Who's right at the very top?", "what does the one at the top get?"
_AT_THE_TOP = re.compile(
    r"\bat the (?:very )?top\b|\bthe (?:very top|top (?:dog|boss|person|man|woman|of (?:it all|the tree)))\b", re.IGNORECASE
)
# "And the top job?"
_AND_THE_TOP = re.compile(
    r"^\W*(?:(?:and|n|so|ok|what about|how about|for)\W+)*the (?:very )?top(?: (?:jobs?|posts?|roles?|spot|one))?\W*$",
    re.IGNORECASE,
)
# "What's the top job in that line?"
_TOP_OF_THE_LINE = re.compile(
    r"\b(?:top|highest|biggest|most senior) (?:job|post|role|position)s? (?:in|of|on) (?:that|this|the same|their) "
    r"(?:line|field|side|area|track|ladder|trade)\b",
    re.IGNORECASE,
)
# The top of a hospital is the chief executive's post, whatever line the talk is on.
_OF_ALL = re.compile(r"\b(?:hospital|trust|organisation|organization|whole (?:place|thing)|everyone|everybody)\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:called|title)\b", re.IGNORECASE)
_WHO_DOES_WHAT = re.compile(
    r"\bwho(?: actually)? (?:does|handles|owns|decides|is responsible for|looks after) (?:what|which)\b", re.IGNORECASE
)
# "And for the deputy?"
_DEPUTY = re.compile(r"\b(?:deput(?:y|ies)|assistant)\b(?! \w+(?: \w+)? (?:manager|director)\b)", re.IGNORECASE)
# "Go on then, do matron as well."
_AS_WELL = re.compile(r"\b(?:as well|too)\W*$", re.IGNORECASE)
_WHO = re.compile(r"^\W*(?:(?:and|so|but|ok|then)\W+)*(?:who|whose|which one)\b|\b(?:and|or) who\b", re.IGNORECASE)
# "So who does the day to day?", not "who do they work with?".
_WHO_OF_THEM = re.compile(
    r"^\W*(?:(?:and|so|but|ok|then)\W+)*who(?:'?s)? "
    r"(?!(?:do|does|did|is|are|was|would|should|can|could|will) "
    r"(?:they|he|she|it|i|you|we|that|this|(?:an?|the) (?:leader|manager|boss|person))\b)",
    re.IGNORECASE,
)
_HALFWAY = 0.5
_WHAT_I_DO = r"(?:what i(?:'?m| am)? (?:do|doing|have)|my (?:(?:current|present|own) )?(?:job|post|role)|now\b)"
# "What would be different from what I do now?"
_WHAT_CHANGES = re.compile(
    r"\bwhat(?:'?d|'?ll)?(?: (?:would|will|does|do))?(?: (?:it|i|actually|really|have to))* changes?\b"
    r"|\b(?:what|how)(?:'?s)?(?: (?:is|would|will|it|that|be|so))* different\W*$"
    r"|\b(?:the )?same (?:thing|job|post|role)\b"
    rf"|\b(?:differ\w*|compares?|change) (?:from|to|with|than|between) {_WHAT_I_DO}",
    re.IGNORECASE,
)
_WITHOUT_IT = re.compile(
    r"\bwithout (?:either|one|it|that|any|them|those|both)\b"
    r"|\bif (?:i|you|they|somebody|someone) (?:haven'?t|hasn'?t|don'?t|doesn'?t|have not|didn'?t)(?: (?:got|have|get))? "
    r"(?:either|one|it|that|any|them|those|both)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"^\W*(?:(?:and|ok|so|but|yes|yeah)\W+)*where(?:abouts)?(?: (?:can|do|could|would) (?:i|you|they|people) "
    r"(?:learn|study|do|get|take) (?:it|that|one|this|them|those))?\W*$",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"^\W*(?:(?:and|but|ok|so|yes|yeah|right)\W+)*how(?: (?:so|exactly|come|would i|do i|can i|could i|then|tho|though))?\W*$",
    re.IGNORECASE,
)
_START = re.compile(
    r"\bwhere (?:do|would|should|could|can|to)(?: (?:i|you|one|we))? (?:even |actually |best )?(?:start|begin)\W*$", re.IGNORECASE
)
# "We're moving to Texas, what is it over there?"
_OVER_THERE = re.compile(
    r"\b(?:what|how|which|how much|does|do|is|would|will)(?:'?s| is| are| about| would)?(?: (?:it|that|they|things|the same))?"
    r"(?: (?:be|work|works|go|any|much|the same|different|similar|better|worse))* (?:over |out |down |up )?there\W*$"
    r"|\bwhere (?:she|he|they|i)(?:'?s|'?re| is| are| am| lives?| works?| live| work)\W*$",
    re.IGNORECASE,
)
_IF_YOU_HAD_TO = re.compile(r"\b(?:had to|have to|could only|would you|were to) (?:pick|choose|have one)\b", re.IGNORECASE)
# Topics on what it takes to study, and on getting on, by which "where?" and "how?" are told.
_LEARNT = frozenset({"skills", "courses", "education", "certification", "degree_comparison"})
_REACHED = frozenset(
    {"which_suits_me", "entry_without_degree", "experience_needed", "career_path", "level_hierarchy", "role_overview"}
)
_WEIGHED = frozenset({"which_is_better", "why_both_matter", "difference"})
_WORK = frozenset({"duties", "role_overview", "skills"})
_DEGREES_ASKED = frozenset({"education", "degree_comparison"})
_WHICH_POSTS = re.compile(
    r"^\W*(?:(?:like|so|and|ok|but)\W+)*(?:which|what)(?: kinds? of| sorts? of)? (?:posts?|jobs?|roles?|positions?)\W*$",
    re.IGNORECASE,
)
_HOW_HARD = re.compile(
    r"\b(?:is|was|would) (?:that|it|this)(?: be)? (?:very |really |too |so |that |at all )?"
    r"(?:hard|tough|difficult|easy|realistic|doable|possible|achievable|competitive)\b",
    re.IGNORECASE,
)


def _above_or_below(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Who is above or below the post in focus: "and above that?"."""
    applies = question.intent in HALF and context.roles and not is_named(question) and _ABOVE_OR_BELOW.search(question.text)
    return replace(question, intent="ask_level_hierarchy") if applies else None


def _at_the_top(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same of the post at the top: that of the profession in focus, else the chief executive's."""
    in_line = _TOP_OF_THE_LINE.search(question.text)
    asks = in_line or _AT_THE_TOP.search(question.text) or _AND_THE_TOP.search(question.text)
    of_all = _OF_ALL.search(question.text)
    short = few_words(question) or (of_all and (_WHO.search(question.text) or _CALLED.search(question.text)))
    applies = (context.topic or of_all) and not is_named(question) and (in_line or short) and asks
    if not applies or question.intent.startswith("ask_which"):
        return None
    professions = {knowledge.roles[id].profession for id in context.roles if id in knowledge.roles} - {None, "clinical"}
    alike = [role for role in knowledge.roles.values() if role.profession in professions]
    if in_line and context.roles:
        # A finance manager's line ends with the finance director.
        alike = [knowledge.roles[id] for id in top_of_the_line(knowledge, context.roles[0])] or alike
    heads = [role for role in knowledge.roles.values() if not role.reports_to and role.level == "executive"]
    posts = heads if of_all else alike or heads
    names = {**question.names, "role": [[max(posts, key=height).id]]} if posts else question.names
    if _CALLED.search(question.text) and len(context.roles) == 1 and not (in_line or of_all):
        # "What is the job called at the top?" after the post that leads a department.
        return replace(question, intent="ask_role_overview", names={**question.names, "role": [[id] for id in context.roles]})
    if in_line and question.topic in (None, "level_hierarchy", "career_path"):
        return replace(question, intent="ask_role_overview", names=names)
    goes_on = not question.topic or _AND_THE_TOP.search(question.text)
    return replace(question, intent="follow_up" if goes_on else question.intent, names=names)


def _who_does_what(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """How the two posts spoken of differ: "who does which bit?"."""
    posts = [id for kind, id in context.set_apart() if kind == "role"]
    applies = len(posts) > 1 and not question.names.get("role") and _WHO_DOES_WHAT.search(question.text)
    return (
        replace(question, intent="ask_difference", names={**question.names, "role": [[id] for id in posts[-2:]]})
        if applies
        else None
    )


def _deputy(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same of the post that stands in for the one in focus: "and for the deputy?"."""
    if question.names.get("role") or many_words(question) or not _DEPUTY.search(question.text):
        return None
    posts = deputies_of(knowledge, [knowledge.roles[id] for id in context.roles if id in knowledge.roles])
    intent = question.intent if question.topic else "follow_up"
    if len(posts) == 1 and question.topic == "difference":
        # "How is that different from being deputy?"
        return replace(question, names={**question.names, "role": [[id] for id in [*context.roles, posts[0].id]]})
    return replace(question, intent=intent, names={**question.names, "role": [[posts[0].id]]}) if len(posts) == 1 else None


def _as_well(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same of one more post: "go on then, do matron as well"."""
    one = len(question.names.get("role", [])) == 1 and context.topic and few_words(question)
    return (
        replace(question, intent="follow_up") if one and question.confidence < FAINT and _AS_WELL.search(question.text) else None
    )


def _both_kinds(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """How leading and managing differ, where an unclear question weighs the two: "who picks the target and who hits it?"."""
    kinds = [role.id for role in knowledge.kinds_of_work]
    named = [ids[0] for ids in question.names.get("role", [])]
    spoken_of = [*named, *context.roles]
    of_study = not named and context.topic in _LEARNT - {"skills"}
    weighed = bool(spoken_of) and set(spoken_of) <= set(kinds) and (context.topic or len(named) > 1) and not of_study
    other = any(question.names.get(kind) for kind in NAMING if kind != "role")
    surely_not = question.intent.startswith("out_of_scope") and question.confidence >= _HALFWAY
    who = not named and question.topic in _WORK and _WHO_OF_THEM.search(question.text)
    unclear = weighed and (who or question.confidence < FAINT) and not surely_not and not other
    if (
        EASE.search(question.text)
        or not unclear
        or not (who or "ask_difference" in question.ranking or (not named and _WHO.search(question.text)))
    ):
        return None
    return replace(question, intent="ask_difference", names={**question.names, "role": [[id] for id in kinds]})


def _neighbour(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same of the post above or below the one in focus: "what about the person under them?"."""
    found = _NEIGHBOUR.search(question.text)
    one = len(context.roles) == 1 and context.roles[0] in knowledge.roles and not is_named(question)
    # "What's the next step up?" asks for what comes next.
    # "And the one above, what's she on?"
    paid = PAID_ON.search(question.text)
    asks_itself = (question.topic == "level_hierarchy" and not paid) or (
        question.topic == "career_path" and found and found["way"]
    )
    if not (found and one) or asks_itself:
        return None
    focus = knowledge.roles[context.roles[0]]
    above = (found["place"] or found["way"]).lower() in ("above", "over", "up")
    ids = focus.reports_to[:1] if above else [role.id for role in knowledge.roles.values() if focus.id in role.reports_to]
    if not 0 < len(ids) <= _MOST_NEIGHBOURS:
        return replace(question, intent="ask_level_hierarchy") if question.intent in HALF else None
    intent = "ask_salary" if paid else question.intent if question.topic else "follow_up"
    return replace(question, intent=intent, names={**question.names, "role": [[id] for id in ids]}, article=None)


def _what_changes(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The asker's own post set beside the one in focus: "what would be different from what I do now?"."""
    own = context.profile.get("current_role", "")
    named = question.names.get("role", [])
    posts = [ids[0] for ids in named] or context.roles
    another = own in knowledge.roles and len(posts) == 1 and own not in posts
    asks = question.intent in HALF | {"ask_difference", "ask_duties"} and not many_words(question)
    if not (another and asks and _WHAT_CHANGES.search(question.text)):
        return None
    return replace(question, intent="ask_difference", names={**question.names, "role": [[own], *named]})


def _without_it(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way in without the degree that was told of: "what about without either?"."""
    half = question.intent in HALF and not is_named(question) and context.topic in _DEGREES_ASKED
    return replace(question, intent="ask_entry_without_degree") if half and _WITHOUT_IT.search(question.text) else None


def _where_or_how(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Where it is learnt, how one gets there: "where?", "how?", "where do I start?"."""
    if is_named(question):
        return None
    if _START.search(question.text) and context.topic and few_words(question):
        return replace(question, intent="ask_career_path")
    if _WHERE.search(question.text) and context.topic in _LEARNT:
        return replace(question, intent="ask_courses")
    if not _HOW.search(question.text) or not context.topic:
        return None
    return replace(question, intent="ask_career_path" if context.roles and context.topic in _REACHED else "follow_up")


def _over_there(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The same for the country named: "we may be moving to Texas, what is it over there?"."""
    place = question.names.get("country") and not any(question.names.get(kind) for kind in NAMING if kind != "country")
    return replace(question, intent="follow_up") if place and context.topic and _OVER_THERE.search(question.text) else None


def _if_you_had_to(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the two the assistant would take, where it weighed both: "but if you had to pick?"."""
    weighed = context.topic in _WEIGHED and not is_named(question) and few_words(question)
    return replace(question, intent="ask_which_is_better") if weighed and _IF_YOU_HAD_TO.search(question.text) else None


def _which_posts(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The posts that a way up leads to: "which jobs?"."""
    applies = context.topic and not is_named(question) and _WHICH_POSTS.search(question.text)
    return replace(question, intent="ask_career_path") if applies else None


def _how_hard(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """How hard the post in focus is to reach, or the course to get on: "is that hard?"."""
    half = question.intent in HALF and not is_named(question) and few_words(question) and _HOW_HARD.search(question.text)
    kind = context.entries[0][0] if context.entries else ""
    if half and kind in COSTS:
        return replace(question, intent=COSTS[kind])
    return replace(question, intent="ask_experience_needed") if half and context.roles else None


def _a_wish(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way to what somebody wishes for, where nothing else is clear: "social worker, I'd like to run a clinic"."""
    unclear = question.intent == FALLBACK and "ask_career_path" in question.ranking
    return replace(question, intent="ask_career_path") if unclear and wishes(question.text) else None


RULES: tuple[Rule, ...] = (
    _who_does_what,
    _deputy,
    _as_well,
    _above_or_below,
    _at_the_top,
    _both_kinds,
    _neighbour,
    _what_changes,
    _without_it,
    _where_or_how,
    _over_there,
    _if_you_had_to,
    _which_posts,
    _how_hard,
    _a_wish,
)
