"""Answers about one role, topic by topic."""

from __future__ import annotations

import pytest

from advisor.answers import roles
from advisor.answers.model import Answer
from advisor.knowledge.schema import CAREER_TOPICS
from tests.unit import factory

DATA = factory.content()
KNOWLEDGE = factory.knowledge(DATA)


def answer(topic: str, id: str = "ward_manager", country: str | None = None, called: dict[str, str] | None = None) -> Answer:
    return roles.answer(KNOWLEDGE, topic, KNOWLEDGE.roles[id], country, called or {})


@pytest.mark.parametrize("topic", CAREER_TOPICS)
@pytest.mark.parametrize("id", list(KNOWLEDGE.roles))
def test_every_topic_is_answered_for_every_role(topic: str, id: str) -> None:
    found = answer(topic, id)
    assert (found.topic, found.roles) == (topic, [id])
    assert len(found.text.split("\n\n")) > 1
    assert 2 <= len(found.suggestions) <= 4


def test_the_heading_names_the_role_and_the_topic() -> None:
    assert answer("salary").text.startswith("**Ward manager: pay**")


def test_the_heading_takes_up_the_askers_own_word() -> None:
    assert answer("salary", called={"ward_manager": "Sisters"}).text.startswith("**Ward manager (sister): pay**")


@pytest.mark.parametrize(
    ("asked", "called", "told"),
    [
        ("who does the rota on a ward?", {}, True),
        ("who is the ward manager?", {"ward_manager": "ward manager"}, False),
        ("who is above them?", {}, False),
        ("is it senior?", {}, False),
    ],
)
def test_who_describes_a_post_is_told_first_which_it_is(asked: str, called: dict[str, str], told: bool) -> None:
    role = KNOWLEDGE.roles["ward_manager"]
    text = roles.answer(KNOWLEDGE, "level_hierarchy", role, None, called, asked).text
    assert (text.split("\n\n")[1].startswith(f"A ward manager is {role.summary.text[:10].lower()}")) is told


@pytest.mark.parametrize("said", ["ward manager", "Ward Managers", "manager"])
def test_the_heading_does_not_say_a_word_twice(said: str) -> None:
    assert answer("salary", called={"ward_manager": said}).text.startswith("**Ward manager: pay**")


def test_the_overview_says_what_the_role_is() -> None:
    text = answer("role_overview").text
    assert "A ward manager is a person who runs a part of a hospital. [1]" in text
    assert "- Holds the budget." in text


def test_duties_end_with_an_ordinary_day() -> None:
    text = answer("duties").text
    assert "- Plans the work of the ward manager's team. [1]" in text
    assert "**A day:** No two days are alike." in text


def test_a_role_without_a_day_has_none() -> None:
    assert "A day" not in answer("duties", "matron").text


def test_education_names_the_degrees_that_fit() -> None:
    data = factory.content()
    factory.entry(data, "degrees", "mha")["country"] = "international"
    known = factory.knowledge(data)
    text = roles.answer(known, "education", known.roles["ward_manager"], "UK", {}).text
    assert "- You need a degree." in text
    assert "Degrees and courses that fit: MHA." in text


def test_a_degree_of_another_country_does_not_fit() -> None:
    assert "MHA" not in answer("education", "ward_manager").text


def test_pay_is_told_with_its_source() -> None:
    found = answer("salary")
    assert "- The post is on band 7, which pays £49,387 to £56,515 a year. [1]" in found.text
    assert [note.id for note in found.sources] == ["handbook"]


def test_pay_of_the_band_stands_in_for_an_unknown_one() -> None:
    assert "Band 8a pays £57,528 to £64,750 a year." in answer("salary", "matron").text


def test_unknown_pay_is_said_to_be_unknown() -> None:
    text = answer("salary", "practice_manager").text
    assert "I have nothing reliable on this for a practice manager" in text
    assert "NHS Employers" in text


def test_unknown_pay_points_to_both_countries_for_a_post_in_both() -> None:
    text = answer("salary", "ceo").text
    assert "NHS Employers" in text and "Occupational Outlook Handbook" in text


def test_the_same_post_in_the_other_country_is_named() -> None:
    assert "In the US the nearest post is the nurse manager (US)." in answer("skills").text
    assert "In the UK the nearest post is the ward manager." in answer("skills", "nurse_manager_us").text


