"""What is spared Rasa is work that comes to the same without it."""

from __future__ import annotations

import ast
import copy
import inspect
from types import ModuleType

import pytest
from rasa.core import processor
from rasa.core.policies import rule_policy
from rasa.shared.core.domain import Domain
from rasa.shared.core.slots import AnySlot, BooleanSlot, Slot

from advisor.stores import spared


@pytest.mark.parametrize("module", [processor, rule_policy])
def test_rasa_copies_deeply_only_what_it_logs(module: ModuleType) -> None:
    tree = ast.parse(inspect.getsource(module))
    logged = {
        inner
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("structlogger.")
        for inner in ast.walk(call)
    }
    copied = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "copy"]
    assert copied
    assert {node.attr for node in copied} == {"deepcopy"}
    assert all(node in logged for node in copied)


@pytest.mark.parametrize("slot", [AnySlot("talk", [], value_reset_delay=3, influence_conversation=False), BooleanSlot("new", [])])
def test_the_copy_of_a_slot_is_one_of_its_own(slot: Slot) -> None:
    spared.apply()
    slot.value = True
    copied = copy.copy(slot)
    copied.value = False
    assert type(copied) is type(slot)
    assert slot.value is True
    assert {**vars(copied), "_value": True} == vars(slot)


def test_a_domain_is_told_from_an_empty_one() -> None:
    spared.apply()
    assert Domain.empty().is_empty()
    assert not Domain.from_dict({"intents": ["greet"]}).is_empty()
    assert Domain.empty().is_empty()
