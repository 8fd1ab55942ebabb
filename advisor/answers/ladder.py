"""The career ladder in words: what comes after a post, and the way from where somebody is to a post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .. import charts
from ..knowledge import moves
from ..knowledge.base import Knowledge
from ..knowledge.schema import Point, Qualification, Role
from . import pictures
from .about import COVERED, Subject
from .model import Answer, Context, Question
from .phrasing import ask, plan_for
from .writing import Draft, a, listed, lower_first, name

TOPICS = frozenset({"career_path", "level_hierarchy"})
# A way has a beginning and an end.
_WAY = re.compile(r"\bfrom\b.*\b(?:to|into|towards?)\b|\b(?:to|into|become)\b.*\bfrom\b|\bbetween\b.*\band\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\bcomes? (?:next )?after\b|(?<!look )(?<!looks )(?<!looking )\bafter (?:being )?(?:an? )?\S+(?: \S+)?\W*$"
    r"|\bwhat(?: comes| is|'?s)? next\b"
    r"|\bnext (?:step|post|role|job|rung|level|move|promotion|stage)s?\b(?!.{0,20}\bto (?:be|becom))",
    re.IGNORECASE,
)
# "Is matron a good next step?" is about that step, not about what comes after it.
_IS_NEXT = re.compile(r"\b(?:is|be|as|are) (?!(?:the|my|your) next\b).+\b(?:an?|the|my|your) (?:\w+ ){0,2}next\b", re.IGNORECASE)
_MOVES_ON = re.compile(
    r"\bmy options\b|\bwant(?:ing)? (?:to move|a move|out|something else|a change)\b|\bmove (?:on|up|into|to an?)\b"
    r"|\b(?:where|what) (?:can|could|do|should|would|else can) i (?:go|do|be|become)\b",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\b(?:from here|from there|later|beyond|further|go on|goes on|after(?:wards)?|next)\b", re.IGNORECASE)
_REGISTERED = re.compile(r"\bregistered\b|\blicen[cs]e\b|\bNursing and Midwifery Council\b|\bmedical degree\b", re.IGNORECASE)
_MOST_NEXT = 4
# More posts set side by side tell of none: "what's next? And what does it pay?".
_MOST_TURNED_TO = 2


@dataclass(frozen=True)
class Start:
    """Where a way begins: with a post, or with what somebody is; `posts` are ids of the first posts on the ladder.

    `before` is the profession that has to be reached first, such as that of a registered nurse.
    """

    called: str
    posts: list[str]
    before: Qualification | None = None
    role: Role | None = None


def start_at(knowledge: Knowledge, id: str) -> Start:
    """Return where the way of somebody in a post, or of a profession, begins.

    Args:
        knowledge: The knowledge base.
        id: The id of a role or a qualification.
    """
    role = knowledge.roles.get(id)
    if role:
        return Start(name(role), [id], role=role)
    being = knowledge.qualifications[id]
    return Start(lower_first(being.title), being.first_posts)


def way(knowledge: Knowledge, start: Start, goal: Role, country: str | None) -> tuple[Start, list[str], str | None]:
    """Return the way from a start to a post, in one country if there is one there.

    Args:
        knowledge: The knowledge base.
        start: Where it begins.
        goal: Where it ends.
        country: The asker's country, where it is known.

    Returns:
        The start; the ids of the posts on the way, both ends included, none if no way is known; and the country they are in.
    """
    for place in (country,) if country else (*COVERED, None):
        found = moves.route(knowledge, start.posts, goal.id, place)
        if found:
            return start, found, place
    return start, [], country


def before(knowledge: Knowledge, role: Role, country: str | None) -> list[Role]:
    """Return the posts that people usually come to a post from, in one country if it is given."""
    return charts.ladder.around(knowledge, role, country)[0]


def after(knowledge: Knowledge, role: Role, country: str | None) -> list[Role]:
    """Return the posts that people usually go on to from a post, in one country if it is given."""
    return charts.ladder.around(knowledge, role, country)[1]


def registration(role: Role, country: str | None) -> Point | None:
    """Return what a post's education says of a registered profession that it asks for; None if it asks for none."""
    asked = [point for point in role.education if country is None or point.country in (None, country)]
    return next((point for point in asked if _REGISTERED.search(point.text)), None)


