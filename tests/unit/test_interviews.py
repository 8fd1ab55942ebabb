"""A talk about a job interview, and the last answer in short."""

from __future__ import annotations

import pytest

from advisor.answers import follow, more
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load

KNOWLEDGE = load.shared()
AT_HOME, AMERICAN, ANSWERS, DAY = (
    KNOWLEDGE.articles[id].lead.text for id in ("interviews", "interview_more", "interview_answers", "interview_day")
)


def turn(
    text: str, intent: str, context: Context | None = None, confidence: float = 0.9, **names: list[list[str]]
) -> tuple[Answer, Context]:
    """Return the answer to a question, with the context after it."""
    answers, after = advise(KNOWLEDGE, [Question(text, intent, confidence, [intent], names)], {}, context or Context())
    return answers[0], after


def test_an_interview_is_told_of_whatever_the_post() -> None:
    answer, _ = turn("interview for ward manager on thursday, help", "ask_career_path", role=[["ward_manager"]])
    assert AT_HOME in answer.text


def test_an_american_hears_of_american_ones() -> None:
    answer, after = turn("interview in Ohio tomorrow, any tips", "ask_career_path", country=[["US"]], role=[["nurse_manager_us"]])
    assert AMERICAN in answer.text
    answer, _ = turn("what will they ask", "ask_capabilities", after.with_(place="US"), 0.3)
    assert AT_HOME not in answer.text


def test_the_talk_goes_on_with_it() -> None:
    _, after = turn("interview for ward manager on thursday, help", "ask_career_path", role=[["ward_manager"]])
    answer, after = turn("what might they ask about budgets", "ask_courses", after, 0.3)
    assert AMERICAN in answer.text
    assert ANSWERS in turn("what's STAR", "thank", after, 0.4)[0].text


@pytest.mark.parametrize(
    ("text", "intent", "confidence", "told"),
    [
        ("what do I say for my weaknesses", "ask_skills", 1.0, ANSWERS),
        ("my examples are all from retail", "follow_up", 0.2, ANSWERS),
        ("how do I answer the one on conflict", "ask_skills", 0.9, ANSWERS),
        ("how do I dress", "out_of_scope_unrelated", 0.97, DAY),
        ("what if I freeze", "follow_up", 0.3, DAY),
        ("what should I ask them at the end", "ask_career_path", 0.6, DAY),
        ("what should I put in it", "nlu_fallback", 0.1, DAY),
        ("what questions do they ask", "ask_capabilities", 0.9, AMERICAN),
    ],
)
def test_how_to_answer_and_the_day_itself_belong_to_the_talk(text: str, intent: str, confidence: float, told: str) -> None:
    _, after = turn("interview for ward manager on thursday, help", "ask_career_path", role=[["ward_manager"]])
    assert told in turn(text, intent, after, confidence)[0].text
    assert told not in turn(text, intent, Context(), confidence)[0].text


def test_a_long_post_from_america_is_not_told_what_the_nhs_asks() -> None:
    question = Question("a long post on an interview", "ask_career_path", 0.9, ["ask_career_path"], {}, "interviews")
    answers, _ = advise(KNOWLEDGE, [question], {"country": "US"}, Context())
    assert AMERICAN in answers[0].text


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how do I interview staff", "ask_skills"),
        ("what do they earn, I have an interview", "ask_salary"),
        ("what do they ask for", "ask_education"),
    ],
)
def test_other_questions_are_not_about_interviews(text: str, intent: str) -> None:
    answer, _ = turn(text, intent, role=[["ward_manager"]])
    assert AT_HOME not in answer.text


@pytest.mark.parametrize(
    "text", ["tldr", "TL;DR", "in one sentence please", "ok sorry, too long", "short version?", "sum it up for me"]
)
def test_the_last_answer_in_short(text: str) -> None:
    long, after = turn("what does a matron do", "ask_duties", role=[["matron"]])
    short, _ = turn(text, "repeat", after)
    assert short.text in long.text
    assert not short.text.startswith("**")
    assert "\n" not in short.text
    assert short.sources == long.sources[: len(short.sources)]
    assert short.text.count("[") == len(short.sources) > 0


@pytest.mark.parametrize("text", ["in short, what do they earn", "is it too long a course", "how long is the short one"])
def test_other_words_ask_for_no_shorter_answer(text: str) -> None:
    assert not more.wants_shorter(text)


def test_there_is_nothing_to_shorten_before_the_first_answer() -> None:
    assert more.shorter(Context()) is None


def test_a_list_is_shortened_to_its_first_point() -> None:
    _, after = turn("what does a ward manager earn", "ask_salary", role=[["ward_manager"]])
    short = more.shorter(after)
    assert short and short.text.startswith("The post is on band 7")


def test_a_course_that_somebody_tells_of_is_what_it_means_from_then_on() -> None:
    answer, after = turn("I'm looking at the grad scheme", "inform", programme=[["gmts"]])
    assert KNOWLEDGE.programmes["gmts"].title in answer.text
    assert after.entries == [["programme", "gmts"]]


def test_of_posts_side_by_side_each_is_told_in_short() -> None:
    _, after = turn("which has better prospects", "ask_outlook", role=[["finance_manager"], ["health_information_manager"]])
    short = more.shorter(after)
    assert short
    assert [part.split(":**")[0] for part in short.text.split("\n\n")] == ["**Finance manager", "**Health information manager"]


def test_a_long_post_that_asks_what_they_will_ask_is_on_the_interview() -> None:
    story = "I have led people for ten years in a supermarket chain and was made redundant in January. " * 2
    text = f"{story}I have an interview at a trust. What are they likely to ask me?"
    found = follow.in_context(KNOWLEDGE, Question(text, "ask_career_path", 0.9), Context())
    assert found.article == "interviews"
    told = follow.in_context(
        KNOWLEDGE, Question(f"{story}The interview went badly. Where next?", "ask_career_path", 0.9), Context()
    )
    assert told.article is None
