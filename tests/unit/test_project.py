"""The Rasa files hold together: intents, rules, responses, slots, entities and training phrases."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.answer import ActionAnswer
from advisor.answers.model import OTHER_TOPICS, Context
from advisor.answers.phrasing import NEXT, TOPICS
from advisor.answers.roles import TOPICS as ROLE_TOPICS
from advisor.knowledge.base import KINDS
from advisor.knowledge.schema import CAREER_TOPICS
from advisor.nlu import components
from advisor.settings import ROOT

# The labelled questions that measure what is understood; those of development.jsonl chose the thresholds and measure nothing.
LABELLED = [
    ROOT / "tests" / "nlu" / name
    for name in ("asked/questions.jsonl", "asked/noisy.jsonl", "asked/dialogues.jsonl", "held_out.jsonl")
]
# Replies that answer no intent of their own: asking back, and an apology of the channel.
REPLIES_OF_THE_ADVISOR = {
    *(
        "clarify",
        "clarify_again",
        "failure",
        "feedback_helpful",
        "feedback_unhelpful",
        "apology",
        "good_luck",
        "manager_elsewhere",
    ),
}
# Answered from the talk or the knowledge files, not by a fixed reply.
WITHOUT_REPLY = {"inform", "follow_up", "nlu_fallback"}


@cache
def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


DOMAIN = read(ROOT / "domain.yml")
INTENTS = set(DOMAIN["intents"])
RESPONSES = {name.removeprefix("utter_") for name in DOMAIN["responses"]}
RULES = [rule for file in sorted((ROOT / "data" / "rules").glob("*.yml")) for rule in read(file)["rules"]]


def phrases() -> dict[str, list[str]]:
    """Return the training phrases of each intent."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in read(file)["nlu"]:
            found[block["intent"]] += [line.removeprefix("- ").strip() for line in block["examples"].splitlines() if line.strip()]
    return found


PHRASES = phrases()


def alike(text: str) -> str:
    """Return a text as it is compared: without capitals, marks and blanks that do not matter."""
    return " ".join(re.findall(r"\w+", text.lower().replace("'", "").replace("’", "")))


def labelled(file: Path) -> list[str]:
    """Return the texts of a file of labelled questions or talks."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [text for row in rows for text in ([turn["user"] for turn in row["turns"]] if "turns" in row else [row["text"]])]


def test_every_intent_has_just_one_rule_and_it_answers() -> None:
    intents = [step["intent"] for rule in RULES for step in rule["steps"] if "intent" in step]
    assert sorted(intents) == sorted(INTENTS)
    assert all(rule["steps"][-1] == {"action": "action_answer"} for rule in RULES)


def test_every_rule_holds_anywhere() -> None:
    assert [rule["rule"] for rule in RULES if set(rule) != {"rule", "steps"} or len(rule["steps"]) != 2] == []


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule["rule"] for rule in RULES]
    assert len(set(names)) == len(names)


def test_every_action_of_a_rule_exists() -> None:
    assert {step["action"] for rule in RULES for step in rule["steps"] if "action" in step} == {ActionAnswer().name()}
    assert ActionAnswer().name() in DOMAIN["actions"]


def test_every_career_topic_has_an_intent() -> None:
    assert {f"ask_{topic}" for topic in CAREER_TOPICS} <= INTENTS


def test_every_career_topic_has_a_wording_for_its_button_and_a_writer() -> None:
    assert set(TOPICS) == set(CAREER_TOPICS) == set(ROLE_TOPICS)


def test_every_question_suggested_next_is_of_a_career_topic() -> None:
    assert {topic for topics in NEXT.values() for topic in topics} | set(NEXT) <= set(CAREER_TOPICS)


def test_every_intent_outside_the_career_topics_has_a_reply() -> None:
    assert INTENTS - {f"ask_{topic}" for topic in CAREER_TOPICS} - WITHOUT_REPLY == RESPONSES - REPLIES_OF_THE_ADVISOR


def test_every_reply_suggests_plain_text_and_at_most_four() -> None:
    for name, wordings in DOMAIN["responses"].items():
        for wording in wordings:
            suggestions = wording.get("metadata", {}).get("suggestions", [])
            assert len(suggestions) <= 4, name
            assert not any(suggestion.startswith("/") for suggestion in suggestions), name
            assert "buttons" not in wording, name


def test_every_reply_with_a_topic_of_its_own_has_a_known_one() -> None:
    topics = {
        wording["metadata"]["topic"]
        for wordings in DOMAIN["responses"].values()
        for wording in wordings
        if "topic" in wording.get("metadata", {})
    }
    assert topics <= set(OTHER_TOPICS)


def test_the_slots_are_the_fields_of_the_context() -> None:
    assert set(DOMAIN["slots"]) == {field.name for field in fields(Context)}


def test_no_slot_steers_the_conversation_or_is_filled_by_a_message() -> None:
    for name, slot in DOMAIN["slots"].items():
        assert (slot["type"], slot["influence_conversation"], slot["mappings"]) == ("any", False, [{"type": "custom"}]), name


def test_every_kind_of_entity_is_in_the_domain() -> None:
    assert set(DOMAIN["entities"]) == {*KINDS, "country", "years", "unknown_role"}


def test_sessions_are_bounded_by_the_store_alone() -> None:
    assert DOMAIN["session_config"] == {"session_expiration_time": 0, "carry_over_slots_to_new_session": True}


def test_every_component_of_the_pipeline_exists() -> None:
    for item in read(ROOT / "config.yml")["pipeline"]:
        module, _, name = item["name"].rpartition(".")
        assert module == "advisor.nlu.components"
        assert hasattr(components, name)


def test_every_intent_but_the_fallback_has_training_phrases() -> None:
    assert set(PHRASES) == INTENTS - {"nlu_fallback"}
    assert {intent: len(texts) for intent, texts in PHRASES.items() if len(texts) < 20} == {}


def test_no_training_phrase_begins_with_a_slash() -> None:
    assert [text for texts in PHRASES.values() for text in texts if text.startswith("/")] == []


def test_no_training_phrase_marks_names_by_hand() -> None:
    assert [text for texts in PHRASES.values() for text in texts if re.search(r"\]\(|\]\{", text)] == []


def test_no_training_phrase_stands_in_two_intents() -> None:
    owners = defaultdict(set)
    for intent, texts in PHRASES.items():
        for text in texts:
            owners[alike(text) or text].add(intent)
    assert {text: intents for text, intents in owners.items() if len(intents) > 1} == {}


def test_no_training_phrase_stands_twice() -> None:
    for intent, texts in PHRASES.items():
        assert sorted({text for text in texts if texts.count(text) > 1}) == [], intent


@pytest.mark.parametrize("file", LABELLED, ids=lambda file: file.name)
def test_no_labelled_question_is_a_training_phrase(file: Path) -> None:
    trained = {alike(text) for texts in PHRASES.values() for text in texts}
    texts = labelled(file)
    assert len(texts) > 10
    # A greeting, a thank-you or a "why?" of a word or two cannot be worded otherwise.
    assert [text for text in texts if alike(text) in trained and len(text.split()) > 2] == []
