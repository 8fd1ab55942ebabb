"""From a message to its questions, with a stand-in for the trained classifier that goes by one word a topic."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from advisor.nlu.articles import ArticleFinder
from advisor.nlu.classifier import Prediction
from advisor.nlu.intents import CAREER_INTENTS
from advisor.nlu.masking import MASKS
from advisor.nlu.names import NameLinker
from advisor.nlu.posts import PostFinder
from advisor.nlu.reading import read
from advisor.nlu.understanding import Asked, questions
from tests.unit import factory

ENCODER = factory.FakeEncoder()
KNOWLEDGE = factory.knowledge()
LINKER = NameLinker(KNOWLEDGE)
ARTICLES = ArticleFinder(KNOWLEDGE, LINKER, ENCODER)
POSTS = PostFinder(KNOWLEDGE, ENCODER)
TOPIC_WORDS = {
    "earn": "ask_salary",
    "duties": "ask_duties",
    "become": "ask_career_path",
    "skills": "ask_skills",
    "risks": "ask_difference",
    "weather": "out_of_scope_unrelated",
    "die": "out_of_scope_crisis",
    "hello": "greet",
    "been": "inform",
    "easier": "ask_experience_needed",
}
FAINT_WORDS = frozenset({"easier"})


class WordClassifier:
    """Names the topic of the first known word of a text, surely; else any topic, hardly."""

    gate = 0.5

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        return [self._predict(text) for text in texts]

    def _predict(self, text: str) -> Prediction:
        word = next((word for word in TOPIC_WORDS if word in text.lower()), "")
        found = TOPIC_WORDS.get(word)
        rest = [(intent, 0.01) for intent in TOPIC_WORDS.values() if intent != found]
        return Prediction([(found, 0.5 if word in FAINT_WORDS else 0.9), *rest] if found else rest)


def asked(text: str) -> list[Asked]:
    reading = read(text, LINKER)
    return questions(reading, ENCODER.encode(reading.texts), WordClassifier(), ARTICLES, POSTS)


def intents(text: str) -> list[str]:
    return [question.intent for question in asked(text)]


def test_what_is_encoded_is_the_masked_message_then_each_clause() -> None:
    reading = read("What duties has a matron? How do I become one?", LINKER)
    assert reading.texts == [
        f"What duties has a {MASKS['role']}? How do I become one?",
        f"What duties has a {MASKS['role']}?",
        "How do I become one?",
    ]


def test_one_clause_is_encoded_once() -> None:
    assert len(read("What duties has a matron?", LINKER).texts) == 1


def test_names_belong_to_the_clause_they_stand_in() -> None:
    reading = read("What duties has a matron? What does a ward manager earn?", LINKER)
    assert [[link.ids[0] for link in reading.links_in(clause)] for clause in reading.clauses] == [["matron"], ["ward_manager"]]


def test_one_question_is_one() -> None:
    (question,) = asked("What does a matron earn?")
    assert question.intent == "ask_salary"
    assert question.text == "What does a matron earn?"
    assert [link.ids for link in question.links] == [("matron",)]


def test_two_questions_are_two_in_the_order_asked() -> None:
    first, second = asked("What does a matron earn and how do I become a ward manager?")
    assert (first.intent, second.intent) == ("ask_salary", "ask_career_path")
    assert (first.links[0].ids, second.links[0].ids) == (("matron",), ("ward_manager",))


def test_every_question_of_a_message_is_found() -> None:
    text = "What does a matron earn? What duties are there? What skills? How do I become one?"
    assert intents(text) == ["ask_salary", "ask_duties", "ask_skills", "ask_career_path"]


def test_a_topic_asked_twice_is_answered_once() -> None:
    (question,) = asked("What does a matron earn? How much do they earn a year?")
    assert question.intent == "ask_salary"
    # An answer may have more to say to the second than to the first.
    assert question.text == "What does a matron earn? How much do they earn a year?"


def test_a_question_that_leans_on_a_clear_one_is_answered_too() -> None:
    assert intents("What does a matron earn, and which is easier to get into?") == ["ask_salary", "ask_experience_needed"]
    assert intents("What does a matron earn, or is it easier to say for a sister?") == ["ask_salary"]


def test_a_topic_asked_of_two_roles_is_answered_for_both() -> None:
    assert intents("What does a matron earn? And what does a ward manager earn?") == ["ask_salary", "ask_salary"]


def test_a_statement_beside_a_question_lends_it_its_names() -> None:
    (question,) = asked("I am a matron. What would I earn?")
    assert question.intent == "ask_salary"
    assert [link.ids for link in question.links] == [("matron",)]


def test_a_message_that_tells_and_asks_is_answered() -> None:
    (question,) = asked("I have been a matron for years, what skills do I need?")
    assert question.intent == "ask_skills"
    assert [link.ids for link in question.links if link.kind == "role"] == [("matron",)]


def test_a_message_that_only_tells_is_no_question() -> None:
    assert intents("I have been a matron for years") == ["inform"]


def test_below_the_gate_the_assistant_asks_back() -> None:
    (question,) = asked("blue or green")
    assert question.intent == "nlu_fallback"
    assert question.confidence < WordClassifier.gate
    assert len(question.ranking) == 3


def test_a_greeting_before_a_question_is_no_question() -> None:
    assert intents("Hello! What does a matron earn?") == ["ask_salary"]


def test_a_crisis_comes_first() -> None:
    assert intents("What does a matron earn? I want to die. What duties are there?")[0] == "out_of_scope_crisis"


@pytest.mark.parametrize(
    "text",
    [
        "What does a matron earn? I want to die.",
        "I want to die. What does a matron earn?",
        "What does a matron earn? Which duties are there? I want to die.",
        "What does a matron earn, I want to die",
    ],
)
def test_a_crisis_beside_a_career_question_is_not_missed(text: str) -> None:
    assert intents(text)[0] == "out_of_scope_crisis"


def test_a_crisis_alone_is_answered_alone() -> None:
    assert intents("I want to die. Nobody would care.") == ["out_of_scope_crisis"]


def test_an_empty_message_has_one_unclear_question() -> None:
    assert intents("") == ["nlu_fallback"]


def test_the_nearest_article_is_named() -> None:
    (question,) = asked("Who takes more risks?")
    assert question.article == "difference_risk"


def test_where_one_post_is_asked_about_no_article_is_named() -> None:
    data = factory.content()
    factory.entry(data, "articles", "salary_general")["asked_of_one_post"] = ["what does one of them earn"]
    finder = ArticleFinder(factory.knowledge(data), LINKER, ENCODER)
    article, nearness = finder.find("ask_salary", ENCODER.encode(["what does one of them earn"])[0])
    assert (article, round(nearness, 3)) == (None, 1.0)
    assert finder.find("ask_salary", ENCODER.encode(["tell me about salary"])[0])[0] == "salary_general"


def test_an_article_of_another_topic_is_not() -> None:
    (vector,) = ENCODER.encode(["who takes more risks"])
    assert ARTICLES.find("ask_salary", vector)[0] is None


def test_a_topic_without_articles_has_none() -> None:
    (vector,) = ENCODER.encode(["hello"])
    assert ARTICLES.find("greet", vector)[0] is None


def test_the_nearest_article_comes_with_its_nearness() -> None:
    (vector,) = ENCODER.encode(["tell me about salary"])
    article, nearness = ARTICLES.find("ask_salary", vector)
    assert article == "salary_general"
    assert nearness == pytest.approx(1, abs=0.01)


def test_a_question_far_from_every_article_has_none() -> None:
    (question,) = asked("Is a matron facing many risks these days?")
    assert question.article is None


def test_a_question_travels_as_json_types() -> None:
    (question,) = asked("What does a ward manger earn?")
    assert question.as_dict() == {
        "text": "What does a ward manger earn?",
        "intent": "ask_salary",
        "confidence": 0.9,
        "ranking": ["ask_salary"],
        "entities": [{"kind": "role", "ids": ["ward_manager"], "text": "ward manager", "loose": False}],
        "article": None,
        "nearness": 0.0,
    }


@pytest.mark.parametrize("intent", ["ask_salary", "ask_difference"])
def test_career_intents_are_those_of_the_topics(intent: str) -> None:
    assert intent in CAREER_INTENTS
    assert "ask_sources" not in CAREER_INTENTS


def test_a_post_that_is_described_is_linked() -> None:
    (question,) = asked("What does the one who runs a whole hospital earn?")
    (link,) = question.links
    assert (question.intent, link.kind, link.ids, link.loose) == ("ask_salary", "role", ("ceo",), True)
    assert link.text == "runs a whole hospital"


def test_the_manager_of_a_trade_outside_health_is_declined() -> None:
    (question,) = asked("What does a hotel manager earn?")
    assert question.intent == "out_of_scope_other_jobs"
    assert [link.ids for link in question.links] == [("hospitality",)]


def test_a_health_manager_that_the_files_lack_is_asked_about_as_one() -> None:
    (question,) = asked("What does an infection control manager earn?")
    (link,) = question.links
    assert (question.intent, link.kind) == ("ask_salary", "unknown_role")


class Unclear(WordClassifier):
    """Is sure of nothing, but takes a text for duties sooner than for anything else."""

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        return [Prediction([("ask_duties", 0.3), ("ask_salary", 0.1)]) for _ in texts]


@pytest.mark.parametrize(("text", "intent"), [("so a matron in the main", "ask_duties"), ("so in the main", "nlu_fallback")])
def test_who_names_a_post_is_asked_back_less(text: str, intent: str) -> None:
    reading = read(text, LINKER)
    (question,) = questions(reading, ENCODER.encode(reading.texts), Unclear(), ARTICLES, POSTS)
    assert question.intent == intent


def test_another_job_of_an_earlier_sentence_is_not_asked_about() -> None:
    text = "My cousin is a plumber. I love the ward. What are the duties there? What would I earn?"
    assert intents(text) == ["ask_duties", "ask_salary"]


class Patient(WordClassifier):
    """Takes everything for a patient's question."""

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        return [Prediction([("out_of_scope_medical_advice", 0.8), ("ask_duties", 0.1)]) for _ in texts]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("registered nurse 9 years, knees gone, what can I do that's not lifting", "ask_duties"),
        ("registered nurse 9 years, knees gone, which tablets help", "out_of_scope_medical_advice"),
        ("knees gone, what can I do", "out_of_scope_medical_advice"),
    ],
)
def test_who_tells_of_their_work_asks_no_patients_question_unless_about_treatment(text: str, intent: str) -> None:
    reading = read(text, LINKER)
    (question,) = questions(reading, ENCODER.encode(reading.texts), Patient(), ARTICLES, POSTS)
    assert question.intent == intent


