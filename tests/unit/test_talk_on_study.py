"""Talks on a certificate, a scheme or an apprenticeship, over the real knowledge files: what is asked of it stays on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.answers import entries, follow
from advisor.answers.advise import advise
from advisor.answers.equivalents import alike
from advisor.answers.model import Context
from tests.unit.test_leaning import KNOWLEDGE, asked, turn

FACHE = Context(topic="certification", entries=[["certification", "fache"]])
CMGR = Context(topic="certification", entries=[["certification", "cmgr"]])
LEVELS = Context(topic="degree_comparison", entries=[["degree", "app_l3"], ["degree", "app_l5"]])


def told_of(topic: str, kind: str, id: str, text: str) -> str:
    return entries.answer(KNOWLEDGE, topic, getattr(KNOWLEDGE, kind)[id], None, asked=text).text


def test_every_side_that_is_asked_about_is_told() -> None:
    told = told_of("courses", "degrees", "mha", "how long does an MHA take and how much does it cost")
    assert told.index("**Cost:**") < told.index("**Length:**")
    told = told_of("certification", "certifications", "cphq", "CPHQ exam eligibility")
    assert "**Exam:**" in told and "**To qualify:**" in told


def test_how_long_a_certificate_takes_is_what_it_asks_for() -> None:
    told = told_of("certification", "certifications", "fache", "how long does it take")
    assert told.split("\n\n")[1].startswith("- **To qualify:** You need a year of ACHE membership")


def test_what_is_on_hold_is_said_of_a_programme_early() -> None:
    told = told_of("courses", "programmes", "mary_seacole", "any good?")
    assert told.index("Nothing I have read measures") < told.index("**Now:** New applications were on hold")


def test_the_worth_of_a_certificate_is_said_to_be_unmeasured() -> None:
    assert "Nothing I have read measures what it brings" in told_of("certification", "certifications", "fache", "is it worth it")
    assert "Nothing I have read measures" not in told_of("certification", "certifications", "fache", "what is it")


def test_what_is_taken_at_home_is_named_beside_a_certificate_of_another_country() -> None:
    found = [entry.id for entry in alike(KNOWLEDGE, KNOWLEDGE.certifications["fache"], "UK")]
    assert found[0] == "cmgr"
    told = entries.answer(KNOWLEDGE, "certification", KNOWLEDGE.certifications["fache"], "UK").text
    assert "What people in the UK take for such posts: CMgr" in told
    assert "for such posts" not in entries.answer(KNOWLEDGE, "certification", KNOWLEDGE.certifications["fache"], "US").text


@pytest.mark.parametrize("text", ["so what should I do instead", "is there a British equivalent?"])
def test_what_another_country_has_instead_is_set_beside_it(text: str) -> None:
    at_home = FACHE.with_(profile={"country": "UK"})
    found = follow.in_context(KNOWLEDGE, asked(text, "ask_career_path"), at_home)
    assert (found.intent, found.names["certification"][:2]) == ("ask_certification", [["fache"], ["cmgr"]])
    assert "certification" not in follow.in_context(KNOWLEDGE, asked(text, "ask_career_path"), FACHE).names


def test_a_certificate_is_set_beside_a_masters_of_its_country() -> None:
    answer, after = advise(KNOWLEDGE, [asked("is it better than a masters", "ask_degree_comparison", 0.6)], {}, CMGR)
    assert "CMgr or MSc?" in answer[0].text
    cost = advise(KNOWLEDGE, [asked("how much does it cost", "ask_courses", 0.9)], {}, after)[0][0].text
    assert "£715" in cost and "£7,560" in cost


def test_two_kinds_that_a_question_weighs_are_set_side_by_side() -> None:
    question = asked(
        "is a CPHQ or an MHA better",
        "ask_certification",
        0.9,
        certification=[["cphq"]],
        degree=[["mha"]],
        called={"cphq": "CPHQ"},
    )
    assert "CPHQ or MHA?" in turn(question, Context()).text


def test_whether_somebody_qualifies_is_asked_of_the_certificate() -> None:
    question = asked(
        "I'm a practice manager with 6 years, do I qualify", "ask_experience_needed", 0.8, role=[["practice_manager"]]
    )
    answer = turn(question, CMGR)
    assert answer.topic == "certification" and "**To qualify:**" in answer.text
    assert "nothing reliable" not in answer.text


def test_what_a_certificate_brings_in_pay_is_asked_of_it() -> None:
    answer = turn(asked("would it get me a pay rise", "ask_salary", 1.0), CMGR)
    assert answer.topic == "certification" and "Nothing I have read measures" in answer.text


def test_pay_on_a_scheme_is_asked_of_the_one_spoken_of_last() -> None:
    context = Context(topic="career_path", roles=["healthcare_manager"], before=[["programme", "gmts"]])
    found = follow.in_context(KNOWLEDGE, asked("do they pay you on it", "ask_salary", 0.9), context)
    assert found.names["programme"] == [["gmts"]]


def test_how_long_after_the_apprenticeships_is_told_of_each_level() -> None:
    _, talk = advise(
        KNOWLEDGE, [asked("which apprenticeship", "ask_degree_comparison", 1.0, degree=[["app_l3", "app_l5"]])], {}, Context()
    )
    answer = turn(asked("how long does that last", "follow_up", 0.7), talk)
    assert "15 to 18 months" in answer.text and "15 months plus up to five" in answer.text


def test_which_level_is_asked_of_the_levels_told_of() -> None:
    question = asked("I'm a band 5 nurse, which level", "ask_level_hierarchy", 0.97, band=[["band_5"]])
    found = follow.in_context(KNOWLEDGE, question, LEVELS)
    assert (found.intent, found.names["degree"]) == ("ask_degree_comparison", [["app_l3"], ["app_l5"]])
    assert follow.in_context(KNOWLEDGE, question, Context()).intent == "ask_level_hierarchy"


def test_an_apprenticeship_that_is_put_aside_is_not_told_again() -> None:
    question = asked(
        "can I skip the apprenticeship and just apply", "ask_entry_without_degree", 0.6, degree=[["app_l3", "app_l5"]]
    )
    answer = turn(question, Context(topic="entry_without_degree", roles=["healthcare_manager"]))
    assert "you can work up" in answer.text


def test_no_degree_that_makes_no_nurse_stands_for_one_that_does() -> None:
    context = Context(topic="education", entries=[["degree", "bsn"]])
    found = follow.in_context(KNOWLEDGE, asked("what's the UK version of it", country=[["UK"]]), context)
    assert "degree" not in found.names


def test_who_weighs_american_degrees_at_home_is_told_of_the_one_there() -> None:
    question = asked("MHA or MBA?", "ask_degree_comparison", 1.0, degree=[["mha"], ["mba_healthcare"]])
    assert "In the UK the nearest is the MSc" in turn(question, Context(profile={"country": "UK"})).text
    assert "the nearest is" not in turn(question, Context(profile={"country": "US"})).text


def test_how_to_come_by_skills_is_by_courses() -> None:
    context = Context(topic="skills", roles=["ward_manager"])
    assert follow.in_context(KNOWLEDGE, asked("how do I get those", "ask_career_path", 0.2), context).intent == "ask_courses"
    assert (
        follow.in_context(KNOWLEDGE, asked("how do I get those jobs", "ask_career_path", 0.9), Context()).topic == "career_path"
    )


@pytest.mark.parametrize("text", ["I only have A levels", "just got my GCSEs", "I didn't go to uni"])
def test_who_has_school_and_no_more_asks_for_the_way_without_a_degree(text: str) -> None:
    context = Context(topic="education", roles=["healthcare_manager"])
    assert follow.in_context(KNOWLEDGE, asked(text, "inform", 0.9), context).intent == "ask_entry_without_degree"
    assert follow.in_context(KNOWLEDGE, asked(text, "inform", 0.9), Context()).intent == "inform"


def test_of_certificates_compared_on_one_side_that_side_alone_is_told() -> None:
    both = {"certification": [["cmgr"], ["fache"]]}
    table = turn(asked("CMgr or FACHE, which is cheaper", "ask_certification", 1.0, **both), Context()).table
    assert table and [row[0] for row in table.rows] == ["In short", "Fee"]
    table = turn(asked("CMgr or FACHE", "ask_certification", 1.0, **both), Context()).table
    assert table and len(table.rows) > 3


def test_a_certificate_of_another_country_is_marked_beside_one_of_the_askers() -> None:
    question = asked("CMgr or FACHE", "ask_certification", 1.0, certification=[["cmgr"], ["fache"]])
    assert "Mind that the FACHE is given in the US." in turn(question, Context(profile={"country": "UK"})).text
    assert "Mind that" not in turn(question, Context()).text


def test_what_follows_a_scheme_is_told_of_it() -> None:
    talk = Context(topic="courses", entries=[["programme", "gmts"]])
    for text in ("and what happens after", "what job would I have after it"):
        assert "**Afterwards:** No post is promised" in turn(asked(text, "follow_up", 0.9), talk).text
    assert "**Who it is for:**" in turn(asked("what degree class do you need", "ask_education", 1.0), talk).text


def test_the_way_from_university_begins_with_the_scheme() -> None:
    question = asked("how do I get into NHS management", "ask_career_path", 0.9, role=[["healthcare_manager"]])
    assert "**The graduate scheme** asks for" in turn(question, Context(), background="new_graduate").text


def test_how_much_more_money_is_no_price() -> None:
    _, talk = advise(KNOWLEDGE, [asked("which degree", "ask_education", 0.9, role=[["practice_manager"]])], {}, Context())
    assert turn(asked("how much more money would it be", "ask_salary", 0.9), talk).roles == ["practice_manager"]


def test_how_many_years_of_experience_is_what_a_certificate_asks_for() -> None:
    told = told_of("certification", "certifications", "fache", "how many years experience")
    assert told.split("\n\n")[1].startswith("- **To qualify:**")


def test_how_one_gets_on_a_scheme_is_asked_of_it() -> None:
    talk = Context(topic="courses", entries=[["programme", "gmts"]])
    for text, intent in (("how do i get in", "ask_career_path"), ("is it competitive", "ask_outlook")):
        answer = turn(asked(text, intent, 0.9), talk)
        assert answer.text.startswith("**NHS Graduate Management Training Scheme") and "usual step towards" not in answer.text


def test_which_is_better_for_a_post_is_asked_of_both_that_were_compared() -> None:
    talk = Context(topic="courses", entries=[["degree", "mha"]], before=[["degree", "mba_healthcare"]])
    answer = turn(asked("which is better for becoming a CEO", "ask_which_is_better", 0.9, role=[["ceo"]]), talk)
    assert answer.text.startswith("**MBA or MHA?**") or answer.text.startswith("**MHA or MBA?**")


def test_part_time_is_asked_of_the_degrees_that_are_weighed() -> None:
    talk = Context(topic="degree_comparison", entries=[["degree", "msc_healthcare_uk"], ["degree", "pgcert_pgdip"]])
    assert follow.in_context(KNOWLEDGE, asked("can I work part time on it", "ask_courses", 0.8), talk).article != "part_time"


def test_what_another_country_has_in_place_of_a_scheme_is_set_beside_it() -> None:
    question = asked("is there something like the NHS scheme there", "ask_courses", 0.9, programme=[["gmts"]], country=[["UK"]])
    text = turn(question, Context(profile={"country": "US"})).text
    assert "Administrative fellowship" in text


def test_the_pay_after_a_diploma_for_a_post_is_that_of_the_post() -> None:
    context = Context(topic="courses", roles=["registered_manager"], entries=[["programme", "l5_adult_care"]])
    assert turn(asked("and the pay?", "ask_salary", 0.9), context).topic == "salary"


@pytest.mark.parametrize("text", ["dont want uni, where do i start", "I can't afford to go to university, what then"])
def test_who_would_not_go_to_university_is_told_the_way_without(text: str) -> None:
    assert turn(asked(text, "ask_career_path", 0.9), Context()).topic == "entry_without_degree"


def test_a_debt_by_the_way_is_no_question_on_what_a_degree_costs() -> None:
    question = asked("And without university? He is not keen on the debt.", "ask_entry_without_degree", 0.95)
    assert turn(question, Context(topic="education", roles=["ceo"])).topic == "entry_without_degree"


def test_certificates_on_top_of_a_degree_are_those_of_the_post() -> None:
    context = Context(topic="degree_comparison", before=[["role", "cno"]], entries=[["degree", "msn_leadership"]])
    question = asked("ok so MSN. Any certs on top of it?", "ask_certification", 0.9, degree=[["msn_leadership"]])
    assert turn(question, context).roles == ["cno"]


def test_shorter_courses_are_others_than_those_told_of() -> None:
    last = {"text": "Degrees and courses that fit: PGCert and Level 5 operations manager apprenticeship.", "topic": "education"}
    context = Context(topic="education", roles=["ward_manager"], last=last)
    assert turn(asked("or are there shorter courses", "ask_courses", 0.9), context).topic == "courses"


def test_which_certificate_a_degree_is_enough_for_compares_no_degrees() -> None:
    context = Context(topic="certification", entries=[["certification", "ne_bc"], ["certification", "cnml"]])
    question = asked("which one can I sit with an ADN", "ask_degree_comparison", 0.9, degree=[["adn"]])
    found = follow.in_context(KNOWLEDGE, question, context)
    assert (found.intent, found.names["degree"]) == ("ask_certification", [])


@pytest.mark.parametrize(
    ("text", "intent"), [("what does the scheme pay", "ask_salary"), ("how hard is the scheme to get on", "ask_courses")]
)
def test_the_scheme_is_the_one_that_the_talk_was_on(text: str, intent: str) -> None:
    context = Context(topic="career_path", roles=["deputy_service_manager"], before=[["programme", "gmts"]])
    found = follow.in_context(KNOWLEDGE, asked(text, "ask_courses"), context)
    assert (found.intent, found.names["programme"]) == (intent, [["gmts"]])


def test_the_manager_beside_a_certificate_is_who_takes_it() -> None:
    named = {"certification": [["cnml"], ["ne_bc"]], "role": [["healthcare_manager"]]}
    question = asked("CNML or NE-BC for a manager?", "ask_certification", 0.9, **named)
    assert turn(replace(question, called={"healthcare_manager": "manager"}), Context()).roles == ["nurse_manager_us"]
