"""Setting roles, degrees and certificates side by side."""

from __future__ import annotations

import pytest

from advisor.answers import compare, compare_studies
from advisor.answers.aspects import LABELS
from advisor.answers.model import Answer
from tests.unit import factory
from tests.unit.factory import Content

KNOWLEDGE = factory.knowledge()


def roles(
    topic: str, *ids: str, country: str | None = None, data: Content | None = None, called: dict[str, str] | None = None
) -> Answer:
    knowledge = factory.knowledge(data) if data else KNOWLEDGE
    return compare.roles(knowledge, topic, [knowledge.roles[id] for id in ids], country, called or {})


def row(answer: Answer, label: str) -> list[str]:
    assert answer.table is not None
    return next(cells for first, *cells in answer.table.rows if first == label)


def test_a_difference_is_a_table_with_a_column_for_each_role() -> None:
    answer = roles("difference", "matron", "ceo")
    assert (answer.topic, answer.roles) == ("difference", ["matron", "ceo"])
    assert answer.table is not None
    assert answer.table.columns == ["", "Matron", "Chief executive officer (CEO)"]
    assert all(len(cells) == 3 for cells in answer.table.rows)


def test_three_roles_are_three_columns() -> None:
    answer = roles("difference", "matron", "ceo", "ward_manager")
    assert answer.table is not None
    assert len(answer.table.columns) == 4


def test_a_difference_says_how_they_stand_and_whom_each_suits() -> None:
    answer = roles("difference", "matron", "ceo")
    assert "They differ first in level: a matron is a senior manager (band 8a) while" in answer.text
    assert "Matron tends to suit: people who like order." in answer.text
    assert row(answer, "Purpose")[0] == "A person who runs a part of a hospital. [1]"


def test_a_comparison_on_one_point_leads_with_it() -> None:
    answer = roles("duties", "matron", "ceo")
    assert answer.text.startswith(
        "**Matron and chief executive officer (CEO)**\n\n**Matron:** Plans the work of the matron's team. [1]"
    )
    assert "tends to suit" not in answer.text
    assert answer.table is not None
    assert [first for first, *_ in answer.table.rows] == ["Duties"]


@pytest.mark.parametrize(
    ("topic", "row_asked"),
    [("certification", "Certificates"), ("outlook", "Prospects")],
)
def test_what_is_seldom_compared_is_where_it_is_asked(topic: str, row_asked: str) -> None:
    answer = roles(topic, "matron", "ceo")
    assert answer.table is not None
    assert [first for first, *_ in answer.table.rows] == [row_asked]


def test_posts_at_one_level_are_said_to_be() -> None:
    assert "Both are at the same level, manager;" in roles("difference", "ward_manager", "nurse_manager_us").text


def test_an_article_on_just_these_roles_leads() -> None:
    assert "A matron oversees several ward managers." in roles("difference", "ward_manager", "matron").text
    assert "A matron oversees several ward managers." not in roles("difference", "ceo", "matron").text


def test_the_table_tells_what_people_compare() -> None:
    answer = roles("difference", "ward_manager", "ceo")
    assert row(answer, "Level") == ["Manager (band 7)", "Executive"]
    assert "Holds the budget." in row(answer, "Duties")[0]
    assert "£49,387" in row(answer, "Pay")[0]
    assert row(answer, "Pay")[1] == "Not known"
    assert row(answer, "Next step") == ["matron", "Varies"]


def test_the_sources_of_cells_are_numbered_with_the_rest() -> None:
    answer = roles("difference", "ward_manager", "nurse_manager_us")
    assert [note.id for note in answer.sources] == ["handbook", "bls"]
    assert row(answer, "Pay") == [
        "The post is on band 7, which pays £49,387 to £56,515 a year. [1]",
        "The median is $117,960 a year. [2]",
    ]


def test_what_is_asked_about_is_in_the_table() -> None:
    assert row(roles("skills", "matron", "ceo"), "Skills") == ["Listening and planning."] * 2


def test_whom_each_suits_is_said_when_asked() -> None:
    assert "Matron tends to suit: people who like order." in roles("which_suits_me", "matron", "ceo").text


def test_the_askers_own_words_are_taken_up() -> None:
    assert "Ward manager (sister)" in roles("difference", "ward_manager", "ceo", called={"ward_manager": "sister"}).text.replace(
        "Sister", "sister"
    )


def test_the_higher_paid_role_is_named_with_the_country() -> None:
    answer = roles("salary", "ward_manager", "matron")
    assert (
        "On the UK figures, a matron earns more: £8,141 a year at the bottom of the range and £8,235 at the top. [1]"
        in answer.text
    )
    assert "**Ward manager:** The post is on band 7, which pays £49,387 to £56,515 a year. [1]" in answer.text


def test_the_order_of_the_roles_does_not_change_the_verdict() -> None:
    assert "a matron earns more" in roles("salary", "matron", "ward_manager").text


def test_equal_pay_is_said_to_be_equal() -> None:
    data = factory.content()
    factory.entry(data, "roles", "practice_manager")["bands"] = ["8a"]
    assert "On the UK figures they are paid alike." in roles("salary", "practice_manager", "matron", data=data).text


def test_pay_of_two_countries_is_not_ranked() -> None:
    answer = roles("salary", "ward_manager", "nurse_manager_us")
    assert "I cannot rank these fairly" in answer.text
    assert "£49,387" in answer.text and "$117,960" in answer.text