class FaintCareer(WordClassifier):
    """Hardly knows what a whole message is about, and is sure of its clauses."""

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        whole = Prediction([("ask_work_setting", 0.55), ("ask_salary", 0.3)])
        return [whole, *super().predict(texts[1:], vectors)]


def test_a_clause_that_asks_for_certain_counts_more_than_a_whole_that_hardly_does() -> None:
    reading = read("Can't sleep again. What does a matron earn?", LINKER)
    found = questions(reading, ENCODER.encode(reading.texts), FaintCareer(), ARTICLES, POSTS)
    assert [question.intent for question in found] == ["ask_salary"]


class OtherJob(WordClassifier):
    """Takes everything for another job, if hardly."""

    gate = 0.2

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        return [Prediction([("out_of_scope_other_jobs", 0.45), ("ask_salary", 0.3)]) for _ in texts]


@pytest.mark.parametrize("text", ["What does an infection control manager earn?", "I'm a nurse, could I manage one day?"])
def test_a_health_manager_that_the_files_lack_and_who_may_become_one_are_not_refused(text: str) -> None:
    reading = read(text, LINKER)
    (question,) = questions(reading, ENCODER.encode(reading.texts), OtherJob(), ARTICLES, POSTS)
    assert question.intent == "ask_salary"


class SurelyOtherJob(WordClassifier):
    """Is sure that everything is on another job."""

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        return [Prediction([("out_of_scope_other_jobs", 0.97), ("ask_education", 0.02)]) for _ in texts]


