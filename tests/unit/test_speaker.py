"""What the advisor says of the person it talks to, so that they can correct it."""

from __future__ import annotations

import pytest

from advisor.answers import speaker
from advisor.answers.model import Context, Question
from advisor.answers.phrasing import ask
from advisor.knowledge import load
from tests.unit import factory

DATA = factory.content()
DATA["roles"].append(factory.role("manager", "Manager", level="any"))
KNOWLEDGE = factory.knowledge(DATA)
EVERYTHING = {
    "country": "UK",
    "goal": "ceo",
    "qualification": "mha",
    "years": "10",
    "band": "band_7",
    "background": "registered_nurse",
    "current_role": "ward_manager",
}


@pytest.mark.parametrize(
    ("told", "part"),
    [
        ({"current_role": "ward_manager"}, "you are a ward manager"),
        ({"background": "registered_nurse"}, "registered nurse"),
        ({"band": "band_8a"}, "band 8a"),
        ({"years": "22"}, "22 years"),
        ({"qualification": "mha"}, "MHA"),
        ({"qualification": "fache"}, "FACHE"),
        ({"country": "US"}, "in the US"),
        ({"goal": "ceo"}, "aiming for chief executive officer (CEO)"),
    ],
)
def test_each_part_of_a_profile_is_said_in_a_few_words(told: dict[str, str], part: str) -> None:
    assert speaker.profile_parts(KNOWLEDGE, told) == [part]


def test_a_whole_profile_is_said_in_one_order_whatever_the_order_it_was_told_in() -> None:
    parts = speaker.profile_parts(KNOWLEDGE, EVERYTHING)
    assert parts == speaker.profile_parts(KNOWLEDGE, dict(reversed(EVERYTHING.items())))
    assert parts[0] == "you are a ward manager"
    assert parts[-1].startswith("aiming for")
    assert len(parts) == len(EVERYTHING)


@pytest.mark.parametrize("told", [{}, {"current_role": "manager"}, {"qualification": "unheard_of"}])
def test_what_says_nothing_is_left_out(told: dict[str, str]) -> None:
    assert speaker.profile_parts(KNOWLEDGE, told) == []


def test_what_was_understood_is_one_clause_that_asks_to_be_corrected() -> None:
    text = speaker.understood(KNOWLEDGE, {"background": "registered_nurse", "years": "10"})
    assert text == "*I understood: registered nurse, 10 years. Correct me if that is wrong.*\n\n"


@pytest.mark.parametrize("told", [{}, {"country": "UK"}, {"goal": "ceo"}, {"country": "UK", "goal": "ceo"}])
def test_a_country_or_a_goal_alone_is_not_said_back(told: dict[str, str]) -> None:
    assert speaker.understood(KNOWLEDGE, told) == ""


def test_telling_of_oneself_is_noted_and_the_talk_turns_to_the_role_wanted() -> None:
    answer, context = speaker.acknowledge(
        KNOWLEDGE, {"current_role": "ward_manager", "goal": "matron"}, Context(topic="salary"), ""
    )
    assert answer.text.startswith("Noted: you are a ward manager, aiming for matron. What would you like to know?")
    assert (answer.topic, answer.roles) == ("role_overview", ["matron"])
    assert (context.topic, context.roles, context.entries) == ("role_overview", ["matron"], [])
    assert ask("career_path", KNOWLEDGE.roles["matron"]) in answer.suggestions


def test_without_a_goal_the_talk_turns_to_the_role_held() -> None:
    answer, context = speaker.acknowledge(KNOWLEDGE, {"current_role": "ward_manager"}, Context(entries=[["degree", "mha"]]), "")
    assert (answer.roles, context.roles, context.entries) == (["ward_manager"], ["ward_manager"], [])


def test_without_a_role_the_talk_stays_where_it_is() -> None:
    before = Context(topic="salary", roles=["matron"])
    answer, context = speaker.acknowledge(KNOWLEDGE, {"years": "10"}, before, "")
    assert answer.text == "Noted: 10 years. What would you like to know?"
    assert (answer.topic, context) == ("small_talk", before)
    assert answer.suggestions == [ask("career_path"), ask("salary"), ask("education")]


