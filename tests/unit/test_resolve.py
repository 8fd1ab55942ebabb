"""Working out what a question is about from its names and from the talk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.answers.about import Subject
from advisor.answers.model import Context, Question
from advisor.answers.resolve import subject
from advisor.knowledge import load
from tests.unit import factory

KNOWLEDGE = factory.knowledge()


def about(intent: str = "ask_duties", context: Context | None = None, **names: list[list[str]]) -> Subject:
    return subject(KNOWLEDGE, Question("a question", intent, names=names), context or Context())


def ids(found: Subject) -> list[str]:
    return [role.id for role in found.roles]


def test_a_named_role_is_what_it_is_about() -> None:
    found = about(role=[["matron"]])
    assert ids(found) == ["matron"]
    assert found.own


def test_several_roles_come_in_the_order_named_and_once() -> None:
    assert ids(about(role=[["ceo"], ["matron"], ["ceo"]])) == ["ceo", "matron"]


def test_without_a_name_it_is_about_the_role_in_focus() -> None:
    found = about(context=Context(roles=["matron"]))
    assert ids(found) == ["matron"]
    assert not found.own


def test_a_named_role_takes_the_place_of_the_one_in_focus() -> None:
    assert ids(about(context=Context(roles=["matron"]), role=[["ceo"]])) == ["ceo"]


def test_without_name_and_focus_it_is_about_the_field() -> None:
    assert about() == Subject()


def test_a_role_in_focus_that_is_no_longer_known_is_left_out() -> None:
    assert ids(about(context=Context(roles=["bed_manager", "matron"]))) == ["matron"]


@pytest.mark.parametrize("topic", ["why_both_matter", "which_is_better"])
def test_a_question_about_the_field_stays_one_in_the_middle_of_a_talk(topic: str) -> None:
    assert ids(about(f"ask_{topic}", Context(roles=["matron"]))) == []


def test_a_name_of_two_posts_is_unclear() -> None:
    found = about(role=[["business_office_manager", "practice_manager"]])
    assert [role.id for role in found.unclear] == ["business_office_manager", "practice_manager"]
    assert found.roles == []


@pytest.mark.parametrize(("country", "id"), [("UK", "practice_manager"), ("US", "business_office_manager")])
def test_the_country_decides_between_two_posts(country: str, id: str) -> None:
    found = about(context=Context(profile={"country": country}), role=[["business_office_manager", "practice_manager"]])
    assert ids(found) == [id]


@pytest.mark.parametrize(("country", "id"), [("UK", "ward_manager"), ("US", "nurse_manager_us"), (None, "ward_manager")])
def test_the_forms_of_one_post_are_not_unclear(country: str | None, id: str) -> None:
    profile = {"country": country} if country else {}
    found = about(context=Context(profile=profile), role=[["nurse_manager_us", "ward_manager"]])
    assert ids(found) == [id]
    assert found.unclear == []


def test_the_country_named_comes_before_the_country_told() -> None:
    found = about(context=Context(profile={"country": "UK"}), country=[["US"]], role=[["nurse_manager_us", "ward_manager"]])
    assert found.country == "US"
    assert ids(found) == ["nurse_manager_us"]


def test_the_country_told_is_remembered() -> None:
    assert about(context=Context(profile={"country": "US"})).country == "US"


def test_a_degree_of_one_country_implies_it() -> None:
    assert about(degree=[["mha"]]).country == "US"


@pytest.mark.parametrize("names", [[["mba_healthcare"]], [["mha"], ["msc_healthcare_uk"]]])
def test_a_degree_of_any_or_of_two_countries_implies_none(names: list[list[str]]) -> None:
    assert about(degree=names).country is None


@pytest.mark.parametrize(
    ("kind", "id"), [("degree", "mha"), ("certification", "fache"), ("programme", "seacole"), ("band", "band_7")]
)
def test_entries_are_found_with_their_kind(kind: str, id: str) -> None:
    assert [(kind, entry.id) for kind, entry in about("ask_education", **{kind: [[id]]}).entries] == [(kind, id)]


def test_the_post_of_the_speaker_is_not_the_post_asked_about() -> None:
    context = Context(profile={"current_role": "ward_manager"})
    assert ids(about(context=context, role=[["ward_manager"], ["matron"]])) == ["matron"]


def test_the_post_of_the_speaker_is_asked_about_where_it_is_the_only_one() -> None:
    assert ids(about(context=Context(profile={"current_role": "ward_manager"}), role=[["ward_manager"]])) == ["ward_manager"]


@pytest.mark.parametrize(("topic", "kept"), [("courses", True), ("education", True), ("skills", False)])
def test_a_degree_in_focus_stays_so_for_topics_of_study(topic: str, kept: bool) -> None:
    found = about(f"ask_{topic}", Context(roles=["matron"], entries=[["degree", "mha"]]))
    assert [entry.id for _, entry in found.entries] == (["mha"] if kept else [])
    assert ids(found) == ([] if kept else ["matron"])


PLAIN = factory.content()
PLAIN["roles"].append(factory.role("manager", "Manager", level="any", countries=["UK", "US"]))
factory.entry(PLAIN, "qualifications", "registered_nurse")["means"] = {"manager": ["ward_manager", "nurse_manager_us"]}
PLAIN_KNOWLEDGE = factory.knowledge(PLAIN)


def of_manager(context: Context, intent: str = "ask_duties", called: str = "manager", **names: list[list[str]]) -> Subject:
    """Return what a question about a manager, by some word for one, is about."""
    asked = Question(f"what about a {called}", intent, names={"role": [["manager"]], **names}, called={"manager": called})
    return subject(PLAIN_KNOWLEDGE, asked, context)


NURSE = {"background": "registered_nurse"}


@pytest.mark.parametrize(("country", "id"), [("UK", "ward_manager"), ("US", "nurse_manager_us")])
@pytest.mark.parametrize("called", ["manager", "Managers", "management"])
def test_a_plain_word_means_the_post_of_the_speakers_profession(country: str, id: str, called: str) -> None:
    found = of_manager(Context(profile={**NURSE, "country": country}), called=called)
    assert (ids(found), found.of_profession) == ([id], True)


def test_a_profession_in_the_question_counts_too() -> None:
    assert ids(of_manager(Context(), qualification=[["registered_nurse"]])) == ["ward_manager"]


@pytest.mark.parametrize(
    "found",
    [
        of_manager(Context()),
        of_manager(Context(profile=NURSE), "ask_difference"),
        of_manager(Context(profile=NURSE), called="boss"),
    ],
    ids=["no profession", "a comparison", "another word"],
)
def test_otherwise_a_plain_word_means_managers_in_general(found: Subject) -> None:
    assert (ids(found), found.of_profession) == (["manager"], False)


def test_in_a_talk_a_plain_word_means_the_post_in_focus_or_the_next_step_from_one() -> None:
    assert ids(of_manager(Context(roles=["practice_manager"]))) == ["practice_manager"]
    assert ids(of_manager(Context(roles=["ceo"]))) == ["manager"]


def test_what_the_talk_is_on_comes_before_what_the_profession_means() -> None:
    found = of_manager(Context(roles=["practice_manager"], profile=NURSE))
    assert (ids(found), found.of_profession) == (["practice_manager"], False)


def test_two_names_compared_are_two_posts_even_where_one_may_mean_the_other() -> None:
    named = [["ward_manager"], ["ward_manager", "nurse_manager_us"]]
    assert ids(about("ask_difference", role=named)) == ["ward_manager", "nurse_manager_us"]
    assert ids(about("ask_salary", role=named)) == ["ward_manager"]


def test_each_plain_word_means_a_post_of_the_talk() -> None:
    names = {"role": [["ceo"], ["manager"]]}
    question = Question("can a CEO become a manager", "ask_career_path", names=names, called={"manager": "manager"})
    found = subject(PLAIN_KNOWLEDGE, question, Context(roles=["practice_manager"]))
    assert ids(found) == ["ceo", "practice_manager"]


def test_all_three_are_those_that_the_talk_has_been_on() -> None:
    context = Context(roles=["ceo", "matron"], before=[["role", "practice_manager"]])
    asked = Question("put all three in order", "ask_level_hierarchy")
    assert ids(subject(KNOWLEDGE, asked, context)) == ["practice_manager", "ceo", "matron"]
    assert ids(subject(KNOWLEDGE, replace(asked, text="put them in order"), context)) == ["ceo", "matron"]


def test_a_plain_word_that_the_talk_is_on_is_no_post_above_it() -> None:
    asked = Question("why do managers avoid it", "ask_skills", names={"role": [["manager"]]}, called={"manager": "managers"})
    assert ids(subject(PLAIN_KNOWLEDGE, asked, Context(roles=["manager", "practice_manager"]))) == ["manager"]


@pytest.mark.parametrize("text", ["would I have to be a matron first", "has he run a ward before?"])
def test_a_post_held_before_is_not_what_is_asked_about(text: str) -> None:
    asked = Question(text, "ask_experience_needed", names={"role": [["matron"]]})
    assert ids(subject(KNOWLEDGE, asked, Context(roles=["ceo"]))) == ["ceo"]
    assert ids(subject(KNOWLEDGE, replace(asked, text="what does a matron need"), Context(roles=["ceo"]))) == ["matron"]


def test_a_plain_word_beside_the_post_of_a_profession_means_that_of_the_profession() -> None:
    names = {"role": [["ward_manager"], ["manager"]]}
    text = "so tell me then how would I best get from being a ward manager to manager"
    asked = Question(text, "ask_career_path", names=names, called={"manager": "manager"})
    assert ids(subject(PLAIN_KNOWLEDGE, asked, Context(roles=["practice_manager"]))) == ["ward_manager"]


def test_the_pay_of_the_post_in_focus_is_set_against_a_band() -> None:
    asked = Question("do they get more than a band 7", "ask_salary", names={"band": [["band_7"]]})
    found = subject(KNOWLEDGE, asked, Context(roles=["practice_manager"]))
    assert (ids(found), found.entries) == (["practice_manager"], [("band", KNOWLEDGE.bands["band_7"])])
    assert not subject(KNOWLEDGE, replace(asked, text="what is a band 7 on"), Context(roles=["practice_manager"])).roles


def test_a_post_set_beside_an_american_one_is_the_american() -> None:
    names = {"role": [["ward_manager", "nurse_manager_us"]]}
    asked = Question("is it a step up from nurse manager", "ask_level_hierarchy", names=names)
    assert ids(subject(KNOWLEDGE, asked, Context(roles=["business_office_manager"])))[-1] == "nurse_manager_us"
    assert ids(subject(KNOWLEDGE, asked, Context(roles=["matron"])))[-1] == "ward_manager"


@pytest.mark.parametrize("text", ["is it worse hours than a matron does", "which has more scope, this or matron"])
def test_a_post_named_beside_the_one_in_focus_is_compared_with_it(text: str) -> None:
    question = Question(text, "ask_work_setting", names={"role": [["matron"]]})
    assert ids(subject(KNOWLEDGE, question, Context(roles=["ceo"]))) == ["ceo", "matron"]


@pytest.mark.parametrize(
    ("text", "named", "compared"),
    [
        ("which for running hospitals", [], ["mha", "mba_healthcare"]),
        ("so the MBA?", [["mba_healthcare"]], ["mba_healthcare"]),
    ],
)
def test_degrees_of_the_talk_are_compared_until_one_is_picked(text: str, named: list[list[str]], compared: list[str]) -> None:
    context = Context(topic="degree_comparison", entries=[["degree", "mha"], ["degree", "mba_healthcare"]])
    found = subject(KNOWLEDGE, Question(text, "ask_degree_comparison", names={"degree": named}), context)
    assert [entry.id for _, entry in found.entries] == compared


def test_of_posts_that_came_up_one_by_one_the_last_two_are_compared_and_all_if_all_are_meant() -> None:
    context = Context(before=[["role", "ceo"], ["role", "matron"]], roles=["ward_manager"])
    assert ids(subject(KNOWLEDGE, Question("who earns more", "ask_salary"), context)) == ["matron", "ward_manager"]
    assert ids(subject(KNOWLEDGE, Question("which of the two has nicer hours", "ask_work_setting"), context)) == [
        "matron",
        "ward_manager",
    ]
    assert ids(subject(KNOWLEDGE, Question("who earns most", "ask_salary"), context)) == ["ceo", "matron", "ward_manager"]


def test_a_degree_named_after_another_is_set_beside_it() -> None:
    context = Context(topic="degree_comparison", entries=[["degree", "mha"]])
    found = subject(KNOWLEDGE, Question("or an MBA?", "ask_degree_comparison", names={"degree": [["mba_healthcare"]]}), context)
    assert [entry.id for _, entry in found.entries] == ["mha", "mba_healthcare"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a long story " * 12 + "in which the nurse manager comes up once", {}),
        ("MHA or MBA for a nurse manager", {"degree": [["mha"], ["mba_healthcare"]]}),
    ],
)
def test_a_name_of_two_posts_is_not_asked_back_about_where_little_hangs_on_it(
    text: str, names: dict[str, list[list[str]]]
) -> None:
    question = Question(text, "ask_education", names={"role": [["ward_manager", "matron"]], **names})
    assert subject(KNOWLEDGE, question, Context()).unclear == []
    assert subject(KNOWLEDGE, replace(question, text="a question", names={"role": question.names["role"]}), Context()).unclear


WITH_POSTS = factory.content()
for collection, id in (("degrees", "mha"), ("certifications", "cphq")):
    factory.entry(WITH_POSTS, collection, id)["posts"] = ["matron", "ceo"]
WITH_POSTS["roles"] += [
    factory.role("leader", "Healthcare leader", level="any", track="leadership"),
    factory.role("manager", "Healthcare manager", level="any", track="management"),
    factory.role("administrator", "Healthcare administrator", level="any"),
]
WITH_POSTS_KNOWLEDGE = factory.knowledge(WITH_POSTS)


def of_posts(intent: str, context: Context | None = None, **names: list[list[str]]) -> Subject:
    return subject(WITH_POSTS_KNOWLEDGE, Question("a question", intent, names=names), context or Context())


@pytest.mark.parametrize("names", [{"degree": [["mha"]]}, {"certification": [["cphq"]]}])
def test_what_a_post_is_like_is_asked_of_the_post_that_a_credential_is_taken_for(names: dict[str, list[list[str]]]) -> None:
    found = of_posts("ask_salary", **names)
    assert (ids(found), [credential.posts[0] for credential in found.through]) == (["matron"], ["matron"])


def test_so_it_is_when_the_credential_was_named_a_turn_before() -> None:
    found = of_posts("ask_duties", Context(entries=[["certification", "cphq"]]))
    assert (ids(found), [credential.id for credential in found.through]) == (["matron"], ["cphq"])


def test_what_a_credential_is_like_stays_asked_of_the_credential() -> None:
    found = of_posts("ask_certification", certification=[["cphq"]])
    assert (ids(found), list(found.through)) == ([], [])
    assert [role.id for role in found.stands_for] == ["matron", "ceo"]


def test_a_post_named_beside_a_credential_is_the_one_asked_about() -> None:
    found = of_posts("ask_salary", role=[["ward_manager"]], degree=[["mha"]])
    assert (ids(found), list(found.through)) == (["ward_manager"], [])


def test_a_band_stands_for_the_posts_on_it() -> None:
    assert [role.id for role in about("ask_salary", band=[["band_7"]]).stands_for] == ["ward_manager"]


@pytest.mark.parametrize("topic", ["why_both_matter", "which_is_better", "difference"])
def test_what_weighs_the_two_kinds_of_work_stands_for_both_where_no_post_is_named(topic: str) -> None:
    assert [role.id for role in of_posts(f"ask_{topic}").stands_for] == ["leader", "manager"]


def test_leading_people_of_a_profession_is_the_post_of_their_manager() -> None:
    names = {"qualification": [["registered_nurse"]]}
    called = {"registered_nurse": "nurse"}
    question = Question("must I be one to manage other nurses", "ask_experience_needed", names=names, called=called)
    assert ids(subject(PLAIN_KNOWLEDGE, question, Context())) == ["ward_manager"]
    assert ids(subject(PLAIN_KNOWLEDGE, replace(question, text="must I be a nurse"), Context())) == []


@pytest.mark.parametrize(
    "text", ["is she over the matrons", "are they above a matron", "does he report to a matron", "or a matron instead"]
)
def test_a_post_is_set_beside_the_one_it_is_above_or_below(text: str) -> None:
    question = Question(text, "ask_level_hierarchy", names={"role": [["matron"]]})
    assert ids(subject(KNOWLEDGE, question, Context(roles=["ceo"]))) == ["ceo", "matron"]


def test_another_post_asked_about_by_itself_takes_the_place_of_the_one_in_focus() -> None:
    question = Question("who does a matron report to", "ask_level_hierarchy", names={"role": [["matron"]]})
    assert ids(subject(KNOWLEDGE, question, Context(roles=["ceo"]))) == ["matron"]


def test_who_is_above_is_what_a_post_is_then_compared_with() -> None:
    above = [["role", "ward_manager"], ["role", "matron"]]
    context = Context(topic="level_hierarchy", roles=["ward_manager"], before=above)
    assert ids(subject(KNOWLEDGE, Question("do they get more then", "ask_salary"), context)) == ["ward_manager", "matron"]
    assert ids(subject(KNOWLEDGE, Question("what do they get", "ask_salary"), context)) == ["ward_manager"]
    assert ids(subject(KNOWLEDGE, Question("what does that person get", "ask_salary"), context)) == ["matron"]
    assert ids(subject(KNOWLEDGE, Question("and who is she under", "ask_level_hierarchy"), context)) == ["matron"]


def test_a_name_of_two_posts_means_the_one_in_focus() -> None:
    found = about(context=Context(roles=["practice_manager"]), role=[["business_office_manager", "practice_manager"]])
    assert (ids(found), found.unclear) == (["practice_manager"], [])


def test_a_plain_director_beside_a_nurse_is_that_of_nursing() -> None:
    data = factory.content()
    data["roles"].append(factory.role("director", "Service director"))
    data["roles"].append(factory.role("nursing_director", "Director of nursing"))
    factory.entry(data, "qualifications", "registered_nurse")["means"] = {"director": ["nursing_director"]}
    question = Question("and a director?", "ask_duties", names={"role": [["director"]]}, called={"director": "director"})
    knowledge = factory.knowledge(data)
    assert ids(subject(knowledge, question, Context(roles=["ward_manager"]))) == ["nursing_director"]
    assert ids(subject(knowledge, question, Context(roles=["practice_manager"]))) == ["director"]


@pytest.mark.parametrize("topic", ["career_path", "experience_needed", "entry_without_degree"])
def test_while_only_a_certificate_is_in_focus_getting_on_is_asked_of_it(topic: str) -> None:
    found = about(f"ask_{topic}", Context(entries=[["certification", "fache"]]))
    assert [entry.id for _, entry in found.entries] == ["fache"]


@pytest.mark.parametrize("intent", ["ask_certification", "ask_salary"])
def test_a_certificate_in_focus_that_is_no_longer_known_is_left_out(intent: str) -> None:
    assert about(intent, Context(entries=[["certification", "gone"]])).entries == []


def test_one_of_two_that_were_compared_is_not_compared_again_when_it_is_picked() -> None:
    question = Question("the second one", "ask_difference", names={"role": [["matron"]]})
    assert ids(subject(KNOWLEDGE, question, Context(roles=["ceo", "matron"]))) == ["matron"]


def test_a_manager_on_a_band_is_any_manager_on_it_whatever_the_talk_is_on() -> None:
    assert ids(of_manager(Context(roles=["practice_manager"]), "ask_salary", band=[["band_8a"]])) == ["manager"]


def test_a_name_of_two_posts_means_the_speakers_own_which_is_not_asked_about() -> None:
    context = Context(profile={"current_role": "ward_manager"})
    found = about("ask_duties", context, role=[["nurse_manager_us", "ward_manager"], ["matron"]])
    assert (ids(found), found.unclear) == (["matron"], [])


def test_the_speakers_own_post_is_set_beside_another_where_they_ask_how_it_differs() -> None:
    context = Context(profile={"current_role": "ward_manager"})
    assert ids(about("ask_difference", context, role=[["ward_manager"], ["matron"]])) == ["ward_manager", "matron"]


def test_after_a_band_somebodys_boss_is_that_of_the_post_the_talk_was_on() -> None:
    context = Context(topic="salary", before=[["role", "matron"]], entries=[["band", "band_8a"]])
    assert ids(subject(KNOWLEDGE, Question("whos their boss", "ask_level_hierarchy"), context)) == ["matron"]
    named = subject(KNOWLEDGE, Question("what level is it", "ask_level_hierarchy"), context)
    assert [entry.id for _, entry in named.entries] == ["band_8a"]


def test_a_certificate_is_not_asked_of_the_degree_in_focus() -> None:
    context = Context(topic="courses", before=[["role", "matron"]], entries=[["degree", "mha"]])
    found = subject(KNOWLEDGE, Question("anything shorter", "ask_certification"), context)
    assert (ids(found), found.entries) == (["matron"], [])


@pytest.mark.parametrize("text", ["do i need my MHA", "would they have an MHA", "has to have an MHA i bet"])
def test_a_degree_that_may_be_needed_is_asked_of_the_post_in_focus(text: str) -> None:
    question = Question(text, "ask_education", names={"degree": [["mha"]]})
    assert ids(subject(KNOWLEDGE, question, Context(roles=["matron"]))) == ["matron"]
    assert ids(subject(KNOWLEDGE, replace(question, text="is an MHA worth it"), Context(roles=["matron"]))) == []


def test_whether_managers_were_nurses_is_asked_of_managers() -> None:
    nurse = {"qualification": [["registered_nurse"]], "role": [["manager"]]}
    asked = Question("do managers have to have been nurses", "ask_experience_needed", names=nurse, called={"manager": "managers"})
    assert ids(subject(PLAIN_KNOWLEDGE, asked, Context())) == ["manager"]


def test_who_is_asked_for_as_their_boss_is_set_beside_them() -> None:
    asked = Question("who's their boss, the CEO?", "ask_level_hierarchy", names={"role": [["ceo"]]})
    assert ids(subject(KNOWLEDGE, asked, Context(roles=["matron"]))) == ["matron", "ceo"]


def test_what_a_band_does_is_what_the_posts_on_it_do() -> None:
    found = about("ask_duties", band=[["band_7"]])
    assert (ids(found), found.entries) == (["ward_manager"], [])


@pytest.mark.parametrize(
    ("own", "meant"), [("assistant_nurse_manager", ["nurse_manager_us"]), ("matron", ["ward_manager"]), ("", ["ward_manager"])]
)
def test_the_managers_job_is_the_next_one_up_else_that_of_the_profession(own: str, meant: list[str]) -> None:
    asked = Question("how would I get the manager job there", "ask_career_path", 1.0, [], {"role": [["healthcare_manager"]]})
    asked = replace(asked, called={"healthcare_manager": "manager"})
    context = Context(profile={"background": "registered_nurse", **({"current_role": own} if own else {})})
    assert [role.id for role in subject(load.shared(), asked, context).roles] == meant


def test_a_name_of_two_posts_means_the_one_that_is_named_besides() -> None:
    names = {"role": [["business_office_manager", "practice_manager"], ["practice_manager"]]}
    asked = Question("our OM has been off since June, so what should a practice manager be paid", "ask_salary", names=names)
    found = subject(KNOWLEDGE, asked, Context())
    assert ids(found) == ["practice_manager"]
    assert found.unclear == []


def test_what_is_named_after_an_unclear_name_is_kept() -> None:
    found = about(role=[["business_office_manager", "practice_manager"], ["ceo"]])
    assert ids(found) == ["ceo"]
    assert len(found.unclear) == 2


def test_both_of_the_talk_are_set_beside_what_they_answer_to() -> None:
    context = Context(roles=["ward_manager", "matron"])
    asked = Question("do they both answer to the CEO", "ask_level_hierarchy", names={"role": [["ceo"]]})
    assert ids(subject(KNOWLEDGE, asked, context)) == ["ward_manager", "matron", "ceo"]
    one = replace(asked, text="do they answer to the CEO")
    assert ids(subject(KNOWLEDGE, one, context)) == ["ward_manager", "ceo"]


def test_whom_somebody_would_answer_to_is_asked_of_the_post_in_focus() -> None:
    asked = Question("would I answer to her or to the CEO", "ask_level_hierarchy", names={"role": [["ceo"]]})
    assert ids(subject(KNOWLEDGE, asked, Context(roles=["matron"]))) == ["matron", "ceo"]


def test_a_programme_stands_for_the_posts_that_it_trains_for() -> None:
    data = factory.content()
    factory.entry(data, "programmes", "seacole")["posts"] = ["matron"]
    asked = Question("a question", "ask_courses", names={"programme": [["seacole"]]})
    found = subject(factory.knowledge(data), asked, Context())
    assert (found.roles, [role.id for role in found.stands_for]) == ([], ["matron"])


def test_the_manager_one_is_one_of_those_spoken_of_in_a_longer_question_too() -> None:
    data = factory.content()
    data["roles"].append(factory.role("manager", "Manager", level="any"))
    text = "fair enough. and what would I need to have for the manager one then"
    asked = Question(text, "ask_education", names={"role": [["manager"]]}, called={"manager": "manager"})
    found = subject(factory.knowledge(data), asked, Context(roles=["practice_manager"]))
    assert ids(found) == ["practice_manager"]


def test_two_countries_set_side_by_side_are_both_told_of() -> None:
    names = {"country": [["UK"], ["US"]], "role": [["ceo"]]}
    asked = Question("chief executive pay, UK vs US", "ask_salary", names=names)
    found = subject(KNOWLEDGE, asked, Context(profile={"country": "UK"}))
    assert (found.country, found.place) == (None, None)
    moving = replace(asked, text="I'm in the UK, what does a chief executive earn in the US")
    assert subject(KNOWLEDGE, moving, Context()).place == "US"


def test_how_one_kind_of_work_differs_is_how_it_differs_from_the_other() -> None:
    knowledge = load.shared()
    asked = Question("lead, not manage, what's the difference", "ask_difference", names={"role": [["healthcare_leader"]]})
    assert ids(subject(knowledge, asked, Context())) == ["healthcare_leader", "healthcare_manager"]


def of_sister(text: str, **names: list[list[str]]) -> list[str]:
    """Return what a ward manager's question is about."""
    context = Context(profile={"current_role": "ward_manager"})
    return ids(subject(KNOWLEDGE, Question(text, "ask_which_suits_me", names=names), context))