def from_to(knowledge: Knowledge, id: str, goal: Role, country: str | None) -> tuple[Start, list[str], str | None]:
    """Return the way from a role or qualification, by its id, to a post, as `way` does.

    Who can qualify for a registered profession goes by way of it where no other way is known, or the other asks for it.
    """
    start, found, place = way(knowledge, start_at(knowledge, id), goal, country)
    being = knowledge.qualifications.get(id)
    qualified = knowledge.qualifications.get(being.on_the_way_to or "") if being else None
    if being is None or qualified is None or (found and not any(registration(knowledge.roles[post], place) for post in found)):
        return start, found, place
    if goal.profession is None:
        # Nobody has to become a nurse first to run a nursing home.
        return start, [], country
    by_way_of = way(knowledge, Start(lower_first(being.title), qualified.first_posts, before=qualified), goal, country)
    return by_way_of if by_way_of[1] else (start, found, place)


def answer(knowledge: Knowledge, question: Question, about: Subject, context: Context) -> Answer | None:
    """Answer a question about the ladder; None if it asks something else.

    Args:
        knowledge: The knowledge base.
        question: The question.
        about: What it is about.
        context: What is remembered of the conversation.
    """
    if question.topic not in TOPICS or about.unclear:
        return None
    found = ends(knowledge, question, about)
    if found:
        return told(knowledge, question.topic, *found, about.country)
    post = _going_on_from(knowledge, question, about, context)
    return _next(knowledge, question.topic, post, about.country) if post else None


def leads_to(knowledge: Knowledge, question: Question, about: Subject, context: Context) -> list[str]:
    """Return the ids of the posts that a question on what comes next turns the talk to; none for any other question."""
    post = _going_on_from(knowledge, question, about, context) if question.topic in TOPICS else None
    return [role.id for role in after(knowledge, post, _place(post, about.country))[:_MOST_TURNED_TO]] if post else []


def _going_on_from(knowledge: Knowledge, question: Question, about: Subject, context: Context) -> Role | None:
    """Return the post after which a question asks for the next: the one it names, else the speaker's own."""
    posts = about.roles or [knowledge.roles[id] for id in [context.profile.get("current_role", "")] if id in knowledge.roles]
    one = len(posts) == 1 and posts[0].id not in knowledge.umbrellas
    asks = bool(_NEXT.search(question.text) and not _IS_NEXT.search(question.text))
    if one and posts[0].id == context.profile.get("current_role") and question.topic == "career_path":
        # "I'm a practice manager and want to move to a hospital, what are my options?"
        asks = asks or bool(_MOVES_ON.search(question.text))
    return posts[0] if one and asks and not ends(knowledge, question, about) else None


def _place(role: Role, country: str | None) -> str | None:
    """Return the country to look for other posts in: the one asked about, else the only one that has the post."""
    return country or (role.countries[0] if len(role.countries) == 1 else None)


def ends(knowledge: Knowledge, question: Question, about: Subject) -> tuple[str, Role] | None:
    """Return the id of the role or qualification a way begins at, and the role where it ends; None if no way is asked about."""
    if not _WAY.search(question.text):
        return None
    posts = [role for role in about.roles if role.id not in knowledge.umbrellas]
    professions = [ids[0] for ids in question.names.get("qualification", []) if ids[0] in knowledge.qualifications]
    told = [ids[0] for ids in question.names.get("role", []) if ids[0] in knowledge.roles]
    if len(posts) > 1 and len(told) == 1 and told[0] not in {role.id for role in posts} and about.own:
        # "I'm a service manager, what lies between me and that?" after two posts.
        return told[0], max(posts, key=moves.height)
    if len(posts) > 1:
        first, last = posts[0], posts[-1]
        said = question.called.get(last.id, last.title)
        # "How do I become a matron from ward manager?" names the end first.
        backwards = re.search(rf"\bfrom (?:being )?(?:an? |the )?{re.escape(said)}", question.text, re.IGNORECASE)
        # "How do I go from one to the other?" is on the way up.
        downwards = not about.own and moves.height(first) > moves.height(last)
        return (last.id, first) if backwards or downwards else (first.id, last)
    own = [ids[0] for ids in question.names.get("role", []) if ids[0] in knowledge.roles]
    others = [id for id in own if posts and id not in (posts[0].id, posts[0].counterpart) and id not in knowledge.umbrellas]
    begin = next(iter([*others, *professions]), None)
    return (begin, posts[0]) if begin and posts else None


