"""The advisor: the questions of a message and the context in, an Answer to each and the new context out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Sequence

from ..knowledge.base import Knowledge
from ..knowledge.moves import height
from ..knowledge.schema import Article, Certification, Degree, Named, Programme, Role
from . import (
    browse,
    compare,
    entries,
    feedback,
    fields,
    follow,
    handover,
    ladder,
    more,
    pictures,
    plan,
    quiz,
    refer,
    replies,
    roles,
    speaker,
)
from .about import COMPARING, FIELD_TOPICS, Subject
from .aspects import aspect
from .focus import asked_above
from .fragments import FALLBACK, OTHER_JOBS, points_back
from .model import Answer, Context, Question
from .phrasing import ask, titled
from .resolve import subject
from .writing import a, listed, lower_first, name, upper_first

CRISIS = "out_of_scope_crisis"
# Comparing is what these topics do with two roles; of two roles in a career path, one is where somebody stands.
_COMPARED = frozenset(
    {
        "difference",
        "which_is_better",
        "which_suits_me",
        "salary",
        "level_hierarchy",
        "role_overview",
        "duties",
        "education",
        "experience_needed",
        "skills",
        "work_setting",
        "certification",
        "outlook",
    }
)
_OF_A_COURSE = frozenset({"courses", "education", "which_is_better", "which_suits_me", "difference"})
_SET_BESIDE = re.compile(r"\b(?:than|versus|vs|compared? (?:to|with)|differen\w+)\b", re.IGNORECASE)
# What leaders do and what managers do is how the two differ.
_OF_THE_WORK = frozenset({"duties", "role_overview"})
_MOST_ASKED_BACK = 2
# More answers to one message would be a wall of text.
MOST_QUESTIONS = 3
# What to offer when nothing tells what was meant.
_USUAL = ("duties", "salary", "career_path")
# How near an article has to be before it is taken over the role that the talk is about.
SURELY_THE_ARTICLE = 0.85


def advise(
    knowledge: Knowledge,
    questions: Sequence[Question],
    told: dict[str, str],
    context: Context,
    text: str = "",
    desk: str | None = None,
) -> tuple[list[Answer], Context]:
    """Answer a message.

    Args:
        knowledge: The knowledge base.
        questions: The questions of the message, at least one.
        told: What the message tells of the speaker, as advisor.nlu.profile reads it.
        context: What is remembered of the conversation.
        text: The whole message, where it is more than its questions.
        desk: Whom a talk can be handed over to, as a sentence names it; None for nobody.

    Returns:
        An answer to each question, in order, and what to remember from now on.
    """
    text = text or " ".join(question.text for question in questions)
    if taken := handover.turn(text, questions, context, desk):
        answer, context = taken
        return [answer], context.with_(last=answer.as_dict())
    if taken := quiz.turn(knowledge, refer.numbered(text, context) or text, questions, told, context):
        answer, context = handover.after(*taken, desk)
        return [answer], context.with_(last=answer.as_dict())
    context = context.with_(profile={**context.profile, **told})
    answers: list[Answer] = []
    for question in questions[:MOST_QUESTIONS]:
        if answers and not question.names:
            # What a message names in one question it means in the next: "and do I need a master's?".
            question = replace(question, nearness=0.0)
        answer, context = _one(knowledge, question, told, context)
        answer = quiz.offered(knowledge, answer, question, context)
        answers.append(_elsewhere(answer, question))
    unanswered = [question.text for question in questions[MOST_QUESTIONS:]]
    if unanswered:
        last = answers[-1]
        note = f"\n\nYou asked {len(questions)} things; these are the first {MOST_QUESTIONS}. Ask on for the rest."
        answers[-1] = replace(last, text=last.text + note, suggestions=[*unanswered, *last.suggestions][:4])
    if told and answers[0].topic not in ("small_talk", "out_of_scope", "clarify", "plan"):
        answers[0] = replace(answers[0], text=f"{speaker.understood(knowledge, told)}{answers[0].text}")
    # In a crisis nobody is handed over to a careers adviser.
    desk = None if any(answer.kind == "crisis" for answer in answers) else desk
    answers[-1], context = quiz.waiting(knowledge, *handover.after(answers[-1], context, desk))
    return answers, context.with_(last=answers[-1].as_dict())


def _elsewhere(answer: Answer, question: Question) -> Answer:
    """Say that a country asked about is not covered, so that nobody takes UK or US facts for its own."""
    if answer.topic not in roles.TOPICS or ["ELSEWHERE"] not in question.names.get("country", []):
        return answer
    place = question.called.get("ELSEWHERE", "that country")
    note = f"I only cover the UK and the US and have nothing reliable for {place}, so this is about those two."
    return replace(answer, text=f"{note}\n\n{answer.text}")


def _one(knowledge: Knowledge, question: Question, told: dict[str, str], context: Context) -> tuple[Answer, Context]:
    if question.intent == CRISIS:
        return replies.reply(CRISIS), context
    question = plan.picked(knowledge, question, context)
    if plan.wanted(question, context):
        return plan.answer(knowledge, question, context)
    if looked := browse.answer(knowledge, question, context):
        return looked
    question = follow.in_context(knowledge, question, context)
    telling = question.intent == "inform"
    if question.intent == OTHER_JOBS and "background" in told and context.topic:
        # "I'm a paramedic, so for me?"
        question = replace(question, intent=f"ask_{context.topic}")
    if question.intent == "follow_up" or (question.intent == FALLBACK and follow.leans(question, context)):
        leaning = follow.resolve(knowledge, question, context)
        if isinstance(leaning, Answer):
            return leaning, context
        question = leaning
    elif telling:
        question = replace(question, intent=speaker.wished(question, told, context) or "inform")
        if question.intent == "inform":
            return speaker.acknowledge(knowledge, told, context)
    if question.topic in roles.TOPICS:
        return _career(knowledge, question, context, telling)
    if question.intent == "forget_me":
        return replies.reply("forget_me"), Context()
    if question.intent == "repeat" and context.last:
        return Answer.from_dict(context.last), context
    if question.intent == "ask_sources" and context.last:
        return more.sources(context), context
    if question.intent == "give_feedback":
        return feedback.reply(question), context.with_(asked_back=0)
    if question.intent == OTHER_JOBS:
        # "And a ward manager?" after the pay of a midwife asks for pay.
        context = context.with_(topic=follow.likeliest(question) or context.topic)
    if question.intent != FALLBACK and replies.has_reply(question.intent):
        return replies.reply(question.intent, turn=len(context.said)), context.with_(
            asked_back=0, said=[*context.said, question.intent][-20:]
        )
    return _ask_back(knowledge, question, context)


def _career(knowledge: Knowledge, question: Question, context: Context, telling: bool) -> tuple[Answer, Context]:
    """Answer a question on a career topic, or what somebody tells in the light of one, and move the focus of the talk to it."""
    topic = question.topic or ""
    about = subject(knowledge, question, context)
    specific = [role for role in about.roles if role.id not in knowledge.umbrellas]
    if topic == "which_is_better" and about.own and len(specific) == len(about.roles) == 1:
        # The pros and cons of one post are for somebody who may take it.
        topic, question = "which_suits_me", replace(question, intent="ask_which_suits_me")
    if (
        topic in _OF_THE_WORK
        and about.roles
        and {role.id for role in about.roles} == {role.id for role in knowledge.kinds_of_work}
    ):
        # "What do leaders do that managers don't?"
        topic, question = "difference", replace(question, intent="ask_difference")
    context = context.with_(asked_back=0, called={**context.called, **question.called} if about.own else context.called)
    missing = question.names.get("unknown_role", [])
    if missing and not (about.roles or about.entries):
        return _lacking(knowledge, topic, question, missing[0]), context.with_(topic=topic, options=[])
    if about.unclear and not _covered(knowledge, question, about):
        return _which_role(topic, about.unclear), context.with_(
            topic=topic,
            roles=[role.id for role in about.roles],
            entries=[],
            before=[["role", role.id] for role in about.unclear],
            options=[[topic, role.id] for role in about.unclear],
        )
    if len(about.roles) == 1 and plan.suits(knowledge, question, about.roles[0], context):
        return plan.answer(knowledge, question, context)
    ids = [role.id for role in about.roles] or _turned_to(knowledge, question) or _first_post(knowledge, topic, about, context)
    answer = ladder.answer(knowledge, question, about, context) or _write(knowledge, topic, question, about, context)
    answer = answer if answer.roles else replace(answer, roles=ids or [role.id for role in about.stands_for])
    if topic == "career_path" and not about.own and len(answer.roles) == 1:
        # Who asked how to get there goes on about that post.
        ids = list(answer.roles)
    ids = ladder.leads_to(knowledge, question, about, context) or ids
    answer = _beside_another_job(knowledge, entries.by_the_post(answer, about.through, about.roles), question, about)
    answer = more.again(knowledge, pictures.illustrated(knowledge, answer, about), context, telling)
    # The certificate that led to a post is still what "it" is.
    found = [[kind, entry.id] for kind, entry in about.entries] or (context.entries if about.through else [])
    if ids or found:
        context = context.on(ids, found)
    if len(ids) == 1 and (above := asked_above(knowledge, question, context)):
        earlier = [thing for thing in context.before if thing[1] not in (above, ids[0])]
        context = context.with_(before=[*earlier, ["role", ids[0]], ["role", above]])
    place = about.place or (None if about.own else context.place)
    return answer, context.with_(topic=topic, place=place, options=[])


def _beside_another_job(knowledge: Knowledge, answer: Answer, question: Question, about: Subject) -> Answer:
    """Say, where a post is set beside a job outside the subject, that the answer is on that post alone."""
    # What is outside the subject may be a sector too.
    others = [knowledge.other_roles[ids[0]] for ids in question.names.get("other_role", []) if ids[0] in knowledge.other_roles]
    if not others or len(about.roles) != 1 or question.topic not in _COMPARED or not _SET_BESIDE.search(question.text):
        return answer
    beside = f"{a(lower_first(others[0].title))} beside {a(name(about.roles[0]))}"
    lead = f"I only know posts that lead or manage in healthcare, so I cannot set {beside}. On the latter alone:"
    return replace(answer, text=f"{lead}\n\n{answer.text}")


def _which_role(topic: str, candidates: Sequence[Role]) -> Answer:
    """Ask which of several roles a name stands for."""
    titles = listed([a(name(role)) for role in candidates], "or")
    choices = [ask(topic, role) for role in candidates]
    return Answer("clarify", f"That name is used for more than one post. Do you mean {titles}?", suggestions=choices)


def _lacking(knowledge: Knowledge, topic: str, question: Question, nearest: Sequence[str]) -> Answer:
    """Say that the files hold nothing on a post, and offer the nearest."""
    near = [knowledge.roles[id] for id in nearest]
    called = question.called.get(nearest[0], "that post")
    titles = listed([a(name(role)) for role in near], "and")
    text = f"I have no entry on {a(called)}, so I would rather not guess. The nearest posts I know are {titles}."
    return Answer(topic, text, suggestions=[ask(topic if topic not in FIELD_TOPICS else "role_overview", role) for role in near])


def _covered(knowledge: Knowledge, question: Question, about: Subject) -> bool:
    """Tell whether an article answers whichever of the candidates is meant."""
    article = knowledge.articles.get(question.article or "")
    return bool(article and {role.id for role in [*about.roles, *about.unclear]} <= set(article.about))


def _write(knowledge: Knowledge, topic: str, question: Question, about: Subject, context: Context) -> Answer:
    general = about.of_profession or all(role.id in knowledge.umbrellas for role in about.roles)
    article = (_for_speaker(knowledge, topic, context) if general else None) or _nearest(knowledge, question, about)
    ids = [role.id for role in about.roles]
    named = [entry for _, entry in about.entries]
    degrees = [entry for entry in named if isinstance(entry, Degree)]
    if len(degrees) > 1 and topic in ("degree_comparison", "difference", "which_is_better", "which_suits_me", "education"):
        goal = next((role for role in about.roles if role.id not in knowledge.umbrellas), None)
        return compare.degrees(knowledge, degrees[: compare.MOST_COMPARED], about.country, question.text, goal)
    if general and about.roles and named and not about.through and topic not in COMPARING:
        return entries.answer(knowledge, topic, named[0], about.country, ids, question.text)
    # Neither of leading and managing is above the other.
    unranked = general and topic == "level_hierarchy" and len(about.roles) > 1
    compared = len(about.roles) > 1 and topic in _COMPARED and not unranked
    apart = _beats_umbrella(article, question) if general and about.roles and article else _asks_apart(question, about)
    titles = [titled(role, context.called) for role in about.roles]
    named_as = upper_first(listed([lower_first(title) for title in titles])) if titles and not about.of_profession else ""
    whatever_role = article is not None and article.holds_for_any_role and (about.own or not points_back(question))
    # What a post's courses are is told of that post; what study costs is told of any.
    of_a_post = topic == "courses" and about.own and not general and aspect(question.text) != "cost"
    whatever_role = whatever_role and (not (named or of_a_post) or question.nearness >= SURELY_THE_ARTICLE)
    side_by_side = compared and not general
    if topic == "why_both_matter" and about.own and not general and len(about.roles) == 1:
        # What one post is good for is what it does.
        return roles.answer(knowledge, topic, about.roles[0], about.country, context.called)
    if article and ((whatever_role and not side_by_side) or about.unclear or (apart and not compared)):
        return fields.answer(knowledge, article, about.country, ids, named_as)
    if studied := _studied(knowledge, topic, named, about.country, ids, question.text):
        return studied
    if compared:
        most = compare.MOST_RANKED if topic == "level_hierarchy" else compare.MOST_COMPARED
        return compare.roles(knowledge, topic, about.roles[:most], about.country, context.called)
    if about.roles and topic not in FIELD_TOPICS and not unranked:
        goal = _goal(about) if topic == "career_path" else about.roles[0]
        return roles.answer(knowledge, topic, goal, about.country, context.called)
    if named:
        return entries.answer(knowledge, topic, named[0], about.country, ids, question.text)
    return fields.answer(knowledge, article or knowledge.default_article(topic), about.country, ids, named_as)


def _goal(about: Subject) -> Role:
    """Return the post that a way leads to: the last one named, "from X to Y"; of those in focus the highest."""
    return about.roles[-1] if about.own else max(about.roles, key=height)


def _studied(
    knowledge: Knowledge, topic: str, named: Sequence[Named], country: str | None, ids: Sequence[str], asked: str
) -> Answer | None:
    """Answer on the certificates or programmes that a question names, which come before what its post has besides."""
    certifications = [entry for entry in named if isinstance(entry, Certification)]
    programmes = [entry for entry in named if isinstance(entry, Programme)]
    if len(certifications) > 1 and (topic == "certification" or not ids):
        return compare.certifications(knowledge, certifications[: compare.MOST_COMPARED], country, ids)
    if len(programmes) > 1 and topic in _OF_A_COURSE:
        return compare.programmes(knowledge, programmes[: compare.MOST_COMPARED], country, ids, asked)
    meant = certifications if topic == "certification" else programmes if topic in _OF_A_COURSE else []
    return entries.answer(knowledge, topic, meant[0], country, ids, asked) if meant else None


def _nearest(knowledge: Knowledge, question: Question, about: Subject) -> Article | None:
    """Return the article nearest to a question, unless it is about other roles than the question."""
    article = knowledge.articles.get(question.article or "")
    others = {role.id for role in [*about.roles, *about.unclear]} - set([*article.about, *article.turns_to] if article else [])
    return None if article and (article.about or article.turns_to) and others else article


def _turned_to(knowledge: Knowledge, question: Question) -> list[str]:
    """Return the roles that an article turns the talk to: who runs a hospital leads to the chief executive."""
    article = knowledge.articles.get(question.article or "")
    return list(article.turns_to) if article else []


def _first_post(knowledge: Knowledge, topic: str, about: Subject, context: Context) -> list[str]:
    """Return the post that a profession's way up, where it is asked about for no post in particular, leads to first."""
    own = knowledge.qualifications.get(context.profile.get("background", ""))
    posts = own.first_posts if own and topic == "career_path" and not about.entries else []
    at_home = [knowledge.roles[id] for id in posts if not about.country or about.country in knowledge.roles[id].countries]
    band = context.profile.get("band", "").removeprefix("band_")
    # Who is on its band already goes on from there.
    return [id for role in at_home for id in (role.next if band in role.bands else [role.id])][:1]