def test_a_post_without_a_counterpart_names_none() -> None:
    assert "nearest post" not in answer("skills", "matron").text


def test_the_career_path_names_the_steps_before_and_after() -> None:
    assert "Usual next steps: matron." in answer("career_path").text
    assert "Usual steps before it: ward manager." in answer("career_path", "matron").text


def test_the_hierarchy_names_who_is_above_and_below() -> None:
    text = answer("level_hierarchy", "matron").text
    assert "A matron is in senior management, usually on NHS band 8a." in text
    assert "reports to: the chief executive officer (CEO)" in text
    assert "report to the post: ward manager" in text


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("executive", "is at board level"),
        ("supervisor", "is in first-line supervision"),
        ("any", "may hold posts at every level"),
    ],
)
def test_the_level_is_told_in_words(level: str, words: str) -> None:
    data = factory.content()
    factory.entry(data, "roles", "matron")["level"] = level
    knowledge = factory.knowledge(data)
    assert f"A matron {words}" in roles.answer(knowledge, "level_hierarchy", knowledge.roles["matron"], None).text


def test_the_top_post_answers_to_the_board() -> None:
    assert "answers to the board" in answer("level_hierarchy", "ceo").text


def test_the_hierarchy_of_the_other_country_comes_from_its_article() -> None:
    data = factory.content()
    factory.entry(data, "articles", "levels_us")["lead"] = factory.point("American ranks differ.", country="US")
    knowledge = factory.knowledge(data)
    assert "American ranks differ." in roles.answer(knowledge, "level_hierarchy", knowledge.roles["ceo"], "US").text
    assert "American ranks differ." not in roles.answer(knowledge, "level_hierarchy", knowledge.roles["ceo"], "UK").text


def test_certificates_are_named_with_what_they_are() -> None:
    assert "**CPHQ:** The CPHQ is a certificate." in answer("certification").text


def test_courses_are_those_of_the_role() -> None:
    assert "**Mary Seacole programme:** A first course in leading a team. [1]" in answer("courses").text


@pytest.mark.parametrize("topic", ["courses", "certification"])
def test_nothing_known_is_said_plainly(topic: str) -> None:
    assert "I have nothing reliable on this for a matron" in answer(topic, "matron").text


def test_an_unknown_outlook_is_that_of_the_field() -> None:
    text = answer("outlook", "matron").text
    assert "Nobody counts matron posts on their own" in text
    assert "In general, outlook varies." in text


def test_a_known_outlook_is_the_roles_own() -> None:
    assert "grow by 23 per cent" in answer("outlook", "nurse_manager_us").text
    assert "Nobody counts" not in answer("outlook", "nurse_manager_us").text


def test_entry_without_a_degree_begins_with_the_role() -> None:
    assert "You need nursing registration." in answer("entry_without_degree").text


def test_whether_it_suits_tells_both_sides_and_leaves_the_choice() -> None:
    text = answer("which_suits_me").text
    assert "It tends to suit: people who like order." in text
    assert "The other side: you answer for the ward day and night." in text
    assert "Only you can weigh that up." in text


def test_with_the_askers_country_known_the_other_one_is_left_out() -> None:
    data = factory.content()
    factory.entry(data, "roles", "ceo")["education"] = [
        factory.point("Ours.", country="UK"),
        factory.point("Theirs.", country="US"),
    ]
    knowledge = factory.knowledge(data)
    told, untold = (roles.answer(knowledge, "education", knowledge.roles["ceo"], country).text for country in ("US", None))
    assert "Theirs." in told
    assert "Ours." not in told
    assert untold.index("UK: Ours.") < untold.index("US: Theirs.")


def test_what_is_left_out_is_offered() -> None:
    data = factory.content()
    factory.entry(data, "roles", "matron")["skills"] = [factory.point(f"Skill {letter}.") for letter in "abcdefg"]
    knowledge = factory.knowledge(data)
    assert roles.answer(knowledge, "skills", knowledge.roles["matron"], None).suggestions[0] == "Tell me more"
    assert "Tell me more" not in answer("skills").suggestions


