"""Questions that lean on what was said before, and conversations that stay apart."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conversations.reading import UNKNOWN, assert_about, assert_says, assert_silent_on, assert_sourced
from tests.conversations.served import Talk

pytestmark = pytest.mark.slow


def test_another_role_keeps_the_topic(talk: Talk) -> None:
    assert_about(talk.one("what does a ward manager earn?"), "salary", "ward_manager")
    answer = talk.one("and a director?")
    assert_about(answer, "salary", "divisional_director_nursing")
    assert_says(answer, "£112,782", "£129,783")


def test_another_topic_keeps_the_role(talk: Talk) -> None:
    talk.one("what does a matron do?")
    assert_about(talk.one("and what does it pay?"), "salary", "matron")
    assert_about(talk.one("who is above them?"), "level_hierarchy", "matron")


def test_which_pays_more_compares_the_roles_just_talked_about(talk: Talk) -> None:
    talk.one("what does a ward manager earn?")
    talk.one("and a director?")
    answer = talk.one("which pays more?")
    assert_about(answer, "salary", "ward_manager", "divisional_director_nursing")
    assert_says(answer, "a divisional director of nursing earns more", "£49,387", "£112,782")


def test_which_pays_more_after_a_comparison(talk: Talk) -> None:
    talk.one("what's the difference between a matron and a ward manager?")
    answer = talk.one("which pays more?")
    assert_about(answer, "salary", "matron", "ward_manager")
    assert_says(answer, "a matron earns more", "£57,528", "£49,387")


def test_why_both_are_needed_is_told_of_both(talk: Talk) -> None:
    talk.one("who is more important in a hospital, the leader or the manager?")
    assert_says(talk.one("but surely you need both?"), "Healthcare leader and healthcare manager: why both matter")


def test_the_courses_just_told_are_set_side_by_side(talk: Talk) -> None:
    assert_about(talk.one("any leadership courses for a ward manager?"), "courses", "ward_manager")
    assert_says(talk.one("which one would you do?"), "Mary Seacole programme", "Edward Jenner programme")
    assert_says(talk.one("how much is it?"), "It is free")


def test_the_post_under_the_one_in_focus_is_told_of(talk: Talk) -> None:
    talk.one("tell me about department managers")
    assert_about(talk.one("what about the person under them?"), "role_overview", "department_supervisor")


def test_what_comes_next_is_what_the_talk_goes_on_about(talk: Talk) -> None:
    talk.one("what does a ward manager do?")
    assert_says(talk.one("what's the next step?"), r"\*\*Matron\*\*")
    assert_about(talk.one("what does it pay?"), "salary", "matron")


def test_the_managers_job_is_the_next_one_up_from_the_askers_own(talk: Talk) -> None:
    answer = talk.one("I'm an assistant nurse manager and the manager job is mine if I want it. Should I take it?")
    assert_about(answer, "which_suits_me", "nurse_manager_us", "assistant_nurse_manager")


def test_another_country_has_certificates_of_its_own(talk: Talk) -> None:
    talk.one("what's FACHE?")
    answer = talk.one("is there a British version of it?")
    assert_about(answer, "certification")
    assert_says(answer, r"\*\*CMI:\*\*")


def test_who_manages_another_place_is_asked_the_same(talk: Talk) -> None:
    talk.one("what does a practice manager do?")
    assert_about(talk.one("and care homes?"), "duties", "registered_manager")


def test_neither_of_leading_and_managing_is_above_the_other(talk: Talk) -> None:
    talk.one("what's the difference between a healthcare leader and a healthcare manager?")
    answer = talk.one("who do they report to?")
    assert_about(answer, "level_hierarchy", "healthcare_leader", "healthcare_manager")
    assert_silent_on(answer, "who is above whom")
    assert_says(talk.one("which is more use in a crisis?"), "Neither is better")


def test_the_difference_between_two_roles_asked_about_in_turn(talk: Talk) -> None:
    talk.one("what does a department manager do?")
    talk.one("and a supervisor?")
    answer = talk.one("so what's the difference?")
    assert_about(answer, "difference", "department_manager", "department_supervisor")
    assert answer["table"]


def test_another_country_gets_the_post_of_that_country_and_its_figures(talk: Talk) -> None:
    talk.one("what does a ward manager earn?")
    answer = talk.one("what about the US?")
    assert_about(answer, "salary", "nurse_manager_us")
    assert_says(answer, r"\$117,960")
    back = talk.one("and in the UK?")
    assert_about(back, "salary", "ward_manager")
    assert_says(back, "£49,387")


def test_another_country_puts_its_own_figures_first(talk: Talk) -> None:
    uk = talk.one("what does a practice manager earn in the UK?")["text"]
    us = talk.one("what about the US?")["text"]
    assert "£35,000" in uk
    assert "$100,780" not in uk
    assert "$100,780" in us
    assert "£35,000" not in us


def test_the_second_one_is_the_second_of_two_compared(talk: Talk) -> None:
    talk.one("what's the difference between a matron and a ward manager?")
    assert "ward_manager" in talk.one("the second one")["roles"]
    assert "matron" not in talk.last["roles"]
    assert_about(talk.one("how much does it pay?"), "salary", "ward_manager")


@pytest.mark.parametrize("question", ["how do I become one?", "and how do I become one?", "how would I get there?"])
def test_one_is_the_role_in_focus(talk: Talk, question: str) -> None:
    talk.one("what does a matron earn?")
    assert_about(talk.one(question), "career_path", "matron")


def test_tell_me_more_adds_to_the_answer_and_repeats_none_of_it(talk: Talk) -> None:
    first = talk.one("what does a chief operating officer do?")
    more = talk.one("tell me more")
    assert_about(more, "duties", "coo")
    assert_sourced(more)
    told = {line.split(" [")[0] for line in first["text"].splitlines() if line.startswith("- ")}
    added = {line.split(" [")[0] for line in more["text"].splitlines() if line.startswith("- ")}
    assert told and added and not told & added


def test_tell_me_more_stays_with_the_role(talk: Talk) -> None:
    talk.one("what does a service director earn?")
    assert_silent_on(talk.one("tell me more"), "band 6", "junior sister", "ward managers and estates managers")


def test_a_digression_changes_nothing(talk: Talk) -> None:
    talk.one("what does a matron do?")
    for aside in ("thanks", "write me a poem", "what can you do", "are you a robot?"):
        assert talk.one(aside)["topic"] in ("small_talk", "out_of_scope")
    assert_about(talk.one("and what does it pay?"), "salary", "matron")


def test_what_the_talk_is_about_outlasts_many_turns(talk: Talk) -> None:
    talk.one("what does a matron do?")
    # More than the ten turns after which the store begins a new session.
    for _ in range(12):
        talk.one("thanks")
    assert_about(talk.one("and what does it pay?"), "salary", "matron")


def test_a_country_once_told_is_kept(talk: Talk) -> None:
    assert_says(talk.one("I work in the US"), r"\bUS\b")
    talk.one("thanks")
    text = talk.one("how much does a practice manager earn?")["text"]
    assert "$100,780" in text
    assert "£35,000" not in text


def test_a_new_conversation_knows_nothing_of_another(begin: Callable[[], Talk]) -> None:
    first, second = begin(), begin()
    first.one("I'm a nurse in the US, what does a chief executive do?")
    answer = second.one("what does it pay?")
    assert_about(answer, "salary")
    assert "ceo" not in answer["roles"]
    assert_silent_on(answer, "I understood", "nurse in")
    assert [item["text"] for item in second.history() if item["from"] == "user"] == ["what does it pay?"]


def test_conversations_at_the_same_time_stay_apart(begin: Callable[[], Talk]) -> None:
    roles = {
        "matron": "matron",
        "ward manager": "ward_manager",
        "practice manager": "practice_manager",
        "chief operating officer": "coo",
        "medical director": "cmo",
        "general manager": "general_manager",
        "service manager": "service_manager",
        "chief executive": "ceo",
    }
    talks = {name: begin() for name in roles}

    def converse(name: str) -> list[list[str]]:
        talk = talks[name]
        return [
            talk.one(question)["roles"] for question in (f"what does a {name} do?", "and what does it pay?", "who is above them?")
        ]

    with ThreadPoolExecutor(len(roles)) as pool:
        found = dict(zip(roles, pool.map(converse, roles)))
    assert found == {name: [[id]] * 3 for name, id in roles.items()}


def test_a_pronoun_without_anything_before_it_is_not_guessed(talk: Talk) -> None:
    answer = talk.one("what about the other one?")
    assert answer["topic"] in ("clarify", "small_talk"), answer["text"]
    assert not answer["roles"] and not answer["sources"]
    assert_silent_on(answer, UNKNOWN)
