"""Feedback: what counts as praise or blame, what is kept of it, and what the owner reads. Stores as in test_tracker_store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered

from advisor.answers import feedback
from advisor.answers.model import Answer, Question
from advisor.server import feedback as report
from advisor.stores.schema import ErasedError, UnknownAnswerError, metadata
from advisor.stores.tracker import ConversationStore


@pytest.mark.parametrize(
    ("text", "intent", "helpful"),
    [
        ("that was wrong", "give_feedback", False),
        ("this isn't helpful", "give_feedback", False),
        ("you didn't answer my question", "give_feedback", False),
        ("thats not what i asked", "give_feedback", False),
        ("great answer", "give_feedback", True),
        ("that helped a lot", "give_feedback", True),
        ("thanks, that helped", "thank", True),
        ("great, thanks", "thank", None),
        ("I'd like to leave feedback", "give_feedback", None),
        ("what is wrong with being a matron", "ask_duties", None),
    ],
)
def test_praise_and_blame_are_told_apart(text: str, intent: str, helpful: bool | None) -> None:
    assert feedback.verdict([Question(text, intent)]) is helpful


@pytest.mark.parametrize(
    ("text", "words"), [("that was wrong", "Which part"), ("very helpful", "glad"), ("feedback", "What was it")]
)
def test_the_reply_fits_what_was_said(text: str, words: str) -> None:
    assert words in feedback.reply(Question(text, "give_feedback")).text


URLS = ["sqlite", *filter(None, [os.environ.get("TEST_DATABASE_URL")])]


@pytest.fixture(params=URLS, ids=lambda url: url.partition(":")[0])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ConversationStore]:
    """Return an empty store."""
    url = f"sqlite:///{tmp_path / 'test.db'}" if request.param == "sqlite" else request.param
    if request.param != "sqlite":
        metadata.drop_all(sa.create_engine(url))
    opened = ConversationStore(Domain.empty(), url)
    yield opened
    opened._engine.dispose()


async def answered(store: ConversationStore, text: str, id: str, *topics: str) -> None:
    """Have a message of conversation "a" answered, once for each topic."""
    await store.claim("a", id)
    tracker = await store.get_or_create_tracker("a", append_action_listen=False)
    tracker.update(UserUttered(text, {"name": "ask"}, message_id=id))
    for topic in topics:
        tracker.update(BotUttered(f"On {topic}.", {"custom": Answer(topic, f"On {topic}.").as_dict()}))
    tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)


async def kept(store: ConversationStore) -> list[dict]:
    return list((await store.export("a"))["feedback"])


async def test_feedback_is_kept_with_its_question_and_answer(store: ConversationStore) -> None:
    await answered(store, "what does a matron do and earn", "m1", "duties", "salary")
    await store.keep_feedback("a", "m1", 1, False, "out of date")
    (row,) = await kept(store)
    assert row.pop("at") > 0
    assert row == {
        "id": "m1",
        "index": 1,
        "helpful": False,
        "comment": "out of date",
        "question": "what does a matron do and earn",
        "topic": "salary",
        "answer": "On salary.",
    }


async def test_feedback_given_again_replaces_the_first(store: ConversationStore) -> None:
    await answered(store, "matrons", "m1", "duties")
    await store.keep_feedback("a", "m1", 0, False, "hm")
    await store.keep_feedback("a", "m1", 0, True)
    assert [(row["helpful"], row["comment"]) for row in await kept(store)] == [(True, "")]


@pytest.mark.parametrize(("id", "index"), [("m2", 0), ("m1", 1), ("m1", -1)])
async def test_feedback_on_no_answer_is_refused(store: ConversationStore, id: str, index: int) -> None:
    await answered(store, "matrons", "m1", "duties")
    with pytest.raises(UnknownAnswerError):
        await store.keep_feedback("a", id, index, True)
    assert await kept(store) == []


async def test_feedback_on_a_message_still_being_answered_is_refused(store: ConversationStore) -> None:
    await store.claim("a", "m1")
    with pytest.raises(UnknownAnswerError):
        await store.keep_feedback("a", "m1", 0, True)


async def test_feedback_in_words_is_on_the_latest_answer(store: ConversationStore) -> None:
    await answered(store, "matrons", "m1", "duties")
    await answered(store, "matrons' pay", "m2", "salary")
    await store.claim("a", "m3")
    assert await store.keep_feedback_on_latest("a", False, "that was wrong")
    assert [(row["id"], row["comment"]) for row in await kept(store)] == [("m2", "that was wrong")]


async def test_there_is_nothing_to_judge_in_small_talk(store: ConversationStore) -> None:
    assert not await store.keep_feedback_on_latest("a", True, "great")
    await answered(store, "hello", "m1", "small_talk")
    assert not await store.keep_feedback_on_latest("a", True, "great")


async def test_erasing_a_conversation_erases_its_feedback(store: ConversationStore) -> None:
    await answered(store, "matrons", "m1", "duties")
    await store.keep_feedback("a", "m1", 0, True, "private words")
    await store.erase("a")
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("select count(*) from feedback").scalar() == 0
    with pytest.raises(ErasedError):
        await store.keep_feedback("a", "m1", 0, True)


async def test_the_owner_reads_counts_and_comments(
    store: ConversationStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(store._engine.url))
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    assert report.main() == 0
    assert capsys.readouterr().out == "Nobody has given feedback yet.\n"
    for id, topic, helpful, comment in (
        ("1", "duties", True, ""),
        ("2", "duties", False, "too short"),
        ("3", "salary", True, ""),
    ):
        await answered(store, f"question {id}", id, topic)
        await store.keep_feedback("a", id, 0, helpful, comment)
    assert report.main() == 0
    head, duties, salary, _, *comment = capsys.readouterr().out.splitlines()
    assert head.split() == ["topic", "answers", "judged", "helpful", "not", "helpful"]
    assert (duties.split(), salary.split()) == (["duties", "2", "1", "1"], ["salary", "1", "1", "0"])
    assert comment == ["not helpful: too short", "  asked:    question 2", "  answered: On duties."]


def test_a_database_that_cannot_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none/there.db")
    assert report.main() == 1
    assert "check DATABASE_URL" in capsys.readouterr().err
