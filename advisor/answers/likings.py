"""Posts that go with what somebody says they like: "I'm good with data and hate confrontation, what would suit me?".

What may be liked are the choices of the quiz (data/knowledge/quiz.yml), by their words; the posts are found as its result is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..knowledge.base import Knowledge
from ..knowledge.schema import QuizChoice, Role
from . import quiz_result
from .about import Subject
from .model import Answer, Context, Question
from .phrasing import ask
from .writing import Draft, labelled, listed

_TOPIC = "which_suits_me"
# The clause of a message that a liking or a dislike holds for.
_CLAUSE = re.compile(r"[^.,;!?\n]+?(?=[.,;!?\n]| but | and (?:i|hate|don'?t|can'?t)\b|$)", re.IGNORECASE)
_DISLIKES = re.compile(
    r"\b(?:hate\w*|dislike\w*|(?:don'?t|do not|didn'?t) (?:really )?(?:like|want|enjoy|fancy|care for)|can'?t (?:stand|bear)"
    r"|(?:not|isn'?t|never)(?: \w+)? (?:good|great|keen|into|interested|fond|at|a fan|cut out)"
    r"|(?:no good|bad|terrible|hopeless|rubbish|awful) (?:at|with)"
    r"|rather not|sick of|tired of|fed up (?:of|with)|done with|away from|scared of|leave|leaving|without|no more)\b",
    re.IGNORECASE,
)
_LIKES = re.compile(
    r"\b(?:(?:i|who|we|she|he|really|also|do)(?:'d| would)? likes?(?! (?:me|us|you|to (?:know|ask|find|hear))\b)"
    r"|loves?|loved|loving|enjoy\w*|interested in|really into|(?:i'?m|am|is) into|passion\w*|keen on|prefer\w*"
    r"|(?:good|great|better|best|strong|brilliant|excellent|happ(?:y|ier|iest)) (?:at|with|in|on|when|doing)"
    r"|skilled (?:at|in|with)|fascinated by|rather (?:be|do|work)|stay(?:ing)? (?:close|near)"
    r"|my (?:strengths?|thing)|a (?:natural|nerd|geek|whizz?))\b",
    re.IGNORECASE,
)
# An item of a list has few words.
_LISTED = 3
# "Good with Excel, hopeless at small talk, ideas?"
_IDEAS = re.compile(r"\b(?:ideas|suggestions|options|(?:what|which) (?:jobs?|posts?|roles?))\W*$", re.IGNORECASE)
_WHO = frozenset({"background", "current_role"})
# With no wish as to the level, posts around this one come first.
_USUAL_LEVEL = "manager"


def answer(knowledge: Knowledge, question: Question, about: Subject, context: Context) -> Answer | None:
    """Return the posts that fit what a message likes, None where it tells of no liking or asks about one post.

    What it dislikes leaves out some of several posts that the talk is on.
    """
    ideas = question.topic == "career_path" and _IDEAS.search(question.text)
    if not (question.topic == _TOPIC or ideas) or any(kind != "band" for kind, _ in about.entries):
        return None
    liked, disliked = _weighed(knowledge, question.text)
    unwanted = {trait for choice in disliked for trait in choice.traits}
    general = len(about.roles) < 2 and (about.of_profession or all(role.id in knowledge.umbrellas for role in about.roles))
    if liked and general:
        best = [role for role in _fitting(knowledge, liked, context) if unwanted.isdisjoint(role.traits)][: quiz_result.SHOWN]
        lead = f"Going by what you like ({_called(liked)}), these would fit you best:"
    elif disliked and not liked and not about.own and len(about.roles) > 1:
        best = [role for role in about.roles if unwanted.isdisjoint(role.traits)]
        rather_not = f"you would rather not ({_called(disliked)})"
        all_stay = len(best) == len(about.roles)
        lead = (
            f"What {rather_not} is the main thing in none of them:" if all_stay else f"Without what {rather_not}, these remain:"
        )
    else:
        return None
    if not best:
        return None
    draft = Draft(knowledge, _TOPIC, context.country).say(lead)
    draft.points([labelled(role.suits, role.title) for role in best])
    draft.say("It is a start, not a verdict. Tell me more of what you like, and what you would rather not do.")
    return draft.answer([role.id for role in best], suggestions=[ask("duties", best[0]), ask("career_path", best[0])])


def _called(choices: list[QuizChoice]) -> str:
    return listed([choice.because or choice.text for choice in choices])


def _fitting(knowledge: Knowledge, liked: list[QuizChoice], context: Context) -> list[Role]:
    """Return the posts that fit some likings, best first."""
    usual = [choice for asked in knowledge.quiz_questions.values() for choice in asked.choices if _USUAL_LEVEL in choice.levels]
    fitting = quiz_result.fitting(knowledge, [*liked, *usual[:1]], context)
    traits = {trait for choice in liked for trait in choice.traits}
    best = [(role, score) for role, score in fitting if traits.intersection(role.traits)]
    if not _WHO.intersection(context.profile):
        # Of whom nothing is known, a post open to anybody and about nothing else comes first.
        best.sort(key=lambda item: (-item[1], bool(item[0].profession), len(set(item[0].traits) - traits)))
    return [role for role, _ in best]


def _weighed(knowledge: Knowledge, text: str) -> tuple[list[QuizChoice], list[QuizChoice]]:
    """Return the choices of the quiz that a text speaks well of, and those that it speaks ill of."""
    liked: list[QuizChoice] = []
    disliked: list[QuizChoice] = []
    likes = None
    for clause in _CLAUSE.finditer(text):
        # "Good with data, numbers and computers": what follows goes on, while it is a list.
        goes_on = likes if len(clause.group().split()) <= _LISTED else None
        likes = False if _DISLIKES.search(clause.group()) else True if _LIKES.search(clause.group()) else goes_on
        if likes is not None:
            (liked if likes else disliked).extend(_named(knowledge, clause.group()))
    return [choice for place, choice in enumerate(liked) if choice not in liked[:place]], disliked


def _named(knowledge: Knowledge, text: str) -> Iterator[QuizChoice]:
    """Yield the choices with traits whose words a text holds."""
    for asked in knowledge.quiz_questions.values():
        for choice in asked.choices:
            if choice.traits and re.search(rf"\b(?:{'|'.join(map(re.escape, choice.words))})s?\b", text, re.IGNORECASE):
                yield choice
