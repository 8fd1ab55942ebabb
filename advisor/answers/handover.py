"""Handing a talk over to a human adviser: what is sent to whom, whether that is wanted, and where to reply.

Nothing is sent from here. Once somebody has agreed and said where to reply, `Context.handover` holds the step SEND, and
whoever called sends the talk and tells the outcome with `sent` or `failed`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from email.errors import HeaderParseError
from email.headerregistry import Address

from . import replies
from .model import Answer, Context, Question
from .phrasing import TOPICS

TOPIC = "handover"
CONSENT, CONTACT, SEND, FAILED = "consent", "contact", "send", "failed"
YES, NO, CANCEL, AGAIN = "Yes, send it", "No, do not send it", "Cancel", "Try again"
_ASKED_FOR = "request_human"
_CRISIS = "out_of_scope_crisis"
# The whole of a message: one that goes on says something else.
_SHORT = r"(?:please|do|it|go ahead|send it|now|thanks?|thank you|then|that'?s (?:fine|ok(?:ay)?)|i agree|again|instead|you)"
_YES = re.compile(
    rf"\W*(?:yes|yeah|yep|yup|y|ok(?:ay)?|sure|please|go ahead|do it|send it|fine|of course|certainly|i agree"
    rf"|that'?s (?:fine|ok(?:ay)?))(?:\W+{_SHORT})*\W*",
    re.IGNORECASE,
)
_NO = re.compile(
    rf"\W*(?:no|nope|nah|cancel|stop|don'?t|do not|never mind|forget it|(?:i'?d )?rather not)(?:\W+(?:not|don'?t|{_SHORT}))*\W*",
    re.IGNORECASE,
)
_AGAIN = re.compile(rf"\W*(?:please )?(?:try|send|again|retry)(?:\W+{_SHORT})*\W*", re.IGNORECASE)
# What this lets through breaks no mail header.
_EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?![\w-])", re.ASCII)
_ABOUT_NAME = re.compile(
    r"\b(?:my name is|my name'?s|name|i am|i'?m|this is|it is|it'?s|my|and|e-?mail(?: address)?|address|is|at|me|reach|on|"
    r"please|yes)\b",
    re.IGNORECASE,
)
_LONGEST_NAME, _MOST_NAMES = 60, 4
# So sure a message of no question mark has to be of its topic to be none about where to reply.
_SURE = 0.6
_ONWARDS = ("How do I get into healthcare management?", "What can you do?")
_DROPPED = "*Nothing was sent; ask for a person again whenever you like.*"


def turn(text: str, questions: Sequence[Question], context: Context, desk: str | None) -> tuple[Answer, Context] | None:
    """Take a message as part of handing over.

    Args:
        text: The whole message.
        questions: What was understood of it.
        context: What is remembered of the conversation.
        desk: Whom a talk is handed over to, as a sentence names it; None where nobody is set up.

    Returns:
        The answer and what to remember; None for a message that is to be answered as everywhere.
    """
    intents = {question.intent for question in questions}
    if desk is None or _CRISIS in intents or ("@" not in text and any(map(_is_a_question, questions))):
        return None
    state = context.handover
    if state and state["step"] == CONTACT:
        return _contact(text, state, context)
    if state and (_NO.fullmatch(text) or intents & {"deny", "stop", "goodbye"}):
        return _cancelled(context)
    if state and state["step"] == CONSENT and (_YES.fullmatch(text) or intents == {"affirm"}):
        return _ask_contact({"step": CONTACT}, context)
    if state and state["step"] == FAILED and (_YES.fullmatch(text) or _AGAIN.fullmatch(text)):
        return _send(state, context)
    return _ask_consent(context, desk) if intents == {_ASKED_FOR} else None


def after(answer: Answer, context: Context, desk: str | None) -> tuple[Answer, Context]:
    """Finish the answer to another message: a hand-over under way is dropped; advice to see a person becomes the offer of one."""
    if desk and answer.text == replies.reply(_ASKED_FOR).text:
        return _ask_consent(context, desk)
    if context.handover is None:
        return answer, context
    if answer.kind != "crisis":
        answer = replace(answer, text=f"{answer.text}\n\n{_DROPPED}")
    return answer, context.with_(handover=None)


def sent(context: Context, desk: str) -> tuple[Answer, Context]:
    """Tell that the talk has been sent."""
    text = (
        f"Sent. I passed our talk on to {desk}, who will reply to {(context.handover or {})['email']}. You can go on asking me."
    )
    return Answer(TOPIC, text, suggestions=list(_ONWARDS)), context.with_(handover=None)


def failed(context: Context, why: str) -> tuple[Answer, Context]:
    """Tell that the talk could not be sent, why, and what to do."""
    text = (
        f"I could not send it: {why} Nothing is lost, our talk is kept here and you can try again in a moment. Meanwhile the "
        "National Careers Service in the UK (nationalcareers.service.gov.uk) or an American Job Center in the US "
        "(careeronestop.org) can help."
    )
    state = {**(context.handover or {}), "step": FAILED}
    return Answer(TOPIC, text, suggestions=[AGAIN, CANCEL]), context.with_(handover=state)


def _ask_consent(context: Context, desk: str) -> tuple[Answer, Context]:
    text = (
        f"I am a program, but I can pass you on to {desk}. I would send everything that you and I have said here, with your name "
        "and e-mail address so that they can reply, and nothing else. Shall I?"
    )
    return Answer(TOPIC, text, suggestions=[YES, NO]), context.with_(handover={"step": CONSENT}, asked_back=0, options=[])


def _ask_contact(state: dict[str, str], context: Context) -> tuple[Answer, Context]:
    thanks = f"Thank you, {state['name']}. " if "name" in state else ""
    asked = (
        "Which e-mail address should they reply to?"
        if thanks
        else "What is your name, and which e-mail address should they reply to?"
    )
    return Answer(TOPIC, f"{thanks}{asked}", suggestions=[CANCEL]), context.with_(handover=state)


def _cancelled(context: Context) -> tuple[Answer, Context]:
    text = "All right, nothing was sent. You can ask for a person again whenever you like."
    return Answer(TOPIC, text, suggestions=list(_ONWARDS)), context.with_(handover=None)


def _contact(text: str, state: dict[str, str], context: Context) -> tuple[Answer, Context]:
    """Read a name and an e-mail address out of a message, and ask for the address until there is one."""
    email = _EMAIL.search(text)
    if email and not _is_whole(email[0]):
        email = None
    if email is None and _NO.fullmatch(text):
        return _cancelled(context)
    rest = f"{text[: email.start()]} {text[email.end() :]}" if email else "" if "@" in text else text
    name = " ".join(re.sub(r"[^\w\s'.-]", " ", _ABOUT_NAME.sub(" ", rest)).split()).strip(" .-'")
    if name and len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_NAMES:
        state = {**state, "name": name}
    if email:
        return _send({**state, "email": email[0]}, context)
    if "@" in text:
        asked = "That does not look like a whole e-mail address, such as name@example.org. Could you write it again?"
        return Answer(TOPIC, asked, suggestions=[CANCEL]), context.with_(handover=state)
    return _ask_contact(state, context)


def _is_a_question(question: Question) -> bool:
    """Tell whether a message asks for something that is answered as everywhere: not a name such as "Jane Ward"."""
    return question.topic in TOPICS and (question.confidence >= _SURE or question.text.rstrip().endswith("?"))


def _is_whole(email: str) -> bool:
    """Tell whether an e-mail address may stand in the header of a mail: "bob.@example.org" may not."""
    try:
        Address(addr_spec=email)
    except (ValueError, HeaderParseError):
        return False
    return True


def _send(state: dict[str, str], context: Context) -> tuple[Answer, Context]:
    return Answer(TOPIC, "One moment, I am sending it."), context.with_(handover={**state, "step": SEND})
