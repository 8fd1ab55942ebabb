"""What somebody is told of the next step: by their band, their profession and their country, and what they are shut out of."""

from __future__ import annotations

import pytest

from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load

KNOWLEDGE = load.shared()


def answer(
    text: str, intent: str, context: Context, told: dict[str, str] | None = None, **names: list[list[str]]
) -> tuple[Answer, Context]:
    question = Question(text, intent, 0.5, names=names)
    (found,), context = advise(KNOWLEDGE, [question], told or {}, context, text)
    return found, context


def test_from_a_band_the_posts_on_the_next_are_named() -> None:
    found, _ = answer("whats next for me", "ask_career_path", Context(profile={"band": "band_6"}))
    assert found.text.startswith("From band 6 the next is band 7.") and "ward_manager" in found.roles


def test_past_the_first_bands_those_on_ones_own_count_too() -> None:
    found, _ = answer("what else could I do", "ask_career_path", Context(profile={"band": "band_8b"}))
    assert found.text.startswith("On band 8b you are past the posts where people begin.")


@pytest.mark.parametrize("text", ["bored. what next", "what now", "where next", "any ideas"])
def test_who_tells_of_themselves_and_asks_what_next_is_told(text: str) -> None:
    found, _ = answer(text, "inform", Context(), {"background": "registered_nurse"})
    assert found.topic == "career_path"


def test_a_band_means_the_post_that_it_is_to_a_profession() -> None:
    context = Context(profile={"background": "physiotherapist", "band": "band_7"})
    found, _ = answer("is 8a realistic", "ask_level_hierarchy", context, band=[["band_8a"]])
    assert found.text.startswith("**Therapy manager: is it realistic?**")


def test_which_of_two_bands_is_asked_of_the_post_in_focus() -> None:
    context = Context(topic="career_path", roles=["ward_manager"])
    found, _ = answer("is that band 6 or 7", "ask_salary", context, band=[["band_7"]])
    assert found.text.startswith("**Ward manager: pay**")


def test_posts_that_ask_for_another_registration_are_named() -> None:
    names = [["matron"], ["ward_manager"], ["service_manager"]]
    context = Context(profile={"background": "physiotherapist"})
    found, _ = answer("which should I aim for", "ask_which_suits_me", context, role=names)
    assert found.text.startswith(
        "As a physiotherapist you could not be a matron or a ward manager without a nurse's registration."
    )
    nurse, _ = answer(
        "which should I aim for", "ask_which_suits_me", Context(profile={"background": "registered_nurse"}), role=names
    )
    assert "could not be" not in nurse.text


def test_a_country_told_in_place_of_a_question_answers_the_last_one_for_it() -> None:
    _, context = answer("what does a nurse manager earn", "ask_salary", Context(), role=[["nurse_manager_us", "ward_manager"]])
    found, _ = answer("you keep on about the US, I'm in England", "nlu_fallback", context, {"country": "UK"})
    assert found.topic == "salary" and "£" in found.text


def test_a_name_by_which_one_form_is_seldom_meant_is_the_other_while_no_country_is_told() -> None:
    question = Question("what does a nurse manager do", "ask_duties", names={"role": [["nurse_manager_us", "ward_manager"]]})
    question = Question(**{**question.__dict__, "called": {"nurse_manager_us": "nurse manager", "ward_manager": "nurse manager"}})
    (found,), _ = advise(KNOWLEDGE, [question], {}, Context())
    assert found.roles == ["nurse_manager_us"]
    (at_home,), _ = advise(KNOWLEDGE, [question], {"country": "UK"}, Context())
    assert at_home.roles == ["ward_manager"]


@pytest.mark.parametrize(
    ("country", "role"), [("US", "department_manager"), ("UK", "service_director"), (None, "service_director")]
)
def test_a_director_in_america_heads_a_department(country: str | None, role: str) -> None:
    question = Question(
        "what does a director do", "ask_duties", names={"role": [["service_director"]]}, called={"service_director": "director"}
    )
    (found,), _ = advise(KNOWLEDGE, [question], {"country": country} if country else {}, Context())
    assert found.roles == [role]


