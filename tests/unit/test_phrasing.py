"""How a post is called back to the person who named it."""

from __future__ import annotations

import pytest

from advisor.answers.phrasing import names_of, titled
from advisor.knowledge import load
from tests.unit import factory

DATA = factory.content()
factory.entry(DATA, "roles", "ceo")["names"] += ["MD", "managing director"]
KNOWLEDGE = factory.knowledge(DATA)


@pytest.mark.parametrize(
    ("id", "said", "title"),
    [
        ("ward_manager", "ward sisters", "Ward manager (ward sister)"),
        ("ward_manager", "ward managers", "Ward manager"),
        ("ceo", "ceo", "Chief executive officer (CEO)"),
        ("ceo", "md", "Chief executive officer (CEO, MD)"),
        ("ceo", "managing director", "Chief executive officer (CEO, managing director)"),
        ("matron", "", "Matron"),
    ],
)
def test_a_title_has_the_askers_own_name_beside_it_where_that_is_another(id: str, said: str, title: str) -> None:
    assert titled(KNOWLEDGE.roles[id], {id: said} if said else {}) == title


def test_the_names_of_a_role_in_a_text_are_found_longest_first() -> None:
    cno = load.shared().roles["cno"]
    assert names_of(cno, "is a director of nursing the chief nurse?") == ["director of nursing", "chief nurse"]
    assert names_of(cno, "what does a CNO do") == ["CNO"]
