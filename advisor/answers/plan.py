"""Asking for a plan in words: goal and starting point are worked out, or asked for once, and the plan is told in short."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ..knowledge.base import Knowledge
from ..knowledge.schema import Role
from . import ladder, pictures, planning, refer, resolve
from .about import COVERED
from .model import Answer, Context, Question
from .phrasing import ask, plan_for
from .writing import Draft, a, listed, lower_first, name

_ADJECTIVE = (
    r"career|action|personal|development|step[- ]by[- ]step|clear|short|simple|detailed|full|proper|realistic|\w+[- ]year"
)
_ADJECTIVES = rf"(?:(?:{_ADJECTIVE}) )*"
_PLAN = rf"{_ADJECTIVES}(?:plan|road ?map)\b"
# "Make me a plan", "I need a plan", "plan to become a matron"; "I plan to become a matron" asks for something else.
_WANTED = re.compile(
    rf"\b(?:make|give|write|draw|create|build|show|send|prepare|do|get) (?:up |out )?me (?:up )?(?:an? |the |my )?{_PLAN}"
    rf"|\bi(?:'d| would)? (?:want|need|like|have to have) (?:an? |my ){_PLAN}"
    rf"|^\W*(?:please |can you |could you |let's )*(?:make|write|draw up|create|build|prepare) (?:an? |my ){_PLAN}"
    rf"|(?:^\W*|\b(?:a|my|the) ){_ADJECTIVES}plan (?:to (?:become|be|get)|for becoming|towards?|from)\b"
    rf"|^\W*(?:an? |my |the )?{_PLAN}(?: please| for me)*\W*$",
    re.IGNORECASE,
)
# "What do I start with on Monday?", "lay it out for me year by year": a plan, once the talk has come to a post.
_FIRST_STEPS = re.compile(
    r"\b(?:what|where|how)\b[^.?!]*(?:\b(?:do|should|would|could|can) (?:i|we)|\b(?:should|could|can) s?he) (?:\w+ ){0,2}"
    r"(?:do|start|begin)\b[^.?!]*\b(?:first|monday|tomorrow|tonight|this (?:week|month)|right now)\b"
    r"|\b(?:year by year|month by month|step by step)\b|\bfirst thing (?:to|i should|i could|should i|do i) do\b",
    re.IGNORECASE,
)
# What a question about the way to a post says, once it is known where the person stands.
_HOW = re.compile(
    r"\bhow\W*$|\bhow\b.*\b(?:get|become|reach|move|go|make it|be)\b|\bget there\b|\bsteps?\b|\broute\b|\bway\b", re.IGNORECASE
)
# Intents of a message that may answer what the plan asked back; a bare name of a post may look like either of the last two.
_REPLIES = frozenset(
    {
        "inform",
        "follow_up",
        "nlu_fallback",
        "out_of_scope_unrelated",
        "out_of_scope_other_jobs",
        "out_of_scope_nonsense",
        "ask_career_path",
        "ask_role_overview",
    }
)
_OF_STUDY = frozenset({"courses", "education", "certification", "degree_comparison"})
_ASKS = re.compile(r"\?|\b(?:what|how|who|which|where|when|why|can|do|does|is|are|tell)\b", re.IGNORECASE)
# With the marks of the last source and the age of its figure, a plan in short stays under 120 words.
_MOST_WORDS = 106
# An answer that rests on no source says so.
_WORDS_UNSOURCED = 26
_GOALS = ("ward_manager", "practice_manager", "service_manager")
_STARTS = ("I am a staff nurse", "I am a receptionist", "I am new to healthcare")
FORMATS = ("html", "pdf", "txt")
PATH = "/chat/plan"


def picked(knowledge: Knowledge, question: Question, context: Context) -> Question:
    """Return the question behind a number that picks the offer of a plan among the last suggestions; else the question itself."""
    place = refer.position(question.text)
    offers = (context.last or {}).get("suggestions", [])
    if place is None or not question.text.strip(" .").isdecimal() or not 0 <= place < len(offers):
        return question
    role = next((role for role in knowledge.roles.values() if plan_for(role) == offers[place]), None)
    return replace(question, text=offers[place], names={"role": [[role.id]]}) if role else question


def wanted(question: Question, context: Context) -> bool:
    """Tell whether a question asks for a plan, for the first steps to a post, or answers what the plan asked back."""
    towards = (context.profile.get("goal") or len(context.roles) == 1) and not question.names.get("role")
    steps = towards and question.topic not in _OF_STUDY and _FIRST_STEPS.search(question.text)
    return bool(steps or _WANTED.search(question.text)) or (_pending(context) and _replies(question, context))


def _replies(question: Question, context: Context) -> bool:
    """Tell whether a message answers what the plan asked back."""
    if question.text.strip() in (context.last or {}).get("suggestions", []):
        return True
    if question.intent not in _REPLIES or _ASKS.search(question.text):
        return False
    return "goal" in context.profile or bool(question.names.get("role"))


def suits(knowledge: Knowledge, question: Question, goal: Role, context: Context) -> bool:
    """Tell whether a question about the way to a post is best answered with a plan: the person told where they stand."""
    stands = planning.standing(context.profile)
    return bool(
        stands
        and stands != goal.id
        and stands not in knowledge.umbrellas
        and goal.id not in knowledge.umbrellas
        and question.topic == "career_path"
        and context.profile.get("goal") == goal.id
        and _HOW.search(question.text)
    )


def _pending(context: Context) -> bool:
    """Tell whether the last answer asked for what the plan lacks."""
    last = context.last or {}
    return last.get("topic") == "plan" and not last.get("document")


def answer(knowledge: Knowledge, question: Question, context: Context) -> tuple[Answer, Context]:
    """Make a plan, or ask for the one thing that it lacks most.

    Args:
        knowledge: The knowledge base.
        question: The question.
        context: What is remembered of the conversation, with what the message tells of the person.

    Returns:
        The answer, of the topic "plan", and what to remember.
    """
    asked_for_start = _pending(context) and "goal" in context.profile
    about = resolve.subject(knowledge, replace(question, intent="ask_career_path"), context)
    if about.unclear:
        return _which(about.unclear, context)
    profile = dict(context.profile)
    for id in (ids[0] for ids in question.names.get("qualification", [])):
        profile.setdefault("background", id)
    if about.place:
        profile.setdefault("country", about.place)
    named = [role for role in about.roles if about.own and role.id not in knowledge.umbrellas]
    ends = ladder.ends(knowledge, question, about)
    if asked_for_start and named:
        profile["current_role"] = named[0].id
        named = []
    elif ends and ends[0] in knowledge.roles:
        profile["current_role"] = ends[0]
        named = [ends[1]]
    goal = _goal(knowledge, named, profile, context)
    context = context.with_(profile=profile, asked_back=0, options=[])
    if goal is None:
        return _ask_goal(knowledge, profile), context
    profile["goal"] = goal.id
    context = context.with_(topic="career_path", roles=[goal.id], entries=[])
    if planning.standing(profile) is None and not asked_for_start:
        return _ask_start(goal), context
    return told(knowledge, planning.Wish(goal.id, profile, date.today().isoformat())), context


def _goal(knowledge: Knowledge, named: list[Role], profile: dict[str, str], context: Context) -> Role | None:
    """Return the post that a plan is for: one named, else the person's goal, else the one that the talk is about."""
    ids = [*(role.id for role in named), profile.get("goal", ""), *(context.roles if len(context.roles) == 1 else [])]
    fitting = [id for id in ids if id in knowledge.roles and id not in knowledge.umbrellas and id != profile.get("current_role")]
    return knowledge.roles[fitting[0]] if fitting else None


