"""The quiz: its course, what counts as an answer, what interrupts it, and its result."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from advisor.answers import quiz, quiz_result
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load
from advisor.knowledge.base import Knowledge
from tests.unit import factory

SMALL = factory.knowledge()
FULL = load.shared()


def say(
    context: Context, text: str, intent: str = "nlu_fallback", told: dict[str, str] | None = None, **names: str
) -> tuple[Answer, Context]:
    """Send a message of one question; return the last answer and what is remembered."""
    question = Question(text, intent, names={kind: [[id]] for kind, id in names.items()})
    answers, context = advise(SMALL, [question], told or {}, context, text)
    return answers[-1], context


def begun(*said: str) -> tuple[Answer, Context]:
    """Start the quiz and answer its first questions."""
    answer, context = say(Context(), "start the quiz")
    for text in said:
        answer, context = say(context, text)
    return answer, context


@pytest.mark.parametrize("text", ["quiz", "take the quiz", "can you test me", quiz.TAKE, "I'd like to do a quiz please"])
def test_it_begins_when_asked_for(text: str) -> None:
    answer, context = say(Context(), text, "ask_which_suits_me")
    assert (answer.topic, answer.progress) == ("quiz", [1, 6])
    assert "Question 1 of 6" in answer.text
    assert answer.suggestions == ["New ideas", "A tidy day", "Both", "Skip", "Stop the quiz"]
    assert context.quiz == {"at": 0, "said": {}, "away": 0}


@pytest.mark.parametrize(
    "text",
    [
        "what tests does a nurse take",
        "do they test me on it",
        "is there an exam",
        "stop the quiz",
        "I don't want a quiz",
        "I did some career quiz and it told me nursing so how do I become a ward manager",
    ],
)
def test_it_does_not_begin_unasked(text: str) -> None:
    assert say(Context(), text, "ask_certification")[1].quiz is None


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("New ideas", "New ideas"),
        ("new ideas!", "New ideas"),
        ("newideas", "New ideas"),
        ("2", "A tidy day"),
        ("b", "A tidy day"),
        ("Option C", "Both"),
        ("the first one", "New ideas"),
        ("the last", "Both"),
        ("I'd prefer the tidy", "A tidy day"),
        ("definitely both", "Both"),
    ],
)
def test_a_message_that_is_or_is_near_a_choice_is_an_answer(text: str, taken: str) -> None:
    answer, context = say(begun()[1], text, "ask_which_suits_me")
    assert context.quiz and context.quiz["said"] == {"day": taken}
    assert answer.progress == [2, 6]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("give me structure any day", "I want a plan"),
        ("I don't like surprises", "I want a plan"),
        ("I don't like structure", None),
        ("not the unknown", None),
    ],
)
def test_other_words_for_a_choice_count_and_denying_one_does_not(text: str, taken: str | None) -> None:
    _, context = say(begun("Both")[1], text)
    assert context.quiz and context.quiz["said"].get("risk") == taken


@pytest.mark.parametrize(("number", "progress"), [("1", [3, 6]), ("4", [1, 6]), ("5", [3, 6]), ("6", None), ("7", [2, 6])])
def test_a_number_picks_what_stands_at_it_in_the_list(number: str, progress: list[int] | None) -> None:
    assert say(begun("Both")[1], number)[0].progress == progress


def test_a_number_takes_the_quiz_up_again() -> None:
    _, context = say(begun()[1], "what does a matron earn?", "ask_salary", role="matron")
    assert say(context, "1")[0].progress == [1, 6]


def test_it_asks_again_when_told_to_repeat() -> None:
    answer, _ = say(begun()[1], "say that again", "repeat")
    assert answer.progress == [1, 6] and "Sorry" not in answer.text


@pytest.mark.parametrize("text", ["bananas", "0", "9", "d", "what do you mean"])
def test_an_unclear_message_is_asked_again_kindly(text: str) -> None:
    answer, context = say(begun()[1], text)
    assert context.quiz and context.quiz["said"] == {}
    assert answer.progress == [1, 6]
    assert answer.text.startswith("Sorry")


def test_back_skip_and_stop() -> None:
    answer, context = begun("New ideas")
    assert "Back" in answer.suggestions
    answer, context = say(context, "Back")
    assert answer.progress == [1, 6] and 'You answered "New ideas" before.' in answer.text
    answer, context = say(context, "skip this one")
    assert answer.progress == [2, 6] and context.quiz and context.quiz["said"] == {"day": ""}
    answer, context = say(context, "Stop the quiz", "stop")
    assert context.quiz is None and answer.progress is None and "stopped" in answer.text


def test_back_at_the_first_question_stays_there() -> None:
    answer, _ = say(begun()[1], "go back")
    assert answer.progress == [1, 6] and "first question" in answer.text


def test_another_question_is_answered_and_the_quiz_waits() -> None:
    _, context = begun("New ideas")
    answer, context = say(context, "what does a matron earn?", "ask_salary", role="matron")
    assert answer.topic == "salary"
    assert "waits at question 2 of 6" in answer.text and answer.suggestions[0] == "Back to the quiz"
    # A number now picks among the suggestions of the answer, not a choice of the quiz.
    answer, context = say(context, "2", "follow_up")
    assert context.quiz and context.quiz["said"] == {"day": "New ideas"}
    answer, context = say(context, "Back to the quiz")
    assert answer.progress == [2, 6] and context.quiz and context.quiz["away"] == 0


def test_a_question_that_holds_a_number_is_a_question() -> None:
    answer, context = say(begun()[1], "matron's first steps?", "ask_career_path", role="matron")
    assert answer.topic == "career_path" and context.quiz and context.quiz["said"] == {}


def test_a_choice_in_its_own_words_is_an_answer_even_while_the_quiz_waits() -> None:
    _, context = say(begun()[1], "what does a matron earn?", "ask_salary", role="matron")
    answer, _ = say(context, "A tidy day")
    assert answer.progress == [2, 6]


def test_nobody_is_reminded_for_ever() -> None:
    context = begun()[1]
    texts = []
    for _ in range(5):
        answer, context = say(context, "what does a matron earn?", "ask_salary", role="matron")
        texts.append("waits at" in answer.text)
    assert texts == [True, True, True, False, False]


def test_a_crisis_gets_help_and_nothing_else() -> None:
    answer, context = say(begun()[1], "New ideas and I want to die", "out_of_scope_crisis")
    assert answer.kind == "crisis" and "quiz" not in answer.text and "Back to the quiz" not in answer.suggestions
    assert context.quiz and context.quiz["said"] == {}


def test_the_words_of_a_choice_are_no_crisis() -> None:
    assert say(begun()[1], "New ideas", "out_of_scope_crisis")[0].progress == [2, 6]


@pytest.mark.parametrize("intent", ["out_of_scope_unrelated", "out_of_scope_medical_advice", "out_of_scope_abuse", "thank"])
def test_what_is_not_the_quiz_is_answered_as_everywhere(intent: str) -> None:
    answer, _ = say(begun()[1], "something else entirely", intent)
    assert answer.topic in ("out_of_scope", "small_talk") and "waits" in answer.text
    assert say(say(begun()[1], "something else entirely", intent)[1], "the tidy")[0].progress == [2, 6]


def test_what_somebody_tells_of_themselves_is_kept_and_the_question_asked_again() -> None:
    answer, context = say(begun()[1], "I'm a nurse", "inform", {"background": "registered_nurse"})
    assert context.profile == {"background": "registered_nurse"}
    assert answer.progress == [1, 6] and answer.text.startswith("Noted: registered nurse.")


def test_goodbye_leaves_it() -> None:
    assert say(begun()[1], "bye now", "goodbye")[1].quiz is None


def test_it_starts_afresh_when_asked() -> None:
    answer, context = say(begun("New ideas")[1], "start the quiz again")
    assert answer.progress == [1, 6] and context.quiz and context.quiz["said"] == {}


ALL = ("New ideas", "I want a plan", "Where we are going", "Shared dreams", "Close to patients")


def test_the_result_tells_leaning_evidence_posts_and_next_step() -> None:
    answer, context = begun(*ALL, "A department")
    assert (answer.topic, answer.progress, context.quiz) == ("quiz", None, None)
    assert "**You lean towards leadership**" in answer.text
    assert 'To leadership: "New ideas", "Where we are going" and "Shared dreams"' in answer.text
    assert 'To management: "I want a plan"' in answer.text
    assert answer.roles[0] == "ward_manager" and len(answer.roles) == 3
    assert "**Ward manager** (3 of 3): close to patients, having a department; for registered nurses" in answer.text
    assert "Next step" in answer.text
    assert context.roles == answer.roles


def test_a_number_after_the_result_is_about_its_posts() -> None:
    answer, context = begun(*ALL, "A department")
    answer, _ = say(context, "what does the second one do", "ask_duties")
    assert answer.roles == [context.roles[1]]


def test_a_quiz_of_skips_says_that_there_is_nothing_to_go_on() -> None:
    answer, context = begun(*["Skip"] * 6)
    assert "nothing to go on" in answer.text and answer.roles == [] and context.quiz is None


OTHER = {"leadership": "management", "management": "leadership"}


def mirrored(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge with leadership and management changed for each other, in the quiz and in the posts."""

    def turned(choice: Any) -> Any:
        return choice.copy(update={"leans": OTHER.get(choice.leans)})

    questions = {
        id: q.copy(update={"choices": [turned(choice) for choice in q.choices]}) for id, q in knowledge.quiz_questions.items()
    }
    roles = {id: role.copy(update={"track": OTHER.get(role.track, role.track)}) for id, role in knowledge.roles.items()}
    return replace(knowledge, quiz_questions=questions, roles=roles)


