"""The tracker that this project's store hands to Rasa, and those that are kept between turns.

Both save what would be done again for every message: Rasa's rule policy goes through the states of a whole session three
times a turn, and a session that is loaded is read, parsed and replayed.
"""

from __future__ import annotations

from collections.abc import Generator
from copy import copy

from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

# A rule has one message of the user (Rasa's RulePolicy.ALLOWED_NUMBER_OF_USER_INPUTS), so no rule sees the one before the
# last. A policy that looks further back, such as a memoization policy, needs more.
_MESSAGES_SEEN = 2
# What takes back events before it, or a loop that does.
_TAKING_BACK = {ActionReverted, ActiveLoop, Restarted, UserUtteranceReverted}
_PASSED_OVER = {ActionExecuted, BotUttered, UserUttered}
# With nine turns each takes 0.3 MB, measured.
MOST = 100


class SessionTracker(DialogueStateTracker):
    """A tracker that shows policies the latest messages of its session only, and knows how many of its events are stored."""

    stored = 0

    def applied_events(self) -> list[Event]:
        """Return the events of the session, in a tenth of the time where none was taken back (see the parent class)."""
        kinds = {type(event) for event in self.events}
        if not kinds.isdisjoint(_TAKING_BACK):
            return super().applied_events()
        told = list(self.events)
        begun = next((place for place in reversed(range(len(told))) if type(told[place]) is SessionStarted), -1)
        return told[begun + 1 :]

    def copy(self) -> SessionTracker:
        """Return a duplicate, which nothing is told of what happens to this one; Rasa's tracker replays all events for it."""
        duplicate = copy(self)
        duplicate.events = copy(self.events)
        duplicate.slots = {name: copy(slot) for name, slot in self.slots.items()}
        duplicate.active_loop = copy(self.active_loop)
        return duplicate

    def generate_all_prior_trackers(self) -> Generator[tuple[DialogueStateTracker, bool], None, None]:
        """Yield the tracker before each action since the last messages but one (see the parent class).

        Slots and loops hold what they held; only the messages and actions before are passed over, and what slots held earlier.
        """
        applied = self.applied_events()
        said = [place for place, event in enumerate(applied) if type(event) is UserUttered]
        start = said[-_MESSAGES_SEEN] if len(said) > _MESSAGES_SEEN else 0
        tracker = self.init_copy()
        told = [event for event in applied[:start] if type(event) not in _PASSED_OVER]
        latest = {event.key: event for event in told if type(event) is SlotSet}
        for event in told:
            if type(event) is not SlotSet or latest[event.key] is event:
                tracker.update(event)
        for event in applied[start:]:
            if type(event) is ActionExecuted:
                yield tracker, event.hide_rule_turn
            tracker.update(event)
        yield tracker, False


class Kept:
    """The trackers that were saved last, each with the id of its last stored event.

    The database stays the truth: a tracker is used only if the event it ends with is the conversation's last, so that one
    which another server has carried on is loaded anew. It is given out once and comes back when it is saved, so that what a
    turn which failed has added is gone with it.
    """

    def __init__(self) -> None:
        """Start with none."""
        self._trackers: dict[str, tuple[int, SessionTracker]] = {}

    def put(self, tracker: SessionTracker, last: int) -> None:
        """Keep a tracker whose last event is stored with an id; the one that was saved longest ago makes room."""
        self._trackers.pop(tracker.sender_id, None)
        self._trackers[tracker.sender_id] = last, tracker
        if len(self._trackers) > MOST:
            del self._trackers[next(iter(self._trackers))]

    def take(self, conversation: str) -> tuple[int, SessionTracker] | None:
        """Return the tracker kept of a conversation and the id of its last event, None if there is none or it went on unsaved."""
        kept = self._trackers.pop(conversation, None)
        return kept if kept and kept[1].stored == len(kept[1].events) else None
