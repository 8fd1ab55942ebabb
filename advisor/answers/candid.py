"""A plain view for who asks for one: "be honest", "is it realistic for me?", "what would you do in my shoes?".

It is worked out from what the asker told of themselves and what the role files say that the post asks for: the registration, the
usual way to it, the experience. Where too little was told, it says what it would have to know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..knowledge.base import Knowledge
from ..knowledge.schema import Degree, Point, Role
from . import ladder, planning, quiz_result
from .entries import short
from .equivalents import is_outside, on_bands, training_of
from .focus import entries_of
from .model import Answer, Context, Question
from .phrasing import ask, titled
from .verdicts import of_profession
from .writing import Draft, a, labelled, listed, name, ordered, upper_first

_TOPIC = "which_suits_me"
_BEFORE = (
    r"(?:(?:ok(?:ay)?|so|but|and|well|please|pls|hmm+|no|come on|just|like|now|really|sorry|yeah|yes"
    r"|honestly|tho|though)\W+)*"
)
_AFTER = r"(?:\W+(?:please|pls|then|though|tho|now|honestly|really|here|mate|at my age|at \d\d|for (?:me|someone like me)))*"
_VIEW = (
    r"(?:be|give it to me|tell me)(?: \w+)? (?:honest|straight|blunt|frank|real|the truth|honestly)(?: with me)?"
    r"|(?:(?:your|an?|the) )?honest(?:ly)?(?: (?:opinion|answer|view|thoughts?|truth|take))?|no sugar ?coating"
    r"|what would you (?:do|advise)(?: (?:if you were me|in my (?:shoes|place|position|situation|case)))?"
    r"|would you (?:do it|go for it|bother)"
    r"|should i (?:just |really |even )?(?:go for it|apply|bother|do it)"
    r"|(?:is (?:it|that|this)|am i(?: being)?|would (?:it|that) be) (?:even |at all |actually |really )?"
    r"(?:realistic|possible|doable|feasible|achievable|a pipe ?dream|too ambitious|beyond me)"
    r"|(?:do|would) i (?:even |really |actually )?(?:have|stand) (?:a|any|much of a) chance|what are my (?:chances|odds)"
    r"|would (?:they|anyone|anybody|somebody|an? (?:nhs )?(?:hospital|trust)|the nhs(?: hospital)?) "
    r"(?:even |ever |really |actually )?"
    r"(?:hire|take|want|have|consider|interview|look at|employ) (?:me|someone like me)(?: on| seriously)?"
    r"|am i (?:kidding|fooling|deluding) myself|yes or no"
)
# All that a message says.
_ALONE = re.compile(rf"\W*{_BEFORE}(?:{_VIEW}){_AFTER}\W*", re.IGNORECASE)
# Said of a post that the question names.
_OF_A_POST = re.compile(
    r"\b(?:(?<!more )realistic|stand a chance|(?:any|much) chance|my chances|my odds|kidding myself|pipe ?dream|be honest"
    r"|would you do in my)\b",
    re.IGNORECASE,
)
# "Which is better?" after two degrees were set side by side.
_WHICH_OF_THEM = re.compile(
    r"\W*(?:(?:so|and|ok|but|then)\W+)*(?:which|what)(?:'?s| is| one| one is| of (?:them|the two|those)(?: is)?)? ?"
    r"(?:the )?(?:better|best|would you (?:pick|choose|recommend|take|do)|should i (?:do|take|choose|pick|go for))"
    r"(?: for me| then| one| overall)*\W*",
    re.IGNORECASE,
)
_OF_THE_HOURS = re.compile(
    r"\b(?:remote(?:ly)?|wfh|(?:from|at) home|part[- ]time|nights?|weekends?|hours|job share)\b", re.IGNORECASE
)
_IT = re.compile(r"\b(?:it|that|this)\b", re.IGNORECASE)
# What is surely asked comes before a view.
_SURE = 0.9
_OF_THEIR_OWN = frozenset({"entry_without_degree", "education", "certification", "skills", "salary", "outlook", "duties"})
_OPEN_POSTS = 2
# What would have to be known, by the parts of a profile that tell it.
_UNTOLD = {
    ("current_role", "background"): "what you do now",
    ("years",): "for how long",
    ("qualification",): "what degree or certificate you hold",
}


def answer(knowledge: Knowledge, question: Question, context: Context) -> Answer | Question | None:
    """Return a plain view of whether a post is within the asker's reach.

    Returns:
        The answer; where posts are weighed, or nothing that the files hold, the question which suits or the talk goes on with;
        None where no view is asked for.
    """
    alone = bool(_ALONE.fullmatch(question.text))
    degrees = [entry for _, entry in entries_of(knowledge, context.entries) if isinstance(entry, Degree)]
    if len(degrees) > 1 and _WHICH_OF_THEM.fullmatch(question.text):
        goals = [id for id in (*context.roles, context.profile.get("goal", "")) if id in knowledge.roles]
        return _between(knowledge, degrees, [id for id in goals if id not in knowledge.umbrellas], context)
    if not (alone or _OF_A_POST.search(question.text)):
        return None
    if not alone and question.topic in _OF_THEIR_OWN and question.confidence >= _SURE:
        # "Without a degree, or am I kidding myself?"
        return None
    if not alone and _OF_THE_HOURS.search(question.text):
        # "Remote finance manager, realistic?" asks how the post is done.
        return None
    named = [ids[0] for ids in question.names.get("role", []) if len(ids) == 1 or alone]
    spoken_of = named or (context.roles or [context.profile.get("goal", "")] if alone or _IT.search(question.text) else [])
    posts = [id for id in dict.fromkeys(spoken_of) if id in knowledge.roles and id not in knowledge.umbrellas]
    posts = posts or _on_a_band(knowledge, question, context)
    if len(posts) == 1 and not context.entries and posts[0] != context.profile.get("current_role"):
        return _view(knowledge, knowledge.roles[posts[0]], context, {**context.called, **question.called})
    if not alone:
        return None
    if len(degrees) > 1:
        return _between(knowledge, degrees, posts, context)
    if not (context.focus or context.topic):
        text = "Gladly, once I know what it is about: which post do you have in mind, what do you do now, and what do you hold?"
        return Answer("clarify", text, suggestions=["Which suits me?", ask("career_path"), "What can you do?"])
    return replace(question, intent=f"ask_{_TOPIC}" if context.focus else "follow_up", article=None, nearness=0.0)


def _on_a_band(knowledge: Knowledge, question: Question, context: Context) -> list[str]:
    """Return the post that a band means to the asker's profession, by its id: "physio band 7, is 8a realistic?"."""
    named = [knowledge.bands[ids[0]] for ids in question.names.get("band", []) if ids[0] != context.profile.get("band")]
    own = training_of(knowledge, question, context)
    if len(named) != 1 or own is None:
        return []
    posts = on_bands(knowledge, question, named, context)
    alike = [post for post in posts if post.profession and post.profession == own.profession]
    return [post.id for post in posts if post.id in own.first_posts][:1] or [post.id for post in alike][:1]