def test_a_nurse_manager_who_would_be_director_is_told_of_nursing() -> None:
    question = Question(
        "I'm a nurse manager, want to be director",
        "ask_career_path",
        names={"role": [["nurse_manager_us", "ward_manager"], ["service_director"]]},
        called={"nurse_manager_us": "nurse manager", "ward_manager": "nurse manager", "service_director": "director"},
    )
    (found,), _ = advise(KNOWLEDGE, [question], {"current_role": "nurse_manager_us"}, Context())
    assert "**Director of nursing (US): the path into the role**" in found.text


def test_certificates_and_programmes_are_set_side_by_side() -> None:
    found, _ = answer(
        "the ILM or the Mary Seacole", "ask_certification", Context(), certification=[["ilm"]], programme=[["mary_seacole"]]
    )
    assert "**ILM:**" in found.text and "**Mary Seacole programme:**" in found.text


def test_what_a_question_speaks_of_comes_before_the_way_of_its_askers_profession_or_band() -> None:
    for profile in ({"background": "registered_nurse"}, {"band": "band_8a"}):
        found, _ = answer("they said I was not strategic enough", "ask_skills", Context(profile=profile))
        assert KNOWLEDGE.articles["turned_down"].lead.text in found.text


def test_which_posts_there_are_is_how_who_told_what_they_are_gets_on() -> None:
    names = [["healthcare_manager"]]
    nurse = Context(profile={"background": "registered_nurse"})
    assert answer("what management jobs are there", "ask_role_overview", nurse, role=names)[0].topic == "career_path"
    assert answer("what management jobs are there", "ask_role_overview", Context(), role=names)[0].topic == "role_overview"
    assert answer("what does a management job look like", "ask_role_overview", nurse, role=names)[0].topic == "role_overview"


def test_pay_in_one_nation_is_no_article_on_another_place() -> None:
    question = Question(
        "pay in wales",
        "ask_salary",
        0.9,
        names={"country": [["UK"]]},
        article="london_supplement",
        nearness=0.61,
        called={"UK": "wales"},
    )
    (found,), _ = advise(KNOWLEDGE, [question], {}, Context())
    assert "London" not in found.text


def test_a_wish_of_who_says_what_they_are_is_taken_up_however_unclear() -> None:
    told = {"background": "certified_nursing_assistant"}
    assert answer("what do I do with my life, I'm a CNA", "nlu_fallback", Context(), told)[0].topic == "career_path"
    assert answer("my dog is called Rex, I'm a CNA", "nlu_fallback", Context(), told)[0].topic == "clarify"


def test_a_word_in_the_middle_of_a_talk_asks_for_that_respect() -> None:
    context = Context(topic="experience_needed", roles=["ward_manager"])
    assert answer("and nights?", "follow_up", context)[0].topic == "work_setting"


def test_what_is_above_who_told_their_band_is_what_comes_next() -> None:
    found, _ = answer("what would be above me", "ask_level_hierarchy", Context(profile={"band": "band_6"}))
    assert found.text.startswith("From band 6 the next is band 7.")


def test_who_is_asked_to_act_up_and_wonders_whether_to_is_told_what_to_settle_first() -> None:
    found, _ = answer("asked to act up for 6 months. should i", "ask_which_suits_me", Context())
    assert found.text.startswith("Have it in writing before you begin")


def test_who_is_on_a_band_is_british() -> None:
    _, context = answer("what is next", "ask_career_path", Context(), {"background": "midwife", "band": "band_6"})
    assert context.country == "UK"


def test_a_pay_rise_after_a_post_and_a_band_is_that_of_the_post() -> None:
    context = Context(topic="difference", roles=["junior_sister"], entries=[["band", "band_5"]])
    found, _ = answer("is it a pay rise worth having", "ask_salary", context)
    assert found.roles == ["junior_sister"]