@pytest.mark.parametrize(
    "text",
    [
        "my boss is retiring and they want me to take over, should I",
        "my manager has handed in her notice, do I go for her job?",
        "the boss is leaving and I could step up, is it right for me",
    ],
)
def test_who_may_follow_their_boss_asks_about_the_post_above(text: str) -> None:
    assert of_sister(text, role=[["ward_manager"]]) == ["matron"]


@pytest.mark.parametrize(
    "text", ["my boss is retiring, what happens to my post", "should I take over the rota", "would it suit me"]
)
def test_otherwise_it_is_about_the_post_they_hold(text: str) -> None:
    assert of_sister(text, role=[["ward_manager"]]) == ["ward_manager"]


def test_another_post_named_is_what_they_ask_about() -> None:
    assert of_sister("my boss is leaving, should I take over or be a practice manager?", role=[["practice_manager"]]) == [
        "practice_manager"
    ]


@pytest.mark.parametrize(
    ("focus", "meant"),
    [("director_of_nursing_us", "assistant_director_of_nursing_us"), ("matron", "divisional_director_nursing")],
)
def test_a_name_of_two_countries_is_that_of_the_post_in_focus(focus: str, meant: str) -> None:
    either = [["divisional_director_nursing", "assistant_director_of_nursing_us"]]
    found = subject(load.shared(), Question("and an ADON?", "ask_salary", names={"role": either}), Context(roles=[focus]))
    assert (ids(found), found.unclear) == ([meant], [])


