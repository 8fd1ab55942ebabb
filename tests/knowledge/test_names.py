"""Every name in the knowledge files leads where it should."""

from __future__ import annotations

import pytest

from advisor.knowledge import load
from advisor.knowledge.base import Knowledge
from advisor.nlu.names import Link, NameLinker

KNOWLEDGE: Knowledge = load.load()
LINKER = NameLinker(KNOWLEDGE)


def role(text: str) -> set[str]:
    return {id for link in LINKER.link(text) if link.kind == "role" for id in link.ids}


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("nurse manager", {"nurse_manager_us", "ward_manager"}),
        ("charge nurse", {"charge_nurse_us", "junior_sister"}),
        ("DON", {"cno", "director_of_nursing_us"}),
        ("CNO", {"cno"}),
        ("hospital administrator", {"healthcare_administrator"}),
        ("NHS manager", {"healthcare_manager"}),
        ("office manager", {"office_manager", "business_office_manager"}),
        ("ward manager", {"ward_manager"}),
        ("matron", {"matron"}),
        ("health information manager", {"health_information_manager"}),
        ("chief executive", {"ceo"}),
        ("leader", {"healthcare_leader"}),
        ("porter", set()),
    ],
)
def test_an_everyday_name_leads_to_its_roles(name: str, ids: set[str]) -> None:
    assert role(f"what does a {name} do") == ids


def test_every_name_is_found_in_a_sentence() -> None:
    lost = []
    for kind, entry in KNOWLEDGE.named():
        for name in entry.all_names:
            plain = name.split(" (")[0]
            if not any(link.kind == kind and entry.id in link.ids for link in LINKER.link(f"a question about {plain}, please")):
                lost.append(f"{entry.id}: {name}")
    assert lost == []


def test_a_name_of_several_roles_is_declared_or_one_post_in_two_countries() -> None:
    wrong = []
    for name, targets in KNOWLEDGE.names().items():
        ids = [id for kind, id in targets if kind == "role"]
        if len(ids) > 1:
            wrong += [
                f"{id}: {name}" for id in ids if name not in {shared.lower() for shared in KNOWLEDGE.roles[id].shared_names}
            ]
    assert wrong == []


@pytest.mark.parametrize(
    "text", ["thank you so much for your help", "what can you do", "hello there", "I want to move up", "is it worth it"]
)
def test_everyday_words_are_no_names(text: str) -> None:
    assert LINKER.link(text) == []


@pytest.mark.parametrize("band", ["2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9"])
def test_every_nhs_band_is_found(band: str) -> None:
    assert Link("band", (f"band_{band}",), 12, 17 + len(band), f"band {band}") in LINKER.link(f"what does a band {band} pay")