def view(knowledge: Knowledge, id: str, context: Context) -> Answer | None:
    """Return the view on one post for who told what they do or hold; None for an umbrella name or the post that they are in."""
    told = {"current_role", "background"} & context.profile.keys()
    one = id in knowledge.roles and id not in knowledge.umbrellas and id != context.profile.get("current_role")
    return _view(knowledge, knowledge.roles[id], context, context.called) if told and one else None


def _view(knowledge: Knowledge, role: Role, context: Context, called: Mapping[str, str]) -> Answer:
    """Say how far off a post is for the asker, what it asks for and what speaks against it."""
    profile, country = context.profile, context.country
    being = knowledge.qualifications.get(profile.get("background", ""))
    begin = planning.standing(profile)
    begin = None if begin in knowledge.umbrellas else begin
    post, heading = a(name(role)), f"**{titled(role, called)}: is it realistic?**"
    if heading in str((context.last or {}).get("text", "")):
        untold = [words for key, words in _UNTOLD.items() if not any(part in profile for part in key)]
        sharper = f" Tell me {listed(untold)}, and it gets plainer." if untold else ""
        return Answer(_TOPIC, f"I have no plainer view than that.{sharper}", [role.id], suggestions=_next(role))
    draft = Draft(knowledge, _TOPIC, country).say(heading)
    asked = [*ordered(role.experience, country)[:2]]
    start, found, _ = ladder.from_to(knowledge, begin, role, country) if begin else (None, [], country)
    on_the_way = found[1:-1] if start and start.role else found[:-1]
    steps = [name(knowledge.roles[id]) for id in on_the_way if profile.get("band") not in _bands(knowledge, id)]
    if start and start.before:
        draft.say(f"Plainly: yes, but the first step is to qualify as {a(start.before.title.lower())}.")
        asked = [*of_profession(role, country)[:1], *asked]
    elif is_outside(role, being):
        draft.say(f"Plainly: not as things stand, since {post} needs a registration that you have not told me of.")
        asked = of_profession(role, country)[:1]
        open_to = [name(other) for other, _ in quiz_result.fitting(knowledge, [], context) if not other.profession][:_OPEN_POSTS]
        if open_to:
            draft.say(f"Posts that ask for none: {listed(open_to)}, among others.")
    elif steps:
        draft.say(f"Plainly: yes, though in steps. People usually get there by way of {listed([a(step) for step in steps])}.")
    elif found and start:
        draft.say(f"Plainly: yes. It is a usual next step for {a(start.called)}.")
    elif begin and role.profession is None:
        draft.say("Plainly: it can be done. I know no usual way to it from where you are, but it asks for no nurse or doctor.")
    elif begin:
        draft.say("Plainly: it can be done. I know no usual way to it from where you are; what counts is this:")
        asked = [*of_profession(role, country)[:1], *asked]
    else:
        draft.say("I cannot say for you before I know what you do now, for how long, and what you hold. What counts is this:")
        asked = [*asked, *ordered(role.education, country)[:1]]
    draft.points(_once(asked))
    if role.drawbacks:
        draft.lead(role.drawbacks, "What speaks against it:")
    draft.say("That is what adverts and guidance say; somebody who does the job can tell you what they leave out.")
    return draft.answer([role.id], suggestions=_next(role))


def _between(knowledge: Knowledge, degrees: Sequence[Degree], posts: Sequence[str], context: Context) -> Answer:
    """Say by what to choose between degrees: by the post, where one is in sight, and by whom each suits."""
    draft = Draft(knowledge, "degree_comparison", context.country)
    draft.say("Plainly: I would go by the post you want, and by who pays. What each is for:")
    draft.points([labelled(degree.suits, short(degree)) for degree in degrees], all_of_them=True)
    for id in posts[:1]:
        draft.say(f"{upper_first(a(name(knowledge.roles[id])))} is asked for this:")
        draft.points(ordered(knowledge.roles[id].education, context.country)[:2])
    if not posts:
        draft.say("Tell me which post you have in mind, and I can say what it asks for.")
    return draft.answer(posts[:1], suggestions=[f"Is the {short(degree)} worth it?" for degree in degrees[:2]])


def _next(role: Role) -> list[str]:
    return [ask("career_path", role), ask("work_setting", role), ask("salary", role)]


def _once(points: Sequence[Point]) -> list[Point]:
    return list({point.text: point for point in points}.values())


def _bands(knowledge: Knowledge, id: str) -> list[str]:
    return [f"band_{band}" for band in knowledge.roles[id].bands]
