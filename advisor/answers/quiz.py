"""The quiz "Which suits me?": a short talk of its own, which any other question may interrupt.

Its questions and what each choice says are data (data/knowledge/quiz.yml). Where it stands is remembered in
`Context.quiz`: `at`, the place of the question asked; `said`, for each question the text of the choice taken, "" for one
skipped; `away`, how many other messages were answered since, 0 while it is on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz

from ..knowledge.base import Knowledge
from ..knowledge.schema import QuizChoice, QuizQuestion
from . import browse, quiz_result, refer
from .model import Answer, Context, Question
from .phrasing import TOPICS
from .speaker import profile_parts

TOPIC = "quiz"
BACK, SKIP, STOP, RESUME = "Back", "Skip", "Stop the quiz", "Back to the quiz"
TAKE = "Take the quiz: would leadership or management suit me?"
# A longer message with the word in it is about something else.
_MOST_WORDS = 10
# After this many other answers nobody is reminded of the quiz any more; asking for it takes it up all the same.
_REMINDERS = 3
_ASKS_FOR_IT = re.compile(r"\bquiz\b|^\W*(?:please |can you |could you )?(?:test|assess) me\b", re.IGNORECASE)
_AFRESH = re.compile(r"\b(?:again|restart|afresh|start over|from the (?:start|beginning))\b", re.IGNORECASE)
_COMMANDS = {
    "stop": r"(?:please )?(?:stop|quit|exit|end|cancel|leave|enough|no more)(?: (?:it|now|please|here|the quiz|quiz|questions))*",
    "back": r"(?:go |one |step )*(?:back|previous(?: question| one)?|undo)(?: (?:one|please|a question))*",
    "skip": r"(?:skip|pass|next|(?:i )?(?:don'?t|do not) know|no idea|(?:i'?m |i am )?not sure|unsure|dunno|idk)"
    r"(?: (?:it|this|that|one|this one|that one|please|question))*",
}
_OF_ONESELF = re.compile(r"\b(?:am|should|would|could) i\b|\b(?:for|suits?) me\b", re.IGNORECASE)
_LETTER = re.compile(r"\W*(?:option |answer |choice )?([a-e])\W*", re.IGNORECASE)
_ASKING = re.compile(r"\?\s*$|^\W*(?:what|how|which|who|why|when|where|do|does|is|are|can|tell me|compare)\b", re.IGNORECASE)
# A longer message picks nothing by a number in it.
_FEW = 4
# Likeness of a message to a choice, out of 100: the same but for slips; near; and by how much nearer than to the next.
_SAME, _NEAR, _APART = 90, 72, 8
# Words that tell no choice from another.
_EMPTY = re.compile(
    r"\b(?:an?|the|i|i'?d|i'?m|me|my|it|is|am|to|of|and|or|for|in|on|would|like|rather|think|prefer|be)\b", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:no|not|never|hate|hates?|dislike|don'?t|do not|isn'?t|without)\b", re.IGNORECASE)
# What is answered as everywhere, the quiz waiting meanwhile.
_ELSEWHERE = frozenset(
    {"greet", "thank", "ask_capabilities", "bot_challenge", "ask_sources", "request_human", "give_feedback", "forget_me"}
)
_LEAVING = frozenset({"stop", "goodbye"})
_UNREAD = "out_of_scope_nonsense"
_CRISIS = "out_of_scope_crisis"
_NAMING = ("role", "degree", "certification", "programme", "band", "qualification")
_START: dict[str, Any] = {"at": 0, "said": {}, "away": 0}


def turn(
    knowledge: Knowledge, text: str, questions: Sequence[Question], told: Mapping[str, str], context: Context
) -> tuple[Answer, Context] | None:
    """Take a message as part of the quiz.

    Args:
        knowledge: The knowledge base.
        text: The whole message.
        questions: What was understood of it.
        told: What it tells of the speaker.
        context: What is remembered of the conversation.

    Returns:
        The quiz's answer and what to remember; None for a message that is to be answered as everywhere.
    """
    intents = {question.intent for question in questions}
    state, command = context.quiz, _command(text)
    # The quiz's own words are no cry for help, whatever the classifier takes them for.
    if _CRISIS in intents and not (state and _exact(text, _current(knowledge, state).choices)):
        return None
    if command and state and (not state["away"] or "quiz" in text.lower()):
        return _obey(knowledge, command, state, context)
    if _asks_for_it(text):
        return _ask(knowledge, {**(_START if state is None or _AFRESH.search(text) else state), "away": 0}, context)
    if state is None:
        return None
    question = _current(knowledge, state)
    asks = _asks(text, questions) or browse.facet(text) is not None
    choice = _same(text, question.choices)
    if choice is None and not (state["away"] or asks):
        choice = _at_place(text, question.choices) or _near(text, question.choices)
    if choice:
        return _go_on(knowledge, {**state, "said": {**state["said"], question.id: choice.text}, "away": 0}, context)
    if intents & _LEAVING and not state["away"]:
        return _obey(knowledge, "stop", state, context)
    refused = any(intent.startswith("out_of_scope_") and intent != _UNREAD for intent in intents)
    if "repeat" in intents and not state["away"]:
        return _ask(knowledge, state, context)
    if state["away"] or asks or refused or intents & _ELSEWHERE:
        return None
    noted = profile_parts(knowledge, dict(told))
    excuse = f"Noted: {', '.join(noted)}." if noted else "Sorry, I could not match that to an answer. Which comes nearest?"
    return _ask(knowledge, state, context.with_(profile={**context.profile, **told}), excuse)


def waiting(knowledge: Knowledge, answer: Answer, context: Context) -> tuple[Answer, Context]:
    """Say under the answer to another message that the quiz waits, and offer to go on with it; not in a crisis."""
    state = context.quiz
    if state is None:
        return answer, context
    # A word of thanks or a refusal does not turn the talk to something else.
    aside = answer.topic in ("small_talk", "out_of_scope") and answer.kind != "crisis"
    state = {**state, "away": state["away"] + (0 if aside else 1)}
    if state["away"] <= _REMINDERS and answer.kind != "crisis":
        line = f"*The quiz waits at question {state['at'] + 1} of {len(knowledge.quiz_questions)}.*"
        answer = replace(answer, text=f"{answer.text}\n\n{line}", suggestions=[RESUME, *answer.suggestions][:4])
    return answer, context.with_(quiz=state)


def offered(knowledge: Knowledge, answer: Answer, question: Question, context: Context) -> Answer:
    """Offer the quiz under an answer to "which suits me?" or "am I a leader or a manager?" in general."""
    named = {id for ids in question.names.get("role", []) for id in ids}
    of_oneself = answer.topic == "which_suits_me" or (answer.topic == "difference" and _OF_ONESELF.search(question.text))
    if not of_oneself or named - knowledge.umbrellas or context.quiz:
        return answer
    return replace(answer, suggestions=[TAKE, *answer.suggestions][:4])


def _asks_for_it(text: str) -> bool:
    few = len(text.split()) <= _MOST_WORDS
    return few and bool(_ASKS_FOR_IT.search(text)) and not (_NEGATED.search(text) or _command(text))


def _command(text: str) -> str | None:
    return next((name for name, words in _COMMANDS.items() if re.fullmatch(rf"\W*{words}\W*", text, re.IGNORECASE)), None)


def _current(knowledge: Knowledge, state: Mapping[str, Any]) -> QuizQuestion:
    questions = list(knowledge.quiz_questions.values())
    # A quiz begun before its file lost a question goes on with the last one.
    return questions[min(state["at"], len(questions) - 1)]


def _asks(text: str, questions: Sequence[Question]) -> bool:
    """Tell whether a message asks something of its own, rather than choosing: a topic with a subject, or put as a question."""
    topics = [question for question in questions if question.topic in TOPICS]
    named = any(question.names.get(kind) for question in topics for kind in _NAMING)
    return bool(topics) and (named or bool(_ASKING.search(text)))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", _EMPTY.sub(" ", text.lower())))


def _exact(text: str, choices: Sequence[QuizChoice]) -> bool:
    return text.strip().lower() in [choice.text.lower() for choice in choices]


def _same(text: str, choices: Sequence[QuizChoice]) -> QuizChoice | None:
    """Return the choice whose own words a message is, but for slips."""
    likeness = {index: fuzz.ratio(text.strip().lower(), choice.text.lower()) for index, choice in enumerate(choices)}
    best = max(likeness, key=lambda index: likeness[index])
    return choices[best] if likeness[best] >= _SAME else None


def _at_place(text: str, choices: Sequence[QuizChoice]) -> QuizChoice | None:
    """Return the choice that a message names by its number, letter or place."""
    letter = _LETTER.fullmatch(text)
    place = ord(letter[1].lower()) - ord("a") if letter else refer.position(text) if len(text.split()) <= _FEW else None
    # "0" is no place, though it comes before the first as "last" does.
    valid = place is not None and -1 <= place < len(choices) and not re.search(r"\b0\b", text)
    return choices[place] if place is not None and valid else None


def _says(text: str, word: str, *, denied: bool) -> bool:
    """Tell whether a text holds a word; in one that denies something only words that do so themselves, such as "don't mind"."""
    return bool(re.search(rf"\b{re.escape(word)}(?:s|ed)?\b", text, re.IGNORECASE)) and bool(_NEGATED.search(word)) == denied


def _near(text: str, choices: Sequence[QuizChoice]) -> QuizChoice | None:
    """Return the one choice that a message shares its telling words with, None if none or several are near, or it denies one."""
    denied = bool(_NEGATED.search(text))
    named = [choice for choice in choices if any(_says(text, word, denied=denied) for word in choice.words)]
    if named or denied:
        return named[0] if len(named) == 1 else None
    words = _words(text)
    scored = sorted(
        ((fuzz.token_set_ratio(words, _words(choice.text)), index) for index, choice in enumerate(choices)), reverse=True
    )
    (best, index), (second, _) = scored[:2]
    return choices[index] if words and best >= _NEAR and best - second >= _APART else None


def _ask(knowledge: Knowledge, state: Mapping[str, Any], context: Context, before: str = "") -> tuple[Answer, Context]:
    """Ask the question the quiz stands at."""
    question, count, number = _current(knowledge, state), len(knowledge.quiz_questions), state["at"] + 1
    opening = f"{count} short questions, no right or wrong answers; pick one or use your own words." if not state["said"] else ""
    said = state["said"].get(question.id)
    earlier = f'You answered "{said}" before.' if said else ""
    lines = [before or (opening if number == 1 else ""), f"**Question {number} of {count}.** {question.asks}", earlier]
    suggestions = [choice.text for choice in question.choices] + ([BACK] if number > 1 else []) + [SKIP, STOP]
    answer = Answer(TOPIC, "\n\n".join(line for line in lines if line), progress=[number, count], suggestions=suggestions)
    return answer, context.with_(quiz=dict(state), asked_back=0, options=[])


def _obey(knowledge: Knowledge, command: str, state: Mapping[str, Any], context: Context) -> tuple[Answer, Context]:
    """Do what a word about the quiz itself says: back, skip or stop."""
    if command == "stop":
        text = "The quiz is stopped. What would you like to know instead?"
        suggestions = [quiz_result.AGAIN, "Would leadership or management suit me?", "What can you do?"]
        return Answer(TOPIC, text, suggestions=suggestions), context.with_(quiz=None)
    if command == "back":
        first = "This is the first question." if state["at"] == 0 else ""
        return _ask(knowledge, {**state, "at": max(0, state["at"] - 1), "away": 0}, context, first)
    return _go_on(knowledge, {**state, "said": {**state["said"], _current(knowledge, state).id: ""}, "away": 0}, context)


def _go_on(knowledge: Knowledge, state: Mapping[str, Any], context: Context) -> tuple[Answer, Context]:
    """Ask the next question, or tell the result after the last one."""
    if state["at"] + 1 < len(knowledge.quiz_questions):
        return _ask(knowledge, {**state, "at": state["at"] + 1}, context)
    answer = quiz_result.result(knowledge, state["said"], context)
    roles = {"topic": "role_overview", "roles": answer.roles, "before": [], "entries": []} if answer.roles else {}
    return answer, context.with_(quiz=None, **roles)