def _which(candidates: list[Role], context: Context) -> tuple[Answer, Context]:
    titles = listed([name(role) for role in candidates], "or")
    choices = [plan_for(role) for role in candidates[:4]]
    return Answer("plan", f"Which post is the plan for: {titles}?", suggestions=choices), context


def _ask_goal(knowledge: Knowledge, profile: dict[str, str]) -> Answer:
    """Ask for the goal; somebody whose post is known is offered what comes after it."""
    now = knowledge.roles.get(profile.get("current_role", ""))
    after = ladder.after(knowledge, now, profile.get("country")) if now else []
    offered = [*after, *(knowledge.roles[id] for id in _GOALS if id in knowledge.roles)]
    choices = list(dict.fromkeys(plan_for(role) for role in offered if role is not now))[:3]
    return Answer("plan", "I can make you a plan. Which post would you like to reach?", suggestions=choices)


def _ask_start(goal: Role) -> Answer:
    text = (
        f"I can make you a plan to become {a(name(goal))}. Where are you now? Tell me your job or profession, how long you "
        "have done it, and the country."
    )
    return Answer("plan", text, roles=[goal.id], suggestions=list(_STARTS))


def told(knowledge: Knowledge, wish: planning.Wish) -> Answer:
    """Return a plan in short, with the document to take away."""
    made = planning.make(knowledge, wish)
    draft = Draft(knowledge, "plan", made.country)
    draft.say(f"**{made.title}**")
    if made.told:
        draft.say(f"*For: {', '.join(made.told)}. Correct me if that is wrong.*")
    if not made.usual and made.start:
        draft.say(
            "I know of no usual chain of posts between the two, which rules nothing out; these are the steps below the goal."
        )
    closing = [_routes(made), "The page to keep has every step with times, courses, gaps and sources."]
    labels = [f"**{number}. {step.title}**" for number, step in enumerate(made.steps, 1)]
    room = _MOST_WORDS - sum(len(text.split()) for text in [*closing, *labels])
    asks = [step.role.experience if step.role else [item.point for item in step.items] for step in made.steps]
    if not any(point.sources for point in asks[0]):
        room -= _WORDS_UNSOURCED
    for label, points in zip(labels, asks):
        draft.step(label, points, room)
    for text in filter(None, closing):
        draft.say(text)
    goal = made.goal
    answer = draft.answer([goal.id], suggestions=[ask("salary", goal), ask("education", goal), ask("duties", goal)])
    document = {"title": made.title, "path": PATH, "formats": list(FORMATS), "plan": wish.as_dict()}
    ids = [*made.held, *(step.role.id for step in made.steps if step.role)]
    return replace(answer, document=document, chart=pictures.ladder(knowledge, ids, made.country or COVERED[0]))


def _routes(made: planning.Plan) -> str:
    """Return the ways to a qualification in a sentence; empty if none is known."""
    if len(made.routes) > 1:
        study, job = (lower_first(route.degree.title) for route in made.routes)
        return f"Two routes to a qualification: study ({study}) or the job ({job})."
    return f"A qualification that fits: {lower_first(made.routes[0].degree.title)}." if made.routes else ""
