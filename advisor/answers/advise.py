"""The advisor: the questions of a message and the context in, an Answer to each and the new context out."""

from __future__ import annotations

from dataclasses import replace
from typing import Sequence

from ..knowledge.base import Knowledge
from . import (
    browse,
    candid,
    clarify,
    declined,
    entries,
    feedback,
    field_alone,
    follow,
    functions,
    handover,
    ladder,
    leanings,
    likings,
    more,
    nations,
    notes,
    open_posts,
    outside,
    own_pay,
    pay_periods,
    pictures,
    plan,
    quiz,
    recommended,
    refer,
    replies,
    roles,
    speaker,
    subjects,
)
from .about import COMPARING, COVERED, Subject
from .career import first_post, turned_to, write
from .focus import asked_above
from .fragments import COMPARISONS, FALLBACK, OTHER_JOBS, RATHER_FAINT, UNSURE, asks, likely_intents, names_entry
from .model import UNKNOWN_POST, Answer, Context, Question
from .nearest import covered
from .plain_words import called_there, plain_word
from .resolve import subject

CRISIS = "out_of_scope_crisis"
# What leaders do and what managers do is how the two differ.
_OF_THE_WORK = frozenset({"duties", "role_overview"})
# More answers to one message would be a wall of text.
MOST_QUESTIONS = 3


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
    known = context.profile
    told = speaker.of_the_forces(told, questions, known)
    told, questions = speaker.past_supervision(knowledge, told, questions)
    told = speaker.held_before(knowledge, speaker.one_post(knowledge, told, questions, known.get("country")))
    if "country" in told:
        # Who names another country, or the whole of one, is no longer in the nation told of before.
        told = {**told, **nations.told(knowledge, questions)}
        known = {key: value for key, value in known.items() if key != "nation"}
    told = {**told, **own_pay.told(text, told.get("country") or known.get("country"))}
    context = context.with_(profile={**speaker.country_of(knowledge, told), **known, **told})
    answers: list[Answer] = []
    lacking = False
    if len(questions) == 1:
        questions = [subjects.of_message(knowledge, questions[0], context, text)]
    for question in questions[:MOST_QUESTIONS]:
        if answers and lacking and not names_entry(question):
            # Of a post that the files lack nothing else is known either.
            continue
        lacking = bool(question.names.get(UNKNOWN_POST))
        if answers and not question.names.keys() - {"country"}:
            # What a message names in one question it means in the next: "and do I need a master's?".
            question = replace(question, nearness=0.0)
        question = speaker.of_their_own(speaker.beside_own_band(question, told), told, text)
        answer, context = _one(knowledge, question, context, told, text)
        if answers and (more.says_nothing_new(answer) or answer.text == answers[-1].text):
            # "MHA or MBA? What's the real difference?" is one question.
            continue
        remarks = speaker.tells_of_oneself(question.text) and not names_entry(question)
        if remarks and context.topic not in COMPARISONS and more.says_nothing_new(answer):
            # "I'm ok at Excel", after the skills, wants to hear nothing a second time.
            answer = replies.in_talk("react", context)
        context = context.with_(last=answer.as_dict())
        answer = quiz.offered(knowledge, answer, question, context)
        answers.append(outside.of_another_practice(outside.elsewhere(answer, question), question.text))
    answers[0] = own_pay.offers(answers[0], text)
    unanswered = [question.text for question in questions[MOST_QUESTIONS:]]
    if unanswered:
        last = answers[-1]
        note = f"\n\nYou asked {len(questions)} things; these are the first {MOST_QUESTIONS}. Ask on for the rest."
        answers[-1] = replace(last, text=last.text + note, suggestions=[*unanswered, *last.suggestions][:4])
    if told and answers[0].topic not in ("small_talk", "out_of_scope", "clarify", "plan"):
        answers[0] = replace(answers[0], text=f"{speaker.understood(knowledge, told)}{answers[0].text}")
    if answers[0].topic not in ("out_of_scope", "quiz") and (kind := speaker.kindness(text)):
        answers[0] = replace(answers[0], text=f"{kind}{answers[0].text}")
    # In a crisis nobody is handed over to a careers adviser.
    desk = None if any(answer.kind == "crisis" for answer in answers) else desk
    answers[-1], context = quiz.waiting(knowledge, *handover.after(answers[-1], context, desk))
    return answers, context.with_(last=answers[-1].as_dict())


