"""The one action: it hands the questions of a message to the advisor and sends what comes back."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any, Dict, List, Sequence, Text, Tuple

from rasa.shared.exceptions import RasaException
from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from advisor.answers import feedback, handover, plain
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.channels.errors import MAX_COMMENT_CHARACTERS
from advisor.knowledge import load as knowledge
from advisor.nlu.text import readable
from advisor.server import desk, incidents
from advisor.stores import tracker as store

logger = logging.getLogger(__name__)
_KEPT = " I have kept that with your question, for those who look after my answers."


class ActionAnswer(Action):
    """Answers every question of the latest message, one bot message for each."""

    def name(self) -> Text:
        """Return the name by which domain.yml and the rules know the action."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]) -> List[Dict[Text, Any]]:
        """Answer, and set the slots that hold what is remembered."""
        before = tracker.slots
        message = tracker.latest_message
        questions = [Question.from_dict(item) for item in message.get("questions") or []]
        if not questions:
            questions = [Question(message.get("text") or "", (message.get("intent") or {}).get("name") or "nlu_fallback")]
        context = Context.from_slots(before)
        profile, text = message.get("profile") or {}, readable(message.get("text") or "")
        answers, context = advise(knowledge.shared(), questions, profile, context, text, desk.shared().name)
        if context.handover and context.handover["step"] == handover.SEND:
            answers, context = await _hand_over(tracker.sender_id, context)
        if answers[-1].topic == "small_talk":
            answers = await _keep_feedback(tracker.sender_id, questions, answers)
        for answer in answers:
            dispatcher.utter_message(text=plain.text(answer), json_message=answer.as_dict())
        changed = [SlotSet(name, value) for name, value in context.as_slots().items() if before.get(name) != value]
        # Nothing else follows, so Rasa need not ask its policies a second time.
        return [*changed, FollowupAction("action_listen")]


async def _keep_feedback(conversation: str, questions: Sequence[Question], answers: List[Answer]) -> List[Answer]:
    """Keep what a message says of the answer before it, and say so; one that cannot be kept is logged and otherwise left."""
    helpful = feedback.verdict(questions)
    if helpful is None:
        return answers
    comment = " ".join(question.text for question in questions)[:MAX_COMMENT_CHARACTERS]
    try:
        kept = await store.shared().keep_feedback_on_latest(conversation, helpful, comment)
    except RasaException as error:
        incidents.record(logger, "Keeping feedback", error)
        return answers
    return [*answers[:-1], replace(answers[-1], text=answers[-1].text + _KEPT)] if kept else answers


async def _hand_over(conversation: str, context: Context) -> Tuple[List[Answer], Context]:
    """Send the talk to the adviser, as the person agreed, and tell the outcome."""
    agreed = context.handover or {}
    try:
        said = await store.shared().history(conversation)
        await desk.shared().send(said, agreed.get("name", ""), agreed["email"])
    except (desk.DeskError, RasaException) as error:
        incidents.record(logger, "Handing a talk over", error)
        why = str(error) if isinstance(error, desk.DeskError) else "our talk could not be read just now."
        answer, context = handover.failed(context, why)
    else:
        answer, context = handover.sent(context, desk.shared().name or "")
    return [answer], context.with_(last=answer.as_dict())
