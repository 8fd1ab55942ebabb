"""Answers about one degree, certificate, programme or band."""

from __future__ import annotations

import pytest

from advisor.answers import entries
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from tests.unit import factory
from tests.unit.factory import point

KNOWLEDGE = factory.knowledge()


def degree(topic: str, **changes: object) -> Answer:
    data = factory.content()
    factory.entry(data, "degrees", "mha").update(changes)
    knowledge = factory.knowledge(data)
    return entries.answer(knowledge, topic, knowledge.degrees["mha"], None)


def test_a_degree_is_told_by_what_it_is_and_whom_it_suits() -> None:
    answer = degree("education")
    assert answer.topic == "education"
    assert answer.text.startswith("**Master of Health Administration (MHA)**\n\nThe MHA is a master's degree. [1]")
    assert "**Suits:** Future managers who want an MHA." in answer.text
    assert "**To get in:** You need a bachelor's degree." in answer.text


def test_a_degree_as_a_course_tells_what_one_studies_and_pays() -> None:
    text = degree("courses", cost=[point("About $27,900.", "bls")], length=[point("It takes two years.")]).text
    assert "**You study:** The MHA teaches finance." in text
    assert "**Length:** It takes two years." in text
    assert "**Cost:** About $27,900. [2]" in text


def test_a_degree_on_the_career_path_names_the_posts_it_fits() -> None:
    assert "posts such as these: ward manager." in degree("career_path").text


def test_whether_a_degree_is_worth_it_is_told() -> None:
    assert "It is worth most to analysts." in degree("education", worth_it=[point("It is worth most to analysts.")]).text


@pytest.mark.parametrize(("id", "question"), [("mha", "MHA or MBA?"), ("mba_healthcare", "MBA or MHA?")])
def test_another_degree_is_offered_for_comparison(id: str, question: str) -> None:
    assert question in entries.answer(KNOWLEDGE, "education", KNOWLEDGE.degrees[id], None).suggestions


def test_a_certificate_is_told_with_its_fee() -> None:
    answer = entries.answer(KNOWLEDGE, "salary", KNOWLEDGE.certifications["fache"], None)
    assert answer.topic == "certification"
    assert "**Who it is for:** The FACHE is for managers." in answer.text
    assert "**Fee:** It costs $200. [1]" in answer.text


def test_an_unknown_fee_is_said_to_be_unknown() -> None:
    answer = entries.answer(KNOWLEDGE, "certification", KNOWLEDGE.certifications["cphq"], None)
    assert "I have no reliable fee for it; ask Board of CPHQ." in answer.text
    assert "**Fee:**" not in answer.text


def test_a_programme_is_told_with_its_provider() -> None:
    answer = entries.answer(KNOWLEDGE, "courses", KNOWLEDGE.programmes["seacole"], None)
    assert answer.topic == "courses"
    assert answer.text.startswith("**Mary Seacole programme** (NHS Leadership Academy)\n\nA first course in leading a team. [1]")
    assert "**Length:** It takes 6 months. [1]" in answer.text


def test_the_pay_on_a_programme_is_said_to_be_unknown() -> None:
    programme = next(iter(KNOWLEDGE.programmes.values()))
    assert "no reliable figure for what people are paid" in entries.answer(KNOWLEDGE, "salary", programme, None).text


def test_what_a_programme_does_not_tell_is_left_out() -> None:
    assert "Cost" not in entries.answer(KNOWLEDGE, "courses", KNOWLEDGE.programmes["seacole"], None).text


def test_a_band_is_told_with_its_pay_and_posts() -> None:
    answer = entries.answer(KNOWLEDGE, "salary", KNOWLEDGE.bands["band_8a"], None)
    assert (answer.topic, answer.roles) == ("salary", ["matron"])
    assert "**NHS band 8a**\n\nBand 8a pays £57,528 to £64,750 a year. [1]" in answer.text
    assert "Posts usually on it: matron." in answer.text


def test_several_bands_are_told_with_what_each_pays() -> None:
    text = entries.bands(KNOWLEDGE, "salary", [KNOWLEDGE.bands["band_7"], KNOWLEDGE.bands["band_8a"]], None).text
    assert text.startswith("**NHS band 7 and band 8a**")
    assert "**Band 7:** Band 7 pays £49,387" in text and "**Band 8a:** Band 8a pays £57,528" in text


