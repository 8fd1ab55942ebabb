"""A plan: what is in it, when it is made, and the files to take away."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from pypdf import PdfReader

from advisor import documents
from advisor.answers import plan, planning
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.answers.planning import Wish
from advisor.documents import content
from advisor.knowledge import load
from advisor.knowledge.schema import has_figure

KNOWN = load.shared()
DAY = "2026-11-24"
NURSE = {"background": "registered_nurse", "years": "5", "country": "UK"}
STARTS = [None, *KNOWN.qualifications, "junior_sister", "office_manager", "director_of_nursing_us", "healthcare_manager"]


def wish(goal: str = "matron", **profile: str) -> Wish:
    return Wish(goal, profile, DAY)


class Talk:
    """A conversation with the advisor, without its understanding of words."""

    def __init__(self, **profile: str) -> None:
        self.context = Context(profile=profile)

    def say(self, text: str, intent: str = "out_of_scope_unrelated", told: dict[str, str] | None = None, **names: Any) -> Answer:
        lists = {kind: [[id] for id in ids.split()] for kind, ids in names.items()}
        called = {id: KNOWN.roles[id].title for ids in lists.get("role", []) for id in ids}
        answers, self.context = advise(KNOWN, [Question(text, intent, names=lists, called=called)], told or {}, self.context)
        return answers[0]


@pytest.mark.parametrize(
    "text",
    ["what do I start with on monday", "what should she do this month", "first thing to do then", "lay it out year by year"],
)
def test_first_steps_are_asked_for_once_the_talk_is_on_a_post(text: str) -> None:
    assert plan.wanted(Question(text, "nlu_fallback", 0.2), Context(topic="salary", roles=["matron"]))
    assert not plan.wanted(Question(text, "nlu_fallback", 0.2), Context())


@pytest.mark.parametrize(
    ("text", "intent"), [("what do they do first", "ask_duties"), ("what course should I do first", "ask_courses")]
)
def test_the_first_duty_or_course_is_no_plan(text: str, intent: str) -> None:
    assert not plan.wanted(Question(text, intent, 0.9), Context(topic="salary", roles=["matron"]))


# What is in it


def test_the_steps_are_the_posts_on_the_way_in_order() -> None:
    made = planning.make(KNOWN, wish(**NURSE))
    assert [step.title for step in made.steps] == ["Junior sister", "Ward manager", "Matron"]
    assert made.usual
    assert made.title == "Plan: from registered nurse to matron"


def test_each_step_has_what_it_asks_and_a_programme_with_its_time() -> None:
    step = planning.make(KNOWN, wish(**NURSE)).steps[2]
    assert [item.label for item in step.items] == ["Experience", "Education", "Programme: Rosalind Franklin programme"]
    assert "nine months" in step.items[2].point.text
    assert all(item.point.sources for item in step.items)


def test_the_post_a_person_is_in_is_no_step() -> None:
    made = planning.make(KNOWN, wish(current_role="junior_sister", country="UK"))
    assert [step.title for step in made.steps] == ["Ward manager", "Matron"]
    assert made.held == ["junior_sister"]


def test_who_has_to_qualify_first_begins_with_that() -> None:
    made = planning.make(KNOWN, wish(background="healthcare_assistant", country="UK"))
    assert made.steps[0].title == "Qualify as a registered nurse"
    assert "apprenticeships" in made.steps[0].items[0].point.text


def test_there_are_two_routes_where_a_degree_and_an_apprenticeship_fit() -> None:
    made = planning.make(KNOWN, wish("practice_manager", background="receptionist", country="UK"))
    assert [route.title.split(":")[0] for route in made.routes] == ["By study", "By apprenticeship"]
    assert [item.label for item in made.routes[1].items] == ["Length", "To get in"]


def test_a_degree_that_is_held_is_no_route() -> None:
    held = planning.make(KNOWN, wish(**NURSE)).routes[0].degree.id
    made = planning.make(KNOWN, wish(**NURSE, qualification=held))
    assert held not in [route.degree.id for route in made.routes]
    assert not any("not told me of one that you hold" in gap for gap in made.gaps)


def test_nothing_of_the_other_country_is_in_it() -> None:
    made = planning.make(KNOWN, wish("cno", background="registered_nurse", country="US"))
    roles = [step.role for step in made.steps if step.role]
    assert (roles[0].id, roles[-1].id) == ("charge_nurse_us", "cno")
    assert all("US" in role.countries for role in roles)
    assert {point.country for point in made.points} <= {"US", None}


def test_gaps_are_named() -> None:
    gaps = " ".join(planning.make(KNOWN, wish(background="receptionist")).gaps)
    assert "no usual chain of posts from receptionist to matron" in gaps
    assert "rules nothing out" in gaps
    assert "junior sister and ward manager" in gaps
    assert "A registration: a junior sister needs one" in gaps
    assert "your years of experience and your country" in gaps


def test_a_plan_without_a_start_asks_where_the_person_is() -> None:
    made = planning.make(KNOWN, wish())
    assert made.title == "Plan: to become a matron"
    assert any("where you are now" in gap for gap in made.gaps)


@pytest.mark.parametrize("start", STARTS)
def test_no_plan_is_long_or_unfounded_or_says_that_somebody_cannot(start: str | None) -> None:
    key = "current_role" if start in KNOWN.roles else "background"
    for goal in KNOWN.roles.values():
        if goal.id in (*KNOWN.umbrellas, start):
            continue
        for country in goal.countries:
            asked = wish(goal.id, country=country, **({key: start} if start else {}))
            answer = plan.told(KNOWN, asked)
            assert len(answer.text.split()) <= 120, (start, goal.id)
            assert answer.document
            assert Wish.from_dict(answer.document["plan"]) == asked
            made = planning.make(KNOWN, asked)
            assert made.steps[-1].role == goal
            for point in made.points:
                assert point.sources or not has_figure(point.text), (start, goal.id, point.text)
            own = " ".join([made.title, *made.told, *made.gaps, *re.findall(r"^(?!- ).*$", answer.text, re.MULTILINE)])
            assert not re.search(r"\b(?:cannot|can't|impossible|unable|None)\b|[{}]", own), (start, goal.id, own)


# When it is made


@pytest.mark.parametrize(
    "text",
    [
        "make me a plan",
        "Make me a plan to become a matron",
        "could you make a plan",
        "give me a step by step plan",
        "I need a career plan",
        "I'd like a plan",
        "plan to become a matron",
        "my plan to get into management",
        "draw me up a 5-year plan",
        "a road map please",
        "plan please",
    ],
)
def test_words_that_ask_for_a_plan(text: str) -> None:
    assert plan.wanted(Question(text, "nlu_fallback"), Context())


@pytest.mark.parametrize(
    "text",
    [
        "I plan to become a matron, what does it pay?",
        "who makes the business plan",
        "do managers plan the rota",
        "what is succession planning",
        "I'm planning to move up",
        "does a matron write care plans",
        "what does a planner earn",
    ],
)
def test_words_that_do_not(text: str) -> None:
    assert not plan.wanted(Question(text, "nlu_fallback"), Context())


def test_how_to_get_there_is_a_plan_once_it_is_known_where_the_person_is() -> None:
    talk = Talk(**NURSE, goal="matron")
    answer = talk.say("How do I get there?", "ask_career_path", role="matron")
    assert answer.topic == "plan"
    assert answer.roles == ["matron"]
    assert "**1. Junior sister**" in answer.text
    assert "registered nurse, 5 years, in the UK" in answer.text
    assert answer.chart
    assert answer.document
    assert (answer.document["path"], answer.document["formats"]) == ("/chat/plan", ["html", "pdf", "txt"])


def test_how_to_become_a_post_is_its_path_where_nothing_is_known_of_the_person() -> None:
    answer = Talk().say("How do I become a matron?", "ask_career_path", told={"goal": "matron"}, role="matron")
    assert answer.topic == "career_path"
    assert "Make me a plan to become a matron" in answer.suggestions


def test_the_goal_is_asked_for_and_then_the_start() -> None:
    talk = Talk()
    answer = talk.say("make me a plan")
    assert (answer.topic, answer.document) == ("plan", None)
    assert answer.text.endswith("Which post would you like to reach?")
    answer = talk.say("matron", "nlu_fallback", role="matron")
    assert "Where are you now?" in answer.text
    answer = talk.say("staff nurse", "inform", told={"background": "registered_nurse"}, qualification="registered_nurse")
    assert answer.document
    assert answer.document["plan"]["profile"]["background"] == "registered_nurse"


def test_a_bare_post_answers_where_the_person_is() -> None:
    talk = Talk()
    talk.say("make me a plan to become a matron", "ask_career_path", told={"goal": "matron"}, role="matron")
    answer = talk.say("ward manager", "ask_role_overview", role="ward_manager")
    assert answer.document
    assert answer.document["title"] == "Plan: from ward manager to matron"


def test_who_does_not_say_where_they_are_gets_a_plan_all_the_same() -> None:
    talk = Talk()
    offer = talk.say("make me a plan to become a matron", "ask_career_path", role="matron").suggestions[-1]
    answer = talk.say(offer, "ask_experience_needed")
    assert answer.document
    assert answer.document["title"] == "Plan: to become a matron"


def test_another_question_is_answered_in_place_of_a_plan() -> None:
    talk = Talk()
    talk.say("make me a plan to become a matron", "ask_career_path", role="matron")
    assert talk.say("what does a ward manager earn?", "ask_salary", role="ward_manager").topic == "salary"


def test_both_ends_may_be_named() -> None:
    answer = Talk().say("make me a plan from ward manager to chief executive", "ask_career_path", role="ward_manager ceo")
    assert answer.document
    assert answer.document["title"] == "Plan: from ward manager to chief executive officer (CEO)"


def test_somebodys_own_post_is_not_their_goal() -> None:
    answer = Talk().say("make me a plan", told={"current_role": "ward_manager"}, role="ward_manager")
    assert answer.document is None
    assert answer.suggestions[0] == "Make me a plan to become a matron"


def test_a_number_picks_the_offer_of_a_plan() -> None:
    talk = Talk(**NURSE)
    offers = talk.say("what comes after ward manager?", "ask_career_path", role="ward_manager").suggestions
    answer = talk.say(str(offers.index("Make me a plan to become a matron") + 1), "out_of_scope_nonsense")
    assert answer.document
    assert answer.document["plan"]["goal"] == "matron"


# To take away


def read(format: str, asked: Wish) -> str:
    """Return the words of a document."""
    made = documents.plan(KNOWN, asked, format)
    if format == "pdf":
        assert made.startswith(b"%PDF-")
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    if format == "txt":
        return made.decode()
    words: list[str] = []
    parser = HTMLParser()
    parser.handle_data = words.append  # type: ignore[method-assign]
    parser.feed(made.decode())
    return " ".join(words)


@pytest.mark.parametrize("format", documents.TYPES)
def test_a_document_holds_steps_routes_gaps_sources_the_day_and_the_notice(format: str) -> None:
    said = " ".join(read(format, wish(**NURSE)).split())
    for text in (
        "Plan: from registered nurse to matron",
        "registered nurse, 5 years, in the UK",
        "24 November 2026",
        "1. Junior sister",
        "3. Matron",
        "Mary Seacole programme",
        "Two routes to a qualification",
        "What is still open",
        "NHS Leadership Academy: Mary Seacole programme (2023)",
        "guidance from an automated assistant",
        "not a promise",
    ):
        assert text in said


def test_every_mark_on_the_page_leads_to_a_source() -> None:
    page = content.page(KNOWN, planning.make(KNOWN, wish(**NURSE)))
    lines = [line for part in (*page.steps, *page.routes) for line in part.lines]
    marks = {int(mark) for line in lines for mark in re.findall(r"\[(\d+)\]", line.marks)}
    assert marks == set(range(1, len(page.sources) + 1))
    assert all(source.text.startswith(f"[{number}] ") for number, source in enumerate(page.sources, 1))


def test_an_old_figure_says_so() -> None:
    assert "(2023 figure, may be out of date)" in " ".join(read("txt", wish(**NURSE)).split())


def test_the_pdf_has_a_letter_for_every_character_and_fits_two_pages() -> None:
    for goal in KNOWN.roles:
        if goal not in KNOWN.umbrellas:
            text = documents.plan(KNOWN, wish(goal, background="registered_nurse"), "txt").decode()
            text.encode("cp1252")
    assert len(PdfReader(io.BytesIO(documents.plan(KNOWN, wish(**NURSE), "pdf"))).pages) == 1


def test_the_page_lets_no_text_become_markup_and_loads_nothing() -> None:
    page = content.Page(
        "<b>&", [("Goal", "<script>")], [], [], ["<i>"], [content.Cited("[1] A & B", "https://a.example/?a=1&b=2")]
    )
    from advisor.documents import html

    made = html.write(page).decode()
    assert "<script" not in made
    assert "&lt;script&gt;" in made
    assert 'href="https://a.example/?a=1&amp;b=2"' in made
    assert not re.search(r"<(?:img|link|iframe|script)|@import|url\(", made)


def test_a_plan_for_what_is_no_longer_known_is_an_error() -> None:
    with pytest.raises(KeyError):
        documents.plan(KNOWN, wish("king"), "txt")
