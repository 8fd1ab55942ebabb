"""Reading a message before any model does: clauses to be understood apart, descriptions of posts, names put aside."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.nlu import reading as reading_module
from advisor.nlu.masking import MASKS
from advisor.nlu.names import NameLinker
from advisor.nlu.reading import MOST_CLAUSES, Reading, read, read_shared
from tests.unit import factory

DATA = factory.content()
DATA["roles"].append(factory.role("manager", "Manager", level="any"))
LINKER = NameLinker(factory.knowledge(DATA))


def reading(text: str) -> Reading:
    return read(text, LINKER)


def apart(text: str) -> list[str]:
    return [clause.text for clause in reading(text).apart]


def roles(text: str) -> list[str]:
    return [link.ids[0] for link in reading(text).links if link.kind == "role"]


def test_a_clause_that_tells_is_not_understood_apart() -> None:
    assert apart("I am a nurse on a ward for the old. What does a matron earn?") == ["What does a matron earn?"]


def test_a_question_that_is_most_of_the_message_is_not_understood_apart() -> None:
    assert apart("Hello there. What does a matron earn?") == []


def test_a_clause_that_may_be_a_cry_for_help_is() -> None:
    assert apart("What does a matron earn? I can't cope.") == ["What does a matron earn?", "I can't cope."]


def test_clauses_apart_stand_in_the_order_of_the_message_and_each_once() -> None:
    text = "I can't cope. What does a matron earn? Can I live on that?"
    assert apart(text) == ["I can't cope.", "What does a matron earn?", "Can I live on that?"]


def test_no_more_questions_are_understood_apart_than_a_person_would_answer() -> None:
    assert len(apart(" ".join(["What does a matron earn?"] * (MOST_CLAUSES + 3)))) == MOST_CLAUSES


def test_a_cry_for_help_after_many_questions_is_still_read() -> None:
    assert apart(" ".join(["What does a matron earn?"] * (MOST_CLAUSES + 3)) + " I can't cope.")[-1] == "I can't cope."


def test_what_describes_a_post_is_encoded_last_and_has_no_topic() -> None:
    found = reading("What does the one who runs the money side earn?")
    assert [span.text for span in found.spans] == ["runs the money side"]
    assert found.texts[-1] == "runs the money side"
    assert found.masked == ["What does the one who runs the money side earn?"]


def test_a_department_of_capitals_is_spelt_out_for_the_encoder() -> None:
    assert reading("what does an IT boss earn").texts[-1] == "information technology boss"


def test_where_a_clause_names_a_post_none_is_described() -> None:
    assert reading("Is a matron responsible for beds?").spans == []


def test_another_clause_may_describe_one() -> None:
    found = reading("What does a matron earn? Who looks after the money?")
    assert [span.text for span in found.spans] == ["looks after the money"]


def test_an_umbrella_name_leaves_a_description_in() -> None:
    assert [span.text for span in reading("What does a hotel manager earn?").spans] == ["hotel manager"]


@pytest.mark.parametrize(
    "text",
    [
        "not a ward manager, a matron",
        "I didn't mean ward manager, I mean matron",
        "a matron instead of a ward manager",
        "matron rather than ward manager",
        "not about the ward manager, the matron please",
    ],
)
def test_a_name_put_aside_for_another_is_dropped(text: str) -> None:
    assert roles(text) == ["matron"]


def test_a_name_put_aside_for_nothing_else_stays() -> None:
    assert roles("I am not a matron") == ["matron"]


def test_a_name_put_aside_for_one_of_another_kind_stays() -> None:
    found = reading("not a matron but with an MHA")
    assert [link.kind for link in found.links] == ["role", "degree"]


def test_a_post_put_aside_for_what_somebody_is_goes() -> None:
    assert [link.kind for link in reading("I said RN not matron").links] == ["qualification"]


def test_what_was_put_aside_is_not_masked() -> None:
    assert reading("not a ward manager, a matron").masked == [f"not a ward manager, a {MASKS['role']}"]


def test_the_name_of_what_was_put_aside_describes_nothing_else() -> None:
    assert reading("I meant the matron, not ward manager").spans == []


def test_an_empty_message_is_read_as_one_empty_text() -> None:
    found = reading("")
    assert (found.texts, found.links, found.apart, found.spans) == ([""], [], [], [])


def test_a_text_met_lately_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_module, "shared", lambda: LINKER)
    read_shared.cache_clear()
    try:
        assert read_shared("What does a matron earn?") is read_shared("What does a matron earn?")
        assert read_shared("What does a matron earn?") == reading("What does a matron earn?")
    finally:
        read_shared.cache_clear()


THREE = "What does a matron earn? Who is above her? How do I become one?"


def test_three_questions_that_are_all_of_a_message_give_its_vector() -> None:
    encoder, read_as = factory.FakeEncoder(), reading(THREE)
    vectors = read_as.vectors(encoder)
    assert read_as.texts[0] not in encoder.encoded
    assert len(vectors) == len(read_as.texts)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0)
    assert vectors[0] @ encoder.encode([read_as.texts[0]])[0] > 0.9


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("What does a matron earn? Who is above her?", id="two"),
        pytest.param(f"I can't cope. {THREE}", id="what may be a cry for help"),
        pytest.param(f"I have been a nurse on a ward for the old since I left school. {THREE}", id="a life besides"),
    ],
)
def test_other_messages_are_encoded_as_a_whole_too(text: str) -> None:
    encoder, read_as = factory.FakeEncoder(), reading(text)
    read_as.vectors(encoder)
    assert encoder.encoded == read_as.texts
