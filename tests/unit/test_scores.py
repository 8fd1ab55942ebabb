"""Scoring what was understood, and the pictures of it."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from advisor.answers.model import Answer, Question, Table
from advisor.nlu.names import NameLinker
from tests.nlu import pictures, scores
from tests.nlu.scores import Result
from tests.unit import factory

LINKER = NameLinker(factory.knowledge())


def understood(**changes: Any) -> Result:
    """Return how a question was understood, by default one on pay, rightly and surely."""
    made: dict[str, Any] = {
        "text": "What does a matron earn?",
        "expected": ["salary"],
        "topic": "salary",
        "confidence": 0.9,
        "difficulty": "easy",
        "roles_expected": [],
        "roles_found": [],
        "in_domain": True,
        "ranking": [("ask_salary", 0.9), ("out_of_scope_unrelated", 0.1)],
        **changes,
    }
    return Result(**made)


def outside(lead: float) -> Result:
    """Return an out-of-scope question whose likeliest career topic is that many times as likely as what is out of scope."""
    ranking = [("ask_salary", lead / 10), ("out_of_scope_unrelated", 0.1)]
    return understood(expected=["out_of_scope"], in_domain=False, ranking=ranking)


@pytest.mark.parametrize(
    ("intent", "topic"),
    [
        ("ask_salary", "salary"),
        ("out_of_scope_crisis", "out_of_scope"),
        ("greet", "small_talk"),
        ("ask_sources", "small_talk"),
        ("nlu_fallback", "nlu_fallback"),
        ("follow_up", "follow_up"),
    ],
)
def test_an_intent_counts_as_a_topic(intent: str, topic: str) -> None:
    assert scores.topic_of(intent) == topic


def test_lead_is_how_many_times_likelier_a_career_topic_is_than_what_is_out_of_scope() -> None:
    ranking = [("greet", 0.5), ("ask_salary", 0.3), ("ask_duties", 0.1), ("out_of_scope_a", 0.06), ("out_of_scope_b", 0.04)]
    assert understood(ranking=ranking).lead == pytest.approx(5)


def test_lead_is_without_end_where_nothing_out_of_scope_is_likely_and_none_where_no_career_topic_is() -> None:
    assert understood(ranking=[("ask_salary", 0.9)]).lead == math.inf
    assert understood(ranking=[("out_of_scope_unrelated", 0.9), ("greet", 0.1)]).lead == 0


def test_a_second_topic_that_a_reader_would_accept_is_right() -> None:
    assert understood(expected=["duties", "salary"]).topic_right
    assert not understood(expected=["duties", "skills"]).topic_right


def test_every_role_asked_about_has_to_be_found() -> None:
    both = [{"matron", "modern_matron"}, {"ceo"}]
    assert understood(roles_expected=both, roles_found=["ceo", "matron", "ward_manager"]).roles_right
    assert not understood(roles_expected=both, roles_found=["matron"]).roles_right
    assert understood(roles_expected=[], roles_found=["matron"]).roles_right


@pytest.mark.parametrize(
    ("topic", "refused"), [("out_of_scope", True), ("nlu_fallback", True), ("salary", False), ("small_talk", False)]
)
def test_declining_and_asking_back_is_refusing(topic: str, refused: bool) -> None:
    assert understood(topic=topic).refused is refused


def test_a_label_may_be_an_id_or_an_everyday_name() -> None:
    assert scores.role_ids("matron", LINKER) == {"matron"}
    assert scores.role_ids("chief_executive", LINKER) == {"chief_executive", "ceo"}


def test_a_label_may_name_several_roles() -> None:
    assert scores.role_ids("matron|chief_executive", LINKER) >= {"matron", "ceo"}
    assert scores.role_ids("nurse_manager", LINKER) >= {"ward_manager", "nurse_manager_us"}
    assert "ward_manager" not in scores.role_ids("matron|ceo", LINKER)


def test_a_labelled_question_is_scored_by_its_label() -> None:
    row = {
        "text": "What does a chief executive earn?",
        "topic": "salary",
        "secondary_topics": ["outlook"],
        "difficulty": "hard",
        "roles": ["chief_executive"],
    }
    found = scores.result(row, Question(row["text"], "ask_outlook", 0.7), [("ask_outlook", 0.7)], ["ceo"], LINKER)
    assert (found.expected, found.topic, found.confidence, found.difficulty) == (["salary", "outlook"], "outlook", 0.7, "hard")
    assert (found.topic_right, found.roles_right, found.in_domain) == (True, True, True)


def test_a_summary_gives_shares_by_topic_and_difficulty() -> None:
    found = scores.summary(
        [
            understood(roles_expected=[{"matron"}], roles_found=["matron"]),
            understood(topic="nlu_fallback", difficulty="hard"),
            understood(topic="out_of_scope", difficulty="hard"),
            understood(expected=["duties"], topic="duties", roles_expected=[{"ceo"}]),
            understood(expected=["out_of_scope"], topic="out_of_scope", in_domain=False),
        ]
    )
    assert found == {
        "questions": 5,
        "topic_right": 0.6,
        "roles_right": 0.5,
        "out_of_scope_caught": 1.0,
        "in_domain_refused": 0.25,
        "in_domain_asked_back": 0.25,
        "by_topic": {"duties": 1.0, "out_of_scope": 1.0, "salary": pytest.approx(1 / 3)},
        "by_difficulty": {"easy": 1.0, "hard": 0.0},
    }


def test_a_summary_without_anything_out_of_scope_tells_none_caught() -> None:
    assert scores.summary([understood()])["out_of_scope_caught"] is None


def test_the_curve_gives_for_each_factor_what_is_caught_and_what_is_refused() -> None:
    inside = [understood(ranking=[("ask_salary", lead / 10), ("out_of_scope_unrelated", 0.1)]) for lead in (1.5, 4, 6, 9)]
    curve = scores.refusal_curve(
        [*inside, outside(0.5), outside(3), understood(expected=["small_talk"], in_domain=False)], [0, 1, 2, 5, 10]
    )
    assert curve == [
        {"factor": 0, "caught": 0.0, "refused": 0.0},
        {"factor": 1, "caught": 0.5, "refused": 0.0},
        {"factor": 2, "caught": 0.5, "refused": 0.25},
        {"factor": 5, "caught": 1.0, "refused": 0.5},
        {"factor": 10, "caught": 1.0, "refused": 1.0},
    ]


def test_a_curve_of_no_questions_is_flat() -> None:
    assert scores.refusal_curve([], [2]) == [{"factor": 2, "caught": 0.0, "refused": 0.0}]


def test_each_part_of_a_profile_is_right_wrong_missed_or_extra() -> None:
    told = {"current_role": "matron", "years": "10", "country": "UK", "goal": "ceo"}
    expected = {"current_role": "ward_manager|matron", "years": "8", "country": "UK", "band": "band_7"}
    assert scores.profile_fields(told, expected) == {
        "band": "missed",
        "country": "right",
        "current_role": "right",
        "goal": "extra",
        "years": "wrong",
    }


def test_a_part_of_an_id_is_not_the_id() -> None:
    assert scores.profile_fields({"goal": "manager"}, {"goal": "ward_manager|matron"}) == {"goal": "wrong"}


def test_nothing_told_and_nothing_expected_is_no_part() -> None:
    assert scores.profile_fields({}, {}) == {}


TURN = {"topic": "salary", "secondary_topics": ["outlook"], "must_match": [r"£\d+", "Matron"], "must_not_match": ["nurse"]}


def test_a_turn_that_says_what_it_must_passes() -> None:
    answer = Answer("salary", "It pays £50.", table=Table(["Post"], [["Matron"]]))
    assert scores.turn_problems(TURN, [Question("pay?", "ask_salary")], [answer]) == []
    assert scores.turn_problems(TURN, [Question("pay?", "ask_outlook")], [Answer("duties", "Matron, £5.")]) == []


def test_a_turn_tells_each_thing_that_is_wrong() -> None:
    problems = scores.turn_problems(TURN, [Question("?", "greet")], [Answer("duties", "A nurse is paid.")])
    assert problems == ["topic ['duties', 'small_talk'], expected salary", r"lacks £\d+", "lacks Matron", "holds nurse"]


def test_a_turn_may_call_words_by_name() -> None:
    turn = {**TURN, "must_match": [], "must_not_match": ["NOT_UNDERSTOOD"]}
    answer = Answer("salary", "That is outside what I know; I do not understand.")
    assert scores.turn_problems(turn, [Question("pay?", "ask_salary")], [answer]) == ["holds NOT_UNDERSTOOD"]
    assert scores.turn_problems(turn, [Question("pay?", "ask_salary")], [Answer("salary", "£5.")]) == []


def test_rows_are_read_one_to_a_line(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"text": "Über"}\n{"text": "a"}\n', encoding="utf-8")
    assert scores.rows(file) == [{"text": "Über"}, {"text": "a"}]


MIXED = [understood(), understood(topic="duties"), understood(expected=["duties", "salary"], confidence=0.4), outside(3)]


@pytest.mark.parametrize(
    "draw",
    [
        lambda file: pictures.confusion(MIXED, file),
        lambda file: pictures.confidence(MIXED, file),
        lambda file: pictures.out_of_scope(scores.refusal_curve(MIXED, [1, 2, 4]), 2, file),
        lambda file: pictures.shares({"salary": 0.5, "duties": 1.0}, "By topic", file),
    ],
    ids=["confusion", "confidence", "out_of_scope", "shares"],
)
def test_a_picture_is_a_png_and_leaves_no_figure_open(tmp_path: Path, draw: Any) -> None:
    file = tmp_path / "picture.png"
    draw(file)
    assert file.read_bytes().startswith(b"\x89PNG\r\n")
    assert pictures.pyplot.get_fignums() == []
