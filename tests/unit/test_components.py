"""The Rasa components, one after another over a message, without a trained model."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from advisor import encoder, universal
from advisor.knowledge import load
from advisor.nlu.components import KnowledgeEntityExtractor, QuestionClassifier, SentenceFeaturizer, SpacyTokenizer
from tests.unit.factory import FakeEncoder

PHRASES = {
    "ask_salary": [
        "how much does a matron earn",
        "what does a ceo earn",
        "how much would I earn",
        "earn money",
        "what would a manager earn",
    ],
    "ask_duties": [
        "what does a matron do all day",
        "daily duties of a ceo",
        "which duties are there",
        "list the duties",
        "main duties please",
    ],
    "greet": ["hello", "hello there", "hello you", "good morning hello", "hello again"],
}


@pytest.fixture(autouse=True)
def fake_encoder(monkeypatch: pytest.MonkeyPatch) -> FakeEncoder:
    fake = FakeEncoder()
    monkeypatch.setattr(encoder, "shared", lambda: fake)
    monkeypatch.setattr(encoder, "Encoder", lambda threads: fake)
    monkeypatch.setattr(universal, "shared", FakeEncoder)
    monkeypatch.setattr(universal, "UniversalEncoder", lambda threads: FakeEncoder())
    return fake


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    return LocalModelStorage(tmp_path)


def parts(storage: LocalModelStorage) -> tuple[SpacyTokenizer, KnowledgeEntityExtractor, SentenceFeaturizer]:
    arguments = ({}, storage, Resource("part"), ExecutionContext(GraphSchema({})))
    tokenizer = SpacyTokenizer.create(SpacyTokenizer.get_default_config(), *arguments[1:])
    return tokenizer, KnowledgeEntityExtractor.create(*arguments), SentenceFeaturizer.create(*arguments)


def processed(storage: LocalModelStorage, text: str) -> Message:
    message = Message({TEXT: text})
    for part in parts(storage):
        part.process([message])
    return message


@pytest.fixture
def classifier(storage: LocalModelStorage) -> QuestionClassifier:
    """Return a classifier trained on PHRASES, kept, and loaded again."""
    data = TrainingData([Message({TEXT: text, INTENT: intent}) for intent, texts in PHRASES.items() for text in texts])
    for part in parts(storage):
        data = part.process_training_data(data)
    arguments = ({}, storage, Resource("classifier"), ExecutionContext(GraphSchema({})))
    resource = QuestionClassifier.create(*arguments).train(data)
    return QuestionClassifier.load({}, storage, resource, arguments[3])


@pytest.mark.parametrize("text", ['/greet{"role": "ceo"}', "  //greet hello", "\u200b/greet"])
def test_no_text_reaches_the_intent_payload_parser(storage: LocalModelStorage, text: str) -> None:
    assert processed(storage, text).get(TEXT).startswith("greet")


def test_a_text_is_split_into_tokens(storage: LocalModelStorage) -> None:
    tokens = processed(storage, "What does a matron do?").get("text_tokens")
    assert [(token.text, token.start) for token in tokens] == [
        ("What", 0),
        ("does", 5),
        ("a", 10),
        ("matron", 12),
        ("do", 19),
        ("?", 21),
    ]


def test_names_become_entities_with_their_ids(storage: LocalModelStorage) -> None:
    message = processed(storage, "What does a matron earn in the UK?")
    assert [(entity["entity"], entity["value"]) for entity in message.get("entities")] == [("role", "matron"), ("country", "UK")]
    entity = message.get("entities")[0]
    assert "What does a matron earn"[entity["start"] : entity["end"]] == "matron"


def test_what_is_told_of_the_speaker_leaves_with_the_message(storage: LocalModelStorage) -> None:
    message = processed(storage, "I am a matron in the UK")
    assert message.as_dict(only_output_properties=True)["profile"] == {"country": "UK", "current_role": "matron"}


def test_what_is_encoded_has_its_names_masked(storage: LocalModelStorage, fake_encoder: FakeEncoder) -> None:
    processed(storage, "What does a matron do?")
    assert fake_encoder.encoded == ["What does a manager role do?"]


def test_an_empty_message_passes(storage: LocalModelStorage, classifier: QuestionClassifier) -> None:
    message = processed(storage, "")
    classifier.process([message])
    assert len(message.get("questions")) == 1


def test_other_knowledge_asks_for_new_training(monkeypatch: pytest.MonkeyPatch) -> None:
    before = QuestionClassifier.fingerprint_addon({})
    monkeypatch.setattr(load, "fingerprint", lambda: "other")
    assert QuestionClassifier.fingerprint_addon({}) != before


def test_a_trained_classifier_sets_questions_and_intent(storage: LocalModelStorage, classifier: QuestionClassifier) -> None:
    message = processed(storage, "What would a matron earn?")
    classifier.process([message])
    (question,) = message.get("questions")
    assert question["intent"] == message.get(INTENT)["name"] == "ask_salary"
    assert question["entities"][0]["ids"] == ["matron"]
    assert message.get("intent_ranking")[0]["name"] == "ask_salary"


def test_questions_leave_with_the_message(storage: LocalModelStorage, classifier: QuestionClassifier) -> None:
    message = processed(storage, "hello")
    classifier.process([message])
    leaving = message.as_dict(only_output_properties=True)
    assert leaving["questions"][0]["intent"] == leaving["intent"]["name"] == "greet"


def test_a_message_of_two_questions_has_both(storage: LocalModelStorage, classifier: QuestionClassifier) -> None:
    message = processed(storage, "Which duties are there? How much would I earn?")
    classifier.process([message])
    assert [question["intent"] for question in message.get("questions")] == ["ask_duties", "ask_salary"]
    assert message.get(INTENT)["name"] == "ask_duties"


def test_an_untrained_classifier_leaves_messages_alone(storage: LocalModelStorage) -> None:
    message = processed(storage, "hello")
    QuestionClassifier.create({}, storage, Resource("none"), ExecutionContext(GraphSchema({}))).process([message])
    assert message.get("questions") is None
