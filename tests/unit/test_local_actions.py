"""Actions in the server's own process."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from advisor.server import local_actions
from advisor.server.local_actions import LocalActions

ENDPOINT = EndpointConfig("local:actions", enable_selective_domain=True)


async def _answer(dispatcher: Any, tracker: Any, domain: Any) -> list[dict[str, Any]]:
    dispatcher.utter_message(text="A text.", json_message={"topic": "duties", "text": "A text."})
    return [{"event": "slot", "name": "focus", "value": tracker.latest_message["text"]}]


def _fail(dispatcher: Any, tracker: Any, domain: Any) -> None:
    raise ValueError("cannot read " + tracker.latest_message["text"])


def _reject(dispatcher: Any, tracker: Any, domain: Any) -> None:
    raise ActionExecutionRejection("action_reject", "not now")


@pytest.fixture(autouse=True)
def actions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the executor know three actions instead of the project's own."""
    local_actions.install()
    executor = ActionExecutor()
    for name, run in (("action_answer", _answer), ("action_fail", _fail), ("action_reject", _reject)):
        executor.register_function(name, run)
    monkeypatch.setattr(local_actions, "executor", lambda package: {"actions": executor}[package])


async def run(name: str, endpoint: EndpointConfig = ENDPOINT) -> list[Any]:
    """Run an action through Rasa."""
    tracker = DialogueStateTracker.from_events("a", [UserUttered("my private words")])
    nlg = TemplatedNaturalLanguageGenerator({})
    return await RemoteAction(name, endpoint).run(CollectingOutputChannel(), nlg, tracker, Domain.empty())


async def test_an_action_runs_and_its_answer_comes_whole() -> None:
    said, slot = await run("action_answer")
    assert isinstance(said, BotUttered) and said.data["custom"] == {"topic": "duties", "text": "A text."}
    assert isinstance(slot, SlotSet) and slot.value == "my private words"


async def test_an_action_that_raises_becomes_an_apology_and_a_log_line_without_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "advisor"):
        (said,) = await run("action_fail")
    assert said.data["custom"]["topic"] == "failure"
    (record,) = caplog.records
    reference = said.text.partition("Reference: ")[2].rstrip(")")
    assert reference and reference in record.getMessage()
    assert "action_fail" in record.getMessage() and "ValueError" in record.getMessage()
    assert "private" not in record.getMessage()


async def test_an_action_that_is_not_there_becomes_an_apology() -> None:
    (said,) = await run("action_absent")
    assert said.data["custom"]["topic"] == "failure"


async def test_a_rejection_reaches_rasa_in_the_form_of_an_action_server() -> None:
    with pytest.raises(ClientResponseError) as caught:
        await LocalActions("local:actions").request(json={"next_action": "action_reject", "tracker": {"sender_id": "a"}})
    assert caught.value.status == 400
    assert json.loads(caught.value.text) == {"action_name": "action_reject", "error": "not now"}


def test_settings_of_the_endpoint_are_kept() -> None:
    action = RemoteAction("action_answer", ENDPOINT)
    assert isinstance(action.action_endpoint, LocalActions)
    assert action._is_selective_domain_enabled()


def test_an_action_server_over_http_stays_one_and_its_results_are_checked() -> None:
    remote = EndpointConfig("http://127.0.0.1:5055/webhook")
    action = RemoteAction("action_answer", remote)
    assert action.action_endpoint is remote
    assert action._validate_action_result({"events": [], "responses": []})
    with pytest.raises(ValidationError):
        action._validate_action_result({"events": "none"})
