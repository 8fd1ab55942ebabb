"""Looking through the posts: which words ask for it, and what the lists hold."""

from __future__ import annotations

import pytest

from advisor.answers import browse
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.answers.replies import reply
from advisor.knowledge import load

FULL = load.shared()


def say(text: str, context: Context | None = None, intent: str = "nlu_fallback", **names: str) -> tuple[Answer, Context]:
    question = Question(text, intent, names={kind: [[id]] for kind, id in names.items()})
    (answer,), context = advise(FULL, [question], {}, context or Context())
    return answer, context


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("list all the roles", "all"),
        ("List the roles", "all"),
        ("can you show me all roles you know", "all"),
        ("which roles are there at director level", "director"),
        ("what director-level jobs are there", "director"),
        ("roles at senior manager level", "senior_manager"),
        ("which posts are at board level?", "executive"),
        ("entry level jobs", None),
        ("show me entry-level jobs", "supervisor"),
        ("roles for nurses", "nursing"),
        ("what management jobs are there for registered nurses", "nursing"),
        ("what jobs don't need a degree", "no_degree"),
        ("which roles can I get without a degree?", "no_degree"),
        ("roles through an apprenticeship", "apprenticeship"),
        ("jobs via the NHS graduate scheme", "scheme"),
        ("roles by level", "levels"),
        ("show me jobs by track", "tracks"),
        ("which jobs pay the most", None),
        ("what roles are there in healthcare management", None),
        ("Which degrees are essential for nurses who are eyeing management roles?", None),
        ("do I need a degree for this role", None),
        ("what is a director", None),
        ("I tell everybody to show me all the things they like, but jobs such as mine leave little room for that", None),
        ("how do I get on the graduate scheme", None),
    ],
)
def test_what_is_asked_for_is_told_by_its_words(text: str, facet: str | None) -> None:
    assert browse.facet(text) == facet


@pytest.mark.parametrize(
    "text", ["what are the ranks in nursing", "levels of nursing management", "NHS nursing grades explained"]
)
def test_ranks_in_nursing_are_told_from_the_top_down(text: str) -> None:
    answer, _ = say(text, Context(place="UK"))
    assert answer.topic == "level_hierarchy"
    assert answer.roles[0] == "cno" and answer.roles.index("matron") < answer.roles.index("ward_manager")
    assert "- Matron: senior manager, band 8a" in answer.text
    assert {FULL.roles[id].profession for id in answer.roles} == {"nursing"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what do people earn at the levels of nursing", "ask_salary"),
        ("what are the duties of the top roles", "ask_duties"),
        ("who sets nurse staffing levels on a ward", "ask_duties"),
    ],
)
def test_what_is_asked_of_ranks_and_of_top_posts_is_no_list(text: str, intent: str) -> None:
    answer, _ = say(text, intent=intent)
    assert "from the top down" not in answer.text and "Higher up are these" not in answer.text


@pytest.mark.parametrize("call", browse.CALLS.values())
def test_every_suggestion_is_understood_and_leads_on(call: str) -> None:
    answer, _ = say(call)
    assert answer.topic in ("role_overview", "level_hierarchy")
    assert 2 <= len(answer.suggestions) <= 4 and len(answer.text.split()) <= 120
    for text in answer.suggestions:
        assert browse.facet(text) or text.startswith(("What is ", "What's "))


def test_a_list_holds_the_titles_of_the_posts_that_fit() -> None:
    answer, _ = say("roles at senior manager level")
    assert {FULL.roles[id].level for id in answer.roles} == {"senior_manager"}
    assert answer.text.count("\n- ") == len(answer.roles) == 5
    assert all(FULL.roles[id].title in answer.text for id in answer.roles)


def test_posts_for_nurses_and_without_a_degree_come_from_the_role_files() -> None:
    nursing, _ = say("roles for nurses")
    assert "ward_manager" in nursing.roles or "matron" in nursing.roles
    assert all(FULL.roles[id].profession in ("nursing", "clinical") for id in nursing.roles)
    free, _ = say("what jobs don't need a degree")
    assert free.roles and all(FULL.roles[id].open_without_degree for id in free.roles)


def test_the_country_chooses() -> None:
    answer, _ = say("roles for nurses", Context(profile={"country": "US"}))
    assert answer.roles and all("US" in FULL.roles[id].countries for id in answer.roles)


def test_a_country_named_in_the_question_chooses_and_holds_for_the_rest_of_the_list() -> None:
    answer, context = say("what jobs don't need a degree in the US", country="US")
    assert answer.roles and all("US" in FULL.roles[id].open_without_degree for id in answer.roles)
    assert context.country == "US" and "country" not in context.profile


@pytest.mark.parametrize("more", ["more", "show me more", "the rest please", "More: List all the roles"])
def test_more_goes_on_until_all_have_been_shown(more: str) -> None:
    answer, context = say("list all the roles")
    seen = list(answer.roles)
    assert len(seen) == browse.MOST_SHOWN
    while answer.suggestions[0].startswith("More"):
        answer, context = say(more, context, "follow_up")
        seen += answer.roles
    assert sorted(seen) == sorted(set(FULL.roles) - FULL.umbrellas)


def test_a_place_in_the_list_picks_the_post() -> None:
    listed, context = say("roles at director level")
    answer, _ = say("the second one", context, "follow_up")
    assert (answer.topic, answer.roles) == ("role_overview", [listed.roles[1]])
    answer, _ = say("what does the second one earn", context, "ask_salary")
    assert (answer.topic, answer.roles) == ("salary", [listed.roles[1]])


def test_a_question_about_one_post_is_answered_and_nothing_listed() -> None:
    answer, _ = say("is matron one of the jobs for nurses", intent="ask_role_overview", role="matron")
    assert answer.roles == ["matron"]


def test_a_crisis_comes_first() -> None:
    assert say("list all the roles, I want to die", intent="out_of_scope_crisis")[0].kind == "crisis"


def test_the_posts_said_to_be_open_without_a_degree_are_those_whose_text_says_so() -> None:
    for role in FULL.roles.values():
        if role.open_without_degree:
            assert role.without_degree and "no:" not in role.without_degree.text.lower(), role.id
            assert set(role.open_without_degree) <= set(role.countries), role.id


def test_what_can_you_do_leads_to_the_lists() -> None:
    suggestions = reply("ask_capabilities").suggestions
    assert browse.facet(suggestions[0]) == "levels" and browse.facet(suggestions[1]) == "routes"


def test_a_country_is_named_where_only_one_is_meant() -> None:
    answer, _ = say("what jobs don't need a degree")
    assert "- Practice manager (UK)" in answer.text
    answer, _ = say("what jobs don't need a degree", Context(profile={"country": "UK"}))
    assert "- Practice manager\n" in answer.text


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("what about lower down", {"manager", "supervisor"}),
        ("the top ones", {"executive", "director"}),
        ("and higher up?", {"executive", "director"}),
    ],
)
def test_half_of_the_ladder_is_listed_after_a_look_at_the_posts(text: str, levels: set[str]) -> None:
    answer, _ = say(text, Context(topic="role_overview"))
    assert answer.roles and {FULL.roles[id].level for id in answer.roles} <= levels
    answer, _ = say(text, Context(topic="role_overview", roles=["matron"]))
    assert answer.topic == "clarify"