@pytest.mark.parametrize(
    "text", ["What qualifications do you need to be a headteacher?", "Can I get promoted to bar manager without an MBA?"]
)
def test_a_job_outside_the_subject_is_declined_though_it_has_managers_and_asks_for_degrees(text: str) -> None:
    reading = read(text, LINKER)
    (question,) = questions(reading, ENCODER.encode(reading.texts), SurelyOtherJob(), ARTICLES, POSTS)
    assert question.intent == "out_of_scope_other_jobs"


@pytest.mark.parametrize(
    ("text", "intent"), [("ward manager to matron", "ask_career_path"), ("ward manager, matron", "nlu_fallback")]
)
def test_from_one_post_to_another_is_a_way(text: str, intent: str) -> None:
    (question,) = asked(f"purple {text} elephants")
    assert question.intent == intent


def test_who_wants_the_top_of_a_health_service_is_not_refused() -> None:
    reading = read("would a hospital's finance team have me and could I get to the top", LINKER)
    (question,) = questions(reading, ENCODER.encode(reading.texts), OtherJob(), ARTICLES, POSTS)
    assert question.intent == "ask_salary"


def test_words_of_leading_and_health_do_not_turn_what_is_surely_another_job() -> None:
    reading = read("I run a charity shop for the hospice, what comes after area manager", LINKER)
    (question,) = questions(reading, ENCODER.encode(reading.texts), SurelyOtherJob(), ARTICLES, POSTS)
    assert question.intent == "out_of_scope_other_jobs"