@pytest.mark.parametrize(
    ("text", "posts"), [("and the next rung once I'm in", ["healthcare_administrator"]), ("how do you get it", [])]
)
def test_what_comes_after_a_certificate_is_asked_of_its_post(text: str, posts: list[str]) -> None:
    context = Context(topic="certification", entries=[["certification", "fache"]])
    found = subject(load.shared(), Question(text, "ask_career_path"), context)
    assert ids(found)[:1] == posts


def test_a_name_of_several_posts_does_not_hide_one_that_is_certain() -> None:
    text = "what's a matron's job really like at night? from a sister who sees her go past"
    names = {"role": [["matron"], ["junior_sister", "ward_manager"]]}
    found = subject(load.shared(), Question(text, "ask_work_setting", names=names), Context())
    assert (ids(found), found.unclear) == (["matron"], [])
    compared = subject(load.shared(), Question(f"{text}, and who earns more", "ask_salary", names=names), Context())
    assert [role.id for role in compared.unclear] == ["junior_sister", "ward_manager"]


def test_both_forms_of_a_post_that_are_set_side_by_side_stay() -> None:
    names = {"role": [["nurse_manager_us", "ward_manager"], ["ward_manager"]], "country": [["US"]]}
    found = subject(
        load.shared(), Question("in the states nurse manager, here ward manager. same?", "ask_difference", names=names), Context()
    )
    assert ids(found) == ["nurse_manager_us", "ward_manager"]