def drawn(seed: int) -> dict[str, str]:
    """Return answers drawn at random, some of them skipped."""
    chance = random.Random(seed)
    return {id: chance.choice([*(choice.text for choice in q.choices), ""]) for id, q in FULL.quiz_questions.items()}


@pytest.mark.parametrize("seed", range(40))
def test_leadership_and_management_are_measured_alike(seed: int) -> None:
    said, other = drawn(seed), mirrored(FULL)
    plain, turned = (quiz_result.result(knowledge, said, Context()) for knowledge in (FULL, other))
    assert turned.roles == plain.roles
    heads = [answer.text.split("\n")[0] for answer in (plain, turned)]
    if "alike" in heads[0]:
        assert heads[0] == heads[1]
    else:
        assert ("leadership" in heads[0]) == ("management" in heads[1])
    evidence = [
        {side: line for line in answer.text.split("\n") for side in OTHER if f"To {side}:" in line} for answer in (plain, turned)
    ]
    assert {OTHER[side]: line.replace(f"To {side}", f"To {OTHER[side]}") for side, line in evidence[0].items()} == evidence[1]


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_choices_does_not_count(seed: int) -> None:
    said = drawn(seed)
    questions = {id: q.copy(update={"choices": q.choices[::-1]}) for id, q in FULL.quiz_questions.items()}
    backwards = replace(FULL, quiz_questions=questions)
    assert quiz_result.result(backwards, said, Context()) == quiz_result.result(FULL, said, Context())