def _for_speaker(knowledge: Knowledge, topic: str, context: Context) -> Article | None:
    """Return the article on a topic for people of the speaker's profession, if there is one."""
    background = context.profile.get("background", "")
    return next(
        (article for article in knowledge.articles.values() if article.topic == topic and background in article.speaks_to), None
    )


def _beats_umbrella(article: Article, question: Question) -> bool:
    """Tell whether an article says more on a question than an umbrella role does: any special one, the general one if it fits."""
    return not article.default or question.nearness >= SURELY_THE_ARTICLE


def _asks_apart(question: Question, about: Subject) -> bool:
    """Tell whether a question that names nothing is about an article rather than about what the talk is on."""
    if about.own:
        return False
    if not (about.roles or about.entries):
        return True
    return question.nearness >= SURELY_THE_ARTICLE and not points_back(question)


def _ask_back(knowledge: Knowledge, question: Question, context: Context) -> tuple[Answer, Context]:
    """Ask what was meant, with the likeliest questions to choose from; the third time, offer people instead."""
    if context.asked_back >= _MOST_ASKED_BACK:
        return replace(replies.reply("request_human"), topic="clarify"), context.with_(asked_back=0, options=[])
    named = question.names.get("role", [])
    role = knowledge.roles[named[0][0]] if named else None
    topics = [intent[4:] for intent in question.ranking if intent.startswith("ask_") and intent[4:] in roles.TOPICS]
    likely = [topic for topic in [*topics, *_USUAL] if not (role and topic in FIELD_TOPICS)]
    options = [[topic, role.id if role else ""] for topic in dict.fromkeys(likely)][:3]
    wording = replies.reply("clarify" if context.asked_back == 0 else "clarify_again")
    answer = replace(wording, topic="clarify", suggestions=[ask(topic, role) for topic, _ in options])
    if role:
        context = context.on([role.id], [])
    return answer, context.with_(asked_back=context.asked_back + 1, options=options)
