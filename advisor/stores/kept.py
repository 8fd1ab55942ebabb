"""The tracker that this project's store hands to Rasa, and those that are kept between turns.

Both save what would be done again for every message: Rasa's rule policy goes through the states of a whole session three
times a turn, and a session that is loaded is read, parsed and replayed.
"""

from __future__ import annotations

from collections.abc import Generator

from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

# A rule has one message of the user (Rasa's RulePolicy.ALLOWED_NUMBER_OF_USER_INPUTS), so no rule sees the one before the
# last. A policy that looks further back, such as a memoization policy, needs more.
_MESSAGES_SEEN = 2
_PASSED_OVER = (ActionExecuted, BotUttered, UserUttered)
# With nine turns each takes 0.3 MB, measured.
MOST = 100


class SessionTracker(DialogueStateTracker):
    """A tracker that shows policies the latest messages of its session only, and knows how many of its events are stored."""

    stored = 0

    def generate_all_prior_trackers(self) -> Generator[tuple[DialogueStateTracker, bool], None, None]:
        """Yield the tracker before each action since the last messages but one (see the parent class).

        Slots and loops hold what they held; only the messages and actions before are passed over.
        """
        applied = self.applied_events()
        said = [place for place, event in enumerate(applied) if isinstance(event, UserUttered)]
        start = said[-_MESSAGES_SEEN] if len(said) > _MESSAGES_SEEN else 0
        tracker = self.init_copy()
        for event in applied[:start]:
            if not isinstance(event, _PASSED_OVER):
                tracker.update(event)
        for event in applied[start:]:
            if isinstance(event, ActionExecuted):
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
