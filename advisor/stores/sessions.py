"""Keeping sessions short: every event of the latest session is replayed for every message, so a long one is slow.

The boundary is made of Rasa's own events. Slots and the active loop are carried over; all earlier events stay stored.
"""

from __future__ import annotations

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, ActiveLoop, ConversationPaused, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

# With 10 the 300th turn takes as long as the 10th; 5 gains nothing more, 20 costs a tenth.
TURNS_PER_SESSION = 10


def opening(*greeting: Event) -> list[Event]:
    """Return the events that open a conversation, some of them what the assistant says first."""
    return [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted(), *greeting, ActionExecuted(ACTION_LISTEN_NAME)]


def boundary(tracker: DialogueStateTracker) -> list[Event]:
    """Return the events that begin a new session, none while the session is short or a turn is under way."""
    if tracker.latest_action_name != ACTION_LISTEN_NAME or _turns(tracker) < TURNS_PER_SESSION:
        return []
    carried: list[Event] = [SlotSet(slot.name, slot.value) for slot in tracker.slots.values() if slot.value != slot.initial_value]
    if tracker.active_loop:
        carried.append(ActiveLoop(tracker.active_loop.name))
    if tracker.is_paused():
        carried.append(ConversationPaused())
    return opening(*carried)


def _turns(tracker: DialogueStateTracker) -> int:
    turns = 0
    for event in reversed(tracker.events):
        if isinstance(event, SessionStarted):
            break
        turns += isinstance(event, UserUttered)
    return turns