@pytest.mark.parametrize(("country", "posts"), [("UK", ["cno"]), ("US", ["director_of_nursing_us", "cno"])])
def test_two_names_are_two_posts_only_where_there_are_two(country: str, posts: list[str]) -> None:
    names = {"role": [["cno", "director_of_nursing_us"], ["cno"]], "country": [[country]]}
    found = subject(
        load.shared(), Question("director of nursing and chief nurse, two jobs?", "ask_difference", names=names), Context()
    )
    assert ids(found) == posts


def test_a_post_that_is_dreamt_of_is_asked_about_beside_what_comes_before_it() -> None:
    names = {"role": [["cio"], ["department_manager"]]}
    asked = Question("CIO is the dream. must I have run a department first", "ask_experience_needed", names=names)
    assert ids(subject(load.shared(), asked, Context(topic="duties", roles=["health_information_manager"]))) == [
        "cio",
        "department_manager",
    ]


def test_the_american_director_after_a_director_of_nursing_is_one() -> None:
    asked = Question(
        "Lovely, that is all cleared up now. What degree does the American director have to hold",
        "ask_education",
        names={"role": [["service_director"]], "country": [["US"]]},
        called={"service_director": "director"},
    )
    context = Context(topic="difference", roles=["director_of_nursing_us", "cno"])
    assert ids(subject(load.shared(), asked, context)) == ["director_of_nursing_us"]


@pytest.mark.parametrize(("background", "ward"), [("administrator", False), ("registered_nurse", True), ("", True)])
def test_a_band_stands_for_the_posts_that_are_open_to_the_asker(background: str, ward: bool) -> None:
    asked = Question("what does a band 7 earn", "ask_salary", names={"band": [["band_7"]]})
    found = subject(load.shared(), asked, Context(profile={"background": background} if background else {}))
    posts = [role.id for role in found.stands_for]
    assert ("ward_manager" in posts) == ward
