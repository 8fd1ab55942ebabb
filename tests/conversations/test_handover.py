"""Handing over to a person, over HTTP: nobody set up, an adviser with a mail server, and a mail server that is down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from tests.conversations.reading import assert_about, assert_says
from tests.conversations.served import Server, Talk
from tests.load.processes import free_port
from tests.unit.test_desk import Mailbox

pytestmark = pytest.mark.slow

PORT = free_port()


@pytest.fixture(scope="module")
def advised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that hands over by mail; nothing listens on the mail server's port yet."""
    folder = tmp_path_factory.mktemp("handover")
    running = Server(
        folder, ADVISER_EMAIL="help@college.example", SMTP_URL=f"smtp://127.0.0.1:{PORT}", MAIL_FROM="bot@college.example"
    )
    try:
        yield running.start()
    finally:
        running.stop()


def test_without_an_adviser_the_official_services_are_told(talk: Talk) -> None:
    answer = talk.one("can I talk to a human adviser?")
    assert_about(answer, "small_talk")
    assert_says(answer, "National Careers Service", "careeronestop")


def test_a_talk_is_sent_once_it_is_agreed_and_the_mail_server_is_there(advised: Server, tmp_path: Path) -> None:
    talk = Talk(advised.url)
    talk.one("how much does a matron earn?")
    answer = talk.one("can I talk to a human adviser?")
    assert_about(answer, "handover")
    assert_says(answer, "help@college.example", "everything that you and I have said")
    assert_says(talk.one(answer["suggestions"][0]), "e-mail address")
    answer = talk.one("Ada Lovelace, ada@example.org")
    assert_about(answer, "handover")
    assert_says(answer, "could not send it", "Nothing is lost")
    box = Mailbox()
    mail_server = Controller(box, hostname="127.0.0.1", port=PORT)
    mail_server.start()
    try:
        assert_says(talk.one(answer["suggestions"][0]), "Sent", "ada@example.org")
        (mail,) = box.mails
        assert "how much does a matron earn?" in mail.get_content() and "Ada Lovelace" in str(mail["Reply-To"])
        assert_says(talk.one("can I talk to a human adviser?"), "Shall I")
        assert_says(talk.one("no thanks"), "nothing was sent")
        assert len(box.mails) == 1
    finally:
        mail_server.stop()
    assert "ada@example.org" not in advised.said
