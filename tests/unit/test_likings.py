"""Posts that go with what somebody says they like."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from advisor.answers import likings
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load

KNOWLEDGE = load.shared()


def said(text: str, context: Context | None = None, *, roles: Sequence[str] = (), intent: str = "ask_which_suits_me") -> Answer:
    question = Question(text, intent, names={"role": [[id] for id in roles]} if roles else {})
    answers, _ = advise(KNOWLEDGE, [question], {}, context or Context(), text)
    return answers[0]


def traits(answer: Answer) -> list[set[str]]:
    return [set(KNOWLEDGE.roles[id].traits) for id in answer.roles]


@pytest.mark.parametrize(
    ("text", "trait", "called"),
    [
        ("I'm quiet, good with data, what would suit me?", "digital", "data and technology"),
        ("I love spreadsheets. Which role?", "money", "money and numbers"),
        ("which post suits somebody who enjoys audits", "quality", "quality and safety"),
        ("I'd like to stay close to patients, any ideas", "patients", "close to patients"),
    ],
)
def test_the_posts_that_are_about_what_is_liked_are_named(text: str, trait: str, called: str) -> None:
    answer = said(text)
    assert len(answer.roles) == 3
    assert all(trait in own for own in traits(answer))
    assert called in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "I love numbers but hate dealing with patients",
        "good at maths, can't stand patient care",
        "I like budgets and don't want patients",
    ],
)
def test_posts_about_what_is_disliked_are_left_out(text: str) -> None:
    answer = said(text)
    assert answer.roles
    assert all("money" in own and "patients" not in own for own in traits(answer))


def test_a_liking_goes_on_over_the_commas_of_a_list() -> None:
    assert "data and technology, money and numbers" in said("I'm good with computers, budgets, what fits").text.replace(
        " and money", ", money"
    )


def test_what_a_post_is_all_about_comes_first() -> None:
    assert said("I love numbers but hate patients").roles[0] == "finance_manager"


def test_the_profession_of_the_asker_counts() -> None:
    nurse = Context(profile={"background": "registered_nurse", "country": "US"})
    answer = said("I love teaching the new starters, which role would suit me", nurse)
    assert KNOWLEDGE.roles[answer.roles[0]].profession == "nursing"
    assert all("US" in KNOWLEDGE.roles[id].countries for id in answer.roles)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("would I suit being a practice manager, I like people", ["practice_manager"]),
        ("I like planning and people, leader or manager?", ["healthcare_leader", "healthcare_manager"]),
        ("which role would suit me", []),
        ("I have a team of twelve and a budget, what would suit me", []),
        ("I hate patients, what would suit me", []),
        ("what would suit people like me", []),
        ("I'd like to know what would suit my staff", []),
        ("I'd like a change, and I like it busy. What would suit me?", []),
    ],
)
def test_a_post_named_and_a_message_without_a_liking_are_answered_as_ever(text: str, roles: list[str]) -> None:
    assert "would fit you best" not in said(text, roles=roles).text


def test_likings_are_no_answer_to_another_topic() -> None:
    assert "would fit you best" not in said("I love data, what does it pay", intent="ask_salary").text


def test_what_is_disliked_leaves_out_some_of_the_posts_of_the_talk() -> None:
    talk = Context(topic="which_suits_me", roles=["finance_manager", "ward_manager"])
    answer = said("but I don't want patients", talk)
    assert answer.roles == ["finance_manager"]
    assert answer.text.startswith("Without what you would rather not (close to patients), these remain")
    assert said("but I hate audits", talk).text.startswith(
        "What you would rather not (quality and safety) is the main thing in none"
    )


def test_a_dislike_ends_with_its_list() -> None:
    answer = said("good with excel, hopeless at small talk, bored stiff as an admin in radiology. what would suit me")
    assert "health_information_manager" in answer.roles


def test_ideas_asked_for_as_a_way_on_go_by_likings_too() -> None:
    assert "data and technology" in said("good with excel, bored as an admin. ideas??", intent="ask_career_path").text
    assert "would fit you best" not in said("I love data, how do I become a manager", intent="ask_career_path").text


def spoken(*turns: tuple[str, str], profile: dict[str, str] | None = None) -> tuple[Answer, Context]:
    """Return the answer to the last of some turns, each a text and its intent, with the context after it."""
    context = Context(profile=profile or {"background": "occupational_therapist", "country": "UK"}, topic="career_path")
    for text, intent in turns:
        answers, context = advise(KNOWLEDGE, [Question(text, intent, 0.4, [intent])], {}, context, text)
    return answers[0], context


def test_wishes_told_one_by_one_add_up() -> None:
    answer, context = spoken(
        ("I don't want to manage people", "inform"), ("no patients either", "deny"), ("so what then", "follow_up")
    )
    assert answer.roles
    assert all(own.isdisjoint({"people", "patients"}) for own in traits(answer))
    assert context.roles == answer.roles
    assert "managing people" in answer.text


def test_a_wish_turned_round_is_the_one_that_counts() -> None:
    _, context = spoken(("I don't want patients", "inform"), ("actually I like patients", "inform"))
    assert context.wishes["disliked"] == []
    assert context.wishes["liked"] == ["Close to patients"]


def test_a_word_adds_to_wishes_told_before() -> None:
    answer, _ = spoken(("I don't want patients", "inform"), ("remote", "ask_work_setting"))
    assert all("support" in own for own in traits(answer))


def test_a_function_put_aside_leaves_its_post_out() -> None:
    answer, context = spoken(("not HR or finance", "inform"))
    assert context.wishes["posts"] == ["hr_manager", "finance_manager"]
    assert {"hr_manager", "finance_manager"}.isdisjoint(answer.roles)


def test_others_are_those_not_shown_yet() -> None:
    first, _ = spoken(("I don't want patients", "inform"))
    more, _ = spoken(("I don't want patients", "inform"), ("what else", "follow_up"))
    assert more.roles and set(more.roles).isdisjoint(first.roles)


def test_shifts_speak_against_the_post_that_somebody_holds() -> None:
    profile = {"current_role": "ward_manager", "country": "UK"}
    context = Context(topic="role_overview", roles=["ward_manager"], profile=profile)
    text = "I can't do nights any more"
    answers, _ = advise(KNOWLEDGE, [Question(text, "inform", 0.4, ["inform"])], {}, context, text)
    assert answers[0].text.startswith("That speaks against a ward manager.")
    assert all("patients" not in own for own in traits(answers[0]))


@pytest.mark.parametrize("text", ["do they work nights", "no idea", "not sure", "what do ward managers hate"])
def test_what_tells_no_wish_is_none(text: str) -> None:
    _, context = spoken((text, "ask_work_setting"))
    assert not any(context.wishes.values())


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to lose patient contact",
        "I dont want to give up patients, which jobs keep you clinical?",
        "I would miss my patients",
        "I'd hate to leave the bedside",
        "without giving up clinical work, which would suit me",
    ],
)
def test_what_somebody_would_not_part_with_is_liked(text: str) -> None:
    answer = said(text, Context(profile={"background": "registered_nurse"}))
    assert "Going by what you like (close to patients)" in answer.text
    assert all(KNOWLEDGE.roles[id].profession for id in answer.roles)


@pytest.mark.parametrize("text", ["I want to leave the ward", "no more patients", "I hate the bedside", "something not clinical"])
def test_what_somebody_would_part_with_is_not(text: str) -> None:
    assert all("patients" not in found for found in traits(said(text)))


def test_what_it_is_to_be_in_its_place_is_liked() -> None:
    answer = said("no not clinical ones, proper operations")
    assert "Going by what you like (running a service), without work close to patients" in answer.text


def test_a_new_sentence_goes_on_with_no_dislike() -> None:
    assert "behind the scenes" not in said("I hate the lab. hospital admin?").text


def test_what_is_liked_is_weighed_against_the_one_post_of_the_talk() -> None:
    context = Context(topic="which_suits_me", roles=["ward_manager"])
    found = said("I like patients more than paperwork", context)
    assert found.roles == ["ward_manager"]
    assert found.text.startswith("What you like (close to patients) speaks for a ward manager")


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("what else could i do", Context(roles=["nurse_manager_us"], topic="work_setting")),
        ("what else is there besides nurse manager", Context(profile={"background": "registered_nurse"})),
    ],
)
def test_what_else_there_is_leaves_out_the_post_spoken_of(text: str, context: Context) -> None:
    names = {"role": [["nurse_manager_us"]]} if "besides" in text else {}
    answer = advise(load.shared(), [Question(text, "ask_career_path", 0.9, names=names)], {}, context)[0][0]
    assert "Without the work of a nurse manager" in answer.text and "nurse_manager_us" not in answer.roles


@pytest.mark.parametrize("text", ["what else should I know", "what else do they do"])
def test_what_else_is_told_of_a_post_is_about_that_post(text: str) -> None:
    wish, _ = likings.told(load.shared(), Question(text, "ask_duties", 0.9), Context(roles=["matron"], topic="duties"))
    assert wish is None


def test_who_is_stuck_asks_for_a_way_up_and_not_for_what_they_like() -> None:
    question = Question("love the ward but there's nowhere to go up. ideas?", "ask_career_path", 0.9)
    answer = advise(load.shared(), [question], {"background": "ward_clerk"}, Context())[0][0]
    assert answer.topic == "career_path"