def test_a_job_that_is_left_out_is_not_asked_about() -> None:
    (question,) = asked("What does one who is not a radiographer earn?")
    assert question.intent == "ask_salary"


@pytest.mark.parametrize("text", ["I feel suicidal", "What does a matron earn? I'm going to end it all."])
def test_words_of_danger_are_a_crisis_whatever_the_classifier_says(text: str) -> None:
    assert intents(text)[0] == "out_of_scope_crisis"


class FaintWhole(WordClassifier):
    """Hardly takes a whole message for the weather, and is sure of its clauses."""

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        whole = Prediction([("out_of_scope_unrelated", 0.55), ("ask_salary", 0.2)])
        return [whole, *super().predict(texts[1:], vectors)]


def test_a_message_hardly_out_of_scope_is_answered_by_the_clause_that_asks_for_certain() -> None:
    reading = read("Sorry, the weather. What does a matron earn?", LINKER)
    found = questions(reading, ENCODER.encode(reading.texts), FaintWhole(), ARTICLES, POSTS)
    assert [question.intent for question in found] == ["ask_salary"]


class Following(WordClassifier):
    """Takes a whole message for half a sentence, and is sure of its clauses."""

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        return [Prediction([("follow_up", 0.8), ("ask_duties", 0.1)]), *super().predict(texts[1:], vectors)]


def test_what_is_asked_for_certain_beside_half_a_sentence_is_asked_of_the_whole() -> None:
    reading = read("The second one then. What would I earn?", LINKER)
    (found,) = questions(reading, ENCODER.encode(reading.texts), Following(), ARTICLES, POSTS)
    assert (found.intent, found.text) == ("ask_salary", reading.text)


@pytest.mark.parametrize(
    "text",
    [
        "would I have to be a registered nurse first to earn that",
        "must you be a nurse by duties",
        "are they always nurses",
        "is he a nurse",
        "is the matron a nurse herself",
        "are people at the top mostly nurses",
    ],
)
def test_whether_one_has_to_be_something_is_asked_as_experience(text: str) -> None:
    assert intents(text) == ["ask_experience_needed"]


@pytest.mark.parametrize("text", ["what duties do you need to be a registered nurse", "which skills do I need to be a nurse"])
def test_what_it_takes_to_be_something_is_not_asked_of_the_post_in_focus(text: str) -> None:
    assert "ask_experience_needed" not in intents(text)


class Taking(WordClassifier):
    """Takes everything for one topic."""

    def __init__(self, intent: str) -> None:
        self.intent = intent

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        return [Prediction([(self.intent, 0.9), ("greet", 0.05)]) for _ in texts]


@pytest.mark.parametrize(
    ("text", "taken_for", "intent"),
    [
        ("what's the role of a matron", "role_overview", "duties"),
        ("so what's a matron's job", "role_overview", "duties"),
        ("what is a matron", "role_overview", "role_overview"),
        ("what's a band 8a matron", "role_overview", "level_hierarchy"),
        ("drawbacks of being a matron", "which_is_better", "which_suits_me"),
        ("who's better paid, a matron or a ward manager", "which_is_better", "salary"),
        ("which is the better job, matron or ward manager", "which_is_better", "which_is_better"),
        ("matron v ward manager", "role_overview", "difference"),
        ("matron or ward manager", "which_suits_me", "which_suits_me"),
        ("advantages of a matron over a ward manager", "which_is_better", "which_is_better"),
        ("drawbacks of being a matron compared with a charge nurse", "which_is_better", "which_is_better"),
    ],
)
def test_what_is_asked_of_one_post_is_told_by_its_words(text: str, taken_for: str, intent: str) -> None:
    reading = read(text, LINKER)
    (question,) = questions(reading, ENCODER.encode(reading.texts), Taking(f"ask_{taken_for}"), ARTICLES, POSTS)
    assert question.intent == f"ask_{intent}"