def test_without_a_role_the_goal_told_before_is_what_may_be_asked_of() -> None:
    answer, _ = speaker.acknowledge(KNOWLEDGE, {"years": "10"}, Context(profile={"goal": "matron"}), "")
    assert answer.suggestions[0] == ask("career_path", KNOWLEDGE.roles["matron"])


def test_told_nothing_it_says_thank_you() -> None:
    answer, _ = speaker.acknowledge(KNOWLEDGE, {}, Context(), "")
    assert answer.text == "Thank you. What would you like to know?"


PATH = Context(topic="career_path", roles=["ward_manager"])


@pytest.mark.parametrize(
    ("text", "told", "context", "intent"),
    [
        ("I only have GCSEs", {"country": "UK"}, PATH, "ask_entry_without_degree"),
        ("I left school at 16", {}, PATH, "ask_entry_without_degree"),
        ("I only have a diploma, no degree", {}, Context(topic="salary", roles=["ceo"]), "ask_entry_without_degree"),
        ("I left school at 16", {}, Context(), None),
        ("uk btw", {"country": "UK"}, Context(topic="salary"), "ask_salary"),
        ("I'm a nurse by the way", {"background": "registered_nurse"}, PATH, "ask_career_path"),
        ("I'm a nurse by the way", {"background": "registered_nurse"}, Context(topic="career_path"), "ask_career_path"),
        ("I want out of clinical work", {}, Context(), "ask_career_path"),
        ("I'd like to run a ward", {}, Context(), "ask_career_path"),
        ("student nurse, already dreaming of being a matron", {}, Context(), "ask_career_path"),
        ("dental nurse here, fancy managing the practice", {}, Context(), "ask_career_path"),
        ("is hospital hr manager a sensible next step", {}, Context(), "ask_career_path"),
        ("covering for my manager since june, go for it or not", {}, Context(), "ask_career_path"),
        ("fed up of dispensing. can I run a department", {}, Context(), "ask_career_path"),
        ("I like my job and I love nights", {}, Context(), None),
        ("band 6 physio, 11 years", {"band": "band_6", "years": "11"}, Context(), None),
    ],
)
def test_what_somebody_tells_of_themselves_may_come_to_a_question(
    text: str, told: dict[str, str], context: Context, intent: str | None
) -> None:
    assert speaker.wished(Question(text, "inform"), told, context) == intent


@pytest.mark.parametrize("text", ["I was a head teacher, if that changes anything", "I'm an 8a now"])
def test_what_is_told_in_a_talk_is_told_of_its_topic(text: str) -> None:
    question = Question(text, "inform")
    assert speaker.wished(question, {}, Context(topic="outlook", roles=["matron"])) == "ask_outlook"
    assert speaker.wished(question, {}, Context()) is None


def test_a_goal_that_is_told_turns_the_talk_to_it() -> None:
    context = Context(topic="outlook", roles=["matron"])
    assert speaker.wished(Question("my goal is CEO", "inform"), {"goal": "ceo"}, context) is None


@pytest.mark.parametrize(("band", "kept"), [("band_5", False), ("band_7", True), ("band_8a", True)])
def test_a_post_far_above_the_band_of_its_holder_was_held_before(band: str, kept: bool) -> None:
    told = {"current_role": "matron", "band": band}
    assert ("current_role" in speaker.held_before(load.shared(), told)) == kept


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ({"current_role": "junior_sister"}, None),
        ({"current_role": "junior_sister", "band": "band_7"}, "ward_manager"),
        ({"current_role": "junior_sister", "band": "band_6"}, "junior_sister"),
        ({"current_role": "junior_sister", "goal": "ward_manager"}, "junior_sister"),
    ],
)
def test_a_word_for_several_posts_is_asked_about_unless_band_or_goal_tell(told: dict[str, str], held: str | None) -> None:
    question = Question("I'm a sister, what do I earn?", "ask_salary", names={"role": [["junior_sister", "ward_manager"]]})
    assert speaker.one_post(load.shared(), told, [question], None).get("current_role") == held


def test_a_post_named_for_certain_besides_is_kept() -> None:
    names = {"role": [["junior_sister", "ward_manager"], ["ward_manager"]]}
    question = Question("I'm a sister, a ward manager that is", "ask_salary", names=names)
    assert speaker.one_post(load.shared(), {"current_role": "ward_manager"}, [question], None) == {"current_role": "ward_manager"}