def test_a_band_that_no_post_is_on_still_leads_on() -> None:
    data = factory.content()
    factory.entry(data, "roles", "matron")["bands"] = []
    knowledge = factory.knowledge(data)
    answer = entries.answer(knowledge, "salary", knowledge.bands["band_8a"], None)
    assert answer.roles == []
    assert len(answer.suggestions) >= 2


def test_a_band_asked_about_on_any_other_topic_is_about_pay() -> None:
    assert entries.answer(KNOWLEDGE, "skills", KNOWLEDGE.bands["band_7"], None).topic == "salary"


@pytest.mark.parametrize(("id", "short"), [("mha", "MHA"), ("mba_healthcare", "MBA")])
def test_an_entry_is_called_by_its_abbreviation(id: str, short: str) -> None:
    assert entries.short(KNOWLEDGE.degrees[id]) == short


def test_an_entry_without_an_abbreviation_is_called_by_its_title() -> None:
    assert entries.short(KNOWLEDGE.programmes["seacole"]) == "Mary Seacole programme"


def test_how_a_degree_is_studied_is_told_from_what_is_known_of_it() -> None:
    data = factory.content()
    factory.entry(data, "degrees", "mha")["length"] = [point("It takes two years, part-time three.", "bls")]
    knowledge = factory.knowledge(data)
    told = entries.answer(knowledge, "courses", knowledge.degrees["mha"], None, asked="can I do it part-time").text
    assert told.split("\n\n")[1].startswith("- It takes two years, part-time three.")


def test_how_a_degree_is_studied_may_be_unknown() -> None:
    told = entries.answer(KNOWLEDGE, "courses", KNOWLEDGE.degrees["mha"], None, asked="can I do it online").text
    assert "nothing reliable on that for it: online or part-time study varies by school" in told


def test_an_answer_on_the_post_of_a_certificate_says_so() -> None:
    answer = Answer("salary", "It pays well.", [])
    told = entries.by_the_post(answer, [KNOWLEDGE.certifications["cphq"]], [KNOWLEDGE.roles["matron"]])
    assert told.text == "That goes by the post, not by the CPHQ. People often take it for the post of matron.\n\nIt pays well."
    assert entries.by_the_post(answer, [], [KNOWLEDGE.roles["matron"]]) == answer


@pytest.mark.parametrize(("kind", "id"), [("certifications", "cphq"), ("programmes", "seacole")])
def test_what_a_certificate_or_programme_leads_to_is_told_on_the_career_path(kind: str, id: str) -> None:
    entry = getattr(KNOWLEDGE, kind)[id]
    told = entries.answer(KNOWLEDGE, "career_path", entry, None).text
    assert "It is a usual step towards posts such as these: ward manager." in told
    assert "usual step" not in entries.answer(KNOWLEDGE, "courses", entry, None).text


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("how long is it", "- **Length:** It takes 6 months. [1]"),
        ("who can take it, and what is it", "- **Who it is for:** It is for new leaders."),
    ],
)
def test_of_a_programme_the_side_that_is_asked_about_is_told_first_and_alone(asked: str, line: str) -> None:
    parts = entries.answer(KNOWLEDGE, "courses", KNOWLEDGE.programmes["seacole"], None, asked=asked).text.split("\n\n")
    assert parts[1].startswith(line)
    assert len(parts) == 3


@pytest.mark.parametrize(
    ("asked", "line"), [("does it expire", "- **Renewal:** Every 3 years."), ("is the exam hard", "- **Exam:** 100 questions.")]
)
def test_so_it_is_of_a_certificate(asked: str, line: str) -> None:
    data = factory.content()
    factory.entry(data, "certifications", "fache").update(renewal=point("Every 3 years."), exam=point("100 questions."))
    knowledge = factory.knowledge(data)
    told = entries.answer(knowledge, "certification", knowledge.certifications["fache"], None, asked=asked).text
    assert told.split("\n\n")[1].startswith(line)


def test_a_side_of_a_certificate_that_is_unknown_is_said_to_be() -> None:
    told = entries.answer(KNOWLEDGE, "certification", KNOWLEDGE.certifications["fache"], None, asked="can I do it online").text
    assert told.split("\n\n")[1] == "I have nothing reliable on online or part-time study."


def test_a_certificate_that_led_to_a_post_stays_in_focus() -> None:
    data = factory.content()
    factory.entry(data, "certifications", "cphq")["posts"] = ["matron"]
    question = Question("what do they earn", "ask_salary")
    context = Context(topic="certification", entries=[["certification", "cphq"]])
    _, after = advise(factory.knowledge(data), [question], {}, context)
    assert (after.roles, after.entries) == (["matron"], [["certification", "cphq"]])
