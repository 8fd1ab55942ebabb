"""What is asked of moving between posts, and of what is left of the old work: rules, of which the first that applies counts."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from . import leanings, refer
from .fragments import (
    EASE,
    FAINT,
    HALF,
    OF_WHAT_IT_IS,
    OTHER_JOBS,
    RATHER_FAINT,
    THERE_FROM,
    UNSURE,
    WHICH,
    Rule,
    few_words,
    likely_intents,
    many_words,
    respect,
)
from .model import Context, Question
from .verdicts import AS_ONE, STILL_CLINICAL

# "Can the first become the second?", "could you switch over later", "which is likelier to end up as CEO?"
_MOVES = re.compile(
    r"\b(?:end(?:s|ed)? up (?:as|at|in|running)|likel\w+ to (?:become|be|make|end)"
    r"|(?:get|gets|got) to be (?!that|it|one|this)|go(?:es)? on to (?:be|become|run|lead)|make it to"
    r"|(?:switch|swap|cross|move|change) (?:over|across|sides)"
    r"|(?:become|into|to) the (?:other(?: one)?|second|first)"
    r"|(?:can|could|do|would) (?:i|you|they|people|we) (?:ever |still |easily )?(?:switch|swap|cross over)"
    r"|comes? from the (?:first|second|other)|c[ao]me (?:up )?through|c[ao]me up from|worked? (?:their|his|her|your) way up)\b",
    re.IGNORECASE,
)
# "What would I come in as?", "as what?", "what could I be doing now?"
_AS_WHAT = re.compile(
    r"\b(?:come|go|start|get taken|be taken|begin) (?:in |on |off |out )?as(?: what)?\W*$"
    r"|^\W*(?:(?:and|ok|so|but|like)\W+)*as what\W*$"
    r"|\bwhat (?:do|would|could|can|might|will) (?:people|i|you|they|he|she|we|most of them) end up (?:as|doing|being)\b"
    r"|\bwhat (?:could|can|should|would) (?:i|he|she|they|we) (?:be )?do(?:ing)? "
    r"(?:now|right now|already|in the meantime|meanwhile|straight (?:out|from|after|away)|right (?:out|after|away))\b",
    re.IGNORECASE,
)
_BIG_JUMP = re.compile(
    r"\b(?:is|would|will)(?: (?:it|that|this|be))+ (?:\w+ ){0,3}(?:jump|leap|step|change|shock)\b", re.IGNORECASE
)
_THAN_MINE = re.compile(
    r"\bthan (?:me|mine|i (?:do|make|get|earn|am|have)|my (?:job|post|pay|role|own)|what i)\b"
    r"|\bhow (?:does|would|do) (?:the|that|its|it|their) ?(?:pay|money|salary)? compare\W*$",
    re.IGNORECASE,
)
_SET_BESIDE = frozenset({"salary", "work_setting", "experience_needed", "level_hierarchy"})
_CARRIES_OVER = re.compile(
    r"\b(?:what|which|anything|any of (?:it|that|this|my \w+)|how much)\b.*"
    r"\b(?:carr(?:y|ies) (?:over|across)|transfers?(?: over| across)?|transferable|translates?|counts? for anything)\b"
    r"|\bwhat (?:of it |of that |skills? )?(?:do|would|can|could) i (?:bring|take with me|already have)\b",
    re.IGNORECASE,
)
_WHY_WANT_IT = re.compile(
    r"\bwhy (?:would|do|does|should|did) (?:any|some|every)?(?:one|body|people|(?:any |an? )?\w+(?: \w+)?) "
    r"(?:(?:ever|even|actually|really|still) )?(?:want|choose|pick|go for|bother|do|become|take)\b"
    r"|\bwhat (?:sort|kind|type) of (?:person|people|someone)\b.*"
    r"\b(?:likes?|enjoys?|suits?|fits?|thrives?|do(?:es)? well|good at)\b",
    re.IGNORECASE,
)
# "Are they in charge of the practice managers?", "are they equals?"
_RANKS = re.compile(
    r"\b(?:is|are|was|were|does|do|would|will)\b.*\b(?:in charge of|the boss of|senior to|junior to|outranks?|equals?"
    r"|(?:the )?same (?:level|grade|rank)|on a par|manage)\b",
    re.IGNORECASE,
)
_DO_WHAT = re.compile(
    r"\bwhat (?:do|does|would|will|is|are) (?:they|he|she|one|you|i|an? \w+(?: \w+)?) (?:actually |even |really )?(?:do|doing)"
    r"(?: all day| exactly| day to day| then)?\W*$",
    re.IGNORECASE,
)
_CAN_ONE_BE = re.compile(
    r"\b(?:do|does|would|must|should|has|have|did) (?:i|you|we|he|she|they|one|it)\b.*\bbe(?:en|ing)? an? \w+", re.IGNORECASE
)
_NEED_TO = re.compile(
    r"\bwhat(?:'?s| is)? (?:do|does|would|did|will|'d)? ?(?:i|you|u|we|they|he|she|one) (?:actually |even |really )?need"
    r"(?:(?P<be> to (?:be|become))| for (?:it|that|this|one)\b| to get (?:it|that|there|in|one)\b"
    r"|(?P<alone>(?: then| tho| though)?\s*(?:$|[.!?,])))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?;]+\s+")
_WHY = re.compile(r"\W*(?:(?:but|and|ok|so)\W+)*why(?: (?:is that|so|that|do you say that))?\W*", re.IGNORECASE)
_TWO = 2
_OR = re.compile(r"\b(?:or|vs|versus)\b", re.IGNORECASE)
_THINKS_OF = re.compile(r"\b(?:thinking|considering|torn|choosing|deciding|can'?t decide|not sure|between)\b", re.IGNORECASE)
# Names by which several posts end.
_SHORT_NAMES = frozenset({"team leader", "team lead", "supervisor", "coordinator", "lead", "site manager", "administrator"})
_DOES = re.compile(r"\bwhat (?:do|does|would) .{1,40}\bdo\b", re.IGNORECASE)
_WITHOUT_BEING = re.compile(r"\bwithout (?:being|becoming|having been|having to be|training as) an? \w+", re.IGNORECASE)
# The articles that tell of leading and managing together, by the words that ask for them.
_OF_BOTH = {
    "leading_and_managing_example": re.compile(r"\b(?:examples?|for instance|a scene)\b", re.IGNORECASE),
    "both_in_one": re.compile(r"\b(?:be|do) both\b|\bboth (?:at once|at the same time|in one)\b", re.IGNORECASE),
}
_UNCLEAR = HALF | UNSURE


def _why_that_side(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """By what somebody leans to leading or to managing: "why?" after the verdict."""
    told = leanings.VERDICT in str((context.last or {}).get("text", ""))
    article = knowledge.default_article("which_suits_me")
    asks = told and _WHY.fullmatch(question.text)
    names = {**question.names, "role": []}
    return replace(question, intent="ask_which_suits_me", names=names, article=article.id, nearness=1.0) if asks else None


def _there_from_a_band(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way to the post in focus, whichever band it begins on: "how would I get there from band 6?"."""
    begins = question.topic == "career_path" and context.roles and question.names.get("band") and not question.names.get("role")
    applies = begins and THERE_FROM.search(question.text)
    return replace(question, names={**question.names, "band": []}) if applies else None


