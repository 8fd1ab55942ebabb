"""The career ladder in words: ways from one post to another, and what comes next."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.answers import ladder
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load, moves

KNOWN = load.shared()


def ask(text: str, topic: str = "career_path", told: dict[str, str] | None = None, **names: Any) -> Answer:
    """Ask a question; names are given as role="matron ceo"."""
    lists = {kind: [[id] for id in ids.split()] for kind, ids in names.items()}
    called = {id: KNOWN.roles[id].title for ids in lists.get("role", []) for id in ids}
    answers, _ = advise(KNOWN, [Question(text, f"ask_{topic}", names=lists, called=called)], told or {}, Context())
    return answers[0]


def way(answer: Answer) -> list[str]:
    """Return the ids of the posts on the way that an answer shows."""
    assert answer.chart
    return answer.chart["path"].split("roles=")[1].split("&")[0].split(",")


def test_the_shortest_way_from_one_post_to_another() -> None:
    assert moves.route(KNOWN, ["junior_sister"], "matron", "UK") == ["junior_sister", "ward_manager", "matron"]


def test_of_two_ways_as_long_the_one_that_both_ends_tell_of_is_taken() -> None:
    assert "divisional_director_nursing" in moves.route(KNOWN, ["matron"], "cno", "UK")


def test_no_way_leads_down_or_through_another_country() -> None:
    assert moves.route(KNOWN, ["matron"], "junior_sister", "UK") == []
    assert moves.route(KNOWN, ["charge_nurse_us"], "cno", "UK") == []


def test_umbrella_names_are_no_posts() -> None:
    assert not KNOWN.umbrellas & set(moves.graph(KNOWN).nodes)


def test_a_way_is_told_step_by_step_with_what_each_asks_and_its_source() -> None:
    answer = ask("how do I get from junior sister to matron", role="junior_sister matron")
    assert answer.topic == "career_path"
    assert answer.roles == ["matron", "junior_sister"]
    assert "**1. Ward manager**: adverts ask for significant experience" in answer.text
    assert "**2. Matron**: you will have led a ward" in answer.text
    assert answer.sources
    assert answer.chart
    assert answer.chart["path"] == "/chat/charts/ladder?roles=junior_sister,ward_manager,matron&country=UK"
    assert "Make me a plan to become a matron" in answer.suggestions


def test_the_end_may_be_named_first() -> None:
    answer = ask("how do I become a matron from ward manager?", role="matron ward_manager")
    assert way(answer) == ["ward_manager", "matron"]


def test_from_one_to_the_other_of_two_in_focus_is_upwards() -> None:
    context = Context(topic="salary", roles=["matron", "ward_manager"])
    answers, _ = advise(KNOWN, [Question("how do I go from one to the other", "ask_career_path")], {}, context)
    assert way(answers[0]) == ["ward_manager", "matron"]


def test_a_profession_begins_at_its_first_posts() -> None:
    answer = ask("shortest way from staff nurse to matron", qualification="registered_nurse", role="matron")
    assert way(answer) == ["junior_sister", "ward_manager", "matron"]
    assert "**From registered nurse to matron**" in answer.text


def test_who_can_qualify_for_a_profession_goes_by_way_of_it() -> None:
    answer = ask("path from HCA to matron", qualification="healthcare_assistant", role="matron")
    assert "First you qualify as a registered nurse." in answer.text
    assert way(answer)[0] == "junior_sister"


def test_a_way_that_asks_for_a_registered_profession_says_so() -> None:
    answer = ask("path from coder to chief nurse", qualification="medical_coder", role="cno")
    assert "For chief nursing information officer (CNIO): you need to be a registered nurse" in answer.text


def test_where_no_way_is_known_the_nearest_posts_are_named_and_nothing_is_ruled_out() -> None:
    answer = ask("path from receptionist to matron", qualification="receptionist", role="matron")
    assert "I know of no usual chain of posts from receptionist to matron. That does not rule it out" in answer.text
    assert "first to front-office supervisor" in answer.text
    assert "People usually come to matron from ward manager" in answer.text


def test_what_comes_next_is_told_with_what_it_asks() -> None:
    answer = ask("what comes after ward manager?", role="ward_manager")
    assert answer.roles == ["ward_manager", "matron"]
    assert "**Matron** (senior manager, band 8a): you will have led a ward, department or service first. [1]" in answer.text


@pytest.mark.parametrize("text", ["what's the next step?", "what next?"])
def test_what_comes_next_starts_from_where_the_person_is(text: str) -> None:
    answer = ask(text, told={"current_role": "ward_manager"})
    assert "**Ward manager: what comes next**" in answer.text


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("who looks after ward matters?", []),
        ("what's next after ward manager?", ["matron"]),
        ("is ward manager a good next step?", []),
        ("what is the next step up?", ["matron"]),
        ("how do I become a ward manager?", []),
    ],
)
def test_the_talk_goes_on_about_what_comes_next(text: str, ids: list[str]) -> None:
    question = Question(text, "ask_career_path", names={"role": [["ward_manager"]]})
    _, after = advise(KNOWN, [question], {}, Context())
    assert after.roles == (ids or ["ward_manager"])
    assert ("what comes next" in (after.last or {})["text"]) == bool(ids)


def test_a_post_with_no_usual_next_one_says_so() -> None:
    answer = ask("what comes after practice manager?", role="practice_manager")
    assert "I know of no one usual post after practice manager" in answer.text


def test_the_way_into_a_post_is_no_question_about_the_ladder() -> None:
    assert ask("how do I become a matron?", role="matron").text.startswith("**Matron: the path into the role**")


@pytest.mark.parametrize("country", ["UK", "US", None])
def test_no_way_is_a_wall_of_text_or_without_its_steps(country: str | None) -> None:
    for begin in [*KNOWN.qualifications, *KNOWN.roles]:
        for goal in KNOWN.roles.values():
            if goal.id in (*KNOWN.umbrellas, begin) or begin in KNOWN.umbrellas or (country and country not in goal.countries):
                continue
            answer = ladder.told(KNOWN, "career_path", begin, goal, country)
            assert len(answer.text.split()) <= 140, (begin, goal.id)
            assert 2 <= len(answer.suggestions) <= 4
            assert answer.roles == [goal.id]
            for id in moves.route(KNOWN, [begin], goal.id, country)[1:] if begin in KNOWN.roles and country else []:
                assert f". {KNOWN.roles[id].title}**" in answer.text, (begin, goal.id)


@pytest.mark.parametrize(
    "text", ["want to move to a hospital, what are my options", "where could I go from here", "I want out of this"]
)
def test_who_holds_a_post_and_wants_on_hears_what_comes_after_it(text: str) -> None:
    answer = ask(text, told={"current_role": "ward_manager"}, role="ward_manager")
    assert answer.text.split("\n\n")[1] == "**Ward manager: what comes next**"


def test_who_does_not_hold_it_hears_the_way_into_it() -> None:
    assert "the path into the role" in ask("what are my options", role="ward_manager").text


def test_the_way_from_ones_own_post_leads_to_the_higher_of_two_spoken_of() -> None:
    context = Context(
        topic="difference", roles=["director_of_operations", "general_manager"], profile={"current_role": "service_manager"}
    )
    question = Question(
        "I'm a service manager. What would the steps be between me and that?",
        "ask_career_path",
        0.9,
        names={"role": [["service_manager"]]},
        called={"service_manager": "service manager"},
    )
    answer = advise(load.shared(), [question], {"current_role": "service_manager"}, context)[0][0]
    assert "From service manager to director of operations" in answer.text