def told(knowledge: Knowledge, topic: str, begin: str, goal: Role, country: str | None) -> Answer:
    """Tell the way from a role or qualification, by its id, to a post."""
    start, found, place = from_to(knowledge, begin, goal, country)
    draft = Draft(knowledge, topic, place)
    draft.say(f"**From {start.called} to {name(goal)}**")
    if not found:
        return _no_way(knowledge, draft, start, goal, country)
    steps = [knowledge.roles[id] for id in found if start.role is None or id != start.role.id]
    count = f"{len(steps)} steps" if len(steps) > 1 else "one step"
    draft.say(f"The shortest usual way has {count}{f' in the {place}' if place else ''}; employers differ.")
    if start.before:
        draft.bullet(f"First you qualify as {a(lower_first(start.before.title))}.")
    for number, role in enumerate(steps, 1):
        draft.step(f"**{number}. {role.title}**", role.experience)
    needed = unregistered(knowledge, begin, start, steps, place)
    if needed:
        draft.lead(needed[1], f"For {name(needed[0])}:")
    made = draft.answer([goal.id], suggestions=[plan_for(goal), ask("education", goal), ask("salary", goal)])
    return replace(made, chart=pictures.ladder(knowledge, found, place or COVERED[0]))


def unregistered(
    knowledge: Knowledge, begin: str, start: Start, steps: Sequence[Role], country: str | None
) -> tuple[Role, Point] | None:
    """Return the first post on a way that asks for a registered profession, where it begins with none, and what it says."""
    being = knowledge.qualifications.get(begin)
    if being is None or being.clinical or start.before:
        return None
    return next(((role, point) for role in steps if (point := registration(role, country))), None)


def _no_way(knowledge: Knowledge, draft: Draft, start: Start, goal: Role, country: str | None) -> Answer:
    """Say that no usual chain of posts is known, and name the nearest posts at both of its ends."""
    places = [country] if country else goal.countries
    draft.say(
        f"I know of no usual chain of posts from {start.called} to {name(goal)}. That does not rule it out: "
        "people change lines, and adverts say what counts."
    )
    first = [role for role in (knowledge.roles[id] for id in start.posts) if set(role.countries) & set(places)]
    nearest = [other for role in first for other in after(knowledge, role, country)] if start.role else first
    if nearest:
        draft.say(f"From {start.called}, people usually come first to {listed([name(role) for role in _once(nearest)], 'or')}.")
    below = before(knowledge, goal, country)
    if below:
        draft.say(f"People usually come to {name(goal)} from {listed([name(role) for role in below], 'or')}.")
    else:
        draft.points(goal.career_path, most=2)
    asked = [ask("career_path", role) for role in _once([*nearest, *below])[:2]]
    return draft.answer([goal.id], suggestions=[*asked, ask("career_path", goal), ask("experience_needed", goal)])


def _once(found: list[Role]) -> list[Role]:
    return list({role.id: role for role in found}.values())[:_MOST_NEXT]


def _next(knowledge: Knowledge, topic: str, role: Role, country: str | None) -> Answer:
    place = _place(role, country)
    following = after(knowledge, role, place)
    draft = Draft(knowledge, topic, place)
    draft.say(f"**{role.title}: what comes next**")
    if not following:
        draft.say(f"I know of no one usual post after {name(role)}. This is what I have on moving on:")
        onwards = [point for point in role.career_path if _ONWARDS.search(point.text)]
        draft.points(onwards or role.career_path, most=3)
        return draft.answer([role.id], suggestions=[ask("duties", role), ask("salary", role), ask("level_hierarchy", role)])
    draft.say(
        "The usual next step is this post:"
        if len(following) == 1
        else "The usual next steps are these posts, and what each asks:"
    )
    for other in following:
        draft.step(f"**{other.title}** ({charts.ladder.level(other).lower()})", other.experience)
    wanted = [plan_for(other) for other in following[:2]]
    return draft.answer([role.id], suggestions=[*wanted, ask("salary", following[0]), ask("duties", following[0])])
