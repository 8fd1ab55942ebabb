"""What a question asks once its names are weighed, where the classifier sees only masks."""

from __future__ import annotations

import pytest

from advisor.nlu.by_names import by_names
from advisor.nlu.classifier import Prediction
from advisor.nlu.intents import ABUSE, OTHER_JOBS
from advisor.nlu.names import Link, shared


def weighed(text: str, intent: str, confidence: float = 0.7, links: list[Link] | None = None) -> str:
    prediction = Prediction([(intent, confidence), ("ask_which_suits_me", 0.1)])
    return by_names(text, text, shared().link(text) if links is None else links, intent, prediction)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I feel so stupid for getting an MHA, 80k debt no job", "ask_which_suits_me"),
        ("is it dumb to go for a second masters", "ask_which_suits_me"),
        ("ok so id be dumb to go management", "ask_which_suits_me"),
        ("am I an idiot for staying", "ask_which_suits_me"),
        ("you're stupid", ABUSE),
        ("I think you are so stupid", ABUSE),
        ("stupid bot", ABUSE),
    ],
)
def test_who_calls_themselves_a_fool_abuses_nobody(text: str, intent: str) -> None:
    assert weighed(text, ABUSE) == intent


def test_a_name_inside_another_word_is_none() -> None:
    text = "does a nursery manager have to be a nurse?"
    links = [
        Link("other_role", ("nursery",), 7, 22, "nursery manager"),
        Link("qualification", ("registered_nurse",), text.index("nurse?"), len(text) - 1, "nurse"),
    ]
    assert weighed(text, "ask_duties", links=links) == "ask_experience_needed"


def test_who_tells_their_band_and_asks_what_next_is_inside() -> None:
    assert weighed("physio band 7, is 8a realistic", OTHER_JOBS, 0.4) == "ask_which_suits_me"
    assert weighed("band 6 midwife, is coordinator a promotion", OTHER_JOBS, 0.4) == "ask_which_suits_me"
    assert weighed("what is a physio on band 7 paid", OTHER_JOBS, 0.4) == OTHER_JOBS


def test_a_post_chosen_from_beside_a_job_outside_is_inside() -> None:
    assert weighed("nurse manager or nurse educator?", OTHER_JOBS, 0.9) == "ask_which_suits_me"
    assert weighed("nurse educator pay", OTHER_JOBS, 0.9) == OTHER_JOBS


def test_who_asks_which_posts_of_health_would_take_them_is_inside() -> None:
    text = "I manage a call centre. Which jobs in the NHS would have me?"
    assert weighed(text, OTHER_JOBS, 0.9) == "ask_which_suits_me"
    assert weighed("which jobs do call centres have", OTHER_JOBS, 0.9) == OTHER_JOBS


def test_the_name_of_a_post_with_a_place_asks_what_it_is() -> None:
    assert weighed("clinic manager in Texas", "ask_salary", 0.1) == "ask_role_overview"
    assert weighed("clinic manager pay in Texas", "ask_salary", 0.9) == "ask_salary"


def test_whoever_leads_a_profession_is_inside_where_that_is_not_certain() -> None:
    lead = Link("role", ("therapy_manager",), 16, 27, "physio lead", loose=True)
    assert weighed("how much does a physio lead earn", OTHER_JOBS, 0.4, [lead]) == "ask_which_suits_me"
    assert weighed("how much does a physio lead earn", OTHER_JOBS, 0.6, [lead]) == OTHER_JOBS


def test_who_aims_at_a_post_asks_about_it_wherever_they_come_from() -> None:
    text = "I run operations for a logistics firm, could I be a hospital COO"
    prediction = Prediction([(OTHER_JOBS, 0.3), ("ask_career_path", 0.2)])
    assert by_names(text, text, shared().link(text), OTHER_JOBS, prediction) == "ask_career_path"
    text = "I'm a matron, what does a paramedic earn"
    assert by_names(text, text, shared().link(text), OTHER_JOBS, prediction) == OTHER_JOBS


@pytest.mark.parametrize("text", ["head of IT at a trust", "matron in the NHS", "chief nurse of a big hospital"])
def test_a_post_at_a_place_alone_asks_what_it_is(text: str) -> None:
    assert weighed(text, "nlu_fallback", 0.1) == "ask_role_overview"


def test_whoever_is_described_is_inside_but_not_a_job_of_another_trade() -> None:
    text = "who finds the beds at night?"
    finds = Link("role", ("clinical_site_manager",), 4, 27, "finds the beds at night", loose=True)
    assert weighed(f"{text} salary", OTHER_JOBS, 0.9, [finds]) == "ask_which_suits_me"
    other = Link("other_role", ("porter",), 14, 18, "beds")
    assert weighed(f"{text} salary", OTHER_JOBS, 0.9, [finds, other]) == OTHER_JOBS


def test_who_is_asked_to_lead_their_own_profession_is_inside() -> None:
    assert weighed('pharmacist, been asked to "lead" 5 others, is this normal', OTHER_JOBS, 0.9) == "ask_which_suits_me"
    assert weighed("what does a pharmacist do", OTHER_JOBS, 0.9) == OTHER_JOBS


@pytest.mark.parametrize(
    "text", ["do i gotta become a nurse first", "must I qualify as a nurse", "who's in charge there, is it a doctor"]
)
def test_whether_a_profession_is_asked_for_is_a_question_about_the_post(text: str) -> None:
    assert weighed(text, OTHER_JOBS, 0.9) == "ask_experience_needed"


@pytest.mark.parametrize("text", ["what comes after band 7 for a nurse", "physio band 7, what's next", "band 6 OT, next step?"])
def test_what_comes_after_a_band_is_inside_however_sure_the_classifier_is(text: str) -> None:
    assert weighed(text, OTHER_JOBS, 0.9) == "ask_which_suits_me"


def test_two_posts_set_beside_each_other_are_compared_where_nothing_else_is_clear() -> None:
    text = "blood sciences, HCPC. lab manager vs quality manager, convince me of one"
    assert weighed(text, "ask_certification", 0.12) == "ask_difference"
    assert weighed(text, "ask_certification", 0.9) == "ask_certification"


def test_the_time_until_a_band_is_no_question_on_its_pay() -> None:
    assert weighed("so total time from now to 8a", "ask_salary") == "ask_experience_needed"
    assert weighed("how much is 8a and how long does it take", "ask_salary") == "ask_salary"