def test_a_question_that_names_nothing_goes_on_about_what_an_unclear_one_named() -> None:
    first, second = asked("Who is the matron, which duties are there, and what would I earn?")
    assert (first.intent, [link.ids for link in first.links]) == ("ask_duties", [("matron",)])
    assert (second.intent, second.links) == ("ask_salary", [])


class Leaning(WordClassifier):
    """Takes "what about ..." for half a sentence, and is sure of nothing else."""

    def _predict(self, text: str) -> Prediction:
        half = text.lower().startswith("what about")
        return Prediction([("follow_up", 0.9 if half else 0.3), ("thank", 0.05)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So I could end up with less. What about a matron?", "What about a matron?"),
        ("So I could end up with less. What about that?", "So I could end up with less. What about that?"),
        ("What about a matron? I could end up with less.", "What about a matron? I could end up with less."),
    ],
)
def test_half_a_question_that_ends_an_unclear_message_is_what_is_asked(text: str, found: str) -> None:
    reading = read(text, LINKER)
    (question,) = questions(reading, ENCODER.encode(reading.texts), Leaning(), ARTICLES, POSTS)
    assert question.text == found


class Rather(WordClassifier):
    """Takes a whole message for one on pay, with some certainty, and what it ends with for one on duties."""

    sure = 0.8

    def _predict(self, text: str) -> Prediction:
        if text.lower().startswith("what duties"):
            return Prediction([("ask_duties", 0.95), ("ask_salary", 0.01)])
        return Prediction([("ask_salary", self.sure), ("ask_duties", 0.1)])


class Surer(Rather):
    """Is too sure of the whole to let its end decide."""

    sure = 0.9


@pytest.mark.parametrize(
    ("text", "classifier", "intent"),
    [
        ("They all tell me to go for it when she leaves. What duties are there?", Rather, "ask_duties"),
        ("They all tell me to go for it when she leaves. What duties are there?", Surer, "ask_salary"),
        ("The second one. What duties?", Rather, "ask_salary"),
    ],
)
def test_the_question_at_the_end_of_a_message_counts_before_a_less_certain_whole(
    text: str, classifier: type[WordClassifier], intent: str
) -> None:
    reading = read(text, LINKER)
    (question,) = questions(reading, ENCODER.encode(reading.texts), classifier(), ARTICLES, POSTS)
    assert question.intent == intent


class Faint(WordClassifier):
    """Is hardly sure of anything."""

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        return [Prediction([("ask_salary", 0.34), ("ask_duties", 0.04)]) for _ in texts]


def test_a_guess_that_is_hardly_likely_is_not_handed_on() -> None:
    reading = read("hm, what of the matron", LINKER)
    (question,) = questions(reading, ENCODER.encode(reading.texts), Faint(), ARTICLES, POSTS)
    assert question.as_dict()["ranking"] == ["ask_salary"]


class Polite(WordClassifier):
    """Takes a whole message for thanks, and knows its clauses."""

    def predict(self, texts: Sequence[str], vectors: np.ndarray) -> list[Prediction]:
        return [Prediction([("thank", 0.7), ("ask_salary", 0.2)]), *super().predict(texts[1:], vectors)]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I have called them, I am glad of it. What does a matron earn?", "ask_salary"),
        ("I have called them. I am glad of it.", "thank"),
    ],
)
def test_a_question_beside_manners_is_answered(text: str, intent: str) -> None:
    reading = read(text, LINKER)
    (question,) = questions(reading, ENCODER.encode(reading.texts), Polite(), ARTICLES, POSTS)
    assert question.intent == intent


def test_the_posts_of_a_long_message_are_those_that_its_question_names() -> None:
    told = "My mate was a chief executive once and never had a good word for the place. " * 3
    (question,) = asked(f"{told}What does a matron earn?")
    assert [link.ids for link in question.links if link.kind == "role"] == [("matron",)]
    (question,) = asked(f"{told}What does he earn?")
    assert [link.ids for link in question.links if link.kind == "role"] != [("matron",)]


def test_topics_that_a_message_lists_are_questions_of_their_own() -> None:
    found = asked("matron, what do they earn: pay, skills")
    assert [question.intent for question in found] == ["ask_salary", "ask_skills"]
    assert all(any(link.ids == ("matron",) for link in question.links) for question in found)
