"""The NLU pipeline as Rasa graph components, in the order of config.yml.

They are small: what each does stands in the modules beside this one, which import no Rasa. The classifier alone reads
the training phrases, masked and encoded as messages are: Rasa takes a fingerprint of everything that a component puts
on a phrase, which for vectors and tokens cost more time than training.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Text, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from threadpoolctl import threadpool_limits

from .. import encoder, universal
from ..knowledge import load as knowledge
from ..memory import give_back
from . import names, profile, spelling
from .articles import ArticleFinder
from .classifier import TopicClassifier
from .names import Link, english
from .posts import PostFinder
from .reading import Reading, read, read_shared
from .spelling import Speller
from .text import clean
from .understanding import questions
from .unknown import unknown_names

READING = "reading"
VECTORS = "vectors"
QUESTIONS = "questions"
PROFILE = "profile"
WORDS_FILE = "words.json"
NAMES_FILE = "names.npz"


def _code() -> str:
    """Return a digest of the modules behind the components: Rasa looks at this one alone when it reuses what it trained."""
    folder = Path(__file__).parent
    sources = [*sorted(folder.glob("*.py")), folder.parent / "encoder.py", folder.parent / "universal.py"]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def _finders(model: encoder.TextEncoder) -> Tuple[ArticleFinder, PostFinder]:
    """Return what finds the articles and the posts of the knowledge files by their meaning."""
    files = knowledge.shared()
    return ArticleFinder(files, names.shared(), model), PostFinder(files, model)


def _entities(links: Iterable[Link], extractor: GraphComponent) -> List[Dict[Text, Any]]:
    """Return links as Rasa writes entities, one for each id that a name may mean."""
    return [
        {
            "entity": link.kind,
            "value": id,
            "start": link.start,
            "end": link.end,
            "confidence_entity": 1.0,
            "extractor": type(extractor).__name__,
        }
        for link in links
        for id in link.ids
    ]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SpacyTokenizer(Tokenizer):
    """Cleans the text of a message, so that none is an intent payload, and splits it with spaCy's tokenizer."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the settings every Rasa tokenizer has."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training phrases as they are."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Clean and tokenize incoming messages."""
        for message in messages:
            message.set(TEXT, clean(message.get(TEXT) or ""))
        return super().process(messages)

    def tokenize(self, message: Message, attribute: Text) -> List[Token]:
        """Return the tokens of one attribute of a message."""
        doc = english().make_doc(message.get(attribute))
        return [Token(token.text, token.idx) for token in doc if not token.is_space]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class KnowledgeEntityExtractor(GraphComponent):
    """Links the names in a message to knowledge ids, read from data/knowledge when the component is made."""

    def __init__(self) -> None:
        """Prepare the names, so that the first message does not wait for them."""
        names.shared()

    @classmethod
    def create(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> KnowledgeEntityExtractor:
        """Make the component (see the parent class)."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training phrases as they are."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the entities of messages and what they tell of the speaker."""
        for message in messages:
            reading = read_shared(message.get(TEXT) or "")
            message.set(READING, reading)
            message.set(PROFILE, profile.read(reading.text, reading.links), add_to_output=True)
            message.set(ENTITIES, message.get(ENTITIES, []) + _entities(reading.links, self), add_to_output=True)
        return messages


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceFeaturizer(GraphComponent):
    """Mends the misspelt words of a message and encodes its masked texts with the sentence encoder of this process."""

    def __init__(self, model_storage: ModelStorage, resource: Resource, speller: Optional[Speller] = None) -> None:
        """Hold a speller, None before the words of the training phrases are learnt."""
        self._model_storage = model_storage
        self._resource = resource
        self._speller = speller

    @classmethod
    def create(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> SentenceFeaturizer:
        """Make an untrained component (see the parent class)."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceFeaturizer:
        """Load a trained component (see the parent class)."""
        with model_storage.read_from(resource) as folder:
            speller = Speller(json.loads((folder / WORDS_FILE).read_text(encoding="utf-8")))
        spelling.in_use[:] = [speller]
        return cls(model_storage, resource, speller)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the words of the training phrases."""
        speller = Speller.of(example.get(TEXT) for example in training_data.intent_examples if example.get(TEXT))
        with self._model_storage.write_to(self._resource) as folder:
            (folder / WORDS_FILE).write_text(json.dumps(speller.words), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training phrases as they are."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Mend and encode incoming messages."""
        for message in messages:
            reading: Reading = message.get(READING)
            if self._speller:
                reading = reading.mended(self._speller)
                found = unknown_names(reading.text, reading.links, self._speller.words)
                reading = replace(reading, links=[*reading.links, *found])
                message.set(READING, reading)
            message.set(VECTORS, reading.vectors(encoder.shared()))
        return messages


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class QuestionClassifier(GraphComponent):
    """Gives every question of a message its topic; the first one's is the intent of the message."""

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        classifier: Optional[TopicClassifier] = None,
        known: Optional[encoder.Remembering] = None,
    ) -> None:
        """Hold a classifier and an encoder that knows the names of the knowledge files; both None before training."""
        self._model_storage = model_storage
        self._resource = resource
        self._classifier = classifier
        if known:
            self._articles, self._posts = _finders(known)

    @classmethod
    def create(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> QuestionClassifier:
        """Make an untrained component (see the parent class)."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> QuestionClassifier:
        """Load a trained component (see the parent class)."""
        # Threads gain nothing on one message and spin while they wait: half the processor's time, measured.
        threadpool_limits(1)
        with model_storage.read_from(resource) as folder:
            # Names are read anew; of those that were there at training the vectors are kept, which takes seconds off a start.
            known = encoder.Remembering.load(folder / NAMES_FILE, encoder.shared())
            loaded = cls(model_storage, resource, TopicClassifier.load(folder, universal.shared()), known)
        give_back()
        return loaded

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        """Train anew when the code changes, or the knowledge files, whose names are masked in the training phrases."""
        return knowledge.fingerprint() + _code()

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the classifier to the training phrases and keep it."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        texts = [read(clean(example.get(TEXT)), names.shared()).texts[0] for example in examples]
        threads = os.cpu_count() or 1
        model, second = encoder.Encoder(threads), universal.UniversalEncoder(threads)
        model.verify()
        second.verify()
        vectors = model.encode(texts)
        classifier = TopicClassifier.fit(texts, vectors, [example.get(INTENT) for example in examples], second)
        with self._model_storage.write_to(self._resource) as folder:
            classifier.save(folder)
            known = encoder.Remembering(model)
            _finders(known)
            known.save(folder / NAMES_FILE)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the questions of messages, and their intent."""
        if self._classifier is None:
            return messages
        for message in messages:
            reading: Reading = message.get(READING)
            asked = questions(reading, message.get(VECTORS), self._classifier, self._articles, self._posts)
            first = asked[0]
            described = [link for question in asked for link in question.links if link not in reading.links]
            message.set(ENTITIES, message.get(ENTITIES, []) + _entities(dict.fromkeys(described), self), add_to_output=True)
            message.set(QUESTIONS, [question.as_dict() for question in asked], add_to_output=True)
            message.set(INTENT, {"name": first.intent, "confidence": first.confidence}, add_to_output=True)
            ranking = [{"name": intent, "confidence": confidence} for intent, confidence in first.ranking]
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages
