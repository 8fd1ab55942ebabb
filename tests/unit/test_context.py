"""What is remembered of a talk: the things it has been on, and the country it is about."""

from __future__ import annotations

import pytest

from advisor.answers.model import Context

MATRON, CEO, WARD = ["role", "matron"], ["role", "ceo"], ["role", "ward_manager"]
MHA, MBA = ["degree", "mha"], ["degree", "mba_healthcare"]


def test_the_things_of_a_talk_are_what_came_before_and_then_what_is_in_focus() -> None:
    context = Context(before=[WARD], roles=["matron"], entries=[MHA])
    assert context.things == [WARD, MATRON, MHA]


def test_a_thing_in_focus_that_came_before_keeps_its_place_and_is_told_once() -> None:
    assert Context(before=[WARD, MATRON], roles=["matron", "ward_manager"]).things == [WARD, MATRON]


def test_a_talk_on_nothing_has_no_things() -> None:
    assert Context().things == []


def test_the_next_role_is_set_beside_the_one_before() -> None:
    context = Context(roles=["ward_manager"]).on(["matron"], [])
    assert (context.roles, context.before, context.things) == (["matron"], [WARD], [WARD, MATRON])


def test_two_things_that_came_up_before_are_kept_once_a_new_one_comes_up() -> None:
    context = Context(roles=["ward_manager"]).on(["matron"], []).on(["ceo"], [])
    assert context.things == [WARD, MATRON, CEO]
    assert context.on(["bed_manager"], []).things == [MATRON, CEO, ["role", "bed_manager"]]


def test_turning_back_to_a_thing_keeps_the_pair_together() -> None:
    pair = Context(roles=["ward_manager"]).on(["matron"], [])
    back = pair.on(["ward_manager"], [])
    assert (back.roles, back.things) == (["ward_manager"], [WARD, MATRON])
    assert pair.on(["matron", "ward_manager"], []).things == [WARD, MATRON]


def test_a_thing_of_another_kind_leaves_what_the_talk_came_from() -> None:
    context = Context(roles=["matron"]).on([], [MHA])
    assert (context.roles, context.entries, context.things) == ([], [MHA], [MATRON, MHA])
    assert context.on([], [MBA]).things == [MATRON, MHA, MBA]
    assert context.on(["ceo"], []).things == [MHA, MATRON, CEO]


def test_what_was_last_set_side_by_side_is_of_one_kind() -> None:
    assert Context(roles=["healthcare_manager"], entries=[MHA, MBA]).set_apart() == [MHA, MBA]
    assert Context(before=[WARD], roles=["matron"], entries=[MHA]).set_apart() == [WARD, MATRON]
    assert Context(roles=["matron"], entries=[MHA]).set_apart() == []


def test_after_a_comparison_something_new_stands_alone() -> None:
    assert Context(roles=["matron", "ward_manager"]).on(["ceo"], []).things == [CEO]


def test_turning_to_something_leaves_the_rest_as_it_is() -> None:
    before = Context(topic="salary", profile={"years": "5"}, roles=["matron"])
    after = before.on(["ceo"], [])
    assert (after.topic, after.profile) == ("salary", {"years": "5"})
    assert before.roles == ["matron"]


def test_what_is_in_no_focus_is_kept_as_the_talk_goes_on_in_general() -> None:
    context = Context(roles=["matron"]).on([], [])
    assert (context.roles, context.things) == ([], [MATRON])


@pytest.mark.parametrize(
    ("place", "profile", "country"),
    [(None, {}, None), (None, {"country": "UK"}, "UK"), ("US", {"country": "UK"}, "US"), ("US", {}, "US")],
)
def test_the_country_asked_about_comes_before_the_persons_own(place: str | None, profile: dict, country: str | None) -> None:
    assert Context(place=place, profile=profile).country == country


def test_a_context_comes_back_from_its_slots() -> None:
    context = Context(topic="salary", roles=["matron"], before=[WARD], entries=[MHA], asked_back=1, said=["greet.0"])
    assert Context.from_slots(context.as_slots()) == context


def test_unset_slots_and_slots_of_others_are_left_out() -> None:
    assert Context.from_slots({"topic": None, "roles": None, "session_started_metadata": {}}) == Context()
