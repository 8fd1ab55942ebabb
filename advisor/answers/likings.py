"""Posts that go with what somebody says they like: "I'm good with data and hate confrontation, what would suit me?".

What may be liked are the choices of the quiz (data/knowledge/quiz.yml), by their words; the posts are found as its result is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..knowledge.base import Knowledge
from ..knowledge.schema import QuizChoice, Role
from . import functions, quiz_result
from .about import STUDIED, Subject
from .fragments import DENIES, SIDEWAYS
from .model import Answer, Context, Question
from .phrasing import ask
from .writing import Draft, a, labelled, listed, name, upper_first

_TOPIC = "which_suits_me"
# The clause of a message that a liking or a dislike holds for.
_CLAUSE = re.compile(
    r"[^.,;!?\n]+?(?=[.,;!?\n]| but | (?:more|rather) than | and (?:i|hate|don'?t|can'?t|no|not|hopeless|terrible|bad|good)\b|$)",
    re.IGNORECASE,
)
_DISLIKES = re.compile(
    r"\b(?:hate\w*|dislike\w*|(?:don'?t|do not|didn'?t) (?:\w+ )?(?:like|want|wanna|enjoy|fancy|care for)|can'?t (?:stand|bear)"
    r"|(?:can'?t|cannot|won'?t|don'?t want to) (?:do|face|work|handle|cope with)"
    r"|(?:not|isn'?t|never)(?: \w+)? (?:good|great|keen|into|interested|fond|at|a fan|cut out)"
    r"|(?:no good|bad|terrible|hopeless|rubbish|awful) (?:at|with)"
    r"|rather not|(?:something|anything) (?:that'?s |that is )?(?:not|non|other than)|sick of|tired of|fed up (?:of"
    r"|with)|done with|away from|scared of|leave|leaving|without|no more)\b"
    # "No patients either", "not HR or finance", "non clinical": all that such a clause says.
    r"|^\W*(?:more|rather) than\b"
    r"|^\W*(?:(?:and|but|also|ideally|just|or|ok|so|please|definitely)\W+)*"
    r"(?:no|not|non|nothing)\b(?! (?:idea|sure|experience|degree))",
    re.IGNORECASE,
)
# "I don't want to lose patient contact", "without giving up my clinics": who would not part with something likes it.
_KEEPS = re.compile(
    rf"\b(?:(?:{DENIES}|do not|(?:hate|sad|sorry|scared|afraid) (?:to|of))"
    r"(?: (?:really|actually|ever|even|necessarily))?(?: (?:want|wanting|wanna|like|have|having|ready|willing|prepared)(?: to)?)?"
    r" (?:lose|losing|giv(?:e|ing) up|let(?:ting)? go|leav(?:e|ing)|stop|stopping|miss|missing)|(?:would|i'?d"
    r"|i'?ll)(?: \w+)? miss)\b",
    re.IGNORECASE,
)
# "No not clinical ones, proper operations": what it is to be in its place.
_RATHER = re.compile(r"^\W*(?:proper|actual|real|more like|rather|instead)\b", re.IGNORECASE)
_LIKES = re.compile(
    r"\b(?:(?:i|who|we|she|he|really|also|do)(?:'d| would)? likes?(?! (?:me|us|you|an?|to (?:know|ask|find|hear))\b)"
    r"|loves?|loved|loving|enjoy\w*|interested in|really into|(?:i'?m|am|is) into|passion\w*|keen on|prefer\w*"
    r"|(?:want|need|looking for|after) (?:something|somewhere)"
    r"|(?:good|great|better|best|strong|brilliant|excellent|happ(?:y|ier|iest)) (?:at|with|in|on|when|doing)"
    r"|skilled (?:at|in|with)|fascinated by|rather (?:be|do|work)|(?<!should i )(?<!\bor )(?:stay|keep)(?:s|ing)?"
    r"|my (?:strengths?|thing)|a (?:natural|nerd|geek|whizz?)|introvert\w*)\b"
    # "Good with spreadsheets, hate conflict, like improving things"
    r"|^\W*(?:(?:and|but|also)\W+)*likes? (?!(?:me|us|you|an?|the|this|that|it|to (?:know|ask|find|hear))\b)",
    re.IGNORECASE,
)
# "Something with computers maybe"
_SOMETHING = re.compile(
    r"^\W*(?:(?:maybe|perhaps|or|ok|so|and)\W+)*something (?:with|in|around|to do with|involving)\b", re.IGNORECASE
)
# An item of a list has few words.
_LISTED = 3
# "Good with Excel, hopeless at small talk, ideas?"
_IDEAS = re.compile(r"\b(?:ideas|suggestions|options|(?:what|which) (?:jobs?|posts?|roles?))\W*$", re.IGNORECASE)
# What is asked of somebody whose wishes are known: "so what then?", "which is left?"
_I_MEANT = re.compile(r"\bi mean(?:t)?\b", re.IGNORECASE)
_WHAT_IS_LEFT = re.compile(
    r"\b(?:what|which|anything|something) (?:\w+ )?"
    r"(?:else|then|now|left|remains|jobs?|posts?|roles?|could i|can i|would you suggest)\b"
    r"|\b(?:ideas|suggestions|options)\b|\bso what\b|\b(?:suit|fit|for) me\b",
    re.IGNORECASE,
)
# "What else could I do?", "what else is there besides matron?"; not "what else should I know?".
_WHAT_ELSE = re.compile(
    r"\b(?:what|anything) else(?: (?:could|can|might|would|should))? (?:(?:i|we|someone like me|somebody like me) "
    r"(?!know\b|ask\b|learn\b|study\b|need\b|bring\b|say\b|read\b|expect\b)|is (?:there|open)\b|are there\b|for me\b)"
    r"|\b(?:what|any) other (?:jobs?|posts?|roles?|options)\b"
    rf"|{SIDEWAYS}",
    re.IGNORECASE,
)
_STUCK = re.compile(
    r"\b(?:nowhere|no where|no room|no way|isn'?t anywhere|not much(?: of a)? chance) (?:left )?(?:to (?:go|move|progress)|up)\b"
    r"|\bno (?:progression|promotion)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:else|others?|more)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\?|\b(?:how|which|where|when|why|who|what|(?:should|can|could|do|would) i|do you (?:think|reckon)|(?:is|are) there)\b",
    re.IGNORECASE,
)
_FEW = 12
# What a wish told by the way may be taken for.
_OPEN_TO = frozenset(
    {"inform", "deny", "stop", "follow_up", "nlu_fallback", "out_of_scope_other_jobs", "out_of_scope_unrelated"}
    | {"ask_which_suits_me", "ask_career_path", "ask_work_setting"}
)
_ONESELF = re.compile(r"\b(?:i|i'?m|im|i'?d|me|my)\b", re.IGNORECASE)
_LIKED, _DISLIKED, _POSTS = "liked", "disliked", "posts"
_WHO = frozenset({"background", "current_role"})
# Work on quality is a common bridge from clinical work, and change and data come next.
_BRIDGES = ("quality", "projects", "digital")
_NEAR_PATIENTS = "patients"
# With no wish as to the level, posts around this one come first.
_USUAL_LEVEL = "manager"


def told(knowledge: Knowledge, question: Question, context: Context) -> tuple[Question | None, Context]:
    """Remember what somebody says they like and would rather not do.

    Returns:
        Which posts suit them as a question, where a wish is all that was said ("no patients either") or what is left after those
        told before is asked ("so what then?"), else None; and the context with the wishes.
    """
    if {role.id for role in knowledge.kinds_of_work} <= {*context.roles}:
        # What is said while leading and managing are weighed is said for the one or the other.
        return None, context
    if _WHAT_ELSE.search(question.text) and (aside := _put_aside(knowledge, question, context)):
        posts = list(dict.fromkeys([*context.wishes.get(_POSTS, []), *aside]))
        context = context.with_(wishes={**context.wishes, _POSTS: posts}, roles=[], entries=[])
        return replace(question, intent=f"ask_{_TOPIC}", names={}, article=None, nearness=0.0), context
    own = {*knowledge.umbrellas, *context.profile.values()}
    named = [ids for kind in ("role", *STUDIED) for ids in question.names.get(kind, []) if not {*ids} <= own]
    text, few = question.text, len(question.text.split()) <= _FEW
    if _I_MEANT.search(text):
        # "No, not clinical, I meant the finance one" puts a post right.
        return None, context
    puts_aside = few and _DISLIKES.match(text)
    # "I'm good with people but rubbish with numbers"
    tells_skills = question.intent == "ask_skills" and not _ASKS.search(text) and _ONESELF.search(text)
    if named or not (puts_aside or tells_skills or question.intent in _OPEN_TO):
        return None, context
    wishes = _wishes(knowledge, text, context)
    tells = _WHO.intersection(context.profile) and not _ASKS.search(text)
    hopes = few and _SOMETHING.search(text)
    says = any(wishes.values()) and (puts_aside or hopes or _goes_on(text, context) or _ONESELF.search(text) or tells)
    asks = any(context.wishes.values()) and few and _WHAT_IS_LEFT.search(text)
    # What is liked may well be told for the post that is being weighed.
    weighed = len(context.roles) == 1 and context.topic == _TOPIC and not any(context.wishes.values())
    alone = says and few and not _ASKS.search(text) and not (weighed and not (wishes[_DISLIKED] or wishes[_POSTS]))
    if says:
        opposite = {_LIKED: _DISLIKED, _DISLIKED: _LIKED, _POSTS: ""}
        kept = {
            key: [item for item in context.wishes.get(key, []) if item not in wishes.get(opposite[key], [])] for key in wishes
        }
        context = context.with_(wishes={key: list(dict.fromkeys([*kept[key], *wishes[key]])) for key in wishes})
    if not (alone or asks):
        return None, context
    if all(kind == "certification" for kind, _ in context.entries):
        # "Can't do nights", after a certificate, is said of posts.
        context = context.with_(entries=[])
    return replace(question, intent=f"ask_{_TOPIC}", names={}, article=None, nearness=0.0), context


def _put_aside(knowledge: Knowledge, question: Question, context: Context) -> list[str]:
    """Return the posts besides which somebody asks what else there is: those they name and their own, else the one in focus."""
    named = [ids[0] for ids in question.names.get("role", []) if ids[0] not in knowledge.umbrellas]
    focus = context.roles if len(context.roles) == 1 and not named else []
    aside = [*named, *focus, context.profile.get("current_role", "")]
    return [id for id in aside if id in knowledge.roles and id not in knowledge.umbrellas]


def answer(knowledge: Knowledge, question: Question, about: Subject, context: Context) -> Answer | None:
    """Return the posts that fit what a talk likes, None where it tells of no liking or asks about one post.

    What it dislikes leaves out some of several posts that the talk is on.
    """
    ideas = question.topic == "career_path" and _IDEAS.search(question.text)
    if not (question.topic == _TOPIC or ideas) or any(kind != "band" for kind, _ in about.entries):
        return None
    now = _wishes(knowledge, question.text, context)
    if not (any(now.values()) or _WHAT_IS_LEFT.search(question.text) or _WHAT_ELSE.search(question.text)):
        return None
    wishes = {key: list(dict.fromkeys([*context.wishes.get(key, []), *now[key]])) for key in now}
    choices = {choice.text: choice for asked in knowledge.quiz_questions.values() for choice in asked.choices}
    liked, disliked = ([choices[text] for text in wishes[key] if text in choices] for key in (_LIKED, _DISLIKED))
    unwanted = {trait for choice in disliked for trait in choice.traits}

    def wanted(role: Role) -> bool:
        return unwanted.isdisjoint(role.traits) and role.id not in wishes[_POSTS]

    if _weighs_one(knowledge, about, context) and now[_LIKED] and wanted(about.roles[0]):
        return _beside_what_is_liked(knowledge, about.roles[0], liked, context)
    umbrella = any(role.id in knowledge.umbrellas for role in about.roles)
    general = len(about.roles) < 2 and (about.of_profession or umbrella or not about.roles)
    earlier = any(item not in now[key] for key in now for item in context.wishes.get(key, []))
    if not (about.own or umbrella) and len(about.roles) > 1 and now[_DISLIKED] and not now[_LIKED] and not earlier:
        best = [role for role in about.roles if wanted(role)]
        rather_not = f"you would rather not ({_called(disliked)})"
        all_stay = len(best) == len(about.roles)
        lead = (
            f"What {rather_not} is the main thing in none of them:" if all_stay else f"Without what {rather_not}, these remain:"
        )
    elif (general or not (about.own or umbrella)) and (liked or disliked or wishes[_POSTS]):
        shown = context.roles if earlier and _OTHERS.search(question.text) else []
        best = [role for role in fitting(knowledge, liked, context) if wanted(role) and role.id not in shown]
        best = best[: quiz_result.SHOWN]
        lead = _lead(knowledge, liked, disliked, wishes[_POSTS])
    else:
        return None
    if not best:
        return None
    draft = Draft(knowledge, _TOPIC, context.country)
    if len(about.roles) == 1 and not general and not wanted(about.roles[0]):
        draft.say(f"That speaks against {a(name(about.roles[0]))}.")
    draft.say(lead)
    draft.points([labelled(role.suits, role.title) for role in best], all_of_them=True)
    draft.say("It is a start, not a verdict. Tell me more of what you like, and what you would rather not do.")
    return draft.answer([role.id for role in best], suggestions=[ask("duties", best[0]), ask("career_path", best[0])])


def _weighs_one(knowledge: Knowledge, about: Subject, context: Context) -> bool:
    """Tell whether a talk weighs one post, which a few words go on with: "I like being with patients, though"."""
    one = not about.own and len(about.roles) == 1 and [about.roles[0].id] == context.roles
    return one and about.roles[0].id not in knowledge.umbrellas and context.topic in (_TOPIC, "career_path")


def _beside_what_is_liked(knowledge: Knowledge, role: Role, liked: list[QuizChoice], context: Context) -> Answer:
    """Return what a post is like for somebody who likes some things."""
    draft = Draft(knowledge, _TOPIC, context.country)
    fits = [choice for choice in liked if {*choice.traits} & {*role.traits}]
    others = [choice for choice in liked if choice not in fits]
    if fits:
        draft.say(f"What you like ({_called(fits)}) speaks for {a(name(role))}: the work is about it.")
    if others:
        draft.say(f"What you like ({_called(others)}) is not the main thing in the work of {a(name(role))}.")
    draft.lead(role.suits, "It tends to suit:")
    if role.drawbacks:
        draft.lead(role.drawbacks, "The other side:")
    return draft.answer([role.id], suggestions=[ask("duties", role), ask("work_setting", role), "What else would suit me?"])


def _lead(knowledge: Knowledge, liked: list[QuizChoice], disliked: list[QuizChoice], posts: list[str]) -> str:
    """Return the sentence before the posts that fit some wishes."""
    out = [choice.ruled_out or choice.because or choice.text for choice in disliked]
    out += [f"the work of {a(name(knowledge.roles[id]))}" for id in posts if id in knowledge.roles]
    without = f"without {listed(list(dict.fromkeys(out)))}" if out else ""
    if liked:
        going_by = f"Going by what you like ({_called(liked)})"
        return f"{going_by}, {without + ', ' if without else ''}these would fit you best:"
    return f"{upper_first(without)}, I would look at these:"


def _called(choices: list[QuizChoice]) -> str:
    return listed([choice.because or choice.text for choice in choices])


def _goes_on(text: str, context: Context) -> bool:
    """Tell whether a few words add to wishes told before: "remote"."""
    return any(context.wishes.values()) and len(text.split()) <= _LISTED and "?" not in text


def _wishes(knowledge: Knowledge, text: str, context: Context) -> dict[str, list[str]]:
    """Return what a text likes and dislikes, as texts of choices of the quiz, and the posts whose function it puts aside."""
    if _STUCK.search(text):
        # "Love the ward, but there's nowhere to go up" asks for a way up.
        return {_LIKED: [], _DISLIKED: [], _POSTS: []}
    liked, disliked = _weighed(knowledge, text, likes=_goes_on(text, context) or None)
    posts = [id for clause in _CLAUSE.findall(text) if _DISLIKES.search(clause) for id in functions.managed(knowledge, clause)]
    return {_LIKED: [choice.text for choice in liked], _DISLIKED: [choice.text for choice in disliked], _POSTS: posts}


def fitting(knowledge: Knowledge, liked: list[QuizChoice], context: Context) -> list[Role]:
    """Return the posts that fit some likings, best first."""
    usual = [choice for asked in knowledge.quiz_questions.values() for choice in asked.choices if _USUAL_LEVEL in choice.levels]
    within_reach = quiz_result.fitting(knowledge, [*liked, *usual[:1]], context)
    traits = {trait for choice in liked for trait in choice.traits}
    best = [(role, score) for role, score in within_reach if traits.intersection(role.traits) or not traits]
    near_patients = _NEAR_PATIENTS in traits
    if near_patients or not _WHO.intersection(context.profile):
        # A post open to anybody and about nothing else comes first; of who would stay with patients, one for clinicians.
        best.sort(key=lambda item: (-item[1], bool(item[0].profession) != near_patients, len(set(item[0].traits) - traits)))
    held = knowledge.qualifications.get(context.profile.get("background", ""))
    # Who asks what else there is besides a nurse's post is a nurse.
    aside = next(iter(context.wishes.get(_POSTS, [])), "")
    post = knowledge.roles.get(context.profile.get("current_role", aside))
    if not liked and ((held and held.clinical) or (post and post.profession)):
        best.sort(key=lambda item: (-item[1], *(bridge not in item[0].traits for bridge in _BRIDGES)))
    return [role for role, _ in best]


def _weighed(knowledge: Knowledge, text: str, likes: bool | None) -> tuple[list[QuizChoice], list[QuizChoice]]:
    """Return the choices of the quiz that a text speaks well of, and those that it speaks ill of.

    `likes` tells how a text that does neither is meant.
    """
    liked: list[QuizChoice] = []
    disliked: list[QuizChoice] = []
    for said, speaks_well in spoken_of(text, likes):
        if speaks_well is not None:
            (liked if speaks_well else disliked).extend(_named(knowledge, said))
    return [choice for place, choice in enumerate(liked) if choice not in liked[:place]], disliked


def spoken_of(text: str, likes: bool | None = None) -> Iterator[tuple[str, bool | None]]:
    """Yield the clauses of a text, each with whether it speaks well of what it names; `likes` where it does neither."""
    before = likes
    for clause in _CLAUSE.finditer(text):
        said = clause.group()
        # "Good with data, numbers and computers": what follows goes on, while it is a list, in the same sentence.
        goes_on = before if re.search(r"[.!?\n]\W*$", text[: clause.start()]) else likes
        likes = _polarity(said, goes_on if len(said.split()) <= _LISTED else None)
        yield said, likes


def _polarity(clause: str, otherwise: bool | None) -> bool | None:
    """Tell whether a clause speaks well or ill of what it names; `otherwise` where it does neither."""
    if _KEEPS.search(clause) or _RATHER.search(clause) or _SOMETHING.search(clause):
        return True
    return False if _DISLIKES.search(clause) else True if _LIKES.search(clause) else otherwise


def _named(knowledge: Knowledge, text: str) -> Iterator[QuizChoice]:
    """Yield the choices with traits whose words a text holds."""
    for asked in knowledge.quiz_questions.values():
        for choice in asked.choices:
            words = "|".join(map(re.escape, choice.words))
            if choice.traits and words and re.search(rf"\b(?:{words})s?\b", text, re.IGNORECASE):
                yield choice
