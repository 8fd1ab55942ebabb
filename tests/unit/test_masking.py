"""Replacing names by one phrase a kind."""

from __future__ import annotations

import pytest

from advisor.nlu.masking import MASKS, mask
from advisor.nlu.names import Link, NameLinker
from tests.unit import factory

DATA = factory.content()
DATA["roles"] += [
    factory.role("healthcare_leader", "Healthcare leader", level="any"),
    factory.role("healthcare_manager", "Healthcare manager", level="any"),
]
LINKER = NameLinker(factory.knowledge(DATA))


def masked(text: str) -> str:
    return mask(text, LINKER.link(text))


def test_roles_look_alike_once_masked() -> None:
    assert masked("What does a matron do?") == masked("What does a ward manager do?") == f"What does a {MASKS['role']} do?"


def test_slips_look_alike_too() -> None:
    assert masked("What does a ward manger do?") == masked("What does a matron do?")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("degree", "MHA"),
        ("certification", "FACHE"),
        ("programme", "Mary Seacole programme"),
        ("band", "band 8a"),
        ("other_role", "radiographer"),
    ],
)
def test_every_kind_has_its_own_phrase(kind: str, name: str) -> None:
    assert masked(f"is {name} good") == f"is {MASKS[kind]} good"


def test_leader_and_manager_stay_since_topics_are_about_them() -> None:
    text = "a healthcare leader or a healthcare manager"
    assert masked(text) == text


def test_a_manager_in_general_looks_like_any_post() -> None:
    assert masked("what do healthcare managers earn") == f"what do {MASKS['role']} earn"


@pytest.mark.parametrize("text", ["is a healthcare leader paid well", "healthcare leaders and healthcare managers"])
def test_a_leader_alone_and_the_two_kinds_side_by_side_do_not(text: str) -> None:
    assert masked(text) == text


def test_what_somebody_is_stays() -> None:
    assert masked("I am a nurse") == "I am a nurse"


def test_countries_and_years_stay() -> None:
    assert masked("5 years in the UK") == "5 years in the UK"


def test_a_part_of_a_message_is_masked_by_the_links_of_the_whole() -> None:
    message = "Hello! What does a matron do? I have an MHA."
    assert mask(message[7:29], LINKER.link(message), 7) == f"What does a {MASKS['role']} do?"


def test_a_name_that_is_of_two_kinds_is_replaced_once() -> None:
    links = [Link("role", ("a",), 0, 3, "ABC"), Link("degree", ("b",), 0, 3, "ABC")]
    assert mask("ABC pay", links) == f"{MASKS['role']} pay"


def test_a_text_without_names_stays() -> None:
    assert masked("What can you do?") == "What can you do?"