def test_experience_tells_which_profession_a_post_takes() -> None:
    data = factory.content()
    matron = factory.entry(data, "roles", "matron")
    matron["education"] = [
        factory.point("You must be a registered nurse.", "handbook"),
        factory.point("An MHA helps.", "handbook"),
    ]
    knowledge = factory.knowledge(data)
    text = roles.answer(knowledge, "experience_needed", knowledge.roles["matron"], None).text
    assert "You must be a registered nurse." in text
    assert "An MHA helps." not in text


def test_experience_says_where_no_clinical_profession_is_asked_for() -> None:
    data = factory.content()
    factory.entry(data, "roles", "matron")["profession"] = "nursing"
    knowledge = factory.knowledge(data)
    said = "Nothing I have read asks for a nurse or a doctor in this post."
    assert said not in roles.answer(knowledge, "experience_needed", knowledge.roles["matron"], None).text
    assert said in roles.answer(knowledge, "experience_needed", knowledge.roles["ceo"], None).text


def test_why_one_post_is_needed_is_told_by_what_it_does() -> None:
    text = answer("why_both_matter").text
    assert text.startswith("**Ward manager: what it is for**")
    assert "In general, why both matter varies." not in text


@pytest.mark.parametrize(
    ("topic", "asked", "says"),
    [
        ("education", "do I need a degree to be one", "**Without a degree?** Yes, by working up."),
        ("education", "is a degree essential for it", "**Without a degree?** Yes, by working up."),
        ("education", "which degree do I need", None),
        ("experience_needed", "do you have to be a nurse", "No: nothing I have read asks for a nurse or a doctor in this post."),
        ("experience_needed", "how many years do I need", None),
    ],
)
def test_what_is_asked_with_yes_or_no_is_answered_first(topic: str, asked: str, says: str | None) -> None:
    data = factory.content()
    factory.entry(data, "roles", "ceo")["without_degree"] = factory.point("Yes, by working up.", "handbook")
    knowledge = factory.knowledge(data)
    _, first, *_ = roles.answer(knowledge, topic, knowledge.roles["ceo"], None, asked=asked).text.split("\n\n")
    assert first.startswith(says) if says else not first.startswith(("No", "**Without"))


def test_whether_a_post_asks_for_a_nurse_is_told_first_and_once() -> None:
    data = factory.content()
    matron = factory.entry(data, "roles", "matron")
    matron.update(profession="nursing", education=[factory.point("You must be a registered nurse.", "handbook")])
    knowledge = factory.knowledge(data)
    text = roles.answer(knowledge, "experience_needed", knowledge.roles["matron"], None, asked="do I need to be a nurse").text
    assert text.split("\n\n")[1].startswith("You must be a registered nurse.")
    assert text.count("You must be a registered nurse.") == 1


@pytest.mark.parametrize(("asked", "first"), [("can a nurse do it", "Yes: nothing I"), ("must I be a nurse", "No: nothing I")])
def test_whether_a_nurse_can_is_not_answered_with_no(asked: str, first: str) -> None:
    text = roles.answer(KNOWLEDGE, "experience_needed", KNOWLEDGE.roles["ceo"], None, asked=asked).text
    assert text.split("\n\n")[1].startswith(first)


def test_where_no_number_of_years_is_known_that_is_said() -> None:
    data = factory.content()
    ceo = factory.entry(data, "roles", "ceo")
    asked = "how many years does it take"
    said = "How many years it takes I cannot say: nothing I have read gives a number."
    ceo["experience"] = [factory.point("You need a record of leading.", "handbook")]
    knowledge = factory.knowledge(data)
    assert said in roles.answer(knowledge, "experience_needed", knowledge.roles["ceo"], None, asked=asked).text
    ceo["experience"] = [factory.point("You need at least five years.", "handbook")]
    knowledge = factory.knowledge(data)
    assert said not in roles.answer(knowledge, "experience_needed", knowledge.roles["ceo"], None, asked=asked).text


def test_a_post_that_asks_for_a_registration_is_reached_by_no_office_job() -> None:
    data = factory.content()
    matron = factory.entry(data, "roles", "matron")
    matron.update(profession="nursing", education=[factory.point("You must be a registered nurse.", "handbook")])
    general = next(entry for entry in data["articles"] if entry["topic"] == "entry_without_degree" and entry.get("default"))
    knowledge = factory.knowledge(data)
    text = roles.answer(knowledge, "entry_without_degree", knowledge.roles["matron"], None).text
    assert "You must be a registered nurse." in text
    assert all(point["text"] not in text for point in general["points"])
