"""The one action: it hands the questions of a message to the advisor and sends what comes back."""

from __future__ import annotations

from typing import Any, Dict, List, Text

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from advisor.answers import plain
from advisor.answers.advise import advise
from advisor.answers.model import Context, Question
from advisor.knowledge import load as knowledge


class ActionAnswer(Action):
    """Answers every question of the latest message, one bot message for each."""

    def name(self) -> Text:
        """Return the name by which domain.yml and the rules know the action."""
        return "action_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]) -> List[Dict[Text, Any]]:
        """Answer, and set the slots that hold what is remembered."""
        before = tracker.slots
        message = tracker.latest_message
        questions = [Question.from_dict(item) for item in message.get("questions") or []]
        if not questions:
            questions = [Question(message.get("text") or "", (message.get("intent") or {}).get("name") or "nlu_fallback")]
        context = Context.from_slots(before)
        answers, context = advise(knowledge.shared(), questions, message.get("profile") or {}, context, message.get("text") or "")
        for answer in answers:
            dispatcher.utter_message(text=plain.text(answer), json_message=answer.as_dict())
        return [SlotSet(name, value) for name, value in context.as_slots().items() if before.get(name) != value]