def test_the_figures_that_were_ranked_come_first() -> None:
    data = factory.content()
    for id, high in (("ceo", 200_000), ("business_office_manager", 90_000)):
        scheme = factory.point("Pay depends on the size of the place.", "handbook", country="UK", currency="GBP", scope="example")
        figure = factory.pay("The median is known.", 50_000, high, "bls", country="US", currency="USD", scope="occupation")
        factory.entry(data, "roles", id)["pay"] = [scheme, figure]
    text = roles("salary", "ceo", "business_office_manager", data=data).text
    assert (
        "The US statistics count whole occupations, not titles; the group of a chief executive officer (CEO) earns more." in text
    )
    bullets = [line for line in text.split("\n") if line.startswith("- ")]
    assert [("median" in line) for line in bullets[:2]] == [True, True]


def test_unknown_pay_is_not_ranked_and_said_to_be_unknown() -> None:
    text = roles("salary", "matron", "ceo").text
    assert "I cannot rank these fairly" in text
    assert "**Chief executive officer (CEO):** I have no reliable figure." in text


def test_an_employers_example_does_not_rank_a_post() -> None:
    data = factory.content()
    example = factory.pay("One trust offered £90,000.", 90000, 90000, "advert", scope="example")
    factory.entry(data, "roles", "practice_manager")["pay"] = [example]
    assert "I cannot rank these fairly" in roles("salary", "practice_manager", "matron", data=data).text


def test_the_figures_of_the_askers_country_decide() -> None:
    data = factory.content()
    for id, british, american in [("ceo", 200000, 300000), ("practice_manager", 250000, 100000)]:
        factory.entry(data, "roles", id)["pay"] = [
            factory.pay(f"£{british}.", british, british, "handbook"),
            factory.pay(f"${american}.", american, american, "bls", country="US", currency="USD"),
        ]
    assert (
        "On the UK figures, a practice manager earns more: £50,000 a year. ["
        in roles("salary", "ceo", "practice_manager", data=data).text
    )
    assert (
        "On the US figures, a chief executive officer (CEO) earns more: $200,000 a year. ["
        in roles("salary", "ceo", "practice_manager", country="US", data=data).text
    )


def test_a_reporting_line_tells_who_is_above_whom() -> None:
    text = roles("level_hierarchy", "ward_manager", "ceo").text
    assert "A chief executive officer (CEO) is above a ward manager, who reports up to that post." in text
    assert "**Ward manager:** Manager (band 7); reports to the matron." in text


def test_roles_of_one_level_are_said_to_be_level() -> None:
    assert "They are at about the same level" in roles("level_hierarchy", "ward_manager", "practice_manager").text


def test_a_higher_level_in_another_line_is_said_to_be_that() -> None:
    assert (
        "A matron is at a higher level than a practice manager, though in another line."
        in roles("level_hierarchy", "practice_manager", "matron").text
    )


def test_degrees_are_compared_in_a_table() -> None:
    answer = compare_studies.degrees(KNOWLEDGE, [KNOWLEDGE.degrees["mha"], KNOWLEDGE.degrees["mba_healthcare"]], None)
    assert answer.topic == "degree_comparison"
    assert answer.text.startswith("**MHA or MBA?**")
    assert answer.table is not None
    assert answer.table.columns == ["", "MHA", "MBA"]
    assert row(answer, "Length") == ["Not known", "Not known"]


@pytest.mark.parametrize("side", LABELS)
def test_degrees_are_compared_by_any_side_of_them(side: str) -> None:
    asked = {"cost": "cheaper", "length": "quicker", "entry": "get in", "format": "part time", "teaches": "modules"}[side]
    text = compare_studies.degrees(KNOWLEDGE, list(KNOWLEDGE.degrees.values())[:2], "US", asked).text
    assert f"**{LABELS[side]}, " in text


def test_what_sets_just_these_degrees_apart_is_told() -> None:
    answer = compare_studies.degrees(KNOWLEDGE, [KNOWLEDGE.degrees["mha"], KNOWLEDGE.degrees["mba_healthcare"]], None)
    assert "- The MHA is about healthcare; the MBA is business first." in answer.text


def test_certificates_are_compared_in_a_table() -> None:
    answer = compare_studies.certifications(KNOWLEDGE, list(KNOWLEDGE.certifications.values()), None)
    assert answer.topic == "certification"
    assert row(answer, "Fee") == ["It costs $200. [1]", "Not known"]
    assert row(answer, "Body") == ["Board of FACHE", "Board of CPHQ"]


def test_suggestions_go_on_from_the_comparison() -> None:
    answer = roles("difference", "matron", "ward_manager")
    assert answer.suggestions == [
        "Which pays more, matron or ward manager?",
        "How do I become a matron?",
        "How do I become a ward manager?",
    ]


def test_programmes_are_compared_by_the_side_that_is_asked_about() -> None:
    text = compare_studies.programmes(KNOWLEDGE, list(KNOWLEDGE.programmes.values()), None, [], "how long do they take").text
    assert "**Mary Seacole programme:** It takes 6 months." in text
    text = compare_studies.programmes(KNOWLEDGE, list(KNOWLEDGE.programmes.values()), None, [], "what do they cost").text
    assert "**Mary Seacole programme:** I have nothing reliable on that." in text


def test_of_two_at_one_level_the_one_who_answers_to_the_other_is_below() -> None:
    data = factory.content()
    data["roles"].append(factory.role("coo", "Chief operating officer", level="executive", reports_to=["ceo"]))
    answer = roles("difference", "coo", "ceo", data=data)
    assert "a chief executive officer (CEO) is above a chief operating officer, who reports up to that post" in answer.text
    assert "same level" in roles("difference", "practice_manager", "ward_manager").text
