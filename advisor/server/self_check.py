"""Whether the assistant can answer: a real parse, a real prediction and a real action, of which nothing is stored."""

from __future__ import annotations

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from ..stores.messages import answer_of
from ..stores.sessions import opening
from ..stores.tracker import own_store

QUESTION = "What does a ward manager do?"


class NotReadyError(RuntimeError):
    """The assistant cannot answer; the message says why."""


async def check(agent: Agent | None) -> None:
    """Ask the assistant a question outside any conversation.

    Raises:
        NotReadyError: If it does not answer.
        StoreError: If its database does not.
    """
    if agent is None or agent.processor is None or agent.domain is None:
        raise NotReadyError("No model is loaded; run `make train`.")
    await own_store(agent).ping()
    parsed = await agent.parse_message(QUESTION)
    tracker = DialogueStateTracker.from_events("self-check", opening(), agent.domain.slots, domain=agent.domain)
    tracker.update(UserUttered(QUESTION, parsed["intent"], parsed["entities"], parsed), agent.domain)
    action, _ = agent.processor.predict_next_with_tracker_if_should(tracker)
    if action.name() == ACTION_LISTEN_NAME:
        raise NotReadyError(f"The model has no action for a question it read as {parsed['intent']['name']}.")
    said = [
        event
        for event in await action.run(CollectingOutputChannel(), agent.nlg, tracker, agent.domain)
        if isinstance(event, BotUttered)
    ]
    if not said or answer_of(said[0].message())["topic"] == "failure":
        raise NotReadyError(f"The action {action.name()} gave no answer; the log says more.")
