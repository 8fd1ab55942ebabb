"""What somebody does not mean, is not, or asks about by a name that nothing is known of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.answers.advise import advise
from advisor.answers.declined import without
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load
from advisor.nlu.names import Link
from advisor.nlu.unknown import unknown_names

KNOWLEDGE = load.shared()
WARD = Context(topic="career_path", roles=["ward_manager"])


def asked(text: str, intent: str = "ask_career_path", confidence: float = 0.4, **names: list[list[str]]) -> Question:
    """Return a question that calls each entry by its id, blanks for underscores."""
    called = {id: id.replace("_", " ") for meant in names.values() for ids in meant for id in ids}
    return Question(text, intent, confidence, [], names, called=called)


def turn(question: Question, context: Context, **told: str) -> Answer:
    """Return the answer to a question."""
    return advise(KNOWLEDGE, [question], told, context)[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "not ward manager, something office based",
        "I don't want to be a ward manager",
        "I didn't ask about a ward manager",
        "not the ward manager one",
    ],
)
def test_a_post_that_is_put_aside_is_asked_about_no_more(text: str) -> None:
    question, context = without(KNOWLEDGE, asked(text, role=[["ward_manager"]]), WARD, text)
    assert context.roles == []
    assert not question.names["role"]
    assert "Finance manager" in turn(question, context).text


def test_the_other_post_is_what_is_meant() -> None:
    text = "not ward manager, I said matron"
    question, context = without(KNOWLEDGE, asked(text, role=[["ward_manager"], ["matron"]]), WARD, text)
    assert (question.names["role"], context.roles) == ([["matron"]], [])


@pytest.mark.parametrize(
    "text", ["why not ward manager", "whether or not ward manager", "not just a ward manager", "is she a ward manager"]
)
def test_other_words_put_nothing_aside(text: str) -> None:
    question = asked(text, role=[["ward_manager"]])
    assert without(KNOWLEDGE, question, WARD, text) == (question, WARD)


def test_what_the_asker_is_not_is_forgotten() -> None:
    question = asked("which gets me to manager faster", qualification=[["registered_nurse"]])
    context = Context(profile={"background": "registered_nurse", "country": "US"})
    question, context = without(KNOWLEDGE, question, context, "I'm not a registered nurse though. Which gets me there faster?")
    assert (question.names["qualification"], context.profile) == ([], {"country": "US"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FEDIP, what is it", ["FEDIP"]),
        ("what's a ccio", ["ccio"]),
        ("MHA or FEDIP for me", ["MHA", "FEDIP"]),
        ("what does rtt mean", ["rtt"]),
        ("what's ICU everyone puts it in the advert", ["ICU"]),
        ("what is a ward", []),
        ("I work nights in ICU", []),
        ("WHAT IS FEDIP WORTH", []),
    ],
)
def test_letters_that_stand_for_nothing_known_are_found(text: str, found: list[str]) -> None:
    assert [link.text for link in unknown_names(text, [], {"icu": 5})] == found


def test_nothing_is_made_up_about_a_name_that_is_unknown() -> None:
    question = asked("FEDIP what is it", "ask_role_overview", 0.9, unknown_name=[["FEDIP"]])
    answer = turn(question, Context(topic="courses", roles=["cio"]))
    assert answer.topic == "clarify" and "nothing on FEDIP" in answer.text


def test_what_is_known_is_told_beside_a_name_that_is_not() -> None:
    question = asked("MHA or FEDIP", "ask_degree_comparison", 0.9, degree=[["mha"]], unknown_name=[["FEDIP"]])
    text = turn(question, Context()).text
    assert text.startswith("I have nothing on FEDIP") and "Master of Health Administration" in text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'm burnt out and in tears, what else could I do", True),
        ("band 7 sister, completely burnt out. what else is there", True),
        ("is being burnt out common in matrons", False),
        ("are matrons exhausted", False),
    ],
)
def test_somebody_who_tells_of_a_hard_time_gets_a_kind_word(text: str, kind: bool) -> None:
    assert turn(asked(text, role=[["matron"]]), Context()).text.startswith("That sounds hard") == kind


def test_the_way_back_to_clinical_work_is_told_to_a_clinician() -> None:
    question = asked("if I hated it, could I come back?", "ask_which_suits_me", 0.95)
    talk = Context(topic="career_path", roles=["therapy_manager"], profile={"background": "physiotherapist"})
    assert "return-to-practice" in turn(question, talk).text or "stay registered" in turn(question, talk).text
    assert turn(question, Context(topic="career_path", roles=["finance_manager"])).topic == "which_suits_me"


@pytest.mark.parametrize(
    ("text", "roles"),
    [("could I go all the way to coo from there?", ["coo"]), ("can you get there from coo?", ["department_manager", "coo"])],
)
def test_there_is_where_a_way_begins_or_ends(text: str, roles: list[str]) -> None:
    context = Context(topic="career_path", roles=["department_manager"])
    assert turn(asked(text, "ask_career_path", 0.9, role=[["coo"]]), context).roles == roles


def test_the_post_abroad_is_named_once_in_a_row_to_somebody_whose_country_is_known() -> None:
    again = asked("what do they earn", "ask_salary", 0.9)
    for told, abroad in (({"country": "UK"}, False), ({}, True)):
        answers, context = advise(KNOWLEDGE, [asked("", "ask_duties", 0.9, role=[["ward_manager"]])], told, Context())
        assert "In the US the nearest post" in answers[0].text
        assert ("In the US the nearest post" in turn(again, context).text) == abroad


def test_that_the_askers_country_has_no_figure_is_told_before_those_of_another() -> None:
    text = turn(asked("pay", "ask_salary", 0.9, role=[["finance_manager"]], country=[["UK"]]), Context()).text
    assert text.index("I have no reliable UK figure") < text.index("$")


@pytest.mark.parametrize(
    "text",
    ["is there management that's not nursing", "something non clinical", "not nursing though", "anything without patients"],
)
def test_who_wants_nothing_clinical_hears_which_posts_there_are(text: str) -> None:
    answer = turn(asked(text, "nlu_fallback", role=[["healthcare_manager"]]), Context(topic="education", roles=["ward_manager"]))
    assert "Finance manager" in answer.text


@pytest.mark.parametrize(
    "text", ["can I do it without nursing experience in Texas and with no degree at all", "is a non clinical manager paid less"]
)
def test_what_is_asked_of_posts_beside_nursing_stays_that_question(text: str) -> None:
    question = asked(text, "ask_salary")
    assert without(KNOWLEDGE, question, WARD, text) == (question, WARD)


def test_letters_that_an_article_spells_out_are_that_article() -> None:
    answer = turn(asked("whats the ait", "ask_courses", unknown_name=[["ait"]]), Context(topic="salary", roles=["matron"]))
    assert KNOWLEDGE.articles["administrator_in_training"].lead.text in answer.text
    assert "I have nothing on" not in answer.text


@pytest.mark.parametrize(("country", "nearest"), [("US", "department_manager"), ("UK", "service_director")])
def test_the_director_of_a_field_of_letters_is_no_director_of_a_division(country: str, nearest: str) -> None:
    question = Question("what would I make as an RT director", "ask_salary", names={"role": [["service_director"]]})
    question = replace(question, called={"service_director": "director"})
    answer = turn(question, Context(topic="career_path", roles=["healthcare_manager"]), country=country)
    assert answer.text.startswith("I have no entry on an RT director")
    assert KNOWLEDGE.roles[nearest].title.lower() in answer.text


def test_a_director_of_no_such_field_is_one() -> None:
    question = asked("what would I make as a director", "ask_salary", role=[["service_director"]])
    assert turn(replace(question, called={"service_director": "director"}), Context()).roles == ["service_director"]


def test_who_is_no_doctor_has_no_complaint() -> None:
    medical = Question("im not a dr", "out_of_scope_medical_advice", 0.8)
    assert turn(medical, Context(topic="salary", roles=["cio"])).topic == "salary"
    assert turn(medical, Context()).topic == "out_of_scope"
    assert turn(replace(medical, text="I'm not well"), Context(topic="salary", roles=["cio"])).topic == "out_of_scope"


def test_what_is_asked_for_who_is_of_no_such_job_is_no_question_of_that_job() -> None:
    question = asked("what pays best without being a doctor", "out_of_scope_other_jobs", other_role=[["doctor"]])
    assert turn(replace(question, ranking=["ask_salary"]), Context()).topic == "salary"
    assert turn(replace(question, ranking=["ask_salary"], text="what pays a doctor best"), Context()).topic == "out_of_scope"


def test_what_is_asked_of_scotland_begins_with_its_figure() -> None:
    answer = turn(asked("scotland?", "follow_up", country=[["UK"]]), Context(topic="salary", entries=[["band", "band_7"]]))
    assert answer.text.split("\n\n")[1].startswith("In Scotland band 7 pays")


def test_who_holds_a_post_without_a_usual_next_one_is_not_told_the_way_into_it() -> None:
    question = replace(asked("what are my options", role=[["practice_manager"]]), confidence=1.0)
    text = turn(question, Context(), current_role="practice_manager").text
    assert "The way in is" not in text
    assert "primary care network" in text


@pytest.mark.parametrize(
    ("text", "found"),
    [("ICU or PMP", ["ICU"]), ("PMP vs ICU", ["ICU"]), ("is the ICU cert worth it", ["ICU"]), ("PMP for ICU work", [])],
)
def test_letters_set_beside_a_certificate_are_a_name_whoever_else_writes_them(text: str, found: list[str]) -> None:
    at = text.find("PMP")
    links = [Link("certification", ("pmp",), at, at + 3, "PMP")] if at >= 0 else []
    assert [link.text for link in unknown_names(text, links, {"icu": 5})] == found


def test_letters_of_which_somebody_asks_whether_they_are_worth_it_are_unknown() -> None:
    assert [link.text for link in unknown_names("is the zqm worth it", [], {})] == ["zqm"]
    assert not list(unknown_names("is the job worth it", [], {"job": 5}))
    assert [link.text for link in unknown_names("what about ZQMR? a mate named it", [], {"zqmr": 9})] == ["ZQMR"]