def _one(knowledge: Knowledge, question: Question, context: Context, told: dict[str, str], text: str) -> tuple[Answer, Context]:
    question = subjects.unrefused(knowledge, question, context)
    if question.intent == CRISIS:
        return replies.reply(CRISIS), context
    if not question.topic and (courtesy := replies.courtesy(question.text, context)):
        return courtesy, context
    wish, context = likings.told(knowledge, question, context)
    if wish:
        return _career(knowledge, wish, context, telling=False)
    view = candid.answer(knowledge, question, context)
    if isinstance(view, Answer):
        one_post = view.topic == "which_suits_me"
        return view, context.on(view.roles, []).with_(topic=view.topic) if one_post else context
    question = functions.named(knowledge, outside.of_vets(view or question), text, context.country)
    if unknown := outside.of_somebody(question):
        return unknown, context.with_(asked_back=0)
    question, context = declined.without(knowledge, question, context, text)
    question = plan.picked(knowledge, question, context)
    if plan.wanted(question, context):
        return plan.answer(knowledge, question, context)
    if looked := browse.answer(knowledge, question, context):
        return looked
    if titles := open_posts.answer(knowledge, question, context):
        return titles, context.on(titles.roles, []).with_(topic=titles.topic, asked_back=0)
    unclear = question.intent == FALLBACK
    if unclear and question.names.get(UNKNOWN_POST):
        # "What does an infection control lead do", "home health administrator requirements"
        question = replace(question, intent=next(iter(likely_intents(question)), "ask_role_overview"))
    question = notes.of_unknown_field(knowledge, notes.spelt_out(knowledge, question), context)
    question = field_alone.turned_to(knowledge, question, context)
    if unknown := notes.of_unknown_name(question):
        return unknown, context
    if more.wants_shorter(question.text) and (short := more.shorter(context)):
        return short, context
    question = follow.in_context(knowledge, question, context)
    if unsaid := notes.better_than_what(knowledge, question, context):
        return unsaid, context
    if question.intent == OTHER_JOBS and "background" in told and speaker.asks_for_a_way_up(question.text):
        # "CNA here. Any way up?", whatever post the talk was on.
        question, context = replace(question, intent="ask_career_path"), context.with_(roles=[], entries=[])
    if not question.names.get("role") and (start := speaker.starts_from(question)):
        # "What comes after patient access rep" is told to nobody as their own job.
        as_one = context.with_(roles=[], entries=[], profile={**context.profile, "background": start})
        answer, after = _career(knowledge, replace(question, intent="ask_career_path"), as_one, telling=False)
        return answer, after.with_(profile=context.profile)
    tells = told.keys() & {"background", "band"} and not question.names.get("role")
    if question.topic == "career_path" and tells and speaker.asks_what_is_next(question.text):
        # "I'm a band 7 nurse, what's next?" is on no post that the talk came to.
        context = context.with_(roles=[], entries=[])
    on_a_band = "band" in context.profile and not (context.roles or names_entry(question) or "current_role" in context.profile)
    if question.topic == "level_hierarchy" and on_a_band and speaker.asks_above_oneself(question.text):
        # "Med sec, band 4. What would be above me?"
        question = replace(question, intent="ask_career_path", article=None, nearness=0.0)
    if question.intent == OTHER_JOBS and told.keys() & {"background", "current_role"} and speaker.only_tells(question.text):
        # "Midwife band 6, Edinburgh", "LPN in a nursing home in Ohio, 12 years"
        question = replace(question, intent="inform")
    likely = question.ranking[:1] == ["ask_career_path"] and not question.names.get("other_role")
    if question.intent == OTHER_JOBS and likely and speaker.wishes(question.text):
        # "My back is shot. Want off the floor without losing my nursing pay."
        question = replace(question, intent="ask_career_path")
    telling = question.intent == "inform"
    if question.intent == FALLBACK and context.topic and "country" in told and not names_entry(question):
        # "You keep on about the US, I'm in England."
        question = replace(question, intent=f"ask_{context.topic}", names={}, article=None)
    of_oneself = context.topic or speaker.asks_of_oneself(question.text) or speaker.wishes(question.text)
    if question.intent == OTHER_JOBS and "background" in told and (of_oneself or question.names.get("role")):
        # "I'm a paramedic, so for me?", "I'm a midwife on band 7, what's next for me?", "HCA. Is there any management in that?"
        question = replace(question, intent=f"ask_{context.topic or 'career_path'}")
    if (
        unclear
        and told.keys() & {"background", "current_role"}
        and (speaker.wishes(question.text) or speaker.asks_of_oneself(question.text))
    ):
        # "What do I do with my life, I'm a CNA."
        question = replace(question, intent="ask_career_path")
    if unclear and question.intent == FALLBACK and "current_role" in told and speaker.kindness(question.text):
        # "Ward manager here. Drowning, short every single shift."
        question = replace(question, intent="ask_work_setting")
    if question.intent == "follow_up" or (question.intent == FALLBACK and follow.leans(question, context)):
        leaning = follow.resolve(knowledge, question, context)
        if isinstance(leaning, Answer):
            # "How old are they when they get it?" is not answered by the rest of what was told of pay.
            return clarify.ask_back(knowledge, question, context) if unclear and asks(question.text) else (leaning, context)
        question = leaning
    elif telling:
        if context.roles:
            # "I've been band 6 for 5 years" tells where somebody stands, and turns the talk to no band.
            question = replace(question, names={**question.names, "band": []})
        question = replace(question, intent=speaker.wished(question, told, context) or "inform")
        if question.intent == "inform":
            courses = [ids[0] for ids in question.names.get("programme", [])]
            return speaker.acknowledge(knowledge, told, context, question.text, courses)
    if question.topic in roles.TOPICS:
        answer, after = _career(knowledge, question, context, telling)
        return more.unless_repeated(answer) if unclear else answer, after
    if question.intent == "forget_me":
        return replies.reply("forget_me"), Context()
    if question.intent == "repeat" and context.last:
        return Answer.from_dict(context.last), context
    if question.intent == "ask_sources" and context.last:
        return more.sources(context), context
    if question.intent == "give_feedback":
        return feedback.reply(question), context.with_(asked_back=0)
    if context.topic and _remarks(question):
        question = replace(question, intent="react")
    if question.intent == OTHER_JOBS:
        # "And a ward manager?" after the pay of a midwife asks for pay.
        context = context.with_(topic=follow.likeliest(question) or follow.asked_for(question) or context.topic)
    if question.intent == OTHER_JOBS and outside.of_another_trade(knowledge, question):
        return replace(replies.reply("manager_elsewhere"), topic="out_of_scope", kind="other_jobs"), context.with_(asked_back=0)
    if question.intent != FALLBACK and replies.has_reply(question.intent):
        return replies.in_talk(question.intent, context), context.with_(asked_back=0, said=[*context.said, question.intent][-20:])
    return clarify.ask_back(knowledge, question, context)


