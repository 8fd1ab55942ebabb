"""Handing over to a person: consent first, then where to reply, and only then the talk is to be sent."""

from __future__ import annotations

import pytest

from advisor.answers import handover
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from tests.unit import factory

KNOWLEDGE = factory.knowledge()
DESK = "an adviser at help@college.example"


def say(
    context: Context, text: str, intent: str = "nlu_fallback", desk: str | None = DESK, **names: str
) -> tuple[Answer, Context]:
    question = Question(text, intent, names={kind: [[id]] for kind, id in names.items()})
    (answer,), context = advise(KNOWLEDGE, [question], {}, context, text, desk)
    return answer, context


def asked() -> Context:
    return say(Context(), "can I talk to a person", "request_human")[1]


def agreed() -> Context:
    return say(asked(), "yes", "affirm")[1]


def test_without_an_adviser_the_official_services_are_told() -> None:
    answer, context = say(Context(), "can I talk to a person", "request_human", desk=None)
    assert "National Careers Service" in answer.text and context.handover is None


def test_first_it_says_what_is_sent_to_whom_and_asks() -> None:
    answer, context = say(Context(), "can I talk to a person", "request_human")
    assert answer.topic == "handover" and answer.suggestions == ["Yes, send it", "No, do not send it"]
    assert DESK in answer.text and "everything that you and I have said" in answer.text and "e-mail address" in answer.text
    assert context.handover == {"step": handover.CONSENT}


@pytest.mark.parametrize(
    ("text", "intent"),
    [("yes", "affirm"), ("Yes, send it", "nlu_fallback"), ("ok go ahead", "nlu_fallback"), ("that would be lovely", "affirm")],
)
def test_after_a_yes_it_asks_where_to_reply(text: str, intent: str) -> None:
    answer, context = say(asked(), text, intent)
    assert "name" in answer.text and "e-mail address" in answer.text
    assert context.handover == {"step": handover.CONTACT}


@pytest.mark.parametrize("text", ["no", "No, do not send it", "cancel", "I'd rather not", "don't send it", "never mind"])
def test_a_no_cancels_at_every_step(text: str) -> None:
    for context in (asked(), agreed(), handover.failed(Context(handover={"step": "send", "email": "a@b.org"}), "x")[1]):
        answer, context = say(context, text)
        assert "nothing was sent" in answer.text and context.handover is None


@pytest.mark.parametrize("text", ["yes but not now", "what does a matron do", "hm"])
def test_nothing_is_sent_without_a_plain_yes(text: str) -> None:
    _, context = say(asked(), text)
    assert context.handover is None or context.handover["step"] == handover.CONSENT


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ("Ada Lovelace, ada@example.org", "Ada Lovelace", "ada@example.org"),
        ("my name is Ada and my email is ada.l+x@mail.example.co.uk.", "Ada", "ada.l+x@mail.example.co.uk"),
        ("I'm Zoë O'Neill-Smith <zoe@example.org>", "Zoë O'Neill-Smith", "zoe@example.org"),
        ("N. Shah n.shah@example.org", "N. Shah", "n.shah@example.org"),
        ("noreply@example.org", None, "noreply@example.org"),
        ("you can write to the address of my sister who will tell me ada@example.org", None, "ada@example.org"),
    ],
)
def test_name_and_address_are_read_out_of_a_message(text: str, name: str | None, email: str) -> None:
    _, context = say(agreed(), text)
    assert context.handover == {"step": handover.SEND, **({"name": name} if name else {}), "email": email}


def test_the_address_is_asked_for_until_there_is_one() -> None:
    answer, context = say(agreed(), "Ada Lovelace", "deny")
    assert answer.text.startswith("Thank you, Ada Lovelace. Which e-mail address")
    answer, context = say(context, "ada@example")
    assert "does not look like a whole e-mail address" in answer.text
    _, context = say(context, "ada@example.org")
    assert context.handover == {"step": handover.SEND, "name": "Ada Lovelace", "email": "ada@example.org"}


@pytest.mark.parametrize("text", ["x@evil.org\nBcc: all@example.org", "<script>@example.org", "a@b"])
def test_no_address_can_carry_more_than_an_address(text: str) -> None:
    _, context = say(agreed(), text)
    assert context.handover is not None and not set(context.handover.get("email", "")) & set("\n<>: ")


@pytest.mark.parametrize("address", ["ada.@example.org", "a..b@example.org"])
def test_an_address_that_no_mail_may_carry_is_asked_for_again(address: str) -> None:
    answer, context = say(agreed(), address)
    assert "does not look like a whole e-mail address" in answer.text
    assert context.handover == {"step": handover.CONTACT}


@pytest.mark.parametrize(
    "text", ["what does a matron earn?", "matron salary", "Please tell me what a matron earns", "ok, what does a matron earn?"]
)
def test_another_question_is_answered_and_nothing_sent(text: str) -> None:
    failed = handover.failed(Context(handover={"step": "send", "email": "a@b.org"}), "x")[1]
    for context in (asked(), agreed(), failed):
        answer, after = say(context, text, "ask_salary", role="matron")
        assert answer.topic == "salary" and "Nothing was sent" in answer.text and after.handover is None


def test_a_crisis_gets_help_and_nothing_else() -> None:
    for context in (Context(), asked(), agreed()):
        answer, after = say(context, "I want to die", "out_of_scope_crisis")
        assert answer.kind == "crisis" and "sent" not in answer.text and after.handover is None


def test_whom_nobody_understands_is_offered_a_person() -> None:
    answer, context = say(Context(asked_back=2), "hrm")
    assert answer.topic == "handover" and context.handover == {"step": handover.CONSENT} and context.asked_back == 0


def test_a_failure_is_told_in_plain_words_and_can_be_tried_again() -> None:
    _, context = say(agreed(), "Ada, ada@example.org")
    answer, context = handover.failed(context, "the mail server did not take it.")
    assert "the mail server did not take it" in answer.text and "Nothing is lost" in answer.text
    assert answer.suggestions == ["Try again", "Cancel"]
    _, context = say(context, "Try again")
    assert context.handover == {"step": handover.SEND, "name": "Ada", "email": "ada@example.org"}
    answer, context = handover.sent(context, DESK)
    assert DESK in answer.text and "ada@example.org" in answer.text and context.handover is None


def test_in_a_crisis_a_wish_for_a_person_does_not_lead_to_the_adviser() -> None:
    questions = [Question("I want to die", "out_of_scope_crisis"), Question("get me a person", "request_human")]
    answers, context = advise(KNOWLEDGE, questions, {}, Context(), desk=DESK)
    assert answers[0].kind == "crisis" and context.handover is None
    assert all(DESK not in answer.text for answer in answers)