PROFILES: list[dict[str, str]] = [
    {},
    {"background": "registered_nurse"},
    {"background": "student", "country": "US"},
    {"current_role": "ward_manager", "country": "UK"},
    {"band": "band_5"},
    {"current_role": "ceo", "country": "US"},
]


@pytest.mark.parametrize("seed", range(60))
def test_a_result_is_short_names_three_posts_and_rules_nobody_out(seed: int) -> None:
    answer = quiz_result.result(FULL, drawn(seed), Context(profile=PROFILES[seed % len(PROFILES)]))
    assert len(answer.roles) == 3
    assert len(answer.text.split()) <= 120, answer.text
    assert "cannot" not in answer.text and "can't" not in answer.text


WISHES = {"setting": "Close to patients", "strength": "Looking after people", "level": "A whole organisation"}


def posts(profile: dict[str, str], **said: str) -> list[str]:
    return quiz_result.result(FULL, {**WISHES, **said}, Context(profile=profile)).roles


def test_posts_are_at_most_one_level_above_where_somebody_is() -> None:
    levels = {FULL.roles[id].level for id in posts({"current_role": "ward_manager", "background": "registered_nurse"})}
    assert levels <= {"senior_manager", "manager"}
    assert posts({"current_role": "ward_manager", "background": "registered_nurse"})[0] == "matron"


def test_somebody_who_tells_nothing_may_aim_at_the_top() -> None:
    assert "executive" in {FULL.roles[id].level for id in posts({})}


def test_posts_for_a_registration_are_left_to_those_who_have_it() -> None:
    assert "ward_manager" in posts({"background": "registered_nurse"}, level="A department or service")
    others = posts({"background": "administrator"}, level="A department or service")
    assert all(FULL.roles[id].profession is None for id in others)


def test_posts_are_of_the_country() -> None:
    assert all("US" in FULL.roles[id].countries for id in posts({"country": "US"}))


def test_the_leaning_chooses_between_posts() -> None:
    leads = {"good_day": "I won people over", "strength": "Money and numbers", "setting": "Behind the scenes"}
    manages = {**leads, "good_day": "Everything ran as planned"}
    led, managed = (quiz_result.result(FULL, said, Context()).roles for said in (leads, manages))
    assert all(FULL.roles[id].track == "both" for id in led[:1])
    assert FULL.roles[managed[0]].track == "management"


@pytest.mark.parametrize(
    ("text", "offered"), [("am I more of a leader or a manager", True), ("how do a leader and a manager differ", False)]
)
def test_it_is_offered_where_somebody_asks_what_they_are(text: str, offered: bool) -> None:
    answers, _ = advise(SMALL, [Question(text, "ask_difference")], {}, Context())
    assert (quiz.TAKE in answers[0].suggestions) == offered


@pytest.mark.parametrize("named", [{}, {"role": [["ceo"]]}])
def test_it_is_offered_where_somebody_asks_what_suits_them(named: dict[str, list[list[str]]]) -> None:
    answers, _ = advise(SMALL, [Question("would it suit me", "ask_which_suits_me", names=named)], {}, Context())
    assert (quiz.TAKE in answers[0].suggestions) == (not named)