def _remarks(question: Question) -> bool:
    """Tell whether what was hardly understood asks nothing: "ugh, that's what burned me out"."""
    unclear = question.intent in UNSURE and question.confidence < RATHER_FAINT and not names_entry(question)
    return unclear and speaker.tells_of_oneself(question.text)


def _career(knowledge: Knowledge, question: Question, context: Context, telling: bool) -> tuple[Answer, Context]:
    """Answer a question on a career topic, or what somebody tells in the light of one, and move the focus of the talk to it."""
    topic = question.topic or ""
    about = subjects.in_general(knowledge, question, subject(knowledge, question, context))
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
    context = context.with_(
        asked_back=0, called={**context.called, **(called_there(knowledge, question) if about.own else _places(question))}
    )
    missing = question.names.get(UNKNOWN_POST, [])
    # Whoever asks of such a post asks of no other by telling which is theirs.
    others = [role for role in specific if role.id != context.profile.get("current_role")]
    spoken_of = subjects.spoken_of(knowledge, question) if question.nearness >= 1.0 else None
    if missing and not (spoken_of or (about.own and (others or about.entries))):
        context = context.on(list(missing[0]), [])
        return clarify.lacking(knowledge, topic, question, missing[0], about.country), context.with_(topic=topic, options=[])
    if about.unclear and not covered(knowledge, question, about):
        return clarify.which_role(topic, about.unclear, about.roles), context.with_(
            topic=topic,
            roles=[role.id for role in about.roles],
            entries=[],
            before=[["role", role.id] for role in about.unclear],
            options=[[topic, role.id] for role in about.unclear],
        )
    if len(about.roles) == 1 and plan.suits(knowledge, question, about.roles[0], context):
        return plan.answer(knowledge, question, context)
    ids = [role.id for role in about.roles] or turned_to(knowledge, question)
    # "Something more leadership" asks for no post in particular.
    begins_with = first_post(knowledge, topic, about, context) if knowledge.umbrellas.issuperset(ids) else []
    ids = begins_with or ids
    liked = likings.answer(knowledge, question, about, context)
    answer = liked or ladder.answer(knowledge, question, about, context) or write(knowledge, topic, question, about, context)
    if begins_with and not liked and not spoken_of:
        answer = notes.first_post_named(knowledge, answer, begins_with[0])
    answer, first = recommended.told(knowledge, answer, question, about, context)
    answer, leant_to = leanings.told(knowledge, answer, question)
    answer = pay_periods.told(knowledge, answer, question, about)
    answer = own_pay.beside(knowledge, answer, question, about, context)
    answer = answer if answer.roles else replace(answer, roles=ids or [role.id for role in about.stands_for])
    if topic == "career_path" and len(answer.roles) == 1 and (not about.own or answer.roles[0] in ids):
        # Who asked how to get there goes on about that post, with the one they start from in mind.
        context = context.on(ids, []) if about.own and len(ids) > 1 else context
        ids = list(answer.roles)
    onward = ladder.leads_to(knowledge, question, about, context)
    answer = replace(answer, roles=list(dict.fromkeys([*answer.roles, *onward])))
    ids = liked.roles if liked else onward or ids
    answer = notes.beside_another_job(
        knowledge, entries.by_the_post(answer, about.through, about.roles), question, about, context
    )
    answer = notes.of_a_kind(knowledge, answer, about, context, spoken_of is not None)
    answer = notes.beside_unknown_post(notes.beside_unknown(answer, question), question, about)
    answer = notes.outside(knowledge, answer, question, about, context)
    answer = notes.of_one_name(knowledge, answer, question, about)
    # A ladder says nothing on interviews.
    answer = answer if spoken_of else pictures.illustrated(knowledge, answer, about)
    answer = nations.noted(knowledge, answer, question, context)
    answer = notes.of_another_year(nations.by_place(knowledge, answer, question), question)
    answer = notes.told_once(answer, context)
    answer = (
        answer
        if liked
        else more.again(knowledge, answer, context, question.text, telling, subjects.spoken_of(knowledge, question))
    )
    if telling and more.leaves_unchanged(answer) and len(ids) == 1:
        # What somebody tells of themselves is weighed for the post that they ask about.
        answer = candid.view(knowledge, ids[0], context) or answer
    # The certificate that led to a post is still what "it" is.
    found = [[kind, entry.id] for kind, entry in about.entries] or (context.entries if about.through else [])
    if ids or found:
        context = context.on(ids, found)
    if leant_to:
        # "What job titles should I look at?" goes on about the one that somebody leans to.
        context = context.with_(roles=[leant_to, *(id for id in context.roles if id != leant_to)])
    if first:
        context = context.on([first], [])
    if len(ids) == 1 and (above := asked_above(knowledge, question, context)):
        earlier = [thing for thing in context.before if thing[1] not in (above, ids[0])]
        context = context.with_(before=[*earlier, ["role", ids[0]], ["role", above]])
    place = about.place or (None if about.own else context.place)
    answer = _with_named(knowledge, answer, question, about) if about.own or not liked else answer
    return answer, context.with_(topic=topic, place=place, options=[])


def _places(question: Question) -> dict[str, str]:
    """Return the words by which a question names countries, or parts of them: what "there" is from now on."""
    return {place: said for place, said in question.called.items() if place in COVERED}


def _with_named(knowledge: Knowledge, answer: Answer, question: Question, about: Subject) -> Answer:
    """Return an answer that counts as on the other posts of its question too, such as the one that somebody comes from."""
    general = not (about.roles or about.entries) or question.topic in COMPARING
    field = [role for role in about.stands_for if general and role.id in knowledge.umbrellas]
    posts = [
        knowledge.roles[ids[0]] for ids in question.names.get("role", []) if len(ids) == 1 and ids[0] not in knowledge.umbrellas
    ]
    said = [role for role in posts if about.own and not plain_word(question, role)]
    ids = dict.fromkeys([*answer.roles, *(role.id for role in [*about.roles, *field, *said])])
    return replace(answer, roles=list(ids))