def _weighs_two(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of two posts suits who tells that they think of either: "band 7 physio, thinking of therapy or general manager"."""
    own = context.profile.get("current_role")
    posts = [ids for ids in question.names.get("role", []) if own not in ids and not knowledge.umbrellas & {*ids}]
    weighs = (
        (question.intent in UNSURE | {"inform"} or question.confidence < RATHER_FAINT)
        and len(posts) == _TWO
        and _OR.search(question.text)
        and _THINKS_OF.search(question.text)
    )
    return replace(question, intent="ask_which_suits_me", names={**question.names, "role": posts}) if weighs else None


def _short_for(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The post in focus by the end of its name: "the team leader" of administration, "the site manager" of a hospital."""
    focus = [knowledge.roles[id] for id in context.roles if id in knowledge.roles]
    for kind in ("role", "other_role"):
        for ids in question.names.get(kind, []):
            said = question.called.get(ids[0], "").lower()
            level = knowledge.roles[ids[0]].level if ids[0] in knowledge.roles else None
            alike = [role for role in focus if level in (None, role.level)]
            meant = [role for role in alike if any(name.lower().endswith(f" {said}") for name in role.all_names)]
            if said in _SHORT_NAMES and len(meant) == 1 and [meant[0].id] != ids:
                others = [other for other in question.names[kind] if other != ids]
                named = [*question.names.get("role", []), [meant[0].id]] if kind == "other_role" else [*others, [meant[0].id]]
                names = {**question.names, kind: others, "role": named}
                asked = "duties" if _DO_WHAT.search(question.text) or _DOES.search(question.text) else respect(question)
                intent = f"ask_{asked}" if asked else "follow_up"
                return replace(question, intent=question.intent if question.topic else intent, names=names)
    return None


def _moves(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The way from one post to another: "can the first become the second?", "which of them came up through nursing?"."""
    posts = question.names.get("role") or context.roles
    applies = posts and context.topic and not many_words(question) and _MOVES.search(question.text)
    if not applies or respect(question) or not (question.intent in _UNCLEAR or question.confidence < FAINT):
        return None
    other = None if question.names.get("role") else refer.in_focus(knowledge, question, context)
    names = {**question.names, **other.names()} if other and other.role else question.names
    return replace(question, intent="ask_career_path", names=names, article=None)


def _as_what(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The posts that somebody begins in: "what would I come in as?", "as what?"."""
    applies = context.topic and not many_words(question) and not question.names.get("role") and _AS_WHAT.search(question.text)
    return replace(question, intent="ask_career_path") if applies else None


def _big_jump(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The post in focus beside the asker's own: "is it a big jump?"."""
    own = context.profile.get("current_role", "")
    applies = own in knowledge.roles and len(context.roles) == 1 and not many_words(question) and _BIG_JUMP.search(question.text)
    if not applies or context.roles == [own]:
        return None
    return replace(question, intent="ask_difference", names={**question.names, "role": [[own], context.roles]}, article=None)


def _than_mine(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The post in focus beside the asker's own: "does she make a lot more than me?"."""
    own = context.profile.get("current_role", "")
    beside = question.topic in _SET_BESIDE and not question.names.get("role") and _THAN_MINE.search(question.text)
    if not beside or own not in knowledge.roles or len(context.roles) != 1 or context.roles == [own] or "pay" in context.profile:
        return None
    return replace(question, names={**question.names, "role": [[own], context.roles]}, article=None)


def _carries_over(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The skills a post asks for, of who comes from another: "what carries over?"."""
    applies = context.topic and question.confidence < FAINT and few_words(question) and _CARRIES_OVER.search(question.text)
    return replace(question, intent="ask_skills") if applies else None


def _still_clinical(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What is left of clinical work in a post is told with its duties: "would I have to give up my lists?"."""
    posts = question.names.get("role") or context.roles
    unsure = question.intent.startswith("out_of_scope") or question.confidence < FAINT or question.topic == "which_suits_me"
    applies = (
        len(posts) == 1
        and question.topic != "duties"
        and unsure
        and not many_words(question)
        and STILL_CLINICAL.search(question.text)
    )
    return replace(question, intent="ask_duties", article=None) if applies else None


def _why_want_it(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whom a post suits: "why would any consultant want to be clinical director?", "what sort of person likes that work?"."""
    posts = question.names.get("role") or context.roles
    unsure = question.topic != "which_suits_me" and question.confidence < FAINT
    applies = posts and unsure and not many_words(question) and _WHY_WANT_IT.search(question.text)
    return replace(question, intent="ask_which_suits_me", article=None) if applies else None


def _ranks(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Who is above whom of the posts spoken of: "are they in charge of the practice managers?", "are they equals?"."""
    named = {ids[0] for ids in question.names.get("role", [])}
    several = len(named | set(context.roles)) > 1 or len(context.set_apart()) > 1
    other = question.topic != "level_hierarchy" and (question.topic == "difference" or question.confidence < FAINT)
    applies = several and other and few_words(question) and _RANKS.search(question.text)
    posts = question.names.get("role") or [[id] for id in context.roles]
    if named and not named & set(context.roles):
        posts = [[id] for id in context.roles] + posts
    return (
        replace(question, intent="ask_level_hierarchy", names={**question.names, "role": posts}, article=None)
        if applies
        else None
    )


def _what_they_do(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """The duties of a post whose band or level is named beside it: "band 7 ward manager, what do they do?"."""
    applies = question.topic in OF_WHAT_IT_IS - {"duties"} and question.names.get("role") and _DO_WHAT.search(question.text)
    return replace(question, intent="ask_duties", article=None) if applies else None


def _needed_to_be(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What a post asks for, where "what do I need" was taken for its skills: "what do you need to be a home administrator?"."""
    found = _NEED_TO.search(question.text)
    posts = question.names.get("role") or context.roles
    unsure = question.confidence < FAINT and (question.topic == "skills" or question.intent in _UNCLEAR)
    if not (found and posts and unsure) or many_words(question):
        return None
    studied = found["be"] or found["alone"] is not None
    return replace(question, intent="ask_education" if studied else "ask_experience_needed", article=None)


def _of_both_kinds(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A scene in which somebody leads and somebody manages, "give me an example", and whether one can do both."""
    kinds = {role.id for role in knowledge.kinds_of_work}
    spoken_of = {*context.roles} | {id for ids in question.names.get("role", []) for id in ids}
    asked = (id for id, pattern in _OF_BOTH.items() if pattern.search(question.text))
    article = knowledge.articles.get(next(asked, ""))
    if not (article and spoken_of and spoken_of <= kinds and not context.entries and few_words(question)):
        return None
    return replace(question, intent=f"ask_{article.topic}", article=article.id, nearness=1.0)


def _with_a_degree(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """A degree of managers is no question on another job, whoever would take it: "should a physical therapist do an MBA?"."""
    degrees = [knowledge.degrees[id] for ids in question.names.get("degree", []) for id in ids if id in knowledge.degrees]
    managers = [degree for degree in degrees if degree.level in ("master", "postgraduate", "apprenticeship")]
    applies = question.intent == OTHER_JOBS and managers
    return replace(question, intent=next(iter(likely_intents(question)), "ask_education")) if applies else None


def _easier_for(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Which of the posts set side by side people of a job may have, or sooner: "which would a medical assistant get easier?"."""
    posts = "role" in [kind for kind, _ in context.set_apart()] and not question.names.get("role")
    easier = question.intent == OTHER_JOBS and EASE.search(question.text)
    open_to = question.intent in UNSURE and question.names.get("qualification") and AS_ONE.search(question.text)
    applies = posts and WHICH.search(question.text) and (easier or open_to)
    return replace(question, intent="ask_experience_needed") if applies else None


def _beside_their_own_job(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What is asked of a post by who tells of a job outside the subject: "Engineering manager here. What does the CIO do?"."""
    likely = likely_intents(question)
    posts = [question.called.get(ids[0], "") for ids in question.names.get("role", [])]
    jobs = [question.called.get(ids[0], "") for ids in question.names.get("other_role", [])]
    if question.intent != OTHER_JOBS or not (likely and posts and jobs):
        return None
    asked = _SENTENCE_END.split(question.text.strip())[-1].lower()
    alone = all(said and said.lower() in asked for said in posts) and not any(said.lower() in asked for said in jobs)
    return replace(question, intent=likely[0]) if alone else None


def _have_to_be(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """Whether one has to be a clinician first is no question on that job: "do I need to be a doctor?"."""
    unsure = question.intent in UNSURE and not question.names.get("other_role")
    likely = "ask_experience_needed" in question.ranking and _CAN_ONE_BE.search(question.text)
    asks = likely or _WITHOUT_BEING.search(question.text)
    applies = unsure and context.roles and not many_words(question) and asks
    return replace(question, intent="ask_experience_needed") if applies else None


RULES: tuple[Rule, ...] = (
    _why_that_side,
    _there_from_a_band,
    _weighs_two,
    _short_for,
    _ranks,
    _moves,
    _as_what,
    _big_jump,
    _than_mine,
    _carries_over,
    _still_clinical,
    _why_want_it,
    _what_they_do,
    _needed_to_be,
    _of_both_kinds,
    _with_a_degree,
    _easier_for,
    _beside_their_own_job,
    _have_to_be,
)
